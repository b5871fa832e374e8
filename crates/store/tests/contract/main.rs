//! What the store promises, on SQLite and on PostgreSQL.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod given;
mod harness;

mod alerts;
mod answers;
mod audit;
mod care;
mod children;
mod files;
mod imports;
mod links;
mod looks;
mod meeting_lists;
mod meetings;
mod reports;
mod schema;
mod sessions;
mod slips;
mod staff;
mod submissions;
mod tasks;
mod texts;
mod turns;
mod way_in;

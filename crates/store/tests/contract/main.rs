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

mod answers;
mod care;
mod children;
mod links;
mod meeting_lists;
mod meetings;
mod staff;
mod submissions;
mod way_in;

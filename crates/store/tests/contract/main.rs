//! What the store promises, on SQLite and on PostgreSQL.

mod given;
mod harness;

mod staff;

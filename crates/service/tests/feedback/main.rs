//! What parents and carers say of a conference: slips, drafts, paper, and who reads it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod answers;
mod house;
mod paper;
mod reading;
mod slips;

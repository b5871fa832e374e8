//! What parents, carers and workers write as themselves: slips, drafts, paper, records, and who reads them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod answers;
mod house;
mod paper;
mod reading;
mod records;
mod slips;
mod views;

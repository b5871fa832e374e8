//! The participation report, over stored rows, against numbers worked by hand from the rule book (sections 6 and 7).

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod house;
mod in_time;
mod period;
mod rates;
mod rows;
mod split;
mod who;

//! The rates of participation: each with its formula, numerator, denominator and unit, and the rows behind it (rules section 7).
//!
//! A report is a pure function of its rows. P1 to P7 and the Q rates are about looked after reviews; T1 is about meetings of every
//! kind. Reviews of children under 4 and reviews without a code are never in a denominator; [`Counts`] stands beside the rates.

mod count;
mod definition;
mod figure;
mod row;

pub use count::{Counts, counts, group_by, rate, rates, rows};
pub use definition::{RateId, Unit};
pub use figure::{Rate, Rows};
pub use row::HeldReview;

//! When meetings and records are due, and why (rules section 3).

mod kind;
mod limits;
mod next;
mod period;
mod reckon;

pub use kind::DueKind;
pub use limits::{Limits, LimitsError};
pub use next::{CareHistory, Next, next_conference, next_review, next_secure_review};
pub use period::{NotAPeriod, Period};
pub use reckon::{AdjournmentRefused, Due, midway};

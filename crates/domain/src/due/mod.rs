//! When meetings and records are due, and why (rules section 3).

mod kind;
mod limits;
mod next;
mod period;
mod reckon;

pub use kind::DueKind;
pub use limits::{Limits, LimitsError};
pub use next::{
    CareHistory, HeldElsewhere, Next, NextReview, next_conference, next_review, next_review_on_full_record, next_secure_review,
};
pub use period::{NotAPeriod, Period};
pub use reckon::{AdjournmentRefused, Due, midway};

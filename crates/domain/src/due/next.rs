//! Which limit comes next, given what has been held. Dates of meetings may come in any order; the same day twice is one meeting,
//! and a meeting from before the start of the period or plan is not part of it.

use super::DueKind;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// One care period, as far as its reviews are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CareHistory<'a> {
    /// The day the child became looked after, or the first short break started.
    pub began: NaiveDate,
    /// Whether the child is looked after in short breaks only (legal status V3 or V4).
    pub short_breaks: bool,
    /// The days on which reviews were held.
    pub held: &'a [NaiveDate],
}

/// The limit that comes next, and the day it is counted from. [`super::Limits::due`] turns it into a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// What is due next.
    pub kind: DueKind,
    /// The day it is counted from.
    pub from: NaiveDate,
}

/// The next looked after review of a care period.
pub fn next_review(history: CareHistory<'_>) -> Next {
    use DueKind::{FirstReview, LaterReview, SecondReview, ShortBreaksFirst, ShortBreaksLater};
    let kinds = if history.short_breaks {
        [ShortBreaksFirst, ShortBreaksLater, ShortBreaksLater]
    } else {
        [FirstReview, SecondReview, LaterReview]
    };
    next(kinds, history.began, history.held)
}

/// The next review conference of a protection plan that began with a conference held on `began`: the initial conference, or the one
/// that took the plan over from another council.
pub fn next_conference(began: NaiveDate, reviews_held: &[NaiveDate]) -> Next {
    next([DueKind::FirstRcpc, DueKind::LaterRcpc, DueKind::LaterRcpc], began, reviews_held)
}

/// The next review of a secure placement.
pub fn next_secure_review(placed: NaiveDate, held: &[NaiveDate]) -> Next {
    next([DueKind::SecureReview, DueKind::LaterSecureReview, DueKind::LaterSecureReview], placed, held)
}

fn next([first, second, later]: [DueKind; 3], began: NaiveDate, held: &[NaiveDate]) -> Next {
    let held: BTreeSet<NaiveDate> = held.iter().copied().filter(|day| *day >= began).collect();
    match held.last() {
        None => Next { kind: first, from: began },
        Some(&only) if held.len() == 1 => Next { kind: second, from: only },
        Some(&last) => Next { kind: later, from: last },
    }
}

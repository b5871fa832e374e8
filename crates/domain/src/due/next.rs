//! Which limit comes next, given what has been held. Dates of meetings may come in any order; the same day twice is one meeting,
//! and a meeting from before the start of the period or plan is not part of it.

use super::{DueKind, Limits};
use crate::calendar::WorkingDays;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// One care period, as far as its reviews are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CareHistory<'a> {
    /// The day the child became looked after, or the first short break started.
    pub began: NaiveDate,
    /// Whether care truly began that day, or only what is on record here.
    pub began_known: bool,
    /// Whether the child is looked after in short breaks only (legal status V3 or V4).
    pub short_breaks: bool,
    /// The days on which reviews were held, as far as they are on record here.
    pub held: &'a [NaiveDate],
    /// The day from which every review held is on record here. One held before it may be missing.
    pub recorded_from: NaiveDate,
}

/// The limit that comes next, and the day it is counted from. [`super::Limits::due`] turns it into a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// What is due next.
    pub kind: DueKind,
    /// The day it is counted from.
    pub from: NaiveDate,
}

/// The next looked after review of a care period, and whether that is certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextReview {
    /// What is due next.
    pub next: Next,
    /// False where a review that is not on record here would change the answer: one held before the records begin, or after the last of
    /// an older record. The shorter limit is given then, which is right for planning and no ground for calling a review late.
    pub certain: bool,
}

/// No review is on record, and the first was due before the records here begin: when the next is due cannot be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no review is on record here, and the first was due before the records here begin")]
pub struct HeldElsewhere;

/// The next looked after review of a care period of which every review is on record.
pub fn next_review_on_full_record(began: NaiveDate, short_breaks: bool, held: &[NaiveDate]) -> Next {
    next(review_kinds(short_breaks), began, &since(began, held))
}

/// The next looked after review of a care period.
///
/// Where care began before the records here, a first review that was due before them too is taken as held then: limits are counted from
/// the day the last review was *held* (rules section 3), so a child long in care with one review on record is due six months after it
/// and not three.
///
/// # Errors
/// [`HeldElsewhere`] when there is no day to count from.
pub fn next_review(history: CareHistory<'_>, limits: &Limits, days: &WorkingDays) -> Result<NextReview, HeldElsewhere> {
    let CareHistory { began, began_known, short_breaks, held, recorded_from } = history;
    let kinds = review_kinds(short_breaks);
    let held = since(began, held);
    if began_known && began >= recorded_from {
        return Ok(NextReview { next: next(kinds, began, &held), certain: true });
    }
    let [first, second, later] = kinds;
    // Care that began before the table of bank holidays began long before any record here.
    let first_limit = limits.due(first, began, days).ok().map(|due| due.limit);
    let Some(&last) = held.last() else {
        let still_due = began_known && first_limit.is_some_and(|limit| limit >= recorded_from);
        return if still_due { Ok(NextReview { next: next(kinds, began, &held), certain: false }) } else { Err(HeldElsewhere) };
    };
    let has_first = began_known && held.first().zip(first_limit).is_some_and(|(day, limit)| *day <= limit);
    let may_be_first =
        held.len() == 1 && first_limit.is_some_and(|limit| limits.due(second, limit, days).is_ok_and(|due| last <= due.limit));
    let next = match (has_first, may_be_first) {
        (true, _) => next(kinds, began, &held),
        (false, true) => Next { kind: second, from: last },
        (false, false) => Next { kind: later, from: last },
    };
    Ok(NextReview { next, certain: last >= recorded_from && (has_first || !may_be_first) })
}

/// The next review conference of a protection plan that began with a conference held on `began`: the initial conference, or the one
/// that took the plan over from another council.
pub fn next_conference(began: NaiveDate, reviews_held: &[NaiveDate]) -> Next {
    next([DueKind::FirstRcpc, DueKind::LaterRcpc, DueKind::LaterRcpc], began, &since(began, reviews_held))
}

/// The next review of a secure placement.
pub fn next_secure_review(placed: NaiveDate, held: &[NaiveDate]) -> Next {
    next([DueKind::SecureReview, DueKind::LaterSecureReview, DueKind::LaterSecureReview], placed, &since(placed, held))
}

const fn review_kinds(short_breaks: bool) -> [DueKind; 3] {
    use DueKind::{FirstReview, LaterReview, SecondReview, ShortBreaksFirst, ShortBreaksLater};
    if short_breaks { [ShortBreaksFirst, ShortBreaksLater, ShortBreaksLater] } else { [FirstReview, SecondReview, LaterReview] }
}

fn since(began: NaiveDate, held: &[NaiveDate]) -> BTreeSet<NaiveDate> {
    held.iter().copied().filter(|day| *day >= began).collect()
}

fn next([first, second, later]: [DueKind; 3], began: NaiveDate, held: &BTreeSet<NaiveDate>) -> Next {
    match held.last() {
        None => Next { kind: first, from: began },
        Some(&only) if held.len() == 1 => Next { kind: second, from: only },
        Some(&last) => Next { kind: later, from: last },
    }
}

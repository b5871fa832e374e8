//! By when each review in the register had to be held, where that is certain: lateness is never made up.

use super::{care::CarePeriod, coverage::Coverage};
use crate::{
    calendar::WorkingDays,
    due::{CareHistory, Due, Limits, next_review},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A review held, as it stands in the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnRecord {
    /// The day it was held.
    pub held_on: NaiveDate,
    /// Whether it breaks a rule of the return that nobody has settled yet.
    pub doubtful: bool,
}

/// The limits of a child's reviews in one care period, by the day each was held. A review is not among them when one that nobody has on
/// record here could have come before it: its year was not loaded, a row of the child was left out, care began earlier. Nor is any while
/// one of the child's reviews is in doubt.
pub fn certain_limits(
    period: &CarePeriod,
    reviews: &[OnRecord],
    coverage: &Coverage,
    limits: &Limits,
    days: &WorkingDays,
) -> BTreeMap<NaiveDate, Due> {
    let mut certain = BTreeMap::new();
    if reviews.iter().any(|review| review.doubtful) {
        return certain;
    }
    let mut held_on: Vec<NaiveDate> = reviews.iter().map(|review| review.held_on).filter(|day| period.covers(*day)).collect();
    held_on.sort_unstable();
    held_on.dedup();
    for (index, day) in held_on.iter().enumerate() {
        let Some(recorded_from) = coverage.since(&period.child, *day) else { continue };
        let history = CareHistory {
            began: period.started_on,
            began_known: period.start_known,
            short_breaks: period.short_breaks,
            held: held_on.get(..index).unwrap_or_default(),
            recorded_from,
        };
        let next = next_review(history, limits, days).ok().filter(|next| next.certain).map(|next| next.next);
        let due = next.and_then(|next| limits.due(next.kind, next.from, days).ok());
        certain.extend(due.map(|due| (*day, due)));
    }
    certain
}

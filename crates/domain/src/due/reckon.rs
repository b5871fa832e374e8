//! Reckoning a limit, and saying how it came about.

use super::{DueKind, Limits, Period};
use crate::calendar::{PastTheTable, Skipped, WorkingDays};
use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;

/// When something is due, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Due {
    /// What is due.
    pub kind: DueKind,
    /// The day it is counted from.
    pub from: NaiveDate,
    /// The last day that is in time.
    pub limit: NaiveDate,
    /// The day to plan for: the limit, or the working day before it when the limit is not a working day.
    pub planning_target: NaiveDate,
    /// How the limit is counted, in words: "20 working days from the day the child became looked after". Where several limits
    /// stand side by side, this is the one that binds, followed by all of them.
    pub bound: String,
    /// Whether the limit is counted in working days, rather than in months.
    pub working_days: bool,
    /// The law, guidance or council rule that sets the limit, in words.
    pub rule: String,
    /// The days passed over, with reasons. Counted in working days: those between `from` and `limit`. Counted in months: those from
    /// `limit` back to `planning_target`.
    pub skipped: Vec<Skipped>,
}

impl Due {
    /// Whether something done on this day is in time. The limit itself counts, also when it is not a working day.
    pub fn is_in_time(&self, on: NaiveDate) -> bool {
        on <= self.limit
    }
}

/// Why an adjournment is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AdjournmentRefused {
    /// Regulation 36 allows one adjournment of a review.
    #[error("this review has been adjourned once already, and a review may be adjourned only once")]
    Again,
    /// The new limit lies outside the bank holiday table.
    #[error(transparent)]
    PastTheTable(#[from] PastTheTable),
}

impl Limits {
    /// When `kind` is due, counted from `from`.
    ///
    /// # Errors
    /// A count that leaves the bank holiday table is refused; so is a limit in months whose planning target cannot be told.
    pub fn due(&self, kind: DueKind, from: NaiveDate, days: &WorkingDays) -> Result<Due, PastTheTable> {
        let in_force = self.in_force(kind, from);
        let (mut limit, mut binding) = (in_force.within.first.period.end(from, days)?, &in_force.within.first);
        for bound in &in_force.within.others {
            let end = bound.period.end(from, days)?;
            if end < limit {
                (limit, binding) = (end, bound);
            }
        }

        let mut bound = format!("{} from {}", binding.period, in_force.counted_from);
        if !in_force.within.others.is_empty() {
            let periods: Vec<String> = in_force.within.iter().map(|bound| bound.period.to_string()).collect();
            bound = format!("{bound}, the earliest of {}", periods.join(" and "));
        }
        let working_days = matches!(binding.period, Period::WorkingDays(_));
        let planning_target = days.on_or_before(limit)?;
        let skipped_from = if working_days { from } else { planning_target };
        let skipped = days.skipped(skipped_from, limit)?;
        Ok(Due { kind, from, limit, planning_target, bound, working_days, rule: binding.rule.clone(), skipped })
    }

    /// When the rest of a review adjourned on `from` must be held.
    ///
    /// # Errors
    /// A second adjournment of one review, and a count that leaves the bank holiday table.
    pub fn adjourn(&self, from: NaiveDate, already_adjourned: bool, days: &WorkingDays) -> Result<Due, AdjournmentRefused> {
        if already_adjourned {
            return Err(AdjournmentRefused::Again);
        }
        Ok(self.due(DueKind::Adjournment, from, days)?)
    }
}

/// The day for a midway review: halfway between the day a review was held and the limit of the next, the earlier day where the
/// middle falls between two. No law limits it.
pub fn midway(held_on: NaiveDate, next_limit: NaiveDate) -> NaiveDate {
    let apart = next_limit.signed_duration_since(held_on).num_days();
    held_on.checked_add_signed(TimeDelta::days(apart.div_euclid(2))).unwrap_or(held_on)
}

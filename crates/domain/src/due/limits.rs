//! The limits themselves: data with dates of effect, so that a change of law or of the council's own rule is a new row in a file.

use super::{DueKind, Period};
use chrono::NaiveDate;
use serde::Deserialize;

/// Every limit in force, now and before. Read from a file that must name each [`DueKind`] and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Limits {
    first_review: OneOrMore<Limit>,
    second_review: OneOrMore<Limit>,
    later_review: OneOrMore<Limit>,
    short_breaks_first: OneOrMore<Limit>,
    short_breaks_later: OneOrMore<Limit>,
    icpc: OneOrMore<Limit>,
    first_rcpc: OneOrMore<Limit>,
    later_rcpc: OneOrMore<Limit>,
    secure_review: OneOrMore<Limit>,
    later_secure_review: OneOrMore<Limit>,
    adjournment: OneOrMore<Limit>,
    decisions: OneOrMore<Limit>,
    record: OneOrMore<Limit>,
    distribution: OneOrMore<Limit>,
}

/// Why a file of limits was refused.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("the file of limits cannot be read: {0}")]
pub struct LimitsError(#[from] toml::de::Error);

/// One limit from the day it came into force.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Limit {
    in_force: NaiveDate,
    /// What day it is counted from, in words.
    pub(super) counted_from: String,
    /// The earliest of these binds.
    pub(super) within: OneOrMore<Bound>,
}

/// A period and the rule that sets it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Bound {
    pub(super) period: Period,
    pub(super) rule: String,
}

/// A list that cannot be empty.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<T>")]
pub(super) struct OneOrMore<T> {
    pub(super) first: T,
    pub(super) others: Vec<T>,
}

impl<T> OneOrMore<T> {
    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        std::iter::once(&self.first).chain(&self.others)
    }
}

impl<T> TryFrom<Vec<T>> for OneOrMore<T> {
    type Error = &'static str;

    fn try_from(list: Vec<T>) -> Result<Self, Self::Error> {
        let mut list = list.into_iter();
        let first = list.next().ok_or("this list must have at least one entry")?;
        Ok(Self { first, others: list.collect() })
    }
}

impl Limits {
    /// The limits of the rule book, inside this program.
    ///
    /// # Errors
    /// Those of [`Limits::parse`]; a test holds that the shipped limits have none.
    pub fn shipped() -> Result<Self, LimitsError> {
        Self::parse(include_str!("limits.toml"))
    }

    /// Reads limits from TOML text, as `limits.toml` beside this file shows.
    ///
    /// # Errors
    /// A kind left out or unknown, a date or period that cannot be read, an empty list.
    pub fn parse(text: &str) -> Result<Self, LimitsError> {
        Ok(toml::from_str(text)?)
    }

    /// The limit of a kind for a count that starts on `from`: the newest in force that day. The first on file also answers for the
    /// days before it.
    pub(super) fn in_force(&self, kind: DueKind, from: NaiveDate) -> &Limit {
        let history = match kind {
            DueKind::FirstReview => &self.first_review,
            DueKind::SecondReview => &self.second_review,
            DueKind::LaterReview => &self.later_review,
            DueKind::ShortBreaksFirst => &self.short_breaks_first,
            DueKind::ShortBreaksLater => &self.short_breaks_later,
            DueKind::Icpc => &self.icpc,
            DueKind::FirstRcpc => &self.first_rcpc,
            DueKind::LaterRcpc => &self.later_rcpc,
            DueKind::SecureReview => &self.secure_review,
            DueKind::LaterSecureReview => &self.later_secure_review,
            DueKind::Adjournment => &self.adjournment,
            DueKind::Decisions => &self.decisions,
            DueKind::Record => &self.record,
            DueKind::Distribution => &self.distribution,
        };
        let later = history.others.iter().filter(|limit| limit.in_force <= from);
        later.max_by_key(|limit| limit.in_force).unwrap_or(&history.first)
    }
}

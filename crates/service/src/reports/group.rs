//! The parts of a report: rows of one month, one chair, one kind of meeting, one band of age.

use super::{Period, Split};
use chrono::{Datelike, NaiveDate};
use heard_domain::{
    ids::StaffId,
    meeting::MeetingKind,
    rates::{HeldReview, Rate, RateId, group_by, rate, rates},
};
use serde::Serialize;
use std::collections::BTreeMap;

/// Every rate over the rows of one part.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group {
    /// The stable key: a month as `2025-04`, a chair's id, the key of a kind or of a band.
    pub key: String,
    /// In words.
    pub name: String,
    /// Every rate, counted over this part alone. Per child and per meeting, parts need not add up to the whole.
    pub rates: Vec<Rate>,
}

/// One rate over the rows of one part.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RateOf {
    /// The stable key, as in [`Group`].
    pub key: String,
    /// In words.
    pub name: String,
    /// The rate, counted over this part alone.
    pub rate: Rate,
}

/// The bands of age, each with its first year: those of the forms, after the years before them.
const AGE_BANDS: [(u32, &str, &str); 5] = [
    (0, "under-4", "Under 4"),
    (4, "4-7", "4 to 7"),
    (8, "8-11", "8 to 11"),
    (12, "12-15", "12 to 15"),
    (16, "16-and-over", "16 and over"),
];

/// Rows of one part, with its key and its name.
type Part = (String, String, Vec<HeldReview>);

/// Names of chairs by their id.
pub(super) type Chairs = BTreeMap<StaffId, String>;

/// Every rate of every part.
pub(super) fn groups(split: Split, period: Period, reviews: &[HeldReview], chairs: &Chairs) -> Vec<Group> {
    let parts = match split {
        Split::Month => by_month(period, reviews),
        Split::Chair => by_chair(reviews, chairs),
        Split::Kind => by_kind(reviews),
        Split::AgeBand => by_age_band(reviews),
    };
    parts.into_iter().map(|(key, name, rows)| Group { key, name, rates: rates(&rows) }).collect()
}

/// One rate month by month. A month in which nothing was held is kept.
pub(super) fn each_month(id: RateId, period: Period, reviews: &[HeldReview]) -> Vec<RateOf> {
    one_rate(id, by_month(period, reviews))
}

/// One rate for each kind of meeting that was held.
pub(super) fn each_kind(id: RateId, reviews: &[HeldReview]) -> Vec<RateOf> {
    one_rate(id, by_kind(reviews))
}

fn one_rate(id: RateId, parts: Vec<Part>) -> Vec<RateOf> {
    parts.into_iter().map(|(key, name, rows)| RateOf { key, name, rate: rate(id, &rows) }).collect()
}

fn by_month(period: Period, reviews: &[HeldReview]) -> Vec<Part> {
    let month_of = |day: NaiveDate| (day.year(), day.month());
    let mut held = group_by(reviews, |row| month_of(row.held_on));
    let part = |month: NaiveDate| {
        let rows = held.remove(&month_of(month)).unwrap_or_default();
        (month.format("%Y-%m").to_string(), month.format("%B %Y").to_string(), rows)
    };
    period.months().map(part).collect()
}

/// Chairs by name; last, the meetings of an imported return, which does not say who chaired.
fn by_chair(reviews: &[HeldReview], chairs: &Chairs) -> Vec<Part> {
    let mut held = group_by(reviews, |row| row.chair);
    let unknown = held.remove(&None).map(|rows| ("not-recorded".to_owned(), "Not recorded".to_owned(), rows));
    let known = held.into_iter().filter_map(|(chair, rows)| Some((chair?, rows)));
    let mut parts: Vec<Part> =
        known.map(|(chair, rows)| (chair.to_string(), chairs.get(&chair).cloned().unwrap_or_default(), rows)).collect();
    parts.sort_by(|left, right| (&left.1, &left.0).cmp(&(&right.1, &right.0)));
    parts.extend(unknown);
    parts
}

fn by_kind(reviews: &[HeldReview]) -> Vec<Part> {
    let parts = group_by(reviews, |row| row.kind).into_iter();
    parts.map(|(kind, rows)| (kind.key().to_owned(), kind_name(kind).to_owned(), rows)).collect()
}

fn by_age_band(reviews: &[HeldReview]) -> Vec<Part> {
    let mut held = group_by(reviews, |row| AGE_BANDS.iter().rposition(|(first, ..)| row.age >= *first));
    AGE_BANDS
        .into_iter()
        .enumerate()
        .filter_map(|(at, (_, key, name))| Some((key.to_owned(), name.to_owned(), held.remove(&Some(at))?)))
        .collect()
}

/// A kind of meeting as staff say it.
const fn kind_name(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::LookedAfterReview => "Looked after review",
        MeetingKind::InitialConference => "Initial conference",
        MeetingKind::ReviewConference => "Review conference",
        MeetingKind::TransferInConference => "Transfer-in conference",
        MeetingKind::SecureReview => "Secure accommodation review",
    }
}

//! Counting.

use super::{
    HeldReview, Rate, RateId, Rows,
    definition::{Definition, Key, Place},
};
use crate::participation::Code;
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The reviews that stand beside the rates. Held reviews are those coded PN1 to PN7, those under 4 and those uncoded, together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Looked after reviews held.
    pub held: u32,
    /// Of them, those coded PN0.
    pub under_four: u32,
    /// Of them, those without a code, or with one that cannot be right for the age.
    pub uncoded: u32,
    /// Meetings of any kind for which no limit is known, and which T1 therefore leaves out; counted by child.
    pub no_limit: u32,
}

/// Counts the rows that stand beside the rates.
pub fn counts(reviews: &[HeldReview]) -> Counts {
    let count = |belongs: fn(&HeldReview) -> bool| total(reviews.iter().filter(|row| belongs(row)).count());
    Counts {
        held: count(HeldReview::is_review),
        under_four: count(|row| row.is_review() && row.counted_code() == Some(Code::Pn0)),
        uncoded: count(|row| row.is_review() && row.counted_code().is_none()),
        no_limit: count(|row| row.held_in_time.is_none()),
    }
}

/// Every rate over the rows, in the order of the rule book. The order of the rows makes no difference.
pub fn rates(reviews: &[HeldReview]) -> Vec<Rate> {
    RateId::ALL.into_iter().map(|id| rate(id, reviews)).collect()
}

/// One rate over the rows.
pub fn rate(id: RateId, reviews: &[HeldReview]) -> Rate {
    let Definition { name, formula, unit, place } = id.definition();
    let (numerator, denominator) = match unit.key() {
        None => {
            let places = || reviews.iter().map(place);
            let numerator = places().filter(|place| *place == Place::Numerator).count();
            (numerator, places().filter(|place| *place != Place::Outside).count())
        }
        Some(key) => {
            let whole = whole(key, place, reviews);
            (whole.values().filter(|counts| **counts).count(), whole.len())
        }
    };
    let (numerator, denominator) = (total(numerator), total(denominator));
    let value = (denominator > 0).then(|| f64::from(numerator) / f64::from(denominator));
    Rate { id, name, formula, unit, numerator, denominator, value }
}

/// The rows behind a rate, so that a page can open the figure.
pub fn rows(id: RateId, reviews: &[HeldReview]) -> Rows<'_> {
    let Definition { unit, place, .. } = id.definition();
    let denominator: Vec<&HeldReview> = reviews.iter().filter(|row| place(row) != Place::Outside).collect();
    let numerator = match unit.key() {
        None => denominator.iter().copied().filter(|row| place(row) == Place::Numerator).collect(),
        Some(key) => {
            let whole = whole(key, place, reviews);
            denominator.iter().copied().filter(|row| whole.get(&key(row)) == Some(&true)).collect()
        }
    };
    Rows { numerator, denominator }
}

/// Sorts the rows into groups by any key: the month, the chair, the kind of meeting, an age band. Each group can be counted as the
/// whole is; groups counted per child or per meeting need not add up to it.
pub fn group_by<K: Ord>(reviews: &[HeldReview], key: impl Fn(&HeldReview) -> K) -> BTreeMap<K, Vec<HeldReview>> {
    let mut groups: BTreeMap<K, Vec<HeldReview>> = BTreeMap::new();
    for row in reviews {
        groups.entry(key(row)).or_default().push(*row);
    }
    groups
}

/// For each child or meeting in the denominator, whether all of its rows there are in the numerator.
fn whole(key: Key, place: fn(&HeldReview) -> Place, reviews: &[HeldReview]) -> BTreeMap<Uuid, bool> {
    let mut whole = BTreeMap::new();
    for row in reviews {
        let place = place(row);
        if place != Place::Outside {
            *whole.entry(key(row)).or_insert(true) &= place == Place::Numerator;
        }
    }
    whole
}

fn total(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

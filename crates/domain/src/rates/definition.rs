//! The rates, one entry each: name, formula, unit, and where a row belongs.

use super::HeldReview;
use crate::{meeting::UnknownWord, participation::Code};
use serde::Serialize;
use std::str::FromStr;
use uuid::Uuid;

/// The rates that are counted. A new one is a variant here, its place in `ALL`, and one arm in `definition`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[expect(missing_docs, reason = "the definition below names each in the words of the rule book")]
pub enum RateId {
    P1,
    P2,
    P3,
    P4,
    P5,
    P6,
    P7,
    Q2,
    Q3,
    T1,
}

/// What a rate counts. A child, or a meeting, with several rows is in the numerator only if all of its rows in the denominator are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// One child at one held review.
    Review,
    /// One child, over all the rows given.
    Child,
    /// One meeting, over all the children it was about.
    Meeting,
}

impl Unit {
    /// What is counted, in plain words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Review => "reviews, one for each child",
            Self::Child => "children",
            Self::Meeting => "meetings",
        }
    }

    /// What gathers several rows into one; none where each row stands for itself.
    pub(super) fn key(self) -> Option<Key> {
        match self {
            Self::Review => None,
            Self::Child => Some(|row| row.child.raw()),
            Self::Meeting => Some(|row| row.meeting.raw()),
        }
    }
}

/// Tells which child or meeting a row belongs to.
pub(super) type Key = fn(&HeldReview) -> Uuid;

/// Where a row belongs in a rate: outside it, in the denominator alone, or in the numerator too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Outside,
    Denominator,
    Numerator,
}

/// What makes a rate.
pub(super) struct Definition {
    pub(super) name: &'static str,
    pub(super) formula: &'static str,
    pub(super) unit: Unit,
    pub(super) place: fn(&HeldReview) -> Place,
}

impl RateId {
    /// Every rate, in the order of the rule book.
    pub const ALL: [Self; 10] =
        [Self::P1, Self::P2, Self::P3, Self::P4, Self::P5, Self::P6, Self::P7, Self::Q2, Self::Q3, Self::T1];

    /// The id as the rule book writes it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::P1 => "P1",
            Self::P2 => "P2",
            Self::P3 => "P3",
            Self::P4 => "P4",
            Self::P5 => "P5",
            Self::P6 => "P6",
            Self::P7 => "P7",
            Self::Q2 => "Q2",
            Self::Q3 => "Q3",
            Self::T1 => "T1",
        }
    }

    pub(super) fn definition(self) -> Definition {
        use Code::{Pn1, Pn7};
        match self {
            Self::P1 => Definition {
                name: "views heard",
                formula: "(PN1 + PN2 + PN3 + PN5 + PN6) / (PN1 to PN7)",
                unit: Unit::Review,
                place: |row| coded(row, |code| code.heard() == Some(true)),
            },
            Self::P2 => Definition {
                name: "attended",
                formula: "(PN1 + PN2 + PN3 + PN4) / (PN1 to PN7)",
                unit: Unit::Review,
                place: |row| coded(row, |code| code.present() == Some(true)),
            },
            Self::P3 => Definition {
                name: "spoke for self",
                formula: "PN1 / (PN1 to PN7)",
                unit: Unit::Review,
                place: |row| coded(row, |code| code == Pn1),
            },
            Self::P4 => Definition {
                name: "not heard",
                formula: "(PN4 + PN7) / (PN1 to PN7)",
                unit: Unit::Review,
                place: |row| coded(row, |code| code.heard() == Some(false)),
            },
            Self::P5 => Definition {
                name: "any contact (loose: for comparing with councils that count it so)",
                formula: "(PN1 to PN6) / (PN1 to PN7)",
                unit: Unit::Review,
                place: |row| coded(row, |code| code != Pn7),
            },
            Self::P6 => Definition {
                name: "heard at every review, per child",
                formula: "children aged 4 and over whose every coded review was heard / \
                          children aged 4 and over with a coded review",
                unit: Unit::Child,
                place: |row| coded(row, |code| code.heard() == Some(true)),
            },
            Self::P7 => Definition {
                name: "coding completeness",
                formula: "(PN0 to PN7) / reviews held",
                unit: Unit::Review,
                place: |row| of(row.is_review(), row.counted_code().is_some()),
            },
            Self::Q2 => Definition {
                name: "submitted",
                formula: "held reviews (4 and over) with a linked submission received before the start / held reviews (4 and over)",
                unit: Unit::Review,
                place: |row| of(row.is_review_from_four(), row.submitted_in_time),
            },
            Self::Q3 => Definition {
                name: "read in time",
                formula: "of the reviews in Q2's numerator, those with every submission opened by the chair of record \
                          before the start / the reviews in Q2's numerator",
                unit: Unit::Review,
                place: |row| of(row.is_review_from_four() && row.submitted_in_time, row.read_in_time),
            },
            Self::T1 => Definition {
                name: "held in time",
                formula: "held meetings on or before the limit / held meetings with a known limit",
                unit: Unit::Meeting,
                place: |row| of(row.held_in_time.is_some(), row.held_in_time == Some(true)),
            },
        }
    }
}

/// Places a row among the looked after reviews coded PN1 to PN7.
fn coded(row: &HeldReview, counts: impl Fn(Code) -> bool) -> Place {
    match row.counted_code() {
        Some(code) if row.is_review() && code != Code::Pn0 => of(true, counts(code)),
        _ => Place::Outside,
    }
}

fn of(in_denominator: bool, in_numerator: bool) -> Place {
    match (in_denominator, in_numerator) {
        (false, _) => Place::Outside,
        (true, false) => Place::Denominator,
        (true, true) => Place::Numerator,
    }
}

impl FromStr for RateId {
    type Err = UnknownWord;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|id| id.key() == key).ok_or_else(|| UnknownWord(key.to_owned(), "rate"))
    }
}

//! One rate as it is shown: never a bare percentage.

use super::{HeldReview, RateId, Unit};
use serde::Serialize;

/// A rate with everything needed to judge it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Rate {
    /// Which rate.
    pub id: RateId,
    /// Its name.
    pub name: &'static str,
    /// How it is made.
    pub formula: &'static str,
    /// What is counted above and below the line.
    pub unit: Unit,
    /// How many are above the line.
    pub numerator: u32,
    /// How many are below the line.
    pub denominator: u32,
    /// Numerator over denominator, from 0 to 1; none when there is nothing below the line.
    pub value: Option<f64>,
}

impl Rate {
    /// The value as a percentage with one decimal, halves rounded up: "91.0%". None when there is nothing below the line.
    pub fn percent(&self) -> Option<String> {
        let (above, below) = (u64::from(self.numerator), u64::from(self.denominator));
        let tenths = (2000 * above + below).checked_div(2 * below)?;
        Some(format!("{}.{}%", tenths / 10, tenths % 10))
    }
}

/// The rows behind a rate, in the order they were given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows<'a> {
    /// The rows of what is above the line.
    pub numerator: Vec<&'a HeldReview>,
    /// The rows of what is below the line; those of the numerator are among them.
    pub denominator: Vec<&'a HeldReview>,
}

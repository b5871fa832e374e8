//! A length of time as the rules give it: so many working days, or so many months.

use crate::calendar::{PastTheTable, WorkingDays, add_months};
use chrono::NaiveDate;
use serde::Deserialize;
use std::{fmt, str::FromStr};

/// A length of time that a limit allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Period {
    /// Working days; the day counted from is day 0.
    WorkingDays(u32),
    /// Months: the same day number, clamped to the month's end.
    Months(u32),
}

/// A text that is not a period.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a period: write it as \"20 working days\" or \"3 months\"")]
pub struct NotAPeriod(String);

impl Period {
    /// The last day that is within this period of `from`.
    pub fn end(self, from: NaiveDate, days: &WorkingDays) -> Result<NaiveDate, PastTheTable> {
        match self {
            Self::WorkingDays(count) => days.add(from, count),
            Self::Months(count) => Ok(add_months(from, count)),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WorkingDays(1) => f.write_str("1 working day"),
            Self::WorkingDays(count) => write!(f, "{count} working days"),
            Self::Months(1) => f.write_str("1 month"),
            Self::Months(count) => write!(f, "{count} months"),
        }
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (count, unit) = text.split_once(' ').ok_or_else(|| NotAPeriod(text.to_owned()))?;
        match (count.parse(), unit) {
            (Ok(count), "working day" | "working days") => Ok(Self::WorkingDays(count)),
            (Ok(count), "month" | "months") => Ok(Self::Months(count)),
            _ => Err(NotAPeriod(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Period {
    type Error = NotAPeriod;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

//! The bank holiday table, read from the text of a dated list.

use super::WorkingDays;
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use std::collections::BTreeMap;

/// England has never had fewer bank holidays in a year, Good Friday and Christmas Day included, since 1978.
const FULL_YEAR: usize = 8;

/// Why a bank holiday table was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// A line that is not a date and a name.
    #[error("the bank holiday table cannot be read: {0}")]
    Unreadable(String),
    /// No rows at all.
    #[error("the bank holiday table is empty")]
    Empty,
    /// One date on two lines.
    #[error("the bank holiday table has {0} twice")]
    Twice(NaiveDate),
    /// A year with too few days to be whole. Counting in it would give dates that are too early.
    #[error("the bank holiday table has {found} days for {year}, and a whole year has at least {FULL_YEAR}")]
    PartYear {
        /// The year that is not whole.
        year: i32,
        /// How many days the table has for it.
        found: usize,
    },
}

#[derive(Deserialize)]
struct Row {
    date: NaiveDate,
    title: String,
}

impl WorkingDays {
    /// The table inside this program: England and Wales as published on GOV.UK, whole years.
    ///
    /// # Errors
    /// Those of [`WorkingDays::parse`]; a test holds that the shipped table has none.
    pub fn shipped() -> Result<Self, TableError> {
        Self::parse(include_str!("../../data/bank-holidays/england-and-wales.csv"))
    }

    /// Reads a table from CSV text with the headings `date` (year-month-day) and `title`, in any order of rows. It covers the
    /// whole years from its first date to its last.
    ///
    /// # Errors
    /// A line that cannot be read, a date given twice, a table with no rows, and a year that is missing or not whole.
    pub fn parse(text: &str) -> Result<Self, TableError> {
        let mut holidays = BTreeMap::new();
        for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
            let Row { date, title } = row.map_err(|error| TableError::Unreadable(error.to_string()))?;
            if holidays.insert(date, title).is_some() {
                return Err(TableError::Twice(date));
            }
        }
        let (Some((first, _)), Some((last, _))) = (holidays.first_key_value(), holidays.last_key_value()) else {
            return Err(TableError::Empty);
        };
        let years = first.year()..=last.year();
        for year in years.clone() {
            let found = holidays.keys().filter(|date| date.year() == year).count();
            if found < FULL_YEAR {
                return Err(TableError::PartYear { year, found });
            }
        }
        Ok(Self { holidays, years })
    }
}

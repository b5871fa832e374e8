//! "Within N months" (rules section 2).

use chrono::{Months, NaiveDate};

/// The same day number `months` later, or the last day of that month where it is shorter: 31 January and one month is the last of
/// February. A sum past the last date there is gives that last date.
pub fn add_months(date: NaiveDate, months: u32) -> NaiveDate {
    date.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

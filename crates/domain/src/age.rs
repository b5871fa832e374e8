//! How old a child is on a day, and the fourth birthday on which the participation codes turn (rules section 6).

use chrono::{Datelike, NaiveDate};

/// The age, in years, from which a child's part in a meeting is coded PN1 to PN7; under it the code is PN0.
pub const CODED_FROM: u32 = 4;

/// Whole years on a day. A child not born yet is 0: a conference may come before the birth.
///
/// A child born on 29 February turns a year older on 1 March in other years.
pub fn age_on(born: NaiveDate, on: NaiveDate) -> u32 {
    on.years_since(born).unwrap_or(0)
}

/// The fourth birthday: 1 March for a child of 29 February when the year has no such day, as 2100.
pub fn fourth_birthday(born: NaiveDate) -> NaiveDate {
    let year = born.year().saturating_add_unsigned(CODED_FROM);
    born.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1)).unwrap_or(NaiveDate::MAX)
}

/// Whether the child is under 4 on a day: strictly before the fourth birthday.
pub fn is_under_four(born: NaiveDate, on: NaiveDate) -> bool {
    on < fourth_birthday(born)
}

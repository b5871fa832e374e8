//! Dates as the return writes them: day/month/four-digit year. Nothing else is guessed at.

use super::rule::{Outcome, Place, Problem, Rule};
use chrono::NaiveDate;

/// Why a text is not a date of the return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum NoDate {
    #[error("is blank")]
    Blank,
    #[error("has a year of two digits; write all four")]
    TwoDigitYear,
    #[error("is a day that does not exist")]
    NoSuchDay,
    #[error("is not written as day/month/year, like 05/06/2025")]
    Form,
}

/// A date, and whether its day or month was written with one digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) date: NaiveDate,
    pub(super) short: bool,
}

/// Reads one date.
pub(super) fn parse(text: &str) -> Result<Written, NoDate> {
    if text.is_empty() {
        return Err(NoDate::Blank);
    }
    let mut parts = text.split('/');
    let (Some(day), Some(month), Some(year), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(NoDate::Form);
    };
    let digits = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        let fits = lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| part.parse::<u32>().ok()).flatten().ok_or(NoDate::Form)
    };
    let (d, m) = (digits(day, 1..=2)?, digits(month, 1..=2)?);
    if digits(year, 2..=2).is_ok() {
        return Err(NoDate::TwoDigitYear);
    }
    let y = i32::try_from(digits(year, 4..=4)?).map_err(|_| NoDate::Form)?;
    let date = NaiveDate::from_ymd_opt(y, m, d).ok_or(NoDate::NoSuchDay)?;
    Ok(Written { date, short: day.len() == 1 || month.len() == 1 })
}

/// Reads the date under a heading and notes one-digit days and months.
pub(super) fn read(text: &str, heading: &str, place: Place<'_>, problems: &mut Vec<Problem>) -> Result<NaiveDate, NoDate> {
    let written = parse(text)?;
    if written.short {
        let message = format!("{heading} \"{text}\" is read as {}", show(written.date));
        problems.push(place.problem(Rule::Own10, Outcome::Kept, message));
    }
    Ok(written.date)
}

/// Says why the text under a heading is not a date.
pub(super) fn complaint(heading: &str, text: &str, why: NoDate) -> String {
    if why == NoDate::Blank { format!("{heading} {why}") } else { format!("{heading} \"{text}\" {why}") }
}

/// A date as the return writes it.
pub(super) fn show(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

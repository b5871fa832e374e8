//! London's clock: what day and time it is for the people of a meeting, given an instant in UTC.
//!
//! British summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October. That has been
//! the rule since 1996, which is before any instant we keep, so no time zone database is carried (it would weigh on the browser).

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Utc};

/// What summer time adds to UTC.
const SUMMER: TimeDelta = TimeDelta::hours(1);

/// The civil date in London at an instant. Ages, limits and "on the day" are all judged by it.
pub fn london_date(at: DateTime<Utc>) -> NaiveDate {
    london_local(at).date()
}

/// The civil date and time in London at an instant.
pub fn london_local(at: DateTime<Utc>) -> NaiveDateTime {
    let utc = at.naive_utc();
    if is_summer_time(utc) { utc.checked_add_signed(SUMMER).unwrap_or(utc) } else { utc }
}

/// The instant of a civil date and time in London.
///
/// A time that the clocks skip in March means the same distance after the change: 01:30 is 02:30 summer time. A time that comes
/// twice in October means the first of the two, so that nothing sent in that hour counts as later than it was.
pub fn from_london(local: NaiveDateTime) -> DateTime<Utc> {
    let if_summer = local.checked_sub_signed(SUMMER).unwrap_or(local);
    if is_summer_time(if_summer) { if_summer.and_utc() } else { local.and_utc() }
}

fn is_summer_time(utc: NaiveDateTime) -> bool {
    let changes = clock_change(utc.year(), 3).zip(clock_change(utc.year(), 10));
    changes.is_some_and(|(begins, ends)| begins <= utc && utc < ends)
}

/// 01:00 UTC on the last Sunday of a month with 31 days.
fn clock_change(year: i32, month: u32) -> Option<NaiveDateTime> {
    let last_day = NaiveDate::from_ymd_opt(year, month, 31)?;
    let past_sunday = last_day.weekday().num_days_from_sunday();
    last_day.with_day(31 - past_sunday)?.and_hms_opt(1, 0, 0)
}

//! Working days in England: not Saturdays, Sundays or bank holidays (rules section 2).

use super::add_months;
use chrono::{Datelike, NaiveDate, Weekday};
use serde::Serialize;
use std::{collections::BTreeMap, fmt, iter, ops::RangeInclusive};

/// The working days of the years that the bank holiday table covers. Asked about any other day it refuses rather than guess, for a
/// missed bank holiday makes a limit a day too early.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingDays {
    pub(super) holidays: BTreeMap<NaiveDate, String>,
    pub(super) years: RangeInclusive<i32>,
}

/// The day asked about lies outside the bank holiday table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "bank holidays are known for {} to {}, so working days cannot be counted as far as {}",
    .years.start(), .years.end(), .day.format("%-d %B %Y")
)]
pub struct PastTheTable {
    /// The first day that could not be judged.
    pub day: NaiveDate,
    /// The years that the table covers.
    pub years: RangeInclusive<i32>,
}

/// Why a day is not a working day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "why", content = "name", rename_all = "kebab-case")]
pub enum DayOff {
    /// Saturday or Sunday.
    Weekend,
    /// A bank holiday, Good Friday or Christmas Day, or the day that stands in for one; with its name.
    BankHoliday(String),
}

impl fmt::Display for DayOff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Weekend => f.write_str("weekend"),
            Self::BankHoliday(name) => write!(f, "bank holiday, {name}"),
        }
    }
}

/// A day that a count passed over, and why, so that a screen can explain a limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// The day.
    pub day: NaiveDate,
    /// Why it was passed over.
    #[serde(flatten)]
    pub why: DayOff,
}

impl WorkingDays {
    /// The last day of the last year covered.
    pub fn covered_until(&self) -> NaiveDate {
        NaiveDate::from_ymd_opt(*self.years.end(), 12, 31).unwrap_or(NaiveDate::MAX)
    }

    /// Whether the table ends within 12 months of `today`, which is when staff are warned.
    pub fn runs_out_within_a_year(&self, today: NaiveDate) -> bool {
        self.covered_until() <= add_months(today, 12)
    }

    /// Why `date` is not a working day; nothing if it is one.
    pub fn day_off(&self, date: NaiveDate) -> Result<Option<DayOff>, PastTheTable> {
        if !self.years.contains(&date.year()) {
            return Err(self.past(date));
        }
        if matches!(date.weekday(), Weekday::Sat | Weekday::Sun) {
            return Ok(Some(DayOff::Weekend));
        }
        Ok(self.holidays.get(&date).cloned().map(DayOff::BankHoliday))
    }

    /// Whether `date` is a working day.
    pub fn is_working_day(&self, date: NaiveDate) -> Result<bool, PastTheTable> {
        self.day_off(date).map(|off| off.is_none())
    }

    /// The day `working_days` after `from`. `from` is day 0, whether or not it is a working day itself; day 1 is the first working
    /// day after it. Something due "within N working days of X" is in time on or before `add(x, n)`.
    pub fn add(&self, from: NaiveDate, working_days: u32) -> Result<NaiveDate, PastTheTable> {
        (0..working_days).try_fold(from, |day, _| self.after(day))
    }

    /// The first working day after `date`.
    pub fn after(&self, date: NaiveDate) -> Result<NaiveDate, PastTheTable> {
        self.first_working(date, iter::successors(date.succ_opt(), NaiveDate::succ_opt))
    }

    /// The last working day before `date`.
    pub fn before(&self, date: NaiveDate) -> Result<NaiveDate, PastTheTable> {
        self.first_working(date, iter::successors(date.pred_opt(), NaiveDate::pred_opt))
    }

    /// `date` itself if it is a working day, else the last one before it.
    pub fn on_or_before(&self, date: NaiveDate) -> Result<NaiveDate, PastTheTable> {
        if self.is_working_day(date)? { Ok(date) } else { self.before(date) }
    }

    /// How many working days lie after `from`, up to and with `until`: the inverse of [`WorkingDays::add`]. None if `until` is not
    /// after `from`.
    pub fn count(&self, from: NaiveDate, until: NaiveDate) -> Result<u32, PastTheTable> {
        days_after(from, until).try_fold(0, |count, day| Ok(count + u32::from(self.is_working_day(day)?)))
    }

    /// The days after `from`, up to and with `until`, that are not working days, each with its reason.
    pub fn skipped(&self, from: NaiveDate, until: NaiveDate) -> Result<Vec<Skipped>, PastTheTable> {
        days_after(from, until).filter_map(|day| Some(self.day_off(day).transpose()?.map(|why| Skipped { day, why }))).collect()
    }

    fn first_working(&self, asked: NaiveDate, days: impl Iterator<Item = NaiveDate>) -> Result<NaiveDate, PastTheTable> {
        for day in days {
            if self.is_working_day(day)? {
                return Ok(day);
            }
        }
        Err(self.past(asked))
    }

    fn past(&self, day: NaiveDate) -> PastTheTable {
        PastTheTable { day, years: self.years.clone() }
    }
}

fn days_after(from: NaiveDate, until: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    from.iter_days().skip(1).take_while(move |day| *day <= until)
}

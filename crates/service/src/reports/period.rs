//! The days a report is about.

use crate::{
    Actor, Service,
    error::{Error, Problem, Result},
};
use chrono::{Datelike, Months, NaiveDate};
use heard_domain::{calendar::add_months, policy::Action};
use serde::Serialize;
use std::fmt;

/// The longest report: a child's whole time in care and more, and few enough months to draw.
const LONGEST_IN_YEARS: u32 = 20;

/// From one London day to another, both of them in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Period {
    from: NaiveDate,
    to: NaiveDate,
}

impl Period {
    /// Reads two days, each written `2025-04-01`.
    ///
    /// # Errors
    /// [`Error::Invalid`] with a problem beside "from" or "to": a day that cannot be read, the last before the first, or more than
    /// 20 years.
    pub fn parse(from: &str, to: &str) -> Result<Self> {
        match (day(from), day(to)) {
            (Some(from), Some(to)) if to < from => Err(Error::Invalid(vec![Problem::new(
                "to",
                format!("The last day must not be before the first, which is {}", long(from)),
            )])),
            (Some(from), Some(to)) if to >= add_months(from, 12 * LONGEST_IN_YEARS) => Err(Error::Invalid(vec![Problem::new(
                "to",
                format!("Choose {LONGEST_IN_YEARS} years or fewer: from {}, that is up to {}", long(from), long(last_of(from))),
            )])),
            (Some(from), Some(to)) => Ok(Self { from, to }),
            (from, to) => {
                let unread = [("from", "first", from), ("to", "last", to)].into_iter().filter(|(_, _, day)| day.is_none());
                let say = |(field, which, _)| {
                    Problem::new(field, format!("Enter the {which} day as year, month and day, like 2025-04-01"))
                };
                Err(Error::Invalid(unread.map(say).collect()))
            }
        }
    }

    /// The first day.
    pub const fn from(self) -> NaiveDate {
        self.from
    }

    /// The last day.
    pub const fn to(self) -> NaiveDate {
        self.to
    }

    /// The first day of each month that has a day in the period, in order.
    pub fn months(self) -> impl Iterator<Item = NaiveDate> {
        (0..=LONGEST_IN_YEARS * 12).map_while(move |later| {
            let month = first_of_month(self.from).checked_add_months(Months::new(later))?;
            (month <= self.to).then_some(month)
        })
    }

    /// The twelve months before the one that `today` is in, and that month up to today.
    fn up_to(today: NaiveDate) -> Self {
        let month = first_of_month(today);
        Self { from: month.checked_sub_months(Months::new(12)).unwrap_or(month), to: today }
    }

    /// The year of the national return, 1 April to 31 March, that a day is in.
    fn return_year(day: NaiveDate) -> Self {
        let first = if day.month() < 4 { day.year() - 1 } else { day.year() };
        let from = NaiveDate::from_ymd_opt(first, 4, 1).unwrap_or(day);
        Self { from, to: add_months(from, 12).pred_opt().unwrap_or(day) }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", long(self.from), long(self.to))
    }
}

impl Service {
    /// The period to show when none is asked for: the last twelve full months and this month up to today. When no meeting was held
    /// in it, as after importing an older return, it is the last year from 1 April to 31 March in which one was.
    pub async fn usual_period(&self, actor: &Actor) -> Result<Period> {
        actor.require(Action::SeeReport)?;
        let recent = Period::up_to(self.clock.today());
        Ok(match self.store.read().await?.days_held().await? {
            Some((first, last)) if last < recent.from || first > recent.to => Period::return_year(last),
            _ => recent,
        })
    }
}

/// A day as a browser and the command line write it. Its four figures of a year keep sums of dates far from their ends.
fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let plain = text.len() == 10 && text.starts_with(|c: char| c.is_ascii_digit());
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| plain)
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// The last day of the longest period that begins on a day.
fn last_of(from: NaiveDate) -> NaiveDate {
    add_months(from, 12 * LONGEST_IN_YEARS).pred_opt().unwrap_or(from)
}

fn long(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

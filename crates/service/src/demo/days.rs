//! Days counted in working days from the one on which the demo plays, so that every life looks right on any day it is made.

use chrono::{DateTime, Days as CivilDays, NaiveDate, NaiveTime, Utc};
use heard_domain::calendar::{PastTheTable, WorkingDays, from_london};

/// The working days around the day on which the demo plays.
pub(super) struct Days<'a> {
    table: &'a WorkingDays,
    /// The day itself, or the last working day before it.
    base: NaiveDate,
    today: NaiveDate,
}

/// A time of day in London: hour and minute.
pub(super) type Time = (u32, u32);

impl<'a> Days<'a> {
    pub(super) fn new(table: &'a WorkingDays, today: NaiveDate) -> Result<Self, PastTheTable> {
        Ok(Self { table, base: table.on_or_before(today)?, today })
    }

    /// The day on which it plays, working day or not.
    pub(super) const fn today(&self) -> NaiveDate {
        self.today
    }

    /// The table behind it.
    pub(super) const fn table(&self) -> &'a WorkingDays {
        self.table
    }

    /// The working day this many after day 0, or before it.
    pub(super) fn on(&self, day: i32) -> Result<NaiveDate, PastTheTable> {
        match u32::try_from(day) {
            Ok(after) => self.table.add(self.base, after),
            Err(_) => (0..day.unsigned_abs()).try_fold(self.base, |before, _| self.table.before(before)),
        }
    }

    /// A London time on a working day.
    pub(super) fn at(&self, day: i32, time: Time) -> Result<DateTime<Utc>, PastTheTable> {
        Ok(moment(self.on(day)?, time))
    }

    /// The civil day this many before today.
    pub(super) fn ago(&self, days: u32) -> NaiveDate {
        self.today.checked_sub_days(CivilDays::new(u64::from(days))).unwrap_or(self.today)
    }
}

/// A London time on a civil day.
pub(super) fn moment(day: NaiveDate, (hour, minute): Time) -> DateTime<Utc> {
    from_london(day.and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN)))
}

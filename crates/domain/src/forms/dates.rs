//! Days and times as people say them, in each language.

use super::language::Language;
use crate::calendar::london_local;
use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};

/// Monday first.
const ENGLISH_DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const WELSH_DAYS: [&str; 7] = ["dydd Llun", "dydd Mawrth", "dydd Mercher", "dydd Iau", "dydd Gwener", "dydd Sadwrn", "dydd Sul"];
const ARABIC_DAYS: [&str; 7] = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"];

const ENGLISH_MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const WELSH_MONTHS: [&str; 12] =
    ["Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"];
const ARABIC_MONTHS: [&str; 12] =
    ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];

impl Language {
    /// The name of a day of the week.
    pub fn weekday(self, day: NaiveDate) -> &'static str {
        let names = match self {
            Self::English => ENGLISH_DAYS,
            Self::Welsh => WELSH_DAYS,
            Self::Arabic => ARABIC_DAYS,
        };
        named(&names, day.weekday().num_days_from_monday())
    }

    /// The name of a month.
    pub fn month(self, day: NaiveDate) -> &'static str {
        let names = match self {
            Self::English => ENGLISH_MONTHS,
            Self::Welsh => WELSH_MONTHS,
            Self::Arabic => ARABIC_MONTHS,
        };
        named(&names, day.month0())
    }

    /// `Tuesday 13 May`: the year is left out, as people say it. All three languages say it in this order.
    pub fn day(self, day: NaiveDate) -> String {
        format!("{} {} {}", self.weekday(day), day.day(), self.month(day))
    }

    /// `3:45pm`, `10am`, London time.
    pub fn time(self, at: DateTime<Utc>) -> String {
        let local = london_local(at);
        let (hour, minute) = (local.hour12().1, local.minute());
        let clock = if minute == 0 { hour.to_string() } else { format!("{hour}:{minute:02}") };
        let part = match (self, local.hour()) {
            (Self::English, ..12) => "am",
            (Self::English, _) => "pm",
            (Self::Welsh, ..12) => "yb",
            (Self::Welsh, 12..18) => "yp",
            (Self::Welsh, _) => "yh",
            (Self::Arabic, ..12) => " صباحًا",
            (Self::Arabic, 12) => " ظهرًا",
            (Self::Arabic, _) => " مساءً",
        };
        format!("{clock}{part}")
    }
}

fn named(names: &[&'static str], number: u32) -> &'static str {
    usize::try_from(number).ok().and_then(|number| names.get(number)).copied().unwrap_or_default()
}

//! Working days, months and London's clock, against the rule book's section 2.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc, Weekday};
use heard_domain::calendar::{DayOff, Skipped, TableError, WorkingDays, add_months, from_london, london_date, london_local};
use proptest::prelude::*;
use std::sync::LazyLock;

/// Reads a date with its day of the week, and fails if the two disagree.
fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%a %d %b %Y").unwrap()
}

fn shipped() -> &'static WorkingDays {
    static DAYS: LazyLock<WorkingDays> = LazyLock::new(|| WorkingDays::shipped().unwrap());
    &DAYS
}

fn utc(text: &str) -> DateTime<Utc> {
    local(text).and_utc()
}

fn local(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

/// Easter Sunday by Gauss's rule for 1900 to 2048: a source for Good Friday that has nothing to do with the table.
fn easter(year: i32) -> NaiveDate {
    let past_equinox = (19 * (year % 19) + 24) % 30;
    let to_sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * past_equinox + 5) % 7;
    let offset = u64::from((past_equinox + to_sunday).unsigned_abs());
    NaiveDate::from_ymd_opt(year, 3, 22).unwrap() + Days::new(offset)
}

#[test]
fn the_shipped_table_covers_2012_to_2028() {
    let days = shipped();
    assert_eq!(days.covered_until(), day("Sun 31 Dec 2028"));
    assert_eq!(days.is_working_day(day("Sun 1 Jan 2012")), Ok(false));
    assert_eq!(days.is_working_day(day("Fri 29 Dec 2028")), Ok(true));
}

#[test]
fn good_friday_easter_monday_and_christmas_day_are_never_working_days() {
    let days = shipped();
    for year in 2012..=2028 {
        let good_friday = days.day_off(easter(year) - Days::new(2)).unwrap();
        assert_eq!(good_friday, Some(DayOff::BankHoliday("Good Friday".to_owned())), "{year}");
        let easter_monday = days.day_off(easter(year) + Days::new(1)).unwrap();
        assert_eq!(easter_monday, Some(DayOff::BankHoliday("Easter Monday".to_owned())), "{year}");
        let christmas = NaiveDate::from_ymd_opt(year, 12, 25).unwrap();
        assert_eq!(days.is_working_day(christmas), Ok(false), "{year}");
    }
}

#[test]
fn a_holiday_on_a_weekend_is_made_up_on_the_next_working_days() {
    let days = shipped();
    // In 2021 Christmas Day was a Saturday and Boxing Day a Sunday.
    assert_eq!(days.is_working_day(day("Mon 27 Dec 2021")), Ok(false));
    assert_eq!(days.is_working_day(day("Tue 28 Dec 2021")), Ok(false));
    assert_eq!(days.is_working_day(day("Wed 29 Dec 2021")), Ok(true));
}

#[test]
fn one_off_days_are_holidays_and_the_days_they_displaced_are_not() {
    let days = shipped();
    for one_off in ["Tue 5 Jun 2012", "Fri 3 Jun 2022", "Mon 19 Sep 2022", "Mon 8 May 2023"] {
        assert_eq!(days.is_working_day(day(one_off)), Ok(false), "{one_off}");
    }
    // The early May holiday of 2020 moved to Friday for VE day; the spring holiday of 2022 moved to Thursday for the jubilee.
    assert_eq!(days.is_working_day(day("Mon 4 May 2020")), Ok(true));
    assert_eq!(days.is_working_day(day("Fri 8 May 2020")), Ok(false));
    assert_eq!(days.is_working_day(day("Mon 30 May 2022")), Ok(true));
    assert_eq!(days.is_working_day(day("Thu 2 Jun 2022")), Ok(false));
}

#[test]
fn the_day_counted_from_is_day_nought_and_the_next_working_day_is_day_one() {
    let days = shipped();
    let friday = day("Fri 5 Apr 2019");
    assert_eq!(days.add(friday, 0), Ok(friday));
    assert_eq!(days.add(friday, 1), Ok(day("Mon 8 Apr 2019")));
    // A count from a Saturday or a Sunday starts on the same Monday.
    assert_eq!(days.add(day("Sat 6 Apr 2019"), 1), Ok(day("Mon 8 Apr 2019")));
    assert_eq!(days.add(day("Sun 7 Apr 2019"), 1), Ok(day("Mon 8 Apr 2019")));
    // Nought working days after a Saturday is that Saturday.
    assert_eq!(days.add(day("Sat 6 Apr 2019"), 0), Ok(day("Sat 6 Apr 2019")));
}

#[test]
fn a_count_over_easter_steps_over_four_days() {
    let days = shipped();
    assert_eq!(days.after(day("Thu 18 Apr 2019")), Ok(day("Tue 23 Apr 2019")));
    assert_eq!(days.before(day("Tue 23 Apr 2019")), Ok(day("Thu 18 Apr 2019")));
    assert_eq!(days.on_or_before(day("Mon 22 Apr 2019")), Ok(day("Thu 18 Apr 2019")));
    assert_eq!(days.on_or_before(day("Thu 18 Apr 2019")), Ok(day("Thu 18 Apr 2019")));
    assert_eq!(days.count(day("Thu 18 Apr 2019"), day("Tue 23 Apr 2019")), Ok(1));
    let skipped: Vec<String> = days
        .skipped(day("Thu 18 Apr 2019"), day("Tue 23 Apr 2019"))
        .unwrap()
        .iter()
        .map(|Skipped { day, why }| format!("{}: {why}", day.format("%a %-d %b")))
        .collect();
    assert_eq!(
        skipped,
        [
            "Fri 19 Apr: bank holiday, Good Friday",
            "Sat 20 Apr: weekend",
            "Sun 21 Apr: weekend",
            "Mon 22 Apr: bank holiday, Easter Monday"
        ]
    );
}

#[test]
fn there_are_no_days_between_a_day_and_one_that_is_not_after_it() {
    let days = shipped();
    assert_eq!(days.count(day("Tue 23 Apr 2019"), day("Tue 23 Apr 2019")), Ok(0));
    assert_eq!(days.count(day("Tue 23 Apr 2019"), day("Mon 1 Apr 2019")), Ok(0));
    assert_eq!(days.skipped(day("Tue 23 Apr 2019"), day("Mon 1 Apr 2019")), Ok(vec![]));
}

#[test]
fn a_count_that_leaves_the_table_is_refused_in_plain_words() {
    let days = shipped();
    let refused = days.add(day("Fri 29 Dec 2028"), 1).unwrap_err();
    assert_eq!(refused.day, day("Mon 1 Jan 2029"));
    assert_eq!(
        refused.to_string(),
        "bank holidays are known for 2012 to 2028, so working days cannot be counted as far as 1 January 2029"
    );
    assert!(days.is_working_day(day("Sat 31 Dec 2011")).is_err());
    assert!(days.before(day("Tue 3 Jan 2012")).is_err());
    assert!(days.count(day("Fri 29 Dec 2028"), day("Mon 1 Jan 2029")).is_err());
    assert!(days.add(NaiveDate::MAX, 1).is_err());
    assert!(days.before(NaiveDate::MIN).is_err());
    assert!(days.add(day("Mon 2 Jan 2012"), u32::MAX).is_err());
}

#[test]
fn a_day_outside_the_table_is_refused_even_if_it_is_a_weekend() {
    assert!(shipped().is_working_day(day("Sat 6 Jan 2029")).is_err());
}

#[test]
fn staff_are_warned_from_twelve_months_before_the_table_runs_out() {
    let days = shipped();
    assert!(!days.runs_out_within_a_year(day("Thu 30 Dec 2027")));
    assert!(days.runs_out_within_a_year(day("Fri 31 Dec 2027")));
    assert!(days.runs_out_within_a_year(day("Mon 1 Jan 2029")));
}

/// A whole made-up year of eight holidays, to spoil in one way at a time.
const WHOLE_YEAR: &str = "date,title\n2030-01-01,New Year's Day\n2030-04-19,Good Friday\n2030-04-22,Easter Monday\n2030-05-06,May\n\
                          2030-05-27,Spring\n2030-08-26,Summer\n2030-12-25,Christmas Day\n2030-12-26,Boxing Day\n";

#[test]
fn another_table_is_read_from_text_in_any_order_of_rows() {
    let mut rows: Vec<&str> = WHOLE_YEAR.lines().skip(1).collect();
    rows.reverse();
    let days = WorkingDays::parse(&format!("date,title\n{}\n", rows.join("\n"))).unwrap();
    assert_eq!(Ok(days.clone()), WorkingDays::parse(WHOLE_YEAR));
    assert_eq!(days.covered_until(), day("Tue 31 Dec 2030"));
    assert_eq!(days.is_working_day(day("Mon 6 May 2030")), Ok(false));
}

#[test]
fn a_table_that_could_miss_a_holiday_is_refused() {
    let part_year = WHOLE_YEAR.replace("2030-12-26,Boxing Day\n", "");
    assert_eq!(WorkingDays::parse(&part_year), Err(TableError::PartYear { year: 2030, found: 7 }));
    let missing_year = WHOLE_YEAR.to_owned() + &WHOLE_YEAR.replace("date,title\n", "").replace("2030", "2032");
    assert_eq!(WorkingDays::parse(&missing_year), Err(TableError::PartYear { year: 2031, found: 0 }));
    let twice = format!("{WHOLE_YEAR}2030-12-26,St Stephen's Day\n");
    assert_eq!(WorkingDays::parse(&twice), Err(TableError::Twice(day("Thu 26 Dec 2030"))));
    assert_eq!(WorkingDays::parse("date,title\n"), Err(TableError::Empty));
    assert_eq!(WorkingDays::parse(""), Err(TableError::Empty));
}

#[test]
fn a_line_that_is_not_a_date_and_a_name_is_refused_with_its_number() {
    for spoilt in ["2030-02-30", "30/02/2030", "soon"] {
        let refused = WorkingDays::parse(&WHOLE_YEAR.replace("2030-04-22", spoilt)).unwrap_err().to_string();
        assert!(refused.contains("line: 4"), "{refused}");
    }
}

#[test]
fn a_month_later_is_the_same_day_number_or_the_last_of_the_month() {
    for (from, months, until) in [
        ("Tue 30 Apr 2019", 3, "Tue 30 Jul 2019"),
        ("Thu 31 Jan 2019", 1, "Thu 28 Feb 2019"),
        ("Fri 31 Jan 2020", 1, "Sat 29 Feb 2020"),
        ("Fri 30 Nov 2018", 3, "Thu 28 Feb 2019"),
        ("Sat 31 Aug 2019", 6, "Sat 29 Feb 2020"),
        ("Thu 28 Feb 2019", 6, "Wed 28 Aug 2019"),
        ("Mon 31 Dec 2018", 0, "Mon 31 Dec 2018"),
    ] {
        assert_eq!(add_months(day(from), months), day(until), "{from} and {months} months");
    }
    assert_eq!(add_months(day("Mon 31 Dec 2018"), u32::MAX), NaiveDate::MAX);
}

#[test]
fn the_clocks_change_at_one_in_the_morning_on_the_last_sundays_of_march_and_october() {
    for (march, october) in [
        ("2019-03-31", "2019-10-27"),
        ("2024-03-31", "2024-10-27"),
        ("2025-03-30", "2025-10-26"),
        ("2026-03-29", "2026-10-25"),
        ("2027-03-28", "2027-10-31"),
        ("2028-03-26", "2028-10-29"),
    ] {
        let before = |date: &str| utc(&format!("{date} 01:00")) - TimeDelta::nanoseconds(1);
        let apart = |at: DateTime<Utc>| london_local(at) - at.naive_utc();
        assert_eq!(apart(before(march)), TimeDelta::zero(), "{march}");
        assert_eq!(apart(utc(&format!("{march} 01:00"))), TimeDelta::hours(1), "{march}");
        assert_eq!(apart(before(october)), TimeDelta::hours(1), "{october}");
        assert_eq!(apart(utc(&format!("{october} 01:00"))), TimeDelta::zero(), "{october}");
    }
}

#[test]
fn late_on_a_summer_evening_utc_is_already_tomorrow_in_london() {
    assert_eq!(london_date(utc("2019-05-05 22:59")), day("Sun 5 May 2019"));
    assert_eq!(london_date(utc("2019-05-05 23:00")), day("Mon 6 May 2019"));
    assert_eq!(london_date(utc("2019-12-31 23:59")), day("Tue 31 Dec 2019"));
}

#[test]
fn a_time_that_the_clocks_skip_means_the_same_distance_after_the_change() {
    assert_eq!(from_london(local("2019-03-31 00:59")), utc("2019-03-31 00:59"));
    assert_eq!(from_london(local("2019-03-31 01:30")), utc("2019-03-31 01:30"));
    assert_eq!(london_local(from_london(local("2019-03-31 01:30"))), local("2019-03-31 02:30"));
    assert_eq!(from_london(local("2019-03-31 02:00")), utc("2019-03-31 01:00"));
}

#[test]
fn a_time_that_comes_twice_means_the_first() {
    assert_eq!(from_london(local("2019-10-27 01:00")), utc("2019-10-27 00:00"));
    assert_eq!(from_london(local("2019-10-27 01:59")), utc("2019-10-27 00:59"));
    assert_eq!(from_london(local("2019-10-27 02:00")), utc("2019-10-27 02:00"));
}

#[test]
fn the_ends_of_time_do_not_break_the_clock() {
    let (first, last) = (DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC);
    assert_eq!(london_local(first), first.naive_utc());
    assert_eq!(london_local(last), last.naive_utc());
    assert_eq!(from_london(NaiveDateTime::MIN), NaiveDateTime::MIN.and_utc());
}

/// Any day from 2013 to 2027, so that a few weeks either way are still in the table.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..5478_u64).prop_map(|offset| day("Tue 1 Jan 2013") + Days::new(offset))
}

proptest! {
    #[test]
    fn adding_and_counting_are_inverse(from in any_day(), n in 1..60_u32) {
        let days = shipped();
        let end = days.add(from, n).unwrap();
        prop_assert!(days.is_working_day(end).unwrap());
        prop_assert_eq!(days.count(from, end), Ok(n));
        prop_assert_eq!(days.count(from, end.pred_opt().unwrap()), Ok(n - 1));
    }

    #[test]
    fn a_count_can_be_made_in_two_steps(from in any_day(), first in 0..30_u32, second in 0..30_u32) {
        let days = shipped();
        prop_assert_eq!(days.add(days.add(from, first).unwrap(), second), days.add(from, first + second));
    }

    #[test]
    fn every_day_passed_is_either_counted_or_explained(from in any_day(), n in 0..60_u32) {
        let days = shipped();
        let end = days.add(from, n).unwrap();
        let passed = (end - from).num_days();
        let explained = i64::try_from(days.skipped(from, end).unwrap().len()).unwrap();
        prop_assert_eq!(passed, i64::from(n) + explained);
    }

    #[test]
    fn the_working_day_on_or_before_a_day_is_the_nearest(date in any_day()) {
        let days = shipped();
        let nearest = days.on_or_before(date).unwrap();
        prop_assert!(nearest <= date && days.is_working_day(nearest).unwrap());
        prop_assert_eq!(days.count(nearest, date), Ok(0));
        prop_assert!(days.before(date).unwrap() < date);
    }

    #[test]
    fn months_keep_the_day_number_unless_the_month_is_too_short(date in any_day(), months in 0..40_u32) {
        let later = add_months(date, months);
        prop_assert_eq!((date.month0() + months) % 12, later.month0());
        let at_month_end = later.succ_opt().unwrap().day() == 1;
        prop_assert!(later.day() == date.day() || (later.day() < date.day() && at_month_end));
    }

    #[test]
    fn london_time_goes_there_and_back(minutes in 0..7_889_000_i64) {
        let at = utc("2013-01-01 00:00") + TimeDelta::minutes(minutes);
        let back = from_london(london_local(at));
        // Only the hour that comes twice comes back as the first of the two.
        let second_time_round = at - back == TimeDelta::hours(1) && at.month() == 10 && at.weekday() == Weekday::Sun;
        prop_assert!(back == at || second_time_round, "{} came back as {}", at, back);
    }
}

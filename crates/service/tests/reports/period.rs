//! Which days: what may be typed, and what is shown when nothing is.

use crate::house::{House, day};
use heard_domain::{meeting::MeetingKind, participation::Code, policy::Role};
use heard_service::{Error, Problem, reports::Period};

fn problems(from: &str, to: &str) -> Vec<Problem> {
    match Period::parse(from, to) {
        Err(Error::Invalid(problems)) => problems,
        other => panic!("{from} to {to} gave {other:?}"),
    }
}

#[test]
fn a_day_that_cannot_be_read_is_named_beside_its_field() {
    for wrong in [
        "",
        "1 April 2025",
        "01/04/2025",
        "2025-02-29",
        "2025-4-1",
        "+025-04-01",
        "-025-04-01",
        "20250401",
        "2025-04-01x",
        "²025-04-01",
    ] {
        let found = problems(wrong, "2025-06-30");
        assert_eq!(found, [Problem::new("from", "Enter the first day as year, month and day, like 2025-04-01")], "{wrong}");
        let found = problems("2025-04-01", wrong);
        assert_eq!(found, [Problem::new("to", "Enter the last day as year, month and day, like 2025-04-01")], "{wrong}");
    }
    let both = problems("yesterday", "today");
    let both: Vec<&str> = both.iter().map(|problem| problem.field.as_ref()).collect();
    assert_eq!(both, ["from", "to"]);
}

#[test]
fn the_last_day_is_not_before_the_first() {
    let found = problems("2025-04-02", "2025-04-01");
    assert_eq!(found, [Problem::new("to", "The last day must not be before the first, which is 2 April 2025")]);
    let one_day = Period::parse(" 2025-04-01 ", "2025-04-01").unwrap();
    assert_eq!((one_day.from(), one_day.to()), (day("2025-04-01"), day("2025-04-01")));
}

#[test]
fn twenty_years_are_a_period_and_a_day_more_is_not() {
    let longest = Period::parse("2006-04-01", "2026-03-31").unwrap();
    assert_eq!(longest.months().count(), 240);
    let found = problems("2006-04-01", "2026-04-01");
    assert_eq!(found, [Problem::new("to", "Choose 20 years or fewer: from 1 April 2006, that is up to 31 March 2026")]);
    assert_eq!(problems("0000-01-01", "9999-12-31")[0].field, "to");
    assert!(Period::parse("9999-01-01", "9999-12-31").is_ok());
}

#[test]
fn the_months_of_a_period_are_those_it_has_a_day_in() {
    let months = |from, to| Period::parse(from, to).unwrap().months().map(|month| month.to_string()).collect::<Vec<_>>();
    assert_eq!(months("2025-01-31", "2025-03-01"), ["2025-01-01", "2025-02-01", "2025-03-01"]);
    assert_eq!(months("2025-12-15", "2026-01-14"), ["2025-12-01", "2026-01-01"]);
    assert_eq!(months("2025-04-30", "2025-04-30"), ["2025-04-01"]);
    assert_eq!(months("2006-04-15", "2026-04-14").len(), 241);
}

#[tokio::test]
async fn the_usual_period_is_the_last_twelve_full_months_and_this_one_up_to_today() {
    let house = House::open().await;
    let manager = house.staff("Mo", Role::Manager).await;
    house.now_is("2026-03-31 23:30");
    let usual = house.service.usual_period(&manager).await.unwrap();
    assert_eq!((usual.from(), usual.to()), (day("2025-03-01"), day("2026-03-31")), "an empty service");
    let child = house.child("2013-01-01").await;
    house.coded("2025-03-01", child, Code::Pn1).await;
    // Half past midnight in London, summer time: a new month has begun there and not yet in UTC.
    house.now_is("2026-04-01 00:30");
    let usual = house.service.usual_period(&manager).await.unwrap();
    assert_eq!((usual.from(), usual.to()), (day("2024-04-01"), day("2025-03-31")), "the only meeting was a month too early");
}

#[tokio::test]
async fn when_nothing_was_held_lately_the_usual_period_is_the_last_april_to_march_year_with_a_meeting() {
    let house = House::open().await;
    let manager = house.staff("Mo", Role::Manager).await;
    let child = house.child("2005-01-01").await;
    house.now_is("2026-11-23 12:00");
    for (held, from, to) in [
        ("2019-03-31", "2018-04-01", "2019-03-31"),
        ("2019-04-01", "2019-04-01", "2020-03-31"),
        ("2025-10-31", "2025-04-01", "2026-03-31"),
        ("2025-11-01", "2025-11-01", "2026-11-23"),
    ] {
        house.held(MeetingKind::ReviewConference, held, None, &[child]).await;
        let usual = house.service.usual_period(&manager).await.unwrap();
        assert_eq!((usual.from(), usual.to()), (day(from), day(to)), "last held {held}");
    }
}

//! By when a review had to be held, worked out only where it is certain.
//!
//! Anna became looked after on Tuesday 1 July 2025: her first review was due 20 working days later, on Tuesday 29 July.

use crate::support::{ANNA, ANNA_IN_CARE, day, ending, files};
use chrono::NaiveDate;
use heard_domain::{
    calendar::WorkingDays,
    due::Limits,
    ssda903::{CarePeriod, Coverage, Loaded, OnRecord, Return, certain_limits, read},
};

const IN_JULY: &str = "1001,01/07/2025,S,C2,N1,P1,PR0,,,,,,";

fn seen(end: i32, episode: &str, reviews: &[&str]) -> Return {
    read(&files(&[ANNA], &[episode], reviews), ending(end), day(2026, 4, 15)).unwrap()
}

fn row(date: &str) -> String {
    format!("1001,14/05/2012,{date},PN1")
}

/// A return loaded on a day.
fn loaded(seen: &Return, on: NaiveDate) -> Loaded {
    Loaded { year: seen.year, on, left_out: seen.left_out(&[]) }
}

fn limits(period: &CarePeriod, reviews: &[OnRecord], coverage: &Coverage) -> Vec<(NaiveDate, NaiveDate)> {
    let (rules, days) = (Limits::shipped().unwrap(), WorkingDays::shipped().unwrap());
    certain_limits(period, reviews, coverage, &rules, &days).into_iter().map(|(on, due)| (on, due.limit)).collect()
}

/// The limits of the reviews of returns that were each loaded on a day.
fn limits_of(returns: &[(Return, NaiveDate)]) -> Vec<(NaiveDate, NaiveDate)> {
    let coverage = Coverage::new(returns.iter().map(|(seen, on)| loaded(seen, *on)));
    let reviews: Vec<OnRecord> = returns
        .iter()
        .flat_map(|(seen, _)| &seen.reviews)
        .map(|review| OnRecord { held_on: review.date, doubtful: !review.flags.is_empty() })
        .collect();
    let period = returns.last().unwrap().0.care_periods.first().unwrap();
    limits(period, &reviews, &coverage)
}

#[test]
fn the_reviews_of_care_that_began_within_the_return_have_limits() {
    let seen = seen(2026, IN_JULY, &[&row("28/07/2025"), &row("30/10/2025")]);
    assert_eq!(
        limits_of(&[(seen, day(2026, 4, 15))]),
        [(day(2025, 7, 28), day(2025, 7, 29)), (day(2025, 10, 30), day(2025, 10, 28))],
    );
}

#[test]
fn a_child_long_in_care_has_limits_from_the_second_review_on_record() {
    let seen = seen(2026, ANNA_IN_CARE, &[&row("05/06/2025"), &row("05/12/2025")]);
    assert_eq!(limits_of(&[(seen, day(2026, 4, 15))]), [(day(2025, 12, 5), day(2025, 12, 5))]);
}

#[test]
fn a_review_that_may_be_the_first_or_the_second_makes_no_limit_for_the_next() {
    // In care since 3 March 2025: the first review was due on 31 March, the day before the return begins.
    let seen = seen(2026, "1001,03/03/2025,S,C2,N1,P1,PR0,,,,,,", &[&row("20/06/2025"), &row("10/12/2025")]);
    assert_eq!(limits_of(&[(seen, day(2026, 4, 15))]), []);
}

#[test]
fn a_first_review_that_may_have_been_held_before_the_return_is_not_called_late() {
    // In care since 10 March 2025: the first was due on 7 April and may have been held in March.
    let seen = seen(2026, "1001,10/03/2025,S,C2,N1,P1,PR0,,,,,,", &[&row("20/06/2025")]);
    assert_eq!(limits_of(&[(seen, day(2026, 4, 15))]), []);
}

#[test]
fn a_review_in_doubt_leaves_the_child_without_limits() {
    let care_ended = "1001,01/07/2025,S,C2,N1,P1,PR0,31/12/2025,E4A,,,,";
    let seen = seen(2026, care_ended, &[&row("28/07/2025"), &row("28/10/2025"), &row("20/03/2026")]);
    assert_eq!(limits_of(&[(seen, day(2026, 4, 15))]), []);
}

#[test]
fn a_row_that_was_left_out_leaves_the_child_without_limits() {
    for bad in ["1001,14/05/2012,31/02/2026,PN1", "1001,14/05/2012,28/10/2025,PN8", ",14/05/2012,28/10/2025,PN1"] {
        let seen = seen(2026, IN_JULY, &[&row("28/07/2025"), bad]);
        assert_eq!(limits_of(&[(seen, day(2026, 4, 15))]), [], "{bad}");
    }
    let repeated = seen(2026, IN_JULY, &[&row("28/07/2025"), &row("28/07/2025")]);
    assert_eq!(limits_of(&[(repeated, day(2026, 4, 15))]).len(), 1, "nothing is lost by a row that stands twice");
}

#[test]
fn a_year_that_had_not_ended_when_it_was_loaded_leaves_a_gap_before_the_next() {
    let before = || seen(2025, "1001,03/02/2025,S,C2,N1,P1,PR0,,,,,,", &[&row("24/02/2025")]);
    let after = || seen(2026, "1001,03/02/2025,S,C2,N1,P1,PR0,,,,,,", &[&row("28/05/2025")]);
    let first = (day(2025, 2, 24), day(2025, 3, 3));
    assert_eq!(limits_of(&[(before(), day(2025, 3, 20)), (after(), day(2026, 4, 15))]), [first]);
    assert_eq!(
        limits_of(&[(before(), day(2025, 4, 1)), (after(), day(2026, 4, 15))]),
        [first, (day(2025, 5, 28), day(2025, 5, 24))],
    );
    assert_eq!(
        limits_of(&[(before(), day(2025, 3, 20)), (after(), day(2026, 4, 15)), (before(), day(2026, 4, 16))]).len(),
        2,
        "loaded again, it is whole",
    );
}

#[test]
fn a_review_after_the_day_of_loading_has_no_limit() {
    let seen = seen(2026, IN_JULY, &[&row("28/07/2025")]);
    assert_eq!(limits_of(&[(seen, day(2025, 7, 27))]), []);
}

#[test]
fn care_of_which_the_start_is_not_known_has_no_first_limit() {
    let moved = "1001,01/07/2025,P,C2,N1,P1,PR0,,,,,,";
    let seen = seen(2026, moved, &[&row("28/07/2025"), &row("30/10/2025"), &row("30/03/2026")]);
    assert_eq!(limits_of(&[(seen, day(2026, 4, 15))]), [(day(2026, 3, 30), day(2026, 4, 30))]);
}

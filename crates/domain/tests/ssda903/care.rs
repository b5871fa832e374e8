//! Care periods from chains of episodes.

use crate::support::{ANNA, day, found, seen};
use chrono::NaiveDate;
use heard_domain::ssda903::{Outcome::Kept, Return, Rule};

/// An episode of Anna's: first day, RNE, last day and REC.
fn row((decom, rne, dec, rec): (&str, &str, &str, &str)) -> String {
    format!("1001,{decom},{rne},C2,N1,P1,PR0,{dec},{rec},,,,")
}

fn chain(rows: &[(&str, &str, &str, &str)]) -> Return {
    let rows: Vec<String> = rows.iter().copied().map(row).collect();
    seen(&[ANNA], &rows.iter().map(String::as_str).collect::<Vec<_>>(), &[])
}

/// First day, last day, and how many episodes of each period.
fn periods(seen: &Return) -> Vec<(NaiveDate, Option<NaiveDate>, usize)> {
    seen.care_periods.iter().map(|period| (period.started_on, period.ended_on, period.episodes.len())).collect()
}

fn rules(seen: &Return) -> Vec<(u64, Rule)> {
    found(seen)
        .into_iter()
        .map(|(line, rule, outcome)| (line, rule, (assert_eq!(outcome, Kept))))
        .map(|(l, r, ())| (l, r))
        .collect()
}

#[test]
fn a_period_runs_from_s_through_x1_to_an_e_code() {
    let seen = chain(&[
        ("10/02/2024", "S", "01/06/2024", "X1"),
        ("01/06/2024", "P", "15/09/2024", "X1"),
        ("15/09/2024", "L", "20/05/2025", "E4A"),
    ]);

    assert_eq!(periods(&seen), [(day(2024, 2, 10), Some(day(2025, 5, 20)), 3)]);
    assert_eq!(seen.problems, []);
    assert!(seen.care_periods[0].start_known);
}

#[test]
fn rows_may_stand_in_any_order() {
    let seen =
        chain(&[("15/09/2024", "L", "", ""), ("10/02/2024", "S", "01/06/2024", "X1"), ("01/06/2024", "P", "15/09/2024", "X1")]);

    assert_eq!(periods(&seen), [(day(2024, 2, 10), None, 3)]);
    assert_eq!(seen.problems, []);
}

#[test]
fn a_child_who_comes_back_has_two_periods() {
    let seen = chain(&[("10/02/2024", "S", "01/06/2024", "E4A"), ("03/08/2025", "S", "", "")]);

    assert_eq!(periods(&seen), [(day(2024, 2, 10), Some(day(2024, 6, 1)), 1), (day(2025, 8, 3), None, 1)]);
    assert_eq!(seen.problems, []);
}

#[test]
fn a_first_row_from_an_earlier_year_need_not_be_s_but_its_start_is_not_known() {
    let earlier = chain(&[("31/03/2025", "P", "", "")]);
    assert_eq!(earlier.problems, []);
    assert!(!earlier.care_periods[0].start_known);

    let this_year = chain(&[("01/04/2025", "P", "", "")]);
    assert_eq!(rules(&this_year), [(2, Rule::R357)]);
    assert!(!this_year.care_periods[0].start_known);
}

#[test]
fn two_open_rows_are_one_period() {
    let seen = chain(&[("10/02/2024", "S", "", ""), ("01/06/2024", "P", "20/05/2025", "E4A")]);

    assert_eq!(periods(&seen), [(day(2024, 2, 10), Some(day(2025, 5, 20)), 2)]);
    assert_eq!(rules(&seen), [(3, Rule::R142)]);
}

#[test]
fn an_overlap_is_one_period_to_the_later_end() {
    let seen = chain(&[("10/02/2024", "S", "20/05/2025", "E4A"), ("01/06/2024", "S", "01/09/2024", "E8")]);

    assert_eq!(periods(&seen), [(day(2024, 2, 10), Some(day(2025, 5, 20)), 2)]);
    assert_eq!(rules(&seen), [(3, Rule::R501)]);
}

#[test]
fn s_on_the_day_care_ended_opens_a_second_period() {
    let seen = chain(&[("10/02/2024", "S", "20/05/2025", "E4A"), ("20/05/2025", "S", "", "")]);

    assert_eq!(periods(&seen), [(day(2024, 2, 10), Some(day(2025, 5, 20)), 1), (day(2025, 5, 20), None, 1)]);
    assert_eq!(rules(&seen), [(3, Rule::R431)]);
}

#[test]
fn s_in_the_middle_of_a_chain_opens_nothing() {
    let seen = chain(&[("10/02/2024", "S", "20/05/2025", "X1"), ("20/05/2025", "S", "", "")]);

    assert_eq!(periods(&seen), [(day(2024, 2, 10), None, 2)]);
    assert_eq!(rules(&seen), [(3, Rule::R431)]);
}

#[test]
fn a_row_that_goes_on_after_an_e_code_is_one_period_if_no_day_lies_between() {
    let same_day = chain(&[("10/02/2024", "S", "20/05/2025", "E4A"), ("20/05/2025", "P", "", "")]);
    assert_eq!(periods(&same_day), [(day(2024, 2, 10), None, 2)]);
    assert_eq!(rules(&same_day), [(3, Rule::R432)]);

    let later = chain(&[("10/02/2024", "S", "20/05/2025", "E4A"), ("21/05/2025", "P", "", "")]);
    assert_eq!(periods(&later), [(day(2024, 2, 10), Some(day(2025, 5, 20)), 1), (day(2025, 5, 21), None, 1)]);
    assert_eq!(rules(&later), [(3, Rule::R432)]);
    assert!(!later.care_periods[1].start_known);
}

#[test]
fn a_gap_between_rows_that_say_care_went_on_is_bridged() {
    let seen = chain(&[("10/02/2024", "S", "20/05/2025", "X1"), ("23/05/2025", "P", "", "")]);

    assert_eq!(periods(&seen), [(day(2024, 2, 10), None, 2)]);
    assert_eq!(rules(&seen), [(3, Rule::R433)]);
}

#[test]
fn x1_without_a_next_row_leaves_the_period_open() {
    let seen = chain(&[("10/02/2024", "S", "20/05/2025", "X1")]);

    assert_eq!(periods(&seen), [(day(2024, 2, 10), None, 1)]);
    assert_eq!(rules(&seen), [(2, Rule::R388)]);
}

#[test]
fn x1_before_a_new_start_ends_the_period_there() {
    let seen = chain(&[("10/02/2024", "S", "20/05/2025", "X1"), ("23/08/2025", "S", "", "")]);

    assert_eq!(periods(&seen), [(day(2024, 2, 10), Some(day(2025, 5, 20)), 1), (day(2025, 8, 23), None, 1)]);
    assert_eq!(rules(&seen), [(2, Rule::R388)]);
}

//! Rows of Reviews: the eight rules, and what no rule catches.

use crate::support::{ANNA, ANNA_IN_CARE, anna, day, ending, found, seen, taken, try_read};
use heard_domain::ssda903::{
    Outcome::{self, Flagged, Kept, LeftOut},
    Return, Rule, read,
};

/// The rules that the only review breaks.
fn flags(seen: &Return) -> Vec<Rule> {
    assert_eq!(seen.reviews.len(), 1);
    seen.reviews[0].flags.iter().copied().collect()
}

/// A child born on `born`, in care since 2021, with one review.
fn reviewed(born: &str, on: &str, code: &str) -> Return {
    seen(&[&format!("1001,F,{born},WBRI,UN1,,")], &[ANNA_IN_CARE], &[&format!("1001,{born},{on},{code}")])
}

#[test]
fn a_review_date_is_day_month_and_four_digit_year_or_nothing() {
    for text in [
        "2025-06-05",
        "05/13/2025",
        "31/02/2026",
        "29/02/2025",
        "05/06/25",
        "05/06/2025 10:30",
        "05-06-2025",
        "05.06.2025",
        "05 06 2025",
        "45813",
        "NULL",
        "005/06/2025",
        "5/6/20255",
        "+5/06/2025",
        "05/06/2025/1",
        "٠٥/٠٦/٢٠٢٥",
        "0/6/2025",
    ] {
        let seen = anna(&[&format!("1001,14/05/2012,{text},PN1")]);
        assert_eq!((seen.reviews.len(), found(&seen)), (0, vec![(2, Rule::R166, LeftOut)]), "{text}");
    }
}

#[test]
fn one_digit_days_and_months_are_taken_with_a_word() {
    let seen = anna(&["1001,14/05/2012,5/6/2025,PN1"]);

    assert_eq!(taken(&seen), [("1001", day(2025, 6, 5), "PN1")]);
    assert_eq!(found(&seen), [(2, Rule::Own10, Kept)]);
    assert_eq!(seen.problems[0].message, "REVIEW \"5/6/2025\" is read as 05/06/2025");
}

#[test]
fn a_leap_day_is_a_day() {
    assert_eq!(flags(&reviewed("29/02/2016", "05/06/2025", "PN1")), []);
}

#[test]
fn a_code_is_three_characters_from_pn0_to_pn7() {
    for text in ["PN8", "PN01", "N/A", "PN", "P N1", "PN1PN2"] {
        let seen = anna(&[&format!("1001,14/05/2012,05/06/2025,{text}")]);
        assert_eq!((seen.reviews.len(), found(&seen)), (0, vec![(2, Rule::R167, LeftOut)]), "{text}");
    }
    let lower = anna(&["1001,14/05/2012,05/06/2025,pn1"]);
    assert_eq!(taken(&lower), [("1001", day(2025, 6, 5), "PN1")]);
    assert_eq!(found(&lower), [(2, Rule::Own11, Kept)]);
}

#[test]
fn a_date_and_a_code_belong_together() {
    for (row, rules) in [
        ("1001,14/05/2012,05/06/2025,", vec![Rule::R167]),
        ("1001,14/05/2012,,PN1", vec![Rule::R166, Rule::R167]),
        ("1001,14/05/2012,,", vec![Rule::R166]),
    ] {
        let seen = anna(&[row]);
        assert_eq!(found(&seen), rules.iter().map(|rule| (2, *rule, LeftOut)).collect::<Vec<_>>(), "{row}");
    }
}

#[test]
fn pn0_ends_and_the_other_codes_begin_on_the_fourth_birthday() {
    for (born, on, code, expected) in [
        ("01/06/2021", "31/05/2025", "PN0", vec![]),
        ("01/06/2021", "01/06/2025", "PN0", vec![Rule::R440]),
        ("01/06/2021", "31/05/2025", "PN1", vec![Rule::R441]),
        ("01/06/2021", "01/06/2025", "PN1", vec![]),
        ("01/06/2021", "02/06/2025", "PN7", vec![]),
        ("01/06/2010", "02/06/2025", "PN0", vec![Rule::R440]),
    ] {
        assert_eq!(flags(&reviewed(born, on, code)), expected, "{born} {on} {code}");
    }
}

#[test]
fn a_child_born_on_29_february_is_four_on_the_leap_day_itself() {
    let reviewed = |on: &str, code: &str| {
        let header = "1001,F,29/02/2020,WBRI,UN1,,";
        let review = format!("1001,29/02/2020,{on},{code}");
        read(&crate::support::files(&[header], &[ANNA_IN_CARE], &[&review]), ending(2024), day(2026, 4, 15)).unwrap()
    };
    assert_eq!(flags(&reviewed("28/02/2024", "PN0")), []);
    assert_eq!(flags(&reviewed("28/02/2024", "PN1")), [Rule::R441]);
    assert_eq!(flags(&reviewed("29/02/2024", "PN0")), [Rule::R440]);
    assert_eq!(flags(&reviewed("29/02/2024", "PN1")), []);
}

#[test]
fn a_review_before_birth_is_flagged_whatever_its_code() {
    let pn0 = reviewed("01/06/2025", "31/05/2025", "PN0");
    assert_eq!(flags(&pn0), [Rule::Own5]);
    let pn1 = reviewed("01/06/2025", "31/05/2025", "PN1");
    assert_eq!(flags(&pn1), [Rule::R441, Rule::Own5]);
}

#[test]
fn the_year_runs_from_1_april_to_31_march() {
    for (on, expected) in
        [("31/03/2025", vec![Rule::Own3]), ("01/04/2025", vec![]), ("31/03/2026", vec![]), ("01/04/2026", vec![Rule::Own3])]
    {
        assert_eq!(flags(&anna(&[&format!("1001,14/05/2012,{on},PN1")])), expected, "{on}");
    }
}

#[test]
fn a_review_still_to_come_is_flagged() {
    // Read on 15 April 2026.
    assert_eq!(flags(&anna(&["1001,14/05/2012,15/04/2026,PN1"])), [Rule::Own3]);
    assert_eq!(flags(&anna(&["1001,14/05/2012,16/04/2026,PN1"])), [Rule::Own3, Rule::Own6]);
    assert_eq!(flags(&anna(&["1001,14/05/2012,05/06/2125,PN1"])), [Rule::Own3, Rule::Own6]);
}

#[test]
fn a_review_before_between_and_after_times_in_care_is_flagged() {
    let episodes = ["1001,10/05/2025,S,C2,N1,P1,PR0,20/06/2025,E4A,,,,", "1001,10/10/2025,S,C2,N1,P1,PR0,20/12/2025,E4A,,,,"];
    for (on, rule, outcome) in [
        ("09/05/2025", Some(Rule::Own4), Flagged),
        ("10/05/2025", None, Kept),
        ("20/06/2025", None, Kept),
        ("21/06/2025", Some(Rule::Own9), Kept),
        ("18/07/2025", Some(Rule::Own9), Kept),
        ("19/07/2025", Some(Rule::Own4), Flagged),
        ("09/10/2025", Some(Rule::Own4), Flagged),
        ("10/10/2025", None, Kept),
        ("17/01/2026", Some(Rule::Own9), Kept),
        ("18/01/2026", Some(Rule::Own4), Flagged),
    ] {
        let seen = seen(&[ANNA], &episodes, &[&format!("1001,14/05/2012,{on},PN1")]);
        assert_eq!(found(&seen), rule.map(|rule| (2, rule, outcome)).into_iter().collect::<Vec<_>>(), "{on}");
        assert_eq!(flags(&seen), rule.filter(|_| outcome == Flagged).into_iter().collect::<Vec<_>>(), "{on}");
    }
}

#[test]
fn a_review_of_a_child_without_episodes_is_flagged() {
    let seen = seen(&[ANNA], &[], &["1001,14/05/2012,05/06/2025,PN1"]);

    assert_eq!(flags(&seen), [Rule::R1012]);
    assert_eq!(found(&seen), [(2, Rule::Epi, Kept), (2, Rule::R1012, Flagged)]);
}

#[test]
fn a_review_of_a_child_with_short_breaks_only_is_flagged() {
    let respite = ["1001,10/02/2021,S,V3,N1,P1,PR0,01/03/2022,E4A,,,,", "1001,10/03/2022,S,V4,N1,P1,PR0,,,,,,"];
    let only = seen(&[ANNA], &respite, &["1001,14/05/2012,05/06/2025,PN1"]);
    assert_eq!(flags(&only), [Rule::R399]);
    assert!(only.care_periods.iter().all(|period| period.short_breaks));

    // One episode under another status and the rule is silent.
    let mixed = ["1001,10/02/2021,S,C2,N1,P1,PR0,01/03/2022,E4A,,,,", respite[1]];
    assert_eq!(flags(&seen(&[ANNA], &mixed, &["1001,14/05/2012,05/06/2025,PN1"])), []);
}

#[test]
fn short_breaks_without_a_review_are_right() {
    let seen = seen(&["1001,F,14/05/2012,WBRI,,,"], &["1001,10/02/2021,S,V4,N1,P1,PR0,,,,,,"], &[]);

    assert_eq!(seen.problems, []);
    assert!(seen.care_periods[0].short_breaks);
}

#[test]
fn another_birth_date_than_headers_is_flagged() {
    assert_eq!(flags(&anna(&["1001,15/05/2012,05/06/2025,PN1"])), [Rule::Int17]);
    assert_eq!(flags(&anna(&["1001,14/05/1912,05/06/2025,PN1"])), [Rule::Int17]);
}

#[test]
fn a_birth_date_left_out_switches_no_check_off() {
    for born in ["", "14/05/12", "unknown"] {
        let seen = anna(&[&format!("1001,{born},05/06/2025,PN0")]);
        assert_eq!(found(&seen), [(2, Rule::R440, Flagged), (2, Rule::Own7, Kept)], "{born}");
    }
}

#[test]
fn the_same_review_twice_is_one_review() {
    let row = "1001,14/05/2012,05/06/2025,PN1";
    let seen = anna(&[row, "1001,14/05/2012,5/06/2025,PN1", row]);

    assert_eq!(taken(&seen), [("1001", day(2025, 6, 5), "PN1")]);
    assert_eq!(found(&seen), [(3, Rule::Own1, LeftOut), (3, Rule::Own10, Kept), (4, Rule::Own1, LeftOut)]);
}

#[test]
fn two_codes_for_one_day_are_settled_by_a_person_and_neither_is_taken() {
    let seen = anna(&[
        "1001,14/05/2012,05/06/2025,PN1",
        "1001,14/05/2012,05/06/2025,PN1",
        "1001,14/05/2012,06/06/2025,PN4",
        "1001,14/05/2012,05/06/2025,PN7",
    ]);

    assert_eq!(taken(&seen), [("1001", day(2025, 6, 6), "PN4")]);
    assert_eq!(found(&seen), [2, 3, 5].map(|line| (line, Rule::Own2, LeftOut)));
    assert_eq!(
        seen.problems[0].message,
        "two codes for 05/06/2025: PN1 on line 2, PN1 on line 3, PN7 on line 5; neither is taken"
    );
}

#[test]
fn a_bad_row_never_stops_the_good_ones() {
    let seen = anna(&["1001,14/05/2012,05/06/2025,PN9", "x", "1001,14/05/2012,05/07/2025,PN1", ",,,PN1"]);

    assert_eq!(taken(&seen), [("1001", day(2025, 7, 5), "PN1")]);
    assert!(seen.problems.iter().all(|problem| problem.outcome == Outcome::LeftOut));
}

#[test]
fn a_problem_is_written_out_as_the_command_promises() {
    let seen = anna(&["1001,14/05/2012,05/06/2025,PN8"]);

    assert_eq!(
        serde_json::to_value(&seen.problems).unwrap(),
        serde_json::json!([{
            "file": "Reviews.csv",
            "line": 2,
            "child": "1001",
            "rule": "167",
            "outcome": "left-out",
            "message": "REVIEW_CODE \"PN8\" is not one of PN0 to PN7",
        }])
    );
    assert!(Rule::ALL.iter().all(|rule| rule.key().parse() == Ok(*rule)));
}

#[test]
fn every_good_row_around_a_missing_table_is_still_refused() {
    let [header, _, reviews] = crate::support::files(&[ANNA], &[], &["1001,14/05/2012,05/06/2025,PN1"]);

    assert!(try_read(&[header, reviews]).unwrap_err().to_string().ends_with("no file has the headings of Episodes"));
}

//! Whatever the bytes, reading ends in an answer; whatever the rows, the answer keeps its promises.

use crate::{
    again::{after, assert_nothing_to_do},
    support::{EPISODES, HEADER, REVIEWS, day, ending, try_read},
};
use heard_domain::ssda903::{Outcome, Return, read};
use proptest::{collection::vec, prelude::*, sample::select};

/// Two children whose ids differ by a zero.
const CHILDREN: &str = "1001,F,14/05/2012,WBRI,UN1,,\r\n01001,F,29/02/2020,WBRI,UN1,,\r\n";

fn one_of(values: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    select(values)
}

fn child() -> impl Strategy<Value = &'static str> {
    one_of(&["1001", "01001", "1002"])
}

/// Few days, so that rows meet: zero days long, overlapping, touching, apart.
fn on() -> impl Strategy<Value = &'static str> {
    one_of(&["01/04/2025", "1/4/2025", "20/05/2025", "21/05/2025", "29/02/2024", "05/06/2026", "05/06/25", ""])
}

fn episode() -> impl Strategy<Value = String> {
    (child(), on(), one_of(&["S", "P", "l", "?"]), one_of(&["C2", "V3", "V4", ""]), on(), one_of(&["X1", "E4A", ""]))
        .prop_map(|(child, decom, rne, ls, dec, rec)| format!("{child},{decom},{rne},{ls},N1,P1,PR0,{dec},{rec},,,,\r\n"))
}

fn review() -> impl Strategy<Value = String> {
    let born = one_of(&["14/05/2012", "29/02/2020", ""]);
    let row = (child(), born, on(), one_of(&["PN0", "PN1", "pn7", "PN8", ""]));
    row.prop_map(|(child, born, on, code)| format!("{child},{born},{on},{code}\r\n"))
}

fn seen() -> impl Strategy<Value = Return> {
    (vec(episode(), 0..9), vec(review(), 0..9)).prop_map(|(episodes, reviews)| {
        let text = |headings: &str, rows: &str| format!("{headings}\r\n{rows}");
        let (episodes, reviews) = (text(EPISODES, &episodes.concat()), text(REVIEWS, &reviews.concat()));
        try_read(&[("h", text(HEADER, CHILDREN)), ("e", episodes), ("r", reviews)]).unwrap()
    })
}

proptest! {
    // Few, for the domain's tests run in two seconds; a hunt raises the number.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_bytes_are_refused_or_read_and_never_panic(files in vec(vec(any::<u8>(), 0..300), 0..4), year in 2000..=2100_i32) {
        let named: Vec<(String, Vec<u8>)> = files.into_iter().enumerate().map(|(n, bytes)| (n.to_string(), bytes)).collect();
        let _ = read(&named, ending(year), day(2026, 4, 15));
    }

    #[test]
    fn any_bytes_behind_true_headings_never_panic(header in vec(any::<u8>(), 0..200), rest in vec(any::<u8>(), 0..200)) {
        let with = |headings: &str, bytes: &[u8]| [headings.as_bytes(), b"\r\n", bytes].concat();
        let _ = try_read(&[("h", with(HEADER, &header)), ("e", with(EPISODES, &rest)), ("r", with(REVIEWS, &rest))]);
    }

    #[test]
    fn any_values_under_true_headings_never_panic(rows in vec("[0-9/A-Z,\"\r\n é]{0,40}", 0..9)) {
        let text = |headings: &str| format!("{headings}\r\n{}", rows.join("\r\n"));
        let _ = try_read(&[("h", text(HEADER)), ("e", text(EPISODES)), ("r", text(REVIEWS))]);
    }

    #[test]
    fn every_row_of_reviews_is_taken_or_left_out_with_a_reason(seen in seen()) {
        let gone = seen.problems.iter().filter(|problem| problem.file == "r" && problem.outcome == Outcome::LeftOut);
        let mut left_out: Vec<_> = gone.map(|problem| problem.line).collect();
        left_out.dedup();
        let report = seen.files.iter().find(|file| file.name == "r").unwrap();
        prop_assert_eq!(report.rows, seen.reviews.len() + left_out.len());
        prop_assert_eq!(report.left_out, left_out.len());
    }

    #[test]
    fn a_review_is_flagged_when_a_problem_says_so_and_only_then(seen in seen()) {
        for review in &seen.reviews {
            let flagging = seen.problems.iter().filter(|p| p.file == "r" && p.line == Some(review.line) && p.outcome == Outcome::Flagged);
            prop_assert_eq!(flagging.map(|problem| problem.rule).collect::<Vec<_>>(), review.flags.iter().copied().collect::<Vec<_>>());
        }
    }

    #[test]
    fn times_in_care_of_one_child_never_overlap_and_hold_every_episode(seen in seen()) {
        for pair in seen.care_periods.windows(2).filter(|pair| pair[0].child == pair[1].child) {
            prop_assert!(pair[0].ended_on.is_some_and(|end| end <= pair[1].started_on), "{:?}", pair);
        }
        let held: usize = seen.care_periods.iter().map(|period| period.episodes.len()).sum();
        let report = seen.files.iter().find(|file| file.name == "e").unwrap();
        prop_assert_eq!(held, report.rows - report.left_out);
    }

    #[test]
    fn whatever_was_imported_changes_nothing_the_second_time(seen in seen()) {
        let mut held = after(&seen);
        assert_nothing_to_do(&seen, &held);
        held.children.values_mut().for_each(|child| child.care_periods.reverse());
        assert_nothing_to_do(&seen, &held);
    }
}

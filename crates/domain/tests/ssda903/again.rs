//! The same return again, next year's after last year's, and returns that contradict what is held here.

use crate::support::{ANNA, ANNA_IN_CARE, anna, day, ending, files, found, seen, set, try_read};
use heard_domain::{
    ids::CarePeriodId,
    participation::Code,
    ssda903::{
        ImportPlan, KnownChild, KnownPeriod, KnownReview,
        Outcome::{Kept, LeftOut},
        Register, Return, Rule, Sex, plan, read,
    },
};
use std::collections::BTreeSet;

/// Carries out a plan, as the store does.
fn carry_out(plan: &ImportPlan, held: &mut Register) {
    for row in plan.children.created.iter().chain(&plan.children.changed) {
        let fresh = || KnownChild { facts: row.facts.clone(), care_periods: Vec::new(), reviews: [].into(), booked: [].into() };
        held.children.entry(row.child.clone()).or_insert_with(fresh).facts = row.facts.clone();
    }
    let mut next: u128 = held.children.values().map(|child| child.care_periods.len() as u128).sum();
    for period in &plan.care_periods.created {
        next += 1;
        let id = CarePeriodId::new(uuid::Uuid::from_u128(next));
        held.children.get_mut(&period.child).unwrap().care_periods.push(KnownPeriod { id, period: period.clone() });
    }
    for changed in &plan.care_periods.changed {
        let periods = &mut held.children.get_mut(&changed.period.child).unwrap().care_periods;
        *periods.iter_mut().find(|known| known.id == changed.id).unwrap() = changed.clone();
    }
    for review in plan.reviews.created.iter().chain(&plan.reviews.changed) {
        let known = KnownReview { code: Some(review.code), confirmed: false, flags: review.flags.clone() };
        held.children.get_mut(&review.child).unwrap().reviews.insert(review.date, known);
    }
}

/// What is held after one import.
pub(crate) fn after(seen: &Return) -> Register {
    let mut held = Register::default();
    carry_out(&plan(seen, &held), &mut held);
    held
}

pub(crate) fn assert_nothing_to_do(seen: &Return, held: &Register) {
    let plan = plan(seen, held);
    assert!(plan.children.created.is_empty() && plan.children.changed.is_empty());
    assert!(plan.care_periods.created.is_empty() && plan.care_periods.changed.is_empty());
    assert!(plan.reviews.created.is_empty() && plan.reviews.changed.is_empty());
    assert_eq!(plan.conflicts, []);
}

fn anna_of(held: &mut Register) -> &mut KnownChild {
    held.children.values_mut().next().unwrap()
}

/// Anna's return for a year, with these episodes.
fn year(year_end: i32, episodes: &[&str]) -> Return {
    read(&files(&[ANNA], episodes, &[]), ending(year_end), day(2026, 4, 15)).unwrap()
}

#[test]
fn the_first_import_creates_everything_and_the_second_nothing() {
    for name in ["good", "five", "upn", "synth-2026-clean"] {
        let seen = try_read(&set(name)).unwrap();
        let first = plan(&seen, &Register::default()).summary(&seen);
        assert_eq!((first.children.created, first.reviews.created), (seen.children.len(), seen.reviews.len()));

        assert_nothing_to_do(&seen, &after(&seen));
    }
}

#[test]
fn the_figures_are_written_out_as_the_command_promises() {
    let seen = try_read(&set("synth-2026-clean")).unwrap();
    let summary = |held: &Register| serde_json::to_value(plan(&seen, held).summary(&seen)).unwrap();

    let first = summary(&Register::default());
    assert_eq!(first["children"], serde_json::json!({ "read": 157, "created": 157, "unchanged": 0, "changed": 0 }));
    assert_eq!(first["reviews"], serde_json::json!({ "read": 98, "created": 98, "unchanged": 0, "changed": 0 }));
    let second = summary(&after(&seen));
    assert_eq!(second["children"], serde_json::json!({ "read": 157, "created": 0, "unchanged": 157, "changed": 0 }));
    assert_eq!(second["reviews"], serde_json::json!({ "read": 98, "created": 0, "unchanged": 98, "changed": 0 }));
    assert_eq!(second["care_periods"]["created"], 0);
    assert_eq!(second["files"][0]["name"], "Episodes.csv");
}

#[test]
fn a_child_whose_facts_differ_is_changed_and_another_birth_date_is_told_of() {
    let held = after(&anna(&[]));

    let other_sex = seen(&["1001,U,14/05/2012,WBRI,A123456789012,,"], &[ANNA_IN_CARE], &[]);
    let changes = plan(&other_sex, &held);
    assert_eq!(changes.children.changed[0].facts.sex, Some(Sex::Unknown));
    assert_eq!(changes.conflicts, []);

    let other_birth = seen(&["1001,F,14/05/2011,WBRI,A123456789012,,"], &[ANNA_IN_CARE], &[]);
    let changes = plan(&other_birth, &held);
    assert_eq!(changes.children.changed.len(), 1);
    let told: Vec<_> = changes.conflicts.iter().map(|problem| (problem.line, problem.rule, problem.outcome)).collect();
    assert_eq!(told, [(Some(2), Rule::Own16, Kept)]);
}

#[test]
fn a_review_held_here_with_another_code_is_never_overwritten() {
    let mut held = after(&anna(&["1001,14/05/2012,05/06/2025,PN1"]));
    let other = anna(&["1001,14/05/2012,05/06/2025,PN7"]);
    for (confirmed, words) in [(false, "PN1 is held here"), (true, "PN1 is confirmed here")] {
        anna_of(&mut held).reviews.values_mut().for_each(|review| review.confirmed = confirmed);
        let changes = plan(&other, &held);

        assert!(changes.reviews.created.is_empty() && changes.reviews.changed.is_empty());
        assert_eq!((changes.conflicts[0].rule, changes.conflicts[0].outcome), (Rule::Own15, LeftOut));
        assert!(changes.conflicts[0].message.contains(words));
    }
}

#[test]
fn a_review_held_here_without_a_code_gets_the_returns() {
    let seen = anna(&["1001,14/05/2012,05/06/2025,PN1"]);
    let mut held = after(&seen);
    anna_of(&mut held).reviews.values_mut().for_each(|review| review.code = None);

    assert_eq!(plan(&seen, &held).reviews.changed[0].code, Code::Pn1);
}

#[test]
fn flags_follow_the_return_until_a_person_has_settled_them() {
    // The first load lacked the episode of that day; the second has it.
    let review = "1001,14/05/2012,05/06/2025,PN1";
    let outside = seen(&[ANNA], &["1001,10/07/2025,S,C2,N1,P1,PR0,,,,,,"], &[review]);
    let inside =
        seen(&[ANNA], &["1001,10/05/2025,S,C2,N1,P1,PR0,10/07/2025,X1,,,,", "1001,10/07/2025,P,C2,N1,P1,PR0,,,,,,"], &[review]);
    let mut held = after(&outside);
    assert_eq!(plan(&inside, &held).reviews.changed[0].flags, BTreeSet::new());

    let settled = anna_of(&mut held).reviews.values_mut().next().unwrap();
    (settled.confirmed, settled.flags) = (true, BTreeSet::new());
    assert_eq!(plan(&outside, &held).reviews.unchanged, 1);
}

#[test]
fn a_return_says_nothing_new_about_reviews_of_another_year() {
    let review = "1001,14/05/2012,05/06/2024,PN1";
    let its_own_year = read(&files(&[ANNA], &[ANNA_IN_CARE], &[review]), ending(2025), day(2026, 4, 15)).unwrap();
    let next_year = anna(&[review]);
    assert_nothing_to_do(&next_year, &after(&its_own_year));

    let changes = plan(&its_own_year, &after(&next_year));
    assert_eq!(changes.reviews.changed[0].flags, BTreeSet::new());
}

#[test]
fn last_years_open_episode_is_this_years_first_and_not_a_second_period() {
    let last_year = year(2025, &["1001,10/02/2021,S,C2,N1,P1,PR0,03/05/2024,X1,,,,", "1001,03/05/2024,P,C2,N1,P1,PR0,,,,,,"]);
    let this_year =
        year(2026, &["1001,03/05/2024,P,C2,N1,P1,PR0,09/09/2025,X1,,,,", "1001,09/09/2025,L,C1,N1,P1,PR0,20/12/2025,E4A,,,,"]);
    let mut held = after(&last_year);
    let changes = plan(&this_year, &held);

    assert!(changes.care_periods.created.is_empty());
    let period = &changes.care_periods.changed[0].period;
    assert_eq!((period.started_on, period.start_known, period.ended_on), (day(2021, 2, 10), true, Some(day(2025, 12, 20))));
    assert_eq!(
        period.episodes.iter().map(|episode| episode.decom).collect::<Vec<_>>(),
        [day(2021, 2, 10), day(2024, 5, 3), day(2025, 9, 9)]
    );

    // Neither year, loaded again, undoes the other.
    carry_out(&changes, &mut held);
    assert_nothing_to_do(&this_year, &held);
    assert_nothing_to_do(&last_year, &held);
}

#[test]
fn last_year_loaded_after_this_year_comes_to_the_same() {
    let last_year = year(2025, &["1001,10/02/2021,S,C2,N1,P1,PR0,03/05/2024,X1,,,,", "1001,03/05/2024,P,C2,N1,P1,PR0,,,,,,"]);
    let this_year = year(2026, &["1001,03/05/2024,P,C2,N1,P1,PR0,09/09/2025,X1,,,,", "1001,09/09/2025,L,C1,N1,P1,PR0,,,,,,"]);
    let (mut onwards, mut backwards) = (after(&last_year), after(&this_year));
    let (next, previous) = (plan(&this_year, &onwards), plan(&last_year, &backwards));
    carry_out(&next, &mut onwards);
    carry_out(&previous, &mut backwards);

    assert_eq!(onwards, backwards);
}

#[test]
fn a_period_that_goes_on_under_a_mended_first_day_is_still_the_same() {
    let mut held =
        after(&year(2025, &["1001,10/02/2021,S,C2,N1,P1,PR0,03/05/2024,X1,,,,", "1001,03/05/2024,P,C2,N1,P1,PR0,,,,,,"]));
    let changes = plan(&year(2026, &["1001,04/05/2024,P,C2,N1,P1,PR0,,,,,,"]), &held);
    assert_eq!(changes.care_periods.changed[0].period.started_on, day(2021, 2, 10));

    carry_out(&changes, &mut held);
    assert_eq!(anna_of(&mut held).care_periods.len(), 1);
}

#[test]
fn a_new_time_in_care_is_a_second_period() {
    let held = after(&year(2025, &["1001,10/02/2021,S,C2,N1,P1,PR0,03/05/2024,E4A,,,,"]));
    let changes = plan(&year(2026, &["1001,03/05/2025,S,C2,N1,P1,PR0,,,,,,"]), &held);

    assert_eq!((changes.care_periods.created.len(), changes.care_periods.changed.len()), (1, 0));
}

#[test]
fn an_end_given_here_after_the_year_outlives_the_return() {
    let seen = year(2026, &[ANNA_IN_CARE]);
    let mut held = after(&seen);
    anna_of(&mut held).care_periods[0].period.ended_on = Some(day(2026, 4, 10));

    assert_nothing_to_do(&seen, &held);
}

#[test]
fn a_period_that_overlaps_another_one_held_here_is_a_conflict() {
    let held = after(&year(2026, &["1001,12/05/2025,S,C2,N1,P1,PR0,,,,,,"]));
    let changes = plan(&year(2026, &["1001,10/05/2025,S,C2,N1,P1,PR0,,,,,,"]), &held);

    assert!(changes.care_periods.created.is_empty() && changes.care_periods.changed.is_empty());
    assert_eq!((changes.conflicts[0].rule, changes.conflicts[0].outcome), (Rule::Own17, LeftOut));
    assert_eq!(
        changes.conflicts[0].message,
        "care from 10/05/2025 on is not taken: it overlaps care from 12/05/2025 on held here"
    );
}

#[test]
fn a_preview_of_a_bad_row_is_told_before_anything_is_written() {
    let seen = anna(&["1001,14/05/2012,05/06/2025,PN8"]);

    assert_eq!(found(&seen), [(2, Rule::R167, LeftOut)]);
    assert_eq!(plan(&seen, &Register::default()).summary(&seen).problems, seen.problems);
}

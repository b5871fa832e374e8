//! When things are due, against the worked examples of the rule book's section 3.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

use chrono::{Days, NaiveDate};
use heard_domain::{
    calendar::WorkingDays,
    due::{
        AdjournmentRefused, CareHistory, Due, DueKind, HeldElsewhere, Limits, Next, NextReview, midway, next_conference,
        next_review, next_secure_review,
    },
    meeting::MeetingKind,
};
use proptest::prelude::*;
use std::sync::LazyLock;

/// Reads a date with its day of the week, and fails if the two disagree.
fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%a %d %b %Y").unwrap()
}

fn limits() -> &'static Limits {
    static LIMITS: LazyLock<Limits> = LazyLock::new(|| Limits::shipped().unwrap());
    &LIMITS
}

fn days() -> &'static WorkingDays {
    static DAYS: LazyLock<WorkingDays> = LazyLock::new(|| WorkingDays::shipped().unwrap());
    &DAYS
}

fn due(kind: DueKind, from: &str) -> Due {
    limits().due(kind, day(from), days()).unwrap()
}

#[test]
fn a_first_review_is_due_20_working_days_after_the_child_became_looked_after() {
    assert_eq!(due(DueKind::FirstReview, "Mon 10 Dec 2018").limit, day("Thu 10 Jan 2019"));
    assert_eq!(due(DueKind::FirstReview, "Mon 8 Apr 2019").limit, day("Thu 9 May 2019"));
    assert_eq!(due(DueKind::FirstReview, "Sat 6 Apr 2019").limit, day("Wed 8 May 2019"));
}

#[test]
fn the_second_is_due_3_months_after_the_first_was_held_and_later_ones_6_months_after_the_last() {
    assert_eq!(due(DueKind::SecondReview, "Fri 4 Jan 2019").limit, day("Thu 4 Apr 2019"));
    assert_eq!(due(DueKind::LaterReview, "Tue 2 Apr 2019").limit, day("Wed 2 Oct 2019"));
}

#[test]
fn reviews_of_short_breaks_are_due_after_3_and_then_6_months() {
    assert_eq!(due(DueKind::ShortBreaksFirst, "Mon 10 Dec 2018").limit, day("Sun 10 Mar 2019"));
    assert_eq!(due(DueKind::ShortBreaksFirst, "Mon 10 Dec 2018").planning_target, day("Fri 8 Mar 2019"));
    assert_eq!(due(DueKind::ShortBreaksLater, "Tue 2 Apr 2019").limit, day("Wed 2 Oct 2019"));
}

#[test]
fn an_initial_conference_is_due_15_working_days_after_the_strategy_discussion() {
    assert_eq!(due(DueKind::Icpc, "Mon 8 Apr 2019").limit, day("Wed 1 May 2019"));
}

#[test]
fn review_conferences_are_due_after_3_and_then_6_months() {
    assert_eq!(due(DueKind::FirstRcpc, "Tue 30 Apr 2019").limit, day("Tue 30 Jul 2019"));
    let next = due(DueKind::LaterRcpc, "Thu 25 Jul 2019");
    assert_eq!(next.limit, day("Sat 25 Jan 2020"));
    assert_eq!(next.planning_target, day("Fri 24 Jan 2020"));
}

#[test]
fn decisions_record_and_distribution_follow_a_review_in_5_15_and_20_working_days() {
    assert_eq!(due(DueKind::Decisions, "Wed 17 Apr 2019").limit, day("Fri 26 Apr 2019"));
    assert_eq!(due(DueKind::Record, "Wed 17 Apr 2019").limit, day("Mon 13 May 2019"));
    assert_eq!(due(DueKind::Distribution, "Wed 17 Apr 2019").limit, day("Mon 20 May 2019"));
}

#[test]
fn a_secure_placement_is_reviewed_by_the_earliest_limit_and_the_bound_says_which() {
    // Twenty working days over Easter end on Thu 9 May, a day after the month.
    let month_binds = due(DueKind::SecureReview, "Mon 8 Apr 2019");
    assert_eq!(month_binds.limit, day("Wed 8 May 2019"));
    assert!(!month_binds.working_days);
    assert_eq!(
        month_binds.bound,
        "1 month from the day the secure placement started, the earliest of 1 month and 20 working days"
    );
    assert_eq!(month_binds.rule, "Children (Secure Accommodation) Regulations 1991, regulation 15");

    // October has no holidays: four weeks end before the month does.
    let council_binds = due(DueKind::SecureReview, "Tue 1 Oct 2019");
    assert_eq!(council_binds.limit, day("Tue 29 Oct 2019"));
    assert!(council_binds.working_days);
    assert!(council_binds.bound.starts_with("20 working days from"), "{}", council_binds.bound);
    assert_eq!(council_binds.rule, "the council's own limit");

    assert_eq!(due(DueKind::LaterSecureReview, "Tue 29 Oct 2019").limit, day("Wed 29 Jan 2020"));
}

#[test]
fn when_both_secure_limits_fall_on_one_day_the_law_is_named() {
    let tie = due(DueKind::SecureReview, "Fri 1 Feb 2019");
    assert_eq!(tie.limit, day("Fri 1 Mar 2019"));
    assert!(!tie.working_days);
}

#[test]
fn a_limit_in_working_days_explains_each_day_it_stepped_over() {
    let due = due(DueKind::Decisions, "Wed 17 Apr 2019");
    let skipped: Vec<String> =
        due.skipped.iter().map(|skipped| format!("{}: {}", skipped.day.format("%a %-d"), skipped.why)).collect();
    assert_eq!(
        skipped,
        ["Fri 19: bank holiday, Good Friday", "Sat 20: weekend", "Sun 21: weekend", "Mon 22: bank holiday, Easter Monday"]
    );
    assert_eq!(due.bound, "5 working days from the day the review was completed");
    assert_eq!(due.rule, "IRO Handbook 2010");
    assert_eq!(due.planning_target, due.limit);
    assert!(due.working_days);
}

#[test]
fn a_limit_in_months_explains_the_days_back_to_its_planning_target() {
    let good_friday = due(DueKind::SecondReview, "Sat 19 Jan 2019");
    assert_eq!(good_friday.limit, day("Fri 19 Apr 2019"));
    assert_eq!(good_friday.planning_target, day("Thu 18 Apr 2019"));
    let skipped: Vec<NaiveDate> = good_friday.skipped.iter().map(|skipped| skipped.day).collect();
    assert_eq!(skipped, [day("Fri 19 Apr 2019")]);
    assert!(!good_friday.working_days);
    assert_eq!(due(DueKind::SecondReview, "Fri 4 Jan 2019").skipped, []);
}

#[test]
fn a_meeting_on_the_limit_is_in_time_even_if_the_limit_is_not_a_working_day() {
    let due = due(DueKind::LaterRcpc, "Thu 25 Jul 2019");
    assert!(due.is_in_time(day("Sat 25 Jan 2020")));
    assert!(!due.is_in_time(day("Sun 26 Jan 2020")));
}

#[test]
fn a_limit_that_leaves_the_holiday_table_is_refused() {
    assert!(limits().due(DueKind::FirstReview, day("Fri 15 Dec 2028"), days()).is_err());
    // In months the limit could be told, but not whether it is a day to plan for.
    assert!(limits().due(DueKind::LaterReview, day("Fri 15 Dec 2028"), days()).is_err());
    assert!(limits().due(DueKind::LaterReview, NaiveDate::MAX, days()).is_err());
}

#[test]
fn a_review_may_be_adjourned_once_for_20_working_days() {
    let due = limits().adjourn(day("Mon 8 Apr 2019"), false, days()).unwrap();
    assert_eq!((due.kind, due.limit), (DueKind::Adjournment, day("Thu 9 May 2019")));
    let refused = limits().adjourn(day("Mon 8 Apr 2019"), true, days()).unwrap_err();
    assert_eq!(refused, AdjournmentRefused::Again);
    assert_eq!(refused.to_string(), "this review has been adjourned once already, and a review may be adjourned only once");
    assert!(matches!(limits().adjourn(day("Fri 15 Dec 2028"), false, days()), Err(AdjournmentRefused::PastTheTable(_))));
}

#[test]
fn a_midway_review_is_planned_halfway_to_the_next_limit() {
    assert_eq!(midway(day("Tue 1 Jan 2019"), day("Fri 11 Jan 2019")), day("Sun 6 Jan 2019"));
    assert_eq!(midway(day("Tue 1 Jan 2019"), day("Sat 12 Jan 2019")), day("Sun 6 Jan 2019"));
    assert_eq!(midway(day("Tue 1 Jan 2019"), day("Tue 1 Jan 2019")), day("Tue 1 Jan 2019"));
}

/// The next review of care of which every review is on record here.
fn review(began: NaiveDate, short_breaks: bool, held: &[NaiveDate]) -> Next {
    let history = CareHistory { began, began_known: true, short_breaks, held, recorded_from: began };
    let NextReview { next, certain } = next_review(history, limits(), days()).unwrap();
    assert!(certain);
    next
}

/// The next review of care that began on `began`, with these reviews on record, where records begin on Monday 1 April 2024.
fn on_record(began: &str, held: &[&str]) -> Result<(Next, bool), HeldElsewhere> {
    let held: Vec<NaiveDate> = held.iter().map(|text| day(text)).collect();
    let began = day(began);
    let history =
        CareHistory { began, began_known: true, short_breaks: false, held: &held, recorded_from: day("Mon 1 Apr 2024") };
    next_review(history, limits(), days()).map(|review| (review.next, review.certain))
}

#[test]
fn a_child_long_in_care_with_one_review_on_record_is_due_six_months_after_it() {
    let later = |from| Ok((Next { kind: DueKind::LaterReview, from: day(from) }, true));
    assert_eq!(on_record("Mon 4 Mar 2019", &["Fri 7 Jun 2024"]), later("Fri 7 Jun 2024"));
    assert_eq!(on_record("Mon 7 Mar 2011", &["Fri 7 Jun 2024"]), later("Fri 7 Jun 2024"), "before any table of bank holidays");
}

#[test]
fn a_child_long_in_care_with_no_review_on_record_has_no_date_to_count_from() {
    assert_eq!(on_record("Mon 4 Mar 2019", &[]), Err(HeldElsewhere));
    assert_eq!(on_record("Mon 7 Mar 2011", &[]), Err(HeldElsewhere));
}

#[test]
fn a_review_that_may_be_the_first_or_the_second_sets_the_shorter_limit_and_is_not_certain() {
    // The first was due on Monday 25 March 2024, before the records begin, and the second by Tuesday 25 June at the latest.
    let second = Next { kind: DueKind::SecondReview, from: day("Fri 21 Jun 2024") };
    assert_eq!(on_record("Mon 26 Feb 2024", &["Fri 21 Jun 2024"]), Ok((second, false)));
    let later = Next { kind: DueKind::LaterReview, from: day("Wed 26 Jun 2024") };
    assert_eq!(on_record("Mon 26 Feb 2024", &["Wed 26 Jun 2024"]), Ok((later, true)));
}

#[test]
fn a_first_review_still_due_when_the_records_begin_is_planned_for_and_is_not_certain() {
    // Due on Thursday 11 April 2024: Good Friday and Easter Monday come between.
    let first = Next { kind: DueKind::FirstReview, from: day("Tue 12 Mar 2024") };
    assert_eq!(on_record("Tue 12 Mar 2024", &[]), Ok((first, false)));
    let second = Next { kind: DueKind::SecondReview, from: day("Wed 10 Apr 2024") };
    assert_eq!(on_record("Tue 12 Mar 2024", &["Wed 10 Apr 2024"]), Ok((second, true)));
}

#[test]
fn a_date_counted_from_a_review_older_than_the_records_is_not_certain() {
    let later = Next { kind: DueKind::LaterReview, from: day("Fri 2 Jun 2023") };
    assert_eq!(on_record("Mon 4 Mar 2019", &["Fri 2 Jun 2023"]), Ok((later, false)));
}

#[test]
fn a_care_period_goes_from_its_first_review_to_its_second_to_later_ones() {
    let began = day("Mon 10 Dec 2018");
    let next = |held: &[&str]| {
        let held: Vec<NaiveDate> = held.iter().map(|text| day(text)).collect();
        review(began, false, &held)
    };
    assert_eq!(next(&[]), Next { kind: DueKind::FirstReview, from: began });
    assert_eq!(next(&["Fri 4 Jan 2019"]), Next { kind: DueKind::SecondReview, from: day("Fri 4 Jan 2019") });
    let third = Next { kind: DueKind::LaterReview, from: day("Tue 2 Apr 2019") };
    assert_eq!(next(&["Fri 4 Jan 2019", "Tue 2 Apr 2019"]), third);
    assert_eq!(next(&["Tue 2 Apr 2019", "Fri 4 Jan 2019"]), third, "the order given makes no difference");
    let fourth = Next { kind: DueKind::LaterReview, from: day("Wed 2 Oct 2019") };
    assert_eq!(next(&["Fri 4 Jan 2019", "Tue 2 Apr 2019", "Wed 2 Oct 2019"]), fourth);
}

#[test]
fn a_review_entered_twice_is_one_review_and_one_from_an_earlier_period_is_none() {
    let began = day("Mon 10 Dec 2018");
    let held = [day("Fri 4 Jan 2019"), day("Fri 4 Jan 2019"), day("Mon 3 Sep 2018")];
    let next = review(began, false, &held);
    assert_eq!(next, Next { kind: DueKind::SecondReview, from: day("Fri 4 Jan 2019") });
}

#[test]
fn short_breaks_have_a_first_review_and_then_later_ones() {
    let began = day("Mon 10 Dec 2018");
    let next = |held: &[NaiveDate]| review(began, true, held);
    assert_eq!(next(&[]), Next { kind: DueKind::ShortBreaksFirst, from: began });
    let held = day("Fri 8 Mar 2019");
    assert_eq!(next(&[held]), Next { kind: DueKind::ShortBreaksLater, from: held });
    let again = day("Fri 6 Sep 2019");
    assert_eq!(next(&[held, again]), Next { kind: DueKind::ShortBreaksLater, from: again });
}

#[test]
fn a_protection_plan_goes_from_its_initial_conference_to_review_conferences() {
    let initial = day("Tue 30 Apr 2019");
    assert_eq!(next_conference(initial, &[]), Next { kind: DueKind::FirstRcpc, from: initial });
    let review = day("Thu 25 Jul 2019");
    assert_eq!(next_conference(initial, &[review]), Next { kind: DueKind::LaterRcpc, from: review });
}

#[test]
fn a_secure_placement_goes_from_its_first_review_to_later_ones() {
    let placed = day("Mon 8 Apr 2019");
    assert_eq!(next_secure_review(placed, &[]), Next { kind: DueKind::SecureReview, from: placed });
    let held = day("Wed 8 May 2019");
    assert_eq!(next_secure_review(placed, &[held]), Next { kind: DueKind::LaterSecureReview, from: held });
}

#[test]
fn every_kind_of_limit_is_known_by_its_key() {
    for kind in DueKind::ALL {
        assert_eq!(kind.key().parse(), Ok(kind));
    }
    let keys: Vec<&str> = DueKind::ALL.iter().map(|kind| kind.key()).collect();
    for promised in [
        "first-review",
        "second-review",
        "later-review",
        "icpc",
        "first-rcpc",
        "later-rcpc",
        "secure-review",
        "adjournment",
        "decisions",
        "record",
        "distribution",
    ] {
        assert!(keys.contains(&promised), "{promised}");
    }
    assert_eq!("third-review".parse::<DueKind>().unwrap_err().to_string(), "\"third-review\" is not a known kind of limit");
}

#[test]
fn a_limit_knows_the_kind_of_meeting_that_meets_it() {
    assert_eq!(DueKind::SecondReview.meeting(), Some(MeetingKind::LookedAfterReview));
    assert_eq!(DueKind::Icpc.meeting(), Some(MeetingKind::InitialConference));
    assert_eq!(DueKind::LaterRcpc.meeting(), Some(MeetingKind::ReviewConference));
    assert_eq!(DueKind::LaterSecureReview.meeting(), Some(MeetingKind::SecureReview));
    assert_eq!(DueKind::Record.meeting(), None);
}

/// The shipped limits with a made-up change of the rule for decisions from 1 May 2019.
fn with_a_change() -> Limits {
    let change = "\n[[decisions]]\nin-force = \"2019-05-01\"\ncounted-from = \"the day the review was completed\"\n\
                  within = [{ period = \"1 working day\", rule = \"a made-up rule\" }]\n";
    Limits::parse(&(include_str!("../src/due/limits.toml").to_owned() + change)).unwrap()
}

#[test]
fn a_change_of_rule_holds_for_counts_from_its_day_on() {
    let limits = with_a_change();
    let decisions = |from| limits.due(DueKind::Decisions, day(from), days()).unwrap();
    assert_eq!(decisions("Tue 30 Apr 2019").limit, day("Wed 8 May 2019"));
    let changed = decisions("Wed 1 May 2019");
    assert_eq!(changed.limit, day("Thu 2 May 2019"));
    assert_eq!(changed.rule, "a made-up rule");
    assert_eq!(changed.bound, "1 working day from the day the review was completed");
}

#[test]
fn a_file_of_limits_with_a_gap_or_a_slip_is_refused() {
    let shipped = include_str!("../src/due/limits.toml");
    for (slip, why) in [
        (shipped.replace("[[icpc]]", "[[icpcs]]"), "unknown field `icpcs`"),
        (shipped.split("[[distribution]]").next().unwrap().to_owned(), "missing field `distribution`"),
        (shipped.replace("15 working days", "15 days"), "\"15 days\" is not a period"),
        (shipped.replace("3 months", "three months"), "\"three months\" is not a period"),
        (format!("distribution = []\n{}", shipped.split("[[distribution]]").next().unwrap()), "at least one entry"),
        (shipped.replace("2011-04-01", "1 April 2011"), "invalid"),
    ] {
        let refused = Limits::parse(&slip).unwrap_err().to_string();
        assert!(refused.contains(why), "{why} in: {refused}");
    }
}

proptest! {
    #[test]
    fn a_planning_target_is_a_working_day_in_time_and_nothing_is_due_before_it_starts(
        kind in proptest::sample::select(&DueKind::ALL[..]),
        offset in 0..5300_u64,
    ) {
            let from = day("Tue 1 Jan 2013") + Days::new(offset);
        let due = limits().due(kind, from, days()).unwrap();
        prop_assert!(days().is_working_day(due.planning_target).unwrap());
        prop_assert!(due.planning_target <= due.limit && from < due.planning_target);
        prop_assert_eq!(days().count(due.planning_target, due.limit), Ok(0));
        prop_assert!(!due.working_days || due.planning_target == due.limit);
    }

    #[test]
    fn a_secure_review_is_never_due_after_either_of_its_limits(offset in 0..5300_u64) {
            let from = day("Tue 1 Jan 2013") + Days::new(offset);
        let limit = limits().due(DueKind::SecureReview, from, days()).unwrap().limit;
        prop_assert!(limit <= days().add(from, 20).unwrap());
        prop_assert!(limit <= heard_domain::calendar::add_months(from, 1));
    }
}

//! The rates of participation, against the worked examples of the rule book's section 7 and counts made by hand.

use chrono::{Datelike, Days, NaiveDate};
use heard_domain::{
    ids::{ChildId, MeetingId, StaffId},
    meeting::MeetingKind,
    participation::Code,
    rates::{Counts, HeldReview, Rate, RateId, Unit, counts, group_by, rate, rates, rows},
};
use proptest::prelude::*;
use uuid::Uuid;

/// A held looked after review of a ten-year-old, uncoded, nothing submitted, held in time.
fn review(meeting: u128, child: u128) -> HeldReview {
    HeldReview {
        meeting: MeetingId::new(Uuid::from_u128(meeting)),
        child: ChildId::new(Uuid::from_u128(child)),
        kind: MeetingKind::LookedAfterReview,
        chair: None,
        held_on: NaiveDate::default(),
        age: 10,
        code: None,
        submitted_in_time: false,
        read_in_time: false,
        held_in_time: Some(true),
    }
}

fn coded(meeting: u128, child: u128, code: Code) -> HeldReview {
    let age = if code == Code::Pn0 { 2 } else { 10 };
    HeldReview { code: Some(code), age, ..review(meeting, child) }
}

/// One review each for as many children as `counts` says, PN0 first.
fn one_each(counts: [u128; 8]) -> Vec<HeldReview> {
    let codes = Code::ALL.into_iter().zip(counts).flat_map(|(code, count)| (0..count).map(move |_| code));
    (0..).zip(codes).map(|(number, code)| coded(number, number, code)).collect()
}

fn fraction(id: RateId, reviews: &[HeldReview]) -> (u32, u32) {
    let Rate { numerator, denominator, .. } = rate(id, reviews);
    (numerator, denominator)
}

#[test]
fn the_worked_example_of_the_rule_book_comes_out() {
    let reviews = one_each([40, 96, 8, 6, 10, 20, 52, 8]);
    for (id, numerator, percent) in [
        (RateId::P1, 182, "91.0%"),
        (RateId::P2, 120, "60.0%"),
        (RateId::P3, 96, "48.0%"),
        (RateId::P4, 18, "9.0%"),
        (RateId::P5, 192, "96.0%"),
    ] {
        let rate = rate(id, &reviews);
        assert_eq!((rate.numerator, rate.denominator), (numerator, 200), "{id:?}");
        assert_eq!(rate.percent().as_deref(), Some(percent), "{id:?}");
    }
    assert_eq!(rate(RateId::P1, &reviews).value, Some(0.91));
    assert_eq!(fraction(RateId::P7, &reviews), (240, 240));
    assert_eq!(counts(&reviews), Counts { held: 240, under_four: 40, uncoded: 0, no_limit: 0 });
}

/// The hand-made set of 6 children and 11 reviews, two of the fourth child's on either side of the fourth birthday.
fn good_set() -> Vec<HeldReview> {
    use Code::{Pn0, Pn1, Pn2, Pn3, Pn4, Pn5, Pn6, Pn7};
    let reviews = [(1, Pn1), (1, Pn2), (2, Pn3), (2, Pn4), (3, Pn0), (3, Pn0), (4, Pn0), (4, Pn1), (5, Pn5), (5, Pn6), (6, Pn7)];
    (0..).zip(reviews).map(|(meeting, (child, code))| coded(meeting, child, code)).collect()
}

#[test]
fn the_good_set_comes_out_as_counted_by_hand() {
    let reviews = good_set();
    assert_eq!(fraction(RateId::P1, &reviews), (6, 8));
    assert_eq!(fraction(RateId::P2, &reviews), (5, 8));
    assert_eq!(fraction(RateId::P6, &reviews), (3, 5));
    assert_eq!(counts(&reviews), Counts { held: 11, under_four: 3, uncoded: 0, no_limit: 0 });
    // Of those still in care at the year's end (all but the fifth child).
    let still: Vec<HeldReview> = reviews.into_iter().filter(|row| row.child != ChildId::new(Uuid::from_u128(5))).collect();
    assert_eq!(fraction(RateId::P6, &still), (2, 4));
}

#[test]
fn the_clean_set_of_2026_comes_out_per_review_as_counted_by_hand() {
    let reviews = one_each([0, 33, 12, 10, 11, 6, 15, 11]);
    assert_eq!(fraction(RateId::P1, &reviews), (76, 98));
    assert_eq!(rate(RateId::P1, &reviews).percent().as_deref(), Some("77.6%"));
    assert_eq!(fraction(RateId::P2, &reviews), (66, 98));
    assert_eq!(rate(RateId::P2, &reviews).percent().as_deref(), Some("67.3%"));
}

#[test]
fn per_child_one_review_unheard_outweighs_any_number_heard() {
    let reviews = [coded(1, 1, Code::Pn1), coded(2, 1, Code::Pn6), coded(3, 1, Code::Pn7), coded(4, 2, Code::Pn1)];
    assert_eq!(fraction(RateId::P1, &reviews), (3, 4));
    assert_eq!(fraction(RateId::P6, &reviews), (1, 2));
    let behind = rows(RateId::P6, &reviews);
    assert_eq!(behind.numerator, [&reviews[3]]);
    assert_eq!(behind.denominator.len(), 4, "every coded review of either child");
}

#[test]
fn per_child_the_reviews_under_four_and_uncoded_are_not_looked_at() {
    let reviews = [coded(1, 1, Code::Pn0), coded(2, 1, Code::Pn1), review(3, 1), coded(4, 2, Code::Pn0), review(5, 3)];
    assert_eq!(fraction(RateId::P6, &reviews), (1, 1));
}

#[test]
fn under_fours_and_uncoded_reviews_stand_beside_the_rates_and_never_in_a_denominator() {
    let reviews = [coded(1, 1, Code::Pn0), coded(2, 2, Code::Pn0), review(3, 3), coded(4, 4, Code::Pn4)];
    for id in [RateId::P1, RateId::P2, RateId::P3, RateId::P4, RateId::P5, RateId::P6] {
        assert_eq!(rate(id, &reviews).denominator, 1, "{id:?}");
        assert_eq!(rows(id, &reviews).denominator, [&reviews[3]], "{id:?}");
    }
    assert_eq!(fraction(RateId::P7, &reviews), (3, 4));
    assert_eq!(counts(&reviews), Counts { held: 4, under_four: 2, uncoded: 1, no_limit: 0 });
}

#[test]
fn a_code_that_cannot_be_right_for_the_age_counts_as_no_code() {
    let pn0_at_ten = HeldReview { code: Some(Code::Pn0), age: 10, ..review(1, 1) };
    let pn1_at_three = HeldReview { code: Some(Code::Pn1), age: 3, ..review(2, 2) };
    let at_four = HeldReview { code: Some(Code::Pn1), age: 4, ..review(3, 3) };
    let reviews = [pn0_at_ten, pn1_at_three, at_four];
    assert_eq!(fraction(RateId::P1, &reviews), (1, 1));
    assert_eq!(fraction(RateId::P7, &reviews), (1, 3));
    assert_eq!(counts(&reviews), Counts { held: 3, under_four: 0, uncoded: 2, no_limit: 0 });
}

#[test]
fn conferences_are_not_reviews() {
    let conference = HeldReview { kind: MeetingKind::ReviewConference, submitted_in_time: true, ..coded(1, 1, Code::Pn1) };
    for rate in rates(&[conference]).iter().filter(|rate| rate.id != RateId::T1) {
        assert_eq!((rate.numerator, rate.denominator, rate.value), (0, 0, None), "{:?}", rate.id);
    }
    assert_eq!(counts(&[conference]), Counts::default());
}

#[test]
fn submitted_is_of_held_reviews_from_four_and_read_in_time_is_of_those_submitted() {
    let submitted = |meeting, read_in_time| HeldReview { submitted_in_time: true, read_in_time, ..review(meeting, meeting) };
    let reviews = [
        submitted(1, true),
        submitted(2, true),
        submitted(3, false),
        review(4, 4),
        HeldReview { read_in_time: true, ..review(5, 5) },
        HeldReview { age: 3, ..submitted(6, true) },
    ];
    assert_eq!(fraction(RateId::Q2, &reviews), (3, 5));
    assert_eq!(fraction(RateId::Q3, &reviews), (2, 3));
    assert_eq!(rows(RateId::Q3, &reviews).numerator, [&reviews[0], &reviews[1]]);
}

#[test]
fn held_in_time_counts_meetings_of_each_kind_and_leaves_out_those_without_a_known_limit() {
    let conference = |meeting, child, held_in_time| HeldReview {
        kind: MeetingKind::InitialConference,
        held_in_time,
        ..review(meeting, child)
    };
    let reviews = [
        review(1, 1),
        HeldReview { held_in_time: Some(false), ..review(2, 2) },
        HeldReview { held_in_time: None, ..review(3, 3) },
        // One conference for two children, late for one of them; and one in time for both.
        conference(4, 4, Some(true)),
        conference(4, 5, Some(false)),
        conference(5, 6, Some(true)),
        conference(5, 7, Some(true)),
    ];
    let by_kind = group_by(&reviews, |row| row.kind);
    assert_eq!(fraction(RateId::T1, &by_kind[&MeetingKind::LookedAfterReview]), (1, 2));
    assert_eq!(fraction(RateId::T1, &by_kind[&MeetingKind::InitialConference]), (1, 2));
    assert_eq!(fraction(RateId::T1, &reviews), (2, 4));
    assert_eq!(counts(&reviews).no_limit, 1);
}

#[test]
fn a_rate_with_nothing_below_the_line_has_no_value() {
    for rate in rates(&[]) {
        assert_eq!((rate.numerator, rate.denominator, rate.value, rate.percent()), (0, 0, None, None), "{:?}", rate.id);
    }
    let json = serde_json::to_value(rate(RateId::P1, &[])).expect("a rate can be written as JSON");
    assert_eq!(json["id"], "P1");
    assert_eq!(json["unit"], "review");
    assert!(json["value"].is_null());
}

#[test]
fn a_percentage_has_one_decimal_and_rounds_halves_up() {
    let of_sixteen = |heard: u128| rate(RateId::P3, &one_each([0, heard, 0, 0, 0, 0, 0, 16 - heard])).percent();
    assert_eq!(of_sixteen(0).as_deref(), Some("0.0%"));
    assert_eq!(of_sixteen(1).as_deref(), Some("6.3%"), "6.25");
    assert_eq!(of_sixteen(5).as_deref(), Some("31.3%"), "31.25");
    assert_eq!(of_sixteen(16).as_deref(), Some("100.0%"));
}

#[test]
fn every_rate_says_its_formula_and_unit_and_is_known_by_its_id() {
    let reported: Vec<&str> = rates(&[]).iter().map(|rate| rate.id.key()).collect();
    assert_eq!(reported, ["P1", "P2", "P3", "P4", "P5", "P6", "P7", "Q2", "Q3", "T1"]);
    for rate in rates(&[]) {
        assert_eq!(rate.id.key().parse(), Ok(rate.id));
        assert!(!rate.name.is_empty() && !rate.formula.is_empty(), "{:?}", rate.id);
    }
    let unit = |id| rate(id, &[]).unit;
    assert_eq!((unit(RateId::P1), unit(RateId::P6), unit(RateId::T1)), (Unit::Review, Unit::Child, Unit::Meeting));
    assert!("P9".parse::<RateId>().is_err());
}

#[test]
fn reviews_can_be_grouped_by_month_by_chair_or_by_age_band() {
    let chair = StaffId::new(Uuid::from_u128(9));
    let on = |month, age, chair| HeldReview {
        held_on: NaiveDate::from_ymd_opt(2025, month, 15).expect("the 15th is in every month"),
        age,
        chair,
        ..coded(u128::from(month), 1, Code::Pn1)
    };
    let reviews = [on(4, 7, Some(chair)), on(5, 7, None), on(5, 8, Some(chair))];
    let sizes = |groups: Vec<Vec<HeldReview>>| groups.iter().map(Vec::len).collect::<Vec<_>>();
    assert_eq!(sizes(group_by(&reviews, |row| (row.held_on.year(), row.held_on.month())).into_values().collect()), [1, 2]);
    assert_eq!(sizes(group_by(&reviews, |row| row.chair).into_values().collect()), [1, 2]);
    assert_eq!(sizes(group_by(&reviews, |row| row.age >= 8).into_values().collect()), [2, 1]);
}

prop_compose! {
    fn any_review()(
        meeting in 0..30_u128,
        child in 0..12_u128,
        kind in proptest::sample::select(&MeetingKind::ALL[..]),
        day in 0..365_u64,
        age in 0..19_u32,
        code in proptest::option::of(proptest::sample::select(&Code::ALL[..])),
        submitted_in_time: bool,
        read_in_time: bool,
        held_in_time: Option<bool>,
    ) -> HeldReview {
        let held_on = NaiveDate::default() + Days::new(day);
        HeldReview { kind, held_on, age, code, submitted_in_time, read_in_time, held_in_time, ..review(meeting, child) }
    }
}

fn any_reviews() -> impl Strategy<Value = Vec<HeldReview>> {
    proptest::collection::vec(any_review(), 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn heard_and_not_heard_make_up_the_whole(reviews in any_reviews()) {
        let (heard, not_heard) = (rate(RateId::P1, &reviews), rate(RateId::P4, &reviews));
        prop_assert_eq!(heard.numerator + not_heard.numerator, heard.denominator);
        if let (Some(heard), Some(not_heard)) = (heard.value, not_heard.value) {
            prop_assert!((heard + not_heard - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn nothing_is_above_the_line_that_is_not_below_it(reviews in any_reviews()) {
        for rate in rates(&reviews) {
            prop_assert!(rate.numerator <= rate.denominator);
            prop_assert_eq!(rate.value.is_none(), rate.denominator == 0);
            let behind = rows(rate.id, &reviews);
            prop_assert!(behind.numerator.iter().all(|row| behind.denominator.contains(row)));
        }
    }

    #[test]
    fn the_rows_behind_a_rate_count_up_to_it(reviews in any_reviews()) {
        for rate in rates(&reviews) {
            let count = |rows: Vec<&HeldReview>| match rate.unit {
                Unit::Review => rows.len(),
                Unit::Child => group_by(&rows.into_iter().copied().collect::<Vec<_>>(), |row| row.child).len(),
                Unit::Meeting => group_by(&rows.into_iter().copied().collect::<Vec<_>>(), |row| row.meeting).len(),
            };
            let behind = rows(rate.id, &reviews);
            prop_assert_eq!(count(behind.numerator), rate.numerator as usize);
            prop_assert_eq!(count(behind.denominator), rate.denominator as usize);
        }
    }

    #[test]
    fn the_order_of_the_rows_makes_no_difference(
        (given, shuffled) in any_reviews().prop_flat_map(|reviews| (Just(reviews.clone()), Just(reviews).prop_shuffle())),
    ) {
        prop_assert_eq!(rates(&given), rates(&shuffled));
        prop_assert_eq!(counts(&given), counts(&shuffled));
    }

    #[test]
    fn held_reviews_are_the_coded_the_under_fours_and_the_uncoded(reviews in any_reviews()) {
        let Counts { held, under_four, uncoded, .. } = counts(&reviews);
        let coded = rate(RateId::P1, &reviews).denominator;
        prop_assert_eq!(coded + under_four + uncoded, held);
        prop_assert_eq!(rate(RateId::P7, &reviews).numerator, coded + under_four);
        prop_assert_eq!(rate(RateId::P7, &reviews).denominator, held);
    }

    #[test]
    fn no_under_four_and_no_uncoded_review_is_below_the_line_of_a_code_rate(reviews in any_reviews()) {
        for id in [RateId::P1, RateId::P2, RateId::P3, RateId::P4, RateId::P5, RateId::P6] {
            prop_assert!(rows(id, &reviews).denominator.iter().all(|row| row.age >= 4 && row.code.is_some_and(|code| code != Code::Pn0)));
        }
    }

    #[test]
    fn with_one_review_for_each_child_the_rate_per_child_is_the_rate_per_review(counts in proptest::array::uniform8(0..9_u128)) {
        let reviews = one_each(counts);
        prop_assert_eq!(fraction(RateId::P6, &reviews), fraction(RateId::P1, &reviews));
    }

    #[test]
    fn a_child_heard_at_every_review_is_never_counted_unless_each_review_was(reviews in any_reviews()) {
        let always = rows(RateId::P6, &reviews).numerator;
        prop_assert!(always.iter().all(|row| row.code.and_then(Code::heard) == Some(true)));
    }

    #[test]
    fn groups_counted_per_review_add_up_to_the_whole(reviews in any_reviews()) {
        let by_month = group_by(&reviews, |row| row.held_on.month());
        let sum: u32 = by_month.values().map(|group| rate(RateId::P1, group).numerator).sum();
        prop_assert_eq!(sum, rate(RateId::P1, &reviews).numerator);
    }
}

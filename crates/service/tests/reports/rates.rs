//! The figures.

use crate::house::{House, day, fraction, year};
use heard_domain::{
    ids::ChildId,
    meeting::MeetingKind,
    participation::Code,
    rates::{Counts, RateId},
};
use heard_service::reports::{ParticipationReport, Period};

/// The worked example of section 7, one review a child: PN0 40, PN1 96, PN2 8, PN3 6, PN4 10, PN5 20, PN6 52, PN7 8; and 3 uncoded.
async fn worked_example(house: &House) {
    for (code, count) in Code::ALL.into_iter().zip([40, 96, 8, 6, 10, 20, 52, 8]) {
        for _ in 0..count {
            let child = house.child(if code == Code::Pn0 { "2022-01-01" } else { "2013-01-01" }).await;
            house.coded("2025-09-15", child, code).await;
        }
    }
    for _ in 0..3 {
        let child = house.child("2013-01-01").await;
        house.held(MeetingKind::LookedAfterReview, "2025-09-16", None, &[child]).await;
    }
}

#[tokio::test]
async fn the_worked_example_of_the_rule_book_comes_out_from_stored_rows() {
    let house = House::open().await;
    worked_example(&house).await;
    let report = house.report(year()).await;
    for (id, above, below, percent) in [
        (RateId::P1, 182, 200, Some("91.0%")),
        (RateId::P2, 120, 200, Some("60.0%")),
        (RateId::P3, 96, 200, Some("48.0%")),
        (RateId::P4, 18, 200, Some("9.0%")),
        (RateId::P5, 192, 200, Some("96.0%")),
        (RateId::P6, 182, 200, Some("91.0%")),
        (RateId::P7, 240, 243, Some("98.8%")),
        (RateId::Q2, 0, 203, Some("0.0%")),
        (RateId::Q3, 0, 0, None),
        (RateId::T1, 0, 0, None),
    ] {
        assert_eq!(fraction(&report, id), (above, below), "{id:?}");
        assert_eq!(report.rate(id).unwrap().percent().as_deref(), percent, "{id:?}");
    }
    assert_eq!(report.counts, Counts { held: 243, under_four: 40, uncoded: 3, no_limit: 243 });
    let codes: Vec<u32> = report.codes.values().copied().collect();
    assert_eq!(codes, [40, 96, 8, 6, 10, 20, 52, 8]);
}

#[tokio::test]
async fn the_report_is_written_as_the_contract_says() {
    let house = House::open().await;
    let child = house.child("2013-01-01").await;
    house.coded("2025-09-15", child, Code::Pn6).await;
    house.coded("2025-10-15", child, Code::Pn7).await;
    let json = serde_json::to_value(house.report(year()).await).unwrap();
    assert_eq!(json["from"], "2025-04-01");
    assert_eq!(json["to"], "2026-03-31");
    assert_eq!(json["rates"].as_array().unwrap().len(), RateId::ALL.len());
    let p1 = &json["rates"][0];
    assert_eq!(p1["id"], "P1");
    assert_eq!(p1["name"], "views heard");
    assert_eq!(p1["formula"], "(PN1 + PN2 + PN3 + PN5 + PN6) / (PN1 to PN7)");
    assert_eq!(p1["unit"], "review");
    assert_eq!((&p1["numerator"], &p1["denominator"], &p1["value"]), (&1.into(), &2.into(), &0.5.into()));
    assert_eq!(json["counts"], serde_json::json!({"held": 2, "under_four": 0, "uncoded": 0, "no_limit": 2}));
    assert_eq!(json["groups"], serde_json::json!([]));
}

#[tokio::test]
async fn a_period_in_which_nothing_was_held_has_no_values_and_keeps_its_months() {
    let house = House::open().await;
    let report = house.report(year()).await;
    for rate in &report.rates {
        assert_eq!((rate.numerator, rate.denominator, rate.value), (0, 0, None), "{:?}", rate.id);
    }
    assert_eq!(report.counts, Counts::default());
    let months: Vec<&str> = report.months.iter().map(|month| month.key.as_str()).collect();
    assert_eq!(months.len(), 12);
    assert_eq!((months[0], months[11]), ("2025-04", "2026-03"));
    assert!(report.months.iter().all(|month| month.rate.denominator == 0 && month.rate.value.is_none()));
    assert!(report.held_in_time.is_empty());
    assert!(serde_json::to_value(&report).unwrap()["rates"][0]["value"].is_null());
}

#[tokio::test]
async fn the_code_turns_on_the_fourth_birthday_and_a_wrong_one_counts_as_none() {
    let house = House::open().await;
    let born = "2021-09-15";
    for (on, code) in [("2025-09-14", Code::Pn0), ("2025-09-15", Code::Pn1), ("2025-09-16", Code::Pn0), ("2025-09-13", Code::Pn1)]
    {
        let child = house.child(born).await;
        house.coded(on, child, code).await;
    }
    let report = house.report(year()).await;
    assert_eq!(fraction(&report, RateId::P1), (1, 1));
    assert_eq!(report.counts, Counts { held: 4, under_four: 1, uncoded: 2, no_limit: 4 });
    assert_eq!((report.codes[&Code::Pn0], report.codes[&Code::Pn1]), (1, 1));
}

/// Child one heard twice; two heard once of twice; three not heard; four under 4, then heard from the birthday on; five uncoded.
async fn five_children(house: &House) -> [ChildId; 5] {
    let mut children = Vec::new();
    for born in ["2012-01-01", "2012-01-01", "2012-01-01", "2021-09-15", "2012-01-01"] {
        children.push(house.child(born).await);
    }
    let children: [ChildId; 5] = children.try_into().unwrap();
    let [one, two, three, four, five] = children;
    for (child, on, code) in [
        (one, "2025-05-01", Code::Pn1),
        (one, "2025-11-01", Code::Pn6),
        (two, "2025-05-01", Code::Pn2),
        (two, "2025-11-01", Code::Pn7),
        (three, "2025-05-01", Code::Pn4),
        (four, "2025-05-01", Code::Pn0),
        (four, "2025-11-01", Code::Pn3),
    ] {
        house.coded(on, child, code).await;
    }
    house.held(MeetingKind::LookedAfterReview, "2025-06-01", None, &[five]).await;
    children
}

#[tokio::test]
async fn per_child_one_review_unheard_outweighs_those_heard() {
    let house = House::open().await;
    five_children(&house).await;
    let report = house.report(year()).await;
    assert_eq!(fraction(&report, RateId::P1), (4, 6));
    assert_eq!(fraction(&report, RateId::P6), (2, 4), "one and four, of one, two, three and four");
    assert_eq!(report.counts, Counts { held: 8, under_four: 1, uncoded: 1, no_limit: 8 });
    // In the first half of the year the fourth child is under 4, and the second was heard each time.
    let half = house.report(Period::parse("2025-04-01", "2025-09-30").unwrap()).await;
    assert_eq!(fraction(&half, RateId::P6), (2, 3));
}

#[tokio::test]
async fn conferences_are_in_no_rate_of_participation() {
    let house = House::open().await;
    let child = house.child("2013-01-01").await;
    for kind in MeetingKind::ALL.into_iter().filter(|kind| *kind != MeetingKind::LookedAfterReview) {
        let meeting = house.held(kind, "2025-09-15", None, &[child]).await;
        house.code(meeting, child, Code::Pn1).await;
        house.limit(meeting, child, "2025-09-15").await;
    }
    let report = house.report(year()).await;
    for rate in report.rates.iter().filter(|rate| rate.id != RateId::T1) {
        assert_eq!((rate.numerator, rate.denominator, rate.value), (0, 0, None), "{:?}", rate.id);
    }
    assert_eq!(fraction(&report, RateId::T1), (4, 4));
    assert_eq!(report.codes.values().sum::<u32>(), 0);
}

#[tokio::test]
async fn held_in_time_is_by_meeting_and_by_kind_and_leaves_out_those_without_a_limit() {
    let house = House::open().await;
    let mut children = Vec::new();
    for _ in 0..7 {
        children.push(house.child("2013-01-01").await);
    }
    let review = MeetingKind::LookedAfterReview;
    let conference = MeetingKind::ReviewConference;
    // On the limit, a day late, and with no limit known.
    let on_the_day = house.held(review, "2025-06-10", None, &children[0..1]).await;
    house.limit(on_the_day, children[0], "2025-06-10").await;
    let late = house.held(review, "2025-06-11", None, &children[1..2]).await;
    house.limit(late, children[1], "2025-06-10").await;
    house.held(review, "2025-06-12", None, &children[2..3]).await;
    // One conference for a brother and sister, late for one of them; one in time for both.
    let late_for_one = house.held(conference, "2025-06-13", None, &children[3..5]).await;
    house.limit(late_for_one, children[3], "2025-06-20").await;
    house.limit(late_for_one, children[4], "2025-06-12").await;
    let in_time = house.held(conference, "2025-06-13", None, &children[5..7]).await;
    house.limit(in_time, children[5], "2025-06-13").await;
    house.limit(in_time, children[6], "2025-06-14").await;

    let report = house.report(year()).await;
    assert_eq!(fraction(&report, RateId::T1), (2, 4));
    assert_eq!(report.counts.no_limit, 1);
    let by_kind: Vec<(&str, u32, u32)> =
        report.held_in_time.iter().map(|kind| (kind.key.as_str(), kind.rate.numerator, kind.rate.denominator)).collect();
    assert_eq!(by_kind, [("looked-after-review", 1, 2), ("review-conference", 1, 2)]);
}

fn held_in(report: &ParticipationReport) -> u32 {
    report.counts.held
}

#[tokio::test]
async fn the_first_and_the_last_day_are_in_the_period_and_the_days_around_it_are_not() {
    let house = House::open().await;
    let child = house.child("2010-01-01").await;
    for on in ["2025-03-31", "2025-04-01", "2026-03-31", "2026-04-01"] {
        house.coded(on, child, Code::Pn1).await;
    }
    assert_eq!(held_in(&house.report(year()).await), 2);
    assert_eq!(held_in(&house.report(Period::parse("2025-04-01", "2025-04-01").unwrap()).await), 1);
    assert_eq!(held_in(&house.report(Period::parse("2025-04-02", "2026-03-30").unwrap()).await), 0);
    assert_eq!(held_in(&house.report(Period::parse("2025-03-31", "2026-04-01").unwrap()).await), 4);
    assert_eq!(year().from(), day("2025-04-01"));
}

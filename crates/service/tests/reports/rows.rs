//! The rows behind a figure.

use crate::house::{House, day, year};
use heard_domain::{
    meeting::MeetingKind,
    participation::Code,
    policy::Role,
    rates::{RateId, Unit},
};
use heard_service::reports::{Part, ReportRows};
use std::collections::BTreeSet;

fn council_ids(rows: &ReportRows) -> Vec<&str> {
    rows.rows.lines.iter().map(|row| row.council_id.as_str()).collect()
}

#[tokio::test]
async fn a_figure_opens_to_its_children_and_meetings() {
    let house = House::open().await;
    let grace = house.staff("Grace Okoro", Role::Chair).await;
    let jamie = house.named_child("2013-01-01", Some("Jamie"), Some("Hall")).await;
    let unnamed = house.child("2013-01-01").await;
    let review = house.held(MeetingKind::LookedAfterReview, "2025-09-15", Some(&grace), &[jamie]).await;
    house.code(review, jamie, Code::Pn6).await;
    house.limit(review, jamie, "2025-09-20").await;
    let unheard = house.coded("2025-08-01", unnamed, Code::Pn7).await;

    let heard = house.rows(year(), RateId::P1, Part::Numerator).await;
    assert_eq!((heard.rate.numerator, heard.rate.denominator, heard.counted()), (1, 2, 1));
    let row = &heard.rows.lines[0];
    assert_eq!(
        (row.child, row.meeting, row.name.as_deref(), row.council_id.as_str()),
        (jamie, review, Some("Jamie Hall"), "C001")
    );
    assert_eq!((row.kind, row.held_on, row.age), (MeetingKind::LookedAfterReview, day("2025-09-15"), 12));
    assert_eq!((row.chair.as_deref(), row.code, row.due_limit), (Some("Grace Okoro"), Some(Code::Pn6), Some(day("2025-09-20"))));
    assert!(row.in_numerator);

    let not = house.rows(year(), RateId::P1, Part::Not).await;
    assert_eq!(not.counted(), 1);
    let row = &not.rows.lines[0];
    assert_eq!((row.meeting, row.name.as_deref(), row.chair.as_deref(), row.in_numerator), (unheard, None, None, false));

    let all = house.rows(year(), RateId::P1, Part::Denominator).await;
    assert_eq!(council_ids(&all), ["C002", "C001"], "by day");
    assert_eq!(all.counted(), 2);
}

#[tokio::test]
async fn the_reviews_still_to_be_coded_are_those_missing_from_coding_completeness() {
    let house = House::open().await;
    let (coded, uncoded, young) =
        (house.child("2013-01-01").await, house.child("2013-01-01").await, house.child("2023-01-01").await);
    house.coded("2025-09-15", coded, Code::Pn1).await;
    house.held(MeetingKind::LookedAfterReview, "2025-09-16", None, &[uncoded]).await;
    house.coded("2025-09-17", young, Code::Pn0).await;
    let missing = house.rows(year(), RateId::P7, Part::Not).await;
    assert_eq!(council_ids(&missing), ["C002"]);
    assert_eq!(missing.rows.lines[0].code, None);
    assert_eq!(council_ids(&house.rows(year(), RateId::P1, Part::Denominator).await), ["C001"]);
}

#[tokio::test]
async fn per_child_the_reviews_of_a_child_stand_together() {
    let house = House::open().await;
    let (one, two, three) = (house.child("2012-01-01").await, house.child("2012-01-01").await, house.child("2012-01-01").await);
    for (on, child, code) in [
        ("2025-05-01", three, Code::Pn1),
        ("2025-05-02", one, Code::Pn1),
        ("2025-05-03", two, Code::Pn4),
        ("2025-11-01", one, Code::Pn7),
        ("2025-11-02", two, Code::Pn1),
        ("2025-11-03", three, Code::Pn6),
    ] {
        house.coded(on, child, code).await;
    }
    let always = house.rows(year(), RateId::P6, Part::Numerator).await;
    assert_eq!((always.counted(), council_ids(&always)), (1, vec!["C003", "C003"]));
    let not = house.rows(year(), RateId::P6, Part::Not).await;
    assert_eq!((not.counted(), council_ids(&not)), (2, vec!["C001", "C001", "C002", "C002"]));
    assert!(not.rows.lines.iter().all(|row| !row.in_numerator), "the child is what is counted, whatever one review was");
    let codes: Vec<_> = not.rows.lines.iter().filter_map(|row| row.code).collect();
    assert_eq!(codes, [Code::Pn1, Code::Pn7, Code::Pn4, Code::Pn1], "each child's by day");
    assert_eq!(house.rows(year(), RateId::P6, Part::Denominator).await.counted(), 3);
}

#[tokio::test]
async fn the_rows_behind_every_figure_count_up_to_it() {
    let house = House::open().await;
    let mut children = Vec::new();
    for born in ["2012-01-01", "2012-01-01", "2023-01-01", "2012-01-01"] {
        children.push(house.child(born).await);
    }
    house.coded("2025-05-01", children[0], Code::Pn1).await;
    house.coded("2025-11-01", children[0], Code::Pn4).await;
    house.coded("2025-06-01", children[1], Code::Pn5).await;
    house.coded("2025-06-02", children[2], Code::Pn0).await;
    house.held(MeetingKind::LookedAfterReview, "2025-06-03", None, &children[3..4]).await;
    let together = house.held(MeetingKind::ReviewConference, "2025-07-01", None, &children[0..3]).await;
    for (child, limit) in children[0..3].iter().zip(["2025-07-01", "2025-06-30", "2025-07-02"]) {
        house.limit(together, *child, limit).await;
    }
    for id in RateId::ALL {
        for part in Part::ALL {
            let found = house.rows(year(), id, part).await;
            let distinct = match found.rate.unit {
                Unit::Review => found.rows.lines.len(),
                Unit::Child => found.rows.lines.iter().map(|row| row.child).collect::<BTreeSet<_>>().len(),
                Unit::Meeting => found.rows.lines.iter().map(|row| row.meeting).collect::<BTreeSet<_>>().len(),
            };
            assert_eq!(distinct, found.counted() as usize, "{id:?} {part:?}");
        }
    }
    let late = house.rows(year(), RateId::T1, Part::Not).await;
    assert_eq!((late.counted(), late.rows.lines.len()), (1, 3), "one conference, the three children it was about");
}

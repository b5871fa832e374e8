//! The report split into groups.

use crate::house::{House, year};
use heard_domain::{meeting::MeetingKind, participation::Code, policy::Role, rates::RateId};
use heard_service::{
    Error, Problem,
    reports::{Group, Period, Split},
};

/// Name, P1's two numbers and T1's denominator of each group.
fn shape(groups: &[Group]) -> Vec<(&str, u32, u32, u32)> {
    let rate = |group: &Group, id: RateId| *group.rates.iter().find(|rate| rate.id == id).unwrap();
    groups
        .iter()
        .map(|group| {
            let p1 = rate(group, RateId::P1);
            (group.name.as_str(), p1.numerator, p1.denominator, rate(group, RateId::T1).denominator)
        })
        .collect()
}

async fn filled() -> House {
    let house = House::open().await;
    let zoe = house.staff("Zoe Ali", Role::Chair).await;
    let grace = house.staff("Grace Okoro", Role::Chair).await;
    let review = MeetingKind::LookedAfterReview;
    for (born, on, chair, kind, code) in [
        ("2022-01-01", "2025-04-30", Some(&zoe), review, Code::Pn0),
        ("2018-01-01", "2025-04-30", Some(&zoe), review, Code::Pn1),
        ("2017-05-01", "2025-05-01", Some(&grace), review, Code::Pn7),
        ("2013-07-01", "2025-06-30", None, review, Code::Pn6),
        ("2013-07-01", "2025-07-01", None, review, Code::Pn4),
        ("2009-07-01", "2025-07-01", Some(&grace), review, Code::Pn3),
        ("2009-07-01", "2025-07-02", Some(&grace), MeetingKind::InitialConference, Code::Pn1),
    ] {
        let child = house.child(born).await;
        let meeting = house.held(kind, on, chair, &[child]).await;
        house.code(meeting, child, code).await;
        house.limit(meeting, child, "2025-12-31").await;
    }
    house
}

#[tokio::test]
async fn months_keep_their_order_and_an_empty_month_is_shown_as_empty() {
    let house = filled().await;
    let period = Period::parse("2025-04-01", "2025-08-31").unwrap();
    let report = house.split(period, Some(Split::Month)).await;
    assert_eq!(
        shape(&report.groups),
        [
            ("April 2025", 1, 1, 2),
            ("May 2025", 0, 1, 1),
            ("June 2025", 1, 1, 1),
            ("July 2025", 1, 2, 3),
            ("August 2025", 0, 0, 0)
        ]
    );
    assert_eq!(report.groups[4].key, "2025-08");
    assert_eq!(report.groups[4].rates[0].value, None);
    let months: Vec<(u32, u32)> = report.months.iter().map(|month| (month.rate.numerator, month.rate.denominator)).collect();
    assert_eq!(months, [(1, 1), (0, 1), (1, 1), (1, 2), (0, 0)]);
}

#[tokio::test]
async fn chairs_come_by_name_and_reviews_without_one_come_last() {
    let house = filled().await;
    let report = house.split(year(), Some(Split::Chair)).await;
    assert_eq!(shape(&report.groups), [("Grace Okoro", 1, 2, 3), ("Zoe Ali", 1, 1, 2), ("Not recorded", 1, 2, 2)]);
}

#[tokio::test]
async fn kinds_come_in_the_order_they_are_offered() {
    let house = filled().await;
    let report = house.split(year(), Some(Split::Kind)).await;
    assert_eq!(shape(&report.groups), [("Looked after review", 3, 5, 6), ("Initial conference", 0, 0, 1)]);
    assert_eq!(report.groups[1].key, "initial-conference");
}

#[tokio::test]
async fn age_is_that_on_the_day_of_the_meeting() {
    let house = filled().await;
    let report = house.split(year(), Some(Split::AgeBand)).await;
    // 3; 7; 8 that very day; 11 and, a day later, 12; 16, once at a review and once at a conference.
    assert_eq!(
        shape(&report.groups),
        [("Under 4", 0, 0, 1), ("4 to 7", 1, 1, 1), ("8 to 11", 1, 2, 2), ("12 to 15", 0, 1, 1), ("16 and over", 1, 1, 2)]
    );
}

#[tokio::test]
async fn every_split_is_known_by_its_key_and_without_one_there_are_no_groups() {
    let house = filled().await;
    for split in Split::ALL {
        assert_eq!(Split::parse(split.key()).unwrap(), Some(split));
        let report = house.split(year(), Some(split)).await;
        let held: u32 = shape(&report.groups).iter().map(|(_, _, below, _)| below).sum();
        assert_eq!(held, 5, "{split:?}: each coded review of a child of 4 or over is in one group");
    }
    assert_eq!(Split::parse("").unwrap(), None);
    assert!(house.split(year(), None).await.groups.is_empty());
}

#[test]
fn a_split_that_is_not_known_or_not_recorded_is_refused_in_plain_words() {
    let refused = |key| match Split::parse(key) {
        Err(Error::Invalid(problems)) => problems,
        other => panic!("{key} gave {other:?}"),
    };
    assert_eq!(refused("team"), [Problem::new("by", "Teams are not recorded yet, so the report cannot be split by team")]);
    assert_eq!(refused("weather"), [Problem::new("by", "Choose one of these: month, chair, kind, age-band")]);
}

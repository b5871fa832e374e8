//! Words received and read before the start (Q2 and Q3), and the London day a review is held on: the whole way, through the services.

use crate::house::{House, fraction, year};
use heard_domain::{policy::Role, rates::RateId};
use heard_service::reports::{Part, Period};

const START: &str = "2025-05-13 10:00";
const DAY_BEFORE: &str = "2025-05-12 17:00";
const AFTER: &str = "2025-05-13 12:00";

#[tokio::test]
async fn words_count_when_they_came_before_the_start_and_as_read_when_the_chair_of_record_opened_all_of_them_before_it() {
    let house = House::open().await;
    let manager = house.staff("Mo", Role::Manager).await;
    let (grace, sam) = (house.staff("Grace", Role::Chair).await, house.staff("Sam", Role::Chair).await);
    let mut children = Vec::new();
    let mut meetings = Vec::new();
    for _ in 0..10 {
        let child = house.child("2013-01-01").await;
        meetings.push(house.book(&manager, &grace, child, START).await);
        children.push(child);
    }
    // 0: nothing was said. 1: it came at the very start. 2 to 9: it came the day before.
    for child in &children[2..] {
        house.says(*child, DAY_BEFORE).await;
    }
    // 2 is opened the same day, 3 by the manager alone, 4 a minute before the start.
    house.opens(&grace, meetings[2], "2025-05-12 18:00").await;
    house.opens(&manager, meetings[3], "2025-05-12 18:00").await;
    // 5 and 6 are opened, then given to Sam, who opens 6 alone.
    for at in [5, 6] {
        house.opens(&grace, meetings[at], "2025-05-12 18:00").await;
        house.give_to(&manager, &sam, meetings[at], START).await;
    }
    house.opens(&sam, meetings[6], "2025-05-12 19:00").await;
    // 7 says a second thing after the first was opened.
    house.opens(&grace, meetings[7], "2025-05-12 18:00").await;
    house.says(children[7], "2025-05-12 20:00").await;
    house.opens(&grace, meetings[4], "2025-05-13 09:59").await;
    // 8 is opened at the very start, 9 after the meeting.
    house.says(children[1], START).await;
    house.opens(&grace, meetings[8], START).await;
    house.opens(&grace, meetings[9], AFTER).await;
    for (at, (meeting, child)) in meetings.iter().zip(&children).enumerate() {
        house.record(if matches!(at, 5 | 6) { &sam } else { &grace }, *meeting, *child, AFTER).await;
    }

    let report = house.report(year()).await;
    assert_eq!(fraction(&report, RateId::Q2), (8, 10), "2 to 9");
    assert_eq!(fraction(&report, RateId::Q3), (3, 8), "2, 4 and 6");
    let read = house.rows(year(), RateId::Q3, Part::Numerator).await;
    let mut read: Vec<_> = read.rows.lines.iter().map(|row| row.meeting).collect();
    let mut expected = [meetings[2], meetings[4], meetings[6]];
    read.sort();
    expected.sort();
    assert_eq!(read, expected);
    // Nobody confirmed a code: the reviews are held and in no rate of the codes.
    assert_eq!(report.counts.uncoded, 10);
    assert_eq!(fraction(&report, RateId::P1), (0, 0));
    assert_eq!(fraction(&report, RateId::P7), (0, 10));
}

#[tokio::test]
async fn words_of_a_child_under_four_are_in_neither_rate() {
    let house = House::open().await;
    let (manager, grace) = (house.staff("Mo", Role::Manager).await, house.staff("Grace", Role::Chair).await);
    // Four on the day after the review.
    let child = house.child("2021-05-14").await;
    let meeting = house.book(&manager, &grace, child, START).await;
    house.shows_a_face(child, DAY_BEFORE).await;
    house.opens(&grace, meeting, "2025-05-12 18:00").await;
    house.record(&grace, meeting, child, AFTER).await;
    let report = house.report(year()).await;
    assert_eq!((fraction(&report, RateId::Q2), fraction(&report, RateId::Q3)), ((0, 0), (0, 0)));
    assert_eq!(report.counts.held, 1);
}

#[tokio::test]
async fn a_review_just_after_midnight_in_london_belongs_to_the_london_day() {
    let house = House::open().await;
    let (manager, grace) = (house.staff("Mo", Role::Manager).await, house.staff("Grace", Role::Chair).await);
    let child = house.child("2013-01-01").await;
    // Half past midnight in summer time is still 30 June in UTC.
    let meeting = house.book(&manager, &grace, child, "2025-07-01 00:30").await;
    house.record(&grace, meeting, child, "2025-07-01 02:00").await;
    let held = |from, to| {
        let period = Period::parse(from, to).unwrap();
        let house = &house;
        async move { house.report(period).await.counts.held }
    };
    assert_eq!(held("2025-06-01", "2025-06-30").await, 0);
    assert_eq!(held("2025-07-01", "2025-07-31").await, 1);
}

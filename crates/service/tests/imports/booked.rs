//! A return that names the day of a meeting booked here.

use crate::support::{House, anna, day};
use heard_domain::{
    meeting::MeetingState,
    policy::Role,
    ssda903::{Outcome, Rule},
};
use heard_service::{Actor, meetings::Booking};

const IN_CARE: &str = "1001,01/07/2025,S,C2,N1,P1,PR0,,,,,,";

/// Anna is on the register, and a review is booked for her.
async fn booked_for(date: &str) -> House {
    let house = House::on("2026-01-05").await;
    house.import(anna(&[IN_CARE], &[])).await;
    let chair = house.staff("Grace Okoro", Role::Chair).await;
    let support = Actor::Staff(house.staff("Sam Field", Role::BusinessSupport).await);
    let booking = Booking {
        kind: "looked-after-review".to_owned(),
        date: date.to_owned(),
        time: "10:00".to_owned(),
        place: "The school".to_owned(),
        chair: chair.id.to_string(),
    };
    house.service.book_meeting(&support, house.child("1001").await, &booking).await.unwrap();
    house
}

#[tokio::test]
async fn a_booked_review_whose_day_has_passed_was_held_says_the_return() {
    let house = booked_for("2026-02-10").await;
    house.now_is("2026-04-15");
    let report = house.import(anna(&[IN_CARE], &[("10/02/2026", "PN6")])).await;
    assert_eq!(report.summary.problems, []);
    let page = house.page("1001").await;
    let [entry] = page.meetings.as_slice() else { panic!("one meeting, not two") };
    assert_eq!((entry.meeting.state, entry.meeting.held_on), (MeetingState::Held, Some(day("2026-02-10"))));
    assert_eq!(entry.participation.as_ref().unwrap().code.unwrap().key(), "PN6");
}

#[tokio::test]
async fn a_review_booked_for_a_later_day_is_not_marked_as_held() {
    let house = booked_for("2026-02-10").await;
    for _ in 0..2 {
        let report = house.import(anna(&[IN_CARE], &[("10/02/2026", "PN6")])).await;
        assert_eq!((report.summary.reviews.created, report.summary.reviews.changed), (0, 0));
        let left_out = report.summary.problems.iter().find(|problem| problem.outcome == Outcome::LeftOut).unwrap();
        assert_eq!(left_out.rule, Rule::Own6);
        let page = house.page("1001").await;
        let [entry] = page.meetings.as_slice() else { panic!("one meeting") };
        assert_eq!((entry.meeting.state, entry.meeting.held_on), (MeetingState::Planned, None));
        assert_eq!(entry.participation.as_ref().unwrap().code, None);
    }
}

//! Before and after the start, read and unread: rules section 4, items 5, 6 and 8.

use crate::facts::{at, conference, id, review, sent, statement};
use heard_domain::{
    ids::StaffId,
    linking::{MeetingFact, Opening, SentFact, came_after, counts_before_start, is_unread, unread_at_start},
    meeting::MeetingState,
    submission::{CycleChoice, SubmissionKind},
};
use uuid::Uuid;

// Item 5: after the start.

#[test]
fn it_came_after_only_a_meeting_of_that_day_or_one_not_yet_recorded_as_held() {
    let mut ninth = review(1, "2019-05-09 09:30");
    let missed = |local, meetings: &[_]| came_after(&statement(local), meetings);
    assert_eq!(missed("2019-05-09 09:29", &[ninth]), [], "before the start");
    assert_eq!(missed("2019-05-09 09:30", &[ninth]), [id(1)], "at the start");
    assert_eq!(missed("2019-05-10 08:00", &[ninth]), [id(1)], "the day after, not yet recorded");
    ninth.state = MeetingState::Held;
    assert_eq!(missed("2019-05-09 23:59", &[ninth]), [id(1)], "late on the same day");
    assert_eq!(missed("2019-05-10 00:01", &[ninth]), [], "the day after in London, though the same day in UTC");
    ninth.state = MeetingState::Cancelled;
    assert_eq!(missed("2019-05-09 14:00", &[ninth]), [], "called off");
}

#[test]
fn it_came_after_the_last_meeting_in_each_cycle_that_it_is_for() {
    let never_recorded = review(1, "2019-02-04 10:00");
    let held = |meeting| MeetingFact { state: MeetingState::Held, ..meeting };
    let morning = held(conference(2, "2019-05-09 09:30"));
    let noon = held(review(3, "2019-05-09 12:00"));
    let all = [never_recorded, noon, morning];
    assert_eq!(came_after(&statement("2019-05-09 14:00"), &all), [id(3), id(2)]);
    assert_eq!(came_after(&statement("2019-05-10 14:00"), &all), [], "not the one in February that was never recorded");
    assert_eq!(came_after(&SentFact { cycles: CycleChoice::Care, ..statement("2019-05-09 14:00") }, &all), [id(3)]);
    assert_eq!(came_after(&sent(SubmissionKind::ConferencePack, "2019-05-09 14:00"), &all), [id(2)]);
}

#[test]
fn it_counts_for_a_meeting_only_before_the_start_and_only_if_it_is_for_it() {
    let ninth = review(1, "2019-05-09 09:30");
    assert!(counts_before_start(&statement("2019-05-09 09:29"), &ninth));
    assert!(!counts_before_start(&statement("2019-05-09 09:30"), &ninth));
    assert!(!counts_before_start(&sent(SubmissionKind::ConferencePack, "2019-05-05 21:10"), &ninth));
    assert!(!counts_before_start(&SentFact { cycles: CycleChoice::Protection, ..statement("2019-05-05 21:10") }, &ninth));
}

// Items 6 and 8: read and unread.

#[test]
fn it_is_unread_for_a_new_chair_until_they_open_it() {
    let [old, new] = [1, 2].map(|number| StaffId::new(Uuid::from_u128(number)));
    let mut openings = vec![Opening { by: old, at: at("2019-05-06 09:00") }];
    assert!(!is_unread(old, &openings));
    assert!(is_unread(new, &openings));
    openings.push(Opening { by: new, at: at("2019-05-13 10:00") });
    assert!(!is_unread(new, &openings));
    let start = at("2019-05-13 10:00");
    assert!(unread_at_start(new, &openings, start), "opened when the meeting was starting");
    assert!(!unread_at_start(old, &openings, start));
}

#[test]
fn a_familys_views_can_only_be_late_for_the_conference_they_were_asked_for() {
    let all = [conference(1, "2019-05-05 10:00"), conference(2, "2019-05-13 10:00")];
    let views = |sent_at| SentFact { made_for: Some(id(2)), ..sent(SubmissionKind::AdultViews, sent_at) };
    assert_eq!(came_after(&views("2019-05-05 11:00"), &all), []);
    assert_eq!(came_after(&views("2019-05-13 11:00"), &all), [id(2)]);
}

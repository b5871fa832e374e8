//! Who reads what parents said, where it is shown, and what is kept back of one without a name.

use crate::house::{House, days, london};
use heard_domain::{
    forms::Shown,
    linking::{LinkRule, Slot, Target},
    policy::Role,
    submission::Cycle,
};
use heard_service::{Actor, feedback::From};
use heard_store::{AuditOf, Window};

const NEXT: Slot = Slot::Next(Cycle::Protection);

#[tokio::test]
async fn the_chair_and_the_manager_read_it_and_it_is_written_down() {
    let house = House::open().await;
    let piece = house.said("The room was cold.", None).await;
    for reader in [&house.chair, &house.manager] {
        let read = house.read(reader).await;
        let words: Vec<_> = read[0].answers.iter().map(|answer| answer.shown.clone()).collect();
        assert!(matches!(words.as_slice(), [Shown::Text { words, .. }] if words == "The room was cold."));
        assert_eq!(read[0].skipped.len(), 5, "the items");
    }
    let rows = house
        .store
        .read()
        .await
        .unwrap()
        .audit_rows(AuditOf::About(&format!("submission:{piece}")), Window::first(10))
        .await
        .unwrap();
    let readers: Vec<_> = rows.iter().filter(|row| row.action == "read-feedback").map(|row| row.actor.clone()).collect();
    assert_eq!(readers, [house.manager.audit_name(), house.chair.audit_name()], "newest first");
}

#[tokio::test]
async fn business_support_knows_how_many_and_not_a_word() {
    let house = House::open().await;
    house.said("The room was cold.", None).await;
    let family = house.family(&house.support, house.conference).await.unwrap();
    assert_eq!((family.about.count, family.about.read), (1, None));
}

#[tokio::test]
async fn neither_the_worker_nor_another_chair_nor_the_child_sees_any_of_it() {
    let house = House::open().await;
    house.said("The room was cold.", None).await;
    assert!(house.family(&house.worker, house.conference).await.is_none());
    let other = house.another(Role::Chair).await;
    assert!(house.service.meeting_page(&other, house.conference).await.is_err());
    let me = house.service.me(&Actor::Child(house.ada), None).await.unwrap();
    assert!(me.receipts.is_empty());
    let page = house.service.child_page(&house.manager, house.ada).await.unwrap();
    assert!(page.pieces.is_empty(), "it is not among the child's pieces");
}

#[tokio::test]
async fn without_a_name_no_time_is_told_and_with_one_it_is() {
    let house = House::open().await;
    house.said("Without.", None).await;
    house.said("With.", Some("Jo Finch")).await;
    let read = house.read(&house.chair).await;
    let unnamed = read.iter().find(|one| one.from == From::Unnamed).unwrap();
    assert_eq!((unnamed.sent_at, unnamed.received_on), (None, None));
    let named = read.iter().find(|one| one.from == From::Named(Some("Jo Finch".to_owned()))).unwrap();
    assert_eq!(named.sent_at, Some(house.clock.now()));
    assert!(read.iter().all(|one| one.answers.len() == 1), "the choice of a name is no answer to read");
}

#[tokio::test]
async fn it_is_linked_once_for_the_family_and_shown_with_the_next_conference_of_any_of_its_children() {
    let house = House::open().await;
    let piece = house.said("The room was cold.", None).await;
    let links = async || house.store.read().await.unwrap().links_of_submission(piece).await.unwrap();
    let about = |link: &heard_service::StoredLink| (link.slot, link.target, link.rule);
    let before: Vec<_> = links().await.iter().map(about).collect();
    assert_eq!(before[0], (Slot::About, Target::Meeting(house.conference), LinkRule::AboutConference));
    assert!(matches!(before[1], (NEXT, Target::DueWindow { .. }, LinkRule::NoneBooked)), "{before:?}");
    house.hold(house.conference).await;
    // Only Ben's is booked, by business support.
    let booking = heard_service::meetings::Booking {
        kind: "review-conference".to_owned(),
        date: "2027-04-12".to_owned(),
        time: "10:00".to_owned(),
        place: "Room 2".to_owned(),
        chair: house.chair.staff().unwrap().id.to_string(),
    };
    let next = house.service.book_meeting(&house.support, house.ben, &booking).await.unwrap();
    let after: Vec<_> = links().await.iter().map(about).collect();
    assert_eq!(after, [before[0], (NEXT, Target::Meeting(next), LinkRule::WithNextConference)]);
    let family = house.family(&house.chair, next).await.unwrap();
    assert_eq!(family.about.count, 0);
    assert_eq!(family.earlier.len(), 1);
    assert_eq!(family.earlier[0].returns.read.as_ref().unwrap().len(), 1);
    house.service.sweep().await.unwrap();
    assert_eq!(links().await.iter().map(about).collect::<Vec<_>>(), after, "a sweep changes nothing that is right");
}

#[tokio::test]
async fn the_next_conferences_other_chair_learns_that_something_was_said_and_no_word_of_it() {
    let house = House::open().await;
    house.said("The room was cold.", None).await;
    house.hold(house.conference).await;
    let other = house.another(Role::Chair).await;
    let booking = heard_service::meetings::Booking {
        kind: "review-conference".to_owned(),
        date: "2027-04-12".to_owned(),
        time: "10:00".to_owned(),
        place: "Room 2".to_owned(),
        chair: other.staff().unwrap().id.to_string(),
    };
    let next = house.service.book_meeting(&house.support, house.ada, &booking).await.unwrap();
    let family = house.family(&other, next).await.unwrap();
    let returns = &family.earlier[0].returns;
    assert_eq!((returns.count, &returns.read), (1, &None), "parents were told who reads it");
    let manager = house.family(&house.manager, next).await.unwrap();
    assert_eq!(manager.earlier[0].returns.read.as_ref().unwrap().len(), 1);
}

#[tokio::test]
async fn a_later_return_is_about_the_conference_of_its_slip() {
    let house = House::open().await;
    let slip = house.slip().await;
    house.hold(house.conference).await;
    days(&house, 20);
    assert!(house.clock.now() > london("2026-12-12 10:00"));
    let (parent, opened) = house.start(&slip).await;
    house.save(&parent, opened.piece, "improve", &[("improve", "text", "Late, but still.")]).await;
    house.send(&parent, opened.piece).await;
    assert_eq!(house.read(&house.chair).await.len(), 1);
}

//! A worker's record of a child under 4: who may write one, where it goes, and that it is never the child's.

use crate::house::{House, typed};
use heard_domain::{
    ids::{ChildId, SubmissionId},
    linking::{LinkRule, Slot, Target},
    meeting::MeetingKind,
    participation::Code,
    policy::Role,
    submission::{Cycle, CycleChoice},
};
use heard_service::{Actor, Error, feedback::Writer, say::Then};
use std::collections::BTreeMap;

const SEEN: &[(&str, &str, &str)] =
    &[("ob-when", "date-day", "20"), ("ob-when", "date-month", "11"), ("ob-when", "date-year", "2026")];

/// A record that was begun, and its writer.
async fn begun(house: &House, child: ChildId) -> (Actor, SubmissionId) {
    let (piece, _) = house.service.observe(&house.worker, child).await.unwrap();
    (house.service.author(&house.worker, child, piece).await.unwrap(), piece)
}

async fn kept(house: &House, child: ChildId) -> SubmissionId {
    let (author, piece) = begun(house, child).await;
    house.save(&author, piece, "when", SEEN).await;
    house.save(&author, piece, "saw", &[("ob-saw", "text", "She reached for the ball.")]).await;
    house.send(&author, piece).await;
    piece
}

#[tokio::test]
async fn only_an_allocated_worker_writes_one_and_only_of_a_child_under_4() {
    let house = House::open().await;
    // The fourth birthday is tomorrow; and today.
    let (young, old) = (house.in_care("2022-11-24").await, house.in_care("2022-11-23").await);
    assert!(house.service.observe_page(&house.worker, young).await.is_ok());
    assert!(matches!(house.service.observe(&house.worker, old).await, Err(Error::Hidden)));
    let other = house.another(Role::Worker).await;
    for refused in [&other, &house.chair, &house.support, &house.manager, &Actor::Child(young)] {
        assert!(matches!(house.service.observe(refused, young).await, Err(Error::Hidden)), "{refused:?}");
    }
    assert!(house.service.child_page(&house.worker, young).await.unwrap().adults.may_observe);
    assert!(!house.service.child_page(&house.worker, old).await.unwrap().adults.may_observe);
}

#[tokio::test]
async fn its_pages_are_its_writers_alone() {
    let house = House::open().await;
    let cleo = house.in_care("2024-01-05").await;
    let (author, piece) = begun(&house, cleo).await;
    assert!(house.service.feedback_page(&author, piece, "when").await.is_ok());
    let other = house.another(Role::Worker).await;
    for refused in [&other, &house.chair, &house.manager] {
        assert!(matches!(house.service.author(refused, cleo, piece).await, Err(Error::Hidden)));
    }
    assert!(house.service.feedback_page(&house.worker, piece, "when").await.is_err(), "only by its own address");
    let leo = house.in_care("2024-01-05").await;
    assert!(matches!(house.service.author(&house.worker, leo, piece).await, Err(Error::Hidden)), "and by its own child's");
    let (again, _) = house.service.observe(&house.worker, cleo).await.unwrap();
    assert_eq!(again, piece, "going on, not beginning twice");
}

#[tokio::test]
async fn it_needs_the_day_and_a_day_that_has_been() {
    let house = House::open().await;
    let cleo = house.in_care("2024-01-05").await;
    let (author, piece) = begun(&house, cleo).await;
    let save = async |fields: &[(&str, &str, &str)], then| {
        house.service.save_page(&author, piece, "when", typed(fields), "", then).await
    };
    let place = [("ob-where", "answer", "home")];
    assert!(matches!(save(&place, Then::Next).await, Err(Error::Answers(wrong)) if wrong[0].0 == "ob-when"));
    save(&place, Then::Stop).await.unwrap();
    let future = [("ob-when", "date-day", "24"), ("ob-when", "date-month", "11"), ("ob-when", "date-year", "2026")];
    assert!(matches!(save(&future, Then::Next).await, Err(Error::Answers(_))));
    house.save(&author, piece, "saw", &[("ob-saw", "text", "She reached for the ball.")]).await;
    let refused = house.service.send(&author, piece, CycleChoice::Both, BTreeMap::new()).await;
    assert!(matches!(refused, Err(Error::Answers(wrong)) if wrong[0].0 == "ob-when"), "undated it is not kept");
}

#[tokio::test]
async fn it_goes_to_the_next_meeting_as_the_workers_by_name_and_business_support_reads_none_of_it() {
    let house = House::open().await;
    let cleo = house.in_care("2024-01-05").await;
    let review = house.planned(MeetingKind::LookedAfterReview, "2026-12-14 10:00", cleo).await;
    let piece = kept(&house, cleo).await;
    let there = (Slot::Next(Cycle::Care), Target::Meeting(review), LinkRule::EarliestPlanned);
    assert_eq!(house.links(piece).await, [there]);
    for reader in [&house.chair, &house.worker, &house.manager] {
        let read = house.adults(reader, review).await.pieces;
        assert_eq!((&read[0].writer, read[0].answers.len()), (&Writer::Worker("worker".to_owned()), 2));
        let own = house.service.record_page(reader, cleo, piece).await;
        assert_eq!(own.unwrap().answers.len(), 2);
    }
    let support = house.adults(&house.support, review).await;
    assert_eq!((support.sent, support.pieces.len()), (1, 0));
    assert!(matches!(house.service.record_page(&house.support, cleo, piece).await, Err(Error::Hidden)));
    let other = house.another(Role::Worker).await;
    assert!(matches!(house.service.record_page(&other, cleo, piece).await, Err(Error::Hidden)));
}

#[tokio::test]
async fn it_is_never_the_childs_words_nor_evidence_that_they_were_heard() {
    let house = House::open().await;
    let cleo = house.in_care("2024-01-05").await;
    let review = house.planned(MeetingKind::LookedAfterReview, "2026-12-14 10:00", cleo).await;
    let piece = kept(&house, cleo).await;
    let page = house.service.meeting_page(&house.chair, review).await.unwrap();
    assert_eq!((page.children[0].sent, page.children[0].pieces.len()), (0, 0));
    assert_eq!(page.children[0].suggestion.code, Some(Code::Pn0));
    let child = house.service.child_page(&house.worker, cleo).await.unwrap();
    assert_eq!((child.pieces.len(), child.adults.sent.len()), (0, 1));
    assert_eq!(child.adults.sent[0].worker.as_deref(), Some("worker"));
    let cleo = Actor::Child(cleo);
    assert!(house.service.me(&cleo, None).await.unwrap().receipts.is_empty());
    assert!(matches!(house.service.receipt(&cleo, piece, false).await, Err(Error::Hidden)));
    assert!(!house.store.read().await.unwrap().submission(piece).await.unwrap().unwrap().views);
}

//! Paper: typed in by business support, marked as paper, kept once.

use crate::house::{House, days, typed};
use heard_domain::policy::Role;
use heard_service::{
    Error,
    feedback::{From, SlipFor},
};
use heard_store::{AuditOf, Window};

const ANSWERS: &[(&str, &str, &str)] = &[
    ("q1-explained", "answer", "agree"),
    ("q4-what-must-change", "answer", "not-applicable"),
    ("improve", "text", "Bigger print."),
];

#[tokio::test]
async fn what_is_typed_in_is_marked_as_paper_and_told_like_any_other() {
    let house = House::open().await;
    days(&house, 3);
    let piece = house.service.paper_page(&house.support, SlipFor::After(house.conference)).await.unwrap().piece;
    house
        .service
        .key_in_paper(&house.support, SlipFor::After(house.conference), piece, "2026-11-24", typed(ANSWERS))
        .await
        .unwrap();
    let named = [("named", "answer", "named"), ("named", "words-named", "Jo Finch"), ("q1-explained", "answer", "agree")];
    let other = house.a_piece_id();
    house
        .service
        .key_in_paper(&house.support, SlipFor::After(house.conference), other, "2026-11-25", typed(&named))
        .await
        .unwrap();
    let read = house.read(&house.chair).await;
    let unnamed = read.iter().find(|one| one.id == piece).unwrap();
    assert_eq!((unnamed.paper, &unnamed.from, unnamed.sent_at, unnamed.received_on), (true, &From::Unnamed, None, None));
    assert_eq!(unnamed.answers.len(), 3);
    let named = read.iter().find(|one| one.id == other).unwrap();
    assert_eq!((named.paper, named.sent_at, named.received_on), (true, None, "2026-11-25".parse().ok()));
    let rows = house
        .store
        .read()
        .await
        .unwrap()
        .audit_rows(AuditOf::About(&format!("meeting:{}", house.conference)), Window::first(20))
        .await
        .unwrap();
    let keyed: Vec<_> = rows.iter().filter(|row| row.action == "key-in-feedback").map(|row| row.actor.clone()).collect();
    assert_eq!(keyed, [house.support.audit_name(), house.support.audit_name()]);
}

#[tokio::test]
async fn two_presses_keep_one_paper() {
    let house = House::open().await;
    let piece = house.a_piece_id();
    for _ in 0..2 {
        house
            .service
            .key_in_paper(&house.support, SlipFor::After(house.conference), piece, "2026-11-23", typed(ANSWERS))
            .await
            .unwrap();
    }
    assert_eq!(house.read(&house.chair).await.len(), 1);
}

#[tokio::test]
async fn the_day_is_from_the_conference_to_today_and_every_answer_one_that_is_offered() {
    let house = House::open().await;
    let key_in = async |received: &str, answers: &[(&str, &str, &str)]| {
        let piece = house.a_piece_id();
        house.service.key_in_paper(&house.support, SlipFor::After(house.conference), piece, received, typed(answers)).await
    };
    for day in ["", "2026-11-22", "2026-11-24", "2026-02-30", "yesterday"] {
        assert!(matches!(key_in(day, ANSWERS).await, Err(Error::Invalid(_))), "{day}");
    }
    assert!(matches!(key_in("2026-11-23", &[]).await, Err(Error::Invalid(_))), "an empty paper is none");
    let wrong = key_in("2026-11-23", &[("q1-explained", "answer", "x"), ("q2-supported", "answer", "y")]).await;
    assert!(matches!(wrong, Err(Error::Answers(wrong)) if wrong.len() == 2));
    assert!(matches!(key_in("2026-11-23", &[("safe", "answer", "scared")]).await, Err(Error::Hidden)));
    assert!(house.read(&house.chair).await.is_empty());
}

#[tokio::test]
async fn only_business_support_types_paper_in() {
    let house = House::open().await;
    let piece = house.a_piece_id();
    for other in [&house.chair, &house.manager, &house.worker, &house.another(Role::Administrator).await] {
        let refused =
            house.service.key_in_paper(other, SlipFor::After(house.conference), piece, "2026-11-23", typed(ANSWERS)).await;
        assert!(matches!(refused, Err(Error::Hidden)), "{other:?}");
        assert!(
            matches!(house.service.paper_page(other, SlipFor::After(house.conference)).await, Err(Error::Hidden)),
            "{other:?}"
        );
    }
    let taken = house.said("Typed by a parent.", None).await;
    let over =
        house.service.key_in_paper(&house.support, SlipFor::After(house.conference), taken, "2026-11-23", typed(ANSWERS)).await;
    assert!(matches!(over, Err(Error::Hidden)), "paper never takes the place of what was sent");
}

//! A parent's answers: saved page by page, gone on with from the same slip, sent once, and nobody else's.

use crate::house::{House, origin, token, typed};
use heard_domain::{forms::Answer, submission::CycleChoice};
use heard_service::{
    Actor, Error,
    feedback::SlipFace,
    say::{Place, Then},
};
use std::collections::BTreeMap;

#[tokio::test]
async fn the_header_comes_from_the_conference_and_is_only_shown() {
    let house = House::open().await;
    let (parent, opened) = house.start(&house.slip().await).await;
    let page = house.service.feedback_page(&parent, opened.piece, "items").await.unwrap();
    assert_eq!(page.header.names, ["Finch"], "siblings of one name are one family");
    assert_eq!(page.header.chair.as_deref(), Some("chair"));
    let ids: Vec<&str> = page.questions.iter().map(|one| one.question.id.as_str()).collect();
    assert_eq!(ids, ["q1-explained", "q2-supported", "q3-concerns", "q4-what-must-change", "q5-plan-helped"]);
}

#[tokio::test]
async fn every_continue_saves_and_the_same_slip_goes_on_where_it_was_left() {
    let house = House::open().await;
    let slip = house.slip().await;
    let (parent, opened) = house.start(&slip).await;
    assert_eq!(opened.place, Place::Question("items".to_owned()));
    let items = typed(&[("q1-explained", "answer", "agree"), ("q5-plan-helped", "answer", "disagree")]);
    let place = house.service.save_page(&parent, opened.piece, "items", items, "0.0.0.0.0", Then::Next).await.unwrap();
    assert_eq!(place, Place::Question("improve".to_owned()));
    let (parent, again) = house.start(&slip).await;
    assert_eq!(again.place, Place::Question("improve".to_owned()), "after the last answer");
    let page = house.service.feedback_page(&parent, opened.piece, "items").await.unwrap();
    let chosen: Vec<_> = page.questions.iter().map(|one| one.stands.as_ref().map(Answer::chosen)).collect();
    assert_eq!(chosen, [Some(vec!["agree"]), None, None, None, Some(vec!["disagree"])]);
    assert_eq!(page.revisions(), "1.0.0.0.1");
}

#[tokio::test]
async fn an_older_tab_cannot_write_over_a_newer_and_a_lost_reply_is_no_conflict() {
    let house = House::open().await;
    let (parent, opened) = house.start(&house.slip().await).await;
    let save = async |answers: &[(&str, &str, &str)], seen: &str| {
        house.service.autosave_page(&parent, opened.piece, "items", typed(answers), seen).await
    };
    let first = [("q1-explained", "answer", "agree")];
    assert_eq!(save(&first, "0.0.0.0.0").await.unwrap().revisions, "1.0.0.0.0");
    // The reply was lost: the page still has the old revisions, and another answer has been added since.
    let more = [("q1-explained", "answer", "agree"), ("q2-supported", "answer", "disagree")];
    assert_eq!(save(&more, "0.0.0.0.0").await.unwrap().revisions, "1.1.0.0.0");
    let older = [("q1-explained", "answer", "strongly-disagree")];
    assert!(matches!(save(&older, "0.0.0.0.0").await, Err(Error::SavedElsewhere(_))));
    let page = house.service.feedback_page(&parent, opened.piece, "items").await.unwrap();
    assert_eq!(page.revisions(), "1.1.0.0.0", "nothing of the older page was kept");
}

#[tokio::test]
async fn every_mistake_of_a_page_is_told_at_once_and_nothing_of_it_is_kept() {
    let house = House::open().await;
    let (parent, opened) = house.start(&house.slip().await).await;
    let wrong = typed(&[
        ("q1-explained", "answer", "agree"),
        ("q2-supported", "answer", "not-applicable"),
        ("q3-concerns", "answer", "perhaps"),
    ]);
    let refused = house.service.save_page(&parent, opened.piece, "items", wrong, "", Then::Next).await;
    let Err(Error::Answers(wrong)) = refused else { panic!("{refused:?}") };
    let at: Vec<&str> = wrong.iter().map(|(question, _)| question.as_str()).collect();
    assert_eq!(at, ["q2-supported", "q3-concerns"], "only the fourth item offers that it does not apply");
    let page = house.service.feedback_page(&parent, opened.piece, "items").await.unwrap();
    assert!(page.questions.iter().all(|one| one.stands.is_none()));
    let long = "x".repeat(20_001);
    let refused =
        house.service.save_page(&parent, opened.piece, "improve", typed(&[("improve", "text", &long)]), "", Then::Next).await;
    assert!(matches!(refused, Err(Error::Answers(_))));
}

#[tokio::test]
async fn it_is_sent_once_and_then_the_slip_only_says_when() {
    let house = House::open().await;
    let slip = house.slip().await;
    let (parent, opened) = house.start(&slip).await;
    house.save(&parent, opened.piece, "improve", &[("improve", "text", "More breaks.")]).await;
    house.send(&parent, opened.piece).await;
    let again = house.service.send(&parent, opened.piece, CycleChoice::Both, BTreeMap::new()).await;
    assert!(matches!(again, Err(Error::SentBefore)));
    assert_eq!(house.read(&house.chair).await.len(), 1);
    assert_eq!(house.face(&slip).await, SlipFace::Sent(house.clock.now()));
    let reopened = house.service.open_slip(&token(&slip), &origin()).await.unwrap();
    assert_eq!(reopened, Err(SlipFace::Sent(house.clock.now())));
    assert!(matches!(house.service.feedback_page(&parent, opened.piece, "items").await, Err(Error::SentBefore)));
    assert!(matches!(house.service.check_page(&parent, opened.piece).await, Err(Error::SentBefore)));
}

#[tokio::test]
async fn nothing_is_sent_when_nothing_was_answered() {
    let house = House::open().await;
    let (parent, opened) = house.start(&house.slip().await).await;
    let refused = house.service.send(&parent, opened.piece, CycleChoice::Both, BTreeMap::new()).await;
    assert!(matches!(refused, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn a_draft_that_is_thrown_away_leaves_the_slip_as_new() {
    let house = House::open().await;
    let slip = house.slip().await;
    let (parent, opened) = house.start(&slip).await;
    house.save(&parent, opened.piece, "improve", &[("improve", "text", "More breaks.")]).await;
    house.service.throw_away(&parent, opened.piece).await.unwrap();
    assert!(matches!(house.face(&slip).await, SlipFace::Ready(ready) if !ready.begun));
    assert_ne!(house.start(&slip).await.1.piece, opened.piece);
}

#[tokio::test]
async fn nobody_else_opens_what_a_parent_began() {
    let house = House::open().await;
    let (parent, opened) = house.start(&house.slip().await).await;
    let (other, _) = house.start(&house.slip().await).await;
    let others = [other, Actor::Child(house.ada), house.chair.clone(), house.support.clone(), house.manager.clone()];
    for someone in others.iter().chain([&Actor::Nobody]) {
        assert!(house.service.feedback_page(someone, opened.piece, "items").await.is_err(), "{someone:?}");
        assert!(house.service.check_page(someone, opened.piece).await.is_err(), "{someone:?}");
        assert!(house.service.feedback_sent(someone, opened.piece).await.is_err(), "{someone:?}");
        let saved = house.service.save_page(someone, opened.piece, "improve", BTreeMap::new(), "", Then::Next).await;
        assert!(saved.is_err(), "{someone:?}");
        let sent = house.service.send(someone, opened.piece, CycleChoice::Both, BTreeMap::new()).await;
        assert!(sent.is_err(), "{someone:?}");
    }
    assert!(house.service.feedback_page(&parent, opened.piece, "items").await.is_ok());
}

#[tokio::test]
async fn a_ticket_saves_its_own_page_after_the_session_and_no_other() {
    let house = House::open().await;
    let (parent, opened) = house.start(&house.slip().await).await;
    let page = house.service.feedback_page(&parent, opened.piece, "improve").await.unwrap();
    let words = || typed(&[("improve", "text", "Typed after the end.")]);
    let refused = house.service.save_page_by_ticket(opened.piece, "named", &page.ticket, BTreeMap::new()).await;
    assert!(matches!(refused, Err(Error::SignedOut)));
    house.service.save_page_by_ticket(opened.piece, "improve", &page.ticket, words()).await.unwrap();
    let page = house.service.feedback_page(&parent, opened.piece, "improve").await.unwrap();
    assert_eq!(page.questions[0].fields.first("text"), Some("Typed after the end."));
    house.clock.set(house.clock.now() + chrono::TimeDelta::hours(25));
    let late = house.service.save_page_by_ticket(opened.piece, "improve", &page.ticket, words()).await;
    assert!(matches!(late, Err(Error::SignedOut)), "a page left open for more than a day");
}

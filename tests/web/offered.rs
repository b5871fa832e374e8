//! Every form that a child is offered, gone through at every age.

use crate::helpers::{Browser, House};
use axum::http::StatusCode;
use heard_domain::forms::{Author, Catalogue, Form, OfferedWhen};
use std::collections::BTreeSet;

/// Books a conference of each kind, so that both packs are offered.
async fn book_conferences(house: &House, child: &str) {
    let mut support = house.staff(&house.people.business_support).await;
    let form = support.get(&format!("/staff/children/{child}/book")).await;
    let chairs = form.text().split("name=\"chair\"").nth(1).unwrap();
    let chair = chairs.split("value=\"").find_map(|rest| rest.split('"').next().filter(|id| id.len() == 36)).unwrap().to_owned();
    for (kind, time) in [("initial-conference", "10:00"), ("review-conference", "14:00")] {
        let day = house.app.clock.today() + chrono::Days::new(30);
        let booking =
            [("kind", kind), ("date", &day.to_string()), ("time", time), ("place", "Room 2"), ("chair", chair.as_str())];
        let page = support.post(&format!("/staff/children/{child}/book"), &booking).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{:?}", page.to_mend());
    }
}

/// Goes from the first page of a draft to its receipt: the first choice there is, else nothing, for a child may skip.
async fn go_through(child: &mut Browser, draft: &str, who: &str) {
    let mut at = child.get(draft).await.attribute("continue", "href").unwrap();
    let mut asked = 0;
    while at != format!("{draft}/check") {
        asked += 1;
        assert!(asked < 60, "{who} comes to an end");
        let page = child.get(&at).await;
        assert_eq!((page.status, page.foreign_marks()), (StatusCode::OK, vec![]), "{who} at {at}");
        let choice = page.first_choice();
        let fields: Vec<(&str, &str)> =
            choice.iter().map(|value| ("answer", value.as_str())).chain([("revision", "0")]).collect();
        let next = child.post(&at, &fields).await;
        assert_eq!(next.status, StatusCode::SEE_OTHER, "{who} at {at}");
        next.location().clone_into(&mut at);
    }
    let check = child.get(&at).await;
    assert_eq!((check.status, check.foreign_marks()), (StatusCode::OK, vec![]), "{who}");
    if check.seen("send").is_empty() {
        // Nothing on the way had a choice to take: there is nothing to send.
        return;
    }
    let sent = child.post(&at, &[]).await;
    assert_eq!(sent.location(), format!("{draft}/sent"), "{who}: {} {:?}", sent.status, sent.to_mend());
    let receipt = child.get(sent.location()).await;
    assert!(!receipt.seen("receipt-state").is_empty(), "{who} has a receipt");
}

#[tokio::test]
async fn every_form_of_a_childs_can_be_answered_checked_and_sent_at_every_age_that_has_it() {
    let house = House::open().await;
    let catalogue = Catalogue::shipped();
    let theirs = catalogue.forms.iter().filter(|form| form.author == Author::Child);
    // What adds to a sent piece is begun on its receipt.
    let theirs: Vec<&Form> = theirs.filter(|form| form.offered_when != Some(OfferedWhen::OnAReceipt)).collect();
    let mut gone_through: BTreeSet<String> = BTreeSet::new();
    for index in 0..house.people.children.len() {
        let person = &house.people.children[index];
        book_conferences(&house, &house.id_of(&person.name).await).await;
        let mut child = house.child(index).await;
        if child.get("/me").await.location() == "/me/helper" {
            // Pictures are looked at with an adult, who is not from the family.
            let helper = [("name", "Miss Green"), ("role", "school")];
            assert_eq!(child.post("/me/helper", &helper).await.status, StatusCode::SEE_OTHER, "{}", person.name);
        }
        for form in &theirs {
            let who = format!("{} ({}): {}", person.name, person.age, form.id);
            let hook = format!("start-{}", form.id);
            let me = child.get("/me").await;
            let Some(door) = me.seen(&hook).first().cloned() else { continue };
            assert!(door.contains("minutes") || door.contains("Saved"), "{who} says how long it takes: {door}");
            gone_through.insert(form.id.clone());
            match me.attribute(&hook, "href") {
                None => {
                    let draft = child.post(&format!("/me/start/{}", form.id), &[]).await.location().to_owned();
                    go_through(&mut child, &draft, &who).await;
                }
                Some(pack) => {
                    for section in &form.sections {
                        let page = child.get(&pack).await;
                        let part = format!("part-{}", section.id);
                        assert!(page.seen(&part)[0].contains("Not started"), "{who}: {}", section.id);
                        let start = format!("/me/start/{}/{}", form.id, section.id);
                        let draft = child.post(&start, &[]).await.location().to_owned();
                        go_through(&mut child, &draft, &format!("{who}, {}", section.id)).await;
                    }
                    let page = child.get(&pack).await;
                    let sent = form.sections.iter().filter(|one| page.seen(&format!("part-{}", one.id))[0].contains("Sent"));
                    assert!(sent.count() >= 4, "{who}: parts that had a choice to take are sent, each alone");
                }
            }
        }
    }
    assert_eq!(gone_through, theirs.iter().map(|form| form.id.clone()).collect(), "each was offered to someone");
}

#[tokio::test]
async fn a_form_about_the_helper_is_not_offered_beside_them() {
    let house = House::open().await;
    let mut child = house.child(3).await;
    let me = |role: &'static str| [("name", "Pat"), ("role", role)];
    child.post("/me/helper", &me("school")).await;
    assert_eq!(child.get("/me").await.seen("start-about-my-carers").len(), 1);
    child.post("/me/helper", &me("carer")).await;
    let beside_carer = child.get("/me").await;
    assert_eq!(beside_carer.seen("start-about-my-carers"), [""; 0]);
    assert!(beside_carer.text().contains("because they are about you"), "and the carer is told that some are left out");
    assert_eq!(child.post("/me/start/about-my-carers", &[]).await.status, StatusCode::NOT_FOUND, "nor can it be begun");
    assert_eq!(beside_carer.seen("start-worker-visit").len(), 1, "what is about the worker is");
    child.post("/me/helper", &me("worker")).await;
    assert_eq!(child.get("/me").await.seen("start-worker-visit"), [""; 0]);
}

#[tokio::test]
async fn a_visit_that_was_declined_is_not_asked_about_again_for_this_review() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    let draft = child.post("/me/start/visit-preferences", &[]).await.location().to_owned();
    child.post(&format!("{draft}/visit-yes"), &[("answer", "no"), ("revision", "0")]).await;
    let instead = child.get(&format!("{draft}/visit-instead")).await;
    assert_eq!(instead.status, StatusCode::OK, "other ways are offered");
    child.post(&format!("{draft}/visit-instead"), &[("answer", "call"), ("revision", "0")]).await;
    assert_eq!(child.post(&format!("{draft}/check"), &[]).await.location(), format!("{draft}/sent"));
    assert_eq!(child.get("/me").await.seen("start-visit-preferences"), [""; 0]);
    // The chair is asked to call, and says that it is done; the child sees it.
    let mut chair = house.staff(&house.people.chair).await;
    let tasks = chair.get("/staff/tasks").await;
    assert_eq!(tasks.seen("task").len(), 1);
    assert!(tasks.text().contains("A phone call"), "in the words the child chose");
    let action = tasks.text().split("action=\"/staff/tasks/").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    let said = [("page", "1"), ("said", "I rang on Tuesday.")];
    assert_eq!(chair.post(&format!("/staff/tasks/{action}"), &said).await.status, StatusCode::SEE_OTHER);
    assert_eq!(chair.get("/staff/tasks").await.seen("task"), [""; 0]);
    let receipt = child.get(&format!("{draft}/sent")).await;
    assert!(receipt.text().contains("I rang on Tuesday."));
}

#[tokio::test]
async fn the_sent_page_says_what_follows_and_offers_what_goes_with_it() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    assert_eq!(child.get("/me").await.seen("visit-offer").len(), 1, "the chair asks whether to come");
    let draft = house.draft(&mut child).await;
    child.post(&format!("{draft}/to-change"), &[("text", "a marigold"), ("revision", "0")]).await;
    child.post(&format!("{draft}/check"), &[]).await;
    let sent = child.get(&format!("{draft}/sent")).await;
    for form in ["meeting-preferences", "visit-preferences"] {
        assert_eq!(sent.seen(&format!("start-{form}")).len(), 1, "My review suggests {form}");
    }
    let visit = child.post("/me/start/visit-preferences", &[]).await.location().to_owned();
    child.post(&format!("{visit}/visit-yes"), &[("answer", "no"), ("revision", "0")]).await;
    child.post(&format!("{visit}/check"), &[]).await;
    assert!(child.get(&format!("{visit}/sent")).await.seen("visit").concat().contains("We will not ask again for this review."));
    assert_eq!(child.get("/me").await.seen("visit-offer"), [""; 0]);
    let sent = child.get(&format!("{draft}/sent")).await;
    assert_eq!(sent.seen("start-visit-preferences"), [""; 0], "what was sent is not suggested again");
}

#[tokio::test]
async fn what_a_child_says_of_their_carers_is_a_managers_to_pass_on_and_the_child_is_not_told_they_asked() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    let draft = child.post("/me/start/about-my-carers", &[]).await.location().to_owned();
    go_through(&mut child, &draft, "about-my-carers").await;
    let passes_on = "Pass on to whoever runs the carers";
    assert!(house.staff(&house.people.manager).await.get("/staff/tasks").await.seen("task").concat().contains(passes_on));
    for person in [&house.people.worker, &house.people.chair] {
        let tasks = house.staff(person).await.get("/staff/tasks").await.seen("task").concat();
        assert!(!tasks.contains(passes_on), "{}", person.name);
    }
    assert!(!child.get(&format!("{draft}/sent")).await.text().contains("To be passed on"));
}

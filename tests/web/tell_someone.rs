//! Help now for a child who is signed in, an answer with a bell that was kept back, and a visit that was declined.

use crate::helpers::{Browser, House};
use axum::http::StatusCode;

/// The state that Help now shows.
async fn told(child: &mut Browser) -> Option<String> {
    child.get("/help-now").await.attribute("told", "data-state")
}

#[tokio::test]
async fn a_child_tells_someone_and_sees_that_it_was_seen() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    assert_eq!(told(&mut child).await, None);
    for _ in 0..2 {
        assert_eq!(child.post("/help-now", &[]).await.location(), "/help-now#tell");
    }
    assert_eq!(told(&mut child).await.as_deref(), Some("sent"));
    let mut worker = house.staff(&house.people.worker).await;
    let alerts = worker.get("/staff/alerts").await;
    let mine: Vec<String> = alerts.seen("alert").into_iter().filter(|alert| alert.contains("Tell someone now")).collect();
    assert_eq!(mine.len(), 1, "pressed twice, told once");
    let action = alerts.text().split("action=\"/staff/alerts/").find(|rest| rest.contains("Mia")).map(str::to_owned);
    let ids: Vec<String> =
        alerts.text().split("action=\"").filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect();
    assert!(action.is_some());
    for id in ids.iter().filter(|path| path.starts_with("/staff/alerts/")) {
        assert_eq!(worker.post(id, &[("page", "1")]).await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(told(&mut child).await.as_deref(), Some("seen"));
    // The day after, the page offers it again.
    house.minutes_pass(25 * 60);
    let mut child = house.child_again().await;
    assert_eq!(told(&mut child).await, None);
}

#[tokio::test]
async fn nobody_but_a_child_is_offered_it() {
    let house = House::open().await;
    let people = &house.people;
    let mut others = vec![house.app.browser(), house.a_parent().await];
    for person in [&people.chair, &people.worker, &people.manager] {
        others.push(house.staff(person).await);
    }
    for mut browser in others {
        assert_eq!(browser.get("/help-now").await.seen("tell-someone"), [""; 0]);
        let posted = browser.post("/help-now", &[]).await.status;
        assert!(!posted.is_server_error() && posted != StatusCode::OK, "{posted}");
    }
}

#[tokio::test]
async fn an_answer_with_a_bell_that_was_kept_back_says_so_until_it_is_sent() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    let draft = house.draft(&mut child).await;
    child.post(&format!("{draft}/safe"), &[("answer", "scared"), ("revision", "0")]).await;
    let check = child.get(&format!("{draft}/check")).await;
    assert_eq!(check.seen("bell-waiting").len(), 1);
    assert_eq!(child.get("/me").await.seen("bell-waiting").len(), 1);
    child.post(&format!("{draft}/safe/now"), &[("do", "send"), ("to", "check")]).await;
    assert_eq!(child.get(&format!("{draft}/check")).await.seen("bell-waiting"), [""; 0]);
    assert_eq!(child.get("/me").await.seen("bell-waiting"), [""; 0]);
}

#[tokio::test]
async fn keeping_the_worker_out_when_sending_takes_the_bit_that_went_before_off_them() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    let draft = house.draft(&mut child).await;
    child.post(&format!("{draft}/safe"), &[("answer", "scared"), ("revision", "0")]).await;
    child.post(&format!("{draft}/safe/now"), &[("do", "send"), ("to", "next")]).await;
    let mut worker = house.staff(&house.people.worker).await;
    let before = worker.get("/staff/alerts").await.seen("alert").len();
    child.post(&format!("{draft}/check"), &[("hide-from.answer", "worker")]).await;
    assert_eq!(worker.get("/staff/alerts").await.seen("alert").len(), before - 1);
    let chairs = house.staff(&house.people.chair).await.get("/staff/alerts").await;
    assert!(!chairs.seen("alert").is_empty(), "the others who are told still have it");
}

#[tokio::test]
async fn a_declined_visit_stands_at_the_meeting_and_its_reasons_are_the_chairs() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    let draft = child.post("/me/start/visit-preferences", &[]).await.location().to_owned();
    child.post(&format!("{draft}/visit-yes"), &[("answer", "no"), ("revision", "0")]).await;
    child.post(&format!("{draft}/visit-no-reason"), &[("answer", "busy"), ("revision", "0")]).await;
    child.post(&format!("{draft}/check"), &[]).await;
    let meeting = format!("/staff/meetings/{}", house.meeting);
    let people = &house.people;
    for (person, reasons) in
        [(&people.chair, true), (&people.worker, false), (&people.business_support, false), (&people.manager, false)]
    {
        let page = house.staff(person).await.get(&meeting).await;
        let declined = page.seen("visit-declined").concat();
        assert!(declined.contains("said no in Heard"), "{} knows not to come: {declined}", person.name);
        assert_eq!(declined.contains("I am busy"), reasons, "{}", person.name);
    }
}

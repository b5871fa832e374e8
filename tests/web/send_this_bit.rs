//! An answer with a bell: told at once when the child says so, alone, once, and never to the person it was kept from.

use crate::helpers::{Browser, House};
use axum::http::StatusCode;

/// A child who said "I feel scared": the draft, and where the next page is.
async fn scared(house: &House) -> (Browser, String, String) {
    let mut child = house.child(0).await;
    let draft = house.draft(&mut child).await;
    let saved = child.post(&format!("{draft}/safe"), &[("answer", "scared"), ("revision", "0")]).await;
    (child, draft, saved.location().to_owned())
}

/// The alerts of Mia that someone sees.
async fn alerts(staff: &mut Browser) -> Vec<String> {
    staff.get("/staff/alerts").await.seen("alert").into_iter().filter(|alert| alert.contains("Mia")).collect()
}

#[tokio::test]
async fn the_child_is_asked_and_nobody_is_told_before() {
    let house = House::open().await;
    let (mut child, draft, now) = scared(&house).await;
    assert_eq!(now, format!("{draft}/safe/now"));
    let page = child.get(&now).await;
    assert_eq!((page.status, page.heading().as_str()), (StatusCode::OK, "Send this bit now?"));
    assert!(page.all_text().contains("I feel scared"), "the child sees what would be sent");
    let mut chair = house.staff(&house.people.chair).await;
    assert_eq!(alerts(&mut chair).await, [""; 0], "looking tells nobody");

    let waits = child.post(&now, &[("do", "wait"), ("to", "next")]).await;
    assert!(waits.location().starts_with(&draft) && !waits.location().ends_with("/now"), "{}", waits.location());
    assert_eq!(alerts(&mut chair).await, [""; 0], "waiting tells nobody");
}

#[tokio::test]
async fn this_bit_goes_at_once_alone_and_only_once() {
    let house = House::open().await;
    let (mut child, draft, now) = scared(&house).await;
    child.post(&format!("{draft}/to-change"), &[("text", "a marigold of my own"), ("revision", "0")]).await;
    for _ in 0..2 {
        assert_eq!(child.post(&now, &[("do", "send"), ("to", "next")]).await.location(), now);
    }
    let mut chair = house.staff(&house.people.chair).await;
    let mut worker = house.staff(&house.people.worker).await;
    for staff in [&mut chair, &mut worker] {
        let told = alerts(staff).await;
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("I feel scared") && !told[0].contains("marigold"), "{told:?}");
    }
    let meeting = chair.get(&format!("/staff/meetings/{}", house.meeting)).await;
    assert!(!meeting.all_text().contains("marigold"), "the rest is still the child's own");

    // How to reach them goes with it.
    let page = child.get(&now).await;
    assert_eq!(page.seen("told").len(), 1);
    let goes_on = child.post(&now, &[("do", "reach"), ("to", "next"), ("text", "At school until three")]).await;
    assert_eq!(goes_on.status, StatusCode::SEE_OTHER);
    assert!(alerts(&mut chair).await[0].contains("At school until three"));

    // The whole form raises nothing a second time.
    child.post(&format!("{draft}/check"), &[]).await;
    assert_eq!(alerts(&mut chair).await.len(), 1);
}

#[tokio::test]
async fn what_was_told_stands_when_the_rest_is_thrown_away() {
    let house = House::open().await;
    let (mut child, draft, now) = scared(&house).await;
    child.post(&now, &[("do", "send"), ("to", "next")]).await;
    assert_eq!(child.post(&format!("{draft}/throw-away"), &[]).await.location(), "/me");
    let mut chair = house.staff(&house.people.chair).await;
    assert_eq!(alerts(&mut chair).await.len(), 1);
}

#[tokio::test]
async fn an_answer_without_a_bell_has_no_such_page() {
    let house = House::open().await;
    let mut child = house.child(0).await;
    let draft = house.draft(&mut child).await;
    let saved = child.post(&format!("{draft}/safe"), &[("answer", "safe"), ("revision", "0")]).await;
    assert!(!saved.location().ends_with("/now"));
    assert_eq!(child.get(&format!("{draft}/safe/now")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(child.post(&format!("{draft}/safe/now"), &[("do", "send")]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_alert_never_reaches_the_worker_the_child_kept_out() {
    let house = House::open().await;
    let (mut child, draft, _) = scared(&house).await;
    let sent = child.post(&format!("{draft}/check"), &[("hide-from.answer", "worker")]).await;
    assert_eq!(sent.location(), format!("{draft}/sent"));
    let mut chair = house.staff(&house.people.chair).await;
    assert_eq!(alerts(&mut chair).await.len(), 1);
    let page = chair.get("/staff/alerts").await;
    let of_mia = page.text().split("Mia").nth(1).unwrap();
    let id = of_mia.split("/staff/alerts/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let mut manager = house.staff(&house.people.manager).await;
    assert_eq!(alerts(&mut manager).await.len(), 1, "the manager acts in the worker's place");

    let mut worker = house.staff(&house.people.worker).await;
    assert_eq!(alerts(&mut worker).await, [""; 0]);
    let taken = worker.post(&format!("/staff/alerts/{id}"), &[]).await;
    assert_eq!(taken.status, StatusCode::NOT_FOUND);
}

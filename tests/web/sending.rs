//! Sending: once however often it is pressed, never nothing, and never before it was said who reads it.

use crate::helpers::{Browser, House};
use axum::http::StatusCode;
use heard_domain::ids::ChildId;
use heard_service::{Actor, way_in::Person};

async fn write(child: &mut Browser, draft: &str, words: &str) {
    let saved = child.post(&format!("{draft}/to-change"), &[("text", words), ("revision", "0")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_taps_at_once_send_one_piece_to_one_meeting_and_raise_one_alert() {
    let house = House::open().await;
    let id: ChildId = house.child.parse().unwrap();
    let mut child = house.a_child().await;
    let (sent_before, links_before, alerts_before) = counts(&house, id).await;
    let draft = house.draft(&mut child).await;
    write(&mut child, &draft, "a marigold of my own").await;
    child.post(&format!("{draft}/safe"), &[("answer", "scared"), ("revision", "0")]).await;

    let mut taps = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let (mut tab, check) = (child.clone(), format!("{draft}/check"));
        taps.spawn(async move {
            let page = tab.post(&check, &[]).await;
            (page.status, page.location().to_owned())
        });
    }
    for (status, location) in taps.join_all().await {
        assert_eq!((status, location), (StatusCode::SEE_OTHER, format!("{draft}/sent")), "each tap is answered alike");
    }
    let (sent, links, alerts) = counts(&house, id).await;
    assert_eq!((sent - sent_before, links - links_before, alerts - alerts_before), (1, 1, 1));
    let receipts = child.get("/me").await.all_text();
    assert_eq!(receipts.matches("a marigold of my own").count(), 1);
}

/// Pieces sent, links that stand, and alerts, of one child.
async fn counts(house: &House, child: ChildId) -> (usize, usize, usize) {
    let sent = {
        let mut tx = house.app.store.read().await.unwrap();
        tx.submissions_of_child(child).await.unwrap().iter().filter(|piece| piece.sent_at.is_some()).count()
    };
    let links = house.app.store.read().await.unwrap().links_of_child(child).await.unwrap().len();
    let manager = &house.people.manager;
    let origin = heard_service::way_in::Origin::of(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST));
    let person: Person = house.app.service.sign_in_staff(&manager.email, &manager.password, &origin).await.unwrap().unwrap();
    let manager: Actor = house.app.service.actor(person).await.unwrap();
    let alerts = house.app.service.alerts(&manager, 1).await.unwrap().list.lines;
    (sent, links, alerts.iter().filter(|alert| alert.child == child).count())
}

#[tokio::test]
async fn going_back_after_sending_shows_the_receipt() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    let draft = house.draft(&mut child).await;
    write(&mut child, &draft, "a marigold of my own").await;
    assert_eq!(child.post(&format!("{draft}/check"), &[]).await.location(), format!("{draft}/sent"));
    for back in ["", "/to-change", "/to-change?check", "/check", "/stopped"] {
        let page = child.get(&format!("{draft}{back}")).await;
        assert_eq!((page.status, page.location()), (StatusCode::SEE_OTHER, format!("{draft}/sent").as_str()), "{back}");
    }
    let receipt = child.get(&format!("{draft}/sent")).await;
    assert_eq!(receipt.heading(), "It is sent");
    assert!(receipt.all_text().contains("a marigold of my own"));
    assert!(!receipt.seen("receipt-state").is_empty());
}

#[tokio::test]
async fn nothing_answered_cannot_be_sent() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    let draft = house.draft(&mut child).await;
    let check = child.get(&format!("{draft}/check")).await;
    assert_eq!(check.seen("send"), [""; 0], "there is no button for it");
    // Who must not see it says nothing by itself.
    let fields: [&[(&str, &str)]; 2] = [&[], &[("hide-from.answer", "worker")]];
    for fields in fields {
        let page = child.post(&format!("{draft}/check"), fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.title().starts_with("Error: "), "{}", page.title());
        let [(to, words)] = page.to_mend().try_into().unwrap();
        assert!(words.contains("You have not said anything yet"), "{words}");
        assert!(page.words_of(&to).is_some());
        for (name, value) in fields {
            assert_eq!(page.typed(name), [*value]);
        }
    }
    // Answered and left out again is nothing too.
    write(&mut child, &draft, "a marigold").await;
    child.post(&format!("{draft}/to-change/leave-out"), &[]).await;
    assert_eq!(child.post(&format!("{draft}/check"), &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(child.get(&format!("{draft}/sent")).await.location(), format!("{draft}/check"), "it is still a draft");
}

#[tokio::test]
async fn who_reads_it_is_said_before_typing_and_before_sending() {
    let house = House::open().await;
    for index in 0..4 {
        let mut child = house.child(index).await;
        let draft = house.draft(&mut child).await;
        let start = child.get(&draft).await;
        let told = start.words_of("reader").unwrap();
        assert!(!told.is_empty() && start.boxes().is_empty(), "before any box to type in: {told}");

        // Every page with a box to type in says it again, above the box.
        let mut path = start.text().split("href=\"").find(|link| link.starts_with(&format!("{draft}/"))).unwrap();
        path = path.split('"').next().unwrap();
        let (mut path, mut boxes) = (path.to_owned(), 0);
        while path != format!("{draft}/check") {
            let page = child.get(&path).await;
            if let Some(first) = page.boxes().first() {
                boxes += 1;
                let html = page.text();
                let line = html.find("data-test=\"reader\"").unwrap_or(usize::MAX);
                assert!(line < html.find(&format!("name=\"{first}\"")).unwrap(), "{path}: {first}");
                assert!(!page.seen("reader").concat().is_empty());
            }
            path = child.post(&path, &[("then", "skip"), ("revision", "0")]).await.location().to_owned();
        }
        assert!(boxes >= 2, "{boxes}");

        let check = child.get(&path).await;
        assert!(!check.seen("readers").concat().is_empty());
        let html = check.text();
        for first in check.boxes().iter().take(1) {
            assert!(html.find("data-test=\"reader\"").unwrap() < html.find(&format!("name=\"{first}\"")).unwrap());
        }
        let typed = if index == 3 { "wish" } else { "to-change" };
        child.post(&format!("{draft}/{typed}"), &[("text", "a marigold"), ("revision", "0")]).await;
        let check = child.get(&path).await;
        let html = check.text();
        assert!(html.find("data-test=\"readers\"").unwrap() < html.find("data-test=\"send\"").unwrap());
    }
}

//! A child's words on their way to the next review, as days pass: waiting, linked, moved, read, talked about.

use crate::helpers::{Browser, House, Page};
use axum::http::StatusCode;
use heard_domain::calendar::from_london;

/// A moment in London, `2026-06-09 14:30`.
fn set_clock(house: &House, moment: &str) {
    house.app.clock.set(from_london(chrono::NaiveDateTime::parse_from_str(moment, "%Y-%m-%d %H:%M").unwrap()));
}

/// A child of the register by first name, and a browser that their fresh card let in.
async fn child(house: &House, name: &str) -> (String, Browser) {
    let mut support = house.staff(&house.people.business_support).await;
    let list = support.get(&format!("/staff/children?search={name}")).await;
    let id = after(&list, "/staff/children/");
    let card = support.post(&format!("/staff/children/{id}/card"), &[]).await;
    let code = card.seen("card-code").remove(0).replace(' ', "");
    let mut child = house.app.browser();
    let opened = child.post("/card/open", &[("code", &code), ("me", "yes")]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER);
    (id, child)
}

/// Writes and sends one piece; answers the address of its receipt.
async fn send(child: &mut Browser, words: &str) -> String {
    let draft = child.post("/me/start/my-review", &[]).await.location().to_owned();
    child.post(&format!("{draft}/to-change"), &[("text", words), ("revision", "0")]).await;
    let sent = child.post(&format!("{draft}/check"), &[]).await;
    assert_eq!(sent.location(), format!("{draft}/sent"));
    sent.location().to_owned()
}

/// What a receipt says, state by state.
async fn states(child: &mut Browser, receipt: &str) -> Vec<String> {
    child.get(receipt).await.seen("receipt-state")
}

/// Books a looked after review; answers the address of the meeting.
async fn book(house: &House, child: &str, date: &str) -> String {
    let mut support = house.staff(&house.people.business_support).await;
    let path = format!("/staff/children/{child}/book");
    let form = support.get(&path).await;
    let chair = option(&form, &house.people.chair.name);
    let kind = "looked-after-review";
    let fields = [("kind", kind), ("date", date), ("time", "10:00"), ("place", "The library"), ("chair", chair.as_str())];
    let booked = support.post(&path, &fields).await;
    assert_eq!(booked.status, StatusCode::SEE_OTHER, "{:?}", booked.seen("error-summary"));
    let page = support.get(booked.location()).await;
    format!("/staff/meetings/{}", after(&page, "/staff/meetings/"))
}

/// What stands after these words, to the end of the attribute: of a list, the first.
fn after(page: &Page, words: &str) -> String {
    page.text().split(words).nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// The value of the option that shows these words.
fn option(page: &Page, words: &str) -> String {
    let before = page.text().split(&format!(">{words}<")).next().unwrap();
    before.rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_owned()
}

/// The value of a hidden field.
fn hidden(page: &Page, name: &str) -> String {
    let field = page.text().split(&format!("name=\"{name}\"")).nth(1).unwrap();
    field.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn words_sent_while_no_meeting_is_booked_wait_for_it_and_reach_its_chair() {
    let house = House::open().await;
    let (id, mut ella) = child(&house, "Ella").await;
    let receipt = send(&mut ella, "a marigold of my own").await;
    let waiting = house.staff(&house.people.manager).await.get(&format!("/staff/children/{id}")).await;
    assert!(waiting.text().contains("the meeting that is due by"), "linked to the due window");

    let meeting = book(&house, &id, "2026-06-16").await;
    let page = house.staff(&house.people.chair).await.get(&meeting).await;
    assert!(page.seen("submission").iter().any(|piece| piece.contains("a marigold of my own")));
    assert!(states(&mut ella, &receipt).await.iter().any(|state| state.contains("16 June")));
}

#[tokio::test]
async fn words_move_with_their_meeting_and_are_read_and_talked_about() {
    let house = House::open().await;
    let (id, mut mia) = child(&house, "Mia").await;
    let meeting = format!("/staff/meetings/{}", house.meeting);
    let receipt = send(&mut mia, "a marigold of my own").await;

    // Business support moves the meeting: the words move with it.
    let mut support = house.staff(&house.people.business_support).await;
    let form = support.get(&format!("{meeting}/change")).await;
    let (revision, chair) = (hidden(&form, "revision"), option(&form, &house.people.chair.name));
    let fields =
        [("revision", revision.as_str()), ("date", "2026-06-09"), ("time", "14:00"), ("place", "The library"), ("chair", &chair)];
    assert_eq!(support.post(&format!("{meeting}/change"), &fields).await.status, StatusCode::SEE_OTHER);
    let told = states(&mut mia, &receipt).await;
    assert!(told.iter().any(|state| state.contains("9 June")) && !told.iter().any(|state| state.contains("3 June")), "{told:?}");
    assert!(told.iter().any(|state| state.contains("has not read it yet")), "{told:?}");

    // The chair reads it the day before: the child sees who, and when.
    set_clock(&house, "2026-06-08 16:20");
    let mut chair = house.staff(&house.people.chair).await;
    assert!(chair.get("/staff").await.seen("unread").iter().any(|unread| unread.contains('1')));
    chair.get(&meeting).await;
    let (_, mut mia) = child(&house, "Mia").await;
    let told = states(&mut mia, &receipt).await;
    assert!(told.iter().any(|state| state.contains("read it on") && state.contains("8 June")), "{told:?}");

    // After the meeting: held, silent, and the code suggested from the words that came in time.
    set_clock(&house, "2026-06-09 16:00");
    let mut chair = house.staff(&house.people.chair).await;
    let page = chair.get(&meeting).await;
    let fields = [("revision", &*hidden(&page, "revision")), ("child", &id), ("attendance", "absent"), ("chairing", "")]
        .map(|(name, value)| (name, value.to_owned()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(chair.post(&format!("{meeting}/held"), &fields).await.status, StatusCode::SEE_OTHER);
    let page = chair.get(&meeting).await;
    assert_eq!(page.attribute("suggestion", "data-code").as_deref(), Some("PN6"), "absent, with words that came in time");
    let confirmed = chair.post(&format!("{meeting}/code"), &[("child", &id), ("code", "PN6"), ("why_different", "")]).await;
    assert_eq!(confirmed.status, StatusCode::SEE_OTHER);
    let (_, mut mia) = child(&house, "Mia").await;
    let told = states(&mut mia, &receipt).await;
    assert!(told.iter().any(|state| state.contains("talked about")), "{told:?}");
}

#[tokio::test]
async fn words_sent_after_the_start_are_shown_at_once_and_go_on_to_the_next_review() {
    let house = House::open().await;
    let meeting = format!("/staff/meetings/{}", house.meeting);
    set_clock(&house, "2026-06-03 15:50");
    let (id, mut mia) = child(&house, "Mia").await;
    send(&mut mia, "one thing I forgot").await;
    let mut chair = house.staff(&house.people.chair).await;
    let page = chair.get(&meeting).await;
    assert!(
        page.seen("submission")
            .iter()
            .any(|piece| piece.contains("Came after the start") && piece.contains("one thing I forgot"))
    );
    let fields = [("revision", &*hidden(&page, "revision")), ("child", &id), ("attendance", "absent"), ("chairing", "")]
        .map(|(name, value)| (name, value.to_owned()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    chair.post(&format!("{meeting}/held"), &fields).await;
    let page = chair.get(&meeting).await;
    assert_eq!(page.attribute("suggestion", "data-code").as_deref(), Some("PN7"), "what came after the start is no evidence");
    let next = book(&house, &id, "2026-09-01").await;
    let page = chair.get(&next).await;
    assert!(page.seen("submission").iter().any(|piece| piece.contains("one thing I forgot")));
}

//! After the meeting: the chair writes back, the child reads it, adds to what they said, and asks for a copy.

use crate::helpers::{Browser, House};
use axum::http::StatusCode;

/// A child's piece that was talked about: the address of its draft, and the id of the piece.
async fn talked_about(house: &House, child: &mut Browser) -> (String, String) {
    let draft = house.draft(child).await;
    child.post(&format!("{draft}/to-change"), &[("text", "I want to see Kemi more"), ("revision", "0")]).await;
    child.post(&format!("{draft}/check"), &[]).await;
    let piece = draft.rsplit('/').next().unwrap().to_owned();
    (draft, piece)
}

/// The meeting starts, and the chair records that it was held.
async fn hold(house: &House, chair: &mut Browser) {
    let meeting = format!("/staff/meetings/{}", house.meeting);
    chair.get(&meeting).await;
    house.minutes_pass(20 * 24 * 60);
    *chair = house.staff(&house.people.chair).await;
    let page = chair.get(&meeting).await;
    let mut fields = page.fields();
    fields.retain(|(name, _)| matches!(name.as_str(), "revision" | "child"));
    let revision = fields.iter().find(|(name, _)| name == "revision").unwrap().1.clone();
    let held = [("revision", revision.as_str()), ("child", &house.child), ("attendance", "absent"), ("chairing", "")];
    assert_eq!(chair.post(&format!("{meeting}/held"), &held).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_chair_writes_back_and_the_child_reads_it_once_it_is_shown() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    let mut chair = house.staff(&house.people.chair).await;
    let (draft, piece) = talked_about(&house, &mut child).await;
    let reply = format!("/staff/meetings/{}/reply/{piece}", house.meeting);
    assert_eq!(chair.get(&reply).await.status, StatusCode::NOT_FOUND, "before the meeting there is nothing to write back");
    hold(&house, &mut chair).await;

    let page = chair.get(&reply).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("I want to see Kemi more"));
    // A "no" needs its reason; what was typed stays.
    let no = [("decided.to-change", "no"), ("said.to-change", ""), ("said.", "Thank you for telling me."), ("then", "keep")];
    let refused = chair.post(&reply, &no).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("Thank you for telling me."));
    let why = [
        ("decided.to-change", "partly"),
        ("said.to-change", "You will see Kemi every second Saturday."),
        ("said.", ""),
        ("then", "keep"),
    ];
    assert_eq!(chair.post(&reply, &why).await.status, StatusCode::SEE_OTHER);
    let mut child = house.child_again().await;
    assert!(!child.get(&format!("{draft}/sent")).await.text().contains("every second Saturday"), "kept is not shown");
    let show: Vec<(&str, &str)> = why[..3].iter().copied().chain([("then", "show")]).collect();
    assert_eq!(chair.post(&reply, &show).await.status, StatusCode::SEE_OTHER);
    let receipt = child.get(&format!("{draft}/sent")).await;
    assert!(receipt.seen("decided").concat().contains("every second Saturday"));
    assert!(receipt.text().contains("data-state=\"replied\""));
    // A correction that is kept for later changes nothing for the child yet.
    let later = [("decided.to-change", "yes"), ("said.to-change", "Every Saturday after all."), ("said.", ""), ("then", "keep")];
    chair.post(&reply, &later).await;
    let receipt = child.get(&format!("{draft}/sent")).await;
    assert!(receipt.text().contains("every second Saturday") && !receipt.text().contains("after all"));
}

#[tokio::test]
async fn only_the_chair_of_the_meeting_writes_back() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    let mut chair = house.staff(&house.people.chair).await;
    let (_, piece) = talked_about(&house, &mut child).await;
    hold(&house, &mut chair).await;
    let reply = format!("/staff/meetings/{}/reply/{piece}", house.meeting);
    let people = &house.people;
    for person in [&people.worker, &people.business_support, &people.manager, &people.administrator] {
        let mut browser = house.staff(person).await;
        assert_eq!(browser.get(&reply).await.status, StatusCode::NOT_FOUND, "{}", person.name);
        let typed = [("said.", "hello"), ("then", "show")];
        assert_eq!(browser.post(&reply, &typed).await.status, StatusCode::NOT_FOUND, "{}", person.name);
    }
}

#[tokio::test]
async fn a_child_adds_to_what_they_sent_and_both_stand() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    let (draft, _) = talked_about(&house, &mut child).await;
    let added = child.post(&format!("{draft}/add"), &[]).await.location().to_owned();
    assert_eq!(child.post(&format!("{draft}/add"), &[]).await.location(), added, "what was begun is gone on with");
    child.post(&format!("{added}/added-words"), &[("text", "Only at weekends"), ("revision", "0")]).await;
    assert_eq!(child.post(&format!("{added}/check"), &[]).await.location(), format!("{added}/sent"));
    let first = child.get(&format!("{draft}/sent")).await;
    assert!(first.text().contains("I want to see Kemi more") && first.seen("added").concat().contains("Only at weekends"));
    let meeting = house.staff(&house.people.chair).await.get(&format!("/staff/meetings/{}", house.meeting)).await;
    assert_eq!(meeting.seen("submission").len(), 2);
    assert!(meeting.text().contains("Both stand."));
    assert_eq!(child.get("/me").await.seen("start-changed-mind"), [""; 0], "it is begun on a receipt and nowhere else");
    assert_eq!(child.post("/me/start/changed-mind", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn whoever_was_kept_out_of_a_piece_is_kept_out_of_what_is_added() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    let draft = house.draft(&mut child).await;
    child.post(&format!("{draft}/to-change"), &[("text", "a marigold"), ("revision", "0")]).await;
    child.post(&format!("{draft}/check"), &[("hide-from.answer", "worker")]).await;
    let added = child.post(&format!("{draft}/add"), &[]).await.location().to_owned();
    child.post(&format!("{added}/added-words"), &[("text", "a second marigold"), ("revision", "0")]).await;
    let check = child.get(&format!("{added}/check")).await;
    assert_eq!(check.typed("hide-from.answer"), ["worker"], "as it was chosen for the first piece");
    let sent = child.post(&format!("{added}/check"), &[("hide-from.answer", "worker")]).await;
    assert_eq!(sent.location(), format!("{added}/sent"));
    let meeting = format!("/staff/meetings/{}", house.meeting);
    assert!(!house.staff(&house.people.worker).await.get(&meeting).await.text().contains("marigold"));
    assert!(house.staff(&house.people.chair).await.get(&meeting).await.text().contains("a second marigold"));
}

#[tokio::test]
async fn a_copy_is_asked_for_once_and_is_somebodys_task() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    let (draft, _) = talked_about(&house, &mut child).await;
    for _ in 0..2 {
        assert_eq!(child.post(&format!("{draft}/copy"), &[]).await.location(), format!("{draft}/sent"));
    }
    assert!(child.get(&format!("{draft}/sent")).await.text().contains("I want a copy of this"));
    let tasks = house.staff(&house.people.worker).await.get("/staff/tasks").await;
    assert_eq!(tasks.seen("task").len(), 1);
}

//! A parent's way through: a slip, three pages, a check, sent once. And the pages of staff around it.

use crate::helpers::{Browser, Page, TestApp};
use axum::http::StatusCode;
use chrono::TimeDelta;
use heard_domain::{
    ids::{ChildId, MeetingId},
    meeting::{MeetingKind, MeetingState},
};
use heard_service::{
    Actor, Meeting,
    feedback::{NewSlip, SlipFor},
    people::NewPerson,
};
use heard_store::{NewChild, NewMeeting, Owner};

const PASSWORD: &str = "three green boats";
const MARKUP: &str = "</textarea><script>alert(1)</script> أخي 🙂";

/// A family whose review conference began an hour ago.
struct House {
    app: TestApp,
    conference: MeetingId,
}

impl House {
    async fn open() -> Self {
        let app = TestApp::with(&[("HEARD_DEMO", "0")]).await;
        let (child, conference): (ChildId, MeetingId) = (an_id(1), an_id(2));
        let now = app.clock.now();
        let mut tx = app.store.write().await.unwrap();
        tx.add_child(&NewChild {
            id: child,
            council_id: "C1",
            given_name: Some("Ada"),
            family_name: Some("Finch"),
            date_of_birth: "2015-03-01".parse().unwrap(),
            sex: None,
            ethnicity: None,
            upn: None,
            at: now,
        })
        .await
        .unwrap();
        let meeting = Meeting {
            id: conference,
            kind: MeetingKind::ReviewConference,
            state: MeetingState::Planned,
            starts_at: now - TimeDelta::hours(1),
            held_on: None,
            place: "Room 2".to_owned(),
            chair: None,
            revision: 1,
        };
        tx.add_meeting(&NewMeeting { meeting: &meeting, source: "app", at: now }).await.unwrap();
        tx.add_participation(conference, child).await.unwrap();
        tx.commit().await.unwrap();
        Self { app, conference }
    }

    async fn slip(&self) -> NewSlip {
        self.app.service.make_slips(&Actor::Operator, SlipFor::After(self.conference), "1").await.unwrap().slips.remove(0)
    }

    /// A browser that pressed Start, and the address of what it began.
    async fn begun(&self, slip: &NewSlip) -> (Browser, String) {
        let mut browser = self.app.browser();
        let page = browser.post(&path(slip), &[]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        let piece = page.location().rsplit_once('/').unwrap().0.to_owned();
        (browser, piece)
    }

    async fn staff(&self, role: &str) -> Browser {
        let email = format!("{role}@example.org");
        let new =
            NewPerson { email: email.clone(), name: "Bea Barnacle".into(), spoken_name: String::new(), roles: vec![role.into()] };
        let link = self.app.service.add_person(&Actor::Operator, &new).await.unwrap();
        self.app.service.set_password(link.url.rsplit('/').next().unwrap(), PASSWORD).await.unwrap();
        let mut browser = self.app.browser();
        let page = browser.post("/staff/sign-in", &[("email", &email), ("password", PASSWORD)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        browser
    }

    fn meeting(&self) -> String {
        format!("/staff/meetings/{}", self.conference)
    }
}

/// The path that a slip's square holds.
fn path(slip: &NewSlip) -> String {
    format!("/feedback/{}", slip.url.rsplit('/').next().unwrap())
}

fn went_to(page: &Page, to: &str) {
    assert_eq!((page.status, page.location()), (StatusCode::SEE_OTHER, to));
}

#[tokio::test]
async fn a_parent_answers_three_pages_checks_and_sends_and_the_slip_then_only_says_thank_you() {
    let house = House::open().await;
    let slip = house.slip().await;
    let (mut parent, piece) = house.begun(&slip).await;
    let page = parent.get(&format!("{piece}/items")).await;
    assert_eq!(page.seen("question").len(), 5);
    assert!(page.seen("feedback-header")[0].contains("Finch"));
    let items = [("revision", "0.0.0.0.0"), ("q1-explained.answer", "agree"), ("q4-what-must-change.answer", "not-applicable")];
    went_to(&parent.post(&format!("{piece}/items"), &items).await, &format!("{piece}/improve"));
    let words = [("revision", "0"), ("improve.text", MARKUP), ("improve.text.dir", "ltr")];
    went_to(&parent.post(&format!("{piece}/improve"), &words).await, &format!("{piece}/named"));
    let name = [("revision", "0"), ("named.answer", "named"), ("named.words-named", "<b>Jo</b>")];
    went_to(&parent.post(&format!("{piece}/named"), &name).await, &format!("{piece}/check"));
    let check = parent.get(&format!("{piece}/check")).await;
    assert!(check.seen("check")[0].contains(MARKUP), "shown as typed");
    assert!(check.seen("check")[0].contains("<b>Jo</b>"));
    assert!(!check.text().contains("<script>alert"));
    for _ in 0..2 {
        went_to(&parent.post(&format!("{piece}/check"), &[]).await, &format!("{piece}/sent"));
    }
    let sent = parent.get(&format!("{piece}/sent")).await;
    assert_eq!(sent.seen("receipt"), ["You sent this on Monday 1 June ."]);
    let mut anyone = house.app.browser();
    for page in [anyone.get(&path(&slip)).await, anyone.post(&path(&slip), &[]).await, sent] {
        assert_eq!((page.status, page.heading().as_str()), (StatusCode::OK, "Thank you"));
        assert!(!page.text().contains("Jo") && !page.text().contains("alert(1)"), "never what was said");
    }
    for page in ["items", "check", "stopped"] {
        went_to(&parent.get(&format!("{piece}/{page}")).await, &format!("{piece}/sent"));
    }
}

#[tokio::test]
async fn a_slip_is_opened_by_get_and_begun_only_by_post() {
    let house = House::open().await;
    let slip = house.slip().await;
    let mut scanner = house.app.browser();
    for _ in 0..3 {
        let page = scanner.get(&path(&slip)).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.header("set-cookie"), "", "looking leaves nothing on the phone");
        assert_eq!(page.header("referrer-policy"), "strict-origin", "the token goes nowhere");
        assert!(!page.text().contains("Finch"), "nothing of the family before the button");
    }
    let mut tx = house.app.store.read().await.unwrap();
    assert_eq!(tx.slips_of("parent-feedback", Owner::Family(house.conference)).await.unwrap()[0].submission, None);
    drop(tx);
    let (_, piece) = house.begun(&slip).await;
    let token = path(&slip).rsplit('/').next().unwrap().to_owned();
    assert!(!piece.contains(&token), "the token leaves the address");
    let again = scanner.get(&path(&slip)).await;
    assert!(again.text().contains("Your answers are saved."), "the same slip goes on");
}

#[tokio::test]
async fn the_code_is_typed_where_every_code_is() {
    let house = House::open().await;
    let slip = house.slip().await;
    let mut parent = house.app.browser();
    let page = parent.post("/card", &[("code", &slip.grouped_code().to_lowercase())]).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.heading(), "How was the conference?");
    let page = parent.post("/feedback/open", &[("code", &slip.code)]).await;
    assert!(page.location().ends_with("/items"));
    let wrong = parent.post("/card", &[("code", "ABCDEFGHJK")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn each_slip_that_does_not_open_says_why() {
    let house = House::open().await;
    let slip = house.slip().await;
    let mut browser = house.app.browser();
    let unknown = browser.get("/feedback/0123456789abcdef0123456789abcdef01234567").await;
    assert_eq!((unknown.status, unknown.heading().as_str()), (StatusCode::NOT_FOUND, "We do not know this slip"));
    house.app.clock.set(house.app.clock.now() + TimeDelta::days(29));
    for page in [browser.get(&path(&slip)).await, browser.post(&path(&slip), &[]).await] {
        assert_eq!((page.status, page.heading().as_str()), (StatusCode::GONE, "This slip is too old to open"));
    }
    let slip = house.slip().await;
    let mut tx = house.app.store.write().await.unwrap();
    tx.stop_slips("parent-feedback", Owner::Family(house.conference), true, house.app.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    let stopped = browser.get(&path(&slip)).await;
    assert_eq!((stopped.status, stopped.heading().as_str()), (StatusCode::GONE, "This slip was stopped"));
}

#[tokio::test]
async fn what_cannot_be_taken_comes_back_with_everything_that_was_typed() {
    let house = House::open().await;
    let (mut parent, piece) = house.begun(&house.slip().await).await;
    let long = format!("{MARKUP}{}", "x".repeat(20_000));
    let page = parent.post(&format!("{piece}/improve"), &[("revision", "0"), ("improve.text", &long)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.seen("error-summary").len(), 1);
    assert!(page.text().contains("&lt;/textarea>&lt;script>alert(1)&lt;/script> أخي 🙂xxx"));
    assert!(!page.text().contains("<script>alert"));
    let wrong = [("revision", ""), ("q1-explained.answer", "agree"), ("q2-supported.answer", "x"), ("q3-concerns.answer", "y")];
    let page = parent.post(&format!("{piece}/items"), &wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text().contains("#q2-supported.answer") && page.text().contains("#q3-concerns.answer"), "all at once");
    assert!(checked(&page, "agree"), "and what was right stays chosen");
    let both = [("revision", "0"), ("named.answer", "unnamed"), ("named.words-named", "Jo Finch")];
    let page = parent.post(&format!("{piece}/named"), &both).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "a name with the choice to give none is asked about");
    assert!(page.text().contains("Jo Finch"));
}

/// Whether a button with this value is drawn as chosen, wherever its attributes stand.
fn checked(page: &Page, value: &str) -> bool {
    page.text().split("<input").any(|input| {
        let input = input.split('>').next().unwrap();
        input.contains(&format!("value=\"{value}\"")) && input.contains("checked")
    })
}

#[tokio::test]
async fn two_tabs_are_told_and_both_answers_are_kept() {
    let house = House::open().await;
    let (mut parent, piece) = house.begun(&house.slip().await).await;
    parent.post(&format!("{piece}/improve"), &[("revision", "0"), ("improve.text", "the first tab")]).await;
    let page = parent.post(&format!("{piece}/improve"), &[("revision", "0"), ("improve.text", "the second tab")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.seen("two-tabs")[0].contains("the first tab"));
    assert!(page.text().contains("the second tab"));
    let revision = page.text().split("name=\"revision\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let kept = parent.post(&format!("{piece}/improve"), &[("revision", &revision), ("improve.text", "the second tab")]).await;
    went_to(&kept, &format!("{piece}/named"));
}

#[tokio::test]
async fn nobody_else_opens_it_not_even_another_parent_of_the_same_conference() {
    let house = House::open().await;
    let (_, piece) = house.begun(&house.slip().await).await;
    let (mut other, _) = house.begun(&house.slip().await).await;
    let mut chair = house.staff("chair").await;
    for page in ["items", "check", "sent", "stopped"] {
        let path = format!("{piece}/{page}");
        assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!chair.get(&path).await.status.is_success(), "{path}");
        went_to(&house.app.browser().get(&path).await, "/card?slip");
    }
}

#[tokio::test]
async fn words_typed_after_the_session_ended_are_saved_by_the_pages_ticket() {
    let house = House::open().await;
    let slip = house.slip().await;
    let (mut parent, piece) = house.begun(&slip).await;
    let page = parent.get(&format!("{piece}/improve")).await;
    let ticket = page.text().split("name=\"ticket\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    house.app.clock.set(house.app.clock.now() + TimeDelta::minutes(30));
    let late = [("revision", "0"), ("ticket", &ticket), ("improve.text", "typed at the kitchen table")];
    went_to(&parent.post(&format!("{piece}/improve"), &late).await, "/card?slip");
    assert!(parent.get("/card?slip").await.text().contains("Your answers are saved."));
    let (mut parent, piece) = house.begun(&slip).await;
    assert!(parent.get(&format!("{piece}/improve")).await.text().contains("typed at the kitchen table"));
}

#[tokio::test]
async fn business_support_makes_slips_types_in_paper_and_reads_neither() {
    let house = House::open().await;
    let mut support = house.staff("business_support").await;
    let refused = support.post(&format!("{}/slips", house.meeting()), &[("number", "40")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("value=\"40\""), "what was typed comes back");
    let sheet = support.post(&format!("{}/slips", house.meeting()), &[("number", "3")]).await;
    assert_eq!(sheet.seen("slip-code").len(), 3);
    assert!(!sheet.seen("slip").concat().contains("Finch"), "a slip may lie about");
    let paper = format!("{}/paper", house.meeting());
    let page = support.get(&paper).await;
    let piece = page.text().split("name=\"piece\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let wrong =
        [("piece", piece.as_str()), ("received", "2026-06-30"), ("improve.text", MARKUP), ("q1-explained.answer", "agree")];
    let page = support.post(&paper, &wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text().contains("2026-06-30") && page.text().contains("&lt;/textarea>&lt;script>") && checked(&page, "agree"));
    let right =
        [("piece", piece.as_str()), ("received", "2026-06-01"), ("improve.text", MARKUP), ("q1-explained.answer", "agree")];
    for _ in 0..2 {
        assert_eq!(support.post(&paper, &right).await.status, StatusCode::SEE_OTHER);
    }
    let page = support.get(&house.meeting()).await;
    assert_eq!(page.seen("slip-state"), ["not used", "not used", "not used"]);
    assert!(page.seen("returns-count")[0].starts_with("1 return was sent"));
    assert!(!page.text().contains("أخي"), "not a word");
    let page = house.staff("manager").await.get(&house.meeting()).await;
    let [read] = page.seen("return").try_into().unwrap();
    assert!(read.contains("Without a name") && read.contains("On paper") && read.contains(MARKUP));
    assert!(!read.contains("1 Jun"), "without a name no day is told");
}

fn an_id<T: std::str::FromStr<Err: std::fmt::Debug>>(number: u32) -> T {
    format!("00000000-0000-4000-8000-{number:012}").parse().unwrap()
}

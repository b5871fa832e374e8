//! A carer's way from a slip to the meeting's page; a family's views before a conference; a worker's record of a young child.

use crate::helpers::{Browser, Page, TestApp};
use axum::http::StatusCode;
use chrono::TimeDelta;
use heard_domain::{
    ids::{CarePeriodId, ChildId, MeetingId},
    meeting::{MeetingKind, MeetingState},
};
use heard_service::{Actor, CarePeriod, Duty, Meeting, feedback::SlipFor, people::NewPerson};
use heard_store::{NewChild, NewMeeting};

const PASSWORD: &str = "three green boats";
const MARKUP: &str = "</textarea><script>alert(1)</script> أخي 🙂";

/// Ada, 2, in care, with a review and a conference to come; her worker and her chair.
struct House {
    app: TestApp,
    child: ChildId,
    review: MeetingId,
    conference: MeetingId,
    worker: Browser,
    chair: Browser,
}

impl House {
    async fn open() -> Self {
        let app = TestApp::with(&[("HEARD_DEMO", "0")]).await;
        let (child, review, conference): (ChildId, MeetingId, MeetingId) = (an_id(1), an_id(2), an_id(3));
        let worker = staff(&app, "worker").await;
        let chair = staff(&app, "chair").await;
        let now = app.clock.now();
        let mut tx = app.store.write().await.unwrap();
        let by_email = async |tx: &mut heard_store::Tx, role: &str| {
            tx.staff_by_email(&format!("{role}@example.org")).await.unwrap().unwrap().id
        };
        let (worker_id, chair_id) = (by_email(&mut tx, "worker").await, by_email(&mut tx, "chair").await);
        tx.add_child(&NewChild {
            id: child,
            council_id: "C1",
            given_name: Some("Ada"),
            family_name: Some("Finch"),
            date_of_birth: "2024-03-01".parse().unwrap(),
            sex: None,
            ethnicity: None,
            upn: None,
            at: now,
        })
        .await
        .unwrap();
        let since = "2026-02-02".parse().unwrap();
        let id: CarePeriodId = an_id(4);
        let care = CarePeriod { id, started_on: since, start_known: true, ended_on: None, short_breaks: false };
        tx.add_care_period(child, &care, "app").await.unwrap();
        tx.allocate(an_id::<CarePeriodId>(5).raw(), child, worker_id, Duty::Worker, since).await.unwrap();
        for (id, kind, days) in [(review, MeetingKind::LookedAfterReview, 10), (conference, MeetingKind::ReviewConference, 20)] {
            let meeting = Meeting {
                id,
                kind,
                state: MeetingState::Planned,
                starts_at: now + TimeDelta::days(days),
                held_on: None,
                place: "Room 2".to_owned(),
                chair: Some(chair_id),
                revision: 1,
            };
            tx.add_meeting(&NewMeeting { meeting: &meeting, source: "app", at: now }).await.unwrap();
            tx.add_participation(id, child).await.unwrap();
        }
        tx.commit().await.unwrap();
        Self { app, child, review, conference, worker, chair }
    }

    fn child(&self) -> String {
        format!("/staff/children/{}", self.child)
    }

    fn meeting(id: MeetingId) -> String {
        format!("/staff/meetings/{id}")
    }

    /// Someone who pressed Start on a fresh slip, the address of what they began, and the slip's own.
    async fn begun(&self, maker: &Actor, asks: SlipFor) -> (Browser, String, String) {
        let slip = self.app.service.make_slips(maker, asks, "1").await.unwrap().slips.remove(0);
        let path = format!("/feedback/{}", slip.url.rsplit('/').next().unwrap());
        let mut browser = self.app.browser();
        let piece = browser.post(&path, &[]).await.location().rsplit_once('/').unwrap().0.to_owned();
        (browser, piece, path)
    }

    /// A record that the worker began.
    async fn record(&mut self) -> String {
        let observe = format!("{}/observe", self.child());
        self.worker.post(&observe, &[]).await.location().rsplit_once('/').unwrap().0.to_owned()
    }
}

/// A member of staff who signed in, known by their role.
async fn staff(app: &TestApp, role: &str) -> Browser {
    staff_of(app, role, role).await
}

async fn staff_of(app: &TestApp, role: &str, name: &str) -> Browser {
    let (email, full) = (format!("{name}@example.org"), format!("The {name}"));
    let new = NewPerson { email: email.clone(), name: full, spoken_name: String::new(), roles: vec![role.into()] };
    let link = app.service.add_person(&Actor::Operator, &new).await.unwrap();
    app.service.set_password(link.url.rsplit('/').next().unwrap(), PASSWORD).await.unwrap();
    let mut browser = app.browser();
    let page = browser.post("/staff/sign-in", &[("email", &email), ("password", PASSWORD)]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    browser
}

fn an_id<T: std::str::FromStr<Err: std::fmt::Debug>>(number: u32) -> T {
    format!("00000000-0000-4000-8000-{number:012}").parse().unwrap()
}

fn went_to(page: &Page, to: &str) {
    assert_eq!((page.status, page.location()), (StatusCode::SEE_OTHER, to));
}

#[tokio::test]
async fn a_carer_gets_a_slip_from_the_worker_says_what_they_think_and_the_chair_reads_it_apart_from_the_child() {
    let mut house = House::open().await;
    let sheet = house.worker.post(&format!("{}/carer", house.child()), &[("number", "1")]).await;
    assert_eq!(sheet.seen("slip-code").len(), 1);
    assert!(!sheet.seen("slip").concat().contains("Ada"), "a slip may lie about");
    let url = sheet.seen("slip-url").remove(0);
    let path = format!("/feedback/{}", url.rsplit('/').next().unwrap());
    let mut carer = house.app.browser();
    let first = carer.get(&path).await;
    assert_eq!(first.heading(), "Your views as carer");
    assert!(
        !first.text().contains("Ada") && !first.text().contains("The chair</bdi>"),
        "nothing of the family before the button"
    );
    let begun = carer.post(&path, &[]).await;
    let piece = begun.location().rsplit_once('/').unwrap().0.to_owned();
    went_to(&begun, &format!("{piece}/before"));
    let page = carer.get(&format!("{piece}/before")).await;
    assert!(page.seen("feedback-header")[0].contains("Ada"));
    assert!(page.text().contains("Give the child their own card"));
    went_to(&carer.post(&format!("{piece}/before"), &[("revision", "0.0")]).await, &format!("{piece}/cv-areas"));
    let areas = [("revision", "0"), ("cv-areas.card-home", "good")];
    went_to(&carer.post(&format!("{piece}/cv-areas"), &areas).await, &format!("{piece}/seen"));
    let seen = [("revision", "0.0"), ("cv-well.text", MARKUP), ("cv-worry.text", "")];
    went_to(&carer.post(&format!("{piece}/seen"), &seen).await, &format!("{piece}/time"));
    let check = carer.get(&format!("{piece}/check")).await;
    assert!(check.seen("check")[0].contains(MARKUP));
    assert!(check.seen("readers")[0].contains("The chair") && check.seen("readers")[0].contains("The worker"));
    for _ in 0..2 {
        went_to(&carer.post(&format!("{piece}/check"), &[]).await, &format!("{piece}/sent"));
    }
    let page = house.chair.get(&House::meeting(house.review)).await;
    let [wrote] = page.seen("adult-piece").try_into().unwrap();
    assert!(wrote.contains("From the carer of Ada, as carer") && wrote.contains(MARKUP));
    assert_eq!(page.seen("submission"), [""; 0], "not among what the child said");
    let other = house.chair.get(&House::meeting(house.conference)).await;
    assert_eq!(other.seen("adult-piece"), [""; 0], "and not at the conference");
    assert!(house.worker.get(&house.child()).await.seen("adults")[0].contains("from a carer"));
}

#[tokio::test]
async fn beside_a_question_stands_who_reads_its_answer() {
    let house = House::open().await;
    let (mut parent, piece, _) = house.begun(&Actor::Operator, SlipFor::Before(house.conference)).await;
    for (page, readers) in [
        ("pb-apart", "Only the chair will read this answer."),
        ("pb-day", "The chair, the social worker and the person who sets up the meeting read this answer."),
        ("family", "will read this. In danger now? Call 999."),
    ] {
        assert!(parent.get(&format!("{piece}/{page}")).await.text().contains(readers), "{page}");
    }
}

#[tokio::test]
async fn words_typed_when_the_session_and_the_ticket_are_over_are_given_back() {
    let house = House::open().await;
    let (mut parent, piece, path) = house.begun(&Actor::Operator, SlipFor::Before(house.conference)).await;
    house.app.clock.set(house.app.clock.now() + TimeDelta::minutes(30));
    let late = [("revision", "0.0"), ("ticket", "x"), ("pb-good.text", MARKUP), ("pb-worries.text", "and this")];
    let page = parent.post(&format!("{piece}/family"), &late).await;
    assert_eq!((page.status, page.heading().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "Your words are here"));
    assert!(page.text().contains("&lt;/textarea>") && page.text().contains("and this"));
    assert!(page.text().contains("/card?slip"), "a slip is its own way back in");
    let nothing = [("revision", "0.0"), ("ticket", "x"), ("pb-good.text", " ")];
    went_to(&parent.post(&format!("{piece}/family"), &nothing).await, "/card?slip");
    let mut again = house.app.browser();
    again.post(&path, &[]).await;
    again.post(&format!("{piece}/family"), &[("revision", "0.0"), ("pb-good.text", "sent")]).await;
    let mut tab = house.app.browser();
    tab.post(&path, &[]).await;
    again.post(&format!("{piece}/check"), &[]).await;
    let old = tab.post(&format!("{piece}/family"), &[("revision", "0.0"), ("pb-good.text", "an old tab")]).await;
    assert_eq!(old.status, StatusCode::CONFLICT);
    assert!(old.text().contains("an old tab"), "nothing typed is lost, sent before or not");
    let same = tab.post(&format!("{piece}/family"), &[("revision", "0.0"), ("pb-good.text", "sent")]).await;
    went_to(&same, &format!("{piece}/sent"));
}

#[tokio::test]
async fn a_worker_keeps_a_record_of_a_young_child_and_it_is_shown_as_theirs() {
    let mut house = House::open().await;
    assert!(house.worker.get(&house.child()).await.seen("observe").len() == 1);
    let first = house.worker.get(&format!("{}/observe", house.child())).await;
    assert!(first.text().contains("It is not a referral."));
    let record = house.record().await;
    let wrong = [("revision", ""), ("ob-where.answer", "other"), ("ob-where.words-other", MARKUP)];
    let page = house.worker.post(&format!("{record}/when"), &wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text().contains("A record without a date cannot be used.") && page.text().contains("أخي"), "kept on the page");
    let right = [
        ("revision", ""),
        ("ob-when.date-day", "30"),
        ("ob-when.date-month", "5"),
        ("ob-when.date-year", "2026"),
        ("ob-when.date-time", "14:30"),
        ("ob-when.date-minutes", "45"),
        ("ob-where.answer", "home"),
    ];
    went_to(&house.worker.post(&format!("{record}/when"), &right).await, &format!("{record}/saw"));
    let saw = [("revision", ""), ("ob-saw.text", MARKUP), ("ob-comfort.text", "")];
    went_to(&house.worker.post(&format!("{record}/saw"), &saw).await, &format!("{record}/ob-people"));
    for _ in 0..2 {
        went_to(&house.worker.post(&format!("{record}/check"), &[]).await, &record);
    }
    let page = house.worker.get(&record).await;
    assert!(page.seen("adult-piece")[0].contains("The worker") && page.seen("adult-piece")[0].contains(MARKUP));
    let page = house.chair.get(&House::meeting(house.review)).await;
    assert!(page.seen("adult-piece")[0].contains("Worker's record of Ada"));
    assert_eq!(page.seen("submission"), [""; 0]);
    assert_eq!(house.chair.get(&record).await.status, StatusCode::OK);
    assert_eq!(house.chair.get(&format!("{record}/when")).await.status, StatusCode::NOT_FOUND, "its pages are its writer's");
    let mut support = staff(&house.app, "business_support").await;
    assert_eq!(support.get(&record).await.status, StatusCode::NOT_FOUND);
    assert!(!support.get(&House::meeting(house.review)).await.text().contains("أخي"));
}

#[tokio::test]
async fn a_record_that_is_typed_past_the_session_is_saved_by_its_ticket() {
    let mut house = House::open().await;
    let record = house.record().await;
    let page = house.worker.get(&format!("{record}/saw")).await;
    let ticket = page.text().split("name=\"ticket\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    house.app.clock.set(house.app.clock.now() + TimeDelta::hours(2));
    let late = [("revision", ""), ("ticket", ticket.as_str()), ("ob-saw.text", "she reached for the ball")];
    went_to(&house.worker.post(&format!("{record}/saw"), &late).await, "/staff/sign-in?ended");
    let mut again = house.app.browser();
    again.post("/staff/sign-in", &[("email", "worker@example.org"), ("password", PASSWORD)]).await;
    assert!(again.get(&format!("{record}/saw")).await.text().contains("she reached for the ball"));
}

#[tokio::test]
async fn who_may_not_write_a_record_or_ask_a_carer_finds_no_such_page() {
    let house = House::open().await;
    let [observe, paper, before] = [
        format!("{}/observe", house.child()),
        format!("{}/carer/paper", house.child()),
        format!("{}/before/paper", House::meeting(house.conference)),
    ];
    let mut stranger = staff_of(&house.app, "worker", "other").await;
    let mut manager = staff(&house.app, "manager").await;
    let mut support = staff(&house.app, "business_support").await;
    let House { mut worker, mut chair, .. } = house;
    #[rustfmt::skip]
    let table = [
        //                    worker chair  other  manager support
        (observe.as_str(),   [true,  false, false, false, false]),
        (paper.as_str(),     [false, false, false, false, true ]),
        (before.as_str(),    [false, false, false, false, true ]),
    ];
    for (path, may) in table {
        for (browser, may) in [&mut worker, &mut chair, &mut stranger, &mut manager, &mut support].into_iter().zip(may) {
            let expected = if may { StatusCode::OK } else { StatusCode::NOT_FOUND };
            assert_eq!(browser.get(path).await.status, expected, "{path}");
        }
    }
}

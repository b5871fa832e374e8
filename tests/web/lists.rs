//! Long lists: every line is on exactly one page, what is most urgent comes first, and nothing is cut without saying so.

use crate::helpers::{Browser, Page, TestApp};
use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use heard_domain::{
    ids::{AlertId, ChildId, LinkId, MeetingId, StaffId, SubmissionId},
    linking::{LinkRule, Slot, Target},
    meeting::{MeetingKind, MeetingState},
    participation::Code,
    submission::{Cycle, SubmissionKind},
};
use heard_service::{Actor, Meeting, people::NewPerson};
use heard_store::{AuditOf, Confirmation, NewChild, NewMeeting, NewSubmission, Owner, Tx, Window};
use std::{collections::BTreeSet, fmt::Debug, str::FromStr};

const PASSWORD: &str = "three green boats";

/// An empty service in which someone signs in.
struct Office {
    app: TestApp,
    browser: Browser,
    me: StaffId,
}

impl Office {
    async fn of(role: &str) -> Self {
        let app = TestApp::start().await;
        let new = NewPerson {
            email: "mo@example.org".into(),
            name: "Mo Marsh".into(),
            spoken_name: String::new(),
            roles: vec![role.into(), "chair".into()],
        };
        let link = app.service.add_person(&Actor::Operator, &new).await.unwrap();
        app.service.set_password(link.url.rsplit('/').next().unwrap(), PASSWORD).await.unwrap();
        let me = app.store.read().await.unwrap().staff_by_email("mo@example.org").await.unwrap().unwrap().id;
        let mut browser = app.browser();
        let page = browser.post("/staff/sign-in", &[("email", "mo@example.org"), ("password", PASSWORD)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        Self { app, browser, me }
    }

    fn now(&self) -> DateTime<Utc> {
        self.app.clock.now()
    }

    async fn write(&self) -> Tx {
        self.app.store.write().await.unwrap()
    }

    /// A list page by page, as someone reads it who follows "After" to the end.
    async fn walk(&mut self, from: &str) -> Vec<Page> {
        let mut pages = vec![self.browser.get(from).await];
        while let Some(next) = pages.last().and_then(|page| page.attribute("after", "href")) {
            pages.push(self.browser.get(&next).await);
            assert!(pages.len() < 20, "{from} has an end");
        }
        assert!(pages.iter().all(|page| page.status == StatusCode::OK), "{from}");
        pages
    }
}

fn id<T: FromStr<Err: Debug>>(number: u32) -> T {
    format!("00000000-0000-4000-8000-{number:012}").parse().unwrap()
}

/// A child without a name, listed as "Child C" and three figures.
async fn child(tx: &mut Tx, number: u32) -> ChildId {
    let id = id::<ChildId>(number);
    tx.add_child(&NewChild {
        id,
        council_id: &format!("C{number:03}"),
        given_name: None,
        family_name: None,
        date_of_birth: "2014-03-01".parse().unwrap(),
        sex: None,
        ethnicity: None,
        upn: None,
        at: "2026-01-05T09:00:00Z".parse().unwrap(),
    })
    .await
    .unwrap();
    id
}

/// A looked after review of these children, held when it is in the past and `held` says so.
async fn review(
    tx: &mut Tx,
    number: u32,
    starts_at: DateTime<Utc>,
    chair: StaffId,
    held: bool,
    children: &[ChildId],
) -> MeetingId {
    let meeting = Meeting {
        id: id::<MeetingId>(number),
        kind: MeetingKind::LookedAfterReview,
        state: if held { MeetingState::Held } else { MeetingState::Planned },
        starts_at,
        held_on: held.then(|| starts_at.date_naive()),
        place: "The blue room".to_owned(),
        chair: Some(chair),
        revision: 1,
    };
    tx.add_meeting(&NewMeeting { meeting: &meeting, source: "app", at: starts_at }).await.unwrap();
    for child in children {
        tx.add_participation(meeting.id, *child).await.unwrap();
    }
    meeting.id
}

/// The council ids in the words of every element with a hook, page after page.
fn children(pages: &[Page], hook: &str) -> Vec<String> {
    let words = pages.iter().flat_map(|page| page.seen(hook));
    words.map(|words| words.split_once("Child C").unwrap().1.chars().take(3).collect()).collect()
}

fn numbers(numbers: impl Iterator<Item = u32>) -> Vec<String> {
    numbers.map(|number| format!("{number:03}")).collect()
}

/// 230 that nobody has in hand, the first of them the oldest; and 20 in hand, which are older still.
async fn alerts(office: &Office) {
    let mut tx = office.write().await;
    let began = office.now() - TimeDelta::days(30);
    for number in 1..=250 {
        let child = child(&mut tx, number).await;
        let alert = id::<AlertId>(number);
        let minutes = i64::from(if number <= 230 { 100 + number } else { number - 230 });
        tx.add_alert(alert, child, None, &[], false, began + TimeDelta::minutes(minutes)).await.unwrap();
        if number > 230 {
            tx.see_alert(alert, office.me, office.now()).await.unwrap();
        }
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn every_alert_is_on_one_page_and_the_child_who_waited_longest_comes_first() {
    let mut office = Office::of("manager").await;
    alerts(&office).await;
    let pages = office.walk("/staff/alerts").await;
    let expected = numbers((1..=230).chain((231..=250).rev()));
    assert_eq!(children(&pages, "alert"), expected);
    assert_eq!(expected[200], "201", "the 201st that nobody has in hand can be reached");
    for page in &pages {
        assert_eq!(page.heading(), "Alerts: 230 not in hand");
    }
    let said: Vec<_> = pages.iter().flat_map(|page| page.seen("pages")).collect();
    assert_eq!(said.first().map(String::as_str), Some("Alerts 1 to 50 of 250"));
    assert_eq!(said.last().map(String::as_str), Some("Alerts 201 to 250 of 250"));
}

#[tokio::test]
async fn each_alert_that_was_seen_is_in_the_audit_and_no_other() {
    let mut office = Office::of("manager").await;
    alerts(&office).await;
    let before = office.app.store.read().await.unwrap().count_audit(AuditOf::Everything).await.unwrap();
    office.browser.get("/staff/alerts?page=5").await;
    let mut tx = office.app.store.read().await.unwrap();
    let after = tx.count_audit(AuditOf::Everything).await.unwrap();
    let rows = tx.audit_rows(AuditOf::Everything, Window::first(after - before)).await.unwrap();
    let seen: BTreeSet<_> = rows.into_iter().map(|row| (row.action, row.subject)).collect();
    let expected = (201..=250).map(|number| ("see-alerts".to_owned(), format!("alert:{}", id::<AlertId>(number)))).collect();
    assert_eq!(seen, expected);
}

#[tokio::test]
async fn who_takes_an_alert_in_hand_is_back_on_the_page_they_were_on() {
    let mut office = Office::of("manager").await;
    alerts(&office).await;
    let take = format!("/staff/alerts/{}", id::<AlertId>(77));
    let page = office.browser.post(&take, &[("page", "2")]).await;
    assert_eq!((page.status, page.location()), (StatusCode::SEE_OTHER, "/staff/alerts?page=2"));
    let page = office.browser.get("/staff/alerts?page=2").await;
    assert_eq!(page.heading(), "Alerts: 229 not in hand");
    let shown = children(&[page], "alert");
    assert_eq!(shown.len(), 50);
    assert!(!shown.contains(&"077".to_owned()) && shown.contains(&"101".to_owned()), "the next in line moved up");
    for nonsense in ["", "1", "x"] {
        let page = office.browser.post(&format!("/staff/alerts/{}", id::<AlertId>(1)), &[("page", nonsense)]).await;
        assert_eq!((page.status, page.location()), (StatusCode::SEE_OTHER, "/staff/alerts"), "{nonsense:?}");
    }
}

#[tokio::test]
async fn the_bar_counts_every_alert_that_nobody_has_in_hand() {
    let mut office = Office::of("manager").await;
    alerts(&office).await;
    let desk = office.browser.get("/staff").await;
    assert_eq!(desk.seen("alert"), ["230 alerts are not in anyone's hands yet. Open the alerts"]);
}

#[tokio::test]
async fn the_desk_begins_the_lists_of_jobs_and_leads_to_all_of_each() {
    let mut office = Office::of("manager").await;
    let mut tx = office.write().await;
    let began = office.now() - TimeDelta::days(90);
    for number in 1..=113 {
        // To be recorded and to be coded, in turn.
        let child = child(&mut tx, number).await;
        let starts_at = began + TimeDelta::hours(i64::from(number));
        review(&mut tx, number, starts_at, office.me, number % 2 == 0, &[child]).await;
    }
    for number in 301..=413 {
        let child = child(&mut tx, number).await;
        let starts_at = office.now() + TimeDelta::days(15) + TimeDelta::minutes(i64::from(number));
        let meeting = review(&mut tx, number, starts_at, office.me, false, &[child]).await;
        let piece = id::<SubmissionId>(number);
        let at = office.now();
        tx.add_submission(&NewSubmission {
            id: piece,
            whose: Owner::Child(child),
            author: None,
            form: "my-review",
            form_version: 1,
            part: None,
            kind: SubmissionKind::Statement,
            band: heard_domain::forms::Band::B8,
            language: heard_domain::forms::Language::English,
            helper: None,
            received_on: None,
            at,
        })
        .await
        .unwrap();
        let (slot, target) = (Slot::Next(Cycle::Care), Target::Meeting(meeting));
        tx.add_link(id::<LinkId>(number), piece, slot, target, LinkRule::EarliestPlanned, at).await.unwrap();
    }
    tx.commit().await.unwrap();

    let desk = office.browser.get("/staff").await;
    assert_eq!(children(std::slice::from_ref(&desk), "to-finish"), numbers(1..=12));
    assert_eq!(children(std::slice::from_ref(&desk), "waiting"), numbers(301..=312));
    for (hook, address, words, first) in [
        ("to-finish", "/staff/to-finish", "All 113 to finish", 1),
        ("waiting", "/staff/waiting", "All 113 with words waiting", 301),
    ] {
        assert_eq!(desk.seen(&format!("all-{hook}")), [words]);
        assert_eq!(desk.attribute(&format!("all-{hook}"), "href").as_deref(), Some(address));
        let pages = office.walk(address).await;
        assert_eq!(pages.len(), 3);
        assert_eq!(children(&pages, hook), numbers(first..first + 113));
    }
}

#[tokio::test]
async fn who_books_for_all_and_chairs_for_some_finishes_only_their_own() {
    let mut office = Office::of("business_support").await;
    let other = NewPerson {
        email: "noor@example.org".into(),
        name: "Noor Hale".into(),
        spoken_name: String::new(),
        roles: vec!["chair".into()],
    };
    office.app.service.add_person(&Actor::Operator, &other).await.unwrap();
    let mut tx = office.write().await;
    let noor = tx.staff_by_email("noor@example.org").await.unwrap().unwrap().id;
    for (number, chair) in [(1, office.me), (2, noor)] {
        let child = child(&mut tx, number).await;
        review(&mut tx, number, office.now() - TimeDelta::hours(2), chair, false, &[child]).await;
    }
    tx.commit().await.unwrap();
    assert_eq!(children(&office.walk("/staff").await, "meeting"), ["001", "002"]);
    assert_eq!(children(&office.walk("/staff").await, "to-finish"), ["001"]);
    assert_eq!(children(&office.walk("/staff/to-finish").await, "to-finish"), ["001"]);
}

#[tokio::test]
async fn a_full_week_is_on_the_desk_page_by_page() {
    let mut office = Office::of("manager").await;
    let mut tx = office.write().await;
    for number in 1..=205 {
        let child = child(&mut tx, number).await;
        let starts_at = office.now() + TimeDelta::minutes(i64::from(number) * 20);
        review(&mut tx, number, starts_at, office.me, false, &[child]).await;
    }
    tx.commit().await.unwrap();
    let pages = office.walk("/staff?week=2026-06-03").await;
    assert_eq!(pages.len(), 5);
    assert_eq!(children(&pages, "meeting"), numbers(1..=205));
    assert_eq!(pages[4].seen("pages"), ["Meetings 201 to 205 of 205"]);
}

#[tokio::test]
async fn the_rows_behind_a_rate_come_in_pages_and_the_audit_says_which_were_opened() {
    let mut office = Office::of("manager").await;
    let mut tx = office.write().await;
    let at = office.now();
    for number in 1..=504 {
        let child = child(&mut tx, number).await;
        let meeting = review(&mut tx, number, at - TimeDelta::days(7), office.me, true, &[child]).await;
        let code = if number <= 503 { Code::Pn1 } else { Code::Pn7 };
        tx.confirm(meeting, child, &Confirmation { code, by: Some(office.me), at, why_different: None }).await.unwrap();
    }
    tx.commit().await.unwrap();
    let pages = office.walk("/staff/reports/participation/P1?part=numerator").await;
    let said: Vec<_> = pages.iter().flat_map(|page| page.seen("pages")).collect();
    assert_eq!(said, ["Rows 1 to 500 of 503", "Rows 501 to 503 of 503"]);
    assert_eq!(children(&pages, "row"), numbers(1..=503));
    let nonsense = office.browser.get("/staff/reports/participation/P1?part=numerator&page=three").await;
    assert_eq!(nonsense.seen("pages"), ["Rows 1 to 500 of 503"]);
    office.browser.get("/staff/reports/participation/P1?part=numerator&page=2").await;
    let mut tx = office.app.store.read().await.unwrap();
    let newest = tx.audit_rows(AuditOf::About("rate:P1"), Window::first(1)).await.unwrap();
    assert_eq!(newest[0].detail, "numerator, 2025-06-01 to 2026-06-01, rows: 501 to 503 of 503");
}

#[tokio::test]
async fn an_administrator_reads_the_audit_to_its_first_row_and_narrows_it() {
    let mut office = Office::of("administrator").await;
    let mut tx = office.write().await;
    let me = format!("staff:{}", office.me);
    for number in 0..250 {
        let (actor, subject) = if number % 50 == 7 { (me.as_str(), "submission:7") } else { ("nobody", "submission:8") };
        tx.audit(office.now(), actor, "read-words", subject, "").await.unwrap();
    }
    tx.commit().await.unwrap();
    let total = office.app.store.read().await.unwrap().count_audit(AuditOf::Everything).await.unwrap();
    let pages = office.walk("/staff/audit").await;
    let rows: Vec<i64> =
        pages.iter().flat_map(|page| page.seen("audit-row")).map(|row| row.split(' ').next().unwrap().parse().unwrap()).collect();
    assert_eq!(rows, (1..=total).rev().collect::<Vec<_>>());

    let about = office.walk("/staff/audit?about=submission%3A7").await;
    let rows = about[0].seen("audit-row");
    assert_eq!(rows.len(), 5);
    assert!(
        rows.iter().all(|row| row.contains("Mon 1 Jun 2026 10:30:00") && row.contains("Mo Marsh") && row.contains("read words")),
        "{rows:?}"
    );
    let by = office.walk("/staff/audit?by=nobody").await;
    assert_eq!(by.len(), 3);
    assert!(by.iter().flat_map(|page| page.seen("audit-row")).all(|row| row.contains("nobody")));
    assert_eq!(office.walk("/staff/audit?by=x%00%27&about=").await[0].seen("audit-row"), [""; 0]);
}

#[tokio::test]
async fn a_page_that_makes_no_sense_is_the_first() {
    let mut office = Office::of("manager").await;
    alerts(&office).await;
    let mut tx = office.write().await;
    for number in 501..=610 {
        let child = child(&mut tx, number).await;
        review(&mut tx, number, office.now() - TimeDelta::hours(1), office.me, false, &[child]).await;
    }
    tx.commit().await.unwrap();
    for (list, first) in [
        ("/staff/alerts?", "Alerts 1 to 50 of 250"),
        ("/staff/children?search=", "Children 1 to 50 of 360"),
        ("/staff/to-finish?", "Lines 1 to 50 of 110"),
        ("/staff?", "Meetings 1 to 50 of 110"),
    ] {
        for page in [
            "",
            "0",
            "-1",
            "-9223372036854775808",
            "999",
            "9223372036854775807",
            "99999999999999999999",
            "1.5",
            "two",
            "%ff",
            "%00",
        ] {
            let shown = office.browser.get(&format!("{list}&page={page}")).await;
            assert_eq!((shown.status, shown.seen("pages")), (StatusCode::OK, vec![first.to_owned()]), "{list} {page}");
        }
        let second = office.browser.get(&format!("{list}&page=2")).await;
        assert_ne!(second.seen("pages"), [first], "{list}");
    }
    for week in ["never", "-262143-01-01", "+262142-12-31", "2026-13-01"] {
        let desk = office.browser.get(&format!("/staff?week={week}")).await;
        assert_eq!((desk.status, desk.heading().as_str()), (StatusCode::OK, "Monday 1 June"), "{week}");
    }
}

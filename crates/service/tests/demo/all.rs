//! The demo's promise: every state of the product is there to see, for everyone who signs in.

mod common;

use chrono::{NaiveDate, TimeDelta, Timelike};
use common::{House, house, london, origin};
use heard_domain::{
    calendar::{london_date, london_local},
    forms::{Band, Direction, Shown},
    ids::ChildId,
    linking::{LinkRule, Slot, Target},
    meeting::{MeetingKind, MeetingState},
    participation::Code,
    submission::Cycle,
};
use heard_service::{
    Actor, Meeting,
    demo::{CardSignIn, DemoError, DemoOptions, DemoSignIns, PinSignIn, Scale, StaffSignIn},
    meetings::{ChildAtMeeting, MeetingPage},
    register::{ChildPage, MeetingEntry},
    say::{Place, ReceiptState},
    way_in::{CardFace, CardSecret},
};
use std::collections::BTreeSet;

/// A Monday without a bank holiday near.
const TODAY: &str = "2026-11-23 10:00";

struct Demo {
    house: House,
    sign_ins: DemoSignIns,
    manager: Actor,
}

async fn demo_on(now: &str, seed: u64) -> Demo {
    let house = house(london(now)).await;
    let options = DemoOptions { scale: Scale::Small, seed, today: None };
    let sign_ins = house.service.demo(options, &|_| {}).await.expect("an empty database is filled");
    let manager = house.staff(&sign_ins.manager.email, &sign_ins.manager.password).await;
    Demo { house, sign_ins, manager }
}

async fn demo() -> Demo {
    demo_on(TODAY, 1).await
}

impl Demo {
    async fn staff(&self, email: &str) -> Actor {
        self.house.staff(email, &self.sign_ins.chair.password).await
    }

    async fn children(&self) -> Vec<ChildPage> {
        let list = self.house.service.children(&self.manager, "", 1).await.expect("the manager sees the list");
        assert_eq!(list.pages(), 1, "all are on one page");
        let mut pages = Vec::new();
        for line in list.lines {
            pages.push(self.house.service.child_page(&self.manager, line.child.id).await.expect("the manager sees a child"));
        }
        pages
    }

    async fn id(&self, name: &str) -> ChildId {
        let list = self.house.service.children(&self.manager, name, 1).await.expect("the manager searches");
        let [line] = list.lines.as_slice() else { panic!("one child is called {name}") };
        line.child.id
    }

    async fn child(&self, name: &str) -> ChildPage {
        self.house.service.child_page(&self.manager, self.id(name).await).await.expect("the manager sees a child")
    }

    async fn planned(&self, name: &str) -> Meeting {
        let page = self.child(name).await;
        let planned = page.meetings.into_iter().map(|entry| entry.meeting).filter(|one| one.state == MeetingState::Planned);
        planned.min_by_key(|one| one.starts_at).unwrap_or_else(|| panic!("{name} has a planned meeting"))
    }

    async fn meeting_page(&self, reader: &Actor, meeting: &Meeting) -> MeetingPage {
        self.house.service.meeting_page(reader, meeting.id).await.expect("the reader may see it")
    }
}

fn held(page: &ChildPage) -> impl Iterator<Item = &MeetingEntry> {
    page.meetings.iter().filter(|entry| entry.meeting.state == MeetingState::Held)
}

fn only(page: &MeetingPage) -> &ChildAtMeeting {
    let [child] = page.children.as_slice() else { panic!("one child at the meeting") };
    child
}

#[tokio::test]
async fn some_thirty_children_are_in_care_on_a_plan_or_both() {
    let children = demo().await.children().await;
    assert!((24..=35).contains(&children.len()), "{}", children.len());
    let both = |page: &&ChildPage| !page.care.is_empty() && !page.plans.is_empty();
    assert!(children.iter().any(|page| both(&page)));
    assert!(children.iter().any(|page| page.care.is_empty() && !page.plans.is_empty()), "some only on a plan");
    assert!(children.iter().all(|page| !page.care.is_empty() || !page.plans.is_empty()));
    assert!(children.iter().all(|page| page.allocations.len() == 2), "each has a worker and a chair");
    assert_eq!(children.iter().filter(|page| page.age < 4).count(), 2, "two are under 4");
    assert!(children.iter().all(|page| page.age <= 17));
}

#[tokio::test]
async fn every_code_was_given_in_the_last_twelve_months() {
    let demo = demo().await;
    let year_ago = NaiveDate::from_ymd_opt(2025, 11, 23).expect("a day");
    let mut codes = BTreeSet::new();
    let mut under_four = BTreeSet::new();
    for page in demo.children().await {
        for entry in held(&page).filter(|entry| entry.meeting.held_on >= Some(year_ago)) {
            let code = entry.participation.as_ref().and_then(|one| one.code);
            codes.extend(code);
            if code == Some(Code::Pn0) {
                under_four.insert(page.child.id);
            }
        }
    }
    assert_eq!(codes, Code::ALL.into_iter().collect());
    assert_eq!(under_four.len(), 2);
}

#[tokio::test]
async fn some_reviews_were_late_and_some_are_not_coded() {
    let demo = demo().await;
    let (mut late, mut in_time, mut uncoded) = (0, 0, 0);
    for page in demo.children().await {
        for entry in held(&page) {
            let one = entry.participation.as_ref().expect("the child took part");
            uncoded += usize::from(one.code.is_none());
            match one.due_limit {
                Some(limit) if entry.meeting.held_on > Some(limit) => late += 1,
                Some(_) => in_time += 1,
                None => assert!(entry.meeting.kind == MeetingKind::InitialConference, "only these have no limit here"),
            }
        }
    }
    assert_eq!(late, 2, "Leon's first and Callum's last");
    assert!(in_time > 50, "{in_time}");
    assert_eq!(uncoded, 2, "Alfie's and Marcus's last");
}

#[tokio::test]
async fn the_chair_sees_read_and_unread_words_and_what_is_to_finish() {
    let demo = demo().await;
    let sam = demo.staff(&demo.sign_ins.chair.email).await;
    let desk = demo.house.service.desk(&sam, None).await.expect("a chair has a desk");
    let words = |name: &str| {
        let line = desk.meetings.iter().find(|line| line.given_name.as_deref() == Some(name));
        line.map(|line| (line.sent, line.unread))
    };
    assert_eq!(words("Poppy"), Some((1, 0)), "today's were read");
    assert_eq!(words("Bilal"), Some((1, 1)), "tomorrow's were not");
    assert_eq!(words("Mia"), Some((0, 0)), "the child of the tour has sent nothing");
    let waiting: Vec<_> = desk.waiting.iter().filter_map(|line| line.given_name.as_deref()).collect();
    assert_eq!(waiting, ["Bilal", "Kian"]);
    let to_finish: Vec<_> = desk.to_finish.iter().filter_map(|line| line.given_name.as_deref()).collect();
    assert_eq!(to_finish, ["Isla"]);
}

#[tokio::test]
async fn meetings_are_planned_in_this_week_and_the_next_three() {
    let demo = demo().await;
    for week in 0..4 {
        let day = london_date(london(TODAY)) + TimeDelta::weeks(week);
        let desk = demo.house.service.desk(&demo.manager, Some(day)).await.expect("a manager has a desk");
        let planned = desk.meetings.iter().filter(|line| line.meeting.state == MeetingState::Planned).count();
        assert!(planned >= 1, "week {week}");
    }
}

#[tokio::test]
async fn a_piece_without_a_meeting_waits_for_the_review_that_is_due() {
    let demo = demo().await;
    let ella = demo.child("Ella").await;
    assert!(ella.meetings.iter().all(|entry| entry.meeting.state == MeetingState::Held), "nothing is booked");
    let limit = ella.due.as_ref().expect("it can be told").first().expect("a review is due").due.limit;
    let [piece] = ella.pieces.as_slice() else { panic!("one piece") };
    assert_eq!(
        piece.links.last().map(|link| (link.target, link.rule)),
        Some((Target::DueWindow { limit }, LinkRule::NoneBooked))
    );
    assert!(piece.openings.is_empty());
}

#[tokio::test]
async fn one_child_is_half_way_through_a_draft() {
    let demo = demo().await;
    let kofi = Actor::Child(demo.id("Kofi").await);
    let page = demo.house.service.me(&kofi, false).await.expect("a child has a page");
    assert!(page.receipts.is_empty());
    let (draft, _) = page.forms.iter().find_map(|door| door.draft).expect("a draft");
    let start = demo.house.service.start_page(&kofi, draft).await.expect("it can be gone on with");
    assert!(start.begun);
    assert_eq!(start.resume, Place::Question("family-time".to_owned()), "after the words about change");
}

#[tokio::test]
async fn one_piece_came_after_the_start_and_its_chair_sees_it_so() {
    let demo = demo().await;
    let marcus = Actor::Child(demo.id("Marcus").await);
    let me = demo.house.service.me(&marcus, false).await.expect("a child has a page");
    assert!(me.receipts.first().expect("a receipt").came_after);
    let helen = demo.staff("helen.quayside@heard.example").await;
    let page = demo.child("Marcus").await;
    let page = demo.meeting_page(&helen, &held(&page).next().expect("the newest first").meeting).await;
    assert_eq!((only(&page).pieces.len(), only(&page).after.len()), (0, 1));
}

#[tokio::test]
async fn one_alert_is_unseen_and_one_is_in_hand() {
    let demo = demo().await;
    let jo = demo.staff(&demo.sign_ins.worker.email).await;
    let alerts = demo.house.service.alerts(&jo).await.expect("a worker sees alerts");
    let kian = alerts.iter().find(|alert| alert.given_name.as_deref() == Some("Kian")).expect("Kian's alert");
    assert_eq!(kian.seen, None);
    assert_eq!(kian.signals.len(), 2, "scared, and wants to talk to someone today");
    let all = demo.house.service.alerts(&demo.manager).await.expect("a manager sees alerts");
    let ruby = all.iter().find(|alert| alert.given_name.as_deref() == Some("Ruby")).expect("Ruby's alert");
    let (by, at) = ruby.seen.clone().expect("someone has it in hand");
    assert_eq!(by, "Nell Cockleshell");
    assert!(at - ruby.raised_at < TimeDelta::minutes(15));
    assert_eq!(all.len(), 2);
}

#[tokio::test]
async fn a_new_chair_has_not_read_what_the_one_before_had() {
    let demo = demo().await;
    let meeting = demo.planned("Chloe").await;
    let helen = demo.staff("helen.quayside@heard.example").await;
    let desk = demo.house.service.desk(&helen, Some(london_date(meeting.starts_at))).await.expect("a chair has a desk");
    let line = desk.meetings.iter().find(|line| line.meeting.id == meeting.id).expect("it is on her desk");
    assert_eq!((line.sent, line.unread), (1, 1));
    let page = demo.meeting_page(&helen, &meeting).await;
    let piece = only(&page).pieces.first().expect("a piece");
    let readers: Vec<_> = piece.openings.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(readers, ["Sam", "Helen"]);
}

#[tokio::test]
async fn pictures_with_a_helper_were_not_read_when_the_meeting_started() {
    let demo = demo().await;
    let priya = demo.staff("priya.harbour@heard.example").await;
    let alfie = demo.house.service.me(&Actor::Child(demo.id("Alfie").await), false).await.expect("a child has a page");
    let receipt = alfie.receipts.first().expect("a receipt");
    assert!(receipt.states.contains(&ReceiptState::UnreadAtStart("Priya".to_owned())));
    let page = demo.meeting_page(&priya, &demo.planned("Hana").await).await;
    let piece = only(&page).pieces.first().expect("a piece");
    assert_eq!((piece.band, piece.helper.as_ref().map(|helper| helper.name.as_str())), (Band::B4, Some("Bev")));
    assert!(piece.new);
}

#[tokio::test]
async fn words_come_in_arabic_and_with_pictures_between_them() {
    let demo = demo().await;
    let texts = async |email: &str, name: &str| {
        let page = demo.meeting_page(&demo.staff(email).await, &demo.planned(name).await).await;
        let answers = &only(&page).pieces.first().expect("a piece").answers;
        let texts = answers.iter().filter_map(|answer| match &answer.shown {
            Shown::Text { words, direction } => Some((words.clone(), *direction)),
            _ => None,
        });
        texts.collect::<Vec<_>>()
    };
    let arabic = texts("priya.harbour@heard.example", "Yusuf").await;
    assert!(arabic.iter().all(|(words, direction)| *direction == Direction::Rtl && words.contains('ا')));
    assert_eq!(arabic.len(), 4);
    let emoji = texts(&demo.sign_ins.chair.email, "Poppy").await;
    assert!(emoji.iter().any(|(words, _)| words.contains('⚽')));
}

#[tokio::test]
async fn one_piece_goes_to_both_meetings_and_is_kept_from_the_worker() {
    let demo = demo().await;
    let page = demo.child("Sana").await;
    let slots: BTreeSet<Slot> = page.pieces.iter().flat_map(|piece| &piece.links).map(|link| link.slot).collect();
    assert_eq!(slots, [Slot::Next(Cycle::Care), Slot::Next(Cycle::Protection)].into());
    let amir = demo.staff("amir.seaglass@heard.example").await;
    let his = demo.house.service.child_page(&amir, page.child.id).await.expect("her worker sees her");
    assert!(his.pieces.is_empty());
}

#[tokio::test]
async fn words_went_on_when_a_meeting_was_stood_down() {
    let demo = demo().await;
    let page = demo.child("Freya").await;
    assert!(page.meetings.iter().any(|entry| entry.meeting.state == MeetingState::StoodDown));
    let piece = page.pieces.first().expect("the newest first");
    let rules: Vec<LinkRule> = piece.links.iter().map(|link| link.rule).collect();
    assert_eq!(rules, [LinkRule::EarliestPlanned, LinkRule::NoneBooked, LinkRule::NowBooked]);
    let last = piece.links.last().expect("a link");
    assert_eq!(last.target, Target::Meeting(demo.planned("Freya").await.id));
}

#[tokio::test]
async fn receipts_run_from_sent_to_talked_about() {
    let demo = demo().await;
    let tayo = demo.house.service.me(&Actor::Child(demo.id("Tayo").await), false).await.expect("a child has a page");
    let states = &tayo.receipts.first().expect("a receipt").states;
    let [
        ReceiptState::Sent(_),
        ReceiptState::Read { reader: first, .. },
        ReceiptState::Read { .. },
        ReceiptState::TalkedAbout(_),
    ] = states.as_slice()
    else {
        panic!("sent, read by Sam, read by Jo, talked about: {states:?}")
    };
    assert_eq!(first, "Sam");
}

#[tokio::test]
async fn everyone_on_the_list_can_sign_in() {
    let demo = demo().await;
    let Demo { house, sign_ins, .. } = &demo;
    let staff = [&sign_ins.chair, &sign_ins.worker, &sign_ins.business_support, &sign_ins.manager, &sign_ins.administrator];
    for one in staff {
        let Actor::Staff(actor) = house.staff(&one.email, &one.password).await else { panic!("{} signs in", one.name) };
        assert_eq!(actor.name, one.name);
    }
    let bands: Vec<Band> = sign_ins.children.iter().map(|child| Band::for_age(child.age)).collect();
    assert_eq!(bands, [Band::B8, Band::B12, Band::B16, Band::B4]);
    for child in &sign_ins.children {
        let token = child.url.rsplit('/').next().expect("a link ends with its token").to_owned();
        for secret in [CardSecret::Token(token), CardSecret::Code(child.code.clone())] {
            let face = house.service.look_at_card(&secret, &origin()).await.expect("a card can be looked at");
            assert_eq!(face, CardFace::Ready { initial: child.name.chars().next().map(String::from) }, "{}", child.name);
        }
    }
    let card = CardSecret::Code(sign_ins.returning.code.clone());
    let welcome = house.service.return_by_card(&card, &sign_ins.returning.pin, &origin()).await.expect("the card was used");
    assert!(welcome.expect("the PIN is right").has_pin);
}

#[tokio::test]
async fn the_children_with_cards_have_a_review_within_four_weeks_and_the_first_is_the_demo_chairs() {
    let demo = demo().await;
    for child in &demo.sign_ins.children {
        let planned = demo.planned(&child.name).await;
        let ahead = planned.starts_at - london(TODAY);
        assert!(ahead > TimeDelta::zero() && ahead < TimeDelta::weeks(4), "{}: {ahead}", child.name);
    }
    let first = demo.planned(&demo.sign_ins.children.first().expect("a child").name).await;
    let Actor::Staff(sam) = demo.staff(&demo.sign_ins.chair.email).await else { panic!("the chair is staff") };
    assert_eq!(first.chair, Some(sam.id));
}

#[tokio::test]
async fn the_next_start_makes_new_cards_and_the_old_ones_stop() {
    let demo = demo().await;
    let old = CardSecret::Code(demo.sign_ins.children.first().expect("a child").code.clone());
    let again = demo.house.service.demo_sign_ins().await.expect("it answers").expect("these people are made up");
    assert_eq!(demo.house.service.look_at_card(&old, &origin()).await.expect("it answers"), CardFace::Stopped);
    let names = |sign_ins: &DemoSignIns| sign_ins.children.iter().map(|child| child.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&again), names(&demo.sign_ins));
    let card = CardSecret::Code(again.returning.code.clone());
    assert!(demo.house.service.return_by_card(&card, &again.returning.pin, &origin()).await.expect("used").is_some());
    assert!(demo.house.service.is_demo().await.expect("it answers"));
}

#[tokio::test]
async fn a_database_of_real_people_is_refused_and_has_no_demo_sign_ins() {
    let house = house(london(TODAY)).await;
    house.service.first_administrator().await.expect("it answers").expect("there was none");
    let refused = house.service.demo(DemoOptions::default(), &|_| {}).await;
    assert!(matches!(refused, Err(DemoError::NotEmpty)));
    assert_eq!(house.service.demo_sign_ins().await.expect("it answers"), None);
    assert!(!house.service.is_demo().await.expect("it answers"));
}

/// Every child, birthday, meeting, place and code.
async fn everything(demo: &Demo) -> Vec<String> {
    let mut lines = Vec::new();
    for page in demo.children().await {
        lines.push(format!("{:?} {:?} {}", page.child.given_name, page.child.family_name, page.child.date_of_birth));
        for entry in &page.meetings {
            let code = entry.participation.as_ref().and_then(|one| one.code);
            let Meeting { id, kind, starts_at, place, .. } = &entry.meeting;
            lines.push(format!("{id} {kind:?} {starts_at} {place} {code:?}"));
        }
        lines.extend(page.pieces.iter().map(|piece| format!("{} {}", piece.id, piece.sent_at)));
    }
    lines
}

#[tokio::test]
async fn one_seed_gives_the_same_people_and_lives_and_another_does_not() {
    let [first, second, other] = [demo_on(TODAY, 1).await, demo_on("2026-11-23 16:59", 1).await, demo_on(TODAY, 2).await];
    let lines = everything(&first).await;
    assert!(lines.len() > 100);
    assert_eq!(lines, everything(&second).await);
    assert_ne!(lines, everything(&other).await);
}

#[tokio::test]
async fn the_demo_can_be_made_on_any_day_and_meetings_are_on_working_days_by_day() {
    // A Saturday, Christmas Day, New Year's Day, a bank holiday Monday, the end of February, and the hour the clocks change.
    for now in
        ["2026-11-28 23:30", "2026-12-25 09:00", "2027-01-01 00:05", "2027-03-29 12:00", "2028-02-29 08:00", "2026-10-25 01:30"]
    {
        let demo = demo_on(now, 3).await;
        for page in demo.children().await {
            for MeetingEntry { meeting, .. } in &page.meetings {
                let local = london_local(meeting.starts_at);
                let days = demo.house.service.working_days();
                assert!(days.is_working_day(local.date()).expect("in the table"), "{now}: {local}");
                assert!((9..17).contains(&local.hour()), "{now}: {local}");
            }
            for entry in held(&page) {
                let late = entry.participation.as_ref().and_then(|one| one.due_limit) < entry.meeting.held_on;
                let name = page.child.given_name.as_deref();
                let on_purpose = matches!(name, Some("Leon" | "Callum")) || entry.meeting.kind == MeetingKind::InitialConference;
                assert!(!late || on_purpose, "{now}: {name:?} {:?}", entry.meeting.held_on);
            }
        }
    }
}

#[tokio::test]
async fn a_sweep_finds_nothing_to_put_right() {
    let demo = demo().await;
    let links = async || {
        let mut links = Vec::new();
        for page in demo.children().await {
            links.extend(page.pieces.into_iter().flat_map(|piece| piece.links));
        }
        links
    };
    let before = links().await;
    demo.house.service.sweep().await.expect("it runs");
    assert_eq!(links().await, before);
}

#[test]
fn the_lines_name_every_way_in() {
    let staff = |name: &str| StaffSignIn {
        name: name.into(),
        email: format!("{name}@heard.example"),
        password: "three green boats".into(),
    };
    let sign_ins = DemoSignIns {
        address: "https://heard.example".into(),
        chair: staff("chair"),
        worker: staff("worker"),
        business_support: staff("support"),
        manager: staff("manager"),
        administrator: staff("administrator"),
        children: vec![CardSignIn {
            name: "Wren".into(),
            age: 9,
            url: "https://heard.example/card/abc".into(),
            code: "ABCDEFGHJK".into(),
        }],
        returning: PinSignIn { name: "Lark".into(), age: 13, code: "MNPQRTUVWX".into(), pin: "908172".into() },
    };
    let text = sign_ins.lines().join("\n");
    let staff = ["chair", "worker", "support", "manager", "administrator"].map(|name| format!("{name}@heard.example"));
    for word in staff.iter().map(String::as_str).chain([
        "three green boats",
        "Wren, 9",
        "https://heard.example/card/abc",
        "ABCDEFGHJK",
        "Lark, 13",
        "MNPQRTUVWX",
        "908172",
    ]) {
        assert!(text.contains(word), "{word}");
    }
}

#[test]
fn a_scale_that_cannot_be_made_is_refused_in_plain_words() {
    assert_eq!("small".parse(), Ok(Scale::Small));
    assert_eq!("county".parse(), Ok(Scale::County));
    let refused = "seed-year".parse::<Scale>().expect_err("not yet");
    assert_eq!(refused.to_string(), "\"seed-year\" is not a scale that can be made: choose small or county");
}

//! Every state of a piece and of a meeting, seen by those who may see it.

use crate::{demo, held, only};
use chrono::TimeDelta;
use heard_domain::{
    calendar::london_date,
    forms::{Band, Direction, Shown},
    linking::{LinkRule, Slot, Target},
    meeting::MeetingState,
    submission::Cycle,
};
use heard_service::{
    Actor,
    feedback::{
        From, SlipFor,
        SlipState::{NotUsed, Opened, Sent},
    },
    say::{Door, FormDoor, Place, ReceiptState},
};
use std::collections::BTreeSet;

#[tokio::test]
async fn the_chair_sees_read_and_unread_words_and_what_is_to_finish() {
    let demo = demo().await;
    let sam = demo.staff(&demo.sign_ins.chair.email).await;
    let desk = demo.house.service.desk(&sam, None, 1).await.expect("a chair has a desk");
    let words = |name: &str| {
        let line = desk.meetings.lines.iter().find(|line| line.given_name.as_deref() == Some(name));
        line.map(|line| (line.sent, line.unread))
    };
    assert_eq!(words("Poppy"), Some((1, 0)), "today's were read");
    assert_eq!(words("Bilal"), Some((1, 1)), "tomorrow's were not");
    assert_eq!(words("Mia"), Some((0, 0)), "the child of the tour has sent nothing");
    let waiting: Vec<_> = desk.waiting.lines.iter().filter_map(|line| line.given_name.as_deref()).collect();
    assert_eq!(waiting, ["Bilal", "Kian"]);
    let to_finish: Vec<_> = desk.to_finish.lines.iter().filter_map(|line| line.given_name.as_deref()).collect();
    assert_eq!(to_finish, ["Isla"]);
}

#[tokio::test]
async fn a_piece_without_a_meeting_waits_for_the_review_that_is_due() {
    let demo = demo().await;
    let ella = demo.child("Ella").await;
    assert!(ella.meetings.iter().all(|entry| entry.meeting.state == MeetingState::Held), "nothing is booked");
    let due = ella.due.first().expect("a review is due").due.as_ref().expect("the date can be told");
    let [piece] = ella.pieces.as_slice() else { panic!("one piece") };
    assert_eq!(
        piece.links.last().map(|link| (link.target, link.rule)),
        Some((Target::DueWindow { limit: Some(due.limit) }, LinkRule::NoneBooked))
    );
    assert!(piece.openings.is_empty());
}

#[tokio::test]
async fn one_child_is_half_way_through_a_draft() {
    let demo = demo().await;
    let kofi = Actor::Child(demo.id("Kofi").await);
    let page = demo.house.service.me(&kofi, None).await.expect("a child has a page");
    assert!(page.receipts.is_empty());
    let begun = |door: &FormDoor| match door.door {
        Door::Form(draft) => draft,
        Door::Pack(..) => None,
    };
    let (draft, _) = page.forms.iter().find_map(begun).expect("a draft");
    let start = demo.house.service.start_page(&kofi, draft).await.expect("it can be gone on with");
    assert!(start.begun);
    assert_eq!(start.resume, Place::Question("family-time".to_owned()), "after the words about change");
}

#[tokio::test]
async fn one_piece_came_after_the_start_and_its_chair_sees_it_so() {
    let demo = demo().await;
    let marcus = Actor::Child(demo.id("Marcus").await);
    let me = demo.house.service.me(&marcus, None).await.expect("a child has a page");
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
    let alerts = demo.house.service.alerts(&jo, 1).await.expect("a worker sees alerts").list.lines;
    let kian = alerts.iter().find(|alert| alert.given_name.as_deref() == Some("Kian")).expect("Kian's alert");
    assert_eq!(kian.seen, None);
    assert_eq!(kian.signals.len(), 2, "scared, and wants to talk to someone today");
    let all = demo.house.service.alerts(&demo.manager, 1).await.expect("a manager sees alerts").list.lines;
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
    let desk = demo.house.service.desk(&helen, Some(london_date(meeting.starts_at)), 1).await.expect("a chair has a desk");
    let line = desk.meetings.lines.iter().find(|line| line.meeting.id == meeting.id).expect("it is on her desk");
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
    let alfie = demo.house.service.me(&Actor::Child(demo.id("Alfie").await), None).await.expect("a child has a page");
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
async fn parents_said_how_a_conference_was_one_without_a_name_and_one_has_begun() {
    let demo = demo().await;
    let helen = demo.staff("helen.quayside@heard.example").await;
    let oscar = demo.child("Oscar").await;
    let page = demo.meeting_page(&helen, &held(&oscar).next().expect("the newest first").meeting).await;
    let family = page.family.expect("it is a conference");
    let read = family.about.read.expect("its chair reads it");
    let [one] = read.as_slice() else { panic!("one was sent") };
    assert_eq!((&one.from, one.sent_at, one.paper), (&From::Unnamed, None, false));
    assert_eq!(one.answers.len(), 6, "five items and the words");
    let slips = page.adults.slips.into_iter().find(|slips| matches!(slips.asks, SlipFor::After(_)));
    let slips = slips.map(|slips| slips.states);
    assert_eq!(slips, Some(vec![NotUsed, NotUsed, Opened, Sent]), "one of the first two is the one that is printed");
}

#[tokio::test]
async fn what_a_parent_said_is_shown_again_with_the_next_conference() {
    let demo = demo().await;
    let helen = demo.staff("helen.quayside@heard.example").await;
    let sana = demo.child("Sana").await;
    let conferences = sana.meetings.iter().map(|entry| &entry.meeting).filter(|meeting| meeting.kind.is_conference());
    let next = conferences.clone().find(|meeting| meeting.state == MeetingState::Planned).expect("one is booked");
    let family = demo.meeting_page(&helen, next).await.family.expect("it is a conference");
    let [earlier] = family.earlier.as_slice() else { panic!("one conference before") };
    let read = earlier.returns.read.as_ref().expect("she chaired that one too");
    assert_eq!(read.iter().map(|one| one.from.clone()).collect::<Vec<_>>(), [From::Named(Some("Farida Swift".to_owned()))]);
    assert!(family.about.read.expect("its chair").is_empty());
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
    let tayo = demo.house.service.me(&Actor::Child(demo.id("Tayo").await), None).await.expect("a child has a page");
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

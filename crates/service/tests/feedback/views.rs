//! Views before a meeting: a family's before a conference, a carer's before a child's review. Where they go, and who reads what of them.

use crate::house::{House, days, london, origin, token, typed};
use heard_domain::{
    calendar::london_date,
    ids::{MeetingId, SubmissionId},
    linking::{LinkRule, Slot, Target},
    meeting::{MeetingKind, MeetingState},
    participation::Code,
    policy::Role,
    submission::Cycle,
};
use heard_service::{
    Actor, Error,
    feedback::{AdultPiece, From, SlipFace, SlipFor, SlipState, Writer},
    say::Then,
};

const PROTECTION: Slot = Slot::Next(Cycle::Protection);
const CARE: Slot = Slot::Next(Cycle::Care);

/// The house's next conference, a fortnight on.
async fn next(house: &House) -> MeetingId {
    house.planned(MeetingKind::ReviewConference, "2026-12-07 10:00", house.ada).await
}

/// A parent who says something to the chair alone, something for who books, and something for all readers.
async fn said_before(house: &House, conference: MeetingId, name: Option<&str>) -> SubmissionId {
    let slip = house.slip_for(&house.support, SlipFor::Before(conference)).await;
    let (parent, opened) = house.start(&slip).await;
    house.save(&parent, opened.piece, "family", &[("pb-good", "text", "Bedtimes are calm.")]).await;
    house.save(&parent, opened.piece, "pb-day", &[("pb-day", "answer", "breaks")]).await;
    house.save(&parent, opened.piece, "pb-apart", &[("pb-apart", "answer", "yes-know")]).await;
    house.save(&parent, opened.piece, "pb-apart-who", &[("pb-apart-who", "text", "My brother. Text first.")]).await;
    if let Some(name) = name {
        house.save(&parent, opened.piece, "named", &[("named", "answer", "named"), ("named", "words-named", name)]).await;
    }
    house.send(&parent, opened.piece).await;
    opened.piece
}

fn headings(piece: &AdultPiece) -> Vec<&str> {
    piece.answers.iter().map(|answer| answer.heading.as_str()).collect()
}

#[tokio::test]
async fn a_familys_views_go_to_their_conference_move_with_it_and_stay_when_it_is_held() {
    let house = House::open().await;
    let conference = next(&house).await;
    let piece = said_before(&house, conference, None).await;
    let there = [(PROTECTION, Target::Meeting(conference), LinkRule::EarliestPlanned)];
    assert_eq!(house.links(piece).await, there);
    house.change(conference, |meeting| meeting.starts_at = london("2026-12-09 14:00")).await;
    house.service.sweep().await.unwrap();
    assert_eq!(house.links(piece).await, there, "moved with it");
    house.clock.set(london("2026-12-09 16:00"));
    house.hold(conference).await;
    house.planned(MeetingKind::ReviewConference, "2027-05-10 10:00", house.ada).await;
    house.service.sweep().await.unwrap();
    assert_eq!(house.links(piece).await, there, "held: it stays");
}

#[tokio::test]
async fn called_off_they_go_to_the_familys_next_conference() {
    let house = House::open().await;
    let conference = next(&house).await;
    let piece = said_before(&house, conference, None).await;
    let later = house.planned(MeetingKind::ReviewConference, "2027-01-11 10:00", house.ada).await;
    house.planned(MeetingKind::LookedAfterReview, "2026-12-14 10:00", house.ada).await;
    house.change(conference, |meeting| meeting.state = MeetingState::Cancelled).await;
    house.service.sweep().await.unwrap();
    assert_eq!(house.links(piece).await, [(PROTECTION, Target::Meeting(later), LinkRule::NextInstead)], "and to no review");
}

#[tokio::test]
async fn each_answer_is_read_by_those_its_question_names_and_by_nobody_else() {
    let house = House::open().await;
    let conference = next(&house).await;
    said_before(&house, conference, Some("Jo Finch")).await;
    let all = ["Going well", "Needs on the day", "Safety in the room", "Who, and safe contact"];
    for (reader, expected) in
        [(&house.chair, &all[..]), (&house.worker, &all[..2]), (&house.manager, &all[..2]), (&house.support, &all[1..2])]
    {
        let adults = house.adults(reader, conference).await;
        assert_eq!(headings(&adults.pieces[0]), expected, "{reader:?}");
        assert_eq!(adults.pieces[0].writer, Writer::Family(From::Named(Some("Jo Finch".to_owned()))));
        assert_eq!(adults.sent, 1);
    }
    let other = house.another(Role::Chair).await;
    assert!(house.service.meeting_page(&other, conference).await.is_err());
    let openings = &house.adults(&house.chair, conference).await.pieces[0].openings;
    assert!(openings.iter().all(|(name, _)| name != "business_support"), "who saw one line has not read it: {openings:?}");
}

#[tokio::test]
async fn another_chair_does_not_get_the_chairs_answers_by_being_a_worker_too() {
    let house = House::open().await;
    let conference = next(&house).await;
    said_before(&house, conference, None).await;
    house.change(conference, |meeting| meeting.chair = None).await;
    let adults = house.adults(&house.manager, conference).await;
    assert!(!headings(&adults.pieces[0]).contains(&"Who, and safe contact"), "with no chair nobody reads it");
}

#[tokio::test]
async fn without_a_name_neither_the_time_nor_who_opened_it_is_told() {
    let house = House::open().await;
    let conference = next(&house).await;
    said_before(&house, conference, None).await;
    let adults = house.adults(&house.chair, conference).await;
    let piece = &adults.pieces[0];
    assert_eq!((&piece.writer, piece.sent_at, piece.openings.len()), (&Writer::Family(From::Unnamed), None, 0));
}

#[tokio::test]
async fn an_adults_views_are_no_views_of_the_child() {
    let house = House::open().await;
    let conference = next(&house).await;
    said_before(&house, conference, None).await;
    let me = house.service.me(&Actor::Child(house.ada), None).await.unwrap();
    assert!(me.receipts.is_empty(), "never shown to the child");
    assert!(house.service.child_page(&house.manager, house.ada).await.unwrap().pieces.is_empty());
    house.clock.set(london("2026-12-07 12:00"));
    house.hold(conference).await;
    let page = house.service.meeting_page(&house.chair, conference).await.unwrap();
    let child = &page.children[0];
    assert_eq!((child.sent, child.pieces.len(), child.after.len()), (0, 0, 0));
    assert_ne!(child.suggestion.code, Some(Code::Pn6), "an adult's views are no evidence");
    let day = london_date(house.clock.now());
    let rows = house.store.read().await.unwrap().reviews_held(day, day).await.unwrap();
    let counted = rows.iter().map(|row| (row.meeting, row.submitted_in_time, row.read_in_time)).collect::<Vec<_>>();
    assert_eq!(counted, [(conference, false, false)], "Q2 and Q3 count what the child sent");
}

#[tokio::test]
async fn one_slip_sends_once_and_another_parent_has_their_own() {
    let house = House::open().await;
    let conference = next(&house).await;
    let slips = house.service.make_slips(&house.chair, SlipFor::Before(conference), "2").await.unwrap().slips;
    let (parent, opened) = house.start(&slips[0]).await;
    house.save(&parent, opened.piece, "family", &[("pb-good", "text", "Bedtimes are calm.")]).await;
    house.send(&parent, opened.piece).await;
    assert!(matches!(house.face(&slips[0]).await, SlipFace::Sent(_)));
    let (other, second) = house.start(&slips[1]).await;
    assert!(matches!(house.service.check_page(&other, opened.piece).await, Err(Error::Hidden)), "not the first parent's");
    assert!(house.service.check_page(&other, second.piece).await.is_ok());
    assert_eq!(house.adults(&house.chair, conference).await.pieces.len(), 1);
    let page = house.service.meeting_page(&house.chair, conference).await.unwrap();
    let states = page.adults.slips.into_iter().find(|slips| slips.asks == SlipFor::Before(conference)).unwrap().states;
    assert_eq!(states, [SlipState::Opened, SlipState::Sent]);
}

#[tokio::test]
async fn a_slip_for_a_conference_that_was_called_off_is_stopped_unless_something_was_begun() {
    let house = House::open().await;
    let conference = next(&house).await;
    let (unused, begun) = (
        house.slip_for(&house.support, SlipFor::Before(conference)).await,
        house.slip_for(&house.support, SlipFor::Before(conference)).await,
    );
    let (parent, opened) = house.start(&begun).await;
    house.save(&parent, opened.piece, "family", &[("pb-good", "text", "Bedtimes are calm.")]).await;
    house.change(conference, |meeting| meeting.state = MeetingState::Cancelled).await;
    assert_eq!(house.face(&unused).await, SlipFace::Stopped);
    assert!(matches!(house.service.open_slip(&token(&unused), &origin()).await.unwrap(), Err(SlipFace::Stopped)));
    assert!(matches!(house.face(&begun).await, SlipFace::Ready(ready) if ready.begun), "no word is lost");
    let later = house.planned(MeetingKind::ReviewConference, "2027-01-11 10:00", house.ada).await;
    house.send(&parent, opened.piece).await;
    assert_eq!(house.links(opened.piece).await, [(PROTECTION, Target::Meeting(later), LinkRule::EarliestPlanned)]);
    let refused = house.service.make_slips(&house.support, SlipFor::Before(conference), "1").await;
    assert!(matches!(refused, Err(Error::Hidden)));
}

#[tokio::test]
async fn once_the_conference_has_begun_nothing_new_is_begun_and_what_was_goes_to_the_next_marked_after() {
    let house = House::open().await;
    let conference = next(&house).await;
    let (unused, begun) = (
        house.slip_for(&house.support, SlipFor::Before(conference)).await,
        house.slip_for(&house.support, SlipFor::Before(conference)).await,
    );
    let (parent, opened) = house.start(&begun).await;
    house.clock.set(london("2026-12-07 10:00"));
    assert_eq!(house.face(&unused).await, SlipFace::Late);
    house.save(&parent, opened.piece, "family", &[("pb-good", "text", "Bedtimes are calm.")]).await;
    house.send(&parent, opened.piece).await;
    let adults = house.adults(&house.chair, conference).await;
    assert_eq!(adults.pieces.iter().map(|piece| piece.after).collect::<Vec<_>>(), [true], "shown at once, as late");
    assert!(matches!(house.links(opened.piece).await[0], (PROTECTION, Target::DueWindow { .. }, LinkRule::CameAfterStart)));
    let refused = house.service.make_slips(&house.support, SlipFor::Before(conference), "1").await;
    assert!(matches!(refused, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn a_slip_made_long_before_works_until_the_conference_begins() {
    let house = House::open().await;
    let conference = house.planned(MeetingKind::ReviewConference, "2027-03-08 10:00", house.ada).await;
    let slip = house.slip_for(&house.support, SlipFor::Before(conference)).await;
    house.clock.set(london("2027-03-08 09:59"));
    assert!(matches!(house.face(&slip).await, SlipFace::Ready(_)));
}

#[tokio::test]
async fn a_carers_views_go_to_the_childs_next_review_and_to_no_conference() {
    let house = House::open().await;
    let cleo = house.in_care("2018-05-01").await;
    house.planned(MeetingKind::InitialConference, "2026-11-30 10:00", cleo).await;
    let slip = house.slip_for(&house.worker, SlipFor::Carer(cleo)).await;
    let (carer, opened) = house.start(&slip).await;
    house.save(&carer, opened.piece, "seen", &[("cv-well", "text", "She sings."), ("cv-worry", "text", "")]).await;
    house.send(&carer, opened.piece).await;
    assert!(matches!(house.links(opened.piece).await[..], [(CARE, Target::DueWindow { .. }, LinkRule::NoneBooked)]));
    let booking = heard_service::meetings::Booking {
        kind: "looked-after-review".to_owned(),
        date: "2026-12-14".to_owned(),
        time: "10:00".to_owned(),
        place: "School".to_owned(),
        chair: house.chair.staff().unwrap().id.to_string(),
    };
    let review = house.service.book_meeting(&house.support, cleo, &booking).await.unwrap();
    assert_eq!(house.links(opened.piece).await, [(CARE, Target::Meeting(review), LinkRule::NowBooked)]);
    for reader in [&house.chair, &house.worker, &house.manager] {
        let adults = house.adults(reader, review).await;
        assert_eq!((&adults.pieces[0].writer, adults.pieces[0].about.as_deref()), (&Writer::Carer, Some("Cleo")));
        assert_eq!(headings(&adults.pieces[0]), ["Going well"]);
    }
    let support = house.adults(&house.support, review).await;
    assert_eq!((support.sent, support.pieces.len()), (1, 0), "business support knows that there is one");
    let page = house.service.child_page(&house.worker, cleo).await.unwrap();
    assert_eq!((page.pieces.len(), page.adults.sent.len()), (0, 1), "listed apart from what the child sent");
    assert!(house.service.me(&Actor::Child(cleo), None).await.unwrap().receipts.is_empty());
}

#[tokio::test]
async fn only_who_invites_the_child_invites_their_carer_and_only_a_child_with_reviews_has_one_to_ask() {
    let house = House::open().await;
    let cleo = house.in_care("2018-05-01").await;
    for maker in [&house.worker, &house.support, &house.manager] {
        house.slip_for(maker, SlipFor::Carer(cleo)).await;
    }
    let (other, stranger) = (house.another(Role::Worker).await, house.another(Role::Administrator).await);
    for refused in [&other, &stranger, &house.chair] {
        let refused = house.service.make_slips(refused, SlipFor::Carer(cleo), "1").await;
        assert!(matches!(refused, Err(Error::Hidden)));
    }
    let refused = house.service.make_slips(&house.worker, SlipFor::Carer(house.ada), "1").await;
    assert!(matches!(refused, Err(Error::Hidden)), "a child who is only on a plan has no carers' review");
    let refused = house.service.make_slips(&house.worker, SlipFor::Before(next(&house).await), "1").await;
    assert!(matches!(refused, Err(Error::Hidden)), "a family's slips are the chair's and business support's");
}

#[tokio::test]
async fn what_a_paper_says_before_a_conference_is_kept_as_paper_and_nothing_on_it_is_dropped_in_silence() {
    let house = House::open().await;
    let conference = next(&house).await;
    let asks = SlipFor::Before(conference);
    let piece = house.service.paper_page(&house.support, asks).await.unwrap().piece;
    let hanging = typed(&[("pb-apart-who", "text", "My brother.")]);
    let refused = house.service.key_in_paper(&house.support, asks, piece, "2026-11-23", hanging).await;
    assert!(matches!(refused, Err(Error::Invalid(_))), "it hangs on a choice that was not made");
    let whole = typed(&[("pb-apart", "answer", "yes-know"), ("pb-apart-who", "text", "My brother.")]);
    house.service.key_in_paper(&house.support, asks, piece, "2026-11-23", whole).await.unwrap();
    let adults = house.adults(&house.chair, conference).await;
    assert!(adults.pieces[0].paper);
    assert_eq!(headings(&adults.pieces[0]), ["Safety in the room", "Who, and safe contact"]);
    house.clock.set(london("2026-12-07 10:00"));
    assert!(matches!(house.service.paper_page(&house.support, asks).await, Err(Error::Hidden)), "its time is over");
}

#[tokio::test]
async fn pages_are_saved_as_a_parent_goes_and_the_slip_leads_back_to_them() {
    let house = House::open().await;
    let conference = next(&house).await;
    let slip = house.slip_for(&house.support, SlipFor::Before(conference)).await;
    let (parent, opened) = house.start(&slip).await;
    let answers = typed(&[("pb-report", "answer", "late")]);
    house.service.save_page(&parent, opened.piece, "pb-report", answers, "", Then::Stop).await.unwrap();
    days(&house, 3);
    let (again, reopened) = house.start(&slip).await;
    assert_eq!(reopened.piece, opened.piece);
    let page = house.service.feedback_page(&again, opened.piece, "pb-report-wrong").await.unwrap();
    assert_eq!(page.position.number, 2, "the report was seen, so what is wrong in it is asked");
    assert_eq!(page.header.meeting.map(|(_, at)| at), Some(london("2026-12-07 10:00")));
}

/// What a person is asked to do: for what, in which words.
async fn asked(house: &House, person: &Actor) -> Vec<(String, String)> {
    let open = house.service.tasks(person, 1).await.unwrap().open.lines;
    open.into_iter().map(|task| (task.ask, task.choice)).collect()
}

#[tokio::test]
async fn who_asks_for_something_is_sure_that_someone_is_asked_to_do_it() {
    let house = House::open().await;
    let conference = next(&house).await;
    let slip = house.slip_for(&house.support, SlipFor::Before(conference)).await;
    let (parent, opened) = house.start(&slip).await;
    house.save(&parent, opened.piece, "pb-report", &[("pb-report", "answer", "no")]).await;
    house.save(&parent, opened.piece, "concerns", &[("pb-others-worries", "answer", "some")]).await;
    house.save(&parent, opened.piece, "pb-apart", &[("pb-apart", "answer", "yes")]).await;
    assert!(asked(&house, &house.manager).await.is_empty(), "nothing before it is sent");
    house.send(&parent, opened.piece).await;
    let worker: Vec<_> = asked(&house, &house.worker).await.into_iter().map(|(_, choice)| choice).collect();
    assert_eq!(worker.len(), 2, "{worker:?}");
    assert!(worker.contains(&"No".to_owned()) && worker.contains(&"Some of it".to_owned()));
    let call = ("Your views before the conference".to_owned(), "Yes, call me about it first".to_owned());
    assert_eq!(asked(&house, &house.chair).await, std::slice::from_ref(&call), "that someone wants a call, and not why");
    let all = asked(&house, &house.manager).await;
    assert!(all.contains(&call) && !all.iter().any(|(ask, _)| ask.contains("safe")), "{all:?}");
    assert!(
        house.service.me(&Actor::Child(house.ada), None).await.unwrap().receipts.is_empty(),
        "the child learns of none of it"
    );
}

#[tokio::test]
async fn what_a_paper_asks_for_is_asked_of_someone_too() {
    let house = House::open().await;
    let cleo = house.in_care("2018-05-01").await;
    house.planned(MeetingKind::LookedAfterReview, "2026-12-14 10:00", cleo).await;
    let asks = SlipFor::Carer(cleo);
    let piece = house.service.paper_page(&house.support, asks).await.unwrap().piece;
    let answers = || typed(&[("cv-stay", "answer", "talk")]);
    for _ in 0..2 {
        house.service.key_in_paper(&house.support, asks, piece, "2026-11-23", answers()).await.unwrap();
    }
    let chair: Vec<_> = asked(&house, &house.chair).await.into_iter().map(|(_, choice)| choice).collect();
    assert_eq!(chair, ["I need to talk about this first"], "once");
}

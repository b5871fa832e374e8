//! What a claim takes as given: made-up people, meetings and pieces. Numbers stand in for ids.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use heard_domain::{
    forms::{Answer, Asked, Band, Direction, Readers, SNAPSHOT_VERSION, Shown, Snapshot},
    ids::{ChildId, LinkId, MeetingId, StaffId, SubmissionId},
    linking::{LinkRule, Slot, Target},
    meeting::{MeetingKind, MeetingState},
    policy::Role,
    submission::{Cycle, CycleChoice, SubmissionKind},
};
use heard_store::{Meeting, NewChild, NewMeeting, NewStaff, NewSubmission, Owner, Result, Tx, Window};
use uuid::Uuid;

/// A list with all of its lines, where a claim is not about pages.
pub(crate) const WHOLE: Window = Window::first(1_000);

/// The slot of most links here.
pub(crate) const CARE: Slot = Slot::Next(Cycle::Care);

pub(crate) fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// An instant, as "2019-05-05 21:10" in UTC.
pub(crate) fn at(text: &str) -> DateTime<Utc> {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap().and_utc()
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A child with that name, whose council id is "C" and the number.
pub(crate) async fn child(tx: &mut Tx, number: u128, name: (Option<&str>, Option<&str>)) -> Result<ChildId> {
    let id = ChildId::new(id(number));
    let (given_name, family_name) = name;
    tx.add_child(&NewChild {
        id,
        council_id: &format!("C{number}"),
        given_name,
        family_name,
        date_of_birth: day("2009-03-01"),
        sex: None,
        ethnicity: None,
        upn: None,
        at: at("2019-01-02 09:00"),
    })
    .await?;
    Ok(id)
}

/// Mia Okafor, child number 1.
pub(crate) async fn mia(tx: &mut Tx) -> Result<ChildId> {
    child(tx, 1, (Some("Mia"), Some("Okafor"))).await
}

/// A member of staff who chairs, with that first name.
pub(crate) async fn chair(tx: &mut Tx, number: u128, name: &str) -> Result<StaffId> {
    let id = StaffId::new(id(number));
    tx.add_staff(&NewStaff {
        id,
        email: &format!("{}@council.example", name.to_lowercase()),
        name: &format!("{name} Hale"),
        spoken_name: name,
        roles: &[Role::Chair],
        password_hash: None,
        at: at("2019-01-02 09:00"),
    })
    .await?;
    Ok(id)
}

/// A planned looked after review.
pub(crate) async fn review(
    tx: &mut Tx,
    number: u128,
    starts: &str,
    chair: Option<StaffId>,
    children: &[ChildId],
) -> Result<Meeting> {
    let meeting = Meeting {
        id: MeetingId::new(id(number)),
        kind: MeetingKind::LookedAfterReview,
        state: MeetingState::Planned,
        starts_at: at(starts),
        held_on: None,
        place: "The blue room".to_owned(),
        chair,
        revision: 1,
    };
    tx.add_meeting(&NewMeeting { meeting: &meeting, source: "app", at: at("2019-01-02 09:00") }).await?;
    for child in children {
        tx.add_participation(meeting.id, *child).await?;
    }
    Ok(meeting)
}

/// Keeps that a meeting took place, on the day it started.
pub(crate) async fn hold(tx: &mut Tx, meeting: Meeting) -> Result<Meeting> {
    let held = Meeting { state: MeetingState::Held, held_on: Some(meeting.starts_at.date_naive()), ..meeting };
    assert_eq!(tx.save_meeting(&held).await?, Ok(()));
    Ok(Meeting { revision: held.revision + 1, ..held })
}

/// A draft of the form "my-review".
pub(crate) async fn draft(tx: &mut Tx, number: u128, child: ChildId, started: &str) -> Result<SubmissionId> {
    let id = SubmissionId::new(id(number));
    tx.add_submission(&NewSubmission {
        id,
        whose: Owner::Child(child),
        author: None,
        form: "my-review",
        form_version: 3,
        part: None,
        kind: SubmissionKind::Statement,
        band: Band::B8,
        language: heard_domain::forms::Language::English,
        helper: None,
        received_on: None,
        at: at(started),
    })
    .await?;
    Ok(id)
}

/// A sent piece.
pub(crate) async fn sent(tx: &mut Tx, number: u128, child: ChildId, sent: &str) -> Result<SubmissionId> {
    let id = draft(tx, number, child, sent).await?;
    assert!(tx.send(id, CycleChoice::Both, at(sent), &snapshot("I like it here.")).await?);
    Ok(id)
}

/// A sent piece that is linked to a meeting. The link has the same number.
pub(crate) async fn linked(
    tx: &mut Tx,
    number: u128,
    child: ChildId,
    sent_at: &str,
    meeting: MeetingId,
) -> Result<(SubmissionId, LinkId)> {
    let piece = sent(tx, number, child, sent_at).await?;
    let link = LinkId::new(id(number));
    tx.add_link(link, piece, CARE, Target::Meeting(meeting), LinkRule::EarliestPlanned, at(sent_at)).await?;
    Ok((piece, link))
}

/// Typed words.
pub(crate) fn words(text: &str) -> Answer {
    Answer::Text { words: text.to_owned(), direction: Direction::Auto }
}

/// A sent piece of one question, which was answered with these words.
pub(crate) fn snapshot(text: &str) -> Snapshot {
    Snapshot {
        language: heard_domain::forms::Language::English,
        as_asked: None,
        version: SNAPSHOT_VERSION,
        form: "my-review".to_owned(),
        form_version: 3,
        submission: SubmissionKind::Statement,
        band: Band::B8,
        name: "My review".to_owned(),
        readers: Readers::ChairWorker,
        views: true,
        parts: Vec::new(),
        questions: vec![Asked {
            id: "home".to_owned(),
            kind: "long_text".to_owned(),
            section: None,
            symbol: "house".to_owned(),
            ask: "What is it like where you live?".to_owned(),
            heading: "Where I live".to_owned(),
            readers: Readers::ChairWorker,
            preference: None,
            answer: Some(Shown::Text { words: text.to_owned(), direction: Direction::Auto }),
        }],
    }
}

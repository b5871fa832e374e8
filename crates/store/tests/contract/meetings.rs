//! Meetings, who changed them, and how each child took part.

use crate::{
    given::{at, chair, child, day, hold, id, mia, review},
    harness::{Db, claims},
};
use heard_domain::{
    ids::MeetingId,
    meeting::{MeetingKind, MeetingState},
    participation::{Attendance, Code, Reason, Suggestion},
};
use heard_store::{ChangedElsewhere, Confirmation, Error, Meeting, NewMeeting, Participation, Result};

claims![
    a_meeting_comes_back_as_it_was_booked,
    of_two_people_who_change_a_meeting_the_second_is_told,
    every_change_of_a_meeting_is_kept,
    siblings_in_one_meeting_each_have_their_own_participation,
    a_participation_needs_a_meeting_and_a_child,
    a_childs_meetings_come_oldest_first,
    a_participation_fills_up_step_by_step,
    a_code_of_the_return_has_nobody_who_confirmed_it,
];

async fn a_meeting_comes_back_as_it_was_booked(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let noor = chair(&mut tx, 1, "Noor").await?;
    let meeting = Meeting {
        id: MeetingId::new(id(1)),
        kind: MeetingKind::TransferInConference,
        state: MeetingState::Adjourned,
        starts_at: at("2019-05-13 09:00"),
        held_on: Some(day("2019-05-13")),
        place: "Cân Hall, room 3 ☀".to_owned(),
        chair: Some(noor),
        revision: 1,
    };
    tx.add_meeting(&NewMeeting { meeting: &meeting, source: "app", at: at("2019-04-01 09:00") }).await?;
    assert_eq!(tx.meeting(meeting.id).await?, Some(meeting));
    assert_eq!(tx.meeting(MeetingId::new(id(2))).await?, None);
    Ok(())
}

async fn of_two_people_who_change_a_meeting_the_second_is_told(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let noor = chair(&mut tx, 1, "Noor").await?;
    let read = review(&mut tx, 1, "2019-05-13 09:00", Some(noor), &[]).await?;
    let first = Meeting { starts_at: at("2019-05-09 08:30"), ..read.clone() };
    let second = Meeting { place: "Online".to_owned(), ..read };
    assert_eq!(tx.save_meeting(&first).await?, Ok(()));
    assert_eq!(tx.save_meeting(&second).await?, Err(ChangedElsewhere));
    let stands = Meeting { revision: 2, ..first };
    assert_eq!(tx.meeting(stands.id).await?, Some(stands.clone()));
    assert_eq!(tx.save_meeting(&Meeting { place: "Online".to_owned(), ..stands }).await?, Ok(()));
    Ok(())
}

async fn every_change_of_a_meeting_is_kept(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let noor = chair(&mut tx, 1, "Noor").await?;
    let meeting = review(&mut tx, 1, "2019-05-13 09:00", Some(noor), &[]).await?;
    tx.add_meeting_change(id(2), &meeting, at("2019-04-02 12:00"), None, "moved").await?;
    tx.add_meeting_change(id(1), &meeting, at("2019-05-13 12:00"), Some(noor), "held").await?;
    tx.add_meeting_change(id(3), &meeting, at("2019-04-01 12:00"), Some(noor), "booked").await?;
    let noor = Some("Noor Hale".to_owned());
    let expected = [
        (at("2019-04-01 12:00"), noor.clone(), "booked".to_owned()),
        (at("2019-04-02 12:00"), None, "moved".to_owned()),
        (at("2019-05-13 12:00"), noor, "held".to_owned()),
    ];
    assert_eq!(tx.meeting_changes(meeting.id).await?, expected);
    Ok(())
}

async fn siblings_in_one_meeting_each_have_their_own_participation(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (mia, leo) = (mia(&mut tx).await?, child(&mut tx, 2, (Some("Leo"), Some("Okafor"))).await?);
    let meeting = review(&mut tx, 1, "2019-05-13 09:00", None, &[leo, mia]).await?;
    tx.set_attendance(meeting.id, leo, Attendance::Spoke, 2).await?;
    // Putting a child on a meeting again changes nothing.
    tx.add_participation(meeting.id, leo).await?;
    assert_eq!(tx.children_of_meeting(meeting.id).await?, [mia, leo]);
    assert_eq!(tx.participation(meeting.id, leo).await?.and_then(|part| part.attendance), Some(Attendance::Spoke));
    assert_eq!(tx.participation(meeting.id, mia).await?.and_then(|part| part.attendance), None);
    Ok(())
}

async fn a_participation_needs_a_meeting_and_a_child(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let nowhere = tx.add_participation(MeetingId::new(id(9)), mia).await;
    assert!(matches!(nowhere, Err(Error::Database(_))), "{nowhere:?}");
    Ok(())
}

async fn a_childs_meetings_come_oldest_first(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (mia, leo) = (mia(&mut tx).await?, child(&mut tx, 2, (Some("Leo"), Some("Okafor"))).await?);
    let later = review(&mut tx, 1, "2019-11-04 10:00", None, &[mia]).await?;
    let sooner = review(&mut tx, 2, "2019-05-13 09:00", None, &[mia, leo]).await?;
    assert_eq!(tx.meetings_of_child(mia).await?, [sooner.clone(), later.clone()]);
    assert_eq!(tx.meetings_of_child(leo).await?, std::slice::from_ref(&sooner));
    let parts: Vec<MeetingId> = tx.participations_of_child(mia).await?.into_iter().map(|part| part.meeting).collect();
    assert_eq!(parts, [sooner.id, later.id]);
    Ok(())
}

async fn a_participation_fills_up_step_by_step(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let noor = chair(&mut tx, 1, "Noor").await?;
    let mia = mia(&mut tx).await?;
    let meeting = review(&mut tx, 1, "2019-05-13 09:00", Some(noor), &[mia]).await?;
    let empty = Participation {
        meeting: meeting.id,
        child: mia,
        due_kind: None,
        due_from: None,
        due_limit: None,
        attendance: None,
        chairing_level: None,
        suggestion: None,
        code: None,
        confirmed_by: None,
        confirmed_at: None,
        why_different: None,
    };
    assert_eq!(tx.participation(meeting.id, mia).await?, Some(empty.clone()));

    let meeting = hold(&mut tx, meeting).await?;
    let suggestion = Suggestion {
        code: Some(Code::Pn6),
        because: vec![Reason::Attendance { answer: Attendance::Absent }, Reason::ViewsInTime { count: 2, in_symbols: 1 }],
    };
    tx.set_due(meeting.id, mia, "later-review", day("2018-11-13"), day("2019-05-13")).await?;
    tx.set_attendance(meeting.id, mia, Attendance::Absent, 0).await?;
    tx.set_suggestion(meeting.id, mia, &suggestion).await?;
    let confirmation = Confirmation {
        code: Code::Pn5,
        by: Some(noor),
        at: at("2019-05-13 15:00"),
        why_different: Some("She asked me to speak for her."),
    };
    tx.confirm(meeting.id, mia, &confirmation).await?;
    let full = Participation {
        due_kind: Some("later-review".to_owned()),
        due_from: Some(day("2018-11-13")),
        due_limit: Some(day("2019-05-13")),
        attendance: Some(Attendance::Absent),
        chairing_level: Some(0),
        suggestion: Some(suggestion),
        code: Some(Code::Pn5),
        confirmed_by: Some(noor),
        confirmed_at: Some(at("2019-05-13 15:00")),
        why_different: Some("She asked me to speak for her.".to_owned()),
        ..empty
    };
    assert_eq!(tx.participation(meeting.id, mia).await?, Some(full));
    Ok(())
}

async fn a_code_of_the_return_has_nobody_who_confirmed_it(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let meeting = review(&mut tx, 1, "2019-05-13 09:00", None, &[mia]).await?;
    tx.confirm(meeting.id, mia, &Confirmation { code: Code::Pn1, by: None, at: at("2019-06-01 09:00"), why_different: None })
        .await?;
    let part = tx.participation(meeting.id, mia).await?.expect("she is on it");
    assert_eq!((part.code, part.confirmed_by, part.confirmed_at), (Some(Code::Pn1), None, Some(at("2019-06-01 09:00"))));
    Ok(())
}

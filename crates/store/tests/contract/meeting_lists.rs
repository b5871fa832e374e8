//! The lists of meetings that a desk shows.

use crate::{
    given::{CARE, WHOLE, at, chair, child, day, hold, id, linked, mia, review, sent},
    harness::{Db, claims},
};
use heard_domain::{
    ids::LinkId,
    linking::{EndReason, LinkRule, Target},
    meeting::MeetingState,
    participation::Code,
};
use heard_store::{
    Confirmation, Duty, Meeting, MeetingLine,
    MeetingList::{self, Between, ToFinish, Unread},
    Result, Tx,
    Whose::{self, Chair, ChairOrWorker, Everyones, Worker},
    Window,
};

claims![
    a_chair_sees_their_own_meetings_of_a_span_of_time,
    meetings_that_were_called_off_are_left_out,
    siblings_stand_by_name_with_their_own_counts,
    a_worker_sees_the_meetings_of_their_children,
    who_chairs_and_works_with_a_child_sees_the_meeting_once,
    a_piece_is_unread_until_the_chair_opens_it,
    a_new_chair_has_read_nothing,
    a_link_that_ended_is_not_counted,
    meetings_with_unread_words_are_a_list_of_their_own,
    a_meeting_is_to_finish_until_it_is_recorded_and_coded,
    every_line_of_every_list_is_on_one_page,
];

/// A whole list, which has as many lines as it is counted to have.
async fn whole(tx: &mut Tx, list: MeetingList, whose: Whose) -> Result<Vec<MeetingLine>> {
    let lines = tx.meeting_lines(list, whose, WHOLE).await?;
    assert_eq!(tx.count_meeting_lines(list, whose).await?, i64::try_from(lines.len()).unwrap());
    Ok(lines)
}

fn children(lines: &[MeetingLine]) -> Vec<&str> {
    lines.iter().map(|line| line.council_id.as_str()).collect()
}

async fn a_chair_sees_their_own_meetings_of_a_span_of_time(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (noor, sam) = (chair(&mut tx, 1, "Noor").await?, chair(&mut tx, 2, "Sam").await?);
    for (number, starts, by) in [
        (1, "2019-05-13 09:00", noor),
        (2, "2019-05-12 23:59", noor),
        (3, "2019-05-20 00:00", noor),
        (4, "2019-05-13 00:00", noor),
        (5, "2019-05-15 10:00", sam),
        (6, "2019-05-19 23:59", noor),
    ] {
        let child = child(&mut tx, number, (None, None)).await?;
        review(&mut tx, number, starts, Some(by), &[child]).await?;
    }
    let (from, until) = (at("2019-05-13 00:00"), at("2019-05-20 00:00"));
    assert_eq!(children(&whole(&mut tx, Between(from, until), Chair(noor)).await?), ["C4", "C1", "C6"]);
    assert_eq!(children(&whole(&mut tx, Between(from, until), Everyones).await?), ["C4", "C1", "C5", "C6"]);
    Ok(())
}

async fn meetings_that_were_called_off_are_left_out(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    for (number, state) in (1..).zip(MeetingState::ALL) {
        let child = child(&mut tx, number, (None, None)).await?;
        let meeting = review(&mut tx, number, "2019-05-13 09:00", None, &[child]).await?;
        assert_eq!(tx.save_meeting(&Meeting { state, ..meeting }).await?, Ok(()));
    }
    let lines = whole(&mut tx, Between(at("2019-05-13 00:00"), at("2019-05-14 00:00")), Everyones).await?;
    let states: Vec<MeetingState> = lines.iter().map(|line| line.meeting.state).collect();
    assert_eq!(states, [MeetingState::Planned, MeetingState::Held, MeetingState::Adjourned]);
    Ok(())
}

async fn siblings_stand_by_name_with_their_own_counts(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let noor = chair(&mut tx, 1, "Noor").await?;
    let (mia, leo) = (mia(&mut tx).await?, child(&mut tx, 2, (Some("léo"), Some("Okafor"))).await?);
    let meeting = review(&mut tx, 1, "2019-05-13 09:00", Some(noor), &[mia, leo]).await?;
    tx.set_due(meeting.id, mia, "later-review", day("2018-11-13"), day("2019-05-13")).await?;
    for number in [1, 2] {
        linked(&mut tx, number, mia, "2019-05-05 21:10", meeting.id).await?;
    }
    tx.confirm(
        meeting.id,
        leo,
        &Confirmation { code: Code::Pn1, by: Some(noor), at: at("2019-05-13 12:00"), why_different: None },
    )
    .await?;

    let lines = whole(&mut tx, Between(at("2019-05-13 00:00"), at("2019-05-14 00:00")), Everyones).await?;
    let [first, second] = &lines[..] else { panic!("a line for each sibling: {lines:?}") };
    assert_eq!((first.child, first.given_name.as_deref(), first.family_name.as_deref()), (leo, Some("léo"), Some("Okafor")));
    assert_eq!((first.sent, first.unread, first.due_limit, first.code), (0, 0, None, Some(Code::Pn1)));
    assert_eq!((second.child, second.date_of_birth, second.chair_name.as_deref()), (mia, day("2009-03-01"), Some("Noor Hale")));
    assert_eq!((second.sent, second.unread, second.due_limit, second.code), (2, 2, Some(day("2019-05-13")), None));
    assert_eq!(second.meeting, meeting);
    Ok(())
}

async fn a_worker_sees_the_meetings_of_their_children(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (noor, sam) = (chair(&mut tx, 1, "Noor").await?, chair(&mut tx, 2, "Sam").await?);
    let (mia, leo) = (mia(&mut tx).await?, child(&mut tx, 2, (Some("Leo"), Some("Okafor"))).await?);
    review(&mut tx, 1, "2019-05-13 09:00", Some(noor), &[mia, leo]).await?;
    tx.allocate(id(1), mia, sam, Duty::Worker, day("2019-01-07")).await?;
    // Who chairs for a child does not see it on the worker's list.
    tx.allocate(id(2), leo, sam, Duty::Chair, day("2019-01-07")).await?;
    let (from, until) = (at("2019-05-13 00:00"), at("2019-05-14 00:00"));
    assert_eq!(children(&whole(&mut tx, Between(from, until), Worker(sam)).await?), ["C1"]);
    assert_eq!(children(&whole(&mut tx, Between(from, until), Worker(noor)).await?), [""; 0]);
    tx.allocate(id(3), mia, noor, Duty::Worker, day("2019-02-04")).await?;
    assert_eq!(children(&whole(&mut tx, Between(from, until), Worker(sam)).await?), [""; 0]);
    Ok(())
}

async fn who_chairs_and_works_with_a_child_sees_the_meeting_once(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (noor, sam) = (chair(&mut tx, 1, "Noor").await?, chair(&mut tx, 2, "Sam").await?);
    for (number, by, worker) in [(1, noor, noor), (2, noor, sam), (3, sam, noor), (4, sam, sam)] {
        let child = child(&mut tx, number, (None, None)).await?;
        review(&mut tx, number, "2019-05-13 09:00", Some(by), &[child]).await?;
        tx.allocate(id(number), child, worker, Duty::Worker, day("2019-01-07")).await?;
    }
    let list = Between(at("2019-05-13 00:00"), at("2019-05-14 00:00"));
    assert_eq!(children(&whole(&mut tx, list, ChairOrWorker(noor)).await?), ["C1", "C2", "C3"]);
    assert_eq!(children(&whole(&mut tx, list, Chair(noor)).await?), ["C1", "C2"]);
    assert_eq!(children(&whole(&mut tx, list, Worker(noor)).await?), ["C1", "C3"]);
    Ok(())
}

async fn a_piece_is_unread_until_the_chair_opens_it(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (noor, sam) = (chair(&mut tx, 1, "Noor").await?, chair(&mut tx, 2, "Sam").await?);
    let mia = mia(&mut tx).await?;
    let meeting = review(&mut tx, 1, "2019-05-13 09:00", Some(noor), &[mia]).await?;
    let (piece, _) = linked(&mut tx, 1, mia, "2019-05-05 21:10", meeting.id).await?;
    let (from, until) = (at("2019-05-13 00:00"), at("2019-05-14 00:00"));
    for (reader, unread) in [(None, 1), (Some(sam), 1), (Some(noor), 0)] {
        if let Some(reader) = reader {
            tx.open_submission(piece, reader, at("2019-05-06 08:00")).await?;
        }
        let lines = whole(&mut tx, Between(from, until), Chair(noor)).await?;
        assert_eq!(lines.iter().map(|line| (line.sent, line.unread)).collect::<Vec<_>>(), [(1, unread)]);
    }
    Ok(())
}

async fn a_new_chair_has_read_nothing(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (noor, sam) = (chair(&mut tx, 1, "Noor").await?, chair(&mut tx, 2, "Sam").await?);
    let mia = mia(&mut tx).await?;
    let meeting = review(&mut tx, 1, "2019-05-13 09:00", Some(noor), &[mia]).await?;
    let (piece, _) = linked(&mut tx, 1, mia, "2019-05-05 21:10", meeting.id).await?;
    tx.open_submission(piece, noor, at("2019-05-06 08:00")).await?;
    assert_eq!(tx.save_meeting(&Meeting { chair: Some(sam), ..meeting.clone() }).await?, Ok(()));
    let (from, until) = (at("2019-05-13 00:00"), at("2019-05-14 00:00"));
    let lines = whole(&mut tx, Between(from, until), Chair(sam)).await?;
    assert_eq!(lines.iter().map(|line| line.unread).collect::<Vec<_>>(), [1]);
    // When the first chair takes it back, what they read is still read.
    assert_eq!(tx.save_meeting(&Meeting { revision: 2, ..meeting }).await?, Ok(()));
    let lines = whole(&mut tx, Between(from, until), Chair(noor)).await?;
    assert_eq!(lines.iter().map(|line| line.unread).collect::<Vec<_>>(), [0]);
    Ok(())
}

async fn a_link_that_ended_is_not_counted(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let meeting = review(&mut tx, 1, "2019-05-13 09:00", None, &[mia]).await?;
    let next = review(&mut tx, 2, "2019-06-13 09:00", None, &[mia]).await?;
    let (piece, link) = linked(&mut tx, 1, mia, "2019-05-05 21:10", meeting.id).await?;
    tx.end_link(link, EndReason::Cancelled, at("2019-05-06 08:00")).await?;
    tx.add_link(LinkId::new(id(2)), piece, CARE, Target::Meeting(next.id), LinkRule::NextInstead, at("2019-05-06 08:00")).await?;
    sent(&mut tx, 3, mia, "2019-05-05 21:12").await?;
    let lines = whole(&mut tx, Between(at("2019-05-01 00:00"), at("2019-07-01 00:00")), Everyones).await?;
    assert_eq!(lines.iter().map(|line| (line.sent, line.unread)).collect::<Vec<_>>(), [(0, 0), (1, 1)]);
    Ok(())
}

async fn meetings_with_unread_words_are_a_list_of_their_own(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let noor = chair(&mut tx, 1, "Noor").await?;
    let mut meetings = Vec::new();
    for number in 1..=4 {
        let child = child(&mut tx, number, (None, None)).await?;
        meetings.push((child, review(&mut tx, number, "2019-05-13 09:00", Some(noor), &[child]).await?.id));
    }
    let [unread, read, half_read, _nothing_sent] = meetings[..] else { panic!("four meetings") };
    for (number, (child, meeting), opened) in [(1, unread, false), (2, read, true), (3, half_read, true), (4, half_read, false)] {
        let (piece, _) = linked(&mut tx, number, child, "2019-05-05 21:10", meeting).await?;
        if opened {
            tx.open_submission(piece, noor, at("2019-05-06 08:00")).await?;
        }
    }
    let list = Unread(at("2019-05-13 00:00"), at("2019-05-14 00:00"));
    assert_eq!(children(&whole(&mut tx, list, Chair(noor)).await?), ["C1", "C3"]);
    let later = Unread(at("2019-05-13 09:01"), at("2019-05-14 00:00"));
    assert_eq!(children(&whole(&mut tx, later, Everyones).await?), [""; 0]);
    Ok(())
}

async fn a_meeting_is_to_finish_until_it_is_recorded_and_coded(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (noor, sam) = (chair(&mut tx, 1, "Noor").await?, chair(&mut tx, 2, "Sam").await?);
    let mut people = Vec::new();
    for number in 1..=6 {
        people.push(child(&mut tx, number, (None, None)).await?);
    }
    let [not_recorded, not_coded, coded, to_come, imported, called_off] = people[..] else { panic!("six children") };
    let code = Confirmation { code: Code::Pn1, by: Some(noor), at: at("2019-05-13 12:00"), why_different: None };

    review(&mut tx, 1, "2019-05-13 09:00", Some(noor), &[not_recorded]).await?;
    let meeting = review(&mut tx, 2, "2019-05-12 09:00", Some(sam), &[not_coded]).await?;
    hold(&mut tx, meeting).await?;
    let meeting = review(&mut tx, 3, "2019-05-11 09:00", Some(noor), &[coded]).await?;
    let meeting = hold(&mut tx, meeting).await?;
    tx.confirm(meeting.id, coded, &code).await?;
    review(&mut tx, 4, "2019-05-13 12:00", Some(noor), &[to_come]).await?;
    let meeting = review(&mut tx, 5, "2018-05-11 09:00", None, &[imported]).await?;
    hold(&mut tx, meeting).await?;
    let meeting = review(&mut tx, 6, "2019-05-11 09:00", Some(noor), &[called_off]).await?;
    assert_eq!(tx.save_meeting(&Meeting { state: MeetingState::StoodDown, ..meeting }).await?, Ok(()));

    let now = at("2019-05-13 12:00");
    assert_eq!(children(&whole(&mut tx, ToFinish(now), Everyones).await?), ["C2", "C1"]);
    assert_eq!(children(&whole(&mut tx, ToFinish(now), Chair(noor)).await?), ["C1"]);
    Ok(())
}

async fn every_line_of_every_list_is_on_one_page(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let noor = chair(&mut tx, 1, "Noor").await?;
    let mut siblings = Vec::new();
    for number in 1..=7 {
        siblings.push(child(&mut tx, number, (None, None)).await?);
    }
    // All at one time: only the children's names say which comes first.
    let (three, four) = siblings.split_at(3);
    for (number, children) in [(1, four), (2, three)] {
        let meeting = review(&mut tx, number, "2019-05-13 09:00", Some(noor), children).await?;
        for (child, piece) in children.iter().zip(10 * number..) {
            linked(&mut tx, piece, *child, "2019-05-05 21:10", meeting.id).await?;
        }
    }
    let (from, until) = (at("2019-05-13 00:00"), at("2019-05-14 00:00"));
    for list in [Between(from, until), Unread(from, until), ToFinish(until)] {
        assert_eq!(tx.count_meeting_lines(list, Chair(noor)).await?, 7);
        let mut seen = Vec::new();
        for skip in [0, 3, 6, 9] {
            let page = tx.meeting_lines(list, Chair(noor), Window { skip, take: 3 }).await?;
            seen.extend(page.into_iter().map(|line| line.council_id));
        }
        assert_eq!(seen, ["C1", "C2", "C3", "C4", "C5", "C6", "C7"], "{list:?}");
    }
    Ok(())
}

//! The rows behind the rates.

use crate::{
    given::{CARE, at, chair, child, day, hold, id, linked, mia, review, sent},
    harness::{Db, claims},
};
use chrono::NaiveDate;
use heard_domain::{
    ids::{ChildId, LinkId},
    linking::{EndReason, LinkRule, Target},
    meeting::{MeetingKind, MeetingState},
    participation::Code,
    rates::HeldReview,
};
use heard_store::{Confirmation, Meeting, NamedReview, Result, Tx};

claims![
    a_row_says_who_when_and_how_it_was_coded,
    only_meetings_held_in_the_period_have_rows,
    a_piece_is_in_time_when_it_was_sent_before_the_start,
    a_link_that_ended_does_not_count,
    read_in_time_is_all_of_it_opened_by_the_chair_of_record_before_the_start,
    the_days_held_are_the_first_and_the_last,
];

/// The days of a May.
fn may() -> (NaiveDate, NaiveDate) {
    (day("2019-05-01"), day("2019-05-31"))
}

/// Whether each child's pieces came in time and were read in time.
async fn in_may(tx: &mut Tx) -> Result<Vec<(ChildId, bool, bool)>> {
    let (from, to) = may();
    let rows = tx.reviews_held_with_names(from, to).await?;
    let mut counted = tx.reviews_held(from, to).await?;
    counted
        .sort_by_key(|row| rows.iter().position(|named| (named.review.meeting, named.review.child) == (row.meeting, row.child)));
    assert_eq!(counted, rows.iter().map(|row| row.review).collect::<Vec<_>>(), "with and without names");
    Ok(counted.into_iter().map(|row| (row.child, row.submitted_in_time, row.read_in_time)).collect())
}

async fn a_row_says_who_when_and_how_it_was_coded(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let noor = chair(&mut tx, 1, "Noor").await?;
    let mia = mia(&mut tx).await?;
    let nameless = child(&mut tx, 2, (None, None)).await?;
    let meeting = review(&mut tx, 1, "2019-05-13 09:00", Some(noor), &[nameless, mia]).await?;
    let meeting = hold(&mut tx, meeting).await?;
    tx.set_due(meeting.id, mia, "later-review", day("2018-11-13"), day("2019-05-13")).await?;
    tx.confirm(
        meeting.id,
        mia,
        &Confirmation { code: Code::Pn1, by: Some(noor), at: at("2019-05-13 12:00"), why_different: None },
    )
    .await?;
    let of_mia = HeldReview {
        meeting: meeting.id,
        child: mia,
        kind: MeetingKind::LookedAfterReview,
        chair: Some(noor),
        held_on: day("2019-05-13"),
        age: 10,
        code: Some(Code::Pn1),
        submitted_in_time: false,
        read_in_time: false,
        held_in_time: Some(true),
    };
    let of_nameless = HeldReview { child: nameless, code: None, held_in_time: None, ..of_mia };
    let named = NamedReview {
        review: of_mia,
        council_id: "C1".to_owned(),
        given_name: Some("Mia".to_owned()),
        family_name: Some("Okafor".to_owned()),
        chair_name: Some("Noor Hale".to_owned()),
        due_limit: Some(day("2019-05-13")),
    };
    let no_name = NamedReview {
        review: of_nameless,
        council_id: "C2".to_owned(),
        given_name: None,
        family_name: None,
        due_limit: None,
        ..named.clone()
    };
    let (from, to) = may();
    assert_eq!(tx.reviews_held_with_names(from, to).await?, [named, no_name]);
    assert_eq!(tx.chairs_of(from, to).await?, [(noor, "Noor Hale".to_owned())]);
    assert_eq!(tx.chairs_of(day("2019-06-01"), day("2019-06-30")).await?, []);
    in_may(&mut tx).await?;
    Ok(())
}

async fn only_meetings_held_in_the_period_have_rows(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (noor, sam) = (chair(&mut tx, 1, "Noor").await?, chair(&mut tx, 2, "Sam").await?);
    for (number, starts, state, by) in [
        (1, "2019-04-30 09:00", MeetingState::Held, Some(noor)),
        (2, "2019-05-31 09:00", MeetingState::Held, None),
        (3, "2019-05-01 09:00", MeetingState::Held, Some(sam)),
        (4, "2019-06-01 09:00", MeetingState::Held, Some(noor)),
        (5, "2019-05-13 09:00", MeetingState::Cancelled, Some(noor)),
        (6, "2019-05-14 09:00", MeetingState::Planned, Some(noor)),
        (7, "2019-05-15 09:00", MeetingState::Held, Some(noor)),
    ] {
        let child = child(&mut tx, number, (None, None)).await?;
        let meeting = review(&mut tx, number, starts, by, &[child]).await?;
        if state == MeetingState::Held {
            hold(&mut tx, meeting).await?;
        } else {
            assert_eq!(tx.save_meeting(&Meeting { state, ..meeting }).await?, Ok(()));
        }
    }
    let mut rows = async |(from, to)| {
        tx.reviews_held_with_names(from, to).await.unwrap().into_iter().map(|row| row.council_id).collect::<Vec<_>>()
    };
    assert_eq!(rows(may()).await, ["C3", "C7", "C2"]);
    assert_eq!(rows((day("2019-07-01"), day("2019-07-31"))).await, [""; 0]);
    Ok(())
}

async fn a_piece_is_in_time_when_it_was_sent_before_the_start(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (mia, leo) = (mia(&mut tx).await?, child(&mut tx, 2, (Some("Leo"), Some("Okafor"))).await?);
    let meeting = review(&mut tx, 1, "2019-05-13 09:00", None, &[mia, leo]).await?;
    let meeting = hold(&mut tx, meeting).await?;
    // A piece that is linked nowhere counts nowhere; one sent at the very start, or after, is too late.
    sent(&mut tx, 1, mia, "2019-05-05 21:10").await?;
    for (number, sent_at) in [(2, "2019-05-13 09:00"), (3, "2019-05-13 09:01")] {
        linked(&mut tx, number, mia, sent_at, meeting.id).await?;
    }
    assert_eq!(in_may(&mut tx).await?, [(mia, false, false), (leo, false, false)]);
    linked(&mut tx, 4, mia, "2019-05-13 08:59", meeting.id).await?;
    assert_eq!(in_may(&mut tx).await?, [(mia, true, false), (leo, false, false)]);
    Ok(())
}

async fn a_link_that_ended_does_not_count(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let first = review(&mut tx, 1, "2019-05-13 09:00", None, &[mia]).await?;
    let second = review(&mut tx, 2, "2019-05-20 09:00", None, &[mia]).await?;
    let (piece, link) = linked(&mut tx, 1, mia, "2019-05-05 21:10", first.id).await?;
    tx.end_link(link, EndReason::KindCorrected, at("2019-05-06 08:00")).await?;
    tx.add_link(LinkId::new(id(2)), piece, CARE, Target::Meeting(second.id), LinkRule::NextInstead, at("2019-05-06 08:00"))
        .await?;
    for meeting in [first, second] {
        hold(&mut tx, meeting).await?;
    }
    assert_eq!(in_may(&mut tx).await?, [(mia, false, false), (mia, true, false)]);
    Ok(())
}

async fn read_in_time_is_all_of_it_opened_by_the_chair_of_record_before_the_start(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (noor, sam) = (chair(&mut tx, 1, "Noor").await?, chair(&mut tx, 2, "Sam").await?);
    let mia = mia(&mut tx).await?;
    let meeting = review(&mut tx, 1, "2019-05-13 09:00", Some(noor), &[mia]).await?;
    let meeting = hold(&mut tx, meeting).await?;
    let (first, _) = linked(&mut tx, 1, mia, "2019-05-05 21:10", meeting.id).await?;
    tx.open_submission(first, sam, at("2019-05-06 08:00")).await?;
    assert_eq!(in_may(&mut tx).await?, [(mia, true, false)], "opened by somebody else");
    tx.open_submission(first, noor, at("2019-05-13 08:59")).await?;
    assert_eq!(in_may(&mut tx).await?, [(mia, true, true)]);
    let (second, _) = linked(&mut tx, 2, mia, "2019-05-05 21:10", meeting.id).await?;
    tx.open_submission(second, noor, at("2019-05-13 09:00")).await?;
    assert_eq!(in_may(&mut tx).await?, [(mia, true, false)], "one of two opened only when the meeting began");
    let sams = Meeting { chair: Some(sam), ..meeting };
    assert_eq!(tx.save_meeting(&sams).await?, Ok(()));
    tx.open_submission(second, sam, at("2019-05-06 08:00")).await?;
    assert_eq!(in_may(&mut tx).await?, [(mia, true, true)], "of the new chair's point of view");
    Ok(())
}

async fn the_days_held_are_the_first_and_the_last(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    assert_eq!(tx.days_held().await?, None);
    let mia = mia(&mut tx).await?;
    review(&mut tx, 1, "2018-01-01 09:00", None, &[mia]).await?;
    for (number, starts) in [(2, "2019-05-13 09:00"), (3, "2018-11-04 09:00"), (4, "2019-02-01 09:00")] {
        let meeting = review(&mut tx, number, starts, None, &[mia]).await?;
        hold(&mut tx, meeting).await?;
    }
    assert_eq!(tx.days_held().await?, Some((day("2018-11-04"), day("2019-05-13"))));
    Ok(())
}

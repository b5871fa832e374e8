//! The rows behind the rates.

use crate::{
    given::{CARE, at, chair, child, day, hold, id, linked, mia, review, sent},
    harness::{Db, claims},
};
use heard_domain::{
    ids::LinkId,
    linking::{EndReason, LinkRule, Target},
    meeting::{MeetingKind, MeetingState},
    participation::Code,
};
use heard_store::{Confirmation, Meeting, Result, ReviewRow, RowFilter};

claims![
    a_row_says_who_when_and_how_it_was_coded,
    only_meetings_held_in_the_period_have_rows,
    a_piece_is_in_time_when_it_was_sent_before_the_start,
    a_link_that_ended_does_not_count,
    not_opened_is_what_the_chair_of_record_had_not_opened_before_the_start,
    the_days_held_are_the_first_and_the_last,
];

const MAY: (&str, &str) = ("2019-05-01", "2019-05-31");

fn filter((from, to): (&str, &str)) -> RowFilter {
    RowFilter { from: day(from), to: day(to), chair: None }
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
    let of_mia = ReviewRow {
        meeting: meeting.id,
        child: mia,
        council_id: "C1".to_owned(),
        given_name: Some("Mia".to_owned()),
        family_name: Some("Okafor".to_owned()),
        date_of_birth: day("2009-03-01"),
        kind: MeetingKind::LookedAfterReview,
        held_on: day("2019-05-13"),
        starts_at: at("2019-05-13 09:00"),
        chair: Some(noor),
        chair_name: Some("Noor Hale".to_owned()),
        code: Some(Code::Pn1),
        due_limit: Some(day("2019-05-13")),
        in_time: 0,
        not_opened: 0,
    };
    let of_nameless = ReviewRow {
        child: nameless,
        council_id: "C2".to_owned(),
        given_name: None,
        family_name: None,
        code: None,
        due_limit: None,
        ..of_mia.clone()
    };
    assert_eq!(tx.reviews_held(&filter(MAY)).await?, [of_mia, of_nameless]);
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
    let mut rows =
        async |filter| tx.reviews_held(&filter).await.unwrap().into_iter().map(|row| row.council_id).collect::<Vec<_>>();
    assert_eq!(rows(filter(MAY)).await, ["C3", "C7", "C2"]);
    assert_eq!(rows(RowFilter { chair: Some(noor), ..filter(MAY) }).await, ["C7"]);
    assert_eq!(rows(filter(("2019-07-01", "2019-07-31"))).await, [""; 0]);
    Ok(())
}

async fn a_piece_is_in_time_when_it_was_sent_before_the_start(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (mia, leo) = (mia(&mut tx).await?, child(&mut tx, 2, (Some("Leo"), Some("Okafor"))).await?);
    let meeting = review(&mut tx, 1, "2019-05-13 09:00", None, &[mia, leo]).await?;
    let meeting = hold(&mut tx, meeting).await?;
    // Before; at the very start, which is too late; after. A piece that is linked nowhere counts nowhere.
    for (number, sent_at) in [(1, "2019-05-13 08:59"), (2, "2019-05-13 09:00"), (3, "2019-05-13 09:01")] {
        linked(&mut tx, number, mia, sent_at, meeting.id).await?;
    }
    sent(&mut tx, 4, mia, "2019-05-05 21:10").await?;
    let counts: Vec<_> =
        tx.reviews_held(&filter(MAY)).await?.into_iter().map(|row| (row.child, row.in_time, row.not_opened)).collect();
    assert_eq!(counts, [(mia, 1, 1), (leo, 0, 0)]);
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
    let counts: Vec<i64> = tx.reviews_held(&filter(MAY)).await?.into_iter().map(|row| row.in_time).collect();
    assert_eq!(counts, [0, 1]);
    Ok(())
}

async fn not_opened_is_what_the_chair_of_record_had_not_opened_before_the_start(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (noor, sam) = (chair(&mut tx, 1, "Noor").await?, chair(&mut tx, 2, "Sam").await?);
    let mia = mia(&mut tx).await?;
    let meeting = review(&mut tx, 1, "2019-05-13 09:00", Some(noor), &[mia]).await?;
    let meeting = hold(&mut tx, meeting).await?;
    for (number, reader, opened) in [(1, noor, "2019-05-13 08:59"), (2, noor, "2019-05-13 09:00"), (3, sam, "2019-05-06 08:00")] {
        let (piece, _) = linked(&mut tx, number, mia, "2019-05-05 21:10", meeting.id).await?;
        tx.open_submission(piece, reader, at(opened)).await?;
    }
    let counts: Vec<_> = tx.reviews_held(&filter(MAY)).await?.into_iter().map(|row| (row.in_time, row.not_opened)).collect();
    assert_eq!(counts, [(3, 2)]);
    assert_eq!(tx.save_meeting(&Meeting { chair: Some(sam), ..meeting }).await?, Ok(()));
    let counts: Vec<_> = tx.reviews_held(&filter(MAY)).await?.into_iter().map(|row| (row.in_time, row.not_opened)).collect();
    assert_eq!(counts, [(3, 2)], "of the new chair's point of view, only the third was opened");
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

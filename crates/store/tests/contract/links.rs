//! Links of sent pieces: current ones, and every one there ever was.

use crate::{
    given::{CARE, at, child, day, id, linked, mia, review, sent},
    harness::{Db, claims},
};
use heard_domain::{
    ids::LinkId,
    linking::{EndReason, LinkRule, Slot, Target},
    submission::Cycle,
};
use heard_store::{Error, Result, StoredLink};

claims![
    a_link_carries_its_rule_and_its_time,
    a_link_that_ended_stays_in_the_history,
    the_first_end_of_a_link_stands,
    a_piece_has_one_standing_link_in_each_slot,
];

async fn a_link_carries_its_rule_and_its_time(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let leo = child(&mut tx, 2, (Some("Leo"), Some("Okafor"))).await?;
    let meeting = review(&mut tx, 1, "2019-05-13 09:00", None, &[mia]).await?;
    let (piece, link) = linked(&mut tx, 1, mia, "2019-05-05 21:10", meeting.id).await?;
    let window = Target::DueWindow { limit: Some(day("2019-07-30")) };
    let waiting = LinkId::new(id(2));
    tx.add_link(waiting, piece, Slot::Next(Cycle::Protection), window, LinkRule::NoneBooked, at("2019-05-05 21:11")).await?;
    let to_meeting = StoredLink {
        id: link,
        submission: piece,
        slot: CARE,
        target: Target::Meeting(meeting.id),
        rule: LinkRule::EarliestPlanned,
        made_at: at("2019-05-05 21:10"),
        ended: None,
    };
    let to_window = StoredLink {
        id: waiting,
        slot: Slot::Next(Cycle::Protection),
        target: window,
        rule: LinkRule::NoneBooked,
        made_at: at("2019-05-05 21:11"),
        ..to_meeting.clone()
    };
    assert_eq!(tx.links_of_child(mia).await?, [to_meeting.clone(), to_window.clone()]);
    assert_eq!(tx.link_history(piece).await?, [to_meeting, to_window]);
    assert_eq!(tx.links_of_child(leo).await?, []);
    Ok(())
}

async fn a_link_that_ended_stays_in_the_history(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let meeting = review(&mut tx, 1, "2019-05-13 09:00", None, &[mia]).await?;
    let next = review(&mut tx, 2, "2019-06-13 09:00", None, &[mia]).await?;
    let (piece, first) = linked(&mut tx, 1, mia, "2019-05-05 21:10", meeting.id).await?;
    tx.end_link(first, EndReason::StoodDown, at("2019-05-06 08:00")).await?;
    let second = LinkId::new(id(2));
    tx.add_link(second, piece, CARE, Target::Meeting(next.id), LinkRule::NextInstead, at("2019-05-06 08:00")).await?;
    let current: Vec<LinkId> = tx.links_of_child(mia).await?.into_iter().map(|link| link.id).collect();
    assert_eq!(current, [second]);
    let history: Vec<_> = tx.link_history(piece).await?.into_iter().map(|link| (link.id, link.ended)).collect();
    assert_eq!(history, [(first, Some((at("2019-05-06 08:00"), EndReason::StoodDown))), (second, None)]);
    Ok(())
}

async fn the_first_end_of_a_link_stands(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let meeting = review(&mut tx, 1, "2019-05-13 09:00", None, &[mia]).await?;
    let (piece, link) = linked(&mut tx, 1, mia, "2019-05-05 21:10", meeting.id).await?;
    tx.end_link(link, EndReason::Cancelled, at("2019-05-06 08:00")).await?;
    tx.end_link(link, EndReason::StoodDown, at("2019-05-07 08:00")).await?;
    let ended: Vec<_> = tx.link_history(piece).await?.into_iter().map(|link| link.ended).collect();
    assert_eq!(ended, [Some((at("2019-05-06 08:00"), EndReason::Cancelled))]);
    Ok(())
}

async fn a_piece_has_one_standing_link_in_each_slot(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let meeting = review(&mut tx, 1, "2019-05-13 09:00", None, &[mia]).await?;
    let piece = sent(&mut tx, 1, mia, "2019-05-05 21:10").await?;
    for (number, slot) in (1..).zip(Slot::ALL) {
        let target = Target::Meeting(meeting.id);
        tx.add_link(LinkId::new(id(number)), piece, slot, target, LinkRule::EarliestPlanned, at("2019-05-05 21:10")).await?;
    }
    let again = tx
        .add_link(LinkId::new(id(4)), piece, CARE, Target::Meeting(meeting.id), LinkRule::NowBooked, at("2019-05-05 21:10"))
        .await;
    assert!(matches!(again, Err(Error::Database(_))), "{again:?}");
    Ok(())
}

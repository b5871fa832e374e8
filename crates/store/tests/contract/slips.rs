//! Slips, and what families say with them: about a conference, and not of one child.

use crate::{
    given::{at, chair, child, day, draft, id, mia, review, snapshot},
    harness::{Db, claims},
};
use heard_domain::{
    forms::Band,
    ids::{ChildId, LinkId, MeetingId, SlipId, SubmissionId},
    linking::{LinkRule, Slot, Target},
    meeting::MeetingKind,
    submission::{Cycle, CycleChoice, SubmissionKind},
};
use heard_store::{Error, Meeting, NewSlip, NewSubmission, Owner, Result, Slip, StoredLink, Tx};

claims![
    a_slip_is_found_by_its_token_and_by_its_code,
    one_slip_begins_one_piece,
    a_stopped_slip_begins_nothing,
    stopping_spares_what_was_begun_unless_that_is_meant_and_what_was_sent_in_any_case,
    a_draft_that_is_thrown_away_leaves_its_slip_unused,
    a_piece_is_of_a_child_or_a_family_or_an_adult_and_never_of_two,
    what_was_sent_is_found_about_its_conference_and_with_the_next,
    a_piece_of_a_family_is_no_childs,
    a_family_is_every_child_of_the_conference,
    a_paper_return_keeps_the_day_it_came,
    a_carers_slip_is_of_a_child_and_apart_from_a_conferences,
    what_an_adult_writes_of_a_child_is_never_the_childs,
    views_before_a_meeting_are_found_with_it_and_not_among_returns,
];

const FORM: &str = "parent-feedback";

/// A conference of these children, under way.
async fn conference(tx: &mut Tx, number: u128, starts: &str, children: &[ChildId]) -> Result<Meeting> {
    let meeting = review(tx, number, starts, None, children).await?;
    let conference = Meeting { kind: MeetingKind::ReviewConference, ..meeting };
    assert_eq!(tx.save_meeting(&conference).await?, Ok(()));
    Ok(Meeting { revision: 2, ..conference })
}

/// A slip whose hashes are "token" and "code" with its number.
async fn slip(tx: &mut Tx, number: u128, meeting: MeetingId) -> Result<SlipId> {
    let id = SlipId::new(id(number));
    tx.add_slip(&NewSlip {
        id,
        form: FORM,
        whose: Owner::Family(meeting),
        token_hash: &format!("token{number}"),
        code_hash: &format!("code{number}"),
        by: None,
        at: at("2019-05-13 11:00"),
        expires_at: at("2019-06-10 11:00"),
    })
    .await?;
    Ok(id)
}

/// What a family began to say about a conference.
async fn begun(tx: &mut Tx, number: u128, about: MeetingId) -> Result<SubmissionId> {
    let id = SubmissionId::new(id(number));
    tx.add_submission(&NewSubmission {
        id,
        whose: Owner::Family(about),
        author: None,
        form: FORM,
        form_version: 2,
        part: None,
        kind: SubmissionKind::ParentFeedback,
        band: Band::Adult,
        language: heard_domain::forms::Language::English,
        helper: None,
        received_on: None,
        at: at("2019-05-13 18:00"),
    })
    .await?;
    Ok(id)
}

async fn sent(tx: &mut Tx, number: u128, about: MeetingId) -> Result<SubmissionId> {
    let id = begun(tx, number, about).await?;
    assert!(tx.send(id, CycleChoice::Both, at("2019-05-13 18:05"), &snapshot("I was heard.")).await?);
    Ok(id)
}

async fn a_slip_is_found_by_its_token_and_by_its_code(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let noor = chair(&mut tx, 1, "Noor").await?;
    let mia = mia(&mut tx).await?;
    let meeting = conference(&mut tx, 1, "2019-05-13 09:00", &[mia]).await?.id;
    let new = NewSlip {
        id: SlipId::new(id(1)),
        form: FORM,
        whose: Owner::Family(meeting),
        token_hash: "of the token",
        code_hash: "of the code",
        by: Some(noor),
        at: at("2019-05-13 11:00"),
        expires_at: at("2019-06-10 11:00"),
    };
    tx.add_slip(&new).await?;
    let kept = Slip {
        id: new.id,
        form: FORM.to_owned(),
        whose: Owner::Family(meeting),
        made_at: new.at,
        expires_at: new.expires_at,
        submission: None,
        sent_at: None,
        stopped_at: None,
    };
    assert_eq!(tx.slip_by_token("of the token").await?, Some(kept.clone()));
    assert_eq!(tx.slip_by_code("of the code").await?, Some(kept.clone()));
    assert_eq!(tx.slip(new.id).await?, Some(kept.clone()));
    assert_eq!(tx.slips_of(FORM, Owner::Family(meeting)).await?, [kept]);
    assert_eq!(tx.slip_by_token("of the code").await?, None);
    assert_eq!(tx.slip_by_code("of the token").await?, None);
    Ok(())
}

async fn one_slip_begins_one_piece(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let meeting = conference(&mut tx, 1, "2019-05-13 09:00", &[mia]).await?.id;
    let slip = slip(&mut tx, 1, meeting).await?;
    let (first, second) = (begun(&mut tx, 1, meeting).await?, begun(&mut tx, 2, meeting).await?);
    assert!(tx.begin_with_slip(slip, first).await?);
    assert!(!tx.begin_with_slip(slip, second).await?);
    assert!(tx.send(first, CycleChoice::Both, at("2019-05-13 18:05"), &snapshot("I was heard.")).await?);
    let stands = tx.slip(slip).await?.expect("it was made");
    assert_eq!((stands.submission, stands.sent_at), (Some(first), Some(at("2019-05-13 18:05"))));
    Ok(())
}

async fn a_stopped_slip_begins_nothing(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let meeting = conference(&mut tx, 1, "2019-05-13 09:00", &[mia]).await?.id;
    let slip = slip(&mut tx, 1, meeting).await?;
    assert_eq!(tx.stop_slips(FORM, Owner::Family(meeting), false, at("2019-05-13 12:00")).await?, 1);
    assert_eq!(tx.stop_slips(FORM, Owner::Family(meeting), true, at("2019-05-13 13:00")).await?, 0, "the first time stands");
    let piece = begun(&mut tx, 1, meeting).await?;
    assert!(!tx.begin_with_slip(slip, piece).await?);
    assert_eq!(tx.slip(slip).await?.and_then(|slip| slip.stopped_at), Some(at("2019-05-13 12:00")));
    Ok(())
}

async fn stopping_spares_what_was_begun_unless_that_is_meant_and_what_was_sent_in_any_case(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let meeting = conference(&mut tx, 1, "2019-05-13 09:00", &[mia]).await?.id;
    let other = conference(&mut tx, 2, "2019-05-13 14:00", &[mia]).await?.id;
    for (number, conference) in [(1, meeting), (2, meeting), (3, meeting), (4, other)] {
        slip(&mut tx, number, conference).await?;
    }
    let piece = begun(&mut tx, 1, meeting).await?;
    assert!(tx.begin_with_slip(SlipId::new(id(2)), piece).await?);
    let gone = sent(&mut tx, 2, meeting).await?;
    assert!(tx.begin_with_slip(SlipId::new(id(3)), gone).await?);
    assert_eq!(tx.stop_slips(FORM, Owner::Family(meeting), false, at("2019-05-14 12:00")).await?, 1);
    assert_eq!(tx.stop_slips(FORM, Owner::Family(meeting), true, at("2019-05-15 12:00")).await?, 1);
    let stopped: Vec<_> = tx.slips_of(FORM, Owner::Family(meeting)).await?.into_iter().map(|slip| slip.stopped_at).collect();
    assert_eq!(stopped, [Some(at("2019-05-14 12:00")), Some(at("2019-05-15 12:00")), None]);
    assert_eq!(tx.slip(SlipId::new(id(4))).await?.and_then(|slip| slip.stopped_at), None);
    Ok(())
}

async fn a_draft_that_is_thrown_away_leaves_its_slip_unused(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let meeting = conference(&mut tx, 1, "2019-05-13 09:00", &[mia]).await?.id;
    let slip = slip(&mut tx, 1, meeting).await?;
    let first = begun(&mut tx, 1, meeting).await?;
    assert!(tx.begin_with_slip(slip, first).await?);
    assert!(tx.throw_away(first).await?);
    let again = begun(&mut tx, 2, meeting).await?;
    assert!(tx.begin_with_slip(slip, again).await?);
    Ok(())
}

async fn a_piece_is_of_a_child_or_a_family_or_an_adult_and_never_of_two(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    chair(&mut tx, 1, "Noor").await?;
    let mia = mia(&mut tx).await?;
    let meeting = conference(&mut tx, 1, "2019-05-13 09:00", &[mia]).await?.id;
    let (hers, theirs) = (draft(&mut tx, 1, mia, "2019-05-13 18:00").await?, begun(&mut tx, 2, meeting).await?);
    assert_eq!(tx.submission(hers).await?.map(|piece| piece.whose), Some(Owner::Child(mia)));
    assert_eq!(tx.submission(theirs).await?.map(|piece| piece.whose), Some(Owner::Family(meeting)));
    tx.commit().await?;
    for change in
        ["child_id = null", "about_id = (select id from meeting)", "of_child_id = child_id", "author_id = (select id from staff)"]
    {
        let refused = db.by_hand(&format!("update submission set {change} where child_id is not null")).await;
        assert!(refused.is_err(), "{change}");
    }
    Ok(())
}

async fn what_was_sent_is_found_about_its_conference_and_with_the_next(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let meeting = conference(&mut tx, 1, "2019-05-13 09:00", &[mia]).await?.id;
    let next = conference(&mut tx, 2, "2019-11-13 09:00", &[mia]).await?.id;
    let piece = sent(&mut tx, 1, meeting).await?;
    begun(&mut tx, 2, meeting).await?;
    let made = at("2019-05-13 18:05");
    let about = LinkId::new(id(1));
    tx.add_link(about, piece, Slot::About, Target::Meeting(meeting), LinkRule::AboutConference, made).await?;
    let (slot, rule) = (Slot::Next(Cycle::Protection), LinkRule::WithNextConference);
    tx.add_link(LinkId::new(id(2)), piece, slot, Target::Meeting(next), rule, made).await?;
    let ids = |pieces: Vec<heard_store::Submission>| pieces.into_iter().map(|piece| piece.id).collect::<Vec<_>>();
    assert_eq!(ids(tx.family_pieces(meeting).await?), [piece], "a draft is nobody's but its writer's");
    assert_eq!(ids(tx.family_pieces(next).await?), []);
    assert_eq!(ids(tx.returns_shown_with(next).await?), [piece]);
    assert_eq!(ids(tx.returns_shown_with(meeting).await?), []);
    let links: Vec<StoredLink> = tx.links_of_submission(piece).await?;
    assert_eq!(
        links.iter().map(|link| (link.slot, link.target)).collect::<Vec<_>>(),
        [(Slot::About, Target::Meeting(meeting)), (slot, Target::Meeting(next)),]
    );
    Ok(())
}

async fn a_piece_of_a_family_is_no_childs(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let meeting = conference(&mut tx, 1, "2019-05-13 09:00", &[mia]).await?.id;
    let piece = sent(&mut tx, 1, meeting).await?;
    let link = LinkId::new(id(1));
    tx.add_link(link, piece, Slot::About, Target::Meeting(meeting), LinkRule::AboutConference, at("2019-05-13 18:05")).await?;
    assert_eq!(tx.submissions_of_child(mia).await?, []);
    assert_eq!(tx.submissions_for(meeting, mia).await?, []);
    assert_eq!(tx.links_of_child(mia).await?, []);
    assert_eq!(tx.draft(mia, "parent-feedback", None).await?, None);
    assert!(tx.children_who_sent().await?.is_empty());
    Ok(())
}

async fn a_family_is_every_child_of_the_conference(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let leo = child(&mut tx, 2, (Some("Leo"), Some("Okafor"))).await?;
    let other = child(&mut tx, 3, (Some("Ada"), Some("Reed"))).await?;
    let meeting = conference(&mut tx, 1, "2019-05-13 09:00", &[mia, leo]).await?.id;
    let piece = sent(&mut tx, 1, meeting).await?;
    for (child, expected) in [(mia, vec![piece]), (leo, vec![piece]), (other, vec![])] {
        let found: Vec<_> = tx.family_pieces_of(child).await?.into_iter().map(|piece| piece.id).collect();
        assert_eq!(found, expected);
    }
    let window = Target::DueWindow { limit: Some(day("2019-11-13")) };
    let slot = Slot::Next(Cycle::Protection);
    tx.add_link(LinkId::new(id(1)), piece, slot, window, LinkRule::NoneBooked, at("2019-05-13 18:05")).await?;
    assert_eq!(tx.children_with_open_links().await?, [mia, leo], "a sweep looks at it through its children");
    Ok(())
}

async fn a_paper_return_keeps_the_day_it_came(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let meeting = conference(&mut tx, 1, "2019-05-13 09:00", &[mia]).await?.id;
    let paper = NewSubmission {
        id: SubmissionId::new(id(1)),
        whose: Owner::Family(meeting),
        author: None,
        form: FORM,
        form_version: 2,
        part: None,
        kind: SubmissionKind::ParentFeedback,
        band: Band::Adult,
        language: heard_domain::forms::Language::English,
        helper: None,
        received_on: Some(day("2019-05-14")),
        at: at("2019-05-20 09:00"),
    };
    tx.add_submission(&paper).await?;
    assert_eq!(tx.submission(paper.id).await?.and_then(|piece| piece.received_on), Some(day("2019-05-14")));
    assert!(matches!(tx.add_submission(&paper).await, Err(Error::Database(_))), "the same paper is not typed in twice");
    Ok(())
}

/// What an adult sent, of this kind.
async fn adult(tx: &mut Tx, number: u128, whose: Owner, kind: SubmissionKind) -> Result<SubmissionId> {
    let id = SubmissionId::new(id(number));
    tx.add_submission(&NewSubmission {
        id,
        whose,
        author: None,
        form: "carer-views",
        form_version: 2,
        part: None,
        kind,
        band: Band::Adult,
        language: heard_domain::forms::Language::English,
        helper: None,
        received_on: None,
        at: at("2019-05-06 18:00"),
    })
    .await?;
    assert!(tx.send(id, CycleChoice::Both, at("2019-05-06 18:05"), &snapshot("All is well.")).await?);
    Ok(id)
}

async fn a_carers_slip_is_of_a_child_and_apart_from_a_conferences(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let meeting = conference(&mut tx, 1, "2019-05-13 09:00", &[mia]).await?.id;
    slip(&mut tx, 1, meeting).await?;
    let new = NewSlip {
        id: SlipId::new(id(2)),
        form: "carer-views",
        whose: Owner::Adult(mia),
        token_hash: "of the token",
        code_hash: "of the code",
        by: None,
        at: at("2019-05-01 11:00"),
        expires_at: at("2019-06-10 11:00"),
    };
    tx.add_slip(&new).await?;
    let slips = tx.slips_of(new.form, new.whose).await?;
    assert_eq!(slips.iter().map(|slip| (slip.id, slip.whose)).collect::<Vec<_>>(), [(new.id, new.whose)]);
    assert_eq!(tx.slips_of(FORM, Owner::Family(meeting)).await?.len(), 1);
    assert_eq!(tx.stop_slips(new.form, new.whose, true, at("2019-05-02 11:00")).await?, 1);
    assert_eq!(tx.slip(SlipId::new(id(1))).await?.and_then(|slip| slip.stopped_at), None);
    Ok(())
}

async fn what_an_adult_writes_of_a_child_is_never_the_childs(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let meeting = review(&mut tx, 1, "2019-05-13 09:00", None, &[mia]).await?.id;
    let (slot, rule) = (Slot::Next(Cycle::Care), LinkRule::EarliestPlanned);
    for (number, kind) in [(1, SubmissionKind::AdultViews), (2, SubmissionKind::Observation)] {
        let piece = adult(&mut tx, number, Owner::Adult(mia), kind).await?;
        tx.add_link(LinkId::new(id(number)), piece, slot, Target::Meeting(meeting), rule, at("2019-05-06 18:05")).await?;
    }
    assert_eq!(tx.submissions_of_child(mia).await?, []);
    assert_eq!(tx.submissions_for(meeting, mia).await?, []);
    assert_eq!(tx.links_of_child(mia).await?, []);
    assert_eq!(tx.draft(mia, "carer-views", None).await?, None);
    assert!(tx.children_who_sent().await?.is_empty());
    let ids = |pieces: Vec<heard_store::Submission>| pieces.into_iter().map(|piece| piece.id).collect::<Vec<_>>();
    let both = [1, 2].map(|number| SubmissionId::new(id(number)));
    assert_eq!(ids(tx.adult_pieces_of(mia).await?), both);
    assert_eq!(ids(tx.adult_pieces_for(meeting).await?), both);
    assert_eq!(tx.children_with_open_links().await?, [mia], "a sweep looks at it through the child");
    Ok(())
}

async fn views_before_a_meeting_are_found_with_it_and_not_among_returns(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let meeting = conference(&mut tx, 1, "2019-05-13 09:00", &[mia]).await?.id;
    let before = adult(&mut tx, 1, Owner::Family(meeting), SubmissionKind::AdultViews).await?;
    let about = sent(&mut tx, 2, meeting).await?;
    let slot = Slot::Next(Cycle::Protection);
    for (number, piece) in [(1, before), (2, about)] {
        let rule = LinkRule::EarliestPlanned;
        tx.add_link(LinkId::new(id(number)), piece, slot, Target::Meeting(meeting), rule, at("2019-05-13 18:05")).await?;
    }
    let ids = |pieces: Vec<heard_store::Submission>| pieces.into_iter().map(|piece| piece.id).collect::<Vec<_>>();
    assert_eq!(ids(tx.adult_pieces_for(meeting).await?), [before]);
    assert_eq!(ids(tx.returns_shown_with(meeting).await?), [about]);
    Ok(())
}

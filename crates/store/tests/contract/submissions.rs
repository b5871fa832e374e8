//! Submissions: from draft to sent, and who has opened them.

use crate::{
    given::{at, chair, child, draft, id, linked, mia, review, sent, snapshot, words},
    harness::{Db, claims},
};
use heard_domain::{
    forms::Band,
    ids::SubmissionId,
    submission::{CycleChoice, SubmissionKind},
};
use heard_store::{Helper, NewSubmission, Owner, Result, Submission};

claims![
    a_draft_becomes_a_sent_piece_with_the_questions_as_asked,
    a_piece_is_sent_once,
    the_newest_draft_of_a_form_is_found,
    only_a_draft_can_be_asked_in_other_words_or_get_a_helper,
    a_draft_is_thrown_away_with_all_that_was_typed,
    a_sent_piece_is_never_thrown_away,
    a_childs_pieces_come_newest_first,
    a_meeting_gets_the_pieces_of_one_child_oldest_first,
    the_first_opening_stands,
];

async fn a_draft_becomes_a_sent_piece_with_the_questions_as_asked(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let helper = Helper { role: "carer".to_owned(), name: "Auntie Jo".to_owned() };
    let new = NewSubmission {
        id: SubmissionId::new(id(1)),
        whose: Owner::Child(mia),
        author: None,
        form: "my-review",
        form_version: 3,
        part: None,
        kind: SubmissionKind::Statement,
        band: Band::B8,
        language: heard_domain::forms::Language::English,
        helper: Some(&helper),
        received_on: None,
        at: at("2019-05-05 20:40"),
    };
    tx.add_submission(&new).await?;
    let begun = Submission {
        id: new.id,
        whose: Owner::Child(mia),
        author: None,
        form: "my-review".to_owned(),
        form_version: 3,
        part: None,
        adds_to: None,
        kind: SubmissionKind::Statement,
        band: Band::B8,
        language: heard_domain::forms::Language::English,
        cycles: CycleChoice::Both,
        views: false,
        helper: Some(helper.clone()),
        started_at: at("2019-05-05 20:40"),
        sent_at: None,
        received_on: None,
        snapshot: None,
    };
    assert_eq!(tx.submission(new.id).await?, Some(begun.clone()));

    assert!(tx.send(new.id, CycleChoice::Protection, at("2019-05-05 21:10"), &snapshot("I like it here.")).await?);
    let gone = Submission {
        language: heard_domain::forms::Language::English,
        cycles: CycleChoice::Protection,
        views: true,
        sent_at: Some(at("2019-05-05 21:10")),
        snapshot: Some(snapshot("I like it here.")),
        ..begun
    };
    assert_eq!(tx.submission(new.id).await?, Some(gone));
    assert_eq!(tx.submission(SubmissionId::new(id(2))).await?, None);
    Ok(())
}

async fn a_piece_is_sent_once(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let piece = draft(&mut tx, 1, mia, "2019-05-05 20:40").await?;
    assert!(tx.send(piece, CycleChoice::Both, at("2019-05-05 21:10"), &snapshot("First.")).await?);
    assert!(!tx.send(piece, CycleChoice::Care, at("2019-05-05 21:11"), &snapshot("Second.")).await?);
    let stands = tx.submission(piece).await?.expect("it was begun");
    assert_eq!((stands.sent_at, stands.cycles), (Some(at("2019-05-05 21:10")), CycleChoice::Both));
    assert_eq!(stands.snapshot, Some(snapshot("First.")));
    Ok(())
}

async fn the_newest_draft_of_a_form_is_found(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let leo = child(&mut tx, 2, (Some("Leo"), Some("Okafor"))).await?;
    assert_eq!(tx.draft(mia, "my-review", None).await?, None);
    let newer = draft(&mut tx, 1, mia, "2019-05-05 20:40").await?;
    draft(&mut tx, 2, mia, "2019-05-04 20:40").await?;
    sent(&mut tx, 3, mia, "2019-05-06 20:40").await?;
    assert_eq!(tx.draft(mia, "my-review", None).await?.map(|draft| draft.id), Some(newer));
    assert_eq!(tx.draft(mia, "standing", None).await?, None);
    assert_eq!(tx.draft(leo, "my-review", None).await?, None);
    Ok(())
}

async fn only_a_draft_can_be_asked_in_other_words_or_get_a_helper(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let open = draft(&mut tx, 1, mia, "2019-05-05 20:40").await?;
    let gone = sent(&mut tx, 2, mia, "2019-05-05 20:40").await?;
    let helper = Helper { role: "advocate".to_owned(), name: "Ren".to_owned() };
    for piece in [open, gone] {
        tx.set_submission_band(piece, Band::B12).await?;
        tx.set_submission_helper(piece, &helper).await?;
    }
    let open = tx.submission(open).await?.expect("it was begun");
    assert_eq!((open.band, open.helper), (Band::B12, Some(helper)));
    let gone = tx.submission(gone).await?.expect("it was begun");
    assert_eq!((gone.band, gone.helper), (Band::B8, None));
    Ok(())
}

async fn a_draft_is_thrown_away_with_all_that_was_typed(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let piece = draft(&mut tx, 1, mia, "2019-05-05 20:40").await?;
    let other = draft(&mut tx, 2, mia, "2019-05-05 20:41").await?;
    for (seen, text) in [(0, "Secret."), (1, "Another secret.")] {
        tx.save_answer(piece, "home", Some(&words(text)), seen, at("2019-05-05 20:45")).await?;
    }
    tx.save_answer(other, "home", Some(&words("This stays.")), 0, at("2019-05-05 20:45")).await?;
    assert!(tx.throw_away(piece).await?);
    assert!(!tx.throw_away(piece).await?);
    assert_eq!(tx.submission(piece).await?, None);
    assert_eq!(tx.answer_history(piece, "home").await?, []);
    assert_eq!(tx.answers(other).await?.len(), 1);
    Ok(())
}

async fn a_sent_piece_is_never_thrown_away(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let piece = draft(&mut tx, 1, mia, "2019-05-05 20:40").await?;
    tx.save_answer(piece, "home", Some(&words("I like it here.")), 0, at("2019-05-05 20:45")).await?;
    tx.send(piece, CycleChoice::Both, at("2019-05-05 21:10"), &snapshot("I like it here.")).await?;
    let (before, answers) = (tx.submission(piece).await?, tx.answers(piece).await?);
    assert!(!tx.throw_away(piece).await?);
    assert_eq!(tx.submission(piece).await?, before);
    assert_eq!(tx.answers(piece).await?, answers);
    Ok(())
}

async fn a_childs_pieces_come_newest_first(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (mia, leo) = (mia(&mut tx).await?, child(&mut tx, 2, (Some("Leo"), Some("Okafor"))).await?);
    let older = sent(&mut tx, 1, mia, "2019-04-05 20:40").await?;
    let newer = draft(&mut tx, 2, mia, "2019-05-05 20:40").await?;
    draft(&mut tx, 3, leo, "2019-05-05 20:40").await?;
    let pieces: Vec<SubmissionId> = tx.submissions_of_child(mia).await?.into_iter().map(|piece| piece.id).collect();
    assert_eq!(pieces, [newer, older]);
    Ok(())
}

async fn a_meeting_gets_the_pieces_of_one_child_oldest_first(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (mia, leo) = (mia(&mut tx).await?, child(&mut tx, 2, (Some("Leo"), Some("Okafor"))).await?);
    let meeting = review(&mut tx, 1, "2019-05-13 09:00", None, &[mia, leo]).await?;
    let (newer, _) = linked(&mut tx, 1, mia, "2019-05-05 21:10", meeting.id).await?;
    let (older, _) = linked(&mut tx, 2, mia, "2019-05-04 21:10", meeting.id).await?;
    linked(&mut tx, 3, leo, "2019-05-04 21:10", meeting.id).await?;
    sent(&mut tx, 4, mia, "2019-05-04 21:10").await?;
    let pieces: Vec<SubmissionId> = tx.submissions_for(meeting.id, mia).await?.into_iter().map(|piece| piece.id).collect();
    assert_eq!(pieces, [older, newer]);
    Ok(())
}

async fn the_first_opening_stands(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (noor, sam) = (chair(&mut tx, 1, "Noor").await?, chair(&mut tx, 2, "Sam").await?);
    let mia = mia(&mut tx).await?;
    let piece = sent(&mut tx, 1, mia, "2019-05-05 21:10").await?;
    assert_eq!(tx.openings(piece).await?, []);
    tx.open_submission(piece, noor, at("2019-05-06 08:00")).await?;
    tx.open_submission(piece, sam, at("2019-05-06 07:00")).await?;
    tx.open_submission(piece, noor, at("2019-05-06 09:00")).await?;
    let expected = [(sam, "Sam".to_owned(), at("2019-05-06 07:00")), (noor, "Noor".to_owned(), at("2019-05-06 08:00"))];
    assert_eq!(tx.openings(piece).await?, expected);
    Ok(())
}

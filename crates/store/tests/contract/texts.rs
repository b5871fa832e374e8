//! Texts and instants come back as they went in.

use crate::{
    given::{at, child, draft, mia, snapshot, words},
    harness::{Db, claims},
};
use chrono::{DateTime, TimeDelta, Utc};
use heard_domain::{forms::Answer, submission::CycleChoice};
use heard_store::{Error, Result, Tx};

claims![
    words_of_every_language_come_back_as_they_were_typed,
    a_zero_character_is_refused_or_kept_but_never_dropped,
    instants_come_back_to_the_millisecond,
    instants_are_compared_to_the_millisecond,
];

const TYPED: [&str; 9] = [
    "أريد أن أرى أختي كل أسبوع.",
    "我想回家",
    "Chcę wrócić do domu, żeby było jak dawniej",
    "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽",
    "e\u{301} is not é",
    "\u{202e}turned\u{202c} and\u{200b}split and\u{feff}marked",
    "two\n\n\tlines\u{2028}and more",
    "'; drop table child; -- \" \\ \\u0041 %_ $1 ?",
    "{\"type\": \"one\"} <b>&amp;</b>",
];

async fn words_of_every_language_come_back_as_they_were_typed(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    for (number, text) in (1..).zip(TYPED) {
        let child = child(&mut tx, number, (Some(text), None)).await?;
        let piece = draft(&mut tx, number, child, "2019-05-05 20:40").await?;
        tx.save_answer(piece, text, Some(&words(text)), 0, at("2019-05-05 20:41")).await?;
        tx.send(piece, CycleChoice::Both, at("2019-05-05 21:10"), &snapshot(text)).await?;
        assert_eq!(tx.child(child).await?.and_then(|child| child.given_name).as_deref(), Some(text));
        assert_eq!(typed(&mut tx, piece, text).await?, Some(words(text)));
        assert_eq!(tx.submission(piece).await?.and_then(|piece| piece.snapshot), Some(snapshot(text)));
    }
    Ok(())
}

async fn typed(tx: &mut Tx, piece: heard_domain::ids::SubmissionId, question: &str) -> Result<Option<Answer>> {
    Ok(tx.answer(piece, question).await?.and_then(|answer| answer.value))
}

/// The forms take no such character. Should one come this far: SQLite keeps it, PostgreSQL refuses, and says that it is not busy.
async fn a_zero_character_is_refused_or_kept_but_never_dropped(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let piece = draft(&mut tx, 1, mia, "2019-05-05 20:40").await?;
    tx.commit().await?;

    let mut tx = db.write().await?;
    let answered = tx.save_answer(piece, "home", Some(&words("a\0b")), 0, at("2019-05-05 20:41")).await;
    if db.is_sqlite() {
        answered?;
        assert_eq!(typed(&mut tx, piece, "home").await?, Some(words("a\0b")));
    } else {
        assert!(matches!(answered, Err(Error::Database(_))), "{answered:?}");
    }
    drop(tx);

    let mut tx = db.write().await?;
    let named = tx.name_child(mia, Some("a\0b"), None).await;
    if db.is_sqlite() {
        named?;
        assert_eq!(tx.child(mia).await?.and_then(|child| child.given_name).as_deref(), Some("a\0b"));
    } else {
        assert!(matches!(named, Err(Error::Database(_))), "{named:?}");
    }
    Ok(())
}

fn millis(at: DateTime<Utc>, millis: i64) -> DateTime<Utc> {
    at + TimeDelta::milliseconds(millis)
}

async fn instants_come_back_to_the_millisecond(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    // Around London's change of clocks, a leap day, the last millisecond of a year, long ago and far ahead.
    for (start, extra) in [
        ("2019-03-31 01:00", 0),
        ("2019-03-31 00:59", 59_999),
        ("2019-10-27 01:30", 1),
        ("2020-02-29 12:00", 120),
        ("2019-12-31 23:59", 59_999),
        ("1969-12-31 23:59", 59_500),
        ("2094-06-30 00:00", 7),
    ] {
        let tried = millis(at(start), extra);
        tx.add_try("key", tried).await?;
        assert_eq!(tx.tries("key").await?.map(|tries| tries.last_at), Some(tried));
    }
    Ok(())
}

async fn instants_are_compared_to_the_millisecond(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let noon = at("2019-05-06 12:00");
    for (key, extra) in [("before", -1), ("at", 0), ("after", 1), ("long after", 500)] {
        tx.add_try(key, millis(noon, extra)).await?;
    }
    assert_eq!(tx.forget_tries(noon).await?, 1);
    assert_eq!(tx.tries("before").await?, None);
    assert_eq!(tx.forget_tries(millis(noon, 1)).await?, 1);
    assert_eq!(tx.tries("at").await?, None);
    assert_eq!(tx.forget_tries(millis(noon, 100)).await?, 1);
    assert!(tx.tries("long after").await?.is_some());
    Ok(())
}

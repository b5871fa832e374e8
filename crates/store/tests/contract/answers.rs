//! The answers of a draft: nothing typed is lost.

use crate::{
    given::{at, draft, mia, words},
    harness::{Db, claims},
};
use heard_domain::forms::{Answer, Chosen, Direction};
use heard_store::{Result, Saved, StoredAnswer, Tx};
use proptest::{
    collection::vec,
    option,
    prelude::*,
    test_runner::{Config, TestRunner},
};
use std::{cell::Cell, collections::BTreeMap};
use tokio::{runtime::Handle, task::block_in_place};

claims![
    each_save_raises_the_revision_and_keeps_what_stood,
    an_older_tab_is_told_and_changes_nothing,
    the_same_words_again_are_no_conflict,
    a_skipped_question_is_an_answer_without_words,
    every_kind_of_answer_comes_back_as_it_was,
    no_order_of_saves_loses_a_text,
];

fn stored(text: &str, revision: i64, saved: &str) -> StoredAnswer {
    StoredAnswer { question: "home".to_owned(), value: Some(words(text)), revision, saved_at: at(saved) }
}

async fn each_save_raises_the_revision_and_keeps_what_stood(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let piece = draft(&mut tx, 1, mia, "2019-05-05 20:40").await?;
    assert_eq!(tx.answer(piece, "home").await?, None);
    assert_eq!(tx.save_answer(piece, "home", Some(&words("I like")), 0, at("2019-05-05 20:41")).await?, Saved::Kept(1));
    assert_eq!(tx.save_answer(piece, "home", Some(&words("I like it")), 1, at("2019-05-05 20:42")).await?, Saved::Kept(2));
    assert_eq!(tx.save_answer(piece, "home", Some(&words("I hate it")), 2, at("2019-05-05 20:43")).await?, Saved::Kept(3));
    assert_eq!(tx.answer(piece, "home").await?, Some(stored("I hate it", 3, "2019-05-05 20:43")));
    assert_eq!(tx.answers(piece).await?, [stored("I hate it", 3, "2019-05-05 20:43")]);
    let all = [
        stored("I like", 1, "2019-05-05 20:41"),
        stored("I like it", 2, "2019-05-05 20:42"),
        stored("I hate it", 3, "2019-05-05 20:43"),
    ];
    assert_eq!(tx.answer_history(piece, "home").await?, all);
    Ok(())
}

async fn an_older_tab_is_told_and_changes_nothing(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let piece = draft(&mut tx, 1, mia, "2019-05-05 20:40").await?;
    // Both tabs were opened before anything was saved; then one of them once more.
    tx.save_answer(piece, "home", Some(&words("On the phone")), 0, at("2019-05-05 20:41")).await?;
    let stands = stored("On the phone", 1, "2019-05-05 20:41");
    let late = tx.save_answer(piece, "home", Some(&words("On the laptop")), 0, at("2019-05-05 20:42")).await?;
    assert_eq!(late, Saved::Newer(stands.clone()));
    assert_eq!(tx.answer_history(piece, "home").await?, [stands]);
    // Having seen what stands, the child may still choose the other.
    let chosen = tx.save_answer(piece, "home", Some(&words("On the laptop")), 1, at("2019-05-05 20:43")).await?;
    assert_eq!(chosen, Saved::Kept(2));
    Ok(())
}

async fn the_same_words_again_are_no_conflict(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let piece = draft(&mut tx, 1, mia, "2019-05-05 20:40").await?;
    tx.save_answer(piece, "home", Some(&words("I like")), 0, at("2019-05-05 20:41")).await?;
    tx.save_answer(piece, "home", Some(&words("I like it")), 1, at("2019-05-05 20:42")).await?;
    // The reply to the second save was lost on the way, and the phone tries again.
    for seen in [1, 2, 0] {
        assert_eq!(tx.save_answer(piece, "home", Some(&words("I like it")), seen, at("2019-05-05 20:50")).await?, Saved::Kept(2));
    }
    assert_eq!(tx.answer(piece, "home").await?, Some(stored("I like it", 2, "2019-05-05 20:42")));
    assert_eq!(tx.answer_history(piece, "home").await?.len(), 2);
    Ok(())
}

async fn a_skipped_question_is_an_answer_without_words(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let piece = draft(&mut tx, 1, mia, "2019-05-05 20:40").await?;
    tx.save_answer(piece, "home", Some(&words("I like it")), 0, at("2019-05-05 20:41")).await?;
    assert_eq!(tx.save_answer(piece, "home", None, 1, at("2019-05-05 20:42")).await?, Saved::Kept(2));
    let skipped = StoredAnswer { question: "home".to_owned(), value: None, revision: 2, saved_at: at("2019-05-05 20:42") };
    assert_eq!(tx.answer_history(piece, "home").await?, [stored("I like it", 1, "2019-05-05 20:41"), skipped]);
    Ok(())
}

async fn every_kind_of_answer_comes_back_as_it_was(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let piece = draft(&mut tx, 1, mia, "2019-05-05 20:40").await?;
    let answers = [
        (
            "cards",
            Answer::Cards {
                columns: BTreeMap::from([("sleep".to_owned(), "ok".to_owned()), ("food".to_owned(), "bad".to_owned())]),
            },
        ),
        (
            "come",
            Answer::Many {
                options: vec![
                    Chosen { option: "other".to_owned(), words: Some("my cat".to_owned()) },
                    Chosen { option: "carer".to_owned(), words: None },
                ],
            },
        ),
        ("date", Answer::Dated { date: crate::given::day("2019-05-13"), time: None, minutes: Some(45) }),
        ("feel-1", Answer::One { option: "sad".to_owned(), words: None }),
        ("feel_1", Answer::Ladder { value: 10 }),
        ("words", Answer::Text { words: "نعم\nلا".to_owned(), direction: Direction::Rtl }),
    ];
    for (question, answer) in answers.iter().rev() {
        tx.save_answer(piece, question, Some(answer), 0, at("2019-05-05 20:41")).await?;
    }
    // In the order of the ids, byte by byte: "-" before "_" on both engines.
    let kept: Vec<_> = tx.answers(piece).await?.into_iter().map(|answer| (answer.question, answer.value)).collect();
    let expected: Vec<_> = answers.into_iter().map(|(question, answer)| (question.to_owned(), Some(answer))).collect();
    assert_eq!(kept, expected);
    Ok(())
}

/// What one of three tabs does.
#[derive(Clone, Debug)]
enum Step {
    /// Opens the page, and so sees what stands.
    Look { tab: usize },
    /// Saves these words, or none, over what it saw.
    Save { tab: usize, text: Option<String> },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        1 => (0..3_usize).prop_map(|tab| Step::Look { tab }),
        3 => (0..3_usize, option::weighted(0.9, "[a-d]{1,2}")).prop_map(|(tab, text)| Step::Save { tab, text }),
    ];
    vec(step, 1..24)
}

async fn no_order_of_saves_loses_a_text(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    mia(&mut tx).await?;
    tx.commit().await?;
    let number = Cell::new(0);
    let mut runner = TestRunner::new(Config { cases: 32, failure_persistence: None, ..Config::default() });
    let outcome = block_in_place(|| {
        runner.run(&steps(), |steps| {
            number.set(number.get() + 1);
            Handle::current()
                .block_on(async {
                    let mut tx = db.write().await?;
                    nothing_is_lost(&mut tx, number.get(), &steps).await
                })
                .map_err(|error| TestCaseError::fail(error.to_string()))
        })
    });
    outcome.expect("no text is lost");
    Ok(())
}

async fn nothing_is_lost(tx: &mut Tx, number: u128, steps: &[Step]) -> Result<()> {
    let mia = tx.child_by_council_id("C1").await?.expect("she was added").id;
    let piece = draft(tx, number, mia, "2019-05-05 20:40").await?;
    let mut seen = [0_i64; 3];
    // What the draft should hold: every text it took, in order.
    let mut taken: Vec<Option<Answer>> = Vec::new();
    for step in steps {
        match step {
            Step::Look { tab } => seen[*tab] = tx.answer(piece, "home").await?.map_or(0, |answer| answer.revision),
            Step::Save { tab, text } => {
                let value = text.as_deref().map(words);
                match tx.save_answer(piece, "home", value.as_ref(), seen[*tab], at("2019-05-05 20:41")).await? {
                    Saved::Kept(revision) => {
                        if taken.last() != Some(&value) {
                            taken.push(value);
                        }
                        assert_eq!(revision, i64::try_from(taken.len()).unwrap());
                        seen[*tab] = revision;
                    }
                    Saved::Newer(stands) => {
                        assert!(seen[*tab] < stands.revision, "refused though nothing newer stood");
                        assert_eq!(Some(&stands.value), taken.last());
                    }
                }
            }
        }
        let history = tx.answer_history(piece, "home").await?;
        assert_eq!(history.iter().map(|answer| answer.value.clone()).collect::<Vec<_>>(), taken);
        assert!(history.iter().map(|answer| answer.revision).eq(1..=i64::try_from(taken.len()).unwrap()));
    }
    Ok(())
}

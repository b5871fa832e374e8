//! Checks of the texts that are not questions: screens, mails, cards, glossary.

use super::super::{Band, MailTo};
use super::Rule;
use super::grade::limit;
use super::linter::{At, Linter};
use super::measured::text_readings;
use super::tokens::words;
use std::collections::BTreeSet;

/// Words that a phone or an envelope does not show to others.
const TELLING: [&str; 10] =
    ["care", "review", "conference", "social", "worker", "child", "protection", "safe", "council", "meeting"];

/// Checks all of them, and their reading level by file.
pub(super) fn check(linter: &mut Linter<'_>) {
    standing(linter);
    mails(linter);
    cards(linter);
    glossary(linter);
    for reading in text_readings(linter.catalogue) {
        let most = limit(reading.band).grade;
        if reading.grade > most {
            let at = At { file: reading.file, place: reading.band.key() };
            linter.report(at, Rule::ReadingLevel, format!("grade {}, at most {most}", reading.grade));
        }
    }
}

fn standing(linter: &mut Linter<'_>) {
    for text in linter.catalogue.standing.texts() {
        for term in text.gloss.iter().filter(|term| linter.catalogue.glossary.term(term).is_none()) {
            let at = At { file: "standing.toml", place: text.id.key() };
            linter.report(at, Rule::References, format!("\"{term}\" is not in the glossary"));
        }
        for (band, words) in text.words.iter() {
            let place = format!("{} [{}]", text.id, band.key());
            // Someone who is not signed in has no glossary to open.
            let gloss = (band != Band::Any).then_some(text.gloss.as_slice());
            linter.text(At { file: "standing.toml", place: &place }, band, words, gloss);
        }
        if text.words.is_empty() || text.place.trim().is_empty() {
            linter.report(
                At { file: "standing.toml", place: text.id.key() },
                Rule::Complete,
                "no words, or not said where it is shown",
            );
        }
    }
}

fn mails(linter: &mut Linter<'_>) {
    let mails = &linter.catalogue.mails;
    let mut seen = BTreeSet::new();
    for mail in &mails.mails {
        let at = At { file: "mails.toml", place: &mail.id };
        if !seen.insert(&mail.id) {
            linter.report(at, Rule::Ids, "is there twice");
        }
        if mail.words.is_empty() {
            linter.report(at, Rule::Complete, "no words");
        }
        for (band, rest) in mail.words.iter() {
            let place = format!("{} [{}]", mail.id, band.key());
            for text in [&mail.subject, &mail.first, rest, &mail.button] {
                linter.text(At { file: "mails.toml", place: &place }, band, text, None);
            }
        }
        if mail.to != MailTo::Staff {
            discreet(linter, at, &format!("{}. {}", mail.subject, mail.first));
        }
    }
    for (band, words) in mails.footer.iter() {
        linter.text(At { file: "mails.toml", place: "footer" }, band, words, None);
    }
}

fn cards(linter: &mut Linter<'_>) {
    for card in &linter.catalogue.cards {
        let at = At { file: "cards.toml", place: card.id.key() };
        for text in card.child.iter().chain([&card.foot, &card.outside]) {
            linter.text(at, card.band, text, None);
        }
        if let Some(text) = &card.adult_side {
            linter.text(at, Band::Adult, text, None);
        }
        discreet(linter, at, &card.outside);
    }
}

fn glossary(linter: &mut Linter<'_>) {
    for term in &linter.catalogue.glossary.terms {
        if term.words.is_empty() || term.forms.is_empty() {
            linter.report(
                At { file: "glossary.toml", place: &term.term },
                Rule::Complete,
                "no meaning, or no form in which it stands",
            );
        }
        for (band, words) in term.words.iter() {
            let place = format!("{} [{}]", term.term, band.key());
            linter.text(At { file: "glossary.toml", place: &place }, band, words, None);
        }
    }
}

/// What others may see names no topic.
fn discreet(linter: &mut Linter<'_>, at: At<'_>, text: &str) {
    for word in words(text).filter(|word| TELLING.contains(&word.to_lowercase().as_str())) {
        linter.report(at, Rule::Discreet, format!("\"{word}\" says too much: {text}"));
    }
}

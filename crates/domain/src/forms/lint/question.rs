//! Checks of one question.

use super::super::{Band, CardSignal, Choice, Condition, Form, Kind, Page, Question};
use super::Rule;
use super::linter::{At, Linter};
use std::collections::BTreeSet;

/// The most options or cards that a page shows, and the most pictures.
const OPTIONS: usize = 10;
const PICTURES: usize = 7;

/// Checks one question of a form.
pub(super) fn check(linter: &mut Linter<'_>, file: &str, form: &Form, question: &Question) {
    let at = At { file, place: &question.id };
    complete(linter, at, question);
    sizes(linter, at, question);
    references(linter, at, form, question);
    conditions(linter, at, form, question);
    if let Some(note) = &question.adult_note {
        linter.text(at, Band::Adult, note, None);
    }
    for band in &question.bands {
        let place = format!("{} [{}]", question.id, band.key());
        words(linter, At { file, place: &place }, question, *band);
    }
}

fn complete(linter: &mut Linter<'_>, at: At<'_>, question: &Question) {
    let lacks = |linter: &mut Linter<'_>, what: &str| linter.report(at, Rule::Complete, what);
    if question.bands.is_empty() {
        lacks(linter, "asked of nobody");
    }
    if question.purpose.trim().is_empty() {
        lacks(linter, "no purpose");
    }
    if question.is_answerable() && question.heading.trim().is_empty() {
        lacks(linter, "no heading for the chair");
    }
    let from_the_record = matches!(question.kind, Kind::Cards { cards_from: Some(_), .. });
    if question.kind.choices().is_empty() && takes_choices(&question.kind) && !from_the_record {
        lacks(linter, "no options");
    }
    if question.bands.contains(&Band::B4) && question.adult_note.is_none() {
        lacks(linter, "no note for the adult beside");
    }
    if question.required && question.bands.iter().any(|band| *band != Band::Staff) {
        lacks(linter, "only a worker's question can be required");
    }
}

const fn takes_choices(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Faces3 { .. }
            | Kind::Faces5 { .. }
            | Kind::Choice { .. }
            | Kind::Choices { .. }
            | Kind::YesNoUnsure { .. }
            | Kind::Agreement4 { .. }
            | Kind::People { .. }
            | Kind::Place { .. }
            | Kind::Cards { .. }
    )
}

fn sizes(linter: &mut Linter<'_>, at: At<'_>, question: &Question) {
    let choices = question.kind.choices();
    if choices.len() > OPTIONS {
        linter.report(at, Rule::Sizes, format!("{} options, at most {OPTIONS}", choices.len()));
    }
    let pictures = choices.iter().filter(|choice| choice.words.own(Band::B4).is_some()).count();
    if question.bands.contains(&Band::B4) && pictures > PICTURES {
        linter.report(at, Rule::Sizes, format!("{pictures} pictures, at most {PICTURES}"));
    }
}

fn references(linter: &mut Linter<'_>, at: At<'_>, form: &Form, question: &Question) {
    for term in question.gloss.iter().filter(|term| linter.catalogue.glossary.term(term).is_none()) {
        linter.report(at, Rule::References, format!("\"{term}\" is not in the glossary"));
    }
    let parts: Vec<&str> = form.sections.iter().map(|section| section.id.as_str()).collect();
    let needs_part = !parts.is_empty()
        && question.page == Page::Row
        && !question.skip_when_known
        && question.bands.iter().any(|band| *band != Band::B4);
    match question.section.as_deref() {
        Some(part) if !parts.contains(&part) => linter.report(at, Rule::References, format!("the form has no part \"{part}\"")),
        None if needs_part => linter.report(at, Rule::References, "belongs to no part"),
        _ => {}
    }
    if let Kind::Cards { columns, card_signal: Some(CardSignal { column, .. }), .. } = &question.kind
        && columns.iter().all(|known| known.id != *column)
    {
        linter.report(at, Rule::References, format!("no column \"{column}\" raises an alert"));
    }
}

fn conditions(linter: &mut Linter<'_>, at: At<'_>, form: &Form, question: &Question) {
    for condition in &question.show_if {
        condition_of(linter, at, form, question, condition);
    }
    let of_options = question.kind.all_choices().flat_map(|choice| &choice.show_if);
    if of_options.into_iter().any(|condition| condition.question().is_some()) {
        linter.report(at, Rule::Conditions, "an option hangs on another answer; it can hang on facts and meetings only");
    }
}

fn condition_of(linter: &mut Linter<'_>, at: At<'_>, form: &Form, question: &Question, condition: &Condition) {
    let Some(id) = condition.question() else { return };
    let Some(earlier) = form.questions.iter().take_while(|other| other.id != question.id).find(|other| other.id == id) else {
        return linter.report(at, Rule::Conditions, format!("hangs on \"{id}\", which does not come before"));
    };
    for option in condition.options().iter().filter(|option| earlier.choice(option).is_none()) {
        linter.report(at, Rule::Conditions, format!("\"{id}\" has no option \"{option}\""));
    }
    if matches!(condition, Condition::AtMost { .. }) && !matches!(earlier.kind, Kind::Ladder { .. }) {
        linter.report(at, Rule::Conditions, format!("\"{id}\" is no ladder"));
    }
    // "None of these" holds of a question that was not asked, so it may look at one that some readers do not get.
    let needs_it = !matches!(condition, Condition::None { .. });
    for band in question.bands.iter().filter(|band| needs_it && !earlier.bands.contains(band)) {
        linter.report(at, Rule::Conditions, format!("hangs on \"{id}\", which {} is not asked", band.key()));
    }
}

/// All words of a question for one band.
fn words(linter: &mut Linter<'_>, at: At<'_>, question: &Question, band: Band) {
    let gloss = Some(question.gloss.as_slice());
    match question.ask.get(band) {
        Some(ask) => {
            linter.ask(at, band, ask);
            linter.text(at, band, ask, gloss);
        }
        None => linter.report(at, Rule::Complete, "no words"),
    }
    if let Some(help) = question.help.get(band) {
        linter.text(at, band, help, gloss);
    }
    match question.why.get(band) {
        Some(why) => linter.text(at, band, why, gloss),
        None if matches!(band, Band::B4 | Band::Staff) || !question.is_answerable() => {}
        None => linter.report(at, Rule::Complete, "does not say why it is asked"),
    }
    choices(linter, at, question.kind.choices(), band, gloss);
    choices(linter, at, question.kind.columns(), band, gloss);
    match &question.kind {
        Kind::Ladder { ends, .. } => {
            for end in [&ends.low, &ends.high] {
                match end.get(band) {
                    Some(words) => linter.text(at, band, words, gloss),
                    None => linter.report(at, Rule::Complete, "an end of the ladder has no words"),
                }
            }
        }
        // Staff enter a real date: the days and times are for the others.
        Kind::DateTime { days, times, labels } if band != Band::Staff => {
            choices(linter, at, days, band, gloss);
            choices(linter, at, times, band, gloss);
            for label in labels {
                match label.words.get(band) {
                    Some(words) => linter.text(at, band, words, gloss),
                    None => linter.report(at, Rule::Complete, format!("the heading \"{}\" has no words", label.id)),
                }
            }
        }
        _ => {}
    }
}

fn choices(linter: &mut Linter<'_>, at: At<'_>, choices: &[Choice], band: Band, gloss: Option<&[String]>) {
    let mut seen = BTreeSet::new();
    for choice in choices {
        if !seen.insert(&choice.id) {
            linter.report(at, Rule::Ids, format!("the option \"{}\" is there twice", choice.id));
        }
        if choice.bands.as_ref().is_some_and(|bands| !bands.contains(&band)) {
            continue;
        }
        match choice.words.get(band) {
            Some(words) => linter.text(at, band, words, gloss),
            None => linter.report(at, Rule::Complete, format!("the option \"{}\" has no words", choice.id)),
        }
    }
}

//! Checks of a form as a whole.

use super::super::{Band, Form};
use super::Rule;
use super::grade::limit;
use super::linter::{At, Linter};
use super::measured::{asked_of, is_step, reading};

/// The most steps that a child of 4 to 7 is taken through.
const STEPS_WITH_PICTURES: usize = 8;

/// The questions that must not be the last page.
const SAFETY: [&str; 2] = ["safe", "safe-pictures"];

/// How long a page takes, in seconds, and how many in ten of the conditional pages a usual path goes through.
const SECONDS_A_PAGE: usize = 25;
const CONDITIONAL_IN_TEN: usize = 6;

/// Checks one form; its questions are checked one by one elsewhere.
pub(super) fn check(linter: &mut Linter<'_>, file: &str, form: &Form) {
    let at = At { file, place: "form" };
    if file.strip_suffix(".toml") != Some(&form.id) {
        linter.report(at, Rule::FileName, format!("the id is \"{}\"", form.id));
    }
    references(linter, at, form);
    for band in form.bands() {
        let place = format!("form [{}]", band.key());
        let at = At { file, place: &place };
        first_page(linter, at, form, band);
        sections(linter, at, form, band);
        way(linter, at, form, band);
        reading_level(linter, file, form, band);
    }
}

fn references(linter: &mut Linter<'_>, at: At<'_>, form: &Form) {
    for other in form.suggest.iter().filter(|other| linter.catalogue.form(other).is_none()) {
        linter.report(at, Rule::References, format!("suggests \"{other}\", which is no form"));
    }
    for term in form.gloss.iter().filter(|term| linter.catalogue.glossary.term(term).is_none()) {
        linter.report(at, Rule::References, format!("\"{term}\" is not in the glossary"));
    }
    if form.minutes.is_empty() || form.questions.is_empty() || form.offered_for.is_empty() {
        linter.report(at, Rule::Complete, "no minutes, no questions or no kind of meeting");
    }
    for band in form.words.keys().filter(|band| !form.minutes.contains_key(band)) {
        linter.report(at, Rule::Complete, format!("words for {}, which has no minutes", band.key()));
    }
}

fn first_page(linter: &mut Linter<'_>, at: At<'_>, form: &Form, band: Band) {
    let Some(page) = form.first_page(band) else { return linter.report(at, Rule::Complete, "no name") };
    for text in [&page.name, &page.about].into_iter().chain(&page.intro) {
        if text.trim().is_empty() {
            linter.report(at, Rule::Complete, "an empty name, line or first page");
        }
        linter.text(at, band, text, Some(&form.gloss));
    }
}

fn sections(linter: &mut Linter<'_>, at: At<'_>, form: &Form, band: Band) {
    // Pictures have no parts: at most eight steps are sent as one.
    if band == Band::B4 {
        return;
    }
    for section in &form.sections {
        match section.words.get(band) {
            Some(words) => linter.text(at, band, words, Some(&form.gloss)),
            None => linter.report(at, Rule::Complete, format!("the part \"{}\" has no name", section.id)),
        }
    }
}

/// The pages one after the other: how many, how long, and where the safety question stands.
fn way(linter: &mut Linter<'_>, at: At<'_>, form: &Form, band: Band) {
    let steps: Vec<_> = asked_of(form, band).filter(|question| is_step(question)).collect();
    if band == Band::B4 && steps.len() > STEPS_WITH_PICTURES {
        linter.report(at, Rule::Sizes, format!("{} steps, at most {STEPS_WITH_PICTURES}", steps.len()));
    }
    if steps.last().is_some_and(|last| SAFETY.contains(&last.id.as_str())) {
        linter.report(at, Rule::SafetyLast, "the safety question is the last page");
    }
    let always = steps.iter().filter(|question| question.show_if.is_empty()).count();
    let pages_times_ten = always * 10 + (steps.len() - always) * CONDITIONAL_IN_TEN;
    let tenths_of_seconds = pages_times_ten * SECONDS_A_PAGE;
    let told = form.minutes.get(&band).copied().map_or(0, usize::from);
    // Half a minute more than told is within what an estimate can say.
    if band != Band::B4 && tenths_of_seconds > told * 600 + 300 {
        linter.report(at, Rule::Minutes, format!("about {} seconds, {told} minutes told", tenths_of_seconds / 10));
    }
}

fn reading_level(linter: &mut Linter<'_>, file: &str, form: &Form, band: Band) {
    let reading = reading(linter, form, band);
    let most = limit(band).grade;
    let place = format!("form [{}]", band.key());
    let at = At { file, place: &place };
    if reading.grade > most || reading.with_labels > most {
        let detail = format!("grade {}, with labels {}, at most {most}", reading.grade, reading.with_labels);
        linter.report(at, Rule::ReadingLevel, detail);
    }
    let adult = limit(Band::Adult).grade;
    if let Some(grade) = reading.notes.filter(|grade| *grade > adult) {
        linter.report(at, Rule::ReadingLevel, format!("the notes for the adult have grade {grade}, at most {adult}"));
    }
    if let Some((grade, question)) = reading.hardest.filter(|(grade, _)| *grade > most + 2.0) {
        let place = format!("{question} [{}]", band.key());
        linter.report(At { file, place: &place }, Rule::ReadingLevel, format!("a page of grade {grade}, at most {}", most + 2.0));
    }
}

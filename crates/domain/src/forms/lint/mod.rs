//! Checks of the words: what a form file must keep to beyond being readable (`forms/README.md`, "How to write for Heard").
//!
//! The number of the reading level finds bad text and does not prove good text: reading it with children does.

mod examples;
mod form;
mod grade;
mod linter;
mod measured;
mod names;
mod prose;
mod question;
mod shared;
mod stand_in;
mod tokens;

pub use measured::{Hint, Reading, TextReading, hint, readings, text_readings};

use super::{Catalogue, Example, LoadError, Sources};
use linter::Linter;
use std::fmt;

/// Something that a writer has to put right.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file in `forms/`.
    pub file: String,
    /// The question, text or card, with the band where it matters.
    pub place: String,
    /// Which rule is broken.
    pub rule: Rule,
    /// How, with the words.
    pub detail: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "forms/{}: {}: {}", self.file, self.place, self.detail)
    }
}

/// The rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The files can be read into a catalogue.
    Readable,
    /// A form's id is its file's name.
    FileName,
    /// Ids are kebab-case, and no question of one form has the id of another's.
    Ids,
    /// What a form, question or option needs is there: words for each band, a purpose, a heading, a note for the adult beside, a reason.
    Complete,
    /// Names of forms, terms, parts, columns and options name something.
    References,
    /// A condition looks at a question that comes before and that the same readers are asked.
    Conditions,
    /// No more options, pictures or steps than a reader can look over.
    Sizes,
    /// Every symbol is described, and none is described in vain.
    Symbols,
    /// Nothing that forms share is without use.
    Unused,
    /// Only known placeholders.
    Placeholders,
    /// No sentence longer than the band's limit.
    Sentences,
    /// No words or phrases that nobody is told, no exclamation marks.
    Never,
    /// No words that this reader is not told.
    Avoid,
    /// At most one question mark, and no question starts with "why".
    Asking,
    /// Every term used is named in `gloss`.
    Gloss,
    /// The reading level of forms, pages, notes and files.
    ReadingLevel,
    /// The safety question is not the last page.
    SafetyLast,
    /// The minutes shown are enough.
    Minutes,
    /// The subject and the first line of a mail, and the outside of a card, say nothing of care, safety or a meeting.
    Discreet,
    /// Examples raise the alerts that they say, answer only what is asked, and their replies can be read by the child.
    Examples,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 20] = [
        Self::Readable,
        Self::FileName,
        Self::Ids,
        Self::Complete,
        Self::References,
        Self::Conditions,
        Self::Sizes,
        Self::Symbols,
        Self::Unused,
        Self::Placeholders,
        Self::Sentences,
        Self::Never,
        Self::Avoid,
        Self::Asking,
        Self::Gloss,
        Self::ReadingLevel,
        Self::SafetyLast,
        Self::Minutes,
        Self::Discreet,
        Self::Examples,
    ];
}

/// Checks all files. When they make no catalogue, that is the only problem told.
pub fn lint(sources: &Sources) -> Vec<Problem> {
    let catalogue = match Catalogue::load(sources) {
        Ok(catalogue) => catalogue,
        Err(error) => return vec![unreadable(error)],
    };
    let mut linter = Linter::new(&catalogue);
    for ((file, _), form) in sources.forms().zip(&catalogue.forms) {
        form::check(&mut linter, file, form);
        form.questions.iter().for_each(|question| question::check(&mut linter, file, form, question));
    }
    names::check(&mut linter);
    shared::check(&mut linter);
    if sources.get("examples.toml").is_some() {
        match Example::load(sources, &catalogue) {
            Ok(examples) => examples.iter().for_each(|example| examples::check(&mut linter, example)),
            Err(error) => linter.add(unreadable(error)),
        }
    }
    linter.into_problems()
}

fn unreadable(error: LoadError) -> Problem {
    let detail = error.problem.to_string();
    Problem { file: error.file, place: error.place.unwrap_or_default(), rule: Rule::Readable, detail }
}

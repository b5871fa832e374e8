//! A sent submission: the questions as they were asked, and the answers as they were shown.

use super::band::Band;
use super::journey::Journey;
use super::language::Language;
use super::placeholder::{Names, fill_plain};
use super::question::Preference;
use super::readers::Readers;
use super::shown::Shown;
use crate::submission::SubmissionKind;
use serde::{Deserialize, Serialize};

/// The layout of [`Snapshot`] that this program writes. A later layout has a later number and still reads this one.
pub const SNAPSHOT_VERSION: u8 = 1;

/// What was sent. It is shown without the form, which may have changed or gone: kept for as long as the child's record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// [`SNAPSHOT_VERSION`] when it was written.
    pub version: u8,
    /// The form's id.
    pub form: String,
    /// The form's version.
    pub form_version: u32,
    /// What kind of submission it is.
    pub submission: SubmissionKind,
    /// Whose words were shown.
    pub band: Band,
    /// The form's name as it was shown.
    pub name: String,
    /// Who reads the piece, unless a question says otherwise.
    pub readers: Readers,
    /// Whether it may be evidence of views sent (rules section 6).
    pub views: bool,
    /// The parts of a pack that it holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// The questions asked, in order; those of the check page come last.
    pub questions: Vec<Asked>,
    /// The language of all these words.
    #[serde(default, skip_serializing_if = "Language::is_english")]
    pub language: Language,
    /// The same as it was asked, where that was not in English: what the person who sent it saw and sees again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_asked: Option<Box<Self>>,
}

/// One part of a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its id.
    pub id: String,
    /// Its name as it was shown.
    pub name: String,
}

/// One question as it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Its id, for counting and for replies.
    pub id: String,
    /// The kind of question.
    pub kind: String,
    /// The part of a pack that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Its picture.
    pub symbol: String,
    /// The question in the words that were shown.
    pub ask: String,
    /// The heading for the chair.
    pub heading: String,
    /// Who sees the answer.
    pub readers: Readers,
    /// The preference that it states.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preference: Option<Preference>,
    /// The answer. `None`: skipped, which the chair sees as "not answered".
    pub answer: Option<Shown>,
}

impl Snapshot {
    /// The language it was asked in.
    pub fn asked_in(&self) -> Language {
        self.as_asked.as_ref().map_or(self.language, |asked| asked.language)
    }

    /// As the person who sent it saw it.
    #[must_use]
    pub fn into_asked(self) -> Self {
        match self.as_asked {
            Some(asked) => *asked,
            None => self,
        }
    }

    /// An option by its words here, in the words in which the person chose it.
    pub fn as_chosen(&self, words: &str) -> String {
        let asked = self.as_asked.as_ref().map(|asked| &asked.questions);
        let pairs = self.questions.iter().zip(asked.into_iter().flatten());
        let options = pairs.filter_map(|(here, there)| match (&here.answer, &there.answer) {
            (Some(Shown::Options { options: here, .. }), Some(Shown::Options { options: there, .. })) => {
                Some(here.iter().zip(there))
            }
            _ => None,
        });
        let chosen = options.flatten().find(|(here, _)| here.words == words);
        chosen.map_or_else(|| words.to_owned(), |(_, there)| there.words.clone())
    }

    /// The answers that were given.
    pub fn answered(&self) -> impl Iterator<Item = (&Asked, &Shown)> {
        self.questions.iter().filter_map(|asked| Some((asked, asked.answer.as_ref()?)))
    }

    /// The questions that were skipped.
    pub fn skipped(&self) -> impl Iterator<Item = &Asked> {
        self.questions.iter().filter(|asked| asked.answer.is_none())
    }
}

impl Journey<'_> {
    /// The name of the form as it is shown, and of the part: "My conference: Worries".
    pub fn name(&self, names: &Names) -> String {
        let form = self.form().first_page(self.band()).map(|page| fill_plain(&page.name, names)).unwrap_or_default();
        match self.only_part() {
            Some(part) => format!("{form}: {}", part.words.shown(self.band())),
            None => form,
        }
    }

    /// What would be sent now. Answers that are no longer asked are not in it, and the answer on the alert page goes with the alert alone.
    pub fn snapshot(&self, names: &Names) -> Snapshot {
        let (form, band, facts) = (self.form(), self.band(), self.facts());
        let questions: Vec<Asked> = self
            .asked()
            .map(|(question, answer)| Asked {
                id: question.id.clone(),
                kind: question.kind.key().to_owned(),
                section: question.section.clone(),
                symbol: question.symbol.clone(),
                ask: fill_plain(question.ask.shown(band), names),
                heading: question.heading.clone(),
                readers: question.readers,
                preference: question.preference,
                answer: answer.map(|answer| Shown::new(question, answer, band, facts, names)),
            })
            .collect();
        let holds = |id: &str| questions.iter().any(|asked| asked.section.as_deref() == Some(id));
        let parts = form.sections.iter().filter(|section| holds(&section.id));
        Snapshot {
            version: SNAPSHOT_VERSION,
            form: form.id.clone(),
            form_version: form.version,
            submission: form.submission,
            band,
            name: self.name(names),
            readers: form.readers,
            views: self.answered().any(|(question, _)| form.views || question.counts_as_views),
            parts: parts.map(|section| Part { id: section.id.clone(), name: section.words.shown(band).to_owned() }).collect(),
            questions,
            language: form.language,
            as_asked: None,
        }
    }
}

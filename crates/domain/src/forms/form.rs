//! One form: its header and its questions.

use super::band::{Band, Words};
use super::language::Language;
use super::load::worded;
use super::question::Question;
use super::readers::Readers;
use crate::{
    meeting::{MeetingKind, UnknownWord},
    submission::{Cycle, CycleChoice, SubmissionKind},
};
use chrono::NaiveDate;
use serde::Deserialize;
use std::{collections::BTreeMap, str::FromStr};

/// A form as data.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The file's name, and part of addresses.
    pub id: String,
    /// Raised by any change of words. A sent submission keeps the words as asked.
    pub version: u32,
    /// What its words are written in.
    #[serde(skip)]
    pub language: Language,
    /// When the words were written: year and month.
    pub written: String,
    /// By when someone looks at the words again.
    pub review_by: NaiveDate,
    /// What kind of submission it makes.
    pub submission: SubmissionKind,
    /// Whose words it holds.
    pub author: Author,
    /// The meetings whose cycle offers it.
    pub offered_for: Vec<OfferedFor>,
    /// Since when it is offered.
    #[serde(default)]
    pub offered_when: Option<OfferedWhen>,
    /// To whom only it is offered.
    #[serde(default)]
    pub offered_if: Option<OfferedIf>,
    /// From which birthday it is offered, in years.
    #[serde(default)]
    pub min_age: Option<u8>,
    /// Whether it may be evidence of views sent (PN6), when received before the start.
    pub views: bool,
    /// Who reads the piece, unless a question says otherwise.
    pub readers: Readers,
    /// Who may not help the child with it.
    #[serde(default)]
    pub helper_not: Vec<HelperRole>,
    /// Minutes it takes, by band. Also tells which bands it has.
    pub minutes: BTreeMap<Band, u8>,
    /// The parts of a pack; any order, each can be sent alone.
    #[serde(default, deserialize_with = "worded")]
    pub sections: Vec<Section>,
    /// Forms offered once on the sent page.
    pub suggest: Vec<String>,
    /// Whether it prints as one page about the child.
    #[serde(default)]
    pub profile: bool,
    /// What is pre-filled from the meeting and only shown.
    #[serde(default)]
    pub header: Vec<HeaderItem>,
    /// The glossary terms that its first page uses.
    #[serde(default)]
    pub gloss: Vec<String>,
    /// Its name and first page, by band.
    pub words: BTreeMap<Band, FirstPage>,
    /// In the order asked, those of the check page and the alert page among them.
    #[serde(skip)]
    pub questions: Vec<Question>,
}

/// The words about a form.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstPage {
    /// Its name.
    pub name: String,
    /// The line on the list of forms.
    pub about: String,
    /// The first page, below who reads it.
    #[serde(default)]
    pub intro: Option<String>,
}

/// One part of a conference pack.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its id, unique in the form.
    pub id: String,
    /// Its picture.
    pub symbol: String,
    /// Its name.
    pub words: Words,
}

/// Whose words a form holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Author {
    /// The child's, also when someone helps.
    Child,
    /// A parent's or carer's.
    ParentOrCarer,
    /// A carer's, as carer.
    Carer,
    /// A worker's.
    Worker,
}

/// A kind of meeting for which a form is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "AnyOr")]
pub enum OfferedFor {
    /// Every kind.
    Any,
    /// This kind.
    Meeting(MeetingKind),
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "a kind of meeting, or \"any\"")]
enum AnyOr {
    Any(AnyMeeting),
    Meeting(MeetingKind),
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum AnyMeeting {
    Any,
}

impl From<AnyOr> for OfferedFor {
    fn from(read: AnyOr) -> Self {
        match read {
            AnyOr::Any(AnyMeeting::Any) => Self::Any,
            AnyOr::Meeting(kind) => Self::Meeting(kind),
        }
    }
}

/// Since when a form is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfferedWhen {
    /// Once the meeting was held.
    AfterHeld,
    /// On the receipt of a piece that was sent, and nowhere else: it adds to that piece.
    OnAReceipt,
}

/// To whom only a form is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfferedIf {
    /// A child who lives with carers.
    LivesWithCarers,
    /// For a child under 4.
    #[serde(rename = "under-4")]
    Under4,
}

/// What a helper is to the child; the ids of the options of `helping`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HelperRole {
    /// A foster carer or residential worker.
    Carer,
    /// A parent or another relative.
    Family,
    /// The social worker.
    Worker,
    /// An advocate.
    Advocate,
    /// Someone from school.
    School,
    /// Someone else.
    Other,
}

impl HelperRole {
    /// Every role, in the order of the question `helping`.
    pub const ALL: [Self; 6] = [Self::Carer, Self::Family, Self::Worker, Self::Advocate, Self::School, Self::Other];

    /// The id of the option of `helping`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Carer => "carer",
            Self::Family => "family",
            Self::Worker => "worker",
            Self::Advocate => "advocate",
            Self::School => "school",
            Self::Other => "other",
        }
    }
}

impl FromStr for HelperRole {
    type Err = UnknownWord;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|role| role.key() == key).ok_or_else(|| UnknownWord(key.to_owned(), "helper"))
    }
}

/// What is pre-filled from the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeaderItem {
    /// The family's name.
    FamilyName,
    /// When the conference was.
    ConferenceDateTime,
    /// Who chaired it.
    ChairName,
    /// Which kind it was.
    ConferenceKind,
}

impl Form {
    /// The bands that have the form.
    pub fn bands(&self) -> impl Iterator<Item = Band> {
        self.minutes.keys().copied()
    }

    /// Its name and first page for this reader.
    pub fn first_page(&self, band: Band) -> Option<&FirstPage> {
        band.chain().iter().find_map(|band| self.words.get(band))
    }

    /// One of its questions.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The cycles of the meetings it is for. What an adult says for a review is not passed on to a conference, nor the other way round.
    pub fn cycles(&self) -> CycleChoice {
        let is_for = |cycle| MeetingKind::ALL.into_iter().any(|kind| Cycle::of(kind) == cycle && self.is_offered_for(kind));
        match (is_for(Cycle::Care), is_for(Cycle::Protection)) {
            (true, false) => CycleChoice::Care,
            (false, true) => CycleChoice::Protection,
            _ => CycleChoice::Both,
        }
    }

    /// Whether it is offered in the cycle of this kind of meeting. Linking follows rules section 4 and not this.
    pub fn is_offered_for(&self, kind: MeetingKind) -> bool {
        self.offered_for.iter().any(|offered| matches!(offered, OfferedFor::Any) || *offered == OfferedFor::Meeting(kind))
    }
}

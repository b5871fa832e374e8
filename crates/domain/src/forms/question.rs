//! One question of a form, and how a reader sees it.

use super::answer::Answer;
use super::band::{Band, Words};
use super::choice::Choice;
use super::condition::Condition;
use super::facts::Facts;
use super::kind::{CardsFrom, Kind, PeopleFrom};
use super::offered::{Offered, TextBox, offer};
use super::readers::Readers;
use serde::{Deserialize, Serialize};

/// One question: a step of the journey, with its own page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of its own in form files")]
pub struct Question {
    /// Stable and unique in the whole catalogue; stored with answers. A shared question has the same id in every form.
    pub id: String,
    /// What it asks for.
    pub kind: Kind,
    /// Who is asked. Here nothing falls back.
    pub bands: Vec<Band>,
    /// The page's picture, a name in `symbols.toml`.
    pub symbol: String,
    /// The question: the heading of the page.
    pub ask: Words,
    /// The line below it.
    #[serde(default)]
    pub help: Words,
    /// Behind "Why we ask".
    #[serde(default)]
    pub why: Words,
    /// 4 to 7: small text for the adult beside, never read aloud to the child.
    #[serde(default)]
    pub adult_note: Option<String>,
    /// What the answer is for: for staff and the data protection assessment.
    pub purpose: String,
    /// What the chair sees above the answer. Empty only for a page to read.
    pub heading: String,
    /// Who sees the answer.
    pub readers: Readers,
    /// When it is asked: all must hold.
    #[serde(default)]
    pub show_if: Vec<Condition>,
    /// The part of a conference pack that it belongs to.
    #[serde(default)]
    pub section: Option<String>,
    /// Where it is asked.
    #[serde(default)]
    pub page: Page,
    /// For adults: the questions of one group that follow each other share a page, of this name.
    #[serde(default)]
    pub group: Option<String>,
    /// Left out when the app knows the answer: a helper session knows who helps.
    #[serde(default)]
    pub skip_when_known: bool,
    /// Offered once for each meeting, and then only if the child opens it.
    #[serde(default)]
    pub once: bool,
    /// Not built yet: never asked.
    #[serde(default)]
    pub later: bool,
    /// Whether it cannot be skipped. Only a worker's date is so.
    #[serde(default)]
    pub required: bool,
    /// Whether its answer may be evidence of views where the form's other answers may not.
    #[serde(default)]
    pub counts_as_views: bool,
    /// The preference that it states, which gets "honoured: yes, partly, no" after the meeting.
    #[serde(default)]
    pub preference: Option<Preference>,
    /// The glossary terms that it uses; each opens its meaning in place.
    #[serde(default)]
    pub gloss: Vec<String>,
    /// The item's number in the parents' questionnaire (rules section 9).
    #[serde(default)]
    pub item: Option<u8>,
    /// Whether it comes from `common.toml`. Set when the form is read.
    pub shared: bool,
}

/// Where a question is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Page {
    /// On a page of its own, in the row of questions.
    #[default]
    Row,
    /// On the check page, above the send button.
    CheckPage,
    /// On the page shown after an answer with a bell was sent. Its answer goes with the alert and nowhere else.
    AlertPage,
}

/// What a preference is about (rules section 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Preference {
    /// Where.
    Venue,
    /// When.
    Time,
    /// Who should come.
    Invite,
    /// Who should not come.
    Exclude,
    /// What to talk about.
    Agenda,
    /// What not to say aloud.
    NotAloud,
    /// How the child takes part.
    TakePart,
    /// What helps on the day.
    Needs,
    /// What to call the meeting.
    MeetingName,
    /// The visit before it.
    Visit,
}

impl Question {
    /// The options or cards that this reader is offered, in the order shown.
    pub fn options<'a>(&'a self, band: Band, facts: &'a Facts) -> Vec<Offered<'a>> {
        let text_box = if matches!(self.kind, Kind::People { .. }) { TextBox::Name } else { TextBox::OwnWords };
        let mut offered = offer(self.kind.choices(), text_box, band, facts);
        if let Kind::Cards { cards_from: Some(CardsFrom::PlanActions), .. } = &self.kind {
            offered.extend(facts.plan_actions.iter().map(|action| Offered {
                id: &action.id,
                words: &action.words,
                symbol: &self.symbol,
                text_box: None,
                exclusive: false,
                bell: false,
                does: None,
            }));
        }
        offered
    }

    /// The columns that this reader can sort a card under.
    pub fn columns<'a>(&'a self, band: Band, facts: &Facts) -> Vec<Offered<'a>> {
        let mut columns = offer(self.kind.columns(), TextBox::OwnWords, band, facts);
        if let Kind::Cards { card_signal: Some(signal), .. } = &self.kind {
            columns.iter_mut().filter(|column| column.id == signal.column).for_each(|column| column.bell = true);
        }
        columns
    }

    /// Whether it offers the adults on the child's record who could be shown the piece.
    pub const fn is_about_linked_adults(&self) -> bool {
        matches!(self.kind, Kind::People { from: Some(PeopleFrom::LinkedAdults), .. })
    }

    /// Whether some answers could lead to it, as things stand: what a paper asks, where all the questions stand below each other.
    pub fn may_be_asked(&self, band: Band, facts: &Facts) -> bool {
        let stands = |condition: &Condition| condition.question().is_some() || condition.holds_of(facts);
        self.bands.contains(&band) && !self.later && self.is_answerable() && self.show_if.iter().all(stands)
    }

    /// The name of the page it is asked on: its group's, or its own.
    pub fn page_key(&self) -> &str {
        self.group.as_deref().unwrap_or(&self.id)
    }

    /// Whether there is anything to answer: not on a page to read.
    pub const fn is_answerable(&self) -> bool {
        !matches!(self.kind, Kind::Info {})
    }

    /// Whether this number of a ladder carries the bell.
    pub fn bell_at(&self, number: u8) -> bool {
        matches!(&self.kind, Kind::Ladder { signal_at_most: Some(signal), .. } if number <= signal.value)
    }

    /// Whether any answer to it can raise an alert.
    pub fn has_bell(&self) -> bool {
        match &self.kind {
            Kind::Cards { card_signal, .. } => card_signal.is_some(),
            Kind::Ladder { signal_at_most, .. } => signal_at_most.is_some(),
            kind => kind.choices().iter().any(|choice| choice.signal.is_some()),
        }
    }

    /// Whether an answer is of the shape that this question asks for. A form that changed may find an older draft's answer of another.
    pub fn fits(&self, answer: &Answer) -> bool {
        match &self.kind {
            Kind::Faces3 { .. }
            | Kind::Faces5 { .. }
            | Kind::Choice { .. }
            | Kind::YesNoUnsure { .. }
            | Kind::Agreement4 { .. }
            | Kind::Place { .. } => matches!(answer, Answer::One { .. }),
            Kind::Choices { .. } => matches!(answer, Answer::Many { .. }),
            Kind::People { .. } => matches!(answer, Answer::People { .. }),
            Kind::Cards { .. } => matches!(answer, Answer::Cards { .. }),
            Kind::Ladder { .. } => matches!(answer, Answer::Ladder { .. }),
            Kind::DateTime { .. } => matches!(answer, Answer::Times { .. } | Answer::Dated { .. }),
            Kind::ShortText {} | Kind::LongText {} => matches!(answer, Answer::Text { .. }),
            Kind::Drawing {} | Kind::Info {} => false,
        }
    }

    /// One of its options or cards by id, whoever is offered it.
    pub fn choice(&self, id: &str) -> Option<&Choice> {
        self.kind.choices().iter().find(|choice| choice.id == id)
    }
}

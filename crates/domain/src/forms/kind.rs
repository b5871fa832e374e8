//! The kinds of question and what each one holds.

use super::band::Words;
use super::choice::{Choice, Label, Signal};
use super::load::worded;
use serde::Deserialize;

/// What a question asks for. Options and columns are here as resolved from `scales.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Kind {
    /// One of three faces with words. Counted by face, never averaged.
    Faces3 {
        /// From good to bad.
        #[serde(deserialize_with = "worded")]
        options: Vec<Choice>,
    },
    /// One of five faces with words.
    Faces5 {
        /// From good to bad.
        #[serde(deserialize_with = "worded")]
        options: Vec<Choice>,
    },
    /// One option.
    Choice {
        /// In the order shown.
        #[serde(deserialize_with = "worded")]
        options: Vec<Choice>,
    },
    /// Several options.
    Choices {
        /// In the order shown.
        #[serde(deserialize_with = "worded")]
        options: Vec<Choice>,
        /// Whether the order of tapping means something, and is shown.
        #[serde(default)]
        ordered: bool,
    },
    /// Yes, no, not sure.
    YesNoUnsure {
        /// In that order.
        #[serde(deserialize_with = "worded")]
        options: Vec<Choice>,
    },
    /// Four steps of agreement.
    Agreement4 {
        /// From agreement to disagreement.
        #[serde(deserialize_with = "worded")]
        options: Vec<Choice>,
    },
    /// Several people, by role.
    People {
        /// The roles, in the order shown.
        #[serde(deserialize_with = "worded")]
        options: Vec<Choice>,
        /// Where the names beside the roles come from.
        #[serde(default)]
        from: Option<PeopleFrom>,
    },
    /// One place.
    Place {
        /// In the order shown.
        #[serde(deserialize_with = "worded")]
        options: Vec<Choice>,
    },
    /// Days and times of day by tapping; for staff a real date, a time and a length.
    DateTime {
        /// Days of the week.
        #[serde(deserialize_with = "worded")]
        days: Vec<Choice>,
        /// Times of day.
        #[serde(deserialize_with = "worded")]
        times: Vec<Choice>,
        /// Headings: `days`, `times` and `not` (for "when it is not good").
        #[serde(deserialize_with = "worded")]
        labels: Vec<Label>,
    },
    /// Cards, each put under a column or left out.
    Cards {
        /// In the order shown.
        #[serde(deserialize_with = "worded")]
        cards: Vec<Choice>,
        /// Three buttons for each card.
        #[serde(deserialize_with = "worded")]
        columns: Vec<Choice>,
        /// Where further cards come from.
        #[serde(default)]
        cards_from: Option<CardsFrom>,
        /// The column that raises an alert.
        #[serde(default)]
        card_signal: Option<CardSignal>,
    },
    /// A number from 0 to 10, compared only with the child's own earlier ones.
    #[serde(rename = "ladder0to10")]
    Ladder {
        /// The words at both ends.
        ends: Ends,
        /// The numbers that raise an alert.
        #[serde(default)]
        signal_at_most: Option<LadderSignal>,
    },
    /// A line or two.
    ShortText {},
    /// As much as the child wants to say.
    LongText {},
    /// A drawing.
    Drawing {},
    /// A page to read; nothing is asked.
    Info {},
}

/// The words at both ends of a ladder.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ends {
    /// At 0.
    pub low: Words,
    /// At 10.
    pub high: Words,
}

/// The column of cards that raises an alert.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardSignal {
    /// The column's id.
    pub column: String,
    /// The alert.
    pub signal: Signal,
}

/// The numbers of a ladder that raise an alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LadderSignal {
    /// This number and all below.
    pub value: u8,
    /// The alert.
    pub signal: Signal,
}

/// Where the names of people come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeopleFrom {
    /// The adults on the child's record who could be shown the piece.
    LinkedAdults,
}

/// Where cards come from, other than the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardsFrom {
    /// The actions of the plan that have child words.
    PlanActions,
}

impl Kind {
    /// The key in form files.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Faces3 { .. } => "faces3",
            Self::Faces5 { .. } => "faces5",
            Self::Choice { .. } => "choice",
            Self::Choices { .. } => "choices",
            Self::YesNoUnsure { .. } => "yes_no_unsure",
            Self::Agreement4 { .. } => "agreement4",
            Self::People { .. } => "people",
            Self::Place { .. } => "place",
            Self::DateTime { .. } => "date_time",
            Self::Cards { .. } => "cards",
            Self::Ladder { .. } => "ladder0to10",
            Self::ShortText {} => "short_text",
            Self::LongText {} => "long_text",
            Self::Drawing {} => "drawing",
            Self::Info {} => "info",
        }
    }

    /// What can be tapped: options or cards. Other kinds have none.
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::Faces3 { options }
            | Self::Faces5 { options }
            | Self::Choice { options }
            | Self::Choices { options, .. }
            | Self::YesNoUnsure { options }
            | Self::Agreement4 { options }
            | Self::People { options, .. }
            | Self::Place { options } => options,
            Self::Cards { cards, .. } => cards,
            _ => &[],
        }
    }

    /// The columns that cards are sorted under.
    pub fn columns(&self) -> &[Choice] {
        match self {
            Self::Cards { columns, .. } => columns,
            _ => &[],
        }
    }

    /// Everything with words that can be tapped: options, cards, columns, days and times.
    pub fn all_choices(&self) -> impl Iterator<Item = &Choice> {
        let (days, times): (&[Choice], &[Choice]) = match self {
            Self::DateTime { days, times, .. } => (days, times),
            _ => (&[], &[]),
        };
        self.choices().iter().chain(self.columns()).chain(days).chain(times)
    }
}

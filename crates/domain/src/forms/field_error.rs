//! What can be wrong with a posted answer, and the words that say so.

use super::band::Band;
use super::placeholder::{Names, Placeholder, fill_plain};
use super::standing::Standing;
use super::text_id::TextId;

/// A field that could not be taken. Nothing is cut and nothing is guessed: the page shows again what was typed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("field \"{field}\": {problem}")]
pub struct FieldError {
    /// The field's name, for the link in the error summary.
    pub field: String,
    /// What is wrong.
    pub problem: FieldProblem,
}

/// What can be wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FieldProblem {
    /// A field or a value that the page does not offer.
    #[error("not offered")]
    Unknown,
    /// Two values where one can be given, or the same one twice.
    #[error("given more than once")]
    Repeated,
    /// More text than is kept in one go. Both are counted as a reader counts letters (grapheme clusters).
    #[error("{over} over the limit of {limit}")]
    TooLong {
        /// The limit.
        limit: usize,
        /// How many are too many.
        over: usize,
    },
    /// A control character, which no keyboard types.
    #[error("not text")]
    NotText,
    /// An option that stands alone was chosen with others, or words stand beside an option that was not chosen.
    #[error("\"{choice}\" stands alone")]
    OneOrAll {
        /// That option's words, with placeholders.
        choice: String,
    },
    /// No such day.
    #[error("no date")]
    BadDate,
    /// A day that has not come yet, for what has been seen.
    #[error("still to come")]
    NotYet,
    /// No such time, or no such length.
    #[error("no time")]
    BadTime,
    /// The one answer that cannot be skipped was.
    #[error("required")]
    Required,
}

impl FieldProblem {
    /// The words for it.
    pub const fn text(&self) -> TextId {
        match self {
            Self::Unknown | Self::Repeated => TextId::ErrorChooseAgain,
            Self::TooLong { .. } => TextId::ErrorTooLong,
            Self::NotText => TextId::ErrorNotText,
            Self::OneOrAll { .. } => TextId::ErrorOneOrAll,
            Self::BadDate => TextId::ErrorDate,
            Self::NotYet => TextId::ErrorNotYet,
            Self::BadTime => TextId::ErrorTime,
            Self::Required => TextId::ErrorRequired,
        }
    }
}

impl FieldError {
    /// A problem with this field.
    pub fn new(field: impl Into<String>, problem: FieldProblem) -> Self {
        Self { field: field.into(), problem }
    }

    /// What the reader is told.
    pub fn words(&self, standing: &Standing, band: Band, names: &Names) -> String {
        let text = standing.text(self.problem.text(), band);
        match &self.problem {
            FieldProblem::OneOrAll { choice } => {
                fill_plain(text, &names.clone().with(Placeholder::Choice, fill_plain(choice, names)))
            }
            _ => fill_plain(text, names),
        }
    }
}

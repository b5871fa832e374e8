//! Options, cards and columns as one reader sees them.

use super::band::Band;
use super::choice::{Choice, Does};
use super::facts::Facts;
use super::text_id::TextId;

/// An option, card or column as one reader sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offered<'a> {
    /// The value of its button.
    pub id: &'a str,
    /// Its words, with placeholders.
    pub words: &'a str,
    /// Its picture.
    pub symbol: &'a str,
    /// Its own text box.
    pub text_box: Option<TextBox>,
    /// Whether it stands alone.
    pub exclusive: bool,
    /// Whether it carries the bell: it raises an alert when it is sent.
    pub bell: bool,
    /// What it starts.
    pub does: Option<Does>,
}

/// The text box of one option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextBox {
    /// For words.
    OwnWords,
    /// For a name, beside the one option that is chosen.
    OwnName,
    /// For a name, in a question about people.
    Name,
}

impl TextBox {
    /// The name of its field.
    pub fn field(self, option: &str) -> String {
        match self {
            Self::OwnWords | Self::OwnName => format!("words-{option}"),
            Self::Name => format!("name-{option}"),
        }
    }

    /// Its label.
    pub const fn label(self) -> TextId {
        match self {
            Self::OwnWords => TextId::OwnWords,
            Self::OwnName | Self::Name => TextId::PersonName,
        }
    }
}

/// Those choices that a reader is offered and that have words for them.
pub(super) fn offer<'a>(choices: &'a [Choice], text_box: TextBox, band: Band, facts: &Facts) -> Vec<Offered<'a>> {
    let offered = choices.iter().filter(|choice| choice.is_offered(band, facts));
    offered
        .filter_map(|choice| {
            Some(Offered {
                id: &choice.id,
                words: choice.words.get(band)?,
                symbol: &choice.symbol,
                text_box: choice.own_words.then_some(text_box).or(choice.own_name.then_some(TextBox::OwnName)),
                exclusive: choice.exclusive,
                bell: choice.signal.is_some(),
                does: choice.does,
            })
        })
        .collect()
}

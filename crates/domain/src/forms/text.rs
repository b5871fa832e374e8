//! Typed text: what is kept of it, and how much.

use super::field_error::FieldProblem;
use unicode_segmentation::UnicodeSegmentation;

/// The most that a long text holds, in letters as a reader counts them (grapheme clusters).
pub const LONG_TEXT: usize = 20_000;

/// The most that a short text holds.
pub const SHORT_TEXT: usize = 500;

/// The most that can be written beside one option.
pub const OWN_WORDS: usize = 500;

/// The most that a name holds.
pub const NAME: usize = 200;

/// Takes typed text: line ends become line feeds, blanks at both ends go, and nothing else changes. `None` when nothing was typed.
pub(super) fn typed(raw: &str, limit: usize) -> Result<Option<String>, FieldProblem> {
    let text = raw.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    if text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\t')) {
        return Err(FieldProblem::NotText);
    }
    match length(text) {
        0 => Ok(None),
        given if given > limit => Err(FieldProblem::TooLong { limit, over: given - limit }),
        _ => Ok(Some(text.to_owned())),
    }
}

/// How many letters a reader would count: for the count below a text box.
pub fn length(text: &str) -> usize {
    text.graphemes(true).count()
}

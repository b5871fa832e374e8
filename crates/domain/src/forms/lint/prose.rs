//! One text, read once: its sentences, words and level. The same words stand in many forms.

use super::super::Term;
use super::grade::Measure;
use super::tokens::{Phrases, Token, sentences, tokens};

/// A text with its placeholders filled.
pub(super) struct Prose {
    /// Its sentences.
    pub(super) sentences: Vec<Sentence>,
    /// Counts over it as it is written.
    pub(super) kept: Measure,
    /// Counts over it with a plain word in place of each glossary term.
    pub(super) plain: Measure,
}

/// One sentence.
pub(super) struct Sentence {
    /// The words, for messages.
    pub(super) text: String,
    /// The words, for finding phrases.
    pub(super) tokens: Vec<Token>,
    /// How many words it has.
    pub(super) length: usize,
}

impl Prose {
    /// Reads a text.
    pub(super) fn read(text: &str, terms: &Phrases<&Term>) -> Self {
        let (mut all, mut kept, mut plain) = (Vec::new(), Vec::new(), Vec::new());
        for sentence in sentences(text) {
            let tokens = tokens(sentence);
            let measure = Measure::of_sentence(sentence);
            plain.push(Measure::without_terms(sentence, &tokens, terms));
            kept.push(measure);
            all.push(Sentence { text: sentence.to_owned(), tokens, length: measure.words });
        }
        Self { sentences: all, kept: kept.into_iter().sum(), plain: plain.into_iter().sum() }
    }
}

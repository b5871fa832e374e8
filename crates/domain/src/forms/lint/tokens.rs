//! Texts cut into sentences and words, and phrases found in them.

use std::collections::BTreeMap;

/// The sentences of a text. A new line begins a new one, also after a heading without a full stop.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| {
        let mut rest = line;
        std::iter::from_fn(move || {
            let (sentence, after) = rest.split_at(end_of_sentence(rest));
            rest = after.trim_start();
            (!sentence.is_empty()).then_some(sentence)
        })
    })
}

/// Where the first sentence ends: after its mark and a closing quote, when a space follows.
fn end_of_sentence(text: &str) -> usize {
    for (at, mark) in text.char_indices().filter(|(_, letter)| matches!(letter, '.' | '?' | '!')) {
        let end = at + mark.len_utf8();
        let after = text.get(end..).unwrap_or_default();
        let quote = after.chars().next().filter(|letter| matches!(letter, '"' | '\'' | '”' | '’')).map_or(0, char::len_utf8);
        if after.get(quote..).is_some_and(|after| after.starts_with(char::is_whitespace)) {
            return end + quote;
        }
    }
    text.len()
}

/// The words of a sentence; "day-to-day" and "don't" are one each.
pub(super) fn words(sentence: &str) -> impl Iterator<Item = &str> {
    let words = sentence.split(|letter: char| !letter.is_alphanumeric() && !JOINS.contains(&letter));
    words.map(|word| word.trim_matches(JOINS)).filter(|word| !word.is_empty())
}

/// The words of a sentence as phrases are matched with: in small letters, and cut at hyphens and apostrophes too.
pub(super) fn tokens(sentence: &str) -> Vec<Token> {
    let clauses = sentence.split([',', ';', ':', '(', ')', '"', '“', '”']);
    clauses
        .flat_map(|clause| {
            let parts = words(clause).flat_map(|word| word.split(JOINS)).filter(|part| !part.is_empty());
            parts.enumerate().map(|(number, part)| Token {
                small: part.to_lowercase(),
                capitals: part.chars().all(char::is_uppercase),
                opens: number == 0,
            })
        })
        .collect()
}

/// What joins two parts of one word.
pub(super) const JOINS: [char; 3] = ['-', '\'', '’'];

/// One word of a sentence.
pub(super) struct Token {
    pub(super) small: String,
    capitals: bool,
    /// Whether a comma or the like stands before it: no phrase goes across.
    opens: bool,
}

/// Phrases that can be found in a sentence, each with what it stands for. A phrase in capitals ("LAC") is found in capitals only.
pub(super) struct Phrases<T> {
    by_first_word: BTreeMap<String, Vec<Phrase<T>>>,
}

struct Phrase<T> {
    text: String,
    words: Vec<String>,
    capitals: bool,
    value: T,
}

/// A phrase found: where, how many words long, which, and what it stands for.
pub(super) struct Found<'p, T> {
    pub(super) start: usize,
    pub(super) length: usize,
    pub(super) phrase: &'p str,
    pub(super) value: &'p T,
}

impl<T> Phrases<T> {
    /// Makes ready a list of phrases.
    pub(super) fn new<'t>(list: impl IntoIterator<Item = (&'t String, T)>) -> Self {
        let mut by_first_word: BTreeMap<String, Vec<Phrase<T>>> = BTreeMap::new();
        for (text, value) in list {
            let words: Vec<String> = text.split(' ').flat_map(|word| word.split(JOINS)).map(str::to_lowercase).collect();
            let capitals = text.chars().all(char::is_uppercase);
            let first = words.first().cloned().unwrap_or_default();
            by_first_word.entry(first).or_default().push(Phrase { text: text.clone(), words, capitals, value });
        }
        Self { by_first_word }
    }

    /// Every place where one of the phrases stands.
    pub(super) fn find<'p>(&'p self, sentence: &[Token]) -> Vec<Found<'p, T>> {
        let mut found = Vec::new();
        for (start, token) in sentence.iter().enumerate() {
            for phrase in self.by_first_word.get(&token.small).into_iter().flatten() {
                let here = sentence.get(start..start + phrase.words.len()).unwrap_or_default();
                let same = !here.is_empty()
                    && phrase.words.iter().zip(here).all(|(word, token)| same_word(word, &token.small))
                    && here.iter().skip(1).all(|token| !token.opens);
                if same && (!phrase.capitals || token.capitals) {
                    found.push(Found { start, length: here.len(), phrase: &phrase.text, value: &phrase.value });
                }
            }
        }
        found
    }
}

/// Whether a word of a phrase is this word of a sentence; `#` is any number.
fn same_word(wanted: &str, given: &str) -> bool {
    wanted == given || (wanted == "#" && given.chars().all(|digit| digit.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{Phrases, sentences, tokens, words};

    #[test]
    fn a_sentence_ends_at_its_mark_or_at_the_end_of_the_line() {
        let text = "Say a lot or a little. Is it 2.5? \"No.\" Yes\nA heading\n\nEnd";
        assert_eq!(
            sentences(text).collect::<Vec<_>>(),
            ["Say a lot or a little.", "Is it 2.5?", "\"No.\"", "Yes", "A heading", "End"]
        );
    }

    #[test]
    fn a_word_may_hold_a_hyphen_or_an_apostrophe() {
        assert_eq!(words("Sam's day-to-day (plan) - \"so\"").collect::<Vec<_>>(), ["Sam's", "day-to-day", "plan", "so"]);
    }

    #[test]
    fn a_phrase_is_found_as_whole_words_in_any_case_and_capitals_in_capitals_only() {
        let list = ["plan".to_owned(), "LAC".to_owned(), "only # left".to_owned(), "don't".to_owned()];
        let phrases = Phrases::new(list.iter().map(|phrase| (phrase, ())));
        let found = |text: &str| {
            phrases.find(&tokens(text)).iter().map(|found| (found.start, found.phrase.to_owned())).collect::<Vec<_>>()
        };
        assert_eq!(found("Your Plan, not plans"), [(1, "plan".to_owned())]);
        assert_eq!(found("a lac and a LAC"), [(4, "LAC".to_owned())]);
        assert_eq!(found("only 12 left, only two left"), [(0, "only # left".to_owned())]);
        assert_eq!(found("Don't"), [(0, "don't".to_owned())]);
        assert_eq!(found("only, 3 left"), []);
    }
}

//! Reading level: the Flesch-Kincaid grade with a strict count of syllables.

use super::super::{Band, Term};
use super::tokens::{JOINS, Phrases, Token, words};
use std::iter::Sum;

/// What a reader of a band can be given.
pub(super) struct Limit {
    /// The highest grade of a whole form or file.
    pub(super) grade: f64,
    /// The most words in a sentence.
    pub(super) words: usize,
}

/// The limits of a band. A page may be up to two grades above, for it has few words to go by.
pub(super) const fn limit(band: Band) -> Limit {
    let (grade, words) = match band {
        Band::B4 => (3.0, 6),
        Band::B8 | Band::Any => (3.0, 12),
        Band::B12 | Band::B16 => (5.0, 15),
        Band::Adult => (6.0, 20),
        Band::Staff => (10.0, 25),
    };
    Limit { grade, words }
}

/// Counts over some texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Measure {
    /// Sentences with at least one word.
    pub(super) sentences: usize,
    /// Words.
    pub(super) words: usize,
    /// Words of the longest sentence.
    pub(super) longest: usize,
    syllables: usize,
}

impl Measure {
    /// Counts over one sentence as it is written.
    pub(super) fn of_sentence(sentence: &str) -> Self {
        let mut measure = Self::default();
        words(sentence).for_each(|word| measure.count(word));
        measure.longest = measure.words;
        measure.sentences = usize::from(measure.words > 0);
        measure
    }

    /// Counts over one sentence with a plain word in place of each glossary term, whose meaning opens in place.
    pub(super) fn without_terms(sentence: &str, tokens: &[Token], terms: &Phrases<&Term>) -> Self {
        let found = terms.find(tokens);
        if found.is_empty() {
            return Self::of_sentence(sentence);
        }
        let mut measure = Self::default();
        let (mut at, mut skip_to) = (0, 0);
        for word in words(sentence) {
            let term = found.iter().filter(|term| term.start == at).max_by_key(|term| term.length);
            match term {
                _ if at < skip_to => {}
                Some(term) => {
                    words(&term.value.score_as).for_each(|word| measure.count(word));
                    skip_to = at + term.length;
                }
                None => measure.count(word),
            }
            at += word.split(JOINS).filter(|part| !part.is_empty()).count();
        }
        measure.longest = measure.words;
        measure.sentences = usize::from(measure.words > 0);
        measure
    }

    fn count(&mut self, word: &str) {
        self.words += 1;
        self.syllables += syllables(word);
    }

    /// The grade, to one decimal.
    pub(super) fn grade(self) -> f64 {
        if self.words == 0 || self.sentences == 0 {
            return 0.0;
        }
        let [sentences, words, syllables] =
            [self.sentences, self.words, self.syllables].map(|count| f64::from(u32::try_from(count).unwrap_or(u32::MAX)));
        let grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
        // Adding nothing turns a rounded -0.0 into 0.0.
        (grade * 10.0).round() / 10.0 + 0.0
    }
}

impl Sum for Measure {
    fn sum<I: Iterator<Item = Self>>(measures: I) -> Self {
        measures.fold(Self::default(), |one, other| Self {
            sentences: one.sentences + other.sentences,
            words: one.words + other.words,
            longest: one.longest.max(other.longest),
            syllables: one.syllables + other.syllables,
        })
    }
}

/// Words whose spelling misleads the count below.
const SPOKEN: [(&str, usize); 25] = [
    ("anyone", 3),
    ("area", 3),
    ("business", 2),
    ("create", 2),
    ("different", 3),
    ("evening", 2),
    ("everyone", 3),
    ("everything", 3),
    ("family", 3),
    ("idea", 3),
    ("ideas", 3),
    ("interpreter", 4),
    ("quiet", 2),
    ("safely", 2),
    ("safety", 2),
    ("science", 2),
    ("somebody", 3),
    ("someone", 2),
    ("something", 2),
    ("sometimes", 2),
    ("somewhere", 2),
    ("themself", 2),
    ("therefore", 2),
    ("trial", 2),
    ("video", 3),
];

/// The syllables of a word: groups of vowels, without a silent ending, and with the "ing" of "going". Numbers count as one.
pub(super) fn syllables(word: &str) -> usize {
    let word: String = word.chars().flat_map(char::to_lowercase).filter(char::is_ascii_lowercase).collect();
    if let Some((_, spoken)) = SPOKEN.iter().find(|(known, _)| *known == word) {
        return *spoken;
    }
    let vowel = |letter: u8| b"aeiouy".contains(&letter);
    let letters = word.as_bytes();
    let starts = letters.iter().zip([b'-'].iter().chain(letters)).filter(|(letter, before)| vowel(**letter) && !vowel(**before));
    let groups = starts.count();
    let spoken_ing = matches!(letters, [.., before, b'i', b'n', b'g'] if vowel(*before));
    (groups + usize::from(spoken_ing) - usize::from(groups > 1 && has_silent_ending(letters))).max(1)
}

/// Whether the last group of vowels is not spoken: "make", "makes", "helped", but not "table", "changes" or "wanted".
fn has_silent_ending(word: &[u8]) -> bool {
    let consonant = |letter: u8| !b"aeiouy".contains(&letter);
    match word {
        [.., before, b'l', b'e'] | [.., before, b'l', b'e', b's'] => !consonant(*before),
        [.., before, b'h', b'e', b's'] => !b"cs".contains(before),
        [.., before, b'e', b's'] => !b"sxzcg".contains(before),
        [.., before, b'e', b'd'] => !b"td".contains(before),
        [.., b'e'] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Measure, syllables};

    #[test]
    fn syllables_are_those_that_are_spoken() {
        let spoken = [
            ("cat", 1),
            ("table", 2),
            ("make", 1),
            ("makes", 1),
            ("places", 2),
            ("wishes", 2),
            ("clothes", 1),
            ("helped", 1),
            ("wanted", 2),
            ("the", 1),
            ("going", 2),
            ("seeing", 2),
            ("thing", 1),
            ("review", 2),
            ("family", 3),
            ("different", 3),
            ("advocate", 3),
            ("conference", 3),
            ("999", 1),
            ("Sam's", 1),
        ];
        for (word, count) in spoken {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn the_grade_is_worked_out_by_the_published_formula() {
        // 5 words, 2 sentences, 5 syllables: 0.39 x 2.5 + 11.8 x 1 - 15.59 = -2.815.
        let short: Measure = ["The cat sat.", "It ran."].map(Measure::of_sentence).into_iter().sum();
        assert_eq!((short.words, short.sentences, short.longest), (5, 2, 3));
        assert!((short.grade() + 2.8).abs() < 0.001);
        // 4 words, 1 sentence, 5 + 4 + 4 + 2 syllables: 0.39 x 4 + 11.8 x 3.75 - 15.59 = 30.22.
        let long = Measure::of_sentence("Institutional preparation necessitates money");
        assert!((long.grade() - 30.2).abs() < 0.001);
        assert!(Measure::default().grade().abs() < 0.001);
    }
}

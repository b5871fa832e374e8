//! Cuts text into sentences, as long as one breath: a voice that is given a page at once stops halfway on some phones.

use std::ops::Range;

/// Where each sentence begins and ends, in bytes, without the space around it.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut ended = false;
    for (at, sign) in text.char_indices() {
        if sign.is_whitespace() && ended {
            found.extend(trimmed(text, start..at));
            start = at;
        }
        // A quotation mark or bracket after the stop still belongs to the sentence.
        ended = is_stop(sign) || ended && matches!(sign, '"' | '\'' | '”' | '’' | ')' | '»');
    }
    found.extend(trimmed(text, start..text.len()));
    found
}

const fn is_stop(sign: char) -> bool {
    matches!(sign, '.' | '?' | '!' | '…' | '؟' | '۔')
}

/// The same without space at its ends; nothing when there is nothing to speak.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = text.get(range.clone())?;
    part.contains(|sign: char| !sign.is_whitespace() && !is_stop(sign)).then(|| {
        let start = range.start + part.len() - part.trim_start().len();
        start..start + part.trim().len()
    })
}

/// What is spoken of it: with single spaces.
pub(super) fn spoken(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        sentences(text).into_iter().map(|range| spoken(text.get(range).unwrap())).collect()
    }

    #[test]
    fn each_sentence_is_one() {
        assert_eq!(
            cut("How are you? Say it your way.  No one sees it yet"),
            ["How are you?", "Say it your way.", "No one sees it yet"]
        );
        assert_eq!(cut("She said \"stop!\" Then we left."), ["She said \"stop!\"", "Then we left."]);
        assert_eq!(cut("هل أنت بخير؟ قل لنا."), ["هل أنت بخير؟", "قل لنا."]);
    }

    #[test]
    fn a_stop_inside_a_number_ends_nothing() {
        assert_eq!(cut("Come at 14.30 or later."), ["Come at 14.30 or later."]);
    }

    #[test]
    fn nothing_is_lost_and_silence_is_not_spoken() {
        assert_eq!(cut("  \n One\n  line \n"), ["One line"]);
        assert_eq!(cut(" … ?! "), [""; 0]);
        assert_eq!(cut(""), [""; 0]);
    }
}

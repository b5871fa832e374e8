//! Words on a page: standing texts with their names filled in, dates and times as people say them.

use crate::components::Pieces;
use chrono::{DateTime, NaiveDate, Utc};
use heard_domain::{
    calendar::london_local,
    forms::{Band, Catalogue, FieldError, Language, Names, Placeholder, TextId, fill, fill_plain},
};
use leptos::prelude::*;

/// The words of one reader on one page.
#[derive(Clone, Debug)]
pub(crate) struct Say {
    /// Whose words.
    pub(crate) band: Band,
    /// The names in them.
    pub(crate) names: Names,
}

impl Say {
    /// Words for someone who is not known.
    pub(crate) fn anyone(names: Names) -> Self {
        Self { band: Band::Any, names }
    }

    /// The language of the words.
    pub(crate) const fn language(&self) -> Language {
        self.names.language()
    }

    /// All words in that language.
    pub(crate) fn catalogue(&self) -> &'static Catalogue {
        Catalogue::shipped_in(self.language())
    }

    /// What is wrong with an answer.
    pub(crate) fn problem(&self, problem: &FieldError) -> String {
        problem.words(&self.catalogue().standing, self.band, &self.names)
    }

    /// The same words with one more name in them.
    pub(crate) fn with(&self, placeholder: Placeholder, value: impl Into<String>) -> Self {
        Self { names: self.names.clone().with(placeholder, value), band: self.band }
    }

    /// A standing text line by line, as plain text.
    pub(crate) fn plain_lines(&self, id: TextId) -> Vec<String> {
        self.lines(id).into_iter().map(|pieces| pieces.into_iter().map(|piece| piece.text).collect()).collect()
    }

    /// The first sentence of a standing text as plain text: for titles.
    pub(crate) fn heading(&self, id: TextId) -> String {
        self.filled_plain(self.headed(id).0)
    }

    /// Which of how many, in words.
    pub(crate) fn step(&self, id: TextId, number: usize, total: usize) -> String {
        self.with(Placeholder::Number, number.to_string()).with(Placeholder::Total, total.to_string()).plain(id)
    }

    /// How the words of a form differ in language from these, for what stands among them: its `lang` and `dir`.
    pub(crate) fn other(&self, language: Language) -> (Option<&'static str>, Option<&'static str>) {
        let other = Some(language).filter(|language| *language != self.language());
        (other.map(Language::tag), other.map(|language| language.direction().key()))
    }

    /// A standing text as plain text: for titles and buttons.
    pub(crate) fn plain(&self, id: TextId) -> String {
        fill_plain(self.catalogue().standing.text(id, self.band), &self.names)
    }

    /// A standing text, each name kept in its own direction.
    pub(crate) fn text(&self, id: TextId) -> impl IntoView + use<> {
        self.filled(self.catalogue().standing.text(id, self.band))
    }

    /// A standing text cut after its first sentence, the heading of a page or a card; both parts are still to be filled.
    pub(crate) fn headed(&self, id: TextId) -> (&'static str, Option<&'static str>) {
        first_sentence(self.catalogue().standing.text(id, self.band))
    }

    /// Any text of the forms, filled.
    pub(crate) fn filled(&self, text: &str) -> impl IntoView + use<> {
        let pieces = fill(text, &self.names);
        view! { <Pieces pieces/> }
    }

    /// Any text of the forms, filled, as plain text.
    pub(crate) fn filled_plain(&self, text: &str) -> String {
        fill_plain(text, &self.names)
    }

    /// A standing text of several lines, each a paragraph.
    pub(crate) fn paragraphs(&self, id: TextId) -> impl IntoView + use<> {
        self.lines(id).into_iter().map(|pieces| view! { <p><Pieces pieces/></p> }).collect_view()
    }

    /// A standing text of several lines.
    pub(crate) fn lines(&self, id: TextId) -> Vec<Vec<heard_domain::forms::Piece>> {
        self.catalogue().standing.lines(id, self.band).map(|line| fill(line, &self.names)).collect()
    }
}

/// Cuts a text after its first sentence. A heading ends without a full stop; a question mark stays.
pub(crate) fn first_sentence(text: &str) -> (&str, Option<&str>) {
    let end = text.char_indices().find(|(at, sign)| {
        matches!(sign, '.' | '?' | '؟')
            && text.get(at + sign.len_utf8()..).is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    });
    let (heading, rest) = end.and_then(|(at, sign)| text.split_at_checked(at + sign.len_utf8())).unwrap_or((text, ""));
    let heading = heading.strip_suffix('.').unwrap_or(heading);
    (heading, Some(rest.trim_start()).filter(|rest| !rest.is_empty()))
}

/// `Tue 13 May 2027`: for staff.
pub(crate) fn short_day(day: NaiveDate) -> String {
    day.format("%a %-d %b %Y").to_string()
}

/// `Tue 13 May, 15:45`, London time: for staff.
pub(crate) fn short_moment(at: DateTime<Utc>) -> String {
    london_local(at).format("%a %-d %b, %H:%M").to_string()
}

/// `15:45`, London time.
pub(crate) fn clock_time(at: DateTime<Utc>) -> String {
    london_local(at).format("%H:%M").to_string()
}

/// `15:45:07`, London time: where the second counts.
pub(crate) fn exact_time(at: DateTime<Utc>) -> String {
    london_local(at).format("%H:%M:%S").to_string()
}

/// `1,204`.
pub(crate) fn number(number: i64) -> String {
    let figures = number.to_string();
    let mut text = String::new();
    for (place, figure) in figures.char_indices() {
        if place > 0 && (figures.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(figure);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn a_heading_is_the_first_sentence_and_the_rest_follows_it() {
        assert_eq!(first_sentence("Closed. You can close this tab too."), ("Closed", Some("You can close this tab too.")));
        assert_eq!(first_sentence("Is this you? It starts with J."), ("Is this you?", Some("It starts with J.")));
        assert_eq!(first_sentence("هل هذا أنت؟ يبدأ بحرف."), ("هل هذا أنت؟", Some("يبدأ بحرف.")));
        assert_eq!(first_sentence("This is Sam."), ("This is Sam", None));
        assert_eq!(first_sentence("Come at 14.30 or later"), ("Come at 14.30 or later", None));
    }
}

//! Words on a page: standing texts with their names filled in, dates and times as people say them.

use crate::components::Pieces;
use chrono::{DateTime, NaiveDate, Utc};
use heard_domain::{
    calendar::london_local,
    forms::{Band, Catalogue, Names, TextId, fill, fill_plain},
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

    /// A standing text as plain text: for titles and buttons.
    pub(crate) fn plain(&self, id: TextId) -> String {
        fill_plain(Catalogue::shipped().standing.text(id, self.band), &self.names)
    }

    /// A standing text, each name kept in its own direction.
    pub(crate) fn text(&self, id: TextId) -> impl IntoView + use<> {
        self.filled(Catalogue::shipped().standing.text(id, self.band))
    }

    /// A standing text cut after its first sentence, the heading of a page or a card; both parts are still to be filled.
    pub(crate) fn headed(&self, id: TextId) -> (&'static str, Option<&'static str>) {
        first_sentence(Catalogue::shipped().standing.text(id, self.band))
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
        Catalogue::shipped().standing.lines(id, self.band).map(|line| fill(line, &self.names)).collect()
    }
}

/// Cuts a text after its first sentence. A heading ends without a full stop; a question mark stays.
fn first_sentence(text: &str) -> (&str, Option<&str>) {
    let end = text.char_indices().find(|(at, sign)| {
        matches!(sign, '.' | '?')
            && text.get(at + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    });
    let (heading, rest) = end.and_then(|(at, _)| text.split_at_checked(at + 1)).unwrap_or((text, ""));
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
        assert_eq!(first_sentence("This is Sam."), ("This is Sam", None));
        assert_eq!(first_sentence("Come at 14.30 or later"), ("Come at 14.30 or later", None));
    }
}

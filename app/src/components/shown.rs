//! An answer in the words the child saw. A child's own words stand in the apricot block, never trimmed; chosen options with their picture.

use crate::symbols::Symbol;
use heard_domain::forms::{Language, Shown};
use leptos::prelude::*;

/// One answer, for the check page, the receipt and the chair alike.
#[component]
pub(crate) fn ShownAnswer(
    /// The answer.
    shown: Shown,
    /// The language it was asked in, which tells more of what was typed than its letters do.
    #[prop(default = Language::English)]
    asked: Language,
) -> impl IntoView {
    match shown {
        Shown::Text { words, direction } => {
            let lang = lang_of(&words, asked);
            view! { <blockquote class="words" lang=lang dir=direction.key() translate="no">{words}</blockquote> }.into_any()
        }
        Shown::Options { options, ordered } => {
            let many = options.len() > 1;
            let options = options
                .into_iter()
                .map(|option| {
                    let beside = option.beside.map(|words| {
                        let lang = lang_of(&words, asked);
                        view! { ": " <bdi lang=lang translate="no">{words}</bdi> }
                    });
                    let bell = option.signal.map(|_| view! { <Symbol name="bell"/> });
                    let inside = view! { <Symbol name=option.symbol/><span>{option.words}{beside}</span>{bell} };
                    if many {
                        view! { <li>{inside}</li> }.into_any()
                    } else {
                        view! { <p class="words face">{inside}</p> }.into_any()
                    }
                })
                .collect_view();
            match (many, ordered) {
                (false, _) => options.into_any(),
                (true, true) => view! { <ol class="words sorted">{options}</ol> }.into_any(),
                (true, false) => view! { <ul role="list" class="words sorted">{options}</ul> }.into_any(),
            }
        }
        Shown::Cards { cards } => {
            let cards = cards
                .into_iter()
                .filter_map(|card| {
                    let column = card.column?;
                    let bell = column.signal.map(|_| view! { <Symbol name="bell"/> });
                    Some(view! { <li><Symbol name=column.symbol/><span>{card.card.words}": "<b>{column.words}</b></span>{bell}</li> })
                })
                .collect_view();
            view! { <ul role="list" class="words sorted">{cards}</ul> }.into_any()
        }
        Shown::Ladder { value, low, high, .. } => {
            view! { <p class="words face"><b>{value}</b><span>"(0: "{low}", 10: "{high}")"</span></p> }.into_any()
        }
        Shown::Times { parts } => {
            let parts = parts
                .into_iter()
                .map(|part| view! { <li><span>{part.heading}": "<b translate="no">{part.values.join(", ")}</b></span></li> })
                .collect_view();
            view! { <ul role="list" class="words sorted">{parts}</ul> }.into_any()
        }
        Shown::Dated { date, time, minutes } => {
            let time = time.map(|time| format!(" at {}", time.format("%H:%M"))).unwrap_or_default();
            let minutes = minutes.map(|minutes| format!(", {minutes} minutes")).unwrap_or_default();
            view! { <p>{date.format("%A %-d %B %Y").to_string()}{time}{minutes}</p> }.into_any()
        }
    }
}

/// The `lang` of typed words. Nobody says in which language they write: in a form in Arabic, Arabic letters are Arabic; whatever else is
/// in other letters than the page, or could be Welsh or English, is not known, which an empty `lang` says.
fn lang_of(words: &str, asked: Language) -> Option<&'static str> {
    let arabic = words.chars().any(|letter| ('\u{600}'..='\u{6ff}').contains(&letter));
    match (asked, arabic) {
        (Language::Arabic, true) => Some(Language::Arabic.tag()),
        (Language::English, false) => None,
        (Language::English | Language::Welsh, true) | (Language::Welsh | Language::Arabic, false) => Some(""),
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, lang_of};

    #[test]
    fn typed_words_are_taken_for_a_language_only_where_that_is_known() {
        assert_eq!(lang_of("أريد أخي", Language::Arabic), Some("ar"));
        assert_eq!(lang_of("میں یہاں خوش ہوں", Language::English), Some(""), "Urdu, perhaps: not known");
        assert_eq!(lang_of("my brother", Language::Arabic), Some(""));
        assert_eq!(lang_of("fy mrawd", Language::Welsh), Some(""));
        assert_eq!(lang_of("my brother", Language::English), None);
    }
}

//! An answer in the words the child saw. A child's own words stand in the apricot block, never trimmed; chosen options with their picture.

use crate::symbols::Symbol;
use heard_domain::forms::Shown;
use leptos::prelude::*;

/// One answer, for the check page, the receipt and the chair alike.
#[component]
pub(crate) fn ShownAnswer(shown: Shown) -> impl IntoView {
    match shown {
        Shown::Text { words, direction } => {
            view! { <blockquote class="words" dir=direction.key() translate="no">{words}</blockquote> }.into_any()
        }
        Shown::Options { options, ordered } => {
            let many = options.len() > 1;
            let options = options
                .into_iter()
                .map(|option| {
                    let beside = option.beside.map(|words| view! { ": " <bdi translate="no">{words}</bdi> });
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
            view! { <p class="words face"><b>{value}</b><span>"from 0 ("{low}") to 10 ("{high}")"</span></p> }.into_any()
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

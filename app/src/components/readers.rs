//! Who reads what is sent, who does not, and who may be told: one line each, with a symbol.

use crate::{components::Pieces, symbols::Symbol, words::Say};
use heard_domain::forms::{Readers, TextId};
use leptos::prelude::*;

/// The list of readers.
#[component]
pub(crate) fn ReadersList(
    /// In whose words.
    say: Say,
    /// Whether an answer with a bell is, or may be, among what is sent.
    #[prop(optional)]
    bell: bool,
    /// Whether it may be talked about at a meeting.
    #[prop(optional)]
    meeting: bool,
    /// Who reads the piece, as its form says.
    #[prop(default = Readers::ChairWorker)]
    of: Readers,
    /// Whether an adult beside the child sees it too.
    #[prop(optional)]
    helper: bool,
) -> impl IntoView {
    let lines = [
        ("eye", if of == Readers::CarerReview { TextId::WhoReadsCarerReview } else { TextId::WhoReadsChairWorker }, true),
        ("two-people", TextId::WhoReadsHelper, helper),
        ("bell", TextId::WhoReadsAlert, bell),
        ("closed", TextId::WhoReadsNot, true),
        ("meeting", TextId::WhoReadsMeeting, meeting),
    ];
    let lines = lines
        .into_iter()
        .filter(|(.., shown)| *shown)
        .flat_map(|(symbol, id, _)| say.lines(id).into_iter().map(move |pieces| (symbol, pieces)))
        .map(|(symbol, pieces)| view! { <li><Symbol name=symbol/><span><Pieces pieces/></span></li> })
        .collect_view();
    view! { <ul role="list" class="sees card" data-test="readers">{lines}</ul> }
}

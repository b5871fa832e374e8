//! Words that could not be saved where they were typed: shown again, so that nothing typed is ever lost.

use super::Side;
use crate::{components::TextArea, document::Doc, symbols::Symbol, visit::Visit, words::Say};
use axum::{http::StatusCode, response::Response};
use heard_domain::forms::{RawFields, TextId};
use leptos::prelude::*;

/// Why they were not saved, and what can be done.
#[derive(Clone, Copy)]
pub(super) enum Why {
    /// The piece was sent from another tab or phone.
    Sent,
    /// The draft is not there any more.
    Gone,
    /// The session ended, and the words cannot be taken as they are.
    Ended,
    /// The same, on a page so old that it cannot save any more.
    EndedLongAgo,
    /// The service is busy, or its disk is full.
    Busy,
}

impl Why {
    const fn text(self) -> TextId {
        match self {
            Self::Sent => TextId::KeptSent,
            Self::Gone => TextId::KeptGone,
            Self::Ended | Self::EndedLongAgo => TextId::KeptEnded,
            Self::Busy => TextId::KeptBusy,
        }
    }

    const fn status(self) -> StatusCode {
        match self {
            Self::Sent => StatusCode::CONFLICT,
            Self::Gone => StatusCode::NOT_FOUND,
            Self::Ended | Self::EndedLongAgo => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// Whether sending the same page again may help.
    const fn again(self) -> bool {
        matches!(self, Self::Ended | Self::Busy)
    }

    /// Where to go on from here.
    const fn way_on(self, side: Side) -> (&'static str, TextId) {
        match (self, side) {
            (Self::Ended | Self::EndedLongAgo, Side::Child) => ("/sign-in", TextId::ButtonComeBack),
            (Self::Ended | Self::EndedLongAgo, Side::Parent) => ("/card?slip", TextId::ButtonComeBack),
            (Self::Ended | Self::EndedLongAgo, Side::Staff) => ("/staff/sign-in?ended", TextId::ButtonComeBack),
            (Self::Sent | Self::Gone | Self::Busy, Side::Child) => ("/me", TextId::ButtonYourPage),
            (Self::Sent | Self::Gone | Self::Busy, Side::Parent) => ("/", TextId::ButtonGoToStart),
            (Self::Sent | Self::Gone | Self::Busy, Side::Staff) => ("/staff", TextId::ButtonGoToStart),
        }
    }
}

/// The page with what was typed; none when no words were.
pub(super) async fn page(visit: &Visit, side: Side, why: Why, fields: &RawFields) -> Option<Response> {
    // Several questions on a page are kept apart by their names: `improve.text`.
    let own = |name: &str| {
        name.rsplit('.').next().is_some_and(|own| own == "text" || own.starts_with("words-") || own.starts_with("name-"))
    };
    let all: Vec<(String, String)> =
        fields.names().flat_map(|name| fields.all(name).iter().map(move |value| (name.to_owned(), value.clone()))).collect();
    let (words, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|(name, value)| own(name) && !value.trim().is_empty());
    if words.is_empty() {
        return None;
    }
    let (say, action) = (Say::anyone(visit.service().plain_names()), visit.path.clone());
    let doc = Doc::open(say.plain(TextId::KeptTitle), move || {
        let boxes = words
            .iter()
            .map(|(name, value)| view! { <div class="field"><label for=name.clone()>{say.plain(TextId::KeptLabel)}</label><TextArea name=name.clone() value=value.clone() own_words=true/></div> })
            .collect_view();
        let boxes = if why.again() {
            let hidden = rest
                .iter()
                .map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone()/> })
                .collect_view();
            view! {
                <form method="post" action=action.clone() novalidate class="stack">
                    {hidden}
                    {boxes}
                    <div class="go"><button class="act" data-test="continue">{say.plain(TextId::ButtonSave)}</button></div>
                </form>
            }
            .into_any()
        } else {
            view! { <div class="stack" data-test="kept">{boxes}</div> }.into_any()
        };
        let (href, words) = why.way_on(side);
        view! {
            <h1 class="ask-head"><Symbol name="two-people"/>{say.text(TextId::KeptTitle)}</h1>
            <p>{say.text(why.text())}</p>
            {boxes}
            <div class="go"><a class="button" href=href>{say.plain(words)}</a></div>
        }
        .into_any()
    });
    Some(visit.draw(why.status(), doc).await)
}

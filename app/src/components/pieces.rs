//! A filled text: every name, code and date keeps its own direction.

use heard_domain::forms::Piece;
use leptos::prelude::*;

/// The pieces of a filled text.
#[component]
pub(crate) fn Pieces(pieces: Vec<Piece>) -> impl IntoView {
    pieces
        .into_iter()
        .map(|piece| if piece.is_name { view! { <bdi>{piece.text}</bdi> }.into_any() } else { piece.text.into_any() })
        .collect_view()
}

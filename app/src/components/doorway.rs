//! The arch with one symbol or letter in it: the head of a short page that says one thing.

use crate::symbols::Symbol;
use leptos::prelude::*;

/// A doorway with a symbol inside.
#[component]
pub(crate) fn Doorway(
    /// Its name in `public/symbols`.
    symbol: &'static str,
) -> impl IntoView {
    view! { <div class="doorway"><Symbol name=symbol/></div> }
}

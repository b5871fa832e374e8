//! Reads the page aloud, sentence by sentence, with voices of the phone itself: a voice that is not sends the words away to be spoken, and
//! is never used.

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(any(feature = "hydrate", test))]
mod sentences;

use leptos::prelude::*;

/// Brings out the buttons that `components::ReadToMe` keeps in a template, and makes them work. It draws nothing itself: what it would take
/// to draw weighs more than all it does.
#[island]
pub fn ReadAloud() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::wake();
    view! { <i hidden></i> }
}

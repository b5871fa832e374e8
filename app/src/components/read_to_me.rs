//! "Read it to me": the island with its words. What it reads is marked `data-read`.

use crate::{islands::ReadAloud, symbols::drawn, words::Say};
use heard_domain::forms::TextId;
use leptos::prelude::*;

/// The buttons that read aloud; nothing for readers who have no such words.
#[component]
pub(crate) fn ReadToMe(
    /// In whose words.
    say: Say,
    /// Whether the page has a box, which is read only when asked.
    #[prop(optional)]
    own: bool,
) -> impl IntoView {
    let read = say.plain(TextId::ButtonReadAloud);
    (!read.is_empty()).then(|| {
        let own = Some(say.plain(TextId::ButtonReadOwn)).filter(|words| own && !words.is_empty());
        let (stop, none) = (say.plain(TextId::ButtonStopReading), say.plain(TextId::ReadAloudNone));
        view! { <div class="tools"><ReadAloud read stop none own symbol=drawn("sound")/></div> }
    })
}

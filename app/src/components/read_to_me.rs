//! "Read it to me": the buttons, in a template until the island that makes them work wakes. What they read is marked `data-read`.

use crate::{islands::ReadAloud, symbols::Symbol, words::Say};
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
        let own = Some(say.plain(TextId::ButtonReadOwn)).filter(|words| own && !words.is_empty()).map(|words| {
            view! { <button type="button" class="read-own" data-test="read-own">{words}</button> }
        });
        view! {
            <div class="tools" id="read-to-me">
                <template>
                    <button type="button" data-test="read-aloud"><Symbol name="sound"/><span>{read}</span></button>
                    <button type="button" data-test="stop-reading" hidden><Symbol name="stop"/><span>{say.plain(TextId::ButtonStopReading)}</span></button>
                    {own}
                    <span role="status" data-test="no-voice" data-words=say.plain(TextId::ReadAloudNone)></span>
                </template>
                <ReadAloud/>
            </div>
        }
    })
}

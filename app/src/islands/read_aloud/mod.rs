//! Reads the page aloud, sentence by sentence, with voices of the phone itself: a voice that is not sends the words away to be spoken, and
//! is never used. The buttons are there only once this is awake.

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(any(feature = "hydrate", test))]
mod sentences;

use leptos::prelude::*;

/// What it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "only the browser moves beyond the first state"))]
enum State {
    Asleep,
    Ready,
    Reading,
    NoVoice,
}

/// What it reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// Everything marked `data-read`, but nothing that the child typed or that is for the adult beside them.
    Page,
    /// What stands in the box of the question.
    Own,
}

/// The buttons, and in place of a voice why there is none.
#[island]
pub fn ReadAloud(
    /// "Read it to me"
    read: String,
    /// "Stop reading"
    stop: String,
    /// "This phone has no voice ..."
    none: String,
    /// "Read what I wrote", where there is a box.
    own: Option<String>,
    /// The drawn symbol.
    symbol: String,
) -> impl IntoView {
    let state = RwSignal::new(State::Asleep);
    #[cfg(feature = "hydrate")]
    let press = browser::reader(state);
    #[cfg(not(feature = "hydrate"))]
    let press = |_: What| {};
    let reading = move || state.get() == State::Reading;
    let awake = move || state.get() != State::Asleep;
    let buttons = move || {
        let (read, stop, symbol) = (read.clone(), stop.clone(), symbol.clone());
        let own = own.clone().map(|own| {
            let shown = move || !reading();
            view! { <button type="button" hidden=move || !shown() data-test="read-own" on:click=move |_| press(What::Own)>{own}</button> }
        });
        awake().then(|| {
            view! {
                <button type="button" data-test=move || if reading() { "stop-reading" } else { "read-aloud" } on:click=move |_| press(What::Page)>
                    <span inner_html=symbol></span>
                    {move || if reading() { stop.clone() } else { read.clone() }}
                </button>
                {own}
            }
        })
    };
    view! {
        {buttons}
        <span role="status" data-test="no-voice">{move || if state.get() == State::NoVoice { none.clone() } else { String::new() }}</span>
    }
}

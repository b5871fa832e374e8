//! The form. Each choice shows itself; with script the whole page follows a choice before it is kept.

use crate::{symbols::Symbol, words::Say};
use heard_domain::{
    forms::TextId,
    looks::{Colours, Looks, TextSize},
};
use leptos::prelude::*;

/// The colours there are, as they are offered.
pub(super) const COLOURS: [Colours; 4] = [Colours::Device, Colours::Paper, Colours::Night, Colours::Clear];
/// The sizes there are.
pub(super) const SIZES: [TextSize; 3] = [TextSize::Usual, TextSize::Big, TextSize::Biggest];

/// Lets the page follow the form.
const FOLLOW: &str = include_str!("follow.js");

pub(super) fn page(say: &Say, looks: Looks, back: &str, kept: bool, nonce: &str) -> AnyView {
    let colours = COLOURS
        .into_iter()
        .map(|one| {
            let words = match one {
                Colours::Device => TextId::LooksDevice,
                Colours::Paper => TextId::LooksPaper,
                Colours::Night => TextId::LooksNight,
                Colours::Clear => TextId::LooksClear,
            };
            let swatch = match one.mark() {
                Some(mark) => view! { <span class="swatch" data-look=mark aria-hidden="true">"Aa"</span> }.into_any(),
                None => view! { <span class="swatch"><Symbol name="mobile"/></span> }.into_any(),
            };
            choice(say, "radio", "look", one.mark(), words, looks.colours == one, swatch)
        })
        .collect_view();
    let sizes = SIZES
        .into_iter()
        .map(|one| {
            let words = match one {
                TextSize::Usual => TextId::LooksUsual,
                TextSize::Big => TextId::LooksBig,
                TextSize::Biggest => TextId::LooksBiggest,
            };
            let swatch = view! { <span class="swatch"><span data-text=one.mark() aria-hidden="true">"Aa"</span></span> };
            choice(say, "radio", "text", one.mark(), words, looks.text == one, swatch.into_any())
        })
        .collect_view();
    let more = [
        ("space", "wide", TextId::LooksWide, looks.wide, "swap"),
        ("calm", "calm", TextId::LooksCalm, looks.calm, "moon"),
        ("slow", "slow", TextId::LooksSlow, looks.slow, "read-aloud"),
    ]
    .into_iter()
    .map(|(name, mark, words, chosen, symbol)| {
        choice(
            say,
            "checkbox",
            name,
            Some(mark),
            words,
            chosen,
            view! { <span class="swatch"><Symbol name=symbol/></span> }.into_any(),
        )
    })
    .collect_view();
    let group = |legend: TextId, class: &'static str, choices: AnyView| {
        view! { <fieldset><legend><h2>{say.plain(legend)}</h2></legend><div class=class>{choices}</div></fieldset> }
    };
    view! {
        <a class="back" href=back.to_owned() data-test="back"><Symbol name="back"/>{say.plain(TextId::ButtonBack)}</a>
        <h1 class="ask-head"><Symbol name="look"/>{say.plain(TextId::ButtonLooks)}</h1>
        {say.paragraphs(TextId::LooksIntro)}
        <form method="post" action="/how-it-looks" id="looks" class="looks" autocomplete="off">
            <input type="hidden" name="back" value=back.to_owned()/>
            {kept.then(|| view! { <input type="hidden" name="mine" value="yes"/> })}
            {group(TextId::LooksColours, "choices colours", colours.into_any())}
            {group(TextId::LooksSize, "choices sizes", sizes.into_any())}
            {group(TextId::LooksMore, "choices", more.into_any())}
            <section class="card stack" data-test="sample"><h2>{say.plain(TextId::LooksSampleTitle)}</h2>{say.paragraphs(TextId::LooksSample)}</section>
            <p class="soft">{say.plain(if kept { TextId::LooksKept } else { TextId::LooksKeptHere })}</p>
            <div class="go"><button class="act" data-test="continue">{say.plain(TextId::LooksUse)}</button></div>
        </form>
        <script nonce=nonce.to_owned()>{FOLLOW}</script>
    }
    .into_any()
}

fn choice(
    say: &Say,
    kind: &'static str,
    name: &'static str,
    mark: Option<&'static str>,
    words: TextId,
    chosen: bool,
    swatch: AnyView,
) -> impl IntoView + use<> {
    let value = mark.unwrap_or_default();
    let id = format!("{name}-{}", mark.unwrap_or("plain"));
    view! {
        <div class="choice">
            <input type=kind name=name value=value id=id.clone() checked=chosen/>
            <label for=id>{swatch}<span>{say.plain(words)}</span></label>
        </div>
    }
}

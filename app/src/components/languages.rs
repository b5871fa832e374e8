//! The languages to choose from, each named in itself. A plain form: it works without script.

use crate::words::Say;
use heard_domain::forms::{Language, TextId};
use leptos::prelude::*;

/// The languages, the present one marked.
#[component]
pub(crate) fn Languages(
    /// The words of the page.
    say: Say,
    /// The page to come back to.
    #[prop(into)]
    back: String,
) -> impl IntoView {
    let buttons = Language::ALL
        .into_iter()
        .map(|language| {
            let current = (language == say.language()).then_some("true");
            view! {
                <button name="language" value=language.key() lang=language.tag() dir=language.direction().key() aria-current=current translate="no" data-test=format!("language-{}", language.key())>
                    {language.name()}
                </button>
            }
        })
        .collect_view();
    view! {
        <form method="post" action="/language" class="languages" aria-label=say.plain(TextId::ButtonLanguage)>
            <input type="hidden" name="back" value=back/>
            {buttons}
        </form>
    }
}

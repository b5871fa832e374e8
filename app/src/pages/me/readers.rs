//! `/me/readers`: who reads what I send, by name. Children.

use crate::{components::ReadersList, document::Doc, pages::Outcome, symbols::Symbol, visit::Visit, words::Say};
use heard_domain::forms::TextId;
use leptos::prelude::*;

/// The list of readers.
pub(crate) async fn get(visit: Visit) -> Outcome {
    let (band, names) = visit.service().my_words(&visit.actor).await?;
    let say = Say { band, names };
    let words = say.clone();
    let doc = Doc::open(say.plain(TextId::WhoReadsTitle), move || {
        view! {
            <a class="back" href="/me" data-test="back"><Symbol name="back"/>{say.plain(TextId::ButtonBack)}</a>
            <h1>{say.text(TextId::WhoReadsTitle)}</h1>
            <ReadersList say=say.clone() bell=true meeting=true/>
            <div class="quiet stack">{say.paragraphs(TextId::BeforeStart)}</div>
        }
        .into_any()
    });
    Ok(visit.ok(doc.in_words(words)).await)
}

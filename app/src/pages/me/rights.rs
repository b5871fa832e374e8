//! `/me/rights`: what a child may do with their own words. Children.

use crate::{components::Pieces, document::Doc, pages::Outcome, symbols::Symbol, visit::Visit, words::Say};
use heard_domain::forms::{Band, TextId};
use leptos::prelude::*;

/// The rights, and how to use them.
pub(crate) async fn get(visit: Visit) -> Outcome {
    let (band, names) = visit.service().my_words(&visit.actor).await?;
    let band = if band == Band::B4 { Band::B8 } else { band };
    let say = Say { band, names };
    let words = say.clone();
    let doc = Doc::open(say.plain(TextId::LinkRights), move || {
        let rights = say
            .lines(TextId::MeRights)
            .into_iter()
            .map(|pieces| view! { <li><Symbol name="tick"/><span><Pieces pieces/></span></li> })
            .collect_view();
        view! {
            <a class="back" href="/me" data-test="back"><Symbol name="back"/>{say.plain(TextId::ButtonBack)}</a>
            <h1>{say.text(TextId::LinkRights)}</h1>
            <ul role="list" class="sees card">{rights}</ul>
            <p>{say.text(TextId::KeptHowLong)}</p>
            <p>{say.text(TextId::MeRightsHow)}</p>
        }
        .into_any()
    });
    Ok(visit.ok(doc.in_words(words)).await)
}

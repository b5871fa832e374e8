//! `/language`: the words a person reads. Anyone; a child has the choice on every device.

use crate::{
    components::Languages, document::Doc, failure::Failure, fields::Posted, pages::Outcome, symbols::Symbol, visit::Visit,
    words::Say,
};
use axum::response::{IntoResponse, Redirect};
use heard_domain::forms::{Language, TextId};
use heard_service::Actor;
use leptos::prelude::*;

/// The list of languages.
pub(crate) async fn get(visit: Visit) -> Outcome {
    let say = Say::anyone(visit.service().plain_names());
    let home = if matches!(visit.actor, Actor::Child(_)) { "/me" } else { "/" };
    let doc = Doc::open(say.plain(TextId::ButtonLanguage), move || {
        view! {
            <a class="back" href=home data-test="back"><Symbol name="back"/>{say.plain(TextId::ButtonBack)}</a>
            <h1 class="ask-head"><Symbol name="languages"/>{say.text(TextId::ButtonLanguage)}</h1>
            <Languages say=say.clone() back=home/>
        }
        .into_any()
    });
    Ok(visit.ok(doc.narrow()).await)
}

/// A language was chosen: back to the page where that was.
pub(crate) async fn post(visit: Visit, mut posted: Posted) -> Outcome {
    let (language, back) = (posted.one("language"), posted.one("back"));
    posted.nothing_else()?;
    let language: Language = language.parse().map_err(|_| Failure::Unreadable)?;
    let headers = visit.choose_language(language).await?;
    Ok((headers, Redirect::to(own_path(&back))).into_response())
}

/// A path of ours, or the start: what was posted never leads to another site.
fn own_path(back: &str) -> &str {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-');
    if back.starts_with('/') && !back.starts_with("//") && back.bytes().all(plain) { back } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn what_was_posted_never_leads_to_another_site() {
        for path in ["/", "/card", "/card/0123abc", "/me"] {
            assert_eq!(own_path(path), path);
        }
        for path in
            ["", "//example.org", "https://example.org", "/\\example.org", "/%2f/example.org", "/card\r\nx: y", "javascript:1"]
        {
            assert_eq!(own_path(path), "/", "{path:?}");
        }
    }
}

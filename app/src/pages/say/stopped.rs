//! `/say/{submission}/stopped`: after "stop for now": saved, and not sent.

use super::submission;
use crate::{components::Doorway, document::Doc, pages::Outcome, visit::Visit, words::Say};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use heard_domain::forms::{Placeholder, TextId};
use heard_service::Error;
use leptos::prelude::*;

/// The page after stopping.
pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Outcome {
    let start = match visit.service().start_page(&visit.actor, submission(&id)?).await {
        Ok(start) => start,
        Err(Error::SentBefore) => return Ok(Redirect::to(&format!("/say/{id}/sent")).into_response()),
        Err(error) => return Err(error.into()),
    };
    let until = visit.service().clock().today() + visit.service().settings().draft_life;
    let say = Say { band: start.band, names: start.names.with_day(Placeholder::DraftUntil, until) };
    let words = say.clone();
    let doc = Doc::open(say.plain(TextId::StoppedTitle), move || {
        view! {
            <Doorway symbol="pause"/>
            <h1>{say.text(TextId::StoppedTitle)}</h1>
            {say.paragraphs(TextId::Stopped)}
            <div class="go"><a class="button act" href=format!("/say/{id}")>{say.plain(TextId::ButtonGoOn)}</a><a class="button" href="/me">{say.plain(TextId::ButtonYourPage)}</a></div>
        }
        .into_any()
    });
    Ok(visit.ok(doc.in_words(words)).await)
}

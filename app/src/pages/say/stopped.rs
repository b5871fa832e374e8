//! `/say/{submission}/stopped`: after "stop for now": saved, and not sent.

use super::submission;
use crate::{components::Doorway, document::Doc, pages::Outcome, visit::Visit, words::Say};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use heard_domain::forms::{Placeholder, TextId};
use heard_service::{Error, say::day_in_words};
use leptos::prelude::*;

/// The page after stopping.
pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Outcome {
    let start = match visit.service().start_page(&visit.actor, submission(&id)?).await {
        Ok(start) => start,
        Err(Error::SentBefore) => return Ok(Redirect::to(&format!("/say/{id}/sent")).into_response()),
        Err(error) => return Err(error.into()),
    };
    let until = visit.service().clock().today() + visit.service().settings().draft_life;
    let say = Say { band: start.band, names: start.names.with(Placeholder::DraftUntil, day_in_words(until)) };
    let words = say.clone();
    let doc = Doc::open("You stopped", move || {
        view! {
            <Doorway symbol="pause"/>
            <h1>"You stopped"</h1>
            {say.paragraphs(TextId::Stopped)}
            <div class="go"><a class="button act" href=format!("/say/{id}")>"Go on"</a><a class="button" href="/me">"Your page"</a></div>
        }
        .into_any()
    });
    Ok(visit.ok(doc.in_words(words)).await)
}

//! `/feedback/{submission}/stopped`: after "come back later": saved, not sent, and how to go on.

use super::{address, piece};
use crate::{components::Doorway, document::Doc, pages::Outcome, visit::Visit, words::Say};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use heard_domain::{
    calendar::london_date,
    forms::{Band, Placeholder, TextId},
};
use heard_service::Error;
use leptos::prelude::*;

/// The page after stopping.
pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Outcome {
    let id = piece(&id)?;
    let stopped = match visit.service().feedback_stopped(&visit.actor, id).await {
        Ok(stopped) => stopped,
        Err(Error::SentBefore) => return Ok(Redirect::to(&format!("/feedback/{id}/sent")).into_response()),
        Err(error) => return Err(error.into()),
    };
    let say = Say { band: Band::Adult, names: stopped.names.with_day(Placeholder::DraftUntil, london_date(stopped.until)) };
    let words = say.clone();
    let go_on = address(id, &stopped.place);
    let doc = Doc::open(say.plain(TextId::StoppedTitle), move || {
        view! {
            <Doorway symbol="pause"/>
            <h1>{say.text(TextId::StoppedTitle)}</h1>
            {say.paragraphs(TextId::Stopped)}
            <p>{say.text(TextId::SlipComeBack)}</p>
            <div class="go"><a class="button act" href=go_on.clone()>{say.plain(TextId::ButtonGoOn)}</a></div>
        }
        .into_any()
    });
    Ok(visit.ok(doc.narrow().in_words(words)).await)
}

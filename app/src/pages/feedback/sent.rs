//! `/feedback/{submission}/sent`: thank you, and when it was sent. Never what was said: a shared phone may show this page again.

use super::{piece, title};
use crate::{components::Doorway, document::Doc, pages::Outcome, visit::Visit, words::Say};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use heard_domain::{
    calendar::london_date,
    forms::{Band, Placeholder, Readers, TextId},
};
use leptos::prelude::*;

/// The receipt; a draft goes back to its check page.
pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Outcome {
    let id = piece(&id)?;
    let Some(sent) = visit.service().feedback_sent(&visit.actor, id).await? else {
        return Ok(Redirect::to(&format!("/feedback/{id}/check")).into_response());
    };
    let say = Say { band: Band::Adult, names: sent.names.with_day(Placeholder::SentDate, london_date(sent.at)) };
    let thanks = if sent.form.readers == Readers::Feedback { TextId::SentFeedback } else { TextId::SentViews };
    let words = say.clone();
    let title = title(&say, TextId::SlipSent);
    let doc = Doc::open(title.clone(), move || {
        view! {
            <Doorway symbol="sent"/>
            <h1>{title.clone()}</h1>
            <p>{say.text(thanks)}</p>
            <p data-test="receipt">{say.text(TextId::ReceiptSent)}</p>
            <form method="post" action="/close" class="go"><button class="act">{say.plain(TextId::CloseButton)}</button></form>
        }
        .into_any()
    });
    Ok(visit.ok(doc.narrow().in_words(words)).await)
}

//! `/close`: ends the session at once and shows a plain page. With script the page is covered first and left for another site.

use crate::{components::Doorway, document::Doc, pages::Outcome, visit::Visit, words::Say};
use axum::{
    http::{HeaderValue, StatusCode},
    response::{IntoResponse, Redirect},
};
use heard_domain::forms::TextId;
use leptos::prelude::*;

/// Ends the session.
pub(crate) async fn post(visit: Visit) -> Outcome {
    visit.service().sign_out(&visit.actor).await?;
    visit.sign_out().await?;
    let mut response = (StatusCode::SEE_OTHER, Redirect::to("/close")).into_response();
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\", \"storage\""));
    Ok(response)
}

/// The plain page.
pub(crate) async fn get(visit: Visit) -> Outcome {
    let say = Say::anyone(visit.service().plain_names());
    let doc = Doc::open(say.heading(TextId::CloseDone), move || {
        let (heading, rest) = say.headed(TextId::CloseDone);
        view! { <Doorway symbol="closed"/><h1>{say.filled(heading)}</h1>{rest.map(|rest| view! { <p>{say.filled(rest)}</p> })} }
            .into_any()
    });
    Ok(visit.ok(doc.narrow()).await)
}

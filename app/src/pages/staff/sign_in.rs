//! `/staff/sign-in`: e-mail and password. Anyone.

use crate::{
    components::{ErrorSummary, Field, FieldErrors},
    document::Doc,
    failure::wait,
    fields::Posted,
    pages::Outcome,
    visit::Visit,
};
use axum::{
    extract::RawQuery,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use heard_service::Error;
use leptos::prelude::*;

/// The page.
pub(crate) async fn get(visit: Visit, query: RawQuery) -> Outcome {
    if visit.is_staff() {
        return Ok(Redirect::to("/staff").into_response());
    }
    let ended = query.0.as_deref() == Some("ended");
    Ok(visit.ok(Doc::open("Staff sign-in", move || page("", ended, &FieldErrors::default()).into_any()).narrow()).await)
}

/// E-mail and password were typed.
pub(crate) async fn post(visit: Visit, mut posted: Posted) -> Outcome {
    let (email, password) = (posted.one("email"), posted.one("password"));
    posted.nothing_else()?;
    let (seconds, problem) = match visit.service().sign_in_staff(&email, &password, &visit.origin).await {
        Ok(Some(person)) => {
            visit.sign_in(person, None).await?;
            return Ok(Redirect::to("/staff").into_response());
        }
        Ok(None) => {
            (0, "That e-mail address and password do not match. Try again, or ask your administrator for a new link".to_owned())
        }
        Err(Error::Wait(seconds)) => (seconds, format!("Wait {seconds} seconds, then try again")),
        Err(error) => return Err(error.into()),
    };
    let email = email.chars().take(254).collect::<String>();
    let doc = Doc::open("Staff sign-in", move || page(&email, false, &FieldErrors::one("email", problem.clone())).into_any());
    let doc = doc.narrow().with_error(true);
    Ok(match seconds {
        0 => visit.draw(StatusCode::UNPROCESSABLE_ENTITY, doc).await,
        _ => wait(visit.draw(StatusCode::TOO_MANY_REQUESTS, doc).await, seconds),
    })
}

fn page(email: &str, ended: bool, errors: &FieldErrors) -> impl IntoView + use<> {
    view! {
        <ErrorSummary errors=errors.clone()/>
        <h1>"Staff sign-in"</h1>
        {ended.then(|| view! { <p>"Your session ended because nothing happened for a while. Sign in to go on."</p> })}
        <form method="post" action="/staff/sign-in" novalidate class="fields">
            <Field name="email" label="E-mail" kind="email" value=email.to_owned() autocomplete="username" errors=errors.clone()/>
            <Field name="password" label="Password" kind="password" autocomplete="current-password"/>
            <div class="go"><button class="act" data-test="continue">"Sign in"</button></div>
        </form>
    }
}

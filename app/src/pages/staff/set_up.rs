//! `/staff/set-up/{token}`: a one-time link: choose a password. Opening it spends nothing.

use crate::{
    components::{Doorway, ErrorSummary, Field, FieldErrors},
    document::Doc,
    fields::Posted,
    pages::Outcome,
    visit::Visit,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use heard_service::Error;
use leptos::prelude::*;

/// The page; a used or old link says so.
pub(crate) async fn get(visit: Visit, Path(token): Path<String>) -> Outcome {
    match visit.service().set_up_for(&token).await {
        Ok(name) => Ok(draw(&visit, StatusCode::OK, name, FieldErrors::default()).await),
        Err(Error::Hidden) => Ok(gone(&visit).await),
        Err(error) => Err(error.into()),
    }
}

/// A password was chosen.
pub(crate) async fn post(visit: Visit, Path(token): Path<String>, mut posted: Posted) -> Outcome {
    let password = posted.one("password");
    posted.nothing_else()?;
    match visit.service().set_password(&token, &password).await {
        Ok(person) => {
            visit.sign_in(person, None).await?;
            Ok(Redirect::to("/staff").into_response())
        }
        Err(Error::Invalid(problems)) => {
            let name = visit.service().set_up_for(&token).await?;
            Ok(draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, name, problems.into()).await)
        }
        Err(Error::Hidden) => Ok(gone(&visit).await),
        Err(error) => Err(error.into()),
    }
}

async fn draw(visit: &Visit, status: StatusCode, name: String, errors: FieldErrors) -> Response {
    let (action, error) = (visit.path.clone(), !errors.is_empty());
    let doc = Doc::open("Choose a password", move || {
        view! {
            <ErrorSummary errors=errors.clone()/>
            <h1>"Choose a password"</h1>
            <p>"For "{name.clone()}"."</p>
            <form method="post" action=action.clone() novalidate class="fields">
                <Field name="password" label="Password" kind="password" autocomplete="new-password" hint="12 characters or more. Three or four words are good" errors=errors.clone()/>
                <div class="go"><button class="act" data-test="continue">"Keep it and sign in"</button></div>
            </form>
        }
        .into_any()
    });
    visit.draw(status, doc.narrow().with_error(error)).await
}

async fn gone(visit: &Visit) -> Response {
    let doc = Doc::open("This link does not work any more", || {
        view! {
            <Doorway symbol="closed"/>
            <h1>"This link does not work any more"</h1>
            <p>"It was used, or it is too old. Ask your administrator for a new one."</p>
            <div class="go"><a class="button act" href="/staff/sign-in">"Staff sign-in"</a></div>
        }
        .into_any()
    });
    visit.draw(StatusCode::GONE, doc.narrow()).await
}

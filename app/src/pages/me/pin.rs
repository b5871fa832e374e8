//! `/me/pin`: six numbers to come back with. Children.

use crate::{
    components::{Doorway, ErrorSummary, FieldError, FieldErrors},
    document::Doc,
    failure::Failure,
    fields::Posted,
    pages::Outcome,
    visit::Visit,
    words::Say,
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use heard_domain::forms::{Band, TextId};
use heard_service::Error;
use leptos::prelude::*;

/// The page to choose one on.
pub(crate) async fn get(visit: Visit) -> Outcome {
    let (band, names) = visit.service().my_words(&visit.actor).await?;
    if band == Band::B4 {
        return Err(Failure::NotFound);
    }
    let say = Say { band, names };
    let words = say.clone();
    Ok(visit
        .ok(Doc::open(say.plain(TextId::PinPick), move || page(&say, &FieldErrors::default()).into_any())
            .narrow()
            .in_words(words))
        .await)
}

/// A PIN was chosen, or not now.
pub(crate) async fn post(visit: Visit, mut posted: Posted) -> Outcome {
    let (pin, then) = (posted.one("pin"), posted.one("then"));
    posted.nothing_else()?;
    if then == "later" {
        return Ok(Redirect::to("/me").into_response());
    }
    match visit.service().set_pin(&visit.actor, &pin).await {
        Ok(()) => Ok(Redirect::to("/me").into_response()),
        Err(Error::Invalid(problems)) => {
            let (band, names) = visit.service().my_words(&visit.actor).await?;
            let say = Say { band, names };
            let words = say.clone();
            let errors = FieldErrors::from(problems);
            let doc = Doc::open(say.plain(TextId::PinPick), move || page(&say, &errors).into_any())
                .narrow()
                .with_error(true)
                .in_words(words);
            Ok(visit.draw(StatusCode::UNPROCESSABLE_ENTITY, doc).await)
        }
        Err(error) => Err(error.into()),
    }
}

fn page(say: &Say, errors: &FieldErrors) -> impl IntoView + use<> {
    let message = errors.at("pin");
    view! {
        <ErrorSummary errors=errors.clone() title=say.plain(TextId::ErrorTitle)/>
        <Doorway symbol="closed"/>
        <h1>{say.text(TextId::PinPick)}</h1>
        <p>{say.text(TextId::PinChoose)}</p>
        <form method="post" action="/me/pin" novalidate>
            <div class="field">
                <label for="pin">{say.plain(TextId::PinNumbers)}</label>
                <FieldError field="pin" message=message.clone()/>
                <input class="code-field pin" id="pin" name="pin" dir="ltr" inputmode="numeric" autocomplete="off" maxlength="10"
                    aria-describedby=message.as_ref().map(|_| "pin-error") aria-invalid=message.map(|_| "true")/>
            </div>
            <div class="go both">
                <button class="act" data-test="continue">{say.plain(TextId::ButtonNext)}</button>
                <button name="then" value="later" data-test="skip">{say.plain(TextId::ButtonNotNow)}</button>
            </div>
        </form>
    }
}

//! `/sign-in`: coming back with a PIN on a known phone. On another, the card and the PIN.

use crate::{
    components::{Doorway, ErrorSummary, FieldError, FieldErrors},
    document::Doc,
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
use heard_service::{Actor, Error};
use leptos::prelude::*;

fn say(visit: &Visit) -> Say {
    Say { band: Band::B8, names: visit.service().plain_names() }
}

/// The PIN page, or the way to a card.
pub(crate) async fn get(visit: Visit) -> Outcome {
    if matches!(visit.actor, Actor::Child(_)) {
        return Ok(Redirect::to("/me").into_response());
    }
    let known = match &visit.device {
        Some(device) => visit.service().device_has_pin(device).await?,
        None => false,
    };
    if !known {
        return Ok(Redirect::to("/card").into_response());
    }
    let (say, timed_out) = (say(&visit), visit.timed_out);
    Ok(visit.ok(Doc::open("Use your PIN", move || page(&say, timed_out, &FieldErrors::default()).into_any()).narrow()).await)
}

/// A PIN was typed.
pub(crate) async fn post(visit: Visit, mut posted: Posted) -> Outcome {
    let pin = posted.one("pin");
    posted.nothing_else()?;
    let Some(device) = visit.device.clone() else { return Ok(Redirect::to("/card").into_response()) };
    match visit.service().return_by_device(&device, &pin).await {
        Ok(Some(welcome)) => {
            let headers = visit.welcome(&welcome).await?;
            Ok((headers, Redirect::to("/me")).into_response())
        }
        // Ten wrong tries made the device unknown: from here on it takes the card as well.
        Ok(None) if !visit.service().device_has_pin(&device).await? => Ok(Redirect::to("/card").into_response()),
        Ok(None) => {
            let say = say(&visit);
            let doc = Doc::open("Use your PIN", move || {
                page(&say, false, &FieldErrors::one("pin", say.plain(TextId::PinWrong))).into_any()
            });
            Ok(visit.draw(StatusCode::UNPROCESSABLE_ENTITY, doc.narrow().with_error(true)).await)
        }
        Err(Error::SignedOut) => Ok(Redirect::to("/card").into_response()),
        Err(error) => Err(error.into()),
    }
}

fn page(say: &Say, timed_out: bool, errors: &FieldErrors) -> impl IntoView + use<> {
    let message = errors.at("pin");
    view! {
        <ErrorSummary errors=errors.clone() title=say.plain(TextId::ErrorTitle)/>
        <Doorway symbol="closed"/>
        <h1>"Use your PIN"</h1>
        {timed_out.then(|| view! { <p>{say.text(TextId::TimeoutDone)}</p> })}
        <form method="post" action="/sign-in" novalidate>
            <div class="field">
                <label for="pin">"Your 6 numbers"</label>
                <FieldError field="pin" message=message.clone()/>
                <input class="code-field pin" id="pin" name="pin" dir="ltr" inputmode="numeric" autocomplete="off" maxlength="10"
                    aria-describedby=message.as_ref().map(|_| "pin-error") aria-invalid=message.map(|_| "true")/>
            </div>
            <div class="go"><button class="act" data-test="continue">"Next"</button></div>
        </form>
        <p><a class="line-link" href="/card">"Use a card instead"</a></p>
    }
}

//! `/sign-in`: coming back with a PIN on a known phone. On another, the card and the PIN.

use crate::{
    components::{Doorway, ErrorSummary, FieldError, FieldErrors},
    document::Doc,
    fields::Posted,
    pages::{Outcome, say::address},
    visit::Visit,
    words::Say,
};
use axum::{
    extract::RawQuery,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use heard_domain::forms::{Band, TextId};
use heard_service::{Actor, Error, say::Place};
use leptos::prelude::*;

fn say(visit: &Visit) -> Say {
    Say { band: Band::B8, names: visit.service().plain_names() }
}

/// The PIN page, or the way to a card. `?ended` says that a session ran out, and where the child was.
pub(crate) async fn get(visit: Visit, query: RawQuery) -> Outcome {
    let ended = query.0.as_deref().and_then(|query| query.strip_prefix("ended"));
    let back = ended.and_then(|rest| rest.strip_prefix('=')).unwrap_or_default().to_owned();
    if matches!(visit.actor, Actor::Child(_)) {
        return Ok(Redirect::to(&way_back(&back)).into_response());
    }
    let known = match &visit.device {
        Some(device) => visit.service().device_has_pin(device).await?,
        None => false,
    };
    let (say, ended) = (say(&visit), ended.is_some());
    match (known, ended) {
        (true, _) => {
            let back = Some(back).filter(|back| way_back(back) != ME).unwrap_or_default();
            let title = say.plain(TextId::PinTitle);
            let draw = move || page(&say, ended, &back, &FieldErrors::default()).into_any();
            Ok(visit.ok(Doc::open(title, draw).narrow()).await)
        }
        (false, true) => Ok(visit.ok(by_card(say.plain(TextId::TimeoutTitle), say, TextId::TimeoutDoneCard)).await),
        (false, false) => Ok(Redirect::to("/card").into_response()),
    }
}

const ME: &str = "/me";

/// Back to the question that a session ended at, when it names one; nothing that was posted becomes an address by itself.
fn way_back(at: &str) -> String {
    let place = at.split_once('/').and_then(|(submission, question)| {
        let plain = question.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        let submission = submission.parse().ok().filter(|_| plain && !question.is_empty())?;
        Some(address(submission, &Place::Question(question.to_owned())))
    });
    place.unwrap_or_else(|| ME.to_owned())
}

/// A PIN was typed.
pub(crate) async fn post(visit: Visit, mut posted: Posted) -> Outcome {
    let (pin, back) = (posted.one("pin"), posted.one("back"));
    posted.nothing_else()?;
    let Some(device) = visit.device.clone() else { return Ok(Redirect::to("/card").into_response()) };
    match visit.service().return_by_device(&device, &pin).await {
        Ok(Some(welcome)) => {
            let headers = visit.welcome(&welcome).await?;
            Ok((headers, Redirect::to(&way_back(&back))).into_response())
        }
        // Ten wrong tries made the device unknown: from here on it takes the card as well.
        Ok(None) if !visit.service().device_has_pin(&device).await? => {
            let doc = by_card(say(&visit).plain(TextId::CardTitle), say(&visit), TextId::PinTooOften);
            Ok(visit.draw(StatusCode::UNPROCESSABLE_ENTITY, doc).await)
        }
        Ok(None) => {
            let say = say(&visit);
            let doc = Doc::open(say.plain(TextId::PinTitle), move || {
                page(&say, false, &back, &FieldErrors::one("pin", say.plain(TextId::PinWrong))).into_any()
            });
            Ok(visit.draw(StatusCode::UNPROCESSABLE_ENTITY, doc.narrow().with_error(true)).await)
        }
        Err(Error::SignedOut) => Ok(Redirect::to("/card").into_response()),
        Err(error) => Err(error.into()),
    }
}

/// A page that sends to the card.
fn by_card(title: String, say: Say, text: TextId) -> Doc {
    Doc::open(title.clone(), move || {
        view! {
            <Doorway symbol="closed"/>
            <h1>{title.clone()}</h1>
            <p>{say.text(text)}</p>
            <div class="go"><a class="button act" href="/card">{say.plain(TextId::CardUse)}</a></div>
        }
        .into_any()
    })
    .narrow()
}

fn page(say: &Say, ended: bool, back: &str, errors: &FieldErrors) -> impl IntoView + use<> {
    let message = errors.at("pin");
    view! {
        <ErrorSummary errors=errors.clone() title=say.plain(TextId::ErrorTitle)/>
        <Doorway symbol="closed"/>
        <h1>{say.text(TextId::PinTitle)}</h1>
        {ended.then(|| view! { <p>{say.text(TextId::TimeoutDone)}</p> })}
        <form method="post" action="/sign-in" novalidate>
            {(!back.is_empty()).then(|| view! { <input type="hidden" name="back" value=back.to_owned()/> })}
            <div class="field">
                <label for="pin">{say.plain(TextId::PinNumbers)}</label>
                <FieldError field="pin" message=message.clone()/>
                <input class="code-field pin" id="pin" name="pin" dir="ltr" inputmode="numeric" autocomplete="off" maxlength="10"
                    aria-describedby=message.as_ref().map(|_| "pin-error") aria-invalid=message.map(|_| "true")/>
            </div>
            <div class="go"><button class="act" data-test="continue">{say.plain(TextId::ButtonNext)}</button></div>
        </form>
        <p><a class="line-link" href="/card">{say.plain(TextId::CardInstead)}</a></p>
    }
}

//! `/card` and `/card/{token}`: the way in with a card. Looking spends nothing; only the button does.

mod page;

use crate::{
    components::{FieldErrors, Languages},
    document::Doc,
    failure::wait,
    fields::Posted,
    pages::{Outcome, feedback},
    visit::Visit,
    words::Say,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use heard_domain::forms::{Band, TextId};
use heard_service::{
    Error,
    way_in::{CardFace, CardSecret, Held},
};
use leptos::prelude::*;

fn say(visit: &Visit) -> Say {
    Say::anyone(visit.service().plain_names())
}

/// The page to type a code on: of a card, or of a slip for parents and carers. `?slip`: their time ran out.
pub(crate) async fn get(visit: Visit, query: axum::extract::RawQuery) -> Outcome {
    let say = say(&visit);
    let ended = (query.0.as_deref() == Some("slip")).then(|| Say { band: Band::Adult, names: say.names.clone() });
    let title = say.plain(TextId::CardEnterTitle);
    let doc = Doc::open(title, move || {
        let ended = ended.as_ref().map(|say| view! { <p class="done-note" role="status">{say.text(TextId::SlipEnded)}</p> });
        view! { <Languages say=say.clone() back="/card"/>{page::enter_code(&say, "", &FieldErrors::default())}{ended} }.into_any()
    });
    Ok(visit.ok(doc.narrow()).await)
}

/// A code was typed: is this your card?
pub(crate) async fn post(visit: Visit, mut posted: Posted) -> Outcome {
    let code = posted.one("code");
    posted.nothing_else()?;
    look(&visit, code).await
}

async fn look(visit: &Visit, code: String) -> Outcome {
    match visit.service().look_at_code(&code, &visit.origin).await {
        Ok(Held::Card(face)) => Ok(show(visit, face, Some(code)).await),
        Ok(Held::Slip(face)) => Ok(feedback::show(visit, face, Some(code)).await),
        Err(Error::Wait(seconds)) => Ok(wrong_code(visit, &code, TextId::CardWait, seconds).await),
        Err(error) => Err(error.into()),
    }
}

/// A square was scanned: is this your card?
pub(crate) async fn get_token(visit: Visit, Path(token): Path<String>) -> Outcome {
    let face = visit.service().look_at_card(&CardSecret::Token(token), &visit.origin).await?;
    Ok(show(&visit, face, None).await)
}

/// "Yes, this is me", from a scanned square.
pub(crate) async fn post_token(visit: Visit, Path(token): Path<String>, mut posted: Posted) -> Outcome {
    answer(visit, CardSecret::Token(token), None, &mut posted).await
}

/// "Yes, this is me", from a typed code.
pub(crate) async fn post_open(visit: Visit, mut posted: Posted) -> Outcome {
    let code = posted.one("code");
    answer(visit, CardSecret::Code(code.clone()), Some(code), &mut posted).await
}

async fn answer(visit: Visit, secret: CardSecret, code: Option<String>, posted: &mut Posted) -> Outcome {
    let me = posted.one("me");
    posted.nothing_else()?;
    if me == "no" {
        let say = say(&visit);
        return Ok(visit
            .ok(Doc::open(say.heading(TextId::CardNotMe), move || {
                page::one_thing(&say, "invitation", TextId::CardNotMe).into_any()
            })
            .narrow())
            .await);
    }
    match visit.service().spend_card(&secret, &visit.origin).await? {
        Ok(welcome) => {
            let headers = visit.welcome(&welcome).await?;
            let next = match (welcome.band, welcome.has_pin) {
                (Band::B4, _) => "/me/helper",
                (_, false) => "/me/pin",
                (_, true) => "/me",
            };
            Ok((headers, Redirect::to(next)).into_response())
        }
        Err(face) => Ok(show(&visit, face, code).await),
    }
}

/// The card's code and the PIN, on a phone that is not known.
pub(crate) async fn post_pin(visit: Visit, mut posted: Posted) -> Outcome {
    let (code, pin) = (posted.one("code"), posted.one("pin"));
    posted.nothing_else()?;
    let problem = match visit.service().return_by_card(&CardSecret::Code(code.clone()), &pin, &visit.origin).await {
        Ok(Some(welcome)) => {
            let headers = visit.welcome(&welcome).await?;
            return Ok((headers, Redirect::to("/me")).into_response());
        }
        Ok(None) => (TextId::PinWrong, 0),
        Err(Error::Wait(seconds)) => (TextId::CardWait, seconds),
        // Not a used card, or not any more: the card says itself what it is.
        Err(Error::Hidden) => return look(&visit, code).await,
        Err(error) => return Err(error.into()),
    };
    let say = with_seconds(say(&visit), problem.1);
    let doc = Doc::open(say.plain(TextId::PinTitle), move || {
        page::used(&say, Some(code.clone()), true, &FieldErrors::one("pin", say.plain(problem.0))).into_any()
    });
    let doc = doc.narrow().with_error(true);
    Ok(match problem.1 {
        0 => visit.draw(StatusCode::UNPROCESSABLE_ENTITY, doc).await,
        seconds => wait(visit.draw(StatusCode::TOO_MANY_REQUESTS, doc).await, seconds),
    })
}

async fn show(visit: &Visit, face: CardFace, code: Option<String>) -> axum::response::Response {
    let say = say(visit);
    match face {
        CardFace::Ready { initial } => {
            let action = if code.is_some() { "/card/open".to_owned() } else { visit.path.clone() };
            visit
                .ok(Doc::open(say.heading(TextId::CardIsThisYou), move || {
                    page::is_this_you(&say, initial.as_deref(), &action, code.clone()).into_any()
                })
                .narrow())
                .await
        }
        CardFace::Used { has_pin } => {
            visit
                .ok(Doc::open(say.heading(TextId::CardUsed), move || {
                    page::used(&say, code.clone(), has_pin, &FieldErrors::default()).into_any()
                })
                .narrow())
                .await
        }
        CardFace::Expired => one(visit, say, StatusCode::GONE, TextId::CardExpired).await,
        CardFace::Stopped => one(visit, say, StatusCode::GONE, TextId::CardStopped).await,
        CardFace::Unknown => match code {
            Some(code) => wrong_code(visit, &code, TextId::CardWrongCode, 0).await,
            None => one(visit, say, StatusCode::NOT_FOUND, TextId::CardUnknown).await,
        },
    }
}

async fn one(visit: &Visit, say: Say, status: StatusCode, text: TextId) -> axum::response::Response {
    let title = say.filled_plain(say.headed(text).0);
    visit.draw(status, Doc::open(title, move || page::one_thing(&say, "invitation", text).into_any()).narrow()).await
}

async fn wrong_code(visit: &Visit, code: &str, text: TextId, seconds: u32) -> axum::response::Response {
    let say = with_seconds(say(visit), seconds);
    let code = code.chars().take(40).collect::<String>();
    let doc = Doc::open(say.plain(TextId::CardEnterTitle), move || {
        page::enter_code(&say, &code, &FieldErrors::one("code", say.plain(text))).into_any()
    });
    let doc = doc.narrow().with_error(true);
    match seconds {
        0 => visit.draw(StatusCode::UNPROCESSABLE_ENTITY, doc).await,
        _ => wait(visit.draw(StatusCode::TOO_MANY_REQUESTS, doc).await, seconds),
    }
}

fn with_seconds(say: Say, seconds: u32) -> Say {
    let names = say.names.with(heard_domain::forms::Placeholder::Seconds, seconds.to_string());
    Say { names, ..say }
}

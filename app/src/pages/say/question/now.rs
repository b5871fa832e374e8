//! `/say/{submission}/{question}/now`: after an answer with a bell, whether to send this bit now; then how the child can be reached. Children,
//! and helpers beside them.

use super::{fields_of, submission};
use crate::{
    components::{Doorway, ErrorSummary, FieldError, FieldErrors, ReadToMe},
    document::Doc,
    failure::Failure,
    fields::Posted,
    pages::Outcome,
    symbols::Symbol,
    visit::Visit,
    words::Say,
};
use axum::{
    extract::{Path, RawQuery},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use heard_domain::{
    forms::{Facts, RawFields, TextId},
    ids::SubmissionId,
};
use heard_service::{
    Error,
    say::{BitPage, Then},
};
use leptos::prelude::*;

/// Where the page is, after what the child pressed at the question.
pub(super) fn address(id: SubmissionId, question: &str, then: Then) -> String {
    let to = match then {
        Then::Next | Then::Skip => "",
        Then::Stop => "?to=stop",
        Then::Check => "?to=check",
    };
    format!("/say/{id}/{question}/now{to}")
}

fn going(to: &str) -> Then {
    match to {
        "stop" => Then::Stop,
        "check" => Then::Check,
        _ => Then::Next,
    }
}

/// Asks; once it was sent, says so.
pub(crate) async fn get(visit: Visit, Path((id, question)): Path<(String, String)>, query: RawQuery) -> Outcome {
    let id = submission(&id)?;
    let then = going(query.0.as_deref().and_then(|query| query.strip_prefix("to=")).unwrap_or_default());
    match visit.service().bit(&visit.actor, id, &question).await {
        Ok(page) => draw(&visit, StatusCode::OK, page, then, FieldErrors::default()).await,
        Err(Error::SentBefore) => Ok(Redirect::to(&format!("/say/{id}/sent")).into_response()),
        Err(error) => Err(error.into()),
    }
}

/// Sends this bit, or waits, or says how the child can be reached.
pub(crate) async fn post(visit: Visit, Path((id, question)): Path<(String, String)>, mut posted: Posted) -> Outcome {
    let id = submission(&id)?;
    let (choice, then) = (posted.one("do"), going(&posted.one("to")));
    let fields = posted.0;
    let service = visit.service();
    let going_on = match choice.as_str() {
        "send" => match service.send_bit(&visit.actor, id, &question).await {
            Ok(()) => return Ok(Redirect::to(&address(id, &question, then)).into_response()),
            Err(error) => Err(error),
        },
        "reach" => service.say_how_to_reach(&visit.actor, id, &question, fields.clone(), then).await,
        _ => service.after_bit(&visit.actor, id, &question, then).await,
    };
    match going_on {
        Ok(place) => Ok(Redirect::to(&super::address(id, &place)).into_response()),
        Err(Error::SentBefore) => Ok(Redirect::to(&format!("/say/{id}/sent")).into_response()),
        Err(Error::Answer(problem)) => {
            let mut page = service.bit(&visit.actor, id, &question).await?;
            let words = Say { band: page.band, names: page.names.clone() }.problem(&problem);
            page.reach = page.reach.map(|(reach, _)| (reach, fields));
            draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, page, then, FieldErrors::one("text", words)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn draw(visit: &Visit, status: StatusCode, page: BitPage, then: Then, errors: FieldErrors) -> Result<Response, Failure> {
    let mut say = Say { band: page.band, names: page.names.clone() };
    if let Some(helper) = &visit.helper {
        say.names = say.names.with(heard_domain::forms::Placeholder::Helper, &helper.name);
    }
    let night = visit.service().office_is_shut();
    let (words, error) = (say.clone(), !errors.is_empty());
    let title = say.plain(if page.sent { TextId::SentTitle } else { TextId::SafetySendNowTitle });
    let doc = Doc::open(title, move || {
        if page.sent { told(&page, &say, then, night, &errors).into_any() } else { ask(&page, &say, then).into_any() }
    });
    Ok(visit.draw(status, doc.with_error(error).in_words(words).with_islands()).await)
}

fn action(page: &BitPage) -> String {
    format!("/say/{}/{}/now", page.submission, page.question.id)
}

/// Where the child was going, so that they get there.
fn going_to(then: Then) -> impl IntoView + use<> {
    let to = match then {
        Then::Next | Then::Skip => "next",
        Then::Stop => "stop",
        Then::Check => "check",
    };
    view! { <input type="hidden" name="to" value=to/> }
}

fn ask(page: &BitPage, say: &Say, then: Then) -> impl IntoView + use<> {
    view! {
        <a class="back" href=format!("/say/{}/{}", page.submission, page.question.id) data-test="back"><Symbol name="back"/>{say.plain(TextId::ButtonBack)}</a>
        <Doorway symbol="bell"/>
        <h1 data-read>{say.text(TextId::SafetySendNowTitle)}</h1>
        <ReadToMe say=say.clone()/>
        <div data-read>
            {say.paragraphs(TextId::SafetySendNowBody)}
            <p>{say.text(TextId::SafetySendNowNotTold)}</p>
        </div>
        <form method="post" action=action(page)>
            {going_to(then)}
            <div class="go">
                <button name="do" value="send" data-test="send-now">{say.plain(TextId::SafetySendNowYes)}</button>
                <button name="do" value="wait" data-test="wait">{say.plain(TextId::SafetySendNowWait)}</button>
            </div>
        </form>
    }
}

fn told(page: &BitPage, say: &Say, then: Then, night: bool, errors: &FieldErrors) -> impl IntoView + use<> {
    let words = if night { TextId::SafetySentNight } else { TextId::SafetySent };
    let reach = page.reach.as_ref().map(|(reach, fields)| question(reach, fields, say, errors));
    view! {
        <ErrorSummary errors=errors.clone() title=say.plain(TextId::ErrorTitle)/>
        <Doorway symbol="sent"/>
        <h1 data-read>{say.text(TextId::SentTitle)}</h1>
        <ReadToMe say=say.clone()/>
        <section class="card stack" data-test="told" data-read>{say.paragraphs(words)}</section>
        <form method="post" action=action(page) novalidate class="gap">
            {going_to(then)}
            {reach}
            <div class="go"><button class="act" name="do" value="reach" data-test="continue">{say.plain(TextId::ButtonNext)}</button></div>
        </form>
    }
}

fn question(reach: &heard_domain::forms::Question, fields: &RawFields, say: &Say, errors: &FieldErrors) -> impl IntoView + use<> {
    let help = Some(reach.help.shown(say.band))
        .filter(|help| !help.is_empty())
        .map(|help| view! { <p id="help">{say.filled(help)}</p> });
    let readers = say.paragraphs(TextId::WhoReadsAlert);
    view! {
        <div data-test="question" data-read>
            <h2 class="ask-head"><Symbol name=reach.symbol.clone()/><label for="text">{say.filled(reach.ask.shown(say.band))}</label></h2>
            {help}
            <div class="reader" id="reader"><Symbol name="eye"/><div>{readers}</div></div>
            <FieldError field="text" message=errors.at("text")/>
            {fields_of(reach, fields, say.band, &Facts::default(), say, errors, "")}
        </div>
    }
}

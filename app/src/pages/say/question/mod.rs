//! `/say/{submission}/{question}`: one question a page. Children, and helpers beside them.

mod answer;
mod page;

use super::{address, submission};
use crate::{
    components::FieldErrors,
    document::Doc,
    failure::Failure,
    fields::Posted,
    pages::Outcome,
    visit::Visit,
    words::{Say, clock_time},
};
use axum::{
    Json,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use heard_domain::forms::{FieldError, RawFields};
use heard_service::{
    Actor, Error,
    say::{QuestionPage, SavedElsewhere, Then},
};
use leptos::prelude::*;
use serde::Serialize;

/// What the page shows besides the question.
#[derive(Clone, Default)]
struct Shown {
    errors: FieldErrors,
    /// What stands from another tab or phone.
    elsewhere: Option<Box<SavedElsewhere>>,
    /// Whether the child came from the check page and goes back there.
    to_check: bool,
}

/// The question, with what was said before.
pub(crate) async fn get(visit: Visit, Path((id, question)): Path<(String, String)>, query: axum::extract::RawQuery) -> Outcome {
    let id = submission(&id)?;
    match visit.service().question(&visit.actor, id, &question).await {
        Ok(page) => {
            let shown = Shown { to_check: query.0.as_deref() == Some("check"), ..Shown::default() };
            Ok(draw(&visit, StatusCode::OK, page, shown).await)
        }
        Err(Error::SentBefore) => Ok(Redirect::to(&format!("/say/{id}/sent")).into_response()),
        Err(error) => Err(error.into()),
    }
}

/// Saves, and goes on. Nothing that was typed is lost, whatever comes in between.
pub(crate) async fn post(visit: Visit, Path((id, question)): Path<(String, String)>, mut posted: Posted) -> Outcome {
    let id = submission(&id)?;
    let (revision, ticket) = (posted.one("revision"), posted.one("ticket"));
    let to_check = posted.one("to") == "check";
    let then = match (posted.one("then").as_str(), to_check) {
        ("stop", _) => Then::Stop,
        ("skip", false) => Then::Skip,
        (_, true) => Then::Check,
        _ => Then::Next,
    };
    let seen = revision.parse().unwrap_or(0);
    let fields = posted.0;
    if visit.actor == Actor::Nobody {
        return after_session(&visit, id, &question, &ticket, &fields).await;
    }
    match visit.service().save_answer(&visit.actor, id, &question, fields.clone(), seen, then).await {
        Ok(place) => Ok(Redirect::to(&address(id, &place)).into_response()),
        Err(Error::SentBefore) => Ok(Redirect::to(&format!("/say/{id}/sent")).into_response()),
        Err(Error::Answer(problem)) => {
            let mut page = visit.service().question(&visit.actor, id, &question).await?;
            page.fields = fields;
            let shown = Shown { errors: errors(&page, &problem), to_check, ..Shown::default() };
            Ok(draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, page, shown).await)
        }
        Err(Error::SavedElsewhere(elsewhere)) => {
            let mut page = visit.service().question(&visit.actor, id, &question).await?;
            page.fields = elsewhere.typed.clone();
            page.revision = elsewhere.stands.revision;
            Ok(draw(&visit, StatusCode::CONFLICT, page, Shown { elsewhere: Some(elsewhere), to_check, ..Shown::default() }).await)
        }
        Err(error) => Err(error.into()),
    }
}

/// What the autosave hears back.
#[derive(Serialize)]
struct AutosaveReply {
    revision: i64,
    at: String,
}

/// Saves while the child is still typing.
pub(crate) async fn post_autosave(visit: Visit, Path((id, question)): Path<(String, String)>, mut posted: Posted) -> Outcome {
    let id = submission(&id)?;
    let (revision, _) = (posted.one("revision"), posted.one("ticket"));
    let _ = (posted.one("then"), posted.one("to"));
    match visit.service().autosave(&visit.actor, id, &question, posted.0, revision.parse().unwrap_or(0)).await {
        Ok(saved) => Ok(Json(AutosaveReply { revision: saved.revision, at: clock_time(saved.at) }).into_response()),
        Err(Error::Answer(_)) => Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response()),
        Err(Error::SavedElsewhere(_)) => Ok(StatusCode::CONFLICT.into_response()),
        Err(Error::SentBefore) => Ok(StatusCode::GONE.into_response()),
        Err(error) => Err(error.into()),
    }
}

/// The session ended while the child was typing: the ticket on the page still saves, then the child signs in and is back here.
async fn after_session(
    visit: &Visit,
    id: heard_domain::ids::SubmissionId,
    question: &str,
    ticket: &str,
    fields: &RawFields,
) -> Outcome {
    match visit.service().save_by_ticket(id, question, ticket, fields).await {
        Ok(_) => Ok(Redirect::to("/sign-in?ended").into_response()),
        Err(Error::SentBefore | Error::Hidden | Error::Answer(_)) => Err(Failure::SignedOut),
        Err(error) => Err(error.into()),
    }
}

fn errors(page: &QuestionPage, problem: &FieldError) -> FieldErrors {
    let standing = &heard_domain::forms::Catalogue::shipped().standing;
    FieldErrors::one(problem.field.clone(), problem.words(standing, page.band, &page.names))
}

async fn draw(visit: &Visit, status: StatusCode, page: QuestionPage, shown: Shown) -> Response {
    let mut say = Say { band: page.band, names: page.names.clone() };
    if let Some(helper) = &visit.helper {
        say.names = say.names.with(heard_domain::forms::Placeholder::Helper, &helper.name);
    }
    let words = say.clone();
    let title =
        format!("{} ({} of {})", say.filled_plain(page.question.ask.shown(page.band)), page.position.number, page.position.total);
    let error = !shown.errors.is_empty();
    let doc =
        Doc::open(title, move || page::page(&page, &say, &shown).into_any()).with_error(error).in_words(words).with_islands();
    visit.draw(status, doc).await
}

/// The fields of one of several questions on a page, kept apart by a prefix.
pub(in crate::pages) fn fields_of(
    question: &heard_domain::forms::Question,
    answered: &RawFields,
    band: heard_domain::forms::Band,
    facts: &heard_domain::forms::Facts,
    say: &Say,
    errors: &FieldErrors,
    prefix: &str,
) -> AnyView {
    answer::fields(question, answered, &question.options(band, facts), &question.columns(band, facts), say, errors, prefix)
}

//! `/say/{submission}/{question}`: one question a page. Children, and helpers beside them.

mod answer;
pub(crate) mod now;
pub(super) mod page;

use super::{
    address,
    kept::{self, Why},
    submission,
};
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
use heard_domain::{
    forms::{FieldError, RawFields, TextId},
    ids::SubmissionId,
};
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
    let page = Posting { id, question: &question, revision: &revision, ticket: &ticket, fields: &fields };
    if visit.actor == Actor::Nobody {
        return after_session(&visit, &page).await;
    }
    match visit.service().save_answer(&visit.actor, id, &question, fields.clone(), seen, then).await {
        Ok(after) if after.bell => Ok(Redirect::to(&now::address(id, &question, then)).into_response()),
        Ok(after) => Ok(Redirect::to(&address(id, &after.place)).into_response()),
        Err(Error::Answer(problem)) => {
            let mut page = match visit.service().question(&visit.actor, id, &question).await {
                Ok(page) => page,
                Err(error) => return lost_its_place(&visit, &page, error).await,
            };
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
        Err(error) => lost_its_place(&visit, &page, error).await,
    }
}

/// What came from a question's page.
struct Posting<'a> {
    id: SubmissionId,
    question: &'a str,
    revision: &'a str,
    ticket: &'a str,
    fields: &'a RawFields,
}

impl Posting<'_> {
    /// Everything that was posted, for a page that can be sent again.
    fn whole(&self) -> RawFields {
        let mut whole = self.fields.clone();
        whole.push("revision", self.revision);
        whole.push("ticket", self.ticket);
        whole
    }
}

/// The words have no place any more: they are shown, so that they are not lost.
async fn lost_its_place(visit: &Visit, page: &Posting<'_>, error: Error) -> Outcome {
    let (why, or) = match error {
        Error::SentBefore => {
            let sent = Redirect::to(&format!("/say/{}/sent", page.id)).into_response();
            if visit.service().is_what_was_sent(&visit.actor, page.id, page.question, page.fields).await? {
                return Ok(sent);
            }
            (Why::Sent, Ok(sent))
        }
        Error::Hidden => (Why::Gone, Err(Failure::NotFound)),
        Error::Busy | Error::CannotWrite => (Why::Busy, Err(Failure::Busy)),
        other => return Err(other.into()),
    };
    match kept::page(visit, why, &page.whole()).await {
        Some(page) => Ok(page),
        None => or,
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
    let (seen, ticket) = (posted.one("revision").parse().unwrap_or(0), posted.one("ticket"));
    let _ = (posted.one("then"), posted.one("to"));
    let saved = if visit.actor == Actor::Nobody {
        visit.service().save_by_ticket(id, &question, &ticket, &posted.0).await
    } else {
        visit.service().autosave(&visit.actor, id, &question, posted.0, seen).await
    };
    match saved {
        Ok(saved) => Ok(Json(AutosaveReply { revision: saved.revision, at: clock_time(saved.at) }).into_response()),
        Err(Error::Answer(_)) => Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response()),
        Err(Error::SavedElsewhere(_)) => Ok(StatusCode::CONFLICT.into_response()),
        Err(Error::SentBefore) => Ok(StatusCode::GONE.into_response()),
        Err(error) => Err(error.into()),
    }
}

/// The session ended while the child was typing: the ticket on the page still saves, then the child signs in and is back here.
async fn after_session(visit: &Visit, page: &Posting<'_>) -> Outcome {
    let (why, or) = match visit.service().save_by_ticket(page.id, page.question, page.ticket, page.fields).await {
        Ok(_) => return Ok(Redirect::to(&format!("/sign-in?ended={}/{}", page.id, page.question)).into_response()),
        Err(Error::Answer(_)) => (Why::Ended, Failure::SignedOut),
        Err(Error::Busy | Error::CannotWrite) => (Why::Busy, Failure::Busy),
        Err(Error::SentBefore | Error::Hidden | Error::SignedOut) => (Why::EndedLongAgo, Failure::SignedOut),
        Err(error) => return Err(error.into()),
    };
    kept::page(visit, why, &page.whole()).await.ok_or(or)
}

fn errors(page: &QuestionPage, problem: &FieldError) -> FieldErrors {
    let say = Say { band: page.band, names: page.names.clone() };
    FieldErrors::one(place_of(page, &problem.field), say.problem(problem))
}

/// Where on the page a problem is shown: at its field, or at the question when the page has no such field.
fn place_of(page: &QuestionPage, field: &str) -> String {
    let (question, facts) = (page.question, &page.facts);
    if answer::is_text(&question.kind) {
        return "text".to_owned();
    }
    if answer::has_field(question, page.band, facts, field) { field.to_owned() } else { "answer".to_owned() }
}

async fn draw(visit: &Visit, status: StatusCode, page: QuestionPage, shown: Shown) -> Response {
    let mut say = Say { band: page.band, names: page.names.clone() };
    if let Some(helper) = &visit.helper {
        say.names = say.names.with(heard_domain::forms::Placeholder::Helper, &helper.name);
    }
    let words = say.clone();
    let title = format!(
        "{} ({})",
        say.filled_plain(page.question.ask.shown(page.band)),
        say.step(TextId::StepQuestion, page.position.number, page.position.total)
    );
    let error = !shown.errors.is_empty();
    let doc =
        Doc::open(title, move || page::page(&page, &say, &shown).into_any()).with_error(error).in_words(words).with_islands();
    visit.draw(status, doc).await
}

pub(super) use answer::has_field;

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

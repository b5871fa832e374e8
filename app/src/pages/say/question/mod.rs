//! `/say/{submission}/{question}`: one question a page. Children, and helpers beside them.

mod answer;
pub(crate) mod now;
pub(super) mod page;

use super::{address, submission};
use crate::{
    components::FieldErrors,
    document::Doc,
    fields::Posted,
    pages::{
        Outcome,
        answering::{Saving, Side, after_session, autosaved, lost_its_place},
    },
    visit::Visit,
    words::Say,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use heard_domain::forms::{FieldError, RawFields, TextId};
use heard_service::{
    Actor, Error,
    say::{QuestionPage, SavedElsewhere},
};
use leptos::prelude::*;

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
    let saving = Saving::take(&mut posted);
    let (to_check, then, fields) = (saving.to_check, saving.then, posted.0);
    let whole = saving.whole(&fields);
    if visit.actor == Actor::Nobody {
        let saved = visit.service().save_by_ticket(id, &question, saving.ticket(), &fields).await;
        return after_session(&visit, Side::Child, &whole, saved, &format!("/sign-in?ended={id}/{question}")).await;
    }
    let seen = saving.revision.parse().unwrap_or(0);
    let receipt = format!("/say/{id}/sent");
    match visit.service().save_answer(&visit.actor, id, &question, fields.clone(), seen, then).await {
        Ok(after) if after.bell => Ok(Redirect::to(&now::address(id, &question, then)).into_response()),
        Ok(after) => Ok(Redirect::to(&address(id, &after.place)).into_response()),
        Err(Error::Answer(problem)) => {
            let mut page = match visit.service().question(&visit.actor, id, &question).await {
                Ok(page) => page,
                Err(error) => return lost_its_place(&visit, Side::Child, &whole, error, &receipt).await,
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
        Err(Error::SentBefore) if visit.service().is_what_was_sent(&visit.actor, id, &question, &fields).await? => {
            Ok(Redirect::to(&receipt).into_response())
        }
        Err(error) => lost_its_place(&visit, Side::Child, &whole, error, &receipt).await,
    }
}

/// Saves while the child is still typing.
pub(crate) async fn post_autosave(visit: Visit, Path((id, question)): Path<(String, String)>, mut posted: Posted) -> Outcome {
    let id = submission(&id)?;
    let saving = Saving::take(&mut posted);
    let saved = if visit.actor == Actor::Nobody {
        visit.service().save_by_ticket(id, &question, saving.ticket(), &posted.0).await
    } else {
        let seen = saving.revision.parse().unwrap_or(0);
        visit.service().autosave(&visit.actor, id, &question, posted.0, seen).await
    };
    autosaved(saved.map(|saved| (saved.revision, saved.at)))
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

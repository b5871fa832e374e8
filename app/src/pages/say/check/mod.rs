//! `/say/{submission}/check`: everything said, with change and leave out; who reads it; send. Children, and helpers beside them.

mod page;

use super::{question::has_field, submission};
use crate::{components::FieldErrors, document::Doc, fields::Posted, pages::Outcome, visit::Visit, words::Say};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use heard_domain::{
    forms::{RawFields, TextId},
    ids::SubmissionId,
    submission::CycleChoice,
};
use heard_service::{Error, say::CheckPage};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The check page; a sent piece shows its receipt.
pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Outcome {
    let id = submission(&id)?;
    match visit.service().check_page(&visit.actor, id).await {
        Ok(check) => Ok(draw(&visit, StatusCode::OK, check, FieldErrors::default()).await),
        Err(Error::SentBefore) => Ok(sent(id)),
        Err(error) => Err(error.into()),
    }
}

/// Sends it, once, however often it is pressed.
pub(crate) async fn post(visit: Visit, Path(id): Path<String>, mut posted: Posted) -> Outcome {
    let id = submission(&id)?;
    let cycles = posted.one("cycles").parse::<CycleChoice>().unwrap_or_default();
    let mut here: BTreeMap<String, RawFields> = BTreeMap::new();
    let names: Vec<String> = posted.0.names().map(str::to_owned).collect();
    for name in names {
        let Some((question, field)) = name.split_once('.') else { return Err(crate::failure::Failure::Unreadable) };
        for value in posted.all(&name) {
            here.entry(question.to_owned()).or_default().push(field, value);
        }
    }
    let typed = here.clone();
    match visit.service().send(&visit.actor, id, cycles, here).await {
        Ok(()) | Err(Error::SentBefore) => Ok(sent(id)),
        Err(Error::Answer(problem)) => {
            let mut check = visit.service().check_page(&visit.actor, id).await?;
            // The problem names its field; the question it belongs to is the one that cannot be read.
            let at = check.here.iter().map(|(question, _)| *question).find(|question| {
                typed.get(&question.id).is_some_and(|typed| question.parse(typed, check.band, &check.facts).is_err())
            });
            let field = at.map_or_else(
                || problem.field.clone(),
                |question| {
                    let known = has_field(question, check.band, &check.facts, &problem.field);
                    format!("{}.{}", question.id, if known { &problem.field } else { "answer" })
                },
            );
            keep(&mut check, &typed);
            let words = Say { band: check.band, names: check.names.clone() }.problem(&problem);
            Ok(draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, check, FieldErrors::one(field, words)).await)
        }
        Err(Error::Invalid(_)) => {
            let mut check = visit.service().check_page(&visit.actor, id).await?;
            keep(&mut check, &typed);
            let words = Say { band: check.band, names: check.names.clone() }.plain(TextId::CheckEmpty);
            Ok(draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, check, FieldErrors::one("answers", words)).await)
        }
        Err(error) => Err(error.into()),
    }
}

/// Shows again what was posted for the questions that are asked on this page.
fn keep(check: &mut CheckPage, typed: &BTreeMap<String, RawFields>) {
    for (question, fields) in &mut check.here {
        if let Some(typed) = typed.get(&question.id) {
            fields.clone_from(typed);
        }
    }
}

/// Leaves one answer out.
pub(crate) async fn post_leave_out(visit: Visit, Path((id, question)): Path<(String, String)>, posted: Posted) -> Outcome {
    posted.nothing_else()?;
    let id = submission(&id)?;
    match visit.service().leave_out(&visit.actor, id, &question).await {
        Ok(()) => Ok(Redirect::to(&format!("/say/{id}/check")).into_response()),
        Err(Error::SentBefore) => Ok(sent(id)),
        Err(error) => Err(error.into()),
    }
}

/// Throws the draft away, after asking once.
pub(crate) async fn post_throw_away(visit: Visit, Path(id): Path<String>, posted: Posted) -> Outcome {
    posted.nothing_else()?;
    let id = submission(&id)?;
    match visit.service().throw_away(&visit.actor, id).await {
        Ok(()) => Ok(Redirect::to("/me").into_response()),
        Err(Error::SentBefore) => Ok(sent(id)),
        Err(error) => Err(error.into()),
    }
}

fn sent(id: SubmissionId) -> Response {
    Redirect::to(&format!("/say/{id}/sent")).into_response()
}

async fn draw(visit: &Visit, status: StatusCode, check: CheckPage, errors: FieldErrors) -> Response {
    let mut say = Say { band: check.band, names: check.names.clone() };
    if let Some(helper) = &visit.helper {
        say.names = say.names.with(heard_domain::forms::Placeholder::Helper, &helper.name);
    }
    let words = say.clone();
    let error = !errors.is_empty();
    let title = say.plain(TextId::CheckTitle);
    let helped = visit.helper.is_some();
    let doc = Doc::open(title, move || page::page(&check, &say, &errors, helped).into_any()).with_error(error).in_words(words);
    visit.draw(status, doc).await
}

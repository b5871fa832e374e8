//! `/staff/meetings/{meeting}`: one meeting: the children's words first; then what happened, and how each child took part. Staff, by role.

mod adults;
mod change;
mod family;
mod page;
pub(crate) mod reply;
mod taking_part;

pub(in crate::pages::staff) use adults::piece as adult_piece;
pub(crate) use change::{get_change, post_change, post_off};

use super::slips;
use crate::{components::FieldErrors, document::Doc, failure::Failure, fields::Posted, pages::Outcome, visit::Visit};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use heard_domain::{due::DueKind, ids::MeetingId};
use heard_service::{
    Error,
    meetings::{Attended, CodeChoice, MeetingPage},
};
use leptos::prelude::*;

/// What was typed and could not be taken, shown again.
#[derive(Clone, Default)]
struct Typed {
    errors: FieldErrors,
    attended: Attended,
    code: CodeChoice,
    /// How many slips.
    slips: slips::Typed,
}

fn meeting(id: &str) -> Result<MeetingId, Failure> {
    id.parse().map_err(|_| Failure::NotFound)
}

/// The page. Opening it is reading: it is written down before anything is shown.
pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Outcome {
    let page = visit.service().meeting_page(&visit.actor, meeting(&id)?).await?;
    Ok(draw(&visit, StatusCode::OK, page, Typed::default()).await)
}

/// It was held, and this is how the child took part.
pub(crate) async fn post_held(visit: Visit, Path(id): Path<String>, mut posted: Posted) -> Outcome {
    let id = meeting(&id)?;
    let revision = posted.one("revision").parse().unwrap_or(0);
    let attended =
        Attended { child: posted.one("child"), attendance: posted.one("attendance"), chairing: posted.one("chairing") };
    posted.nothing_else()?;
    match visit.service().record_held(&visit.actor, id, revision, &attended).await {
        Ok(()) => Ok(Redirect::to(&format!("/staff/meetings/{id}#taking-part")).into_response()),
        Err(Error::Invalid(problems)) => {
            let page = visit.service().meeting_page(&visit.actor, id).await?;
            Ok(draw(
                &visit,
                StatusCode::UNPROCESSABLE_ENTITY,
                page,
                Typed { errors: problems.into(), attended, ..Typed::default() },
            )
            .await)
        }
        Err(error) => Err(error.into()),
    }
}

/// The chair confirms a code.
pub(crate) async fn post_code(visit: Visit, Path(id): Path<String>, mut posted: Posted) -> Outcome {
    let id = meeting(&id)?;
    let code = CodeChoice { child: posted.one("child"), code: posted.one("code"), why_different: posted.one("why_different") };
    let _ = posted.one("why_different.dir");
    posted.nothing_else()?;
    match visit.service().confirm_code(&visit.actor, id, &code).await {
        Ok(()) => Ok(Redirect::to(&format!("/staff/meetings/{id}#taking-part")).into_response()),
        Err(Error::Invalid(problems)) => {
            let page = visit.service().meeting_page(&visit.actor, id).await?;
            Ok(draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, page, Typed { errors: problems.into(), code, ..Typed::default() })
                .await)
        }
        Err(error) => Err(error.into()),
    }
}

/// The page again, with what was wrong with the slips.
pub(crate) async fn with_slips(visit: &Visit, id: MeetingId, slips: slips::Typed) -> Outcome {
    let page = visit.service().meeting_page(&visit.actor, id).await?;
    let typed = Typed { errors: slips.errors.clone(), slips, ..Typed::default() };
    Ok(draw(visit, StatusCode::UNPROCESSABLE_ENTITY, page, typed).await)
}

async fn draw(visit: &Visit, status: StatusCode, page: MeetingPage, typed: Typed) -> Response {
    let error = !typed.errors.is_empty();
    let title = page.children.iter().map(|child| page::name(&child.child)).collect::<Vec<_>>().join(" and ");
    let due = due_after(visit, &page);
    let me = visit.actor.staff().map(|staff| staff.id);
    visit
        .draw(status, Doc::staff(title, "/staff", move || page::page(&page, &typed, &due, me).into_any()).with_error(error))
        .await
}

/// The clocks that run after a meeting: decisions, record, distribution.
fn due_after(visit: &Visit, page: &MeetingPage) -> Vec<(&'static str, chrono::NaiveDate)> {
    let Some(held) = page.meeting.held_on else { return Vec::new() };
    let service = visit.service();
    [("Decisions", DueKind::Decisions), ("Record", DueKind::Record), ("Sent to everyone", DueKind::Distribution)]
        .into_iter()
        .filter_map(|(words, kind)| Some((words, service.limits().due(kind, held, service.working_days()).ok()?.limit)))
        .collect()
}

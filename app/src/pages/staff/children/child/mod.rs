//! `/staff/children/{child}`: who they are, what is due and why, meetings, cards, and what was sent: never a word of it. Staff, by role.

mod adults;
pub(crate) mod book;
pub(crate) mod card;
pub(crate) mod details;
pub(crate) mod observe;
mod page;

use crate::{
    document::Doc,
    failure::Failure,
    pages::{Outcome, staff::slips},
    visit::Visit,
};
use axum::{extract::Path, http::StatusCode};
use heard_domain::ids::ChildId;
use leptos::prelude::*;

pub(super) fn child(id: &str) -> Result<ChildId, Failure> {
    id.parse().map_err(|_| Failure::NotFound)
}

/// The child's page.
pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Outcome {
    draw(&visit, StatusCode::OK, child(&id)?, slips::Typed::default()).await
}

/// The page, with what was wrong with the slips for the carers.
pub(crate) async fn draw(visit: &Visit, status: StatusCode, id: ChildId, typed: slips::Typed) -> Outcome {
    let page = visit.service().child_page(&visit.actor, id).await?;
    let (title, error) = (page::name(&page.child), !typed.errors.is_empty());
    let doc = Doc::staff(title, "/staff/children", move || page::page(&page, &typed).into_any());
    Ok(visit.draw(status, doc.with_error(error)).await)
}

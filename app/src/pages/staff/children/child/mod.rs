//! `/staff/children/{child}`: who they are, what is due and why, meetings, cards, and what was sent: never a word of it. Staff, by role.

pub(crate) mod book;
pub(crate) mod card;
pub(crate) mod details;
mod page;

use crate::{document::Doc, failure::Failure, pages::Outcome, visit::Visit};
use axum::extract::Path;
use heard_domain::ids::ChildId;
use leptos::prelude::*;

pub(super) fn child(id: &str) -> Result<ChildId, Failure> {
    id.parse().map_err(|_| Failure::NotFound)
}

/// The child's page.
pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Outcome {
    let page = visit.service().child_page(&visit.actor, child(&id)?).await?;
    let title = page::name(&page.child);
    Ok(visit.ok(Doc::staff(title, "/staff/children", move || page::page(&page).into_any())).await)
}

//! `/feedback/{submission}/{page}`: a page of questions, for parents and carers.

use super::way;
use crate::{
    fields::Posted,
    pages::{Outcome, several::questions},
    visit::Visit,
};
use axum::extract::{Path, RawQuery};

/// The page, with what was answered before.
pub(crate) async fn get(visit: Visit, Path((id, key)): Path<(String, String)>, query: RawQuery) -> Outcome {
    questions::get(&visit, way(&visit, &id)?, &key, query).await
}

/// Saves, and goes on.
pub(crate) async fn post(visit: Visit, Path((id, key)): Path<(String, String)>, posted: Posted) -> Outcome {
    questions::post(&visit, way(&visit, &id)?, &key, posted).await
}

/// Saves while someone is still typing.
pub(crate) async fn post_autosave(visit: Visit, Path((id, key)): Path<(String, String)>, posted: Posted) -> Outcome {
    questions::post_autosave(&visit, way(&visit, &id)?, &key, posted).await
}

//! `heard migrate`: prepares the database, or brings it up to date. `heard serve` does so too; this is for doing it before, on its own.

use super::Given;
use serde_json::json;

pub(super) async fn run(given: Given) -> anyhow::Result<()> {
    let backend = given.backend().await?;
    let engine = backend.store.engine().await?;
    backend.store.close().await;
    given.output.answer(&json!({ "engine": engine }), || format!("The database is up to date ({engine})."))
}

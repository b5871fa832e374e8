//! `heard worker`: what must happen later, on its own.

use super::Given;
use crate::{application::Backend, logging, stop::Stop, sweep::sweep_until};

pub(super) async fn run(given: Given) -> anyhow::Result<()> {
    let config = given.config()?;
    logging::start(&config.log, config.stage);
    let backend = Backend::open(&config, given.clock, given.chance).await?;
    tracing::info!("working on {}", config.database);
    sweep_until(backend.service, Stop::by_signal()?).await;
    backend.store.close().await;
    tracing::info!("stopped");
    Ok(())
}

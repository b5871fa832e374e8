//! `heard serve`: the pages, and what must happen later.

use super::{Given, Output};
use crate::{
    application::Application,
    config::Config,
    logging,
    serve::{Ended, Limits, serve},
    stop::Stop,
    sweep::sweep_until,
};
use anyhow::Context;
use heard_service::{
    Service,
    demo::{DemoOptions, Scale},
};
use tokio::net::TcpListener;

pub(super) async fn run(given: Given) -> anyhow::Result<()> {
    let config = given.config()?;
    logging::start(&config.log, config.stage);
    let listener = TcpListener::bind(config.listen).await.with_context(|| format!("nobody can be served at {}", config.listen))?;
    let config = config.listening_on(listener.local_addr()?);
    let application = Application::build(&config, given.clock, given.chance).await?;
    let ways_in = ways_in(&application.service, &config).await?;
    Output::say(&format!("Heard is at {}", config.service.address));
    for line in ways_in {
        Output::say(&line);
    }
    let stop = Stop::by_signal()?;
    let sweeping = tokio::spawn(sweep_until(application.service.clone(), stop.clone()));
    let ended = serve(listener, application.router, Limits::default(), stop).await;
    sweeping.await?;
    application.store.close().await;
    match ended {
        Ended::Drained => tracing::info!("stopped; every answer was sent"),
        Ended::Cut => tracing::warn!("stopped; some answers were cut"),
    }
    Ok(())
}

/// How to get in, for whoever started it: made-up people in a demo, else a link for the first administrator if there is none.
async fn ways_in(service: &Service, config: &Config) -> anyhow::Result<Vec<String>> {
    if config.demo {
        if service.is_empty().await? {
            let options = DemoOptions { scale: Scale::Small, seed: 1, today: None };
            return Ok(service.demo(options, &Output::progress).await?.lines());
        }
        if let Some(sign_ins) = service.demo_sign_ins().await? {
            return Ok(sign_ins.lines());
        }
    }
    Ok(match service.first_administrator().await? {
        Some(link) => vec![format!("The first administrator sets a password here, once: {}", link.url)],
        None => Vec::new(),
    })
}

//! `heard serve`: serves people, and does what must happen later.

use super::{Given, output::Output};
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
    demo::{DemoOptions, DemoSignIns, Scale},
};
use serde::Serialize;
use tokio::net::TcpListener;

/// What is said once it listens.
#[derive(Debug, Serialize)]
struct Welcome {
    address: String,
    /// The made-up people, when the database holds such.
    #[serde(skip_serializing_if = "Option::is_none")]
    sign_in: Option<DemoSignIns>,
    /// A one-time link, while there is no administrator.
    #[serde(skip_serializing_if = "Option::is_none")]
    first_administrator: Option<String>,
}

pub(super) async fn run(given: Given) -> anyhow::Result<()> {
    let config = given.config()?;
    logging::start(&config.log, config.stage);
    let listener = TcpListener::bind(config.listen).await.with_context(|| format!("{} cannot be listened on", config.listen))?;
    let config = config.listening_on(listener.local_addr()?);
    let Application { router, service, store } = Application::build(&config, given.clock, given.chance).await?;
    let welcome = welcome(&config, &service).await?;
    given.output.answer(&welcome, || welcome.words())?;
    tracing::info!("listening on {} with {}", config.listen, store.engine().await?);

    let stop = Stop::by_signal()?;
    let sweeping = tokio::spawn(sweep_until(service, stop.clone()));
    let ended = serve(listener, router, Limits::default(), stop).await;
    sweeping.await?;
    store.close().await;
    match ended {
        Ended::Drained => tracing::info!("stopped; every answer was sent"),
        Ended::Cut => tracing::warn!("stopped; some connections were cut"),
    }
    Ok(())
}

/// How to get in, for whoever started it: as made-up people in a demo, else as the first administrator while there is none.
async fn welcome(config: &Config, service: &Service) -> anyhow::Result<Welcome> {
    let sign_in = if !config.demo {
        None
    } else if service.is_empty().await? {
        let options = DemoOptions { scale: Scale::Small, seed: 1, today: None };
        Some(service.demo(options, &Output::progress).await?)
    } else {
        service.demo_sign_ins().await?
    };
    let link = if sign_in.is_none() { service.first_administrator().await? } else { None };
    Ok(Welcome { address: config.service.address.clone(), sign_in, first_administrator: link.map(|link| link.url) })
}

impl Welcome {
    fn words(&self) -> String {
        let mut lines = vec![format!("Heard is at {}", self.address)];
        lines.extend(self.sign_in.iter().flat_map(DemoSignIns::lines));
        lines.extend(
            self.first_administrator.iter().map(|url| format!("The first administrator sets a password here, once: {url}")),
        );
        lines.push("Ctrl-C stops it.".to_owned());
        lines.join("\n")
    }
}

//! One way to put the application together, for the program and for tests.

use crate::{
    config::{Config, Problem, Secret, Stage},
    files, health, middleware,
};
use anyhow::Context;
use axum::Router;
use heard_app::{AppState, Assets};
use heard_service::{Hasher, Service, chance::Chance, clock::Clock};
use heard_store::Store;
use std::fs;

/// The open database and what can be done with it: all that a command without pages needs.
#[derive(Clone, Debug)]
pub struct Backend {
    /// The open, migrated database.
    pub store: Store,
    /// What people can do.
    pub service: Service,
}

/// The whole application.
#[derive(Debug)]
pub struct Application {
    /// Every page and file, with all layers around them.
    pub router: Router,
    /// The same services that the pages use.
    pub service: Service,
    /// The same database.
    pub store: Store,
}

/// The configuration is not one for real people.
#[derive(Debug, thiserror::Error)]
#[error("production refuses this configuration")]
pub struct Unsafe(pub Vec<Problem>);

impl Backend {
    /// Opens the database, brings its schema up to date and reads the server's secret.
    ///
    /// # Errors
    /// [`Unsafe`] with every reason, a missing secret, a database that cannot be opened.
    pub async fn open(config: &Config, clock: Clock, chance: Chance) -> anyhow::Result<Self> {
        let refusals = config.refusals();
        if !refusals.is_empty() {
            return Err(Unsafe(refusals).into());
        }
        let secret = Secret::read_or_make(config, &chance)?;
        let backend = Self::over(open_store(config).await?, &secret, config, clock, chance)?;
        if config.stage == Stage::Production && backend.service.is_demo().await? {
            let reason = "the database holds made-up people; real ones need a database of their own";
            return Err(Unsafe(vec![Problem::new("DATABASE_URL", reason)]).into());
        }
        Ok(backend)
    }

    /// Over a database as it is.
    pub(crate) fn over(store: Store, secret: &Secret, config: &Config, clock: Clock, chance: Chance) -> anyhow::Result<Self> {
        let service = Service::new(store.clone(), clock, chance, Hasher::new(secret.bytes()), config.service.clone())?;
        Ok(Self { store, service })
    }
}

/// Opens the database and brings its schema up to date.
pub(crate) async fn open_store(config: &Config) -> anyhow::Result<Store> {
    if let Some(folder) = config.database.sqlite_file().as_deref().and_then(std::path::Path::parent) {
        fs::create_dir_all(folder).with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    }
    let store = Store::open(config.database.as_str()).await.with_context(|| format!("{} cannot be opened", config.database))?;
    store.migrate().await?;
    Ok(store)
}

impl Application {
    /// Puts everything together over a database that is opened here.
    ///
    /// # Errors
    /// Those of [`Backend::open`], and built files that are missing.
    pub async fn build(config: &Config, clock: Clock, chance: Chance) -> anyhow::Result<Self> {
        let Backend { store, service } = Backend::open(config, clock, chance.clone()).await?;
        let unbuilt = || {
            format!(
                "no built files in {}; scripts/build-site makes them, HEARD_ASSETS says where they are",
                config.assets.display()
            )
        };
        let assets = Assets::read(&config.assets).with_context(unbuilt)?;
        let files = files::routes(&config.assets).with_context(unbuilt)?;
        let state =
            AppState { service: service.clone(), assets, secure: config.is_https(), exit_to: config.exit_to.as_str().into() };
        let pages = middleware::around_pages(heard_app::router(state), config, &store)?;
        let everything = pages.merge(files).merge(health::route(service.clone()));
        Ok(Self { router: middleware::around_all(everything, config, &chance), service, store })
    }
}

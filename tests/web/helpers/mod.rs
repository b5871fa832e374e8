//! A Heard for one test, and a browser to use it with.

mod browser;
mod house;
mod page;
mod site;

pub use browser::{Browser, Request};
pub use house::House;
pub use page::Page;

use chrono::{DateTime, Utc};
use heard::{
    Application,
    config::{Config, Environment, Sources},
};
use heard_service::{Service, chance::Chance, clock::Clock};
use heard_store::Store;
use tempfile::TempDir;

/// A Heard of its own: an empty database, a clock that stands still, and the same chance every time.
pub struct TestApp {
    /// What people can do.
    pub service: Service,
    /// The database.
    pub store: Store,
    /// Half past ten on Monday 1 June 2026 in London, until a test sets it.
    pub clock: Clock,
    router: axum::Router,
    address: String,
    // Its files are removed when the test ends.
    folder: TempDir,
}

impl TestApp {
    /// As on a developer's machine.
    pub async fn start() -> Self {
        Self::with(&[]).await
    }

    /// With settings of its own.
    pub async fn with(settings: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().unwrap();
        let config = config_in(&folder, settings);
        site::build(&config.assets);
        let clock = Clock::set_to(monday());
        let Application { router, service, store } =
            Application::build(&config, clock.clone(), Chance::from_seed(1)).await.unwrap();
        Self { service, store, clock, router, address: config.service.address, folder }
    }

    /// A browser that has never been here.
    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone(), &self.address)
    }

    /// What lies on the disk: the database and what was written since.
    pub fn files(&self) -> Vec<Vec<u8>> {
        ["heard.db", "heard.db-wal"].map(|name| std::fs::read(self.folder.path().join(name)).unwrap()).into()
    }
}

/// A configuration over files in a folder.
pub fn config_in(folder: &TempDir, settings: &[(&str, &str)]) -> Config {
    let inside = |name: &str| folder.path().join(name).display().to_string();
    let mut environment = Environment::from([
        ("DATABASE_URL".to_owned(), format!("sqlite://{}", inside("heard.db"))),
        ("HEARD_ASSETS".to_owned(), inside("site")),
    ]);
    environment.extend(settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    Config::from_sources(&Sources::read(&environment)).unwrap()
}

fn monday() -> DateTime<Utc> {
    "2026-06-01T09:30:00Z".parse().unwrap()
}

//! How Heard is set up: read once, checked as a whole, and then only passed on.
//!
//! Settings come from the environment or from a TOML file; docs/adr/0005-config-and-secrets.md says why in this way.

mod explain;
mod production;
mod read;
mod secret;
mod setting;
mod sources;

pub use explain::Explained;
pub(crate) use secret::open_to_others;
pub use secret::{Secret, SecretError};
pub use setting::Setting;
pub use sources::{Environment, Source, Sources};

use std::{
    fmt,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

/// Everything the program is told from outside.
#[derive(Clone, Debug)]
pub struct Config {
    /// Whether real children use it.
    pub stage: Stage,
    /// Where the database is.
    pub database: DatabaseUrl,
    /// Where the server's own secret is kept.
    pub secret_file: PathBuf,
    /// Whether that place was named, rather than worked out.
    pub secret_file_named: bool,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Whether the address people type was set, rather than taken from where it listens.
    pub address_set: bool,
    /// The reverse proxies whose word about the client's address is taken.
    pub proxies: Vec<IpAddr>,
    /// The folder of built files for the browser.
    pub assets: PathBuf,
    /// Where "Close quickly" goes.
    pub exit_to: String,
    /// Whether an empty database is filled with made-up people.
    pub demo: bool,
    /// Which lines go to the log.
    pub log: String,
    /// What the council sets for itself, and what services need.
    pub service: heard_service::Settings,
}

/// Whether real children use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Made-up people on a developer's machine.
    Development,
    /// Real people: unsafe settings are refused.
    Production,
}

/// The database's address. It can hold a password, so it is never shown whole.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(String);

impl DatabaseUrl {
    /// The whole address, for opening it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path of a SQLite file; none for PostgreSQL.
    pub fn sqlite_file(&self) -> Option<PathBuf> {
        self.0.strip_prefix("sqlite://").map(PathBuf::from)
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&explain::without_password(&self.0))
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// One thing that is wrong with the configuration, in words that say what to do.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Problem {
    /// The variable it is about.
    pub setting: &'static str,
    /// What is wrong, and what to do.
    pub message: String,
}

impl Problem {
    pub(crate) fn new(setting: &'static str, message: impl Into<String>) -> Self {
        Self { setting, message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.setting, self.message)
    }
}

impl Config {
    /// Reads and checks every setting. Production's own refusals come apart, from [`Config::refusals`], so that `heard doctor` can list them.
    ///
    /// # Errors
    /// Everything that cannot be understood, at once.
    pub fn from_sources(sources: &Sources) -> Result<Self, Vec<Problem>> {
        read::read(sources)
    }

    /// Whether people reach it by https: then cookies are `Secure` and browsers are told to stay with https.
    pub fn is_https(&self) -> bool {
        self.service.address.starts_with("https://")
    }

    /// The same, once it is known where it really listens: with port 0 the system picks one.
    #[must_use]
    pub fn listening_on(mut self, bound: SocketAddr) -> Self {
        self.listen = bound;
        if !self.address_set {
            self.service.address = read::address_of(bound);
        }
        self
    }

    /// What production refuses. Empty in development.
    pub fn refusals(&self) -> Vec<Problem> {
        match self.stage {
            Stage::Development => Vec::new(),
            Stage::Production => production::refusals(self),
        }
    }
}

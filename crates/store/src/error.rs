//! What can go wrong below the services. Nothing here is shown to a person as it is.

/// Failures of the database.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address is not `sqlite://PATH` or `postgres://...`.
    #[error("DATABASE_URL is neither sqlite://PATH nor postgres://...: {0}")]
    Address(String),
    /// This SQLite can lose committed pages in WAL mode (fixed in 3.51.3).
    #[error("SQLite {found} is older than 3.51.3, which can lose data; refusing to start")]
    OldSqlite {
        /// The version linked into this program.
        found: String,
    },
    /// A connection does not keep the promises made to people (WAL, FULL, foreign keys).
    #[error("SQLite answered \"{found}\" for {pragma}, not \"{wanted}\"")]
    Pragma {
        /// The setting.
        pragma: &'static str,
        /// What it must be.
        wanted: &'static str,
        /// What it was.
        found: String,
    },
    /// The database is busy or out of reach; trying again later may work.
    #[error("the database is busy")]
    Busy(#[source] sqlx::Error),
    /// The disk is full or read-only.
    #[error("the database cannot be written: {0}")]
    CannotWrite(#[source] sqlx::Error),
    /// A stored word or document that this program does not know.
    #[error("the database holds {what} that this program does not know: {text}")]
    Unreadable {
        /// Which column.
        what: &'static str,
        /// What stood there (never a person's words).
        text: String,
    },
    /// A row that another row names is missing, or a promise of the schema was broken.
    #[error("the database refused: {0}")]
    Database(#[source] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("the database could not be brought up to date")]
    Migrate(#[from] sqlx::migrate::MigrateError),
}

/// The result of everything in this crate.
pub type Result<T> = std::result::Result<T, Error>;

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        if matches!(error, sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_)) {
            return Self::Busy(error);
        }
        // SQLite's primary result codes: 5 busy, 6 locked, 8 read-only, 13 full. Extended codes carry them in the low byte.
        let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code).and_then(|code| code.parse::<u32>().ok());
        match code.map(|code| code & 0xff) {
            Some(5 | 6) => Self::Busy(error),
            Some(8 | 13) => Self::CannotWrite(error),
            _ => Self::Database(error),
        }
    }
}

/// Reads a stored key into its domain type.
pub(crate) fn known<T: std::str::FromStr>(what: &'static str, text: &str) -> Result<T> {
    text.parse().map_err(|_| Error::Unreadable { what, text: text.to_owned() })
}

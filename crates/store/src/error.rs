//! What can go wrong below the services. Nothing here is shown to a person as it is.

use sqlx::{error::DatabaseError, sqlite::SqliteError};

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
    /// The disk is full or read-only, the file cannot be opened, or the transaction may only read.
    #[error("the database cannot be written: {0}")]
    CannotWrite(#[source] sqlx::Error),
    /// A PostgreSQL database is copied by its own tools.
    #[error("a PostgreSQL database is backed up with pg_dump or its own archive")]
    OwnTools,
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
        let database = error.as_database_error();
        let code = database.and_then(DatabaseError::code).unwrap_or_default();
        let kind = match &error {
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => Self::Busy,
            _ if database.is_some_and(|database| database.try_downcast_ref::<SqliteError>().is_some()) => of_sqlite(&code),
            _ => of_postgres(&code),
        };
        kind(error)
    }
}

type Kind = fn(sqlx::Error) -> Error;

/// SQLite's result codes: 5 busy, 6 locked, 8 read-only, 10 disk error, 13 full, 14 cannot open. Extended codes carry them in the low byte.
fn of_sqlite(code: &str) -> Kind {
    match code.parse::<u32>().map(|code| code & 0xff) {
        Ok(5 | 6) => Error::Busy,
        Ok(8 | 10 | 13 | 14) => Error::CannotWrite,
        _ => Error::Database,
    }
}

/// PostgreSQL's SQLSTATE: classes 08 (connection), 40 (rolled back) and 57P (going down), too many connections, waited too long;
/// a transaction that may only read, a full disk.
fn of_postgres(code: &str) -> Kind {
    match code {
        "53300" | "55P03" => Error::Busy,
        "25006" | "53100" => Error::CannotWrite,
        _ if ["08", "40", "57P"].iter().any(|class| code.starts_with(class)) => Error::Busy,
        _ => Error::Database,
    }
}

/// Reads a stored key into its domain type.
pub(crate) fn known<T: std::str::FromStr>(what: &'static str, text: &str) -> Result<T> {
    text.parse().map_err(|_| Error::Unreadable { what, text: text.to_owned() })
}

//! The two engines behind one door, with one set of manners.
//!
//! - Writers take turns. SQLite has one writer connection, which begins every transaction with `BEGIN IMMEDIATE` (a deferred one that
//!   reads and then writes fails at once when another wrote in between). PostgreSQL would let writers run side by side; they take one
//!   lock instead, so that what a service reads before it writes still stands when it writes, on either engine.
//! - A reader sees one moment, and cannot write.

use crate::error::{Error, Result};
use sqlx::{
    ConnectOptions, Connection, Executor, Postgres, Sqlite, Transaction,
    migrate::Migrator,
    postgres::{PgConnectOptions, PgPool, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous},
};
use std::{fs::OpenOptions, str::FromStr, time::Duration};

static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations");

/// How many connections read SQLite side by side.
const READERS: u32 = 4;
/// How long a request waits for a connection or for its turn to write before it is told that the service is busy.
const PATIENCE: Duration = Duration::from_secs(10);
/// Takes the turn to write on PostgreSQL, with the same patience.
const TURN: &str = "set local lock_timeout = '10s'; select pg_advisory_xact_lock(hashtext('heard: one writer'))";

/// The open database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store(Engine);

#[derive(Clone, Debug)]
enum Engine {
    Sqlite { writer: SqlitePool, readers: SqlitePool },
    Postgres(PgPool),
}

/// One transaction. Dropped, it rolls back.
#[derive(Debug)]
pub struct Tx(pub(crate) Open);

#[derive(Debug)]
pub(crate) enum Open {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// Runs one query on whichever engine is open: `on!(tx, |db| sqlx::query_as(SQL).bind(x).fetch_all(db))`.
macro_rules! on {
    ($tx:expr, |$db:ident| $run:expr) => {
        match &mut $tx.0 {
            $crate::db::Open::Sqlite(open) => {
                let $db = &mut **open;
                $run.await
            }
            $crate::db::Open::Postgres(open) => {
                let $db = &mut **open;
                $run.await
            }
        }
    };
}
pub(crate) use on;

/// Runs one statement that changes rows, and answers how many: `change!(tx, |db| sqlx::query(SQL).bind(x).execute(db))`.
macro_rules! change {
    ($tx:expr, |$db:ident| $run:expr) => {
        match &mut $tx.0 {
            $crate::db::Open::Sqlite(open) => {
                let $db = &mut **open;
                $run.await.map(|done| done.rows_affected())
            }
            $crate::db::Open::Postgres(open) => {
                let $db = &mut **open;
                $run.await.map(|done| done.rows_affected())
            }
        }
    };
}
pub(crate) use change;

impl Store {
    /// Opens `sqlite://PATH` (created when missing) or `postgres://...` without changing the schema.
    pub async fn open(url: &str) -> Result<Self> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let options = PgConnectOptions::from_str(url).map_err(|_| Error::Address("it cannot be read".into()))?;
            let pool = PgPoolOptions::new()
                .max_connections(16)
                .acquire_timeout(PATIENCE)
                .connect_with(options.disable_statement_logging());
            return Ok(Self(Engine::Postgres(pool.await?)));
        }
        let Some(path) = url.strip_prefix("sqlite://") else {
            return Err(Error::Address("it begins with neither".into()));
        };
        // SQLite takes these for a database that is gone with the process.
        if matches!(path, "" | ":memory:") {
            return Err(Error::Address("it names no file".into()));
        }
        for_its_owner_only(path);
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .statement_cache_capacity(200)
            // By code point, which is what PostgreSQL understands by it.
            .collation("ucs_basic", Ord::cmp)
            .disable_statement_logging();
        let writer = SqlitePoolOptions::new().max_connections(1).acquire_timeout(PATIENCE).connect_with(options.clone()).await?;
        promises_kept(&writer).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .acquire_timeout(PATIENCE)
            // A report reads many pages again and again (32 MB each, filled only when asked for), and hands over many rows at a time.
            .connect_with(options.pragma("query_only", "on").pragma("cache_size", "-32000").row_buffer_size(1000))
            .await?;
        Ok(Self(Engine::Sqlite { writer, readers }))
    }

    /// Brings the schema up to date. Running it again changes nothing.
    pub async fn migrate(&self) -> Result<()> {
        match &self.0 {
            Engine::Sqlite { writer, .. } => {
                MIGRATIONS.run(writer).await?;
                writer.execute(sqlx::raw_sql(include_str!("guards/sqlite.sql"))).await?;
            }
            Engine::Postgres(pool) => {
                MIGRATIONS.run(pool).await?;
                // Two servers that start together must not replace the same function at once.
                let mut open = in_turn(pool).await?;
                open.execute(sqlx::raw_sql(include_str!("guards/postgres.sql"))).await?;
                open.commit().await?;
            }
        }
        Ok(())
    }

    /// Begins a transaction that only reads. Everything it reads, it sees as it stood at one moment.
    pub async fn read(&self) -> Result<Tx> {
        Ok(Tx(match &self.0 {
            Engine::Sqlite { readers, .. } => Open::Sqlite(readers.begin().await?),
            Engine::Postgres(pool) => Open::Postgres(pool.begin_with("begin isolation level repeatable read read only").await?),
        }))
    }

    /// Begins a transaction that writes. It waits until no other one is open.
    pub async fn write(&self) -> Result<Tx> {
        Ok(Tx(match &self.0 {
            Engine::Sqlite { writer, .. } => Open::Sqlite(writer.begin_with("begin immediate").await?),
            Engine::Postgres(pool) => Open::Postgres(in_turn(pool).await?),
        }))
    }

    /// Whether the database answers. For the monitor.
    pub async fn answers(&self) -> bool {
        let asked = async {
            let mut tx = self.read().await?;
            change!(tx, |db| sqlx::query("select 1").execute(db)).map(drop).map_err(Error::from)
        };
        asked.await.is_ok()
    }

    /// The engine and its version, for `heard doctor` and the log.
    pub async fn engine(&self) -> Result<String> {
        Ok(match &self.0 {
            Engine::Sqlite { readers, .. } => {
                let version: String = sqlx::query_scalar("select sqlite_version()").fetch_one(readers).await?;
                format!("SQLite {version}, WAL, synchronous FULL, foreign keys, one writer")
            }
            Engine::Postgres(pool) => {
                let version: String = sqlx::query_scalar("select current_setting('server_version')").fetch_one(pool).await?;
                format!("PostgreSQL {version}")
            }
        })
    }

    /// Writes a consistent copy of a SQLite database to a new file, while it is in use: nobody who writes has to wait.
    ///
    /// # Errors
    /// [`Error::OwnTools`] on PostgreSQL; [`Error::Database`] when the file is there already.
    pub async fn copy_to(&self, path: &str) -> Result<()> {
        let Engine::Sqlite { writer, .. } = &self.0 else { return Err(Error::OwnTools) };
        for_its_owner_only(path);
        // Neither the writer, which is wanted, nor a reader, which SQLite would not let write the copy.
        let mut copier = writer.connect_options().connect().await?;
        let done = sqlx::query("vacuum into $1").bind(path).execute(&mut copier).await;
        copier.close().await?;
        done?;
        Ok(())
    }

    /// Closes every connection, after the last request.
    pub async fn close(&self) {
        match &self.0 {
            Engine::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Engine::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx {
    /// Keeps what was written.
    pub async fn commit(self) -> Result<()> {
        match self.0 {
            Open::Sqlite(open) => open.commit().await?,
            Open::Postgres(open) => open.commit().await?,
        }
        Ok(())
    }
}

/// Begins a transaction on PostgreSQL and waits for its turn.
async fn in_turn(pool: &PgPool) -> Result<Transaction<'static, Postgres>> {
    let mut open = pool.begin().await?;
    open.execute(sqlx::raw_sql(TURN)).await?;
    Ok(open)
}

/// Makes a missing file that only its owner can read, for children's words to be written into. SQLite gives the same rights to the
/// files it keeps beside. What goes wrong here goes wrong again when SQLite opens the file, and is told then.
fn for_its_owner_only(path: &str) {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    drop(options.open(path));
}

/// Reads back what SQLite really does, rather than trusting what it was asked.
async fn promises_kept(writer: &SqlitePool) -> Result<()> {
    let found: String = sqlx::query_scalar("select sqlite_version()").fetch_one(writer).await?;
    let numbers: Vec<u32> = found.split('.').filter_map(|part| part.parse().ok()).collect();
    if numbers.as_slice() < [3, 51, 3].as_slice() {
        return Err(Error::OldSqlite { found });
    }
    let journal: String = sqlx::query_scalar("pragma journal_mode").fetch_one(writer).await?;
    let synchronous: i64 = sqlx::query_scalar("pragma synchronous").fetch_one(writer).await?;
    let foreign_keys: i64 = sqlx::query_scalar("pragma foreign_keys").fetch_one(writer).await?;
    for (pragma, wanted, found) in [
        ("journal_mode", "wal", journal),
        ("synchronous", "2", synchronous.to_string()),
        ("foreign_keys", "1", foreign_keys.to_string()),
    ] {
        if found != wanted {
            return Err(Error::Pragma { pragma, wanted, found });
        }
    }
    Ok(())
}

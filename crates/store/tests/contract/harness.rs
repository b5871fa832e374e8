//! One claim, two engines: each claim gets a fresh SQLite file and, where `HEARD_TEST_POSTGRES` names a server, a fresh PostgreSQL
//! database that is dropped afterwards. In CI a missing server fails; elsewhere the run says that PostgreSQL was skipped.

use heard_store::{Result, Store};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection};
use std::{
    env,
    io::Write,
    ops::Deref,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    process,
    sync::{
        Once,
        atomic::{AtomicU32, Ordering},
    },
};
use tokio::runtime::{Builder, Runtime};

/// Makes of each claim the tests `claim::sqlite` and `claim::postgres`.
macro_rules! claims {
    ($($claim:ident),+ $(,)?) => {
        $(
            mod $claim {
                #[test]
                fn sqlite() {
                    crate::harness::on_sqlite(super::$claim);
                }

                #[test]
                fn postgres() {
                    crate::harness::on_postgres(super::$claim);
                }
            }
        )+
    };
}
pub(crate) use claims;

/// The database of one claim.
pub(crate) struct Db {
    store: Store,
    /// Where it is.
    pub(crate) url: String,
}

impl Deref for Db {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl Db {
    pub(crate) fn is_sqlite(&self) -> bool {
        self.url.starts_with("sqlite:")
    }

    /// The texts that a query of one column answers, asked past the store.
    pub(crate) async fn texts(&self, sql: &str) -> Vec<String> {
        let texts = if self.is_sqlite() {
            let mut hand = SqliteConnection::connect(&self.url).await.unwrap();
            sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&mut hand).await
        } else {
            let mut hand = PgConnection::connect(&self.url).await.unwrap();
            sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&mut hand).await
        };
        texts.unwrap()
    }

    /// What someone with the database's own tools can do, past the store.
    pub(crate) async fn by_hand(&self, sql: &str) -> std::result::Result<(), sqlx::Error> {
        let sql = sqlx::raw_sql(AssertSqlSafe(sql));
        if self.is_sqlite() {
            SqliteConnection::connect(&self.url).await?.execute(sql).await?;
        } else {
            PgConnection::connect(&self.url).await?.execute(sql).await?;
        }
        Ok(())
    }
}

/// Tries a claim on SQLite.
pub(crate) fn on_sqlite<F: Future<Output = Result<()>>>(claim: impl FnOnce(Db) -> F) {
    let folder = tempfile::tempdir().unwrap();
    holds(&runtime(), format!("sqlite://{}", folder.path().join("heard.db").display()), claim);
}

/// Tries a claim on PostgreSQL.
pub(crate) fn on_postgres<F: Future<Output = Result<()>>>(claim: impl FnOnce(Db) -> F) {
    let Some(server) = postgres() else { return };
    let runtime = runtime();
    let name = format!("heard_{}_{}", process::id(), next());
    let admin = |sql: String| {
        runtime
            .block_on(async { PgConnection::connect(&server).await?.execute(sqlx::raw_sql(AssertSqlSafe(sql))).await })
            .unwrap();
    };
    // A council's database may sort by its language; nothing may depend on that. So these sort by English rules, not by bytes.
    admin(format!("create database {name} template template0 encoding 'UTF8' locale_provider icu icu_locale 'en-GB'"));
    let url = server.rsplit_once('/').map(|(server, _)| format!("{server}/{name}")).unwrap();
    let outcome = catch_unwind(AssertUnwindSafe(|| holds(&runtime, url, claim)));
    admin(format!("drop database {name} with (force)"));
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

fn holds<F: Future<Output = Result<()>>>(runtime: &Runtime, url: String, claim: impl FnOnce(Db) -> F) {
    runtime.block_on(async {
        let store = Store::open(&url).await.unwrap();
        store.migrate().await.unwrap();
        claim(Db { store: store.clone(), url }).await.unwrap();
        store.close().await;
    });
}

/// The server to make databases on, if there is one.
fn postgres() -> Option<String> {
    static SAID: Once = Once::new();
    if let Ok(server) = env::var("HEARD_TEST_POSTGRES") {
        return Some(server);
    }
    let in_ci = env::var("CI").is_ok_and(|ci| !matches!(ci.as_str(), "" | "0" | "false"));
    assert!(
        !in_ci,
        "HEARD_TEST_POSTGRES is not set: in CI every claim is tried on PostgreSQL (scripts/with-postgres starts one)"
    );
    // Straight to the terminal: a test's own output is shown only when it fails.
    SAID.call_once(|| {
        let said = b"PostgreSQL was skipped: HEARD_TEST_POSTGRES is not set (scripts/with-postgres starts one)\n";
        std::io::stderr().write_all(said).unwrap();
    });
    None
}

fn runtime() -> Runtime {
    Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap()
}

fn next() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

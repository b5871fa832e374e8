//! Counts of wrong tries. A count slows whoever is guessing; it never closes an account.

use crate::{
    db::{Tx, change, on},
    error::Result,
};
use chrono::{DateTime, Utc};

/// Wrong tries under one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tries {
    /// How many.
    pub failures: i64,
    /// The last one.
    pub last_at: DateTime<Utc>,
}

impl Tx {
    /// The tries under a key (a keyed hash: no address or name is kept).
    pub async fn tries(&mut self, key: &str) -> Result<Option<Tries>> {
        let row: Option<(i64, DateTime<Utc>)> =
            on!(self, |db| sqlx::query_as("select failures, last_at from throttle where key = $1").bind(key).fetch_optional(db))?;
        Ok(row.map(|(failures, last_at)| Tries { failures, last_at }))
    }

    /// Counts one more.
    pub async fn add_try(&mut self, key: &str, at: DateTime<Utc>) -> Result<()> {
        change!(self, |db| sqlx::query(
            "insert into throttle (key, failures, last_at) values ($1, 1, $2)
             on conflict (key) do update set failures = throttle.failures + 1, last_at = excluded.last_at"
        )
        .bind(key)
        .bind(at)
        .execute(db))?;
        Ok(())
    }

    /// Forgets the tries under a key.
    pub async fn clear_tries(&mut self, key: &str) -> Result<()> {
        change!(self, |db| sqlx::query("delete from throttle where key = $1").bind(key).execute(db))?;
        Ok(())
    }

    /// Forgets tries older than a moment, for every key.
    pub async fn forget_tries(&mut self, before: DateTime<Utc>) -> Result<u64> {
        Ok(change!(self, |db| sqlx::query("delete from throttle where last_at < $1").bind(before).execute(db))?)
    }
}

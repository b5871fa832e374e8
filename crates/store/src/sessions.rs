//! Sessions, for tower-sessions. The row's key is the SHA-256 of the cookie's value: a stolen copy of the database holds no live session.

use crate::{
    db::{Store, Tx, change, on},
    error::{Error, Result},
};
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use time::OffsetDateTime;
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store,
};

/// The key under which the signed-in person stands in a session, as `child:ID` or `staff:ID`.
pub const PERSON: &str = "person";

/// Keeps sessions in the database.
#[derive(Clone, Debug)]
pub struct Sessions(Store);

impl Sessions {
    /// Over an open database.
    pub const fn new(store: Store) -> Self {
        Self(store)
    }

    async fn put(&self, sql: &'static str, record: &Record) -> session_store::Result<()> {
        let person = record.data.get(PERSON).and_then(|value| value.as_str());
        let data = serde_json::to_string(&record.data).map_err(|error| session_store::Error::Encode(error.to_string()))?;
        let put = async {
            let mut tx = self.0.write().await?;
            change!(tx, |db| sqlx::query(sql)
                .bind(key(record.id))
                .bind(person)
                .bind(&data)
                .bind(instant(record.expiry_date))
                .execute(db))?;
            tx.commit().await
        };
        put.await.map_err(|error| backend(&error))
    }
}

fn key(id: Id) -> String {
    format!("{:x}", Sha256::digest(id.0.to_be_bytes()))
}

fn instant(at: OffsetDateTime) -> DateTime<Utc> {
    DateTime::from_timestamp(at.unix_timestamp(), 0).unwrap_or(DateTime::UNIX_EPOCH)
}

impl Tx {
    /// Ends every session of a person (`child:ID` or `staff:ID`): they left, or a new PIN was set.
    pub async fn end_sessions(&mut self, person: &str) -> Result<u64> {
        Ok(change!(self, |db| sqlx::query("delete from session where person = $1").bind(person).execute(db))?)
    }

    /// Removes sessions that ran out before a moment.
    pub async fn forget_sessions(&mut self, before: DateTime<Utc>) -> Result<u64> {
        Ok(change!(self, |db| sqlx::query("delete from session where expires_at < $1").bind(before).execute(db))?)
    }
}

fn backend(error: &Error) -> session_store::Error {
    session_store::Error::Backend(error.to_string())
}

#[async_trait::async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        // 128 random bits do not meet twice; if they did, the key would refuse the second.
        self.put("insert into session (id_hash, person, data, expires_at) values ($1, $2, $3, $4)", record).await
    }

    async fn save(&self, record: &Record) -> session_store::Result<()> {
        // Only what is there: a session ended while a request of it still ran must not come back to life.
        self.put("update session set person = $2, data = $3, expires_at = $4 where id_hash = $1", record).await
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let found = async {
            let mut tx = self.0.read().await?;
            let row: Option<(String, DateTime<Utc>)> =
                on!(tx, |db| sqlx::query_as("select data, expires_at from session where id_hash = $1")
                    .bind(key(*id))
                    .fetch_optional(db))?;
            Ok::<_, Error>(row)
        };
        let Some((data, expires_at)) = found.await.map_err(|error| backend(&error))? else { return Ok(None) };
        let data: HashMap<String, serde_json::Value> =
            serde_json::from_str(&data).map_err(|error| session_store::Error::Decode(error.to_string()))?;
        let expiry_date = OffsetDateTime::from_unix_timestamp(expires_at.timestamp())
            .map_err(|error| session_store::Error::Decode(error.to_string()))?;
        // tower-sessions gives no clock and expects that what ran out is not found.
        Ok((expiry_date > OffsetDateTime::now_utc()).then_some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        let gone = async {
            let mut tx = self.0.write().await?;
            change!(tx, |db| sqlx::query("delete from session where id_hash = $1").bind(key(*id)).execute(db))?;
            tx.commit().await
        };
        gone.await.map_err(|error| backend(&error))
    }
}

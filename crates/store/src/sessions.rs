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
}

fn key(id: Id) -> String {
    Sha256::digest(id.0.to_be_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn instant(at: OffsetDateTime) -> DateTime<Utc> {
    DateTime::from_timestamp(at.unix_timestamp(), 0).unwrap_or(DateTime::UNIX_EPOCH)
}

impl Tx {
    async fn put_session(&mut self, record: &Record) -> Result<()> {
        let person = record.data.get(PERSON).and_then(|value| value.as_str());
        let data = serde_json::to_string(&record.data).map_err(|_| Error::Unreadable { what: "session", text: String::new() })?;
        change!(self, |db| sqlx::query(
            "insert into session (id_hash, person, data, created_at, expires_at) values ($1, $2, $3, $4, $5)
             on conflict (id_hash) do update set person = excluded.person, data = excluded.data, expires_at = excluded.expires_at"
        )
        .bind(key(record.id))
        .bind(person)
        .bind(&data)
        .bind(instant(OffsetDateTime::now_utc()))
        .bind(instant(record.expiry_date))
        .execute(db))?;
        Ok(())
    }

    /// Ends every session of a person (`child:ID` or `staff:ID`): they left, or a new PIN was set.
    pub async fn end_sessions(&mut self, person: &str) -> Result<u64> {
        Ok(change!(self, |db| sqlx::query("delete from session where person = $1").bind(person).execute(db))?)
    }

    /// Removes sessions that ran out before a moment.
    pub async fn forget_sessions(&mut self, before: DateTime<Utc>) -> Result<u64> {
        Ok(change!(self, |db| sqlx::query("delete from session where expires_at < $1").bind(before).execute(db))?)
    }
}

fn backend(error: Error) -> session_store::Error {
    session_store::Error::Backend(error.to_string())
}

#[async_trait::async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        // 128 random bits do not meet twice.
        self.save(record).await
    }

    async fn save(&self, record: &Record) -> session_store::Result<()> {
        let saved = async {
            let mut tx = self.0.write().await?;
            tx.put_session(record).await?;
            tx.commit().await
        };
        saved.await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let found = async {
            let mut tx = self.0.read().await?;
            let row: Option<(String, DateTime<Utc>)> = on!(tx, |db| sqlx::query_as("select data, expires_at from session where id_hash = $1")
                .bind(key(*id))
                .fetch_optional(db))?;
            Ok::<_, Error>(row)
        };
        let Some((data, expires_at)) = found.await.map_err(backend)? else { return Ok(None) };
        let data: HashMap<String, serde_json::Value> = serde_json::from_str(&data).map_err(|error| session_store::Error::Decode(error.to_string()))?;
        let expiry_date = OffsetDateTime::from_unix_timestamp(expires_at.timestamp()).map_err(|error| session_store::Error::Decode(error.to_string()))?;
        Ok((expiry_date > OffsetDateTime::now_utc()).then_some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        let gone = async {
            let mut tx = self.0.write().await?;
            change!(tx, |db| sqlx::query("delete from session where id_hash = $1").bind(key(*id)).execute(db))?;
            tx.commit().await
        };
        gone.await.map_err(backend)
    }
}

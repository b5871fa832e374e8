//! The audit: who did or read what. Each row carries the hash of the one before, and triggers refuse change and removal.

use crate::{
    db::{Tx, change, on},
    error::Result,
    window::Window,
};
use chrono::{DateTime, SecondsFormat, Utc};
use sha2::{Digest, Sha256};
use sqlx::FromRow;

/// One row of the audit.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct AuditRow {
    /// 1, 2, 3 ...
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who: `staff:ID`, `child:ID`, `command` or `nobody`.
    pub actor: String,
    /// What they did.
    pub action: String,
    /// To what: `submission:ID` and the like.
    pub subject: String,
    /// Anything else; never a person's words.
    pub detail: String,
    /// SHA-256 over this row and the hash before it.
    pub hash: String,
}

/// Which rows of the audit a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditOf<'a> {
    /// All of them.
    Everything,
    /// What someone did: `staff:ID` and the like.
    By(&'a str),
    /// What was done to something: `submission:ID` and the like.
    About(&'a str),
}

/// A text of its own for each, so that each is answered from its index. All of them take one value.
macro_rules! of {
    ($of:expr, $before:literal, $after:literal) => {
        match $of {
            AuditOf::Everything => (concat!($before, " where $1 = '' ", $after), ""),
            AuditOf::By(actor) => (concat!($before, " where actor = $1 ", $after), actor),
            AuditOf::About(subject) => (concat!($before, " where subject = $1 ", $after), subject),
        }
    };
}

impl AuditRow {
    fn chained(&self, before: &str) -> String {
        let at = self.at.to_rfc3339_opts(SecondsFormat::Micros, true);
        let text = [before, &self.seq.to_string(), &at, &self.actor, &self.action, &self.subject, &self.detail].join("\u{1f}");
        format!("{:x}", Sha256::digest(text))
    }
}

impl Tx {
    /// Writes one row at the end of the chain. Writers take turns, so the chain never forks.
    pub async fn audit(&mut self, at: DateTime<Utc>, actor: &str, action: &str, subject: &str, detail: &str) -> Result<()> {
        let (seq, before): (i64, String) =
            on!(self, |db| sqlx::query_as("update audit_head set seq = seq + 1 where one = 1 returning seq, hash")
                .fetch_one(db))?;
        let mut row = AuditRow {
            seq,
            at,
            actor: actor.into(),
            action: action.into(),
            subject: subject.into(),
            detail: detail.into(),
            hash: String::new(),
        };
        row.hash = row.chained(&before);
        change!(self, |db| sqlx::query(
            "insert into audit (seq, at, actor, action, subject, detail, hash) values ($1, $2, $3, $4, $5, $6, $7)"
        )
        .bind(row.seq)
        .bind(row.at)
        .bind(&row.actor)
        .bind(&row.action)
        .bind(&row.subject)
        .bind(&row.detail)
        .bind(&row.hash)
        .execute(db))?;
        change!(self, |db| sqlx::query("update audit_head set hash = $1 where one = 1").bind(&row.hash).execute(db))?;
        Ok(())
    }

    /// Rows of the audit, newest first.
    pub async fn audit_rows(&mut self, of: AuditOf<'_>, window: Window) -> Result<Vec<AuditRow>> {
        let (sql, value) =
            of!(of, "select seq, at, actor, action, subject, detail, hash from audit", "order by seq desc limit $2 offset $3");
        Ok(on!(self, |db| sqlx::query_as(sql).bind(value).bind(window.take).bind(window.skip).fetch_all(db))?)
    }

    /// How many rows of the audit there are.
    pub async fn count_audit(&mut self, of: AuditOf<'_>) -> Result<i64> {
        let (sql, value) = of!(of, "select count(*) from audit", "");
        Ok(on!(self, |db| sqlx::query_scalar(sql).bind(value).fetch_one(db))?)
    }

    /// Walks the whole chain and answers the first row that does not fit, if any.
    pub async fn audit_break(&mut self) -> Result<Option<i64>> {
        let mut before = String::new();
        let mut next = 0_i64;
        loop {
            let rows: Vec<AuditRow> = on!(self, |db| sqlx::query_as(
                "select seq, at, actor, action, subject, detail, hash from audit where seq > $1 order by seq limit 1000"
            )
            .bind(next)
            .fetch_all(db))?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                next += 1;
                if row.seq != next || row.chained(&before) != row.hash {
                    return Ok(Some(next));
                }
                before = row.hash;
            }
        }
        let head: (i64, String) = on!(self, |db| sqlx::query_as("select seq, hash from audit_head where one = 1").fetch_one(db))?;
        Ok((head != (next, before)).then_some(next + 1))
    }
}

//! The answers of a draft. Each save has a revision: an older tab cannot overwrite a newer one, and what was replaced is kept.

use crate::{
    db::{Tx, change, on},
    error::Result,
};
use chrono::{DateTime, Utc};
use heard_domain::{forms::Answer, ids::SubmissionId};
use sqlx::types::Json;

/// One answer as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredAnswer {
    /// Which question.
    pub question: String,
    /// What the child said; none when skipped.
    pub value: Option<Answer>,
    /// 1 for the first save, raised by each.
    pub revision: i64,
    /// When.
    pub saved_at: DateTime<Utc>,
}

/// What became of a save.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// Kept, at this revision.
    Kept(i64),
    /// Another tab or phone saved first. Nothing was changed; here is what stands.
    Newer(StoredAnswer),
}

type Row = (String, Option<Json<Answer>>, i64, DateTime<Utc>);

impl Tx {
    /// Every answer of a submission.
    pub async fn answers(&mut self, submission: SubmissionId) -> Result<Vec<StoredAnswer>> {
        let rows: Vec<Row> = on!(self, |db| {
            sqlx::query_as(
            "select question, value, revision, saved_at from answer where submission_id = $1 order by question collate ucs_basic"
        )
        .bind(submission.raw())
        .fetch_all(db)
        })?;
        Ok(rows.into_iter().map(StoredAnswer::from).collect())
    }

    /// One answer.
    pub async fn answer(&mut self, submission: SubmissionId, question: &str) -> Result<Option<StoredAnswer>> {
        let row: Option<Row> = on!(self, |db| sqlx::query_as(
            "select question, value, revision, saved_at from answer where submission_id = $1 and question = $2"
        )
        .bind(submission.raw())
        .bind(question)
        .fetch_optional(db))?;
        Ok(row.map(StoredAnswer::from))
    }

    /// Every save of one answer while the draft lives, oldest first.
    pub async fn answer_history(&mut self, submission: SubmissionId, question: &str) -> Result<Vec<StoredAnswer>> {
        let rows: Vec<Row> = on!(self, |db| sqlx::query_as(
            "select question, value, revision, saved_at from answer_before where submission_id = $1 and question = $2
             union all
             select question, value, revision, saved_at from answer where submission_id = $1 and question = $2
             order by revision"
        )
        .bind(submission.raw())
        .bind(question)
        .fetch_all(db))?;
        Ok(rows.into_iter().map(StoredAnswer::from).collect())
    }

    /// Saves one answer over revision `seen` (0: none seen). The replaced one is kept beside.
    /// Saving the same words again is no conflict: a repeat of a lost reply changes nothing.
    pub async fn save_answer(
        &mut self,
        submission: SubmissionId,
        question: &str,
        value: Option<&Answer>,
        seen: i64,
        at: DateTime<Utc>,
    ) -> Result<Saved> {
        let stands = self.answer(submission, question).await?;
        // Counted from what stands, never from what was posted: nobody else's number reaches the table.
        let revision = stands.as_ref().map_or(0, |stands| stands.revision) + 1;
        if let Some(stands) = stands {
            if stands.value.as_ref() == value {
                return Ok(Saved::Kept(stands.revision));
            }
            if stands.revision != seen {
                return Ok(Saved::Newer(stands));
            }
            change!(self, |db| {
                sqlx::query(
                "insert into answer_before (submission_id, question, revision, value, saved_at)
                 select submission_id, question, revision, value, saved_at from answer where submission_id = $1 and question = $2"
            )
            .bind(submission.raw())
            .bind(question)
            .execute(db)
            })?;
        }
        change!(self, |db| {
            sqlx::query(
            "insert into answer (submission_id, question, value, revision, saved_at) values ($1, $2, $3, $4, $5)
             on conflict (submission_id, question) do update set value = excluded.value, revision = excluded.revision, saved_at = excluded.saved_at"
        )
        .bind(submission.raw())
        .bind(question)
        .bind(value.map(Json))
        .bind(revision)
        .bind(at)
        .execute(db)
        })?;
        Ok(Saved::Kept(revision))
    }
}

impl From<Row> for StoredAnswer {
    fn from((question, value, revision, saved_at): Row) -> Self {
        Self { question, value: value.map(|json| json.0), revision, saved_at }
    }
}

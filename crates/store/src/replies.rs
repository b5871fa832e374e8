//! What chairs write back.

use crate::{
    db::{Tx, change, on},
    error::{Result, known},
};
use chrono::{DateTime, Utc};
use heard_domain::{
    ids::{MeetingId, StaffId, SubmissionId},
    replies::Decided,
};
use sqlx::FromRow;
use uuid::Uuid;

/// What was written back about one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The question of the piece; empty for the piece as a whole.
    pub question: String,
    /// From 1; raised by every correction.
    pub revision: i64,
    /// The meeting it follows.
    pub meeting: MeetingId,
    /// Whether it was done as asked; none when only words were written.
    pub decided: Option<Decided>,
    /// To the child, in plain words.
    pub said: String,
    /// Who wrote it, as children say it.
    pub by: Option<String>,
    /// When.
    pub written_at: DateTime<Utc>,
    /// Since when the child sees it.
    pub released_at: Option<DateTime<Utc>>,
}

/// Something to write back.
#[derive(Clone, Debug)]
pub struct NewReply<'a> {
    /// The piece.
    pub submission: SubmissionId,
    /// The question; empty for the piece as a whole.
    pub question: &'a str,
    /// The meeting it follows.
    pub meeting: MeetingId,
    /// Whether it was done as asked.
    pub decided: Option<Decided>,
    /// To the child.
    pub said: &'a str,
    /// Who writes.
    pub by: StaffId,
    /// When.
    pub at: DateTime<Utc>,
    /// Since when the child sees it.
    pub released_at: Option<DateTime<Utc>>,
}

#[derive(FromRow)]
struct Row {
    question: String,
    revision: i64,
    meeting_id: Uuid,
    decided: Option<String>,
    said: String,
    written_by: Option<String>,
    written_at: DateTime<Utc>,
    released_at: Option<DateTime<Utc>>,
}

macro_rules! newest {
    ($also:literal) => {
        concat!(
            "select r.question, r.revision, r.meeting_id, r.decided, r.said, s.spoken_name as written_by, r.written_at, r.released_at
             from reply r left join staff s on s.id = r.written_by
             where r.submission_id = $1 and not exists (
               select 1 from reply n where n.submission_id = r.submission_id and n.question = r.question and n.revision > r.revision",
            $also,
            ")",
        )
    };
}

impl Tx {
    /// Writes back, over whatever was written before, which is kept.
    pub async fn add_reply(&mut self, new: &NewReply<'_>) -> Result<()> {
        change!(self, |db| {
            sqlx::query(
                "insert into reply (submission_id, question, revision, meeting_id, decided, said, written_by, written_at, released_at)
                 values ($1, $2, (select coalesce(max(revision), 0) + 1 from reply where submission_id = $1 and question = $2),
                   $3, $4, $5, $6, $7, $8)"
            )
            .bind(new.submission.raw())
            .bind(new.question)
            .bind(new.meeting.raw())
            .bind(new.decided.map(Decided::key))
            .bind(new.said)
            .bind(new.by.raw())
            .bind(new.at)
            .bind(new.released_at)
            .execute(db)
        })?;
        Ok(())
    }

    /// What is written back about a piece now, shown to the child or not.
    pub async fn replies(&mut self, submission: SubmissionId) -> Result<Vec<Reply>> {
        let rows: Vec<Row> = on!(self, |db| sqlx::query_as(newest!("")).bind(submission.raw()).fetch_all(db))?;
        rows.into_iter().map(Reply::try_from).collect()
    }

    /// What the child sees: the newest of what was released.
    pub async fn replies_released(&mut self, submission: SubmissionId) -> Result<Vec<Reply>> {
        let rows: Vec<Row> =
            on!(self, |db| sqlx::query_as(concat!(newest!(" and n.released_at is not null"), " and r.released_at is not null"))
                .bind(submission.raw())
                .fetch_all(db))?;
        rows.into_iter().map(Reply::try_from).collect()
    }
}

impl TryFrom<Row> for Reply {
    type Error = crate::Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            question: row.question,
            revision: row.revision,
            meeting: MeetingId::new(row.meeting_id),
            decided: row.decided.as_deref().map(|key| known("decision", key)).transpose()?,
            said: row.said,
            by: row.written_by,
            written_at: row.written_at,
            released_at: row.released_at,
        })
    }
}

//! Who has opened a piece, and when. Opening is reading; nothing else is.

use crate::{
    db::{Tx, change, on},
    error::Result,
};
use chrono::{DateTime, Utc};
use heard_domain::ids::{StaffId, SubmissionId};
use uuid::Uuid;

impl Tx {
    /// Keeps that someone opened a piece. The first time stands.
    pub async fn open_submission(&mut self, submission: SubmissionId, staff: StaffId, at: DateTime<Utc>) -> Result<()> {
        change!(self, |db| sqlx::query(
            "insert into opening (submission_id, staff_id, opened_at) values ($1, $2, $3) on conflict do nothing"
        )
        .bind(submission.raw())
        .bind(staff.raw())
        .bind(at)
        .execute(db))?;
        Ok(())
    }

    /// Who opened a piece: who, the name children know, when; earliest first.
    pub async fn openings(&mut self, submission: SubmissionId) -> Result<Vec<(StaffId, String, DateTime<Utc>)>> {
        let rows: Vec<(Uuid, String, DateTime<Utc>)> = on!(self, |db| {
            sqlx::query_as(
            "select s.id, s.spoken_name, o.opened_at from opening o join staff s on s.id = o.staff_id where o.submission_id = $1 order by o.opened_at, s.id"
        )
        .bind(submission.raw())
        .fetch_all(db)
        })?;
        Ok(rows.into_iter().map(|(staff, name, at)| (StaffId::new(staff), name, at)).collect())
    }
}

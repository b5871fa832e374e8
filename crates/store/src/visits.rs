//! What became of the chair's visit before a review.

use crate::{
    db::{Tx, change, on},
    error::Result,
};
use chrono::{DateTime, Utc};
use heard_domain::ids::{ChildId, MeetingId, SubmissionId};
use sqlx::types::Json;
use uuid::Uuid;

/// The outcome of a visit that a child declined in Heard.
const DECLINED: &str = "declined-by-child";

/// A visit that the child declined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclinedVisit {
    /// When they said so.
    pub at: DateTime<Utc>,
    /// Ids of the agreed reasons; may be none.
    pub reasons: Vec<String>,
}

impl Tx {
    /// Keeps that a child declined the visit before the review that the piece is linked to.
    pub async fn add_declined_visit(
        &mut self,
        id: Uuid,
        child: ChildId,
        submission: SubmissionId,
        reasons: &[String],
        at: DateTime<Utc>,
    ) -> Result<()> {
        change!(self, |db| {
            sqlx::query(
                "insert into visit (id, child_id, submission_id, outcome, reasons, recorded_at) values ($1, $2, $3, $4, $5, $6)",
            )
            .bind(id)
            .bind(child.raw())
            .bind(submission.raw())
            .bind(DECLINED)
            .bind(Json(reasons))
            .bind(at)
            .execute(db)
        })?;
        Ok(())
    }

    /// The visit before a meeting, when the child declined it: the newest word counts.
    pub async fn declined_visit(&mut self, meeting: MeetingId, child: ChildId) -> Result<Option<DeclinedVisit>> {
        let row: Option<(DateTime<Utc>, Json<Vec<String>>)> = on!(self, |db| {
            sqlx::query_as(
                "select v.recorded_at, v.reasons from visit v join submission_link l on l.submission_id = v.submission_id
                 where l.meeting_id = $1 and l.child_id = $2 and l.ended_at is null and v.outcome = $3
                 order by v.recorded_at desc, v.id desc limit 1",
            )
            .bind(meeting.raw())
            .bind(child.raw())
            .bind(DECLINED)
            .fetch_optional(db)
        })?;
        Ok(row.map(|(at, reasons)| DeclinedVisit { at, reasons: reasons.0 }))
    }
}

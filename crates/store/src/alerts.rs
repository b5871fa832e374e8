//! Safety alerts: an answer with a bell, once it was sent.

use crate::{
    db::{Tx, change, on},
    error::Result,
};
use chrono::{DateTime, Utc};
use heard_domain::ids::{AlertId, ChildId, StaffId, SubmissionId};
use sqlx::{FromRow, types::Json};
use uuid::Uuid;

/// One alert, with what staff must see at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// Which one.
    pub id: AlertId,
    /// Who it is about.
    pub child: ChildId,
    /// The child's name, when known.
    pub given_name: Option<String>,
    /// Family name, when known.
    pub family_name: Option<String>,
    /// The council's id.
    pub council_id: String,
    /// Which piece raised it.
    pub submission: Option<SubmissionId>,
    /// The question and the option as the child saw them.
    pub signals: Vec<(String, String)>,
    /// When.
    pub raised_at: DateTime<Utc>,
    /// Who has it in hand, and since when.
    pub seen: Option<(String, DateTime<Utc>)>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    child_id: Uuid,
    given_name: Option<String>,
    family_name: Option<String>,
    council_id: String,
    submission_id: Option<Uuid>,
    signals: Json<Vec<(String, String)>>,
    raised_at: DateTime<Utc>,
    seen_by: Option<String>,
    seen_at: Option<DateTime<Utc>>,
}

macro_rules! select_alert {
    ($rest:literal) => {
        concat!(
            "select a.id, a.child_id, c.given_name, c.family_name, c.council_id, a.submission_id, a.signals, a.raised_at, s.name as seen_by, a.seen_at
             from alert a join child c on c.id = a.child_id left join staff s on s.id = a.seen_by ",
            $rest
        )
    };
}

impl Tx {
    /// Raises an alert.
    pub async fn add_alert(
        &mut self,
        id: AlertId,
        child: ChildId,
        submission: Option<SubmissionId>,
        signals: &[(String, String)],
        at: DateTime<Utc>,
    ) -> Result<()> {
        change!(self, |db| sqlx::query(
            "insert into alert (id, child_id, submission_id, signals, raised_at) values ($1, $2, $3, $4, $5)"
        )
        .bind(id.raw())
        .bind(child.raw())
        .bind(submission.map(SubmissionId::raw))
        .bind(Json(signals))
        .bind(at)
        .execute(db))?;
        Ok(())
    }

    /// One alert.
    pub async fn alert(&mut self, id: AlertId) -> Result<Option<Alert>> {
        let row: Option<Row> =
            on!(self, |db| sqlx::query_as(select_alert!("where a.id = $1")).bind(id.raw()).fetch_optional(db))?;
        Ok(row.map(Alert::from))
    }

    /// The newest alerts, unseen ones first; of everyone, or of the children someone works with or chairs for.
    pub async fn alerts(&mut self, of: Option<StaffId>) -> Result<Vec<Alert>> {
        let rows: Vec<Row> = on!(self, |db| {
            sqlx::query_as(select_alert!(
            "where $1 is null
               or exists (select 1 from allocation k where k.child_id = a.child_id and k.staff_id = $1 and k.ended_on is null)
               or exists (select 1 from participation p join meeting m on m.id = p.meeting_id where p.child_id = a.child_id and m.chair_id = $1 and m.state = 'planned')
             order by case when a.seen_at is null then 0 else 1 end, a.raised_at desc, a.id limit 200"
        ))
        .bind(of.map(StaffId::raw))
        .fetch_all(db)
        })?;
        Ok(rows.into_iter().map(Alert::from).collect())
    }

    /// Someone takes an alert in hand. False when someone had it already.
    pub async fn see_alert(&mut self, id: AlertId, by: StaffId, at: DateTime<Utc>) -> Result<bool> {
        let seen =
            change!(self, |db| sqlx::query("update alert set seen_by = $2, seen_at = $3 where id = $1 and seen_at is null")
                .bind(id.raw())
                .bind(by.raw())
                .bind(at)
                .execute(db))?;
        Ok(seen == 1)
    }
}

impl From<Row> for Alert {
    fn from(row: Row) -> Self {
        Self {
            id: AlertId::new(row.id),
            child: ChildId::new(row.child_id),
            given_name: row.given_name,
            family_name: row.family_name,
            council_id: row.council_id,
            submission: row.submission_id.map(SubmissionId::new),
            signals: row.signals.0,
            raised_at: row.raised_at,
            seen: row.seen_by.zip(row.seen_at),
        }
    }
}

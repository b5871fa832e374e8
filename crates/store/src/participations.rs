//! How each child took part in each meeting: attendance, the suggested code, the confirmed code.

use crate::{
    db::{Tx, change, on},
    error::{Result, known},
};
use chrono::{DateTime, NaiveDate, Utc};
use heard_domain::{
    ids::{ChildId, MeetingId, StaffId},
    participation::{Attendance, Code, Suggestion},
};
use sqlx::{FromRow, types::Json};
use uuid::Uuid;

/// One child at one meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Participation {
    /// The meeting.
    pub meeting: MeetingId,
    /// The child.
    pub child: ChildId,
    /// Which rule set the limit.
    pub due_kind: Option<String>,
    /// The day the rule counts from.
    pub due_from: Option<NaiveDate>,
    /// The last day in time.
    pub due_limit: Option<NaiveDate>,
    /// How the child took part, once recorded.
    pub attendance: Option<Attendance>,
    /// 0 not there to 4 chaired.
    pub chairing_level: Option<i64>,
    /// What the evidence suggested, and the evidence as it stood.
    pub suggestion: Option<Suggestion>,
    /// Confirmed by a person.
    pub code: Option<Code>,
    /// Who confirmed; none for a code of the council's return.
    pub confirmed_by: Option<StaffId>,
    /// When.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// Why the confirmed code is not the suggested one.
    pub why_different: Option<String>,
}

/// What the chair confirms.
#[derive(Clone, Debug)]
pub struct Confirmation<'a> {
    /// The code.
    pub code: Code,
    /// Who confirms; none when the council's return says it.
    pub by: Option<StaffId>,
    /// When.
    pub at: DateTime<Utc>,
    /// Why it is not the suggested one.
    pub why_different: Option<&'a str>,
}

#[derive(FromRow)]
struct Row {
    meeting_id: Uuid,
    child_id: Uuid,
    due_kind: Option<String>,
    due_from: Option<NaiveDate>,
    due_limit: Option<NaiveDate>,
    attendance: Option<String>,
    chairing_level: Option<i64>,
    suggestion: Option<Json<Suggestion>>,
    code: Option<String>,
    confirmed_by: Option<Uuid>,
    confirmed_at: Option<DateTime<Utc>>,
    why_different: Option<String>,
}

macro_rules! select_participation {
    ($rest:literal) => {
        concat!(
            "select meeting_id, child_id, due_kind, due_from, due_limit, attendance, chairing_level, suggestion,
               code, confirmed_by, confirmed_at, why_different from participation ",
            $rest
        )
    };
}

impl Tx {
    /// Puts a child on a meeting.
    pub async fn add_participation(&mut self, meeting: MeetingId, child: ChildId) -> Result<()> {
        change!(self, |db| sqlx::query(
            "insert into participation (meeting_id, child_id) values ($1, $2) on conflict do nothing"
        )
        .bind(meeting.raw())
        .bind(child.raw())
        .execute(db))?;
        Ok(())
    }

    /// Keeps which rule sets the limit of this child's meeting.
    pub async fn set_due(
        &mut self,
        meeting: MeetingId,
        child: ChildId,
        kind: &str,
        from: NaiveDate,
        limit: NaiveDate,
    ) -> Result<()> {
        change!(self, |db| sqlx::query(
            "update participation set due_kind = $3, due_from = $4, due_limit = $5 where meeting_id = $1 and child_id = $2"
        )
        .bind(meeting.raw())
        .bind(child.raw())
        .bind(kind)
        .bind(from)
        .bind(limit)
        .execute(db))?;
        Ok(())
    }

    /// Keeps how the child took part.
    pub async fn set_attendance(
        &mut self,
        meeting: MeetingId,
        child: ChildId,
        attendance: Attendance,
        chairing_level: i64,
    ) -> Result<()> {
        change!(self, |db| sqlx::query(
            "update participation set attendance = $3, chairing_level = $4 where meeting_id = $1 and child_id = $2"
        )
        .bind(meeting.raw())
        .bind(child.raw())
        .bind(attendance.key())
        .bind(chairing_level)
        .execute(db))?;
        Ok(())
    }

    /// Keeps what the evidence suggests, and the evidence itself.
    pub async fn set_suggestion(&mut self, meeting: MeetingId, child: ChildId, suggestion: &Suggestion) -> Result<()> {
        change!(self, |db| sqlx::query("update participation set suggestion = $3 where meeting_id = $1 and child_id = $2")
            .bind(meeting.raw())
            .bind(child.raw())
            .bind(Json(suggestion))
            .execute(db))?;
        Ok(())
    }

    /// Keeps the code a person confirmed. It settles what the return left open.
    pub async fn confirm(&mut self, meeting: MeetingId, child: ChildId, confirmation: &Confirmation<'_>) -> Result<()> {
        change!(self, |db| {
            sqlx::query(
            "update participation set code = $3, confirmed_by = $4, confirmed_at = $5, why_different = $6, flags = null where meeting_id = $1 and child_id = $2"
        )
        .bind(meeting.raw())
        .bind(child.raw())
        .bind(confirmation.code.key())
        .bind(confirmation.by.map(StaffId::raw))
        .bind(confirmation.at)
        .bind(confirmation.why_different)
        .execute(db)
        })?;
        Ok(())
    }

    /// One child at one meeting.
    pub async fn participation(&mut self, meeting: MeetingId, child: ChildId) -> Result<Option<Participation>> {
        let row: Option<Row> = on!(self, |db| sqlx::query_as(select_participation!("where meeting_id = $1 and child_id = $2"))
            .bind(meeting.raw())
            .bind(child.raw())
            .fetch_optional(db))?;
        row.map(Participation::try_from).transpose()
    }

    /// Everything a child took part in, oldest first.
    pub async fn participations_of_child(&mut self, child: ChildId) -> Result<Vec<Participation>> {
        let rows: Vec<Row> = on!(self, |db| sqlx::query_as(select_participation!(
            "where child_id = $1 order by (select m.starts_at from meeting m where m.id = meeting_id), meeting_id"
        ))
        .bind(child.raw())
        .fetch_all(db))?;
        rows.into_iter().map(Participation::try_from).collect()
    }
}

impl TryFrom<Row> for Participation {
    type Error = crate::Error;

    fn try_from(row: Row) -> Result<Self> {
        let code = |key: Option<String>| key.map(|key| known("participation code", &key)).transpose();
        Ok(Self {
            meeting: MeetingId::new(row.meeting_id),
            child: ChildId::new(row.child_id),
            due_kind: row.due_kind,
            due_from: row.due_from,
            due_limit: row.due_limit,
            attendance: row.attendance.map(|key| known("attendance", &key)).transpose()?,
            chairing_level: row.chairing_level,
            suggestion: row.suggestion.map(|json| json.0),
            code: code(row.code)?,
            confirmed_by: row.confirmed_by.map(StaffId::new),
            confirmed_at: row.confirmed_at,
            why_different: row.why_different,
        })
    }
}

//! The rows behind the rates: held meetings of a period, one row for each child.

use crate::{
    db::{Tx, on},
    error::{Result, known},
};
use chrono::{DateTime, NaiveDate, Utc};
use heard_domain::{
    ids::{ChildId, MeetingId, StaffId},
    meeting::MeetingKind,
    participation::Code,
};
use sqlx::FromRow;
use uuid::Uuid;

/// One child at one held meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewRow {
    /// The meeting.
    pub meeting: MeetingId,
    /// The child.
    pub child: ChildId,
    /// The council's id of the child.
    pub council_id: String,
    /// First name, when known.
    pub given_name: Option<String>,
    /// Family name, when known.
    pub family_name: Option<String>,
    /// Day of birth.
    pub date_of_birth: NaiveDate,
    /// What kind of meeting.
    pub kind: MeetingKind,
    /// The London day it took place.
    pub held_on: NaiveDate,
    /// When it started.
    pub starts_at: DateTime<Utc>,
    /// Who chaired.
    pub chair: Option<StaffId>,
    /// Their name.
    pub chair_name: Option<String>,
    /// Confirmed by a person.
    pub code: Option<Code>,
    /// The last day in time, when a limit is known.
    pub due_limit: Option<NaiveDate>,
    /// Pieces linked to it and received before it started.
    pub in_time: i64,
    /// Of these, how many the chair of record had not opened before it started.
    pub not_opened: i64,
}

/// Which rows a list shows.
#[derive(Clone, Copy, Debug)]
pub struct RowFilter {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Only meetings this person chaired.
    pub chair: Option<StaffId>,
}

#[derive(FromRow)]
struct Row {
    meeting_id: Uuid,
    child_id: Uuid,
    council_id: String,
    given_name: Option<String>,
    family_name: Option<String>,
    date_of_birth: NaiveDate,
    kind: String,
    held_on: NaiveDate,
    starts_at: DateTime<Utc>,
    chair_id: Option<Uuid>,
    chair_name: Option<String>,
    code: Option<String>,
    due_limit: Option<NaiveDate>,
    in_time: i64,
    not_opened: i64,
}

impl Tx {
    /// Every child at every meeting held in a period, by day, then by council id.
    pub async fn reviews_held(&mut self, filter: &RowFilter) -> Result<Vec<ReviewRow>> {
        let rows: Vec<Row> = on!(self, |db| {
            sqlx::query_as(
            "select m.id as meeting_id, p.child_id, c.council_id, c.given_name, c.family_name, c.date_of_birth, m.kind, m.held_on, m.starts_at,
               m.chair_id, s.name as chair_name, case when p.flags is null then p.code end as code, p.due_limit,
               (select count(*) from submission_link l join submission w on w.id = l.submission_id
                 where l.meeting_id = m.id and l.child_id = p.child_id and l.ended_at is null and w.sent_at < m.starts_at) as in_time,
               (select count(*) from submission_link l join submission w on w.id = l.submission_id
                 where l.meeting_id = m.id and l.child_id = p.child_id and l.ended_at is null and w.sent_at < m.starts_at
                   and not exists (select 1 from opening o where o.submission_id = w.id and o.staff_id = m.chair_id and o.opened_at < m.starts_at)) as not_opened
             from meeting m join participation p on p.meeting_id = m.id join child c on c.id = p.child_id left join staff s on s.id = m.chair_id
             where m.held_on >= $1 and m.held_on <= $2 and m.state = 'held' and ($3 is null or m.chair_id = $3)
             order by m.held_on, c.council_id collate ucs_basic, m.id"
        )
        .bind(filter.from)
        .bind(filter.to)
        .bind(filter.chair.map(StaffId::raw))
        .fetch_all(db)
        })?;
        rows.into_iter().map(ReviewRow::try_from).collect()
    }

    /// The first and last day any meeting was held, to offer a period that has data.
    pub async fn days_held(&mut self) -> Result<Option<(NaiveDate, NaiveDate)>> {
        let (first, last): (Option<NaiveDate>, Option<NaiveDate>) = on!(self, |db| {
            sqlx::query_as(
                "select (select min(held_on) from meeting where state = 'held'), (select max(held_on) from meeting where state = 'held')"
            )
            .fetch_one(db)
        })?;
        Ok(first.zip(last))
    }
}

impl TryFrom<Row> for ReviewRow {
    type Error = crate::Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            meeting: MeetingId::new(row.meeting_id),
            child: ChildId::new(row.child_id),
            council_id: row.council_id,
            given_name: row.given_name,
            family_name: row.family_name,
            date_of_birth: row.date_of_birth,
            kind: known("kind of meeting", &row.kind)?,
            held_on: row.held_on,
            starts_at: row.starts_at,
            chair: row.chair_id.map(StaffId::new),
            chair_name: row.chair_name,
            code: row.code.as_deref().map(|key| known("participation code", key)).transpose()?,
            due_limit: row.due_limit,
            in_time: row.in_time,
            not_opened: row.not_opened,
        })
    }
}

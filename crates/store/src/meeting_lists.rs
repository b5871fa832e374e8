//! The lists of meetings that a desk shows, a line for each child.

use crate::{
    db::{Tx, on},
    error::{Result, known},
    meetings::{Meeting, MeetingRow},
};
use chrono::{DateTime, NaiveDate, Utc};
use heard_domain::{
    ids::{ChildId, StaffId},
    participation::Code,
};
use sqlx::FromRow;
use uuid::Uuid;

/// One child at one meeting, as a desk lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingLine {
    /// The meeting.
    pub meeting: Meeting,
    /// The child.
    pub child: ChildId,
    /// The child's first name.
    pub given_name: Option<String>,
    /// The child's family name.
    pub family_name: Option<String>,
    /// The council's id of the child.
    pub council_id: String,
    /// Day of birth.
    pub date_of_birth: NaiveDate,
    /// The chair's name, as on a badge.
    pub chair_name: Option<String>,
    /// Pieces linked to this meeting.
    pub sent: i64,
    /// Of these, how many the chair has not opened.
    pub unread: i64,
    /// The last day in time.
    pub due_limit: Option<NaiveDate>,
    /// Confirmed by a person.
    pub code: Option<Code>,
}

#[derive(FromRow)]
struct LineRow {
    #[sqlx(flatten)]
    meeting: MeetingRow,
    child_id: Uuid,
    given_name: Option<String>,
    family_name: Option<String>,
    council_id: String,
    date_of_birth: NaiveDate,
    chair_name: Option<String>,
    sent: i64,
    unread: i64,
    due_limit: Option<NaiveDate>,
    code: Option<String>,
}

macro_rules! select_line {
    ($rest:literal) => {
        concat!(
            "select m.id, m.kind, m.state, m.starts_at, m.held_on, m.place, m.chair_id, m.revision,
               p.child_id, c.given_name, c.family_name, c.council_id, c.date_of_birth, s.name as chair_name, p.due_limit, p.code,
               (select count(*) from submission_link l where l.meeting_id = m.id and l.child_id = p.child_id and l.ended_at is null) as sent,
               (select count(*) from submission_link l where l.meeting_id = m.id and l.child_id = p.child_id and l.ended_at is null
                 and not exists (select 1 from opening o where o.submission_id = l.submission_id and o.staff_id = m.chair_id)) as unread
             from meeting m join participation p on p.meeting_id = m.id join child c on c.id = p.child_id left join staff s on s.id = m.chair_id ",
            $rest
        )
    };
}

impl Tx {
    /// The desk's list: meetings that start in a span of time, for one chair or for all, called-off ones left out.
    pub async fn meeting_lines(
        &mut self,
        from: DateTime<Utc>,
        until: DateTime<Utc>,
        chair: Option<StaffId>,
    ) -> Result<Vec<MeetingLine>> {
        let rows: Vec<LineRow> = on!(self, |db| {
            sqlx::query_as(select_line!(
            "where m.starts_at >= $1 and m.starts_at < $2 and ($3 is null or m.chair_id = $3) and m.state in ('planned', 'held', 'adjourned')
             order by m.starts_at, c.sort_key, m.id limit 500"
        ))
        .bind(from)
        .bind(until)
        .bind(chair.map(StaffId::raw))
        .fetch_all(db)
        })?;
        rows.into_iter().map(MeetingLine::try_from).collect()
    }

    /// The desk's list for a worker: meetings in a span of time of the children allocated to them.
    pub async fn meeting_lines_of_worker(
        &mut self,
        from: DateTime<Utc>,
        until: DateTime<Utc>,
        worker: StaffId,
    ) -> Result<Vec<MeetingLine>> {
        let rows: Vec<LineRow> = on!(self, |db| {
            sqlx::query_as(select_line!(
            "where m.starts_at >= $1 and m.starts_at < $2 and m.state in ('planned', 'held', 'adjourned')
               and exists (select 1 from allocation a where a.child_id = p.child_id and a.staff_id = $3 and a.duty = 'worker' and a.ended_on is null)
             order by m.starts_at, c.sort_key, m.id limit 500"
        ))
        .bind(from)
        .bind(until)
        .bind(worker.raw())
        .fetch_all(db)
        })?;
        rows.into_iter().map(MeetingLine::try_from).collect()
    }

    /// Meetings that began before now and are still to be recorded or coded, oldest first, for one chair or for all.
    pub async fn meetings_to_finish(&mut self, now: DateTime<Utc>, chair: Option<StaffId>) -> Result<Vec<MeetingLine>> {
        let rows: Vec<LineRow> = on!(self, |db| sqlx::query_as(select_line!(
            "where m.starts_at < $1 and ($2 is null or m.chair_id = $2) and m.chair_id is not null
               and (m.state = 'planned' or (m.state = 'held' and p.code is null))
             order by m.starts_at, c.sort_key, m.id limit 50"
        ))
        .bind(now)
        .bind(chair.map(StaffId::raw))
        .fetch_all(db))?;
        rows.into_iter().map(MeetingLine::try_from).collect()
    }
}

impl TryFrom<LineRow> for MeetingLine {
    type Error = crate::Error;

    fn try_from(row: LineRow) -> Result<Self> {
        Ok(Self {
            meeting: row.meeting.try_into()?,
            child: ChildId::new(row.child_id),
            given_name: row.given_name,
            family_name: row.family_name,
            council_id: row.council_id,
            date_of_birth: row.date_of_birth,
            chair_name: row.chair_name,
            sent: row.sent,
            unread: row.unread,
            due_limit: row.due_limit,
            code: row.code.as_deref().map(|key| known("participation code", key)).transpose()?,
        })
    }
}

//! The lists of meetings that a desk shows, a line for each child, in pages.

use crate::{
    db::{Tx, on},
    error::{Result, known},
    meetings::{Meeting, MeetingRow},
    window::Window,
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

/// A list of meetings, a line for each child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeetingList {
    /// Those that start from one moment on and before another, called-off ones left out.
    Between(DateTime<Utc>, DateTime<Utc>),
    /// Of these, those with words that the chair has not opened.
    Unread(DateTime<Utc>, DateTime<Utc>),
    /// Those that began before a moment and are still to be recorded or coded.
    ToFinish(DateTime<Utc>),
}

/// Whose meetings a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Everyone's.
    Everyones,
    /// Those that someone chairs.
    Chair(StaffId),
    /// Those of the children someone is allocated to as their worker.
    Worker(StaffId),
    /// Both.
    ChairOrWorker(StaffId),
}

/// One text for each list, whoever it is for: $1 to $3 say whose, $4 is the end of the time, $5 its begin where it has one.
macro_rules! lines {
    ($list:expr, $before:literal, $after:literal) => {
        match $list {
            MeetingList::Between(..) => concat!($before, between!(), $after),
            MeetingList::Unread(..) => concat!(
                $before,
                between!(),
                " and exists (select 1 from submission_link l where l.meeting_id = m.id and l.child_id = p.child_id and l.ended_at is null
                   and not exists (select 1 from opening o where o.submission_id = l.submission_id and o.staff_id = m.chair_id))",
                $after
            ),
            // No planned meeting has a code, so that both come from the few rows without one.
            MeetingList::ToFinish(..) => concat!(
                $before,
                whose!(),
                " and m.starts_at < $4 and m.chair_id is not null and m.state in ('planned', 'held') and p.code is null",
                $after
            ),
        }
    };
}

macro_rules! whose {
    () => {
        " from meeting m join participation p on p.meeting_id = m.id join child c on c.id = p.child_id left join staff s on s.id = m.chair_id
          where ($1 or m.chair_id = $2 or exists (
            select 1 from allocation a where a.child_id = p.child_id and a.staff_id = $3 and a.duty = 'worker' and a.ended_on is null))"
    };
}

macro_rules! between {
    () => {
        concat!(whose!(), " and m.starts_at < $4 and m.starts_at >= $5 and m.state in ('planned', 'held', 'adjourned')")
    };
}

impl Tx {
    /// A list of meetings: by when they start, and at one time by the child's name.
    pub async fn meeting_lines(&mut self, list: MeetingList, whose: Whose, window: Window) -> Result<Vec<MeetingLine>> {
        let sql = lines!(
            list,
            "select m.id, m.kind, m.state, m.starts_at, m.held_on, m.place, m.chair_id, m.revision,
               p.child_id, c.given_name, c.family_name, c.council_id, c.date_of_birth, s.name as chair_name, p.due_limit, p.code,
               (select count(*) from submission_link l where l.meeting_id = m.id and l.child_id = p.child_id and l.ended_at is null) as sent,
               (select count(*) from submission_link l where l.meeting_id = m.id and l.child_id = p.child_id and l.ended_at is null
                 and not exists (select 1 from opening o where o.submission_id = l.submission_id and o.staff_id = m.chair_id)) as unread",
            " order by m.starts_at, c.sort_key, m.id limit $6 offset $7"
        );
        let rows: Vec<LineRow> = on!(self, |db| {
            let (all, chair, worker) = whose.values();
            let (until, from) = list.values();
            let query = sqlx::query_as(sql).bind(all).bind(chair).bind(worker).bind(until).bind(from);
            query.bind(window.take).bind(window.skip).fetch_all(db)
        })?;
        rows.into_iter().map(MeetingLine::try_from).collect()
    }

    /// How many lines a list of meetings has.
    pub async fn count_meeting_lines(&mut self, list: MeetingList, whose: Whose) -> Result<i64> {
        let sql = lines!(list, "select count(*)", "");
        Ok(on!(self, |db| {
            let (all, chair, worker) = whose.values();
            let (until, from) = list.values();
            sqlx::query_scalar(sql).bind(all).bind(chair).bind(worker).bind(until).bind(from).fetch_one(db)
        })?)
    }
}

impl MeetingList {
    const fn values(self) -> (DateTime<Utc>, Option<DateTime<Utc>>) {
        match self {
            Self::Between(from, until) | Self::Unread(from, until) => (until, Some(from)),
            Self::ToFinish(now) => (now, None),
        }
    }
}

impl Whose {
    /// Whether everyone's, or else the chair and the worker.
    fn values(self) -> (bool, Option<Uuid>, Option<Uuid>) {
        match self {
            Self::Everyones => (true, None, None),
            Self::Chair(staff) => (false, Some(staff.raw()), None),
            Self::Worker(staff) => (false, None, Some(staff.raw())),
            Self::ChairOrWorker(staff) => (false, Some(staff.raw()), Some(staff.raw())),
        }
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

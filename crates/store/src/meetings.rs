//! Meetings: booking, moving, holding, and the lists a desk shows.

use crate::{
    db::{Tx, change, on},
    error::{Result, known},
};
use chrono::{DateTime, NaiveDate, Utc};
use heard_domain::{
    ids::{ChildId, MeetingId, StaffId},
    meeting::{MeetingKind, MeetingState},
    participation::Code,
};
use serde::Serialize;
use sqlx::{FromRow, types::Json};
use uuid::Uuid;

/// One dated event with a chair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Meeting {
    /// Which one.
    pub id: MeetingId,
    /// What kind.
    pub kind: MeetingKind,
    /// Where it stands.
    pub state: MeetingState,
    /// When it starts or started.
    pub starts_at: DateTime<Utc>,
    /// The London day it took place.
    pub held_on: Option<NaiveDate>,
    /// Where.
    pub place: String,
    /// Who chairs it; unknown for meetings of an imported return.
    pub chair: Option<StaffId>,
    /// Raised by every change.
    pub revision: i64,
}

/// A meeting to be added.
#[derive(Clone, Debug)]
pub struct NewMeeting<'a> {
    /// The meeting as it shall stand, at revision 1.
    pub meeting: &'a Meeting,
    /// app, ssda903 or demo.
    pub source: &'a str,
    /// When.
    pub at: DateTime<Utc>,
}

/// Someone else changed the meeting first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("someone else changed this meeting first")]
pub struct ChangedElsewhere;

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
struct MeetingRow {
    id: Uuid,
    kind: String,
    state: String,
    starts_at: DateTime<Utc>,
    held_on: Option<NaiveDate>,
    place: String,
    chair_id: Option<Uuid>,
    revision: i64,
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

macro_rules! select_meeting {
    ($rest:literal) => {
        concat!("select m.id, m.kind, m.state, m.starts_at, m.held_on, m.place, m.chair_id, m.revision from meeting m ", $rest)
    };
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
    /// Adds a meeting, its children to be added as participations.
    pub async fn add_meeting(&mut self, new: &NewMeeting<'_>) -> Result<()> {
        let meeting = new.meeting;
        change!(self, |db| sqlx::query(
            "insert into meeting (id, kind, state, starts_at, held_on, place, chair_id, source, revision, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        )
        .bind(meeting.id.raw())
        .bind(meeting.kind.key())
        .bind(meeting.state.key())
        .bind(meeting.starts_at)
        .bind(meeting.held_on)
        .bind(&meeting.place)
        .bind(meeting.chair.map(StaffId::raw))
        .bind(new.source)
        .bind(meeting.revision)
        .bind(new.at)
        .execute(db))?;
        Ok(())
    }

    /// The meeting with this id.
    pub async fn meeting(&mut self, id: MeetingId) -> Result<Option<Meeting>> {
        let row: Option<MeetingRow> = on!(self, |db| sqlx::query_as(select_meeting!("where m.id = $1")).bind(id.raw()).fetch_optional(db))?;
        row.map(Meeting::try_from).transpose()
    }

    /// Keeps a changed meeting. `meeting.revision` is the one that was read; it is raised by one.
    pub async fn save_meeting(&mut self, meeting: &Meeting) -> Result<std::result::Result<(), ChangedElsewhere>> {
        let kept = change!(self, |db| sqlx::query(
            "update meeting set kind = $3, state = $4, starts_at = $5, held_on = $6, place = $7, chair_id = $8, revision = revision + 1
             where id = $1 and revision = $2"
        )
        .bind(meeting.id.raw())
        .bind(meeting.revision)
        .bind(meeting.kind.key())
        .bind(meeting.state.key())
        .bind(meeting.starts_at)
        .bind(meeting.held_on)
        .bind(&meeting.place)
        .bind(meeting.chair.map(StaffId::raw))
        .execute(db))?;
        Ok(if kept == 1 { Ok(()) } else { Err(ChangedElsewhere) })
    }

    /// Keeps what happened to a meeting, for its history.
    pub async fn add_meeting_change(&mut self, id: Uuid, meeting: &Meeting, at: DateTime<Utc>, by: Option<StaffId>, what: &str) -> Result<()> {
        change!(self, |db| sqlx::query("insert into meeting_change (id, meeting_id, at, staff_id, what, state) values ($1, $2, $3, $4, $5, $6)")
            .bind(id)
            .bind(meeting.id.raw())
            .bind(at)
            .bind(by.map(StaffId::raw))
            .bind(what)
            .bind(Json(meeting))
            .execute(db))?;
        Ok(())
    }

    /// What happened to a meeting: when, by whom, what; oldest first.
    pub async fn meeting_changes(&mut self, id: MeetingId) -> Result<Vec<(DateTime<Utc>, Option<String>, String)>> {
        Ok(on!(self, |db| sqlx::query_as(
            "select h.at, s.name, h.what from meeting_change h left join staff s on s.id = h.staff_id where h.meeting_id = $1 order by h.at, h.id"
        )
        .bind(id.raw())
        .fetch_all(db))?)
    }

    /// The children of a meeting.
    pub async fn children_of_meeting(&mut self, id: MeetingId) -> Result<Vec<ChildId>> {
        let rows: Vec<Uuid> = on!(self, |db| sqlx::query_scalar("select child_id from participation where meeting_id = $1 order by child_id")
            .bind(id.raw())
            .fetch_all(db))?;
        Ok(rows.into_iter().map(ChildId::new).collect())
    }

    /// Every meeting of a child, oldest first.
    pub async fn meetings_of_child(&mut self, child: ChildId) -> Result<Vec<Meeting>> {
        let rows: Vec<MeetingRow> = on!(self, |db| sqlx::query_as(select_meeting!(
            "join participation p on p.meeting_id = m.id where p.child_id = $1 order by m.starts_at, m.id"
        ))
        .bind(child.raw())
        .fetch_all(db))?;
        rows.into_iter().map(Meeting::try_from).collect()
    }

    /// The desk's list: meetings that start in a span of time, for one chair or for all, called-off ones left out.
    pub async fn meeting_lines(&mut self, from: DateTime<Utc>, until: DateTime<Utc>, chair: Option<StaffId>) -> Result<Vec<MeetingLine>> {
        let rows: Vec<LineRow> = on!(self, |db| sqlx::query_as(select_line!(
            "where m.starts_at >= $1 and m.starts_at < $2 and ($3 is null or m.chair_id = $3) and m.state in ('planned', 'held', 'adjourned')
             order by m.starts_at, c.family_name, c.given_name limit 500"
        ))
        .bind(from)
        .bind(until)
        .bind(chair.map(StaffId::raw))
        .fetch_all(db))?;
        rows.into_iter().map(MeetingLine::try_from).collect()
    }

    /// The desk's list for a worker: meetings in a span of time of the children allocated to them.
    pub async fn meeting_lines_of_worker(&mut self, from: DateTime<Utc>, until: DateTime<Utc>, worker: StaffId) -> Result<Vec<MeetingLine>> {
        let rows: Vec<LineRow> = on!(self, |db| sqlx::query_as(select_line!(
            "where m.starts_at >= $1 and m.starts_at < $2 and m.state in ('planned', 'held', 'adjourned')
               and exists (select 1 from allocation a where a.child_id = p.child_id and a.staff_id = $3 and a.duty = 'worker' and a.ended_on is null)
             order by m.starts_at, c.family_name, c.given_name limit 500"
        ))
        .bind(from)
        .bind(until)
        .bind(worker.raw())
        .fetch_all(db))?;
        rows.into_iter().map(MeetingLine::try_from).collect()
    }

    /// Meetings that began before now and are still to be recorded or coded, oldest first, for one chair or for all.
    pub async fn meetings_to_finish(&mut self, now: DateTime<Utc>, chair: Option<StaffId>) -> Result<Vec<MeetingLine>> {
        let rows: Vec<LineRow> = on!(self, |db| sqlx::query_as(select_line!(
            "where m.starts_at < $1 and ($2 is null or m.chair_id = $2) and m.chair_id is not null
               and (m.state = 'planned' or (m.state = 'held' and p.code is null))
             order by m.starts_at, c.family_name, c.given_name limit 50"
        ))
        .bind(now)
        .bind(chair.map(StaffId::raw))
        .fetch_all(db))?;
        rows.into_iter().map(MeetingLine::try_from).collect()
    }
}

impl TryFrom<MeetingRow> for Meeting {
    type Error = crate::Error;

    fn try_from(row: MeetingRow) -> Result<Self> {
        Ok(Self {
            id: MeetingId::new(row.id),
            kind: known("kind of meeting", &row.kind)?,
            state: known("state of a meeting", &row.state)?,
            starts_at: row.starts_at,
            held_on: row.held_on,
            place: row.place,
            chair: row.chair_id.map(StaffId::new),
            revision: row.revision,
        })
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

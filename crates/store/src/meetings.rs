//! Meetings: booking, moving, holding, and what happened to each.

use crate::{
    db::{Tx, change, on},
    error::{Result, known},
};
use chrono::{DateTime, NaiveDate, Utc};
use heard_domain::{
    ids::{ChildId, MeetingId, StaffId},
    meeting::{MeetingKind, MeetingState},
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

#[derive(FromRow)]
pub(crate) struct MeetingRow {
    id: Uuid,
    kind: String,
    state: String,
    starts_at: DateTime<Utc>,
    held_on: Option<NaiveDate>,
    place: String,
    chair_id: Option<Uuid>,
    revision: i64,
}

macro_rules! select_meeting {
    ($rest:literal) => {
        concat!("select m.id, m.kind, m.state, m.starts_at, m.held_on, m.place, m.chair_id, m.revision from meeting m ", $rest)
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
        let row: Option<MeetingRow> =
            on!(self, |db| sqlx::query_as(select_meeting!("where m.id = $1")).bind(id.raw()).fetch_optional(db))?;
        row.map(Meeting::try_from).transpose()
    }

    /// Keeps a changed meeting. `meeting.revision` is the one that was read; it is raised by one.
    pub async fn save_meeting(&mut self, meeting: &Meeting) -> Result<std::result::Result<(), ChangedElsewhere>> {
        let kept = change!(self, |db| {
            sqlx::query(
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
        .execute(db)
        })?;
        Ok(if kept == 1 { Ok(()) } else { Err(ChangedElsewhere) })
    }

    /// Keeps what happened to a meeting, for its history.
    pub async fn add_meeting_change(
        &mut self,
        id: Uuid,
        meeting: &Meeting,
        at: DateTime<Utc>,
        by: Option<StaffId>,
        what: &str,
    ) -> Result<()> {
        change!(self, |db| sqlx::query(
            "insert into meeting_change (id, meeting_id, at, staff_id, what, state) values ($1, $2, $3, $4, $5, $6)"
        )
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
        Ok(on!(self, |db| {
            sqlx::query_as(
            "select h.at, s.name, h.what from meeting_change h left join staff s on s.id = h.staff_id where h.meeting_id = $1 order by h.at, h.id"
        )
        .bind(id.raw())
        .fetch_all(db)
        })?)
    }

    /// The children of a meeting.
    pub async fn children_of_meeting(&mut self, id: MeetingId) -> Result<Vec<ChildId>> {
        let rows: Vec<Uuid> =
            on!(self, |db| sqlx::query_scalar("select child_id from participation where meeting_id = $1 order by child_id")
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

//! The rows behind the rates: held meetings of a period, one row for each child.

use crate::{
    db::{Tx, change, on},
    error::{Result, known},
};
use chrono::{DateTime, NaiveDate, Utc};
use heard_domain::{
    age::age_on,
    ids::{ChildId, MeetingId, StaffId},
    meeting::MeetingKind,
    participation::Code,
    rates::HeldReview,
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
struct CountedRow {
    meeting_id: Uuid,
    child_id: Uuid,
    kind: String,
    chair_id: Option<Uuid>,
    held_on: NaiveDate,
    date_of_birth: NaiveDate,
    due_limit: Option<NaiveDate>,
    code: Option<String>,
    in_time: i64,
    not_opened: i64,
}

#[derive(FromRow)]
struct Row {
    #[sqlx(flatten)]
    counted: CountedRow,
    starts_at: DateTime<Utc>,
    council_id: String,
    given_name: Option<String>,
    family_name: Option<String>,
    chair_name: Option<String>,
}

/// Counts pieces of the child of participation `p` at its meeting, which the text calls `n`.
macro_rules! pieces {
    ($which:literal) => {
        concat!(
            "(select count(*) from submission_link l join submission w on w.id = l.submission_id join meeting n on n.id = l.meeting_id
               where l.meeting_id = p.meeting_id and l.child_id = p.child_id and l.ended_at is null and w.sent_at < n.starts_at",
            $which,
            ")"
        )
    };
}

macro_rules! in_time {
    () => {
        pieces!("")
    };
}

macro_rules! not_opened {
    () => {
        pieces!(
            " and not exists (select 1 from opening o where o.submission_id = w.id and o.staff_id = n.chair_id and o.opened_at < n.starts_at)"
        )
    };
}

/// Selects what the rates count by, and more. Counts that were kept stand until the meeting is changed.
macro_rules! select_held {
    ($more:literal, $rest:literal) => {
        concat!(
            "select m.id as meeting_id, p.child_id, m.kind, m.chair_id, m.held_on, c.date_of_birth, p.due_limit,
               case when p.flags is null then p.code end as code,
               case when p.counted_revision = m.revision then p.pieces_in_time else ",
            in_time!(),
            " end as in_time,
               case when p.counted_revision = m.revision then p.pieces_not_opened else ",
            not_opened!(),
            " end as not_opened",
            $more,
            " from meeting m join participation p on p.meeting_id = m.id join child c on c.id = p.child_id ",
            $rest
        )
    };
}

impl Tx {
    /// What the rates count: every child at every meeting held from one day to another, both of them in it, in no order.
    pub async fn held_reviews(&mut self, from: NaiveDate, to: NaiveDate) -> Result<Vec<HeldReview>> {
        let rows: Vec<CountedRow> = on!(self, |db| {
            sqlx::query_as(select_held!("", "where m.held_on >= $1 and m.held_on <= $2 and m.state = 'held'"))
                .bind(from)
                .bind(to)
                .fetch_all(db)
        })?;
        rows.into_iter().map(HeldReview::try_from).collect()
    }

    /// Every child at every meeting held in a period, by day, then by council id.
    pub async fn reviews_held(&mut self, filter: &RowFilter) -> Result<Vec<ReviewRow>> {
        let rows: Vec<Row> = on!(self, |db| {
            sqlx::query_as(select_held!(
                ", m.starts_at, c.council_id, c.given_name, c.family_name, s.name as chair_name",
                "left join staff s on s.id = m.chair_id
                 where m.held_on >= $1 and m.held_on <= $2 and m.state = 'held' and ($3 is null or m.chair_id = $3)
                 order by m.held_on, c.council_id collate ucs_basic, m.id"
            ))
            .bind(filter.from)
            .bind(filter.to)
            .bind(filter.chair.map(StaffId::raw))
            .fetch_all(db)
        })?;
        rows.into_iter().map(ReviewRow::try_from).collect()
    }

    /// Counts the pieces of at most `take` children at meetings that were held, and keeps the counts, so that a long report need not
    /// count them again. Answers how many; fewer than `take` when none is left.
    pub async fn keep_piece_counts(&mut self, take: i64) -> Result<u64> {
        Ok(change!(self, |db| {
            sqlx::query(concat!(
                "update participation as p set pieces_in_time = ",
                in_time!(),
                ", pieces_not_opened = ",
                not_opened!(),
                ", counted_revision = (select m.revision from meeting m where m.id = p.meeting_id)
                 where (p.meeting_id, p.child_id) in (select q.meeting_id, q.child_id from participation q join meeting h on h.id = q.meeting_id
                   where q.counted_revision is null and h.state = 'held' limit $1)"
            ))
            .bind(take)
            .execute(db)
        })?)
    }

    /// The first and last day any meeting was held, to offer a period that has data.
    pub async fn days_held(&mut self) -> Result<Option<(NaiveDate, NaiveDate)>> {
        let (first, last): (Option<NaiveDate>, Option<NaiveDate>) =
            on!(self, |db| sqlx::query_as("select min(held_on), max(held_on) from meeting where state = 'held'").fetch_one(db))?;
        Ok(first.zip(last))
    }
}

impl CountedRow {
    fn kind(&self) -> Result<MeetingKind> {
        known("kind of meeting", &self.kind)
    }

    fn code(&self) -> Result<Option<Code>> {
        self.code.as_deref().map(|key| known("participation code", key)).transpose()
    }
}

impl TryFrom<CountedRow> for HeldReview {
    type Error = crate::Error;

    fn try_from(row: CountedRow) -> Result<Self> {
        Ok(Self {
            meeting: MeetingId::new(row.meeting_id),
            child: ChildId::new(row.child_id),
            kind: row.kind()?,
            chair: row.chair_id.map(StaffId::new),
            held_on: row.held_on,
            age: age_on(row.date_of_birth, row.held_on),
            code: row.code()?,
            submitted_in_time: row.in_time > 0,
            read_in_time: row.in_time > 0 && row.not_opened == 0,
            held_in_time: row.due_limit.map(|limit| row.held_on <= limit),
        })
    }
}

impl TryFrom<Row> for ReviewRow {
    type Error = crate::Error;

    fn try_from(row: Row) -> Result<Self> {
        let counted = row.counted;
        Ok(Self {
            meeting: MeetingId::new(counted.meeting_id),
            child: ChildId::new(counted.child_id),
            council_id: row.council_id,
            given_name: row.given_name,
            family_name: row.family_name,
            date_of_birth: counted.date_of_birth,
            kind: counted.kind()?,
            held_on: counted.held_on,
            starts_at: row.starts_at,
            chair: counted.chair_id.map(StaffId::new),
            chair_name: row.chair_name,
            code: counted.code()?,
            due_limit: counted.due_limit,
            in_time: counted.in_time,
            not_opened: counted.not_opened,
        })
    }
}

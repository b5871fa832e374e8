//! The rows behind the rates: held meetings of a period, one row for each child.

use crate::{
    db::{Tx, on},
    error::{Result, known},
};
use chrono::NaiveDate;
use heard_domain::{
    age::age_on,
    ids::{ChildId, MeetingId, StaffId},
    rates::HeldReview,
};
use sqlx::FromRow;
use uuid::Uuid;

/// One child at one held meeting, with what a person who reads the list wants to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedReview {
    /// What is counted.
    pub review: HeldReview,
    /// The council's id of the child.
    pub council_id: String,
    /// First name, when known.
    pub given_name: Option<String>,
    /// Family name, when known.
    pub family_name: Option<String>,
    /// The name of who chaired.
    pub chair_name: Option<String>,
    /// The last day in time, when a limit is known.
    pub due_limit: Option<NaiveDate>,
}

#[derive(FromRow)]
struct CountedRow {
    meeting_id: Uuid,
    child_id: Uuid,
    date_of_birth: NaiveDate,
    kind: String,
    held_on: NaiveDate,
    chair_id: Option<Uuid>,
    code: Option<String>,
    due_limit: Option<NaiveDate>,
    read_in_time: Option<i64>,
}

#[derive(FromRow)]
struct NamedRow {
    #[sqlx(flatten)]
    counted: CountedRow,
    council_id: String,
    given_name: Option<String>,
    family_name: Option<String>,
    chair_name: Option<String>,
}

// What every row has. `read_in_time` says whether the chair of record had opened every piece that was linked to the meeting and sent
// before it started; it is null when there was none. A year of a county is twenty thousand rows, and each column of each costs, so the
// count asks for no names and for no order.
macro_rules! held {
    ($more:literal, $joined:literal, $order:literal) => {
        concat!(
            "select m.id as meeting_id, p.child_id, c.date_of_birth, m.kind, m.held_on, m.chair_id,
               case when p.flags is null then p.code end as code, p.due_limit,
               (select cast(min(case when exists (select 1 from opening o
                    where o.submission_id = w.id and o.staff_id = m.chair_id and o.opened_at < m.starts_at) then 1 else 0 end) as bigint)
                 from submission_link l join submission w on w.id = l.submission_id
                 where l.meeting_id = m.id and l.child_id = p.child_id and l.ended_at is null and w.sent_at < m.starts_at) as read_in_time",
            $more,
            " from meeting m join participation p on p.meeting_id = m.id join child c on c.id = p.child_id",
            $joined,
            " where m.held_on >= $1 and m.held_on <= $2 and m.state = 'held'",
            $order
        )
    };
}

impl Tx {
    /// Every child at every meeting held from one London day to another, in no order.
    pub async fn reviews_held(&mut self, from: NaiveDate, to: NaiveDate) -> Result<Vec<HeldReview>> {
        let rows: Vec<CountedRow> = on!(self, |db| sqlx::query_as(held!("", "", "")).bind(from).bind(to).fetch_all(db))?;
        rows.into_iter().map(HeldReview::try_from).collect()
    }

    /// The same with names, by day, then by council id.
    pub async fn reviews_held_with_names(&mut self, from: NaiveDate, to: NaiveDate) -> Result<Vec<NamedReview>> {
        let rows: Vec<NamedRow> = on!(self, |db| {
            sqlx::query_as(held!(
                ", c.council_id, c.given_name, c.family_name, s.name as chair_name",
                " left join staff s on s.id = m.chair_id",
                " order by m.held_on, c.council_id collate ucs_basic, m.id"
            ))
            .bind(from)
            .bind(to)
            .fetch_all(db)
        })?;
        rows.into_iter().map(NamedReview::try_from).collect()
    }

    /// The names of those who chaired a meeting held from one London day to another.
    pub async fn chairs_of(&mut self, from: NaiveDate, to: NaiveDate) -> Result<Vec<(StaffId, String)>> {
        let rows: Vec<(Uuid, String)> = on!(self, |db| {
            sqlx::query_as(
                "select s.id, s.name from staff s
                 where s.id in (select m.chair_id from meeting m where m.held_on >= $1 and m.held_on <= $2 and m.state = 'held')",
            )
            .bind(from)
            .bind(to)
            .fetch_all(db)
        })?;
        Ok(rows.into_iter().map(|(id, name)| (StaffId::new(id), name)).collect())
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

impl TryFrom<CountedRow> for HeldReview {
    type Error = crate::Error;

    fn try_from(row: CountedRow) -> Result<Self> {
        Ok(Self {
            meeting: MeetingId::new(row.meeting_id),
            child: ChildId::new(row.child_id),
            kind: known("kind of meeting", &row.kind)?,
            chair: row.chair_id.map(StaffId::new),
            held_on: row.held_on,
            age: age_on(row.date_of_birth, row.held_on),
            code: row.code.as_deref().map(|key| known("participation code", key)).transpose()?,
            submitted_in_time: row.read_in_time.is_some(),
            read_in_time: row.read_in_time == Some(1),
            held_in_time: row.due_limit.map(|limit| row.held_on <= limit),
        })
    }
}

impl TryFrom<NamedRow> for NamedReview {
    type Error = crate::Error;

    fn try_from(row: NamedRow) -> Result<Self> {
        Ok(Self {
            council_id: row.council_id,
            given_name: row.given_name,
            family_name: row.family_name,
            chair_name: row.chair_name,
            due_limit: row.counted.due_limit,
            review: HeldReview::try_from(row.counted)?,
        })
    }
}

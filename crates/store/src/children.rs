//! Children, their times in care, their protection plans, and who is allocated to them.

use crate::{
    db::{Tx, change, on},
    error::{Result, known},
};
use chrono::{DateTime, NaiveDate, Utc};
use heard_domain::{
    forms::Band,
    ids::{CarePeriodId, ChildId, StaffId},
};
use sqlx::FromRow;
use std::str::FromStr;
use uuid::Uuid;

/// A child or young person on the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Child {
    /// Which one.
    pub id: ChildId,
    /// The council's own id (CHILD of the national return).
    pub council_id: String,
    /// None for a child known only from the return, which carries no names.
    pub given_name: Option<String>,
    /// None likewise.
    pub family_name: Option<String>,
    /// The council's own record of it.
    pub date_of_birth: NaiveDate,
    /// As in the return: M, F, U (1 or 2 up to 2024).
    pub sex: Option<String>,
    /// As in the return.
    pub ethnicity: Option<String>,
    /// As in the return; never a key.
    pub upn: Option<String>,
    /// A reading band that a worker chose in place of the age's.
    pub band: Option<Band>,
}

/// A child to be added.
#[derive(Clone, Debug)]
pub struct NewChild<'a> {
    /// A fresh id.
    pub id: ChildId,
    /// The council's own id, trimmed.
    pub council_id: &'a str,
    /// First name, when known.
    pub given_name: Option<&'a str>,
    /// Family name, when known.
    pub family_name: Option<&'a str>,
    /// Day of birth.
    pub date_of_birth: NaiveDate,
    /// As in the return.
    pub sex: Option<&'a str>,
    /// As in the return.
    pub ethnicity: Option<&'a str>,
    /// As in the return.
    pub upn: Option<&'a str>,
    /// When.
    pub at: DateTime<Utc>,
}

/// One unbroken time of being looked after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarePeriod {
    /// Which one.
    pub id: CarePeriodId,
    /// The day the child became looked after.
    pub started_on: NaiveDate,
    /// The last day, when it ended.
    pub ended_on: Option<NaiveDate>,
    /// Only short breaks (V3/V4).
    pub short_breaks: bool,
}

/// A child protection plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The day of the conference that made it.
    pub started_on: NaiveDate,
    /// The day of the conference that ended it.
    pub ended_on: Option<NaiveDate>,
    /// Its category.
    pub category: String,
}

/// What someone is allocated to a child for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// The child's social worker.
    Worker,
    /// The child's reviewing officer, whether or not a meeting is booked.
    Chair,
}

impl Duty {
    /// The stored word.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Worker => "worker",
            Self::Chair => "chair",
        }
    }
}

impl FromStr for Duty {
    type Err = ();

    fn from_str(key: &str) -> std::result::Result<Self, ()> {
        match key {
            "worker" => Ok(Self::Worker),
            "chair" => Ok(Self::Chair),
            _ => Err(()),
        }
    }
}

/// Who is allocated to a child today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// Who.
    pub staff: StaffId,
    /// For what.
    pub duty: Duty,
    /// As children say it.
    pub spoken_name: String,
    /// As on a badge.
    pub name: String,
    /// From which day.
    pub started_on: NaiveDate,
}

/// Which children a list shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct ChildFilter<'a> {
    /// Part of a name or of the council's id.
    pub text: Option<&'a str>,
    /// Only the children this person is allocated to, or whose meeting they chair.
    pub of: Option<StaffId>,
    /// How many to leave out first.
    pub skip: i64,
    /// How many at most.
    pub take: i64,
}

/// One line in a list of children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildLine {
    /// The child.
    pub child: Child,
    /// When the next planned meeting starts.
    pub next_meeting: Option<DateTime<Utc>>,
    /// The allocated worker's name.
    pub worker: Option<String>,
    /// The allocated chair's name.
    pub chair: Option<String>,
    /// Whether a care period is open.
    pub in_care: bool,
    /// Whether a protection plan is open.
    pub on_plan: bool,
}

#[derive(FromRow)]
struct ChildRow {
    id: Uuid,
    council_id: String,
    given_name: Option<String>,
    family_name: Option<String>,
    date_of_birth: NaiveDate,
    sex: Option<String>,
    ethnicity: Option<String>,
    upn: Option<String>,
    band: Option<String>,
}

#[derive(FromRow)]
struct LineRow {
    #[sqlx(flatten)]
    child: ChildRow,
    next_meeting: Option<DateTime<Utc>>,
    worker: Option<String>,
    chair: Option<String>,
    in_care: bool,
    on_plan: bool,
}

macro_rules! select_child {
    ($rest:literal) => {
        concat!("select id, council_id, given_name, family_name, date_of_birth, sex, ethnicity, upn, band from child ", $rest)
    };
}

/// Which children match: by text, and by who may see them.
macro_rules! matching {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            " where ($1 is null or lower(c.council_id) like $1 or lower(coalesce(c.given_name, '') || ' ' || coalesce(c.family_name, '')) like $1)
                and ($2 is null
                  or exists (select 1 from allocation a where a.child_id = c.id and a.staff_id = $2 and a.ended_on is null)
                  or exists (select 1 from participation p join meeting m on m.id = p.meeting_id where p.child_id = c.id and m.chair_id = $2)) ",
            $after
        )
    };
}

impl Tx {
    /// Adds a child.
    pub async fn add_child(&mut self, new: &NewChild<'_>) -> Result<()> {
        change!(self, |db| sqlx::query(
            "insert into child (id, council_id, given_name, family_name, date_of_birth, sex, ethnicity, upn, created_at, revision)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)"
        )
        .bind(new.id.raw())
        .bind(new.council_id)
        .bind(new.given_name)
        .bind(new.family_name)
        .bind(new.date_of_birth)
        .bind(new.sex)
        .bind(new.ethnicity)
        .bind(new.upn)
        .bind(new.at)
        .execute(db))?;
        Ok(())
    }

    /// Takes over what the council's return says of a child.
    pub async fn update_child(&mut self, id: ChildId, born: NaiveDate, sex: Option<&str>, ethnicity: Option<&str>, upn: Option<&str>) -> Result<()> {
        change!(self, |db| sqlx::query("update child set date_of_birth = $2, sex = $3, ethnicity = $4, upn = $5 where id = $1")
            .bind(id.raw())
            .bind(born)
            .bind(sex)
            .bind(ethnicity)
            .bind(upn)
            .execute(db))?;
        Ok(())
    }

    /// Keeps what the child is called.
    pub async fn name_child(&mut self, id: ChildId, given: Option<&str>, family: Option<&str>) -> Result<()> {
        change!(self, |db| sqlx::query("update child set given_name = $2, family_name = $3 where id = $1")
            .bind(id.raw())
            .bind(given)
            .bind(family)
            .execute(db))?;
        Ok(())
    }

    /// Chooses the words a child is asked in; none gives the age's own.
    pub async fn set_band(&mut self, id: ChildId, band: Option<Band>) -> Result<()> {
        change!(self, |db| sqlx::query("update child set band = $2 where id = $1").bind(id.raw()).bind(band.map(Band::key)).execute(db))?;
        Ok(())
    }

    /// The child with this id.
    pub async fn child(&mut self, id: ChildId) -> Result<Option<Child>> {
        let row: Option<ChildRow> = on!(self, |db| sqlx::query_as(select_child!("where id = $1")).bind(id.raw()).fetch_optional(db))?;
        row.map(Child::try_from).transpose()
    }

    /// The child with this council id.
    pub async fn child_by_council_id(&mut self, council_id: &str) -> Result<Option<Child>> {
        let row: Option<ChildRow> = on!(self, |db| sqlx::query_as(select_child!("where council_id = $1")).bind(council_id).fetch_optional(db))?;
        row.map(Child::try_from).transpose()
    }

    /// Every child, by council id.
    pub async fn all_children(&mut self) -> Result<Vec<Child>> {
        let rows: Vec<ChildRow> = on!(self, |db| sqlx::query_as(select_child!("order by council_id")).fetch_all(db))?;
        rows.into_iter().map(Child::try_from).collect()
    }

    /// Takes the child's turn: of two transactions that change the same child's links, the second waits for the first.
    pub async fn lock_child(&mut self, id: ChildId) -> Result<()> {
        change!(self, |db| sqlx::query("update child set revision = revision + 1 where id = $1").bind(id.raw()).execute(db))?;
        Ok(())
    }

    /// A page of the list of children, by name.
    pub async fn children(&mut self, filter: &ChildFilter<'_>) -> Result<Vec<ChildLine>> {
        let rows: Vec<LineRow> = on!(self, |db| sqlx::query_as(matching!(
            "select c.id, c.council_id, c.given_name, c.family_name, c.date_of_birth, c.sex, c.ethnicity, c.upn, c.band,
               (select min(m.starts_at) from participation p join meeting m on m.id = p.meeting_id where p.child_id = c.id and m.state = 'planned') as next_meeting,
               (select min(s.name) from allocation a join staff s on s.id = a.staff_id where a.child_id = c.id and a.duty = 'worker' and a.ended_on is null) as worker,
               (select min(s.name) from allocation a join staff s on s.id = a.staff_id where a.child_id = c.id and a.duty = 'chair' and a.ended_on is null) as chair,
               exists (select 1 from care_period k where k.child_id = c.id and k.ended_on is null) as in_care,
               exists (select 1 from protection_plan k where k.child_id = c.id and k.ended_on is null) as on_plan
             from child c",
            "order by c.family_name, c.given_name, c.council_id limit $3 offset $4"
        ))
        .bind(filter.pattern())
        .bind(filter.of.map(StaffId::raw))
        .bind(filter.take)
        .bind(filter.skip)
        .fetch_all(db))?;
        rows.into_iter()
            .map(|row| {
                Ok(ChildLine {
                    child: row.child.try_into()?,
                    next_meeting: row.next_meeting,
                    worker: row.worker,
                    chair: row.chair,
                    in_care: row.in_care,
                    on_plan: row.on_plan,
                })
            })
            .collect()
    }

    /// How many children the filter matches in all.
    pub async fn count_children(&mut self, filter: &ChildFilter<'_>) -> Result<i64> {
        Ok(on!(self, |db| sqlx::query_scalar(matching!("select count(*) from child c", ""))
            .bind(filter.pattern())
            .bind(filter.of.map(StaffId::raw))
            .fetch_one(db))?)
    }

    /// Adds a time in care.
    pub async fn add_care_period(&mut self, child: ChildId, period: &CarePeriod, source: &str) -> Result<()> {
        change!(self, |db| sqlx::query(
            "insert into care_period (id, child_id, started_on, ended_on, short_breaks, source) values ($1, $2, $3, $4, $5, $6)"
        )
        .bind(period.id.raw())
        .bind(child.raw())
        .bind(period.started_on)
        .bind(period.ended_on)
        .bind(period.short_breaks)
        .bind(source)
        .execute(db))?;
        Ok(())
    }

    /// Every time in care, oldest first.
    pub async fn care_periods(&mut self, child: ChildId) -> Result<Vec<CarePeriod>> {
        let rows: Vec<(Uuid, NaiveDate, Option<NaiveDate>, bool)> = on!(self, |db| sqlx::query_as(
            "select id, started_on, ended_on, short_breaks from care_period where child_id = $1 order by started_on"
        )
        .bind(child.raw())
        .fetch_all(db))?;
        Ok(rows
            .into_iter()
            .map(|(id, started_on, ended_on, short_breaks)| CarePeriod { id: CarePeriodId::new(id), started_on, ended_on, short_breaks })
            .collect())
    }

    /// Adds a protection plan.
    pub async fn add_plan(&mut self, id: Uuid, child: ChildId, plan: &Plan) -> Result<()> {
        change!(self, |db| sqlx::query("insert into protection_plan (id, child_id, started_on, ended_on, category) values ($1, $2, $3, $4, $5)")
            .bind(id)
            .bind(child.raw())
            .bind(plan.started_on)
            .bind(plan.ended_on)
            .bind(&plan.category)
            .execute(db))?;
        Ok(())
    }

    /// Every protection plan, oldest first.
    pub async fn plans(&mut self, child: ChildId) -> Result<Vec<Plan>> {
        let rows: Vec<(NaiveDate, Option<NaiveDate>, String)> = on!(self, |db| sqlx::query_as(
            "select started_on, ended_on, category from protection_plan where child_id = $1 order by started_on"
        )
        .bind(child.raw())
        .fetch_all(db))?;
        Ok(rows.into_iter().map(|(started_on, ended_on, category)| Plan { started_on, ended_on, category }).collect())
    }

    /// Allocates someone from a day on; whoever had that duty before ends the same day.
    pub async fn allocate(&mut self, id: Uuid, child: ChildId, staff: StaffId, duty: Duty, from: NaiveDate) -> Result<()> {
        change!(self, |db| sqlx::query("update allocation set ended_on = $3 where child_id = $1 and duty = $2 and ended_on is null")
            .bind(child.raw())
            .bind(duty.key())
            .bind(from)
            .execute(db))?;
        change!(self, |db| sqlx::query("insert into allocation (id, child_id, staff_id, duty, started_on) values ($1, $2, $3, $4, $5)")
            .bind(id)
            .bind(child.raw())
            .bind(staff.raw())
            .bind(duty.key())
            .bind(from)
            .execute(db))?;
        Ok(())
    }

    /// Who is allocated to a child now.
    pub async fn allocations(&mut self, child: ChildId) -> Result<Vec<Allocation>> {
        let rows: Vec<(Uuid, String, String, String, NaiveDate)> = on!(self, |db| sqlx::query_as(
            "select s.id, a.duty, s.spoken_name, s.name, a.started_on from allocation a join staff s on s.id = a.staff_id
             where a.child_id = $1 and a.ended_on is null order by a.duty"
        )
        .bind(child.raw())
        .fetch_all(db))?;
        rows.into_iter()
            .map(|(staff, duty, spoken_name, name, started_on)| {
                Ok(Allocation { staff: StaffId::new(staff), duty: known("duty", &duty)?, spoken_name, name, started_on })
            })
            .collect()
    }

    /// Whether someone is this child's worker now.
    pub async fn is_worker_of(&mut self, staff: StaffId, child: ChildId) -> Result<bool> {
        let found: Option<Uuid> = on!(self, |db| sqlx::query_scalar(
            "select id from allocation where child_id = $1 and staff_id = $2 and duty = 'worker' and ended_on is null limit 1"
        )
        .bind(child.raw())
        .bind(staff.raw())
        .fetch_optional(db))?;
        Ok(found.is_some())
    }

    /// Whether someone is this child's chair now, or chairs a meeting of theirs.
    pub async fn is_chair_of(&mut self, staff: StaffId, child: ChildId) -> Result<bool> {
        let found: Option<Uuid> = on!(self, |db| sqlx::query_scalar(
            "select a.id from allocation a where a.child_id = $1 and a.staff_id = $2 and a.duty = 'chair' and a.ended_on is null
             union all
             select m.id from meeting m join participation p on p.meeting_id = m.id where p.child_id = $1 and m.chair_id = $2
             limit 1"
        )
        .bind(child.raw())
        .bind(staff.raw())
        .fetch_optional(db))?;
        Ok(found.is_some())
    }
}

impl ChildFilter<'_> {
    /// The search as a pattern; `%` and `_` typed by a person stand for themselves in no id or name, so they match nothing extra of worth.
    fn pattern(&self) -> Option<String> {
        self.text.map(str::trim).filter(|text| !text.is_empty()).map(|text| format!("%{}%", text.to_lowercase()))
    }
}

impl TryFrom<ChildRow> for Child {
    type Error = crate::Error;

    fn try_from(row: ChildRow) -> Result<Self> {
        Ok(Self {
            id: ChildId::new(row.id),
            council_id: row.council_id,
            given_name: row.given_name,
            family_name: row.family_name,
            date_of_birth: row.date_of_birth,
            sex: row.sex,
            ethnicity: row.ethnicity,
            upn: row.upn,
            band: row.band.as_deref().map(|key| known("band", key)).transpose()?,
        })
    }
}

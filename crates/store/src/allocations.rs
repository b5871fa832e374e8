//! Who is allocated to a child: their worker, and the chair they have whether or not a meeting is booked.

use crate::{
    db::{Tx, change, on},
    error::{Result, known},
};
use chrono::NaiveDate;
use heard_domain::ids::{ChildId, StaffId};
use std::str::FromStr;
use uuid::Uuid;

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

impl Tx {
    /// Allocates someone from a day on; whoever had that duty before ends the same day.
    pub async fn allocate(&mut self, id: Uuid, child: ChildId, staff: StaffId, duty: Duty, from: NaiveDate) -> Result<()> {
        change!(self, |db| sqlx::query(
            "update allocation set ended_on = $3 where child_id = $1 and duty = $2 and ended_on is null"
        )
        .bind(child.raw())
        .bind(duty.key())
        .bind(from)
        .execute(db))?;
        change!(self, |db| sqlx::query(
            "insert into allocation (id, child_id, staff_id, duty, started_on) values ($1, $2, $3, $4, $5)"
        )
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
             where a.child_id = $1 and a.ended_on is null order by a.duty collate ucs_basic"
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
        let found: Option<Uuid> = on!(self, |db| {
            sqlx::query_scalar(
            "select a.id from allocation a where a.child_id = $1 and a.staff_id = $2 and a.duty = 'chair' and a.ended_on is null
             union all
             select m.id from meeting m join participation p on p.meeting_id = m.id where p.child_id = $1 and m.chair_id = $2
             limit 1"
        )
        .bind(child.raw())
        .bind(staff.raw())
        .fetch_optional(db)
        })?;
        Ok(found.is_some())
    }
}

//! A child's times in care and protection plans.

use crate::{
    db::{Tx, change, on},
    error::Result,
};
use chrono::NaiveDate;
use heard_domain::ids::{CarePeriodId, ChildId};
use uuid::Uuid;

/// One unbroken time of being looked after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarePeriod {
    /// Which one.
    pub id: CarePeriodId,
    /// The day the child became looked after.
    pub started_on: NaiveDate,
    /// Whether care truly began that day; false when it began before anything that is on record here.
    pub start_known: bool,
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

impl Tx {
    /// Adds a time in care.
    pub async fn add_care_period(&mut self, child: ChildId, period: &CarePeriod, source: &str) -> Result<()> {
        change!(self, |db| sqlx::query(
            "insert into care_period (id, child_id, started_on, start_known, ended_on, short_breaks, source)
             values ($1, $2, $3, $4, $5, $6, $7)"
        )
        .bind(period.id.raw())
        .bind(child.raw())
        .bind(period.started_on)
        .bind(period.start_known)
        .bind(period.ended_on)
        .bind(period.short_breaks)
        .bind(source)
        .execute(db))?;
        Ok(())
    }

    /// Every time in care, oldest first.
    pub async fn care_periods(&mut self, child: ChildId) -> Result<Vec<CarePeriod>> {
        let rows: Vec<(Uuid, NaiveDate, bool, Option<NaiveDate>, bool)> = on!(self, |db| {
            sqlx::query_as(
            "select id, started_on, start_known, ended_on, short_breaks from care_period where child_id = $1 order by started_on"
        )
        .bind(child.raw())
        .fetch_all(db)
        })?;
        Ok(rows
            .into_iter()
            .map(|(id, started_on, start_known, ended_on, short_breaks)| CarePeriod {
                id: CarePeriodId::new(id),
                started_on,
                start_known,
                ended_on,
                short_breaks,
            })
            .collect())
    }

    /// Adds a protection plan.
    pub async fn add_plan(&mut self, id: Uuid, child: ChildId, plan: &Plan) -> Result<()> {
        change!(self, |db| sqlx::query(
            "insert into protection_plan (id, child_id, started_on, ended_on, category) values ($1, $2, $3, $4, $5)"
        )
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
}

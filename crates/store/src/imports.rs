//! What an import compares with, and what it adds in bulk.

use crate::{
    db::{Tx, change, on},
    error::{Result, known},
};
use chrono::{DateTime, NaiveDate, Utc};
use heard_domain::{
    ids::{CarePeriodId, ChildId, MeetingId},
    participation::Code,
};
use sqlx::types::Json;
use uuid::Uuid;

/// A time in care as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPeriod {
    /// Which one.
    pub id: CarePeriodId,
    /// The council's id of the child.
    pub council_id: String,
    /// First day.
    pub started_on: NaiveDate,
    /// Last day.
    pub ended_on: Option<NaiveDate>,
    /// Only short breaks.
    pub short_breaks: bool,
}

/// A held looked after review as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredReview {
    /// The meeting.
    pub meeting: MeetingId,
    /// The child.
    pub child: ChildId,
    /// The council's id of the child.
    pub council_id: String,
    /// When it was held.
    pub held_on: NaiveDate,
    /// Its code, once confirmed.
    pub code: Option<Code>,
    /// Whether a person confirmed the code in this app.
    pub confirmed_here: bool,
}

/// One row of a care period.
#[derive(Clone, Debug)]
pub struct NewCareEpisode<'a> {
    /// First day.
    pub started_on: NaiveDate,
    /// Last day.
    pub ended_on: Option<NaiveDate>,
    /// LS.
    pub legal_status: &'a str,
    /// CIN.
    pub category_of_need: &'a str,
    /// PLACE.
    pub placement: &'a str,
    /// PLACE_PROVIDER.
    pub provider: &'a str,
    /// RNE.
    pub reason_started: &'a str,
    /// REC.
    pub reason_ended: &'a str,
}

impl Tx {
    /// Every time in care, by child and day.
    pub async fn all_care_periods(&mut self) -> Result<Vec<StoredPeriod>> {
        let rows: Vec<(Uuid, String, NaiveDate, Option<NaiveDate>, bool)> = on!(self, |db| sqlx::query_as(
            "select k.id, c.council_id, k.started_on, k.ended_on, k.short_breaks from care_period k join child c on c.id = k.child_id
             order by c.council_id collate ucs_basic, k.started_on"
        )
        .fetch_all(db))?;
        Ok(rows
            .into_iter()
            .map(|(id, council_id, started_on, ended_on, short_breaks)| StoredPeriod {
                id: CarePeriodId::new(id),
                council_id,
                started_on,
                ended_on,
                short_breaks,
            })
            .collect())
    }

    /// Every held looked after review, by child and day.
    pub async fn all_reviews(&mut self) -> Result<Vec<StoredReview>> {
        let rows: Vec<(Uuid, Uuid, String, NaiveDate, Option<String>, bool)> = on!(self, |db| sqlx::query_as(
            "select m.id, c.id, c.council_id, m.held_on, p.code, p.confirmed_by is not null
             from meeting m join participation p on p.meeting_id = m.id join child c on c.id = p.child_id
             where m.kind = 'looked-after-review' and m.state = 'held' order by c.council_id collate ucs_basic, m.held_on, m.id"
        )
        .fetch_all(db))?;
        rows.into_iter()
            .map(|(meeting, child, council_id, held_on, code, confirmed_here)| {
                Ok(StoredReview {
                    meeting: MeetingId::new(meeting),
                    child: ChildId::new(child),
                    council_id,
                    held_on,
                    code: code.as_deref().map(|key| known("participation code", key)).transpose()?,
                    confirmed_here,
                })
            })
            .collect()
    }

    /// Takes over how a time in care goes on or ended.
    pub async fn update_care_period(&mut self, id: CarePeriodId, ended_on: Option<NaiveDate>, short_breaks: bool) -> Result<()> {
        change!(self, |db| sqlx::query("update care_period set ended_on = $2, short_breaks = $3 where id = $1")
            .bind(id.raw())
            .bind(ended_on)
            .bind(short_breaks)
            .execute(db))?;
        Ok(())
    }

    /// Puts the rows of a care period in place; a row that began the same day is brought up to date.
    pub async fn put_care_episodes(&mut self, period: CarePeriodId, episodes: &[NewCareEpisode<'_>]) -> Result<()> {
        for episode in episodes {
            change!(self, |db| sqlx::query(
                "insert into care_episode (care_period_id, started_on, ended_on, legal_status, category_of_need, placement, provider, reason_started, reason_ended)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                 on conflict (care_period_id, started_on) do update set ended_on = excluded.ended_on, legal_status = excluded.legal_status,
                   category_of_need = excluded.category_of_need, placement = excluded.placement, provider = excluded.provider,
                   reason_started = excluded.reason_started, reason_ended = excluded.reason_ended"
            )
            .bind(period.raw())
            .bind(episode.started_on)
            .bind(episode.ended_on)
            .bind(episode.legal_status)
            .bind(episode.category_of_need)
            .bind(episode.placement)
            .bind(episode.provider)
            .bind(episode.reason_started)
            .bind(episode.reason_ended)
            .execute(db))?;
        }
        Ok(())
    }

    /// Keeps that an import ran, and what it said.
    pub async fn add_import_run(&mut self, id: Uuid, at: DateTime<Utc>, kind: &str, year: i32, summary: &serde_json::Value) -> Result<()> {
        change!(self, |db| sqlx::query("insert into import_run (id, at, kind, year, summary) values ($1, $2, $3, $4, $5)")
            .bind(id)
            .bind(at)
            .bind(kind)
            .bind(i64::from(year))
            .bind(Json(summary))
            .execute(db))?;
        Ok(())
    }

    /// Whether nothing is kept yet: no child and no member of staff.
    pub async fn is_empty(&mut self) -> Result<bool> {
        let (children, staff): (i64, i64) = on!(self, |db| sqlx::query_as("select (select count(*) from child), (select count(*) from staff)").fetch_one(db))?;
        Ok(children == 0 && staff == 0)
    }
}

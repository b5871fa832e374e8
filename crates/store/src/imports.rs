//! What an import of the council's return compares with, and what it keeps.

use crate::{
    db::{Tx, change, on},
    error::{Result, known},
    meetings::{Meeting, NewMeeting},
};
use chrono::{DateTime, NaiveDate, Utc};
use heard_domain::{
    due::DueKind,
    ids::{CarePeriodId, ChildId, MeetingId},
    meeting::MeetingState,
    participation::Code,
    ssda903::{Began, CarePeriod, Episode, Rule},
};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::{FromRow, types::Json};
use std::{collections::BTreeSet, str::FromStr};
use uuid::Uuid;

/// A time in care as it is kept, without its episodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPeriod {
    /// Which one.
    pub id: CarePeriodId,
    /// The council's id of the child.
    pub council_id: String,
    /// First day.
    pub started_on: NaiveDate,
    /// Whether care truly began that day.
    pub start_known: bool,
    /// Last day.
    pub ended_on: Option<NaiveDate>,
    /// Only short breaks.
    pub short_breaks: bool,
}

/// A looked after review that was not called off, for one child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredReview {
    /// The meeting.
    pub meeting: MeetingId,
    /// The child.
    pub child: ChildId,
    /// The council's id of the child.
    pub council_id: String,
    /// Held, planned or adjourned.
    pub state: MeetingState,
    /// When it started or is to start.
    pub starts_at: DateTime<Utc>,
    /// The London day it took place, once held.
    pub held_on: Option<NaiveDate>,
    /// Whether it is known from the return alone.
    pub imported: bool,
    /// Its code, once given.
    pub code: Option<Code>,
    /// Whether a person confirmed the code in this app.
    pub confirmed_here: bool,
    /// The rules of the return that it breaks.
    pub flags: BTreeSet<Rule>,
    /// The last day in time, when it is known.
    pub limit: Option<KnownLimit>,
}

/// The limit that a meeting was held by or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownLimit {
    /// Which rule sets it.
    pub kind: DueKind,
    /// The day it is counted from.
    pub from: NaiveDate,
    /// The last day in time.
    pub limit: NaiveDate,
}

/// One import that ran.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRun<T> {
    /// The year of the return.
    pub year: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// What it said.
    pub said: T,
}

#[derive(FromRow)]
struct EpisodeRow {
    care_period_id: Uuid,
    started_on: NaiveDate,
    ended_on: Option<NaiveDate>,
    legal_status: String,
    category_of_need: String,
    placement: String,
    provider: String,
    reason_started: String,
    reason_ended: String,
}

#[derive(FromRow)]
struct ReviewRow {
    meeting_id: Uuid,
    child_id: Uuid,
    council_id: String,
    state: String,
    starts_at: DateTime<Utc>,
    held_on: Option<NaiveDate>,
    imported: bool,
    code: Option<String>,
    confirmed_here: bool,
    flags: Option<String>,
    due_kind: Option<String>,
    due_from: Option<NaiveDate>,
    due_limit: Option<NaiveDate>,
}

impl Tx {
    /// Every time in care.
    pub async fn all_care_periods(&mut self) -> Result<Vec<StoredPeriod>> {
        let rows: Vec<(Uuid, String, NaiveDate, bool, Option<NaiveDate>, bool)> = on!(self, |db| sqlx::query_as(
            "select k.id, c.council_id, k.started_on, k.start_known, k.ended_on, k.short_breaks
             from care_period k join child c on c.id = k.child_id order by k.started_on, k.id"
        )
        .fetch_all(db))?;
        let period = |(id, council_id, started_on, start_known, ended_on, short_breaks)| StoredPeriod {
            id: CarePeriodId::new(id),
            council_id,
            started_on,
            start_known,
            ended_on,
            short_breaks,
        };
        Ok(rows.into_iter().map(period).collect())
    }

    /// Every episode with the time in care it belongs to, those of one time in care in their order.
    pub async fn all_care_episodes(&mut self) -> Result<Vec<(CarePeriodId, Episode)>> {
        let rows: Vec<EpisodeRow> = on!(self, |db| {
            sqlx::query_as(
            "select care_period_id, started_on, ended_on, legal_status, category_of_need, placement, provider, reason_started, reason_ended
             from care_episode order by care_period_id, number"
        )
        .fetch_all(db)
        })?;
        rows.into_iter().map(|row| Ok((CarePeriodId::new(row.care_period_id), row.try_into()?))).collect()
    }

    /// Every looked after review that was not called off, the oldest first.
    pub async fn all_reviews(&mut self) -> Result<Vec<StoredReview>> {
        let rows: Vec<ReviewRow> = on!(self, |db| {
            sqlx::query_as(
            "select m.id as meeting_id, c.id as child_id, c.council_id, m.state, m.starts_at, m.held_on, m.source = 'ssda903' as imported,
               p.code, p.confirmed_by is not null as confirmed_here, p.flags, p.due_kind, p.due_from, p.due_limit
             from meeting m join participation p on p.meeting_id = m.id join child c on c.id = p.child_id
             where m.kind = 'looked-after-review' and m.state in ('held', 'planned', 'adjourned') order by m.starts_at, m.id"
        )
        .fetch_all(db)
        })?;
        rows.into_iter().map(StoredReview::try_from).collect()
    }

    /// Puts a time in care in place with all its episodes, and takes away those it had.
    pub async fn put_care_period(&mut self, id: CarePeriodId, child: ChildId, period: &CarePeriod) -> Result<()> {
        change!(self, |db| {
            sqlx::query(
            "insert into care_period (id, child_id, started_on, start_known, ended_on, short_breaks, source) values ($1, $2, $3, $4, $5, $6, 'ssda903')
             on conflict (id) do update set started_on = excluded.started_on, start_known = excluded.start_known,
               ended_on = excluded.ended_on, short_breaks = excluded.short_breaks"
        )
        .bind(id.raw())
        .bind(child.raw())
        .bind(period.started_on)
        .bind(period.start_known)
        .bind(period.ended_on)
        .bind(period.short_breaks)
        .execute(db)
        })?;
        change!(self, |db| sqlx::query("delete from care_episode where care_period_id = $1").bind(id.raw()).execute(db))?;
        for (number, episode) in (1_i64..).zip(&period.episodes) {
            change!(self, |db| {
                sqlx::query(
                "insert into care_episode (care_period_id, number, started_on, ended_on, legal_status, category_of_need, placement,
                   provider, reason_started, reason_ended)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
            )
            .bind(id.raw())
            .bind(number)
            .bind(episode.decom)
            .bind(episode.dec)
            .bind(episode.ls.map_or("", |code| code.key()))
            .bind(&episode.cin)
            .bind(&episode.place)
            .bind(&episode.place_provider)
            .bind(episode.rne.map_or("", Began::key))
            .bind(episode.rec.as_ref().map_or("", |code| code.key()))
            .execute(db)
            })?;
        }
        Ok(())
    }

    /// Adds a review that is known from the return alone.
    pub async fn add_imported_review(
        &mut self,
        meeting: &Meeting,
        child: ChildId,
        code: Code,
        flags: &BTreeSet<Rule>,
        at: DateTime<Utc>,
    ) -> Result<()> {
        self.add_meeting(&NewMeeting { meeting, source: "ssda903", at }).await?;
        change!(self, |db| sqlx::query("insert into participation (meeting_id, child_id, code, flags) values ($1, $2, $3, $4)")
            .bind(meeting.id.raw())
            .bind(child.raw())
            .bind(code.key())
            .bind(flags_text(flags))
            .execute(db))?;
        Ok(())
    }

    /// Takes over the return's code and flags. What a person confirmed here stays.
    pub async fn take_code(&mut self, meeting: MeetingId, child: ChildId, code: Code, flags: &BTreeSet<Rule>) -> Result<()> {
        change!(self, |db| sqlx::query(
            "update participation set code = $3, flags = $4 where meeting_id = $1 and child_id = $2 and confirmed_by is null"
        )
        .bind(meeting.raw())
        .bind(child.raw())
        .bind(code.key())
        .bind(flags_text(flags))
        .execute(db))?;
        Ok(())
    }

    /// Keeps the limit of an imported review, or that it is not known.
    pub async fn put_limit(&mut self, meeting: MeetingId, child: ChildId, limit: Option<KnownLimit>) -> Result<()> {
        change!(self, |db| sqlx::query(
            "update participation set due_kind = $3, due_from = $4, due_limit = $5 where meeting_id = $1 and child_id = $2"
        )
        .bind(meeting.raw())
        .bind(child.raw())
        .bind(limit.map(|known| known.kind.key()))
        .bind(limit.map(|known| known.from))
        .bind(limit.map(|known| known.limit))
        .execute(db))?;
        Ok(())
    }

    /// The children who have sent anything.
    pub async fn children_who_sent(&mut self) -> Result<BTreeSet<ChildId>> {
        let rows: Vec<Uuid> = on!(self, |db| sqlx::query_scalar(
            "select distinct child_id from submission where state = 'sent' and child_id is not null"
        )
        .fetch_all(db))?;
        Ok(rows.into_iter().map(ChildId::new).collect())
    }

    /// Keeps that an import ran, and what it said.
    pub async fn add_import_run(
        &mut self,
        id: Uuid,
        at: DateTime<Utc>,
        kind: &str,
        year: i32,
        summary: &(impl Serialize + Sync),
    ) -> Result<()> {
        change!(self, |db| sqlx::query("insert into import_run (id, at, kind, year, summary) values ($1, $2, $3, $4, $5)")
            .bind(id)
            .bind(at)
            .bind(kind)
            .bind(i64::from(year))
            .bind(Json(summary))
            .execute(db))?;
        Ok(())
    }

    /// What every import of a kind said, the oldest first. One that this program cannot read is left out: nothing can rest on it.
    pub async fn import_runs<T: DeserializeOwned>(&mut self, kind: &str) -> Result<Vec<ImportRun<T>>> {
        let rows: Vec<(i64, DateTime<Utc>, Json<serde_json::Value>)> =
            on!(self, |db| sqlx::query_as("select year, at, summary from import_run where kind = $1 order by at, id")
                .bind(kind)
                .fetch_all(db))?;
        Ok(rows
            .into_iter()
            .filter_map(|(year, at, said)| Some(ImportRun { year, at, said: serde_json::from_value(said.0).ok()? }))
            .collect())
    }

    /// Whether nothing is kept yet: no child and no member of staff.
    pub async fn is_empty(&mut self) -> Result<bool> {
        let (children, staff): (i64, i64) =
            on!(self, |db| sqlx::query_as("select (select count(*) from child), (select count(*) from staff)").fetch_one(db))?;
        Ok(children == 0 && staff == 0)
    }
}

impl TryFrom<EpisodeRow> for Episode {
    type Error = crate::Error;

    fn try_from(row: EpisodeRow) -> Result<Self> {
        Ok(Self {
            decom: row.started_on,
            rne: code_of("reason for a new episode", &row.reason_started)?,
            ls: code_of("legal status", &row.legal_status)?,
            cin: row.category_of_need,
            place: row.placement,
            place_provider: row.provider,
            dec: row.ended_on,
            rec: code_of("reason for an episode's end", &row.reason_ended)?,
        })
    }
}

impl TryFrom<ReviewRow> for StoredReview {
    type Error = crate::Error;

    fn try_from(row: ReviewRow) -> Result<Self> {
        let limit = match (row.due_kind, row.due_from, row.due_limit) {
            (Some(kind), Some(from), Some(limit)) => Some(KnownLimit { kind: known("kind of limit", &kind)?, from, limit }),
            _ => None,
        };
        Ok(Self {
            meeting: MeetingId::new(row.meeting_id),
            child: ChildId::new(row.child_id),
            council_id: row.council_id,
            state: known("state of a meeting", &row.state)?,
            starts_at: row.starts_at,
            held_on: row.held_on,
            imported: row.imported,
            code: row.code.as_deref().map(|key| known("participation code", key)).transpose()?,
            confirmed_here: row.confirmed_here,
            flags: row
                .flags
                .iter()
                .flat_map(|keys| keys.split(' '))
                .map(|key| known("rule of the return", key))
                .collect::<Result<_>>()?,
            limit,
        })
    }
}

/// A code of the return; none where the return had no known one.
fn code_of<T: FromStr>(what: &'static str, key: &str) -> Result<Option<T>> {
    if key.is_empty() { Ok(None) } else { known(what, key).map(Some) }
}

/// The keys of the flags with spaces between; none when there are no flags.
fn flags_text(flags: &BTreeSet<Rule>) -> Option<String> {
    (!flags.is_empty()).then(|| flags.iter().map(|rule| rule.key()).collect::<Vec<_>>().join(" "))
}

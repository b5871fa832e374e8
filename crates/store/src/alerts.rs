//! Safety alerts: an answer with a bell, once it was sent.

use crate::{
    db::{Tx, change, on},
    error::Result,
    window::Window,
};
use chrono::{DateTime, Utc};
use heard_domain::ids::{AlertId, ChildId, StaffId, SubmissionId};
use sqlx::{FromRow, types::Json};
use uuid::Uuid;

/// One alert, with what staff must see at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// Which one.
    pub id: AlertId,
    /// Who it is about.
    pub child: ChildId,
    /// The child's name, when known.
    pub given_name: Option<String>,
    /// Family name, when known.
    pub family_name: Option<String>,
    /// The council's id.
    pub council_id: String,
    /// Which piece raised it.
    pub submission: Option<SubmissionId>,
    /// The question and the option as the child saw them, and how to reach the child when they said so.
    pub signals: Vec<(String, String)>,
    /// Whether the child kept their worker out.
    pub keep_from_worker: bool,
    /// When.
    pub raised_at: DateTime<Utc>,
    /// Who has it in hand, and since when.
    pub seen: Option<(String, DateTime<Utc>)>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    child_id: Uuid,
    given_name: Option<String>,
    family_name: Option<String>,
    council_id: String,
    submission_id: Option<Uuid>,
    signals: Json<Vec<(String, String)>>,
    keep_from_worker: bool,
    raised_at: DateTime<Utc>,
    seen_by: Option<String>,
    seen_at: Option<DateTime<Utc>>,
}

macro_rules! select_alert {
    ($rest:expr) => {
        concat!(
            "select a.id, a.child_id, c.given_name, c.family_name, c.council_id, a.submission_id, a.signals, a.keep_from_worker, a.raised_at, s.name as seen_by, a.seen_at
             from alert a join child c on c.id = a.child_id left join staff s on s.id = a.seen_by ",
            $rest
        )
    };
}

/// Of everyone, or of the children someone works with or is to chair for. Who these are is asked once and not for each alert. One that
/// the child kept from their worker is not the worker's.
macro_rules! of {
    ($rest:literal) => {
        concat!(
            "($1 is null or a.child_id in (
               select k.child_id from allocation k where k.staff_id = $1 and k.duty <> 'worker' and k.ended_on is null
               union select p.child_id from meeting m join participation p on p.meeting_id = m.id where m.chair_id = $1 and m.state = 'planned')
             or not a.keep_from_worker and a.child_id in (
               select k.child_id from allocation k where k.staff_id = $1 and k.duty = 'worker' and k.ended_on is null)) ",
            $rest
        )
    };
}

impl Tx {
    /// Raises an alert.
    pub async fn add_alert(
        &mut self,
        id: AlertId,
        child: ChildId,
        submission: Option<SubmissionId>,
        signals: &[(String, String)],
        keep_from_worker: bool,
        at: DateTime<Utc>,
    ) -> Result<()> {
        change!(self, |db| {
            sqlx::query(
            "insert into alert (id, child_id, submission_id, signals, keep_from_worker, raised_at) values ($1, $2, $3, $4, $5, $6)"
        )
        .bind(id.raw())
        .bind(child.raw())
        .bind(submission.map(SubmissionId::raw))
        .bind(Json(signals))
        .bind(keep_from_worker)
        .bind(at)
        .execute(db)
        })?;
        Ok(())
    }

    /// What a piece has raised so far, the newest last.
    pub async fn alerts_of_submission(&mut self, submission: SubmissionId) -> Result<Vec<Alert>> {
        let rows: Vec<Row> =
            on!(self, |db| sqlx::query_as(select_alert!("where a.submission_id = $1 order by a.raised_at, a.id"))
                .bind(submission.raw())
                .fetch_all(db))?;
        Ok(rows.into_iter().map(Alert::from).collect())
    }

    /// The newest alert that a child raised outside any piece.
    pub async fn newest_alert_alone(&mut self, child: ChildId) -> Result<Option<Alert>> {
        let row: Option<Row> = on!(self, |db| sqlx::query_as(select_alert!(
            "where a.child_id = $1 and a.submission_id is null order by a.raised_at desc, a.id desc limit 1"
        ))
        .bind(child.raw())
        .fetch_optional(db))?;
        Ok(row.map(Alert::from))
    }

    /// Keeps what a piece has raised from the worker from now on: the child kept them out only when they sent the whole.
    pub async fn keep_alerts_from_worker(&mut self, submission: SubmissionId) -> Result<()> {
        change!(self, |db| sqlx::query("update alert set keep_from_worker = true where submission_id = $1")
            .bind(submission.raw())
            .execute(db))?;
        Ok(())
    }

    /// Adds what the child said about an alert, such as how to reach them.
    pub async fn set_signals(&mut self, id: AlertId, signals: &[(String, String)]) -> Result<()> {
        change!(self, |db| sqlx::query("update alert set signals = $2 where id = $1")
            .bind(id.raw())
            .bind(Json(signals))
            .execute(db))?;
        Ok(())
    }

    /// One alert.
    pub async fn alert(&mut self, id: AlertId) -> Result<Option<Alert>> {
        let row: Option<Row> =
            on!(self, |db| sqlx::query_as(select_alert!("where a.id = $1")).bind(id.raw()).fetch_optional(db))?;
        Ok(row.map(Alert::from))
    }

    /// Alerts, of everyone or of someone's children: those nobody has in hand, the longest waiting first, then those in hand, newest
    /// first. So what is most urgent is never the part that is left out.
    pub async fn alerts(&mut self, of: Option<StaffId>, window: Window) -> Result<Vec<Alert>> {
        let mut rows: Vec<Row> = on!(self, |db| {
            let unseen =
                select_alert!(concat!("where a.seen_at is null and ", of!("order by a.raised_at, a.id limit $2 offset $3")));
            sqlx::query_as(unseen).bind(of.map(StaffId::raw)).bind(window.take).bind(window.skip).fetch_all(db)
        })?;
        let found = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        let take = window.take - found;
        if take > 0 {
            let skip = if found > 0 { 0 } else { (window.skip - self.count_unseen_alerts(of).await?).max(0) };
            let in_hand: Vec<Row> = on!(self, |db| {
                let in_hand = select_alert!(concat!(
                    "where a.seen_at is not null and ",
                    of!("order by a.raised_at desc, a.id desc limit $2 offset $3")
                ));
                sqlx::query_as(in_hand).bind(of.map(StaffId::raw)).bind(take).bind(skip).fetch_all(db)
            })?;
            rows.extend(in_hand);
        }
        Ok(rows.into_iter().map(Alert::from).collect())
    }

    /// How many alerts there are in all, of everyone or of someone's children.
    pub async fn count_alerts(&mut self, of: Option<StaffId>) -> Result<i64> {
        Ok(on!(self, |db| sqlx::query_scalar(concat!("select count(*) from alert a where ", of!("")))
            .bind(of.map(StaffId::raw))
            .fetch_one(db))?)
    }

    /// How many of them nobody has in hand.
    pub async fn count_unseen_alerts(&mut self, of: Option<StaffId>) -> Result<i64> {
        Ok(on!(self, |db| sqlx::query_scalar(concat!("select count(*) from alert a where a.seen_at is null and ", of!("")))
            .bind(of.map(StaffId::raw))
            .fetch_one(db))?)
    }

    /// Someone takes an alert in hand. False when someone had it already.
    pub async fn see_alert(&mut self, id: AlertId, by: StaffId, at: DateTime<Utc>) -> Result<bool> {
        let seen =
            change!(self, |db| sqlx::query("update alert set seen_by = $2, seen_at = $3 where id = $1 and seen_at is null")
                .bind(id.raw())
                .bind(by.raw())
                .bind(at)
                .execute(db))?;
        Ok(seen == 1)
    }
}

impl From<Row> for Alert {
    fn from(row: Row) -> Self {
        Self {
            id: AlertId::new(row.id),
            child: ChildId::new(row.child_id),
            given_name: row.given_name,
            family_name: row.family_name,
            council_id: row.council_id,
            submission: row.submission_id.map(SubmissionId::new),
            signals: row.signals.0,
            keep_from_worker: row.keep_from_worker,
            raised_at: row.raised_at,
            seen: row.seen_by.zip(row.seen_at),
        }
    }
}

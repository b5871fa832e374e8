//! The list of children: searched, filtered, in pages.

use crate::{
    children::{Child, ChildRow},
    db::{Tx, on},
    error::Result,
    names::folded,
    window::Window,
};
use chrono::{DateTime, Utc};
use heard_domain::ids::StaffId;
use sqlx::FromRow;

/// Which children a list shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct ChildFilter<'a> {
    /// Part of a name or of the council's id.
    pub text: Option<&'a str>,
    /// Only the children this person is allocated to, or whose meeting they chair.
    pub of: Option<StaffId>,
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
struct LineRow {
    #[sqlx(flatten)]
    child: ChildRow,
    next_meeting: Option<DateTime<Utc>>,
    worker: Option<String>,
    chair: Option<String>,
    in_care: bool,
    on_plan: bool,
}

/// Which children match: by text, and by who may see them. Whose children these are is asked once and not for each child.
macro_rules! matching {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            " where ($1 is null or c.search_text like $1 escape '\\')
                and ($2 is null or c.id in (
                  select a.child_id from allocation a where a.staff_id = $2 and a.ended_on is null
                  union select p.child_id from meeting m join participation p on p.meeting_id = m.id where m.chair_id = $2)) ",
            $after
        )
    };
}

impl Tx {
    /// A page of the list of children, by name.
    pub async fn children(&mut self, filter: &ChildFilter<'_>, window: Window) -> Result<Vec<ChildLine>> {
        let rows: Vec<LineRow> = on!(self, |db| {
            sqlx::query_as(matching!(
            "select c.id, c.council_id, c.given_name, c.family_name, c.date_of_birth, c.sex, c.ethnicity, c.upn, c.band, c.language, c.created_at,
               (select min(m.starts_at) from participation p join meeting m on m.id = p.meeting_id where p.child_id = c.id and m.state = 'planned') as next_meeting,
               (select min(s.name) from allocation a join staff s on s.id = a.staff_id where a.child_id = c.id and a.duty = 'worker' and a.ended_on is null) as worker,
               (select min(s.name) from allocation a join staff s on s.id = a.staff_id where a.child_id = c.id and a.duty = 'chair' and a.ended_on is null) as chair,
               exists (select 1 from care_period k where k.child_id = c.id and k.ended_on is null) as in_care,
               exists (select 1 from protection_plan k where k.child_id = c.id and k.ended_on is null) as on_plan
             from child c",
            "order by c.sort_key limit $3 offset $4"
        ))
        .bind(filter.pattern())
        .bind(filter.of.map(StaffId::raw))
        .bind(window.take)
        .bind(window.skip)
        .fetch_all(db)
        })?;
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
}

impl ChildFilter<'_> {
    /// The search as a pattern in which everything that was typed stands for itself.
    fn pattern(&self) -> Option<String> {
        let typed = self.text.map(str::trim).filter(|text| !text.is_empty()).map(folded)?;
        Some(format!("%{}%", typed.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_")))
    }
}

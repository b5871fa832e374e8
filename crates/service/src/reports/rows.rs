//! The rows behind a figure: which children, at which meetings. Opening them is written down.

use super::Period;
use crate::{Actor, Paged, Service, error::Result};
use chrono::NaiveDate;
use heard_domain::{
    ids::{ChildId, MeetingId},
    meeting::{MeetingKind, UnknownWord},
    participation::Code,
    policy::Action,
    rates::{HeldReview, Rate, RateId, Unit, rate, rows},
};
use heard_store::NamedReview;
use serde::Serialize;
use std::{collections::BTreeMap, str::FromStr};

/// Rows on a page.
const PAGE: i64 = 500;

/// Which rows of a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// What is above the line.
    Numerator,
    /// All that is below the line.
    Denominator,
    /// What is below the line and not above it.
    Not,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 3] = [Self::Numerator, Self::Denominator, Self::Not];

    /// The stable key, used in addresses and in the audit.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Numerator => "numerator",
            Self::Denominator => "denominator",
            Self::Not => "not",
        }
    }

    const fn takes(self, in_numerator: bool) -> bool {
        match self {
            Self::Numerator => in_numerator,
            Self::Denominator => true,
            Self::Not => !in_numerator,
        }
    }
}

impl FromStr for Part {
    type Err = UnknownWord;

    fn from_str(key: &str) -> std::result::Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|part| part.key() == key).ok_or_else(|| UnknownWord(key.to_owned(), "part of a rate"))
    }
}

/// One child at one held meeting, behind a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportRow {
    /// The child.
    pub child: ChildId,
    /// The council's id of the child.
    pub council_id: String,
    /// The child's name, when known.
    pub name: Option<String>,
    /// The child's age in whole years that day.
    pub age: u32,
    /// The meeting.
    pub meeting: MeetingId,
    /// What kind of meeting.
    pub kind: MeetingKind,
    /// The London day it was held.
    pub held_on: NaiveDate,
    /// Who chaired, when known.
    pub chair: Option<String>,
    /// The code that was confirmed.
    pub code: Option<Code>,
    /// The last day in time, when a limit is known.
    pub due_limit: Option<NaiveDate>,
    /// Whether what is counted here is above the line: the review, or all of this child's, or all of this meeting's.
    pub in_numerator: bool,
}

/// The rows behind one figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReportRows {
    /// The days it is about.
    #[serde(flatten)]
    pub period: Period,
    /// The rate, whole.
    pub rate: Rate,
    /// Which of its rows these are.
    pub part: Part,
    /// A page of the rows: by day; where several count as one, those of a child or of a meeting together.
    pub rows: Paged<ReportRow>,
}

impl ReportRows {
    /// How many reviews, children or meetings the rows stand for: the figure itself.
    pub const fn counted(&self) -> u32 {
        match self.part {
            Part::Numerator => self.rate.numerator,
            Part::Denominator => self.rate.denominator,
            Part::Not => self.rate.denominator.saturating_sub(self.rate.numerator),
        }
    }
}

impl Service {
    /// A page of the rows behind one figure of the report. That they were opened is in the audit before they are answered.
    ///
    /// # Errors
    /// [`crate::Error::Hidden`] for anyone who is not a manager (or at the machine itself).
    pub async fn report_rows(&self, actor: &Actor, period: Period, id: RateId, part: Part, page: i64) -> Result<ReportRows> {
        actor.require(Action::SeeReportRows)?;
        let mut tx = self.store.read().await?;
        let held = tx.reviews_held_with_names(period.from(), period.to()).await?;
        drop(tx);
        let found = behind(held, period, id, part, page);
        // Its own short transaction: those who write need not wait while the rows are read and sorted.
        let mut tx = self.store.write().await?;
        let (rows, days) = (&found.rows, format!("{} to {}", period.from(), period.to()));
        let detail = format!("{}, {days}, rows: {} to {} of {}", part.key(), rows.first(), rows.last(), rows.total);
        self.record(&mut tx, actor, Action::SeeReportRows, &format!("rate:{}", id.key()), &detail).await?;
        tx.commit().await?;
        Ok(found)
    }
}

fn behind(held: Vec<NamedReview>, period: Period, id: RateId, part: Part, page: i64) -> ReportRows {
    let reviews: Vec<HeldReview> = held.iter().map(|row| row.review).collect();
    let rate = rate(id, &reviews);
    let behind = rows(id, &reviews);
    let mut counted: BTreeMap<(MeetingId, ChildId), bool> = BTreeMap::new();
    counted.extend(behind.denominator.iter().map(|row| ((row.meeting, row.child), false)));
    counted.extend(behind.numerator.iter().map(|row| ((row.meeting, row.child), true)));
    let mut rows: Vec<ReportRow> = held
        .into_iter()
        .filter_map(|row| {
            let in_numerator = *counted.get(&(row.review.meeting, row.review.child))?;
            part.takes(in_numerator).then(|| report_row(row, in_numerator))
        })
        .collect();
    // They come by day and, within one, by council id; both sorts keep that order among what they put together.
    match rate.unit {
        Unit::Review => {}
        Unit::Child => rows.sort_by(|left, right| left.council_id.cmp(&right.council_id)),
        Unit::Meeting => rows.sort_by_key(|row| (row.held_on, row.meeting)),
    }
    ReportRows { period, rate, part, rows: Paged::cut(rows, PAGE, page) }
}

fn report_row(row: NamedReview, in_numerator: bool) -> ReportRow {
    let names: Vec<String> = [row.given_name, row.family_name].into_iter().flatten().collect();
    let review = row.review;
    ReportRow {
        child: review.child,
        council_id: row.council_id,
        name: (!names.is_empty()).then(|| names.join(" ")),
        age: review.age,
        meeting: review.meeting,
        kind: review.kind,
        held_on: review.held_on,
        chair: row.chair_name,
        code: review.code,
        due_limit: row.due_limit,
        in_numerator,
    }
}

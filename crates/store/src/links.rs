//! Links of sent pieces to meetings or due windows: every one carries its rule and its time, every change is kept.

use crate::{
    db::{Tx, change, on},
    error::{Error, Result, known},
};
use chrono::{DateTime, NaiveDate, Utc};
use heard_domain::{
    ids::{ChildId, LinkId, MeetingId, SubmissionId},
    linking::{EndReason, LinkRule, Slot, Target},
};
use sqlx::FromRow;
use uuid::Uuid;

/// One link as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredLink {
    /// Which one.
    pub id: LinkId,
    /// The piece.
    pub submission: SubmissionId,
    /// Its place: the next meeting of a cycle, or the conference it is about.
    pub slot: Slot,
    /// Where it goes.
    pub target: Target,
    /// Which rule made it.
    pub rule: LinkRule,
    /// When.
    pub made_at: DateTime<Utc>,
    /// When it ended, and why.
    pub ended: Option<(DateTime<Utc>, EndReason)>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    submission_id: Uuid,
    slot: String,
    meeting_id: Option<Uuid>,
    due_on: Option<NaiveDate>,
    rule: String,
    made_at: DateTime<Utc>,
    ended_at: Option<DateTime<Utc>>,
    ended_why: Option<String>,
}

macro_rules! select_link {
    ($rest:literal) => {
        concat!(
            "select id, submission_id, slot, meeting_id, due_on, rule, made_at, ended_at, ended_why from submission_link ",
            $rest
        )
    };
}

impl Tx {
    /// Makes a link.
    pub async fn add_link(
        &mut self,
        id: LinkId,
        submission: SubmissionId,
        slot: Slot,
        target: Target,
        rule: LinkRule,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let (meeting, due_on) = match target {
            Target::Meeting(meeting) => (Some(meeting.raw()), None),
            Target::DueWindow { limit } => (None, limit),
        };
        change!(self, |db| sqlx::query(
            "insert into submission_link (id, submission_id, child_id, slot, meeting_id, due_on, rule, made_at)
             select $1, s.id, s.child_id, $3, $4, $5, $6, $7 from submission s where s.id = $2"
        )
        .bind(id.raw())
        .bind(submission.raw())
        .bind(slot.key())
        .bind(meeting)
        .bind(due_on)
        .bind(rule.key())
        .bind(at)
        .execute(db))?;
        Ok(())
    }

    /// Ends a link; it stays in the history.
    pub async fn end_link(&mut self, id: LinkId, why: EndReason, at: DateTime<Utc>) -> Result<()> {
        change!(self, |db| sqlx::query(
            "update submission_link set ended_at = $2, ended_why = $3 where id = $1 and ended_at is null"
        )
        .bind(id.raw())
        .bind(at)
        .bind(why.key())
        .execute(db))?;
        Ok(())
    }

    /// The links of a child's pieces that stand now.
    pub async fn links_of_child(&mut self, child: ChildId) -> Result<Vec<StoredLink>> {
        let rows: Vec<Row> =
            on!(self, |db| sqlx::query_as(select_link!("where child_id = $1 and ended_at is null order by made_at, id"))
                .bind(child.raw())
                .fetch_all(db))?;
        rows.into_iter().map(StoredLink::try_from).collect()
    }

    /// The links of one piece that stand now.
    pub async fn links_of_submission(&mut self, submission: SubmissionId) -> Result<Vec<StoredLink>> {
        let rows: Vec<Row> =
            on!(self, |db| sqlx::query_as(select_link!("where submission_id = $1 and ended_at is null order by made_at, id"))
                .bind(submission.raw())
                .fetch_all(db))?;
        rows.into_iter().map(StoredLink::try_from).collect()
    }

    /// What a child sent that waits for a meeting still to be held: the form, the part of a pack, and the piece. Newest first.
    pub async fn forms_waiting(&mut self, child: ChildId) -> Result<Vec<(String, Option<String>, SubmissionId)>> {
        let rows: Vec<(String, Option<String>, Uuid)> = on!(self, |db| sqlx::query_as(
            "select s.form, s.part, s.id from submission_link l join submission s on s.id = l.submission_id
             left join meeting m on m.id = l.meeting_id
             where l.child_id = $1 and l.ended_at is null and (m.id is null or m.state <> 'held')
             order by s.sent_at desc, s.id"
        )
        .bind(child.raw())
        .fetch_all(db))?;
        Ok(rows.into_iter().map(|(form, part, id)| (form, part, SubmissionId::new(id))).collect())
    }

    /// Children with a piece, their own, of their family or about them, whose meeting was not held yet, or is not booked: those a sweep looks at.
    pub async fn children_with_open_links(&mut self) -> Result<Vec<ChildId>> {
        let rows: Vec<Uuid> = on!(self, |db| sqlx::query_scalar(
            "select l.child_id as child from submission_link l left join meeting m on m.id = l.meeting_id
             where l.ended_at is null and l.child_id is not null and (m.id is null or m.state <> 'held')
             union
             select p.child_id as child from submission_link l join submission s on s.id = l.submission_id
             join participation p on p.meeting_id = s.about_id left join meeting m on m.id = l.meeting_id
             where l.ended_at is null and l.child_id is null and (m.id is null or m.state <> 'held')
             union
             select s.of_child_id as child from submission_link l join submission s on s.id = l.submission_id
             left join meeting m on m.id = l.meeting_id
             where l.ended_at is null and s.of_child_id is not null and (m.id is null or m.state <> 'held')
             order by child"
        )
        .fetch_all(db))?;
        Ok(rows.into_iter().map(ChildId::new).collect())
    }

    /// Every link a piece ever had, oldest first.
    pub async fn link_history(&mut self, submission: SubmissionId) -> Result<Vec<StoredLink>> {
        let rows: Vec<Row> = on!(self, |db| sqlx::query_as(select_link!("where submission_id = $1 order by made_at, id"))
            .bind(submission.raw())
            .fetch_all(db))?;
        rows.into_iter().map(StoredLink::try_from).collect()
    }
}

impl TryFrom<Row> for StoredLink {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let target = match row.meeting_id {
            Some(meeting) => Target::Meeting(MeetingId::new(meeting)),
            None => Target::DueWindow { limit: row.due_on },
        };
        Ok(Self {
            id: LinkId::new(row.id),
            submission: SubmissionId::new(row.submission_id),
            slot: known("place for a link", &row.slot)?,
            target,
            rule: known("rule of a link", &row.rule)?,
            made_at: row.made_at,
            ended: match (row.ended_at, row.ended_why) {
                (Some(at), Some(why)) => Some((at, known("reason for ending a link", &why)?)),
                _ => None,
            },
        })
    }
}

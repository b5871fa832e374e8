//! Slips: what lets a parent or carer say something without an account. Only hashes of the token and the code are kept.

use crate::{
    Owner,
    db::{Tx, change, on},
    error::{Error, Result},
};
use chrono::{DateTime, Utc};
use heard_domain::ids::{ChildId, MeetingId, SlipId, StaffId, SubmissionId};
use sqlx::FromRow;
use uuid::Uuid;

/// One slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Which one.
    pub id: SlipId,
    /// The form it opens.
    pub form: String,
    /// Whose that will be: a family's at a conference, or an adult's about a child. Never a child's own.
    pub whose: Owner,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// The last moment it works.
    pub expires_at: DateTime<Utc>,
    /// What was begun with it.
    pub submission: Option<SubmissionId>,
    /// When that was sent.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it was stopped by staff.
    pub stopped_at: Option<DateTime<Utc>>,
}

/// A slip to be kept.
#[derive(Clone, Debug)]
pub struct NewSlip<'a> {
    /// A fresh id.
    pub id: SlipId,
    /// The form it opens.
    pub form: &'a str,
    /// A conference's family, or the adults around a child.
    pub whose: Owner,
    /// SHA-256 of the token.
    pub token_hash: &'a str,
    /// Keyed argon2id of the code.
    pub code_hash: &'a str,
    /// Who made it; none for the command line.
    pub by: Option<StaffId>,
    /// When.
    pub at: DateTime<Utc>,
    /// The last moment it works.
    pub expires_at: DateTime<Utc>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    form: String,
    meeting_id: Option<Uuid>,
    child_id: Option<Uuid>,
    made_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    submission_id: Option<Uuid>,
    sent_at: Option<DateTime<Utc>>,
    stopped_at: Option<DateTime<Utc>>,
}

macro_rules! select_slip {
    ($rest:literal) => {
        concat!(
            "select l.id, l.form, l.meeting_id, l.child_id, l.made_at, l.expires_at, l.submission_id, s.sent_at, l.stopped_at
             from slip l left join submission s on s.id = l.submission_id ",
            $rest
        )
    };
}

impl Tx {
    /// Keeps a new slip. Others go on working: each is for another person.
    pub async fn add_slip(&mut self, new: &NewSlip<'_>) -> Result<()> {
        change!(self, |db| {
            sqlx::query(
            "insert into slip (id, form, meeting_id, child_id, token_hash, code_hash, made_by, made_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        )
        .bind(new.id.raw())
        .bind(new.form)
        .bind(new.whose.about().map(MeetingId::raw))
        .bind(new.whose.of_child().map(ChildId::raw))
        .bind(new.token_hash)
        .bind(new.code_hash)
        .bind(new.by.map(StaffId::raw))
        .bind(new.at)
        .bind(new.expires_at)
        .execute(db)
        })?;
        Ok(())
    }

    /// The slip with this id.
    pub async fn slip(&mut self, id: SlipId) -> Result<Option<Slip>> {
        let row: Option<Row> = on!(self, |db| sqlx::query_as(select_slip!("where l.id = $1")).bind(id.raw()).fetch_optional(db))?;
        row.map(Slip::try_from).transpose()
    }

    /// The slip with this token hash.
    pub async fn slip_by_token(&mut self, hash: &str) -> Result<Option<Slip>> {
        let row: Option<Row> =
            on!(self, |db| sqlx::query_as(select_slip!("where l.token_hash = $1")).bind(hash).fetch_optional(db))?;
        row.map(Slip::try_from).transpose()
    }

    /// The slip with this code hash.
    pub async fn slip_by_code(&mut self, hash: &str) -> Result<Option<Slip>> {
        let row: Option<Row> =
            on!(self, |db| sqlx::query_as(select_slip!("where l.code_hash = $1")).bind(hash).fetch_optional(db))?;
        row.map(Slip::try_from).transpose()
    }

    /// Every slip that opens this form for these people, in an order that tells nothing of who got which.
    pub async fn slips_of(&mut self, form: &str, whose: Owner) -> Result<Vec<Slip>> {
        let rows: Vec<Row> = on!(self, |db| sqlx::query_as(select_slip!(
            "where l.form = $1 and (l.meeting_id = $2 or l.child_id = $3) order by l.id"
        ))
        .bind(form)
        .bind(whose.about().map(MeetingId::raw))
        .bind(whose.of_child().map(ChildId::raw))
        .fetch_all(db))?;
        rows.into_iter().map(Slip::try_from).collect()
    }

    /// Keeps what was begun with a slip. False when something was begun before, or when it was stopped: two taps begin one piece.
    pub async fn begin_with_slip(&mut self, id: SlipId, submission: SubmissionId) -> Result<bool> {
        let begun = change!(self, |db| sqlx::query(
            "update slip set submission_id = $2 where id = $1 and submission_id is null and stopped_at is null"
        )
        .bind(id.raw())
        .bind(submission.raw())
        .execute(db))?;
        Ok(begun == 1)
    }

    /// Stops the slips of [`Tx::slips_of`] that nothing was begun with; with `begun`, also those whose piece was not sent. Answers how many.
    pub async fn stop_slips(&mut self, form: &str, whose: Owner, begun: bool, at: DateTime<Utc>) -> Result<u64> {
        let sql = if begun {
            "update slip set stopped_at = $4 where form = $1 and (meeting_id = $2 or child_id = $3) and stopped_at is null
             and not exists (select 1 from submission s where s.id = slip.submission_id and s.state = 'sent')"
        } else {
            "update slip set stopped_at = $4 where form = $1 and (meeting_id = $2 or child_id = $3) and stopped_at is null and submission_id is null"
        };
        Ok(change!(self, |db| sqlx::query(sql)
            .bind(form)
            .bind(whose.about().map(MeetingId::raw))
            .bind(whose.of_child().map(ChildId::raw))
            .bind(at)
            .execute(db))?)
    }
}

impl TryFrom<Row> for Slip {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let whose = match (row.meeting_id, row.child_id) {
            (Some(conference), _) => Owner::Family(MeetingId::new(conference)),
            (None, Some(child)) => Owner::Adult(ChildId::new(child)),
            (None, None) => return Err(Error::Unreadable { what: "slip", text: row.id.to_string() }),
        };
        Ok(Self {
            id: SlipId::new(row.id),
            form: row.form,
            whose,
            made_at: row.made_at,
            expires_at: row.expires_at,
            submission: row.submission_id.map(SubmissionId::new),
            sent_at: row.sent_at,
            stopped_at: row.stopped_at,
        })
    }
}

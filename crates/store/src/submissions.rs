//! Submissions: one filled-in form, from draft to sent.

use crate::{
    db::{Tx, change, on},
    error::{Result, known},
};
use chrono::{DateTime, NaiveDate, Utc};
use heard_domain::{
    forms::{Band, Language, Snapshot},
    ids::{ChildId, MeetingId, StaffId, SubmissionId},
    submission::{CycleChoice, SubmissionKind},
};
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, types::Json};
use uuid::Uuid;

/// Whose a submission is, and so where it belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A child's own words.
    Child(ChildId),
    /// What a parent or carer says about or for this conference: of the whole family, whichever of its children it is held for.
    Family(MeetingId),
    /// What an adult writes about this child, as themselves: their carer, or their worker. Never the child's words.
    Adult(ChildId),
}

impl Owner {
    /// The child whose words they are.
    pub const fn child(self) -> Option<ChildId> {
        match self {
            Self::Child(child) => Some(child),
            Self::Family(_) | Self::Adult(_) => None,
        }
    }

    /// The conference that a family says something about or for.
    pub const fn about(self) -> Option<MeetingId> {
        match self {
            Self::Family(conference) => Some(conference),
            Self::Child(_) | Self::Adult(_) => None,
        }
    }

    /// The child an adult writes about.
    pub const fn of_child(self) -> Option<ChildId> {
        match self {
            Self::Adult(child) => Some(child),
            Self::Child(_) | Self::Family(_) => None,
        }
    }
}

/// One filled-in form.
#[derive(Clone, Debug, PartialEq)]
pub struct Submission {
    /// Which one.
    pub id: SubmissionId,
    /// Whose it is.
    pub whose: Owner,
    /// The worker who writes it; none for everyone who has no account.
    pub author: Option<StaffId>,
    /// Which form.
    pub form: String,
    /// Which version of its words.
    pub form_version: i64,
    /// Which part of a pack; none for the whole form.
    pub part: Option<String>,
    /// The piece it adds to.
    pub adds_to: Option<SubmissionId>,
    /// What kind of submission that form makes.
    pub kind: SubmissionKind,
    /// The words the child was asked in.
    pub band: Band,
    /// The language it is asked in: of a draft, when it was begun; of a sent piece, as it was sent.
    pub language: Language,
    /// Which meetings it is for.
    pub cycles: CycleChoice,
    /// Whether it counts as views received.
    pub views: bool,
    /// Who helped, if an adult was beside the child.
    pub helper: Option<Helper>,
    /// When it was begun.
    pub started_at: DateTime<Utc>,
    /// When it was sent; none while it is a draft.
    pub sent_at: Option<DateTime<Utc>>,
    /// The day on which it came on paper; none when it was written here.
    pub received_on: Option<NaiveDate>,
    /// The questions as asked and the answers as given, once sent.
    pub snapshot: Option<Snapshot>,
}

/// An adult who helped. The words stay the child's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Helper {
    /// What they are to the child: an option of the question `helping`.
    pub role: String,
    /// Their name, as they gave it.
    pub name: String,
}

/// A draft to be begun.
#[derive(Clone, Debug)]
pub struct NewSubmission<'a> {
    /// A fresh id.
    pub id: SubmissionId,
    /// Whose.
    pub whose: Owner,
    /// The worker who writes it.
    pub author: Option<StaffId>,
    /// Which form.
    pub form: &'a str,
    /// Which version of its words.
    pub form_version: i64,
    /// Which part of a pack; none for the whole form.
    pub part: Option<&'a str>,
    /// What kind.
    pub kind: SubmissionKind,
    /// The words to ask in.
    pub band: Band,
    /// The language of the words.
    pub language: Language,
    /// Who helps, in a helper session.
    pub helper: Option<&'a Helper>,
    /// The day on which it came, when it is typed in from paper.
    pub received_on: Option<NaiveDate>,
    /// When.
    pub at: DateTime<Utc>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    child_id: Option<Uuid>,
    about_id: Option<Uuid>,
    of_child_id: Option<Uuid>,
    author_id: Option<Uuid>,
    form: String,
    form_version: i64,
    part: Option<String>,
    adds_to: Option<Uuid>,
    kind: String,
    band: String,
    language: String,
    cycles: String,
    views: bool,
    helper: Option<Json<Helper>>,
    started_at: DateTime<Utc>,
    sent_at: Option<DateTime<Utc>>,
    received_on: Option<NaiveDate>,
    snapshot: Option<Json<Snapshot>>,
}

macro_rules! select_submission {
    ($rest:literal) => {
        concat!(
            "select s.id, s.child_id, s.about_id, s.of_child_id, s.author_id, s.form, s.form_version, s.part, s.adds_to, s.kind, s.band, s.language, s.cycles, s.views, s.helper, s.started_at, s.sent_at, s.received_on, s.snapshot from submission s ",
            $rest
        )
    };
}

impl Tx {
    /// Begins a draft.
    pub async fn add_submission(&mut self, new: &NewSubmission<'_>) -> Result<()> {
        change!(self, |db| {
            sqlx::query(
            "insert into submission (id, child_id, about_id, form, form_version, kind, band, language, state, cycles, views, helper, started_at, received_on, part, of_child_id, author_id)
             values ($1, $2, $3, $4, $5, $6, $7, $8, 'draft', $9, $10, $11, $12, $13, $14, $15, $16)"
        )
        .bind(new.id.raw())
        .bind(new.whose.child().map(ChildId::raw))
        .bind(new.whose.about().map(MeetingId::raw))
        .bind(new.form)
        .bind(new.form_version)
        .bind(new.kind.key())
        .bind(new.band.key())
        .bind(new.language.key())
        .bind(CycleChoice::default().key())
        .bind(false)
        .bind(new.helper.map(Json))
        .bind(new.at)
        .bind(new.received_on)
        .bind(new.part)
        .bind(new.whose.of_child().map(ChildId::raw))
        .bind(new.author.map(StaffId::raw))
        .execute(db)
        })?;
        Ok(())
    }

    /// The submission with this id.
    pub async fn submission(&mut self, id: SubmissionId) -> Result<Option<Submission>> {
        let row: Option<Row> =
            on!(self, |db| sqlx::query_as(select_submission!("where s.id = $1")).bind(id.raw()).fetch_optional(db))?;
        row.map(Submission::try_from).transpose()
    }

    /// A child's drafts and sent pieces, newest first.
    pub async fn submissions_of_child(&mut self, child: ChildId) -> Result<Vec<Submission>> {
        let rows: Vec<Row> =
            on!(self, |db| sqlx::query_as(select_submission!("where s.child_id = $1 order by s.started_at desc, s.id"))
                .bind(child.raw())
                .fetch_all(db))?;
        rows.into_iter().map(Submission::try_from).collect()
    }

    /// The child's unsent draft of a form, or of one part of a pack, if there is one.
    pub async fn draft(&mut self, child: ChildId, form: &str, part: Option<&str>) -> Result<Option<Submission>> {
        let row: Option<Row> = on!(self, |db| {
            sqlx::query_as(select_submission!(
            "where s.child_id = $1 and s.form = $2 and coalesce(s.part, '') = $3 and s.state = 'draft' order by s.started_at desc, s.id limit 1"
        ))
        .bind(child.raw())
        .bind(form)
        .bind(part.unwrap_or_default())
        .fetch_optional(db)
        })?;
        row.map(Submission::try_from).transpose()
    }

    /// Says which piece a draft adds to.
    pub async fn set_adds_to(&mut self, id: SubmissionId, piece: SubmissionId) -> Result<()> {
        change!(self, |db| sqlx::query("update submission set adds_to = $2 where id = $1 and state = 'draft'")
            .bind(id.raw())
            .bind(piece.raw())
            .execute(db))?;
        Ok(())
    }

    /// What was begun or sent to add to a piece, oldest first.
    pub async fn additions(&mut self, piece: SubmissionId) -> Result<Vec<Submission>> {
        let rows: Vec<Row> =
            on!(self, |db| sqlx::query_as(select_submission!("where s.adds_to = $1 order by s.started_at, s.id"))
                .bind(piece.raw())
                .fetch_all(db))?;
        rows.into_iter().map(Submission::try_from).collect()
    }

    /// The pieces linked to a meeting now, of one child, oldest first.
    pub async fn submissions_for(&mut self, meeting: MeetingId, child: ChildId) -> Result<Vec<Submission>> {
        let rows: Vec<Row> = on!(self, |db| sqlx::query_as(select_submission!(
            "join submission_link l on l.submission_id = s.id
             where l.meeting_id = $1 and l.child_id = $2 and l.ended_at is null order by s.sent_at, s.id"
        ))
        .bind(meeting.raw())
        .bind(child.raw())
        .fetch_all(db))?;
        rows.into_iter().map(Submission::try_from).collect()
    }

    /// What adults sent for a meeting, before it or as a record of a child: in an order that tells nothing of when, as returns have it.
    pub async fn adult_pieces_for(&mut self, meeting: MeetingId) -> Result<Vec<Submission>> {
        let rows: Vec<Row> = on!(self, |db| sqlx::query_as(select_submission!(
            "join submission_link l on l.submission_id = s.id
             where l.meeting_id = $1 and l.ended_at is null and s.child_id is null and s.kind <> 'parent-feedback' order by s.id"
        ))
        .bind(meeting.raw())
        .fetch_all(db))?;
        rows.into_iter().map(Submission::try_from).collect()
    }

    /// What adults wrote about a child as themselves, begun or sent, newest first.
    pub async fn adult_pieces_of(&mut self, child: ChildId) -> Result<Vec<Submission>> {
        let rows: Vec<Row> =
            on!(self, |db| sqlx::query_as(select_submission!("where s.of_child_id = $1 order by s.started_at desc, s.id"))
                .bind(child.raw())
                .fetch_all(db))?;
        rows.into_iter().map(Submission::try_from).collect()
    }

    /// What families sent about or for a conference, in an order that tells nothing of when: a piece without a name shall not be known by its place.
    pub async fn family_pieces(&mut self, conference: MeetingId) -> Result<Vec<Submission>> {
        let rows: Vec<Row> =
            on!(self, |db| sqlx::query_as(select_submission!("where s.about_id = $1 and s.state = 'sent' order by s.id"))
                .bind(conference.raw())
                .fetch_all(db))?;
        rows.into_iter().map(Submission::try_from).collect()
    }

    /// What families sent about earlier conferences and is linked to this one, their next. In the same order.
    pub async fn returns_shown_with(&mut self, conference: MeetingId) -> Result<Vec<Submission>> {
        let rows: Vec<Row> = on!(self, |db| sqlx::query_as(select_submission!(
            "join submission_link l on l.submission_id = s.id
             where l.meeting_id = $1 and l.slot <> 'about' and l.ended_at is null and s.kind = 'parent-feedback' order by s.id"
        ))
        .bind(conference.raw())
        .fetch_all(db))?;
        rows.into_iter().map(Submission::try_from).collect()
    }

    /// What the families of a child sent about or for any conference of this child.
    pub async fn family_pieces_of(&mut self, child: ChildId) -> Result<Vec<Submission>> {
        let rows: Vec<Row> = on!(self, |db| sqlx::query_as(select_submission!(
            "join participation p on p.meeting_id = s.about_id where p.child_id = $1 and s.state = 'sent' order by s.id"
        ))
        .bind(child.raw())
        .fetch_all(db))?;
        rows.into_iter().map(Submission::try_from).collect()
    }

    /// Chooses the words a draft is asked in.
    pub async fn set_submission_band(&mut self, id: SubmissionId, band: Band) -> Result<()> {
        change!(self, |db| sqlx::query("update submission set band = $2 where id = $1 and state = 'draft'")
            .bind(id.raw())
            .bind(band.key())
            .execute(db))?;
        Ok(())
    }

    /// Sends a draft: freezes it with the questions as asked. False when it was sent before, so that two taps send once.
    pub async fn send(&mut self, id: SubmissionId, cycles: CycleChoice, at: DateTime<Utc>, snapshot: &Snapshot) -> Result<bool> {
        let sent = change!(self, |db| {
            sqlx::query("update submission set state = 'sent', cycles = $2, sent_at = $3, snapshot = $4, views = $5, language = $6 where id = $1 and state = 'draft'")
            .bind(id.raw())
            .bind(cycles.key())
            .bind(at)
            .bind(Json(snapshot))
            .bind(snapshot.views)
            .bind(snapshot.asked_in().key())
            .execute(db)
        })?;
        Ok(sent == 1)
    }

    /// Keeps who helps with a draft.
    pub async fn set_submission_helper(&mut self, id: SubmissionId, helper: &Helper) -> Result<()> {
        change!(self, |db| sqlx::query("update submission set helper = $2 where id = $1 and state = 'draft'")
            .bind(id.raw())
            .bind(Json(helper))
            .execute(db))?;
        Ok(())
    }

    /// Throws a draft away, with all that was typed. A sent piece is never removed; answers false for one.
    pub async fn throw_away(&mut self, id: SubmissionId) -> Result<bool> {
        for sql in [
            "delete from answer where submission_id in (select id from submission where id = $1 and state = 'draft')",
            "delete from answer_before where submission_id in (select id from submission where id = $1 and state = 'draft')",
            "update slip set submission_id = null where submission_id in (select id from submission where id = $1 and state = 'draft')",
            // What was sent of it alone stands, whatever becomes of the rest.
            "update alert set submission_id = null where submission_id in (select id from submission where id = $1 and state = 'draft')",
        ] {
            change!(self, |db| sqlx::query(sql).bind(id.raw()).execute(db))?;
        }
        Ok(change!(self, |db| sqlx::query("delete from submission where id = $1 and state = 'draft'")
            .bind(id.raw())
            .execute(db))?
            == 1)
    }
}

impl TryFrom<Row> for Submission {
    type Error = crate::Error;

    fn try_from(row: Row) -> Result<Self> {
        let whose = match (row.child_id, row.about_id, row.of_child_id) {
            (Some(child), _, _) => Owner::Child(ChildId::new(child)),
            (None, Some(conference), _) => Owner::Family(MeetingId::new(conference)),
            (None, None, Some(child)) => Owner::Adult(ChildId::new(child)),
            (None, None, None) => return Err(crate::Error::Unreadable { what: "submission", text: row.id.to_string() }),
        };
        Ok(Self {
            id: SubmissionId::new(row.id),
            whose,
            author: row.author_id.map(StaffId::new),
            form: row.form,
            form_version: row.form_version,
            part: row.part,
            adds_to: row.adds_to.map(SubmissionId::new),
            kind: known("kind of submission", &row.kind)?,
            band: known("band", &row.band)?,
            language: known("language", &row.language)?,
            cycles: known("choice of meetings", &row.cycles)?,
            views: row.views,
            helper: row.helper.map(|json| json.0),
            started_at: row.started_at,
            sent_at: row.sent_at,
            received_on: row.received_on,
            snapshot: row.snapshot.map(|json| json.0),
        })
    }
}

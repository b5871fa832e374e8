//! What the staff of a conference see of it: returns, opened and written down; or only how many; and what became of the slips.

use crate::{Actor, Service, error::Result, meetings::SpokenAnswer};
use chrono::{DateTime, NaiveDate, Utc};
use heard_domain::{
    forms::{Language, Readers, Shown, Snapshot},
    ids::SubmissionId,
    policy::{Action, Scope},
    submission::SubmissionKind,
};
use heard_store::{Meeting, Submission, Tx};

/// The question in which a parent says whether to give a name, and the answer that gives it.
pub(super) const NAMED: &str = "named";

/// What one conference's page shows of parents and carers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FamilyFeedback {
    /// About this conference.
    pub about: Returns,
    /// About conferences before, shown with this one because it is the family's next.
    pub earlier: Vec<EarlierReturns>,
}

/// Returns about one conference.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Returns {
    /// How many.
    pub count: usize,
    /// What they say; none for a reader who may not read them.
    pub read: Option<Vec<FamilyReturn>>,
}

/// Returns about a conference before.
#[derive(Clone, Debug, PartialEq)]
pub struct EarlierReturns {
    /// The conference.
    pub meeting: Meeting,
    /// What was said about it.
    pub returns: Returns,
}

/// Who sent a return, as they chose to be known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    /// Without a name.
    Unnamed,
    /// With a name, where one was written.
    Named(Option<String>),
}

/// One return, opened.
#[derive(Clone, Debug, PartialEq)]
pub struct FamilyReturn {
    /// Which one.
    pub id: SubmissionId,
    /// Who sent it.
    pub from: From,
    /// When it was sent. Never told of one without a name: in a small group the time says who it was.
    pub sent_at: Option<DateTime<Utc>>,
    /// The language it was asked in, told as the time is: of one without a name it is given as English.
    pub language: Language,
    /// Whether it came on paper.
    pub paper: bool,
    /// The day on which the paper came, told as the time is.
    pub received_on: Option<NaiveDate>,
    /// The answers, in order.
    pub answers: Vec<SpokenAnswer>,
    /// The headings of questions that were skipped.
    pub skipped: Vec<String>,
}

impl Service {
    /// What a conference's page shows of parents and carers; none when this reader has nothing to do with it.
    pub(crate) async fn family_feedback(&self, tx: &mut Tx, actor: &Actor, meeting: &Meeting) -> Result<Option<FamilyFeedback>> {
        if !meeting.kind.is_conference() {
            return Ok(None);
        }
        let makes = self.meeting_for(tx, actor, Action::MakeSlips, meeting.id).await.is_ok();
        if !makes && !reads(actor, meeting) {
            return Ok(None);
        }
        let mut about = tx.family_pieces(meeting.id).await?;
        about.retain(|piece| piece.kind == SubmissionKind::ParentFeedback);
        let about = self.open_returns(tx, actor, meeting, about).await?;
        let mut earlier: Vec<EarlierReturns> = Vec::new();
        let shown_with = tx.returns_shown_with(meeting.id).await?;
        let mut conferences: Vec<_> = shown_with.iter().filter_map(|piece| piece.whose.about()).collect();
        conferences.sort();
        conferences.dedup();
        for conference in conferences {
            let Some(before) = tx.meeting(conference).await? else { continue };
            let pieces = shown_with.iter().filter(|piece| piece.whose.about() == Some(conference)).cloned().collect();
            let returns = self.open_returns(tx, actor, &before, pieces).await?;
            earlier.push(EarlierReturns { meeting: before, returns });
        }
        earlier.sort_by_key(|one| one.meeting.starts_at);
        Ok(Some(FamilyFeedback { about, earlier }))
    }

    /// Opens returns about a conference for one reader: each is written down first, then shown.
    async fn open_returns(&self, tx: &mut Tx, actor: &Actor, about: &Meeting, pieces: Vec<Submission>) -> Result<Returns> {
        let count = pieces.len();
        let Some(staff) = actor.staff().filter(|_| reads(actor, about)) else { return Ok(Returns { count, read: None }) };
        let mut read = Vec::with_capacity(count);
        for piece in pieces {
            let (Some(snapshot), Some(sent_at)) = (piece.snapshot, piece.sent_at) else { continue };
            let at = self.record(tx, actor, Action::ReadFeedback, &format!("submission:{}", piece.id), "").await?;
            tx.open_submission(piece.id, staff.id, at).await?;
            read.push(opened(piece.id, snapshot, sent_at, piece.received_on));
        }
        Ok(Returns { count, read: Some(read) })
    }
}

/// Whether someone reads what was said about this conference: its own chair, and who answers for the service. The chair of the family's
/// next one only learns that something was said, since parents were told who reads it.
fn reads(actor: &Actor, about: &Meeting) -> bool {
    match actor.scope(Action::ReadFeedback) {
        Scope::Service => true,
        Scope::OwnMeetings | Scope::AllocatedAndMeetings => actor.staff().is_some_and(|staff| about.chair == Some(staff.id)),
        Scope::Nothing | Scope::Own | Scope::Allocated => false,
    }
}

fn opened(id: SubmissionId, snapshot: Snapshot, sent_at: DateTime<Utc>, received_on: Option<NaiveDate>) -> FamilyReturn {
    let from = from(&snapshot);
    let told = from != From::Unnamed;
    let language = Some(snapshot.asked_in()).filter(|_| told).unwrap_or_default();
    let (mut answers, mut skipped) = (Vec::new(), Vec::new());
    for asked in snapshot.questions.into_iter().filter(|asked| asked.id != NAMED && asked.readers == Readers::Feedback) {
        match asked.answer {
            Some(shown) => answers.push(SpokenAnswer { ask: asked.ask, heading: asked.heading, shown, hush: false }),
            None => skipped.push(asked.heading),
        }
    }
    FamilyReturn {
        id,
        from,
        language,
        sent_at: Some(sent_at).filter(|_| told && received_on.is_none()),
        paper: received_on.is_some(),
        received_on: received_on.filter(|_| told),
        answers,
        skipped,
    }
}

/// No answer means without a name.
pub(super) fn from(snapshot: &Snapshot) -> From {
    snapshot
        .answered()
        .find_map(|(asked, shown)| match shown {
            Shown::Options { options, .. } if asked.id == NAMED => options.first(),
            _ => None,
        })
        .filter(|option| option.id == NAMED)
        .map_or(From::Unnamed, |option| From::Named(option.beside.clone()))
}

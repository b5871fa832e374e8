//! What adults wrote before a meeting or about a child, as one reader sees it: apart from the child's words, and never among them.

use super::{
    SlipFor, SlipsHere,
    read::{From, NAMED, from},
    slip_for::is_review,
};
use crate::{
    Actor, Service,
    error::{Error, Result},
    linking::{meeting_fact, sent_fact},
    meetings::SpokenAnswer,
};
use chrono::{DateTime, NaiveDate, Utc};
use heard_domain::{
    forms::Readers,
    ids::{ChildId, SubmissionId},
    linking::came_after,
    policy::{Action, Scope},
    submission::SubmissionKind,
};
use heard_store::{Meeting, Owner, Submission, Tx};

/// What a meeting's page shows of adults.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AdultsAtMeeting {
    /// How many pieces there are, for a reader who may not open them.
    pub sent: usize,
    /// The pieces this reader may open, in an order that tells nothing of when.
    pub pieces: Vec<AdultPiece>,
    /// The slips they write with.
    pub slips: Vec<SlipsHere>,
}

/// Who wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Writer {
    /// A parent or carer of the family, as they chose to be known.
    Family(From),
    /// The child's carer, as carer.
    Carer,
    /// A worker, by name.
    Worker(String),
}

/// One piece, opened.
#[derive(Clone, Debug, PartialEq)]
pub struct AdultPiece {
    /// Which one.
    pub id: SubmissionId,
    /// The form's name.
    pub form: String,
    /// Who wrote it.
    pub writer: Writer,
    /// What the child is called, where it is about one.
    pub about: Option<String>,
    /// When it was sent. Never told of one without a name.
    pub sent_at: Option<DateTime<Utc>>,
    /// Whether it came on paper.
    pub paper: bool,
    /// The day on which the paper came, told as the time is.
    pub received_on: Option<NaiveDate>,
    /// Whether it came after this meeting had started.
    pub after: bool,
    /// The answers this reader may see, in order.
    pub answers: Vec<SpokenAnswer>,
    /// The headings of questions that were skipped.
    pub skipped: Vec<String>,
    /// Everyone who opened it, this reader among them; not told of one without a name, as the time is not.
    pub openings: Vec<(String, DateTime<Utc>)>,
    /// Whether this is the first time this reader opens it.
    pub new: bool,
}

/// How the reader knows the meeting or the child, which narrows what they see of a piece.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Eyes {
    Chair,
    Worker,
    Manager,
    /// Who books and invites.
    Booker,
}

impl Eyes {
    const fn see(self, readers: Readers) -> bool {
        match readers {
            Readers::Bookers => true,
            Readers::Chair => matches!(self, Self::Chair),
            Readers::ChairWorker | Readers::CarerReview | Readers::StaffRecord => !matches!(self, Self::Booker),
            Readers::Feedback | Readers::Alert | Readers::Nobody => false,
        }
    }
}

impl Service {
    /// What a meeting's page shows of adults. Every piece is written down as read before it is shown.
    pub(crate) async fn adults_at(&self, tx: &mut Tx, actor: &Actor, meeting: &Meeting) -> Result<AdultsAtMeeting> {
        let children = tx.children_of_meeting(meeting.id).await?;
        let mut slips = Vec::new();
        let mut asks = Vec::new();
        if meeting.kind.is_conference() {
            asks.extend([SlipFor::Before(meeting.id), SlipFor::After(meeting.id)]);
        } else if is_review(meeting) {
            asks.extend(children.iter().map(|child| SlipFor::Carer(*child)));
        }
        for one in asks {
            slips.extend(self.slips_here(tx, actor, one).await?);
        }
        let linked = tx.adult_pieces_for(meeting.id).await?;
        let sent = linked.len();
        let mut pieces = Vec::new();
        for piece in linked {
            pieces.extend(self.open_at(tx, actor, meeting, &children, piece, false).await?);
        }
        for piece in self.late_for(tx, meeting, &children).await? {
            pieces.extend(self.open_at(tx, actor, meeting, &children, piece, true).await?);
        }
        Ok(AdultsAtMeeting { sent, pieces, slips })
    }

    /// One record of a child, opened by someone who may read it.
    pub async fn record_page(&self, actor: &Actor, child: ChildId, id: SubmissionId) -> Result<AdultPiece> {
        let mut tx = self.store.write().await?;
        let found = self.child_for(&mut tx, actor, Action::ReadAdultViews, child).await?;
        let piece = tx
            .submission(id)
            .await?
            .filter(|piece| piece.kind == SubmissionKind::Observation && piece.whose == Owner::Adult(child));
        let (Some(piece), Some(staff)) = (piece, actor.staff()) else { return Err(Error::Hidden) };
        // Everyone who reads it reads all of it: which of the readers this is makes no difference.
        let eyes = if tx.is_worker_of(staff.id, found.id).await? { Eyes::Worker } else { Eyes::Manager };
        let opened = self.open_adults(&mut tx, actor, eyes, piece, false).await?.ok_or(Error::Hidden)?;
        tx.commit().await?;
        Ok(opened)
    }

    /// Pieces that came too late for this meeting, and go on to the next.
    async fn late_for(&self, tx: &mut Tx, meeting: &Meeting, children: &[ChildId]) -> Result<Vec<Submission>> {
        let mut late = tx.family_pieces(meeting.id).await?;
        for child in children {
            late.extend(tx.adult_pieces_of(*child).await?);
        }
        let fact = meeting_fact(meeting);
        late.retain(|piece| sent_fact(piece).is_some_and(|sent| came_after(&sent, &[fact]).contains(&meeting.id)));
        Ok(late)
    }

    async fn open_at(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        meeting: &Meeting,
        children: &[ChildId],
        piece: Submission,
        after: bool,
    ) -> Result<Option<AdultPiece>> {
        let Some(staff) = actor.staff() else { return Ok(None) };
        let of = piece.whose.of_child().map_or_else(|| children.to_vec(), |child| vec![child]);
        let mut works = false;
        for child in of {
            works |= tx.is_worker_of(staff.id, child).await?;
        }
        let eyes = match actor.scope(Action::ReadAdultViews) {
            Scope::Nothing if actor.scope(Action::BookMeeting) == Scope::Service => Eyes::Booker,
            Scope::Nothing => return Ok(None),
            _ if meeting.chair == Some(staff.id) => Eyes::Chair,
            _ if works => Eyes::Worker,
            Scope::Service => Eyes::Manager,
            _ => return Ok(None),
        };
        self.open_adults(tx, actor, eyes, piece, after).await
    }

    /// Opens one piece for one reader: written down first, then shown. None for a draft, and for a booker whom nothing in it concerns.
    async fn open_adults(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        eyes: Eyes,
        piece: Submission,
        after: bool,
    ) -> Result<Option<AdultPiece>> {
        let (Some(snapshot), Some(sent_at), Some(staff)) = (piece.snapshot, piece.sent_at, actor.staff()) else {
            return Ok(None);
        };
        let writer = match (piece.kind, piece.author) {
            (SubmissionKind::Observation, Some(author)) => {
                Writer::Worker(tx.staff(author).await?.map(|staff| staff.name).unwrap_or_default())
            }
            _ if piece.whose.of_child().is_some() => Writer::Carer,
            _ => Writer::Family(from(&snapshot)),
        };
        let told = writer != Writer::Family(From::Unnamed);
        let (form, mut answers, mut skipped) = (snapshot.name, Vec::new(), Vec::new());
        for asked in snapshot.questions.into_iter().filter(|asked| asked.id != NAMED && eyes.see(asked.readers)) {
            match asked.answer {
                Some(shown) => answers.push(SpokenAnswer { ask: asked.ask, heading: asked.heading, shown, hush: false }),
                None => skipped.push(asked.heading),
            }
        }
        if eyes == Eyes::Booker && answers.is_empty() {
            return Ok(None);
        }
        let new = eyes != Eyes::Booker && !tx.openings(piece.id).await?.iter().any(|(by, _, _)| *by == staff.id);
        let detail = if eyes == Eyes::Booker { "what is to be arranged" } else { "" };
        let at = self.record(tx, actor, Action::ReadAdultViews, &format!("submission:{}", piece.id), detail).await?;
        // Who sees only what is to be arranged has not read it.
        if eyes != Eyes::Booker {
            tx.open_submission(piece.id, staff.id, at).await?;
        }
        let openings = tx.openings(piece.id).await?.into_iter().filter(|_| told).map(|(_, name, at)| (name, at)).collect();
        let about = match piece.whose.of_child() {
            Some(child) => tx.child(child).await?.map(|child| child.given_name.unwrap_or(child.council_id)),
            None => None,
        };
        Ok(Some(AdultPiece {
            id: piece.id,
            form,
            writer,
            about,
            sent_at: Some(sent_at).filter(|_| told && piece.received_on.is_none()),
            paper: piece.received_on.is_some(),
            received_on: piece.received_on.filter(|_| told),
            after,
            answers,
            skipped,
            openings,
            new,
        }))
    }
}

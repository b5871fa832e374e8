//! One meeting's page: the children, their words first, how each took part. Reading is written down before the page is sent.

use crate::{
    Actor, Service,
    error::Result,
    feedback::{AdultsAtMeeting, FamilyFeedback},
    linking::{meeting_fact, sent_fact},
    say::{REASONS, hidden_from_worker},
};
use chrono::{DateTime, Utc};
use heard_domain::{
    age::age_on,
    calendar::london_date,
    forms::{Asked, Band, Catalogue, Language, Names, Preference, Readers, Shown, fill_plain},
    ids::{ChildId, MeetingId, SubmissionId},
    linking::came_after,
    meeting::MeetingState,
    participation::{Code, Suggestion},
    policy::Action,
};
use heard_store::{Child, Helper, Meeting, Participation, Submission, Tx};

/// One meeting's page.
#[derive(Clone, Debug, PartialEq)]
pub struct MeetingPage {
    /// The meeting.
    pub meeting: Meeting,
    /// The chair's name.
    pub chair: Option<String>,
    /// Its children.
    pub children: Vec<ChildAtMeeting>,
    /// What parents and carers said of it, for a conference.
    pub family: Option<FamilyFeedback>,
    /// What adults wrote before it, apart from the children's words; and the slips for parents and carers.
    pub adults: AdultsAtMeeting,
    /// What happened to the meeting: when, by whom, what; oldest first.
    pub changes: Vec<(DateTime<Utc>, Option<String>, String)>,
    /// What the reader may do.
    pub may: MayAtMeeting,
    /// Whether it has started.
    pub started: bool,
}

/// What the reader of a meeting's page may do there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "permissions that do not hang together")]
pub struct MayAtMeeting {
    /// Read the children's words.
    pub read: bool,
    /// Move it or call it off.
    pub change: bool,
    /// Record that it was held.
    pub record: bool,
    /// Confirm codes.
    pub confirm: bool,
    /// Write back.
    pub reply: bool,
}

/// One child at a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct ChildAtMeeting {
    /// The child.
    pub child: Child,
    /// Age on the day, in years.
    pub age: u32,
    /// How they took part.
    pub participation: Option<Participation>,
    /// What the evidence suggests: as recorded, or as it stands now.
    pub suggestion: Suggestion,
    /// How many pieces are linked, for a reader who may not open them.
    pub sent: usize,
    /// The pieces linked to this meeting, oldest first.
    pub pieces: Vec<ReadPiece>,
    /// Pieces that came after this meeting had started.
    pub after: Vec<ReadPiece>,
    /// When the child declined the visit before it, and the reasons in words, which only the chair is told.
    pub declined_visit: Option<(DateTime<Utc>, Vec<String>)>,
}

/// One piece, opened.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadPiece {
    /// Which one.
    pub id: SubmissionId,
    /// The form's name.
    pub form: String,
    /// The piece it adds to: its form's name, and when that was sent.
    pub adds_to: Option<(String, DateTime<Utc>)>,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// The words the child was asked in.
    pub band: Band,
    /// The language the child was asked in. What staff read is English; the child's own words stand as written.
    pub language: Language,
    /// Who helped.
    pub helper: Option<Helper>,
    /// The answers this reader may see, in order.
    pub answers: Vec<SpokenAnswer>,
    /// The headings of questions that were skipped.
    pub skipped: Vec<String>,
    /// Everyone who opened it, this reader among them, with the first time.
    pub openings: Vec<(String, DateTime<Utc>)>,
    /// Whether this is the first time this reader opens it.
    pub new: bool,
    /// Whether the chair has written back, and since when the child sees it.
    pub reply: ReplyState,
}

/// How far the chair's reply to a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplyState {
    /// Nothing is written.
    Nothing,
    /// Something is written that the child does not see yet.
    Written,
    /// The child sees all of it, since then.
    Shown(DateTime<Utc>),
}

/// One answer.
#[derive(Clone, Debug, PartialEq)]
pub struct SpokenAnswer {
    /// The question as the child was asked.
    pub ask: String,
    /// The heading for the chair.
    pub heading: String,
    /// The answer as it was shown.
    pub shown: Shown,
    /// It must not be said aloud.
    pub hush: bool,
}

/// How the reader knows the child, which narrows what they see of a piece.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Eyes {
    Chair,
    Worker,
    Manager,
}

impl Eyes {
    const fn see(self, readers: Readers) -> bool {
        match readers {
            Readers::Chair => matches!(self, Self::Chair),
            Readers::ChairWorker | Readers::Bookers | Readers::CarerReview | Readers::StaffRecord => true,
            Readers::Feedback => matches!(self, Self::Chair | Self::Manager),
            Readers::Alert | Readers::Nobody => false,
        }
    }
}

impl Service {
    /// One meeting's page. Every piece on it is written down as read by this person before it is shown.
    pub async fn meeting_page(&self, actor: &Actor, id: MeetingId) -> Result<MeetingPage> {
        let mut tx = self.store.write().await?;
        let (meeting, children) = self.meeting_for(&mut tx, actor, Action::SeeMeeting, id).await?;
        let may = MayAtMeeting {
            read: actor.may(Action::ReadWords),
            change: actor.may(Action::ChangeMeeting)
                && meeting.state == MeetingState::Planned
                && self.meeting_for(&mut tx, actor, Action::ChangeMeeting, id).await.is_ok(),
            record: self.meeting_for(&mut tx, actor, Action::RecordMeeting, id).await.is_ok(),
            confirm: self.meeting_for(&mut tx, actor, Action::ConfirmCode, id).await.is_ok(),
            reply: meeting.state == MeetingState::Held && self.meeting_for(&mut tx, actor, Action::Reply, id).await.is_ok(),
        };
        let mut shown = Vec::with_capacity(children.len());
        for child in children {
            shown.push(self.child_at(&mut tx, actor, &meeting, child, may.read).await?);
        }
        let family = self.family_feedback(&mut tx, actor, &meeting).await?;
        let adults = self.adults_at(&mut tx, actor, &meeting).await?;
        self.record(&mut tx, actor, Action::SeeMeeting, &format!("meeting:{id}"), "").await?;
        let chair = self.chair_name(&mut tx, &meeting).await?;
        let changes = tx.meeting_changes(id).await?;
        tx.commit().await?;
        let started = meeting.starts_at <= self.clock.now();
        Ok(MeetingPage { meeting, chair, children: shown, family, adults, changes, may, started })
    }

    async fn child_at(&self, tx: &mut Tx, actor: &Actor, meeting: &Meeting, id: ChildId, read: bool) -> Result<ChildAtMeeting> {
        let child = tx.child(id).await?.ok_or(crate::Error::Hidden)?;
        let participation = tx.participation(meeting.id, id).await?;
        let suggestion = match participation.as_ref().and_then(|one| one.suggestion.clone()) {
            Some(recorded) => recorded,
            None => self.suggestion(tx, meeting, id, participation.as_ref().and_then(|one| one.attendance)).await?,
        };
        let linked = tx.submissions_for(meeting.id, id).await?;
        let fact = meeting_fact(meeting);
        let all = tx.submissions_of_child(id).await?;
        let late = all
            .into_iter()
            .filter(|piece| sent_fact(piece).is_some_and(|sent| came_after(&sent, &[fact]).contains(&meeting.id)))
            .collect::<Vec<_>>();
        let sent = linked.len();
        let eyes = self.eyes(tx, actor, meeting, id).await?.filter(|_| read);
        let mut pieces = Vec::new();
        let mut after = Vec::new();
        if let Some(eyes) = eyes {
            for piece in linked {
                pieces.extend(self.open_piece(tx, actor, eyes, piece).await?);
            }
            for piece in late {
                after.extend(self.open_piece(tx, actor, eyes, piece).await?);
            }
        }
        let age = age_on(child.date_of_birth, london_date(meeting.starts_at));
        let declined_visit =
            tx.declined_visit(meeting.id, id).await?.map(|visit| (visit.at, reasons(&visit.reasons, eyes == Some(Eyes::Chair))));
        Ok(ChildAtMeeting { child, age, participation, suggestion, sent, pieces, after, declined_visit })
    }

    /// How the reader knows the child at this meeting.
    async fn eyes(&self, tx: &mut Tx, actor: &Actor, meeting: &Meeting, child: ChildId) -> Result<Option<Eyes>> {
        let Some(staff) = actor.staff() else { return Ok(None) };
        if meeting.chair == Some(staff.id) {
            return Ok(Some(Eyes::Chair));
        }
        if tx.is_worker_of(staff.id, child).await? {
            return Ok(Some(Eyes::Worker));
        }
        Ok((actor.scope(Action::ReadWords) == heard_domain::policy::Scope::Service).then_some(Eyes::Manager))
    }

    /// Opens one piece for one reader: written down first, then shown. None when the child kept this reader out.
    async fn open_piece(&self, tx: &mut Tx, actor: &Actor, eyes: Eyes, piece: Submission) -> Result<Option<ReadPiece>> {
        let (Some(snapshot), Some(sent_at), Some(staff)) = (piece.snapshot, piece.sent_at, actor.staff()) else {
            return Ok(None);
        };
        if eyes == Eyes::Worker && hidden_from_worker(&snapshot) {
            return Ok(None);
        }
        let at = self.record(tx, actor, Action::ReadWords, &format!("submission:{}", piece.id), "").await?;
        let new = !tx.openings(piece.id).await?.iter().any(|(by, _, _)| *by == staff.id);
        tx.open_submission(piece.id, staff.id, at).await?;
        let openings = tx.openings(piece.id).await?.into_iter().map(|(_, name, at)| (name, at)).collect();
        let added_to = match piece.adds_to {
            Some(first) => tx.submission(first).await?,
            None => None,
        };
        let adds_to = added_to.and_then(|first| Some((first.snapshot?.name, first.sent_at?)));
        let replies = tx.replies(piece.id).await?;
        let reply = match replies.iter().map(|reply| reply.released_at).min() {
            None => ReplyState::Nothing,
            Some(None) => ReplyState::Written,
            Some(Some(_)) => {
                replies.iter().filter_map(|reply| reply.released_at).max().map_or(ReplyState::Written, ReplyState::Shown)
            }
        };
        let language = snapshot.asked_in();
        let mut answers = Vec::new();
        let mut skipped = Vec::new();
        for Asked { ask, heading, readers, preference, answer, .. } in snapshot.questions {
            match answer {
                _ if !eyes.see(readers) => {}
                Some(shown) => answers.push(SpokenAnswer { ask, heading, shown, hush: preference == Some(Preference::NotAloud) }),
                None => skipped.push(heading),
            }
        }
        Ok(Some(ReadPiece {
            id: piece.id,
            form: snapshot.name,
            adds_to,
            sent_at,
            band: piece.band,
            language,
            helper: piece.helper,
            answers,
            skipped,
            openings,
            new,
            reply,
        }))
    }
}

/// The agreed reasons for declining a visit, in the words children tapped; none for anyone but the chair.
fn reasons(ids: &[String], chair: bool) -> Vec<String> {
    let form = Catalogue::shipped().forms.iter().find_map(|form| form.question(REASONS));
    let Some(question) = form.filter(|_| chair) else { return Vec::new() };
    let names = Names::unknown(&Catalogue::shipped().standing, Band::B12);
    let words =
        |id: &String| question.choice(id).map_or_else(|| id.clone(), |choice| fill_plain(choice.words.shown(Band::B12), &names));
    ids.iter().map(words).collect()
}

/// The codes a child of this age on the day can have.
pub fn codes_for(age: u32) -> Vec<Code> {
    Code::ALL.into_iter().filter(|code| (*code == Code::Pn0) == (age < 4)).collect()
}

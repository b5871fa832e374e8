//! After the meeting: the chair writes back about each answer, and says whether each preference was honoured (rules section 5).

use crate::{
    Actor, Service,
    error::{Error, Problem, Result},
    linking::meeting_fact,
};
use chrono::{DateTime, Utc};
use heard_domain::{
    forms::{
        Band, Catalogue, Readers, Shown, length,
        lint::{Hint, hint},
    },
    ids::{ChildId, MeetingId, SubmissionId},
    meeting::MeetingState,
    policy::Action,
    replies::{Decided, LONGEST},
};
use heard_store::{Child, Meeting, NewReply, Reply, Submission, Tx};
use std::collections::BTreeMap;

/// The question that stands for the piece as a whole.
pub const WHOLE: &str = "";

/// Who helped is no wish of the child's: there is nothing to write back about.
const HELPING: &str = "helping";

/// The page on which a chair writes back about one piece.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplyPage {
    /// The meeting.
    pub meeting: Meeting,
    /// The child.
    pub child: Child,
    /// The piece.
    pub submission: SubmissionId,
    /// The form's name.
    pub form: String,
    /// The words the child reads.
    pub band: Band,
    /// The answers, in order, and last the piece as a whole.
    pub lines: Vec<ReplyLine>,
    /// Since when the child sees what stands here; none when the newest of it is not shown yet.
    pub released_at: Option<DateTime<Utc>>,
}

/// One answer, and what is written back about it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplyLine {
    /// The question; empty for the piece as a whole.
    pub question: String,
    /// The heading for the chair.
    pub heading: String,
    /// The answer as the child saw it.
    pub shown: Option<Shown>,
    /// Whether it states a preference, to be marked as honoured or not.
    pub preference: bool,
    /// What is written now.
    pub typed: ReplyTyped,
    /// How hard the words are for this child.
    pub hint: Option<Hint>,
}

/// What a chair typed about one answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReplyTyped {
    /// Key of a decision, or nothing.
    pub decided: String,
    /// To the child.
    pub said: String,
}

impl Service {
    /// The page on which the chair writes back.
    pub async fn reply_page(&self, actor: &Actor, meeting: MeetingId, piece: SubmissionId) -> Result<ReplyPage> {
        let mut tx = self.store.read().await?;
        let (meeting, piece, child) = self.piece_to_answer(&mut tx, actor, meeting, piece).await?;
        let replies = tx.replies(piece.id).await?;
        let child = tx.child(child).await?.ok_or(Error::Hidden)?;
        let band = piece.band;
        let written = |question: &str| replies.iter().find(|reply| reply.question == question);
        let catalogue = Catalogue::shipped();
        let line = |question: String, heading: String, shown: Option<Shown>, preference: bool| {
            let reply = written(&question);
            ReplyLine {
                typed: ReplyTyped {
                    decided: reply.and_then(|reply| reply.decided).map(|decided| decided.key().to_owned()).unwrap_or_default(),
                    said: reply.map(|reply| reply.said.clone()).unwrap_or_default(),
                },
                hint: reply.and_then(|reply| hint(catalogue, band, &reply.said)),
                question,
                heading,
                shown,
                preference,
            }
        };
        let snapshot = piece.snapshot.ok_or(Error::Hidden)?;
        let mut lines: Vec<ReplyLine> = snapshot
            .questions
            .into_iter()
            .filter(|asked| can_be_answered(asked.readers) && asked.id != HELPING)
            .filter_map(|asked| {
                let heading = if asked.heading.is_empty() { asked.ask } else { asked.heading };
                Some(line(asked.id, heading, Some(asked.answer?), asked.preference.is_some()))
            })
            .collect();
        lines.push(line(WHOLE.to_owned(), String::new(), None, false));
        let released_at = replies.iter().map(|reply| reply.released_at).min().flatten();
        Ok(ReplyPage { meeting, child, submission: piece.id, form: snapshot.name, band, lines, released_at })
    }

    /// Writes back, and shows it to the child when `show` says so. What was written before is kept.
    ///
    /// # Errors
    /// [`Error::Invalid`] beside `said.QUESTION` or `decided.QUESTION`: a reason is missing, or it is too long. Nothing is kept then.
    pub async fn reply(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        piece: SubmissionId,
        typed: &BTreeMap<String, ReplyTyped>,
        show: bool,
    ) -> Result<()> {
        let mut tx = self.store.write().await?;
        let (meeting, piece, _) = self.piece_to_answer(&mut tx, actor, meeting, piece).await?;
        let by = actor.staff().ok_or(Error::Hidden)?.id;
        let snapshot = piece.snapshot.ok_or(Error::Hidden)?;
        let asked =
            |question: &str| snapshot.questions.iter().find(|asked| asked.id == question && can_be_answered(asked.readers));
        if typed.keys().any(|question| question != WHOLE && asked(question).is_none()) {
            return Err(Error::Hidden);
        }
        let before = tx.replies(piece.id).await?;
        let mut problems = Vec::new();
        let mut new = Vec::new();
        for (question, ReplyTyped { decided, said }) in typed {
            let said = said.trim();
            let decided: Option<Decided> = decided.parse().ok();
            if length(said) > LONGEST {
                problems.push(Problem::new(format!("said.{question}"), format!("Use {LONGEST} characters or fewer")));
            } else if said.is_empty() && decided.is_some_and(Decided::needs_reason) {
                problems.push(Problem::new(format!("said.{question}"), "Say the reason, in words for the child".to_owned()));
            }
            let stands = before.iter().find(|reply| reply.question == *question);
            let nothing = decided.is_none() && said.is_empty() && stands.is_none();
            let same = |reply: &Reply| reply.decided == decided && reply.said == said && (reply.released_at.is_some() || !show);
            if !nothing && !stands.is_some_and(same) {
                new.push((question, decided, said));
            }
        }
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        let says_something = new.iter().any(|(_, decided, said)| decided.is_some() || !said.is_empty()) || !before.is_empty();
        if show && !says_something {
            return Err(Error::Invalid(vec![Problem::new("said.", "Write something back before you show it".to_owned())]));
        }
        let subject = format!("submission:{}", piece.id);
        let at = self.record(&mut tx, actor, Action::Reply, &subject, if show { "shown" } else { "kept" }).await?;
        for (question, decided, said) in new {
            let released_at = show.then_some(at);
            let reply = NewReply { submission: piece.id, question, meeting: meeting.id, decided, said, by, at, released_at };
            tx.add_reply(&reply).await?;
        }
        Ok(tx.commit().await?)
    }

    /// A child's piece that was for this meeting, which was held, for the person who writes back.
    async fn piece_to_answer(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        meeting: MeetingId,
        piece: SubmissionId,
    ) -> Result<(Meeting, Submission, ChildId)> {
        let (meeting, children) = self.meeting_for(tx, actor, Action::Reply, meeting).await?;
        let piece = tx.submission(piece).await?.ok_or(Error::Hidden)?;
        let child = piece.whose.child().filter(|child| children.contains(child)).ok_or(Error::Hidden)?;
        let linked = tx.submissions_for(meeting.id, child).await?.iter().any(|linked| linked.id == piece.id);
        let late = crate::linking::sent_fact(&piece)
            .is_some_and(|sent| heard_domain::linking::came_after(&sent, &[meeting_fact(&meeting)]).contains(&meeting.id));
        if meeting.state != MeetingState::Held || !(linked || late) {
            return Err(Error::Hidden);
        }
        Ok((meeting, piece, child))
    }
}

/// Whether the chair sees an answer of these readers, and so can write back about it.
const fn can_be_answered(readers: Readers) -> bool {
    !matches!(readers, Readers::Alert | Readers::Nobody)
}

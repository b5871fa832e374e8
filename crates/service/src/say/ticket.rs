//! The save ticket: a page of a draft carries it, so that words typed after the session ended still reach the draft.
//! It can write one question of one draft for a day. It can read nothing.

use super::Autosaved;
use crate::{
    Service,
    error::{Error, Result},
};
use chrono::{DateTime, TimeDelta};
use heard_domain::{forms::RawFields, ids::SubmissionId};
use heard_store::Saved;

/// How long a page that was left open can still save.
const LIFE: TimeDelta = TimeDelta::hours(24);

impl Service {
    /// A ticket for one question, or one page of questions, of one draft.
    pub(crate) fn ticket(&self, submission: SubmissionId, question: &str) -> String {
        let until = (self.clock.now() + LIFE).timestamp();
        format!("{until}.{}", self.seal(submission, question, until))
    }

    fn seal(&self, submission: SubmissionId, question: &str, until: i64) -> String {
        self.hasher.keyed("save ticket", &format!("{submission} {question} {until}"))
    }

    /// Whether a ticket is one of ours for this question, or this page of questions, and not too old.
    pub(crate) fn is_ticket(&self, ticket: &str, submission: SubmissionId, question: &str) -> bool {
        ticket.split_once('.').and_then(|(until, seal)| Some((until.parse::<i64>().ok()?, seal))).is_some_and(|(until, seal)| {
            let fresh = DateTime::from_timestamp(until, 0).is_some_and(|until| self.clock.now() <= until);
            // Both sides are keyed hashes: comparing them tells a guesser nothing that helps.
            fresh && self.seal(submission, question, until) == seal
        })
    }

    /// Saves words with a ticket and without a session. They become the newest revision; what stood is kept beside.
    pub async fn save_by_ticket(
        &self,
        submission: SubmissionId,
        question: &str,
        ticket: &str,
        fields: &RawFields,
    ) -> Result<Autosaved> {
        if !self.is_ticket(ticket, submission, question) {
            return Err(Error::SignedOut);
        }
        let mut tx = self.store.write().await?;
        let found = tx.submission(submission).await?.ok_or(Error::SignedOut)?;
        let draft = self.draft_of(&mut tx, found).await?;
        let asked = draft.question(question)?;
        let seen = draft.saved(question).map_or(0, |saved| saved.revision);
        let mut revision = seen;
        if let Some(answer) = asked.parse(fields, draft.band, &draft.facts).map_err(Error::Answer)? {
            match tx.save_answer(submission, question, Some(&answer), seen, self.clock.now()).await? {
                Saved::Kept(kept) => revision = kept,
                Saved::Newer(_) => return Err(Error::Busy),
            }
        }
        tx.audit(self.clock.now(), "ticket", "save-after-session", &format!("submission:{submission}"), "").await?;
        tx.commit().await?;
        Ok(Autosaved { revision, at: self.clock.now() })
    }
}

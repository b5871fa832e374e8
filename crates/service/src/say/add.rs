//! After sending: "I changed my mind", more of the same, a copy. The piece that was sent stays as it was.

use super::HIDE_FROM;
use crate::{
    Actor, Service,
    error::{Error, Result},
};
use heard_domain::{
    forms::{Does, Language, OfferedWhen, TextId, fill_plain},
    ids::{SubmissionId, TaskId},
    policy::Action,
};
use heard_store::{Helper, NewSubmission, NewTask, Owner, TaskAbout};

impl Service {
    /// Begins to add to a sent piece, or goes on with what was begun. Whoever was kept out of the piece is kept out of what is added.
    pub async fn add_to(&self, actor: &Actor, piece: SubmissionId, helper: Option<&Helper>) -> Result<SubmissionId> {
        actor.require(Action::SendStatement)?;
        let form =
            self.forms().forms.iter().find(|form| form.offered_when == Some(OfferedWhen::OnAReceipt)).ok_or(Error::Hidden)?;
        let mut tx = self.store.write().await?;
        let sent = self.own(&mut tx, actor, piece).await?;
        let (Owner::Child(child), Some(_)) = (sent.whose, sent.sent_at) else { return Err(Error::Hidden) };
        tx.lock_child(child).await?;
        if let Some(begun) = tx.additions(piece).await?.into_iter().find(|one| one.sent_at.is_none()) {
            return Ok(begun.id);
        }
        let record = tx.child(child).await?.ok_or(Error::Hidden)?;
        let band = self.band_of(&record);
        if !form.bands().any(|has| has == band) {
            return Err(Error::Hidden);
        }
        let id = SubmissionId::new(self.chance.id());
        let at = self.clock.now();
        tx.add_submission(&NewSubmission {
            id,
            whose: sent.whose,
            author: None,
            form: &form.id,
            form_version: i64::from(form.version),
            part: None,
            kind: form.submission,
            band,
            language: form.language,
            helper,
            received_on: None,
            at,
        })
        .await?;
        tx.set_adds_to(id, piece).await?;
        if let Some(kept_out) = tx.answer(piece, HIDE_FROM).await?.and_then(|answer| answer.value) {
            tx.save_answer(id, HIDE_FROM, Some(&kept_out), 0, at).await?;
        }
        tx.commit().await?;
        Ok(id)
    }

    /// Asks for a copy of a sent piece: someone has to give it to the child. Asking again while nobody has changes nothing.
    pub async fn ask_for_copy(&self, actor: &Actor, piece: SubmissionId) -> Result<()> {
        actor.require(Action::SeeOwnReceipt)?;
        let mut tx = self.store.write().await?;
        let sent = self.own(&mut tx, actor, piece).await?;
        let (Owner::Child(child), Some(snapshot)) = (sent.whose, sent.snapshot) else { return Err(Error::Hidden) };
        tx.lock_child(child).await?;
        let waits = tx.tasks_of_submission(piece).await?.iter().any(|task| task.does == Does::Copy && task.done.is_none());
        let Some(task_for) = Does::Copy.task_for().filter(|_| !waits) else { return Ok(()) };
        let kept = super::hidden_from_worker(&snapshot);
        let english = self.in_language(Language::English);
        let choice = fill_plain(english.forms().standing.text(TextId::CopyAsked, sent.band), &english.plain_names());
        tx.add_task(&NewTask {
            id: TaskId::new(self.chance.id()),
            about: TaskAbout::Child(child),
            submission: piece,
            does: Does::Copy,
            task_for: if kept { task_for.without_worker() } else { task_for },
            ask: &snapshot.name,
            choice: &choice,
            at: self.clock.now(),
        })
        .await?;
        self.record(&mut tx, actor, Action::SeeOwnReceipt, &format!("submission:{piece}"), "a copy is wanted").await?;
        Ok(tx.commit().await?)
    }
}

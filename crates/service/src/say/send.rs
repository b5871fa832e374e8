//! Sending: one transaction freezes the piece, links it to the next review, raises what must be raised, and writes it down.

use crate::{
    Actor, Service,
    error::{Error, Result},
};
use heard_domain::{
    forms::{Page, RawFields},
    ids::SubmissionId,
    policy::Action,
    submission::{CycleChoice, SubmissionKind},
};
use heard_store::{Owner, TaskAbout};
use std::collections::BTreeMap;

impl Service {
    /// Sends a draft once, however often it is tried. `here` holds the fields of the check page's own questions, by question; `cycles`
    /// is what a child chose, and an adult's form says it itself.
    ///
    /// # Errors
    /// [`Error::Answers`] when what cannot be skipped was; [`Error::SentBefore`] when it was sent already: the page shows the receipt, and nothing happens twice.
    pub async fn send(
        &self,
        actor: &Actor,
        id: SubmissionId,
        cycles: CycleChoice,
        here: BTreeMap<String, RawFields>,
    ) -> Result<()> {
        let mut tx = self.store.write().await?;
        let submission = self.own(&mut tx, actor, id).await?;
        if let Owner::Child(child) | Owner::Adult(child) = submission.whose {
            tx.lock_child(child).await?;
        }
        let draft = self.open_draft(&mut tx, actor, id).await?;
        for (question, fields) in here {
            if draft.question(&question)?.page != Page::CheckPage {
                return Err(Error::Hidden);
            }
            let seen = draft.saved(&question).map_or(0, |saved| saved.revision);
            self.put_answer(&mut tx, &draft, &question, fields, seen).await?;
        }
        let draft = self.open_draft(&mut tx, actor, id).await?;
        let journey = draft.journey();
        if !super::says_something(&journey) {
            return Err(Error::Invalid(Vec::new()));
        }
        let skipped = journey.steps().iter().filter(|question| question.required && journey.answer(&question.id).is_none());
        let skipped = skipped.filter_map(|question| {
            let problem = question.parse(&RawFields::default(), draft.band, &draft.facts).err()?;
            Some((question.id.clone(), problem))
        });
        let skipped: Vec<_> = skipped.collect();
        if !skipped.is_empty() {
            return Err(Error::Answers(skipped));
        }
        let snapshot = draft.snapshot();
        let cycles = if submission.whose.child().is_some() { cycles } else { draft.form.cycles() };
        let at = self.clock.now();
        if !tx.send(id, cycles, at, &snapshot).await? {
            return Err(Error::SentBefore);
        }
        let subject = format!("submission:{id}");
        match submission.whose {
            Owner::Child(child) => {
                let keep_from_worker = super::hidden_from_worker(&snapshot);
                self.raise(&mut tx, child, id, draft.signals(), keep_from_worker).await?;
                if keep_from_worker {
                    tx.keep_alerts_from_worker(id).await?;
                }
                self.keep_declined_visit(&mut tx, child, &draft).await?;
                self.start_tasks(&mut tx, task_about(submission.whose), &draft, keep_from_worker).await?;
                self.record(&mut tx, actor, Action::SendStatement, &subject, &snapshot.form).await?;
                self.relink_child(&mut tx, child).await?;
            }
            // The forms of adults have no answer with a bell: they say whom to call instead.
            whose @ (Owner::Family(_) | Owner::Adult(_)) => {
                let action = match submission.kind {
                    SubmissionKind::ParentFeedback => Action::GiveFeedback,
                    SubmissionKind::Observation => Action::Observe,
                    _ => Action::GiveAdultViews,
                };
                self.start_tasks(&mut tx, task_about(whose), &draft, false).await?;
                self.record(&mut tx, actor, action, &subject, &snapshot.form).await?;
                self.relink_adults(&mut tx, whose).await?;
            }
        }
        Ok(tx.commit().await?)
    }
}

/// What a task is about that someone's answers ask for.
pub(crate) const fn task_about(whose: Owner) -> TaskAbout {
    match whose {
        Owner::Child(child) | Owner::Adult(child) => TaskAbout::Child(child),
        Owner::Family(conference) => TaskAbout::Conference(conference),
    }
}

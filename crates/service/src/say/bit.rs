//! "Send this bit now": an answer with a bell, told at once and alone. Nothing is sent silently, and nothing is sent twice.

use super::{Place, Then, draft::Draft};
use crate::{
    Actor, Service,
    error::{Error, Result},
};
use chrono::Timelike;
use heard_domain::{
    calendar::london_local,
    forms::{Answer, Band, Names, Page, Placeholder, Question, RawFields},
    ids::{AlertId, ChildId, SubmissionId},
    policy::Action,
};
use heard_store::{Owner, Tx};

/// The hours in which someone is in the office, London time.
const OFFICE_HOURS: std::ops::Range<u32> = 9..17;

/// The page after an answer with a bell.
#[derive(Clone, Debug)]
pub struct BitPage {
    /// The draft.
    pub submission: SubmissionId,
    /// The question that was answered.
    pub question: &'static Question,
    /// The words.
    pub band: Band,
    /// The names in them, with what was chosen and who is told.
    pub names: Names,
    /// Whether it was sent already: then it is asked how the child can be reached.
    pub sent: bool,
    /// The question of how to reach the child, with what they said.
    pub reach: Option<(&'static Question, RawFields)>,
}

impl Service {
    /// The page after an answer with a bell; [`Error::Hidden`] for an answer without.
    pub async fn bit(&self, actor: &Actor, id: SubmissionId, question: &str) -> Result<BitPage> {
        let mut tx = self.store.read().await?;
        let draft = self.open_draft(&mut tx, actor, id).await?;
        let (signals, choices): (Vec<_>, Vec<String>) = draft.signals_of(question).into_iter().unzip();
        if signals.is_empty() {
            return Err(Error::Hidden);
        }
        let sent = self.not_raised_yet(&mut tx, id, signals).await?.is_empty();
        let names = draft.names.clone().with(Placeholder::Choice, choices.join(draft.names.language().comma()));
        let reach = draft.form.questions.iter().find(|one| one.page == Page::AlertPage && one.bands.contains(&draft.band));
        let said = |reach: &Question| draft.answers.get(&reach.id).map(Answer::fields).unwrap_or_default();
        Ok(BitPage {
            submission: id,
            question: draft.question(question)?,
            band: draft.band,
            names,
            sent,
            reach: reach.map(|reach| (reach, said(reach))),
        })
    }

    /// Tells those whose job it is, at once, of this answer and of nothing else. A second time changes nothing.
    pub async fn send_bit(&self, actor: &Actor, id: SubmissionId, question: &str) -> Result<()> {
        actor.require(Action::SendStatement)?;
        let mut tx = self.store.write().await?;
        let submission = self.own(&mut tx, actor, id).await?;
        let Owner::Child(child) = submission.whose else { return Err(Error::Hidden) };
        tx.lock_child(child).await?;
        let draft = self.open_draft(&mut tx, actor, id).await?;
        let signals = bells_of(&draft, question);
        if signals.is_empty() {
            return Err(Error::Hidden);
        }
        let kept = keeps_from_worker(&draft);
        if self.raise(&mut tx, child, id, signals, kept).await? {
            self.record(&mut tx, actor, Action::SendStatement, &format!("submission:{id}"), &format!("only {question}")).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Adds how the child can be reached to what was told, and says where to go on.
    ///
    /// # Errors
    /// [`Error::Answer`] when it cannot be taken; nothing is changed then.
    pub async fn say_how_to_reach(
        &self,
        actor: &Actor,
        id: SubmissionId,
        question: &str,
        fields: RawFields,
        then: Then,
    ) -> Result<Place> {
        let mut tx = self.store.write().await?;
        let draft = self.open_draft(&mut tx, actor, id).await?;
        if let Some(reach) = draft.form.questions.iter().find(|one| one.page == Page::AlertPage) {
            let seen = draft.saved(&reach.id).map_or(0, |saved| saved.revision);
            self.put_answer(&mut tx, &draft, &reach.id, fields, seen).await?;
            let answer = tx.answer(id, &reach.id).await?.and_then(|answer| answer.value);
            let alert = tx.alerts_of_submission(id).await?.pop();
            if let (Some(Answer::Text { words, .. }), Some(alert)) = (answer, alert) {
                let ask = draft.ask_in_english(&reach.id);
                let mut signals = alert.signals;
                signals.retain(|(said, _)| *said != ask);
                signals.push((ask, words));
                tx.set_signals(alert.id, &signals).await?;
            }
        }
        tx.commit().await?;
        self.after_bit(actor, id, question, then).await
    }

    /// Where to go on after the page.
    pub async fn after_bit(&self, actor: &Actor, id: SubmissionId, question: &str, then: Then) -> Result<Place> {
        let mut tx = self.store.read().await?;
        let draft = self.open_draft(&mut tx, actor, id).await?;
        Ok(place_after(&draft, question, then))
    }

    /// Whether nobody is in the office now: at night, at weekends and on bank holidays, London time. Past the table of bank holidays it is
    /// taken as shut, so that nothing is promised.
    pub fn office_is_shut(&self) -> bool {
        let now = london_local(self.clock.now());
        !OFFICE_HOURS.contains(&now.hour()) || !self.rules.days.is_working_day(now.date()).unwrap_or(false)
    }

    /// Whether an answer has a bell that nobody was told of yet.
    pub(super) async fn has_untold_bell(&self, tx: &mut Tx, draft: &Draft, question: &str) -> Result<bool> {
        let signals = bells_of(draft, question);
        if signals.is_empty() || draft.submission.whose.child().is_none() {
            return Ok(false);
        }
        Ok(!self.not_raised_yet(tx, draft.submission.id, signals).await?.is_empty())
    }

    /// The first answer of a draft that has a bell of which nobody was told: its question.
    pub(super) async fn waiting_bell(&self, tx: &mut Tx, draft: &Draft) -> Result<Option<String>> {
        let journey = draft.journey();
        for raised in journey.signals() {
            if self.has_untold_bell(tx, draft, &raised.question.id).await? {
                return Ok(Some(raised.question.id.clone()));
            }
        }
        Ok(None)
    }

    /// Raises an alert for what a piece has not raised before. False when there was nothing new.
    pub(super) async fn raise(
        &self,
        tx: &mut Tx,
        child: ChildId,
        id: SubmissionId,
        signals: Vec<(String, String)>,
        keep_from_worker: bool,
    ) -> Result<bool> {
        let signals = self.not_raised_yet(tx, id, signals).await?;
        if signals.is_empty() {
            return Ok(false);
        }
        tx.add_alert(AlertId::new(self.chance.id()), child, Some(id), &signals, keep_from_worker, self.clock.now()).await?;
        Ok(true)
    }

    async fn not_raised_yet(
        &self,
        tx: &mut Tx,
        id: SubmissionId,
        signals: Vec<(String, String)>,
    ) -> Result<Vec<(String, String)>> {
        let told = tx.alerts_of_submission(id).await?;
        Ok(signals.into_iter().filter(|signal| !told.iter().any(|alert| alert.signals.contains(signal))).collect())
    }
}

/// Where the child goes from a question.
pub(super) fn place_after(draft: &Draft, question: &str, then: Then) -> Place {
    let journey = draft.journey();
    match then {
        Then::Stop => Place::Stopped,
        Then::Check if journey.step(question).is_some() => Place::Check,
        _ => journey.next(question).map_or(Place::Check, |next| Place::Question(next.id.clone())),
    }
}

/// What an answer of the draft tells: the question and each option with a bell.
fn bells_of(draft: &Draft, question: &str) -> Vec<(String, String)> {
    draft.signals_of(question).into_iter().map(|(told, _)| told).collect()
}

/// Whether the child said that their worker must not see it.
fn keeps_from_worker(draft: &Draft) -> bool {
    draft.answers.get(super::HIDE_FROM).is_some_and(|answer| answer.chosen().contains(&"worker"))
}

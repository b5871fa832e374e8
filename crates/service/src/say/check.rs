//! The check page: everything said, with change and leave out; who must not see it; who will read it; send.

use crate::{Actor, Service, error::Result};
use heard_domain::{
    forms::{Band, Facts, Form, Names, Question, RawFields, Shown},
    ids::SubmissionId,
    meeting::MeetingKind,
    submission::Cycle,
};
use heard_store::Owner;

/// The check page of a draft.
#[derive(Clone, Debug)]
pub struct CheckPage {
    /// The draft.
    pub submission: SubmissionId,
    /// The form.
    pub form: &'static Form,
    /// Which part of a pack it is.
    pub part: Option<String>,
    /// The words.
    pub band: Band,
    /// The names in them.
    pub names: Names,
    /// What is known.
    pub facts: Facts,
    /// Every question of the way, answered or skipped.
    pub questions: Vec<CheckQuestion>,
    /// Answers that will not be sent, because their question is not asked any more.
    pub no_longer_asked: Vec<CheckQuestion>,
    /// Questions asked on this page itself, with what to draw as answered.
    pub here: Vec<(&'static Question, RawFields)>,
    /// Whether anything was answered.
    pub anything: bool,
    /// Whether an answer carries a bell: then more people are told when it is sent.
    pub bell: bool,
    /// An answer with a bell of which nobody was told: its question.
    pub waiting: Option<String>,
    /// Whether the child is in both cycles and may choose which meeting it is for.
    pub both_cycles: bool,
    /// The last question, to go back to.
    pub last: Option<String>,
}

/// One question on the check page.
#[derive(Clone, Debug)]
pub struct CheckQuestion {
    /// The question.
    pub question: &'static Question,
    /// The answer as shown; none when skipped.
    pub shown: Option<Shown>,
}

impl Service {
    /// The check page of a draft.
    pub async fn check_page(&self, actor: &Actor, id: SubmissionId) -> Result<CheckPage> {
        let mut tx = self.store.read().await?;
        let draft = self.open_draft(&mut tx, actor, id).await?;
        let (cares, protects) = match draft.submission.whose {
            Owner::Child(child) => self.cycles_of(&mut tx, child).await?,
            // An adult is not asked: their form says which.
            Owner::Family(_) | Owner::Adult(_) => (false, false),
        };
        let journey = draft.journey();
        let in_form = |id: &str| draft.form.question(id);
        let show = |question: &'static Question, answer| Shown::new(question, answer, draft.band, &draft.facts, &draft.names);
        let questions = journey
            .steps()
            .iter()
            .filter(|question| question.is_answerable())
            .filter_map(|question| {
                let question = in_form(&question.id)?;
                Some(CheckQuestion { question, shown: journey.answer(&question.id).map(|answer| show(question, answer)) })
            })
            .collect();
        let no_longer_asked = journey
            .no_longer_asked()
            .iter()
            .filter_map(|gone| {
                let question = in_form(gone.id)?;
                Some(CheckQuestion { question, shown: Some(show(question, gone.answer)) })
            })
            .collect();
        let here = journey
            .check_page()
            .iter()
            .filter_map(|question| {
                let question = in_form(&question.id)?;
                let fields = journey.answer(&question.id).map(heard_domain::forms::Answer::fields).unwrap_or_default();
                Some((question, fields))
            })
            .collect();
        let (anything, bell) = (super::says_something(&journey), !journey.signals().is_empty());
        let waiting = self.waiting_bell(&mut tx, &draft).await?;
        let last = journey.steps().last().map(|question| question.id.clone());
        Ok(CheckPage {
            submission: id,
            form: draft.form,
            part: draft.submission.part.clone(),
            band: draft.band,
            questions,
            no_longer_asked,
            here,
            anything,
            bell,
            waiting,
            both_cycles: cares
                && protects
                && draft.form.submission.links_to(MeetingKind::LookedAfterReview)
                && draft.form.submission.links_to(MeetingKind::ReviewConference),
            last,
            names: draft.names,
            facts: draft.facts,
        })
    }

    /// Whether a child is in the cycle of care, and in that of protection: by a period or plan, or by a meeting to come.
    pub(crate) async fn cycles_of(&self, tx: &mut heard_store::Tx, child: heard_domain::ids::ChildId) -> Result<(bool, bool)> {
        let meetings = tx.meetings_of_child(child).await?;
        let around = self.around(tx, child, &meetings).await?;
        let due = self.next_due(tx, child, &meetings).await?;
        let kinds = || around.planned.iter().map(|meeting| meeting.kind).chain(due.iter().map(|next| next.kind));
        let is_in = |cycle| kinds().any(|kind| Cycle::of(kind) == cycle);
        Ok((is_in(Cycle::Care), is_in(Cycle::Protection)))
    }
}

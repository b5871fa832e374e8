//! A draft with everything its pages need: the form, the words, what is known, the answers.

use super::Around;
use crate::{
    Actor, Service,
    error::{Error, Result},
};
use heard_domain::{
    forms::{
        Answers, Author, Band, Catalogue, Does, Facts, Form, Journey, Language, Names, NotOffered, Question, Raised, RawFields,
        Readers, Snapshot, Started, fill_plain, raised,
    },
    ids::{ChildId, SubmissionId},
    meeting::{MeetingKind, MeetingState},
    policy::Action,
    submission::SubmissionKind,
};
use heard_store::{Helper, NewSubmission, Owner, StoredAnswer, Submission, Tx};

/// The same question saved in two places: both are kept, and the child chooses.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedElsewhere {
    /// What stands, from the other tab or phone.
    pub stands: StoredAnswer,
    /// What was typed here.
    pub typed: RawFields,
}

/// A draft, opened.
pub(crate) struct Draft {
    pub(crate) submission: Submission,
    pub(crate) form: &'static Form,
    pub(crate) band: Band,
    pub(crate) facts: Facts,
    pub(crate) stored: Vec<StoredAnswer>,
    pub(crate) answers: Answers,
    /// In the language of the form.
    pub(crate) names: Names,
    /// The same form and names in English: what is kept for those who read it.
    english: (&'static Form, Names),
}

impl Draft {
    /// The way through, from the answers so far.
    pub(crate) fn journey(&self) -> Journey<'_> {
        let whole = Journey::new(self.form, self.band, &self.facts, &self.answers);
        match &self.submission.part {
            Some(part) => whole.part(part),
            None => whole,
        }
    }

    /// The same way in English.
    fn in_english(&self) -> Journey<'_> {
        let whole = Journey::new(self.english.0, self.band, &self.facts, &self.answers);
        match &self.submission.part {
            Some(part) => whole.part(part),
            None => whole,
        }
    }

    /// What its answers start, in English: the question and the option.
    pub(crate) fn starts(&self) -> Vec<(Does, String, String)> {
        let words = |started: &Started<'_>| {
            let choice = started.question.choice(started.option).map_or(started.option, |choice| choice.words.shown(self.band));
            // A manager sees every task. What only the chair may read stays in the piece: the task says what is wanted, and not why.
            let chair_only = started.question.readers == Readers::Chair;
            let form = self.english.0.first_page(self.band).map(|page| page.name.as_str()).filter(|_| chair_only);
            let ask = form.unwrap_or_else(|| started.question.ask.shown(self.band));
            (started.does, fill_plain(ask, &self.english.1), fill_plain(choice, &self.english.1))
        };
        let mut starts: Vec<(Does, String, String)> = self.in_english().starts().iter().map(words).collect();
        // Nobody who runs carers' reviews signs in here: a manager passes on what the child allows.
        if self.english.0.readers == Readers::CarerReview {
            let name = self.in_english().name(&self.english.1);
            starts.push((Does::CarerReview, name, "To be passed on as the child allows".to_owned()));
        }
        starts
    }

    /// What would be sent now: in English for those who read it, and beside that as it was asked.
    pub(crate) fn snapshot(&self) -> Snapshot {
        let asked = self.journey().snapshot(&self.names);
        if asked.language == Language::English {
            return asked;
        }
        Snapshot { as_asked: Some(Box::new(asked)), ..self.in_english().snapshot(&self.english.1) }
    }

    /// What it would raise now, in English: the question and the option.
    pub(crate) fn signals(&self) -> Vec<(String, String)> {
        self.in_english().signals().iter().map(|raised| self.plain(raised)).collect()
    }

    /// What one answer raises, in English, and its options in the words of the child.
    pub(crate) fn signals_of(&self, question: &str) -> Vec<((String, String), String)> {
        let raised_by = |form: &'static Form, answer| form.question(question).map(|asked| raised(asked, answer, self.band));
        let Some(answer) = self.journey().answer(question) else { return Vec::new() };
        let told = raised_by(self.english.0, answer).unwrap_or_default();
        let said = raised_by(self.form, answer).unwrap_or_default();
        told.iter().zip(said).map(|(told, said)| (self.plain(told), fill_plain(&said.choice, &self.names))).collect()
    }

    /// A question in English.
    pub(crate) fn ask_in_english(&self, question: &str) -> String {
        self.english.0.question(question).map(|asked| fill_plain(asked.ask.shown(self.band), &self.english.1)).unwrap_or_default()
    }

    fn plain(&self, raised: &Raised<'_>) -> (String, String) {
        (fill_plain(raised.ask, &self.english.1), fill_plain(&raised.choice, &self.english.1))
    }

    /// The newest save of a question.
    pub(crate) fn saved(&self, question: &str) -> Option<&StoredAnswer> {
        self.stored.iter().find(|answer| answer.question == question)
    }

    /// A question of the form that this reader can be asked.
    pub(crate) fn question(&self, id: &str) -> Result<&'static Question> {
        self.form.question(id).filter(|question| question.bands.contains(&self.band) && !question.later).ok_or(Error::Hidden)
    }
}

impl Service {
    /// Begins a form or one part of a pack, or goes on with the unsent draft of it.
    pub async fn start(&self, actor: &Actor, form: &str, part: Option<&str>, helper: Option<&Helper>) -> Result<SubmissionId> {
        let Actor::Child(child) = actor else { return Err(Error::SignedOut) };
        actor.require(Action::SendStatement)?;
        let form = self.forms().form(form).filter(|form| form.author == Author::Child).ok_or(Error::Hidden)?;
        let mut tx = self.store.write().await?;
        tx.lock_child(*child).await?;
        let record = tx.child(*child).await?.ok_or(Error::Hidden)?;
        let draft = tx.draft(*child, &form.id, part).await?;
        match form.offered_to(&self.situation(&mut tx, &record, helper).await?) {
            Ok(()) => {}
            // Words that were begun keep their door, also when their meeting was called off.
            Err(NotOffered::Meeting | NotOffered::Elsewhere) if draft.is_some() => {}
            Err(_) => return Err(Error::Hidden),
        }
        if let Some(draft) = draft {
            if let Some(helper) = helper {
                tx.set_submission_helper(draft.id, helper).await?;
                tx.commit().await?;
            }
            return Ok(draft.id);
        }
        let band = self.band_of(&record);
        // A pack is begun part by part; with pictures it is short and has no parts.
        let parts: Vec<&str> = super::pack::parts(form, band).map(|part| part.id.as_str()).collect();
        if parts.is_empty() != part.is_none() || part.is_some_and(|part| !parts.contains(&part)) {
            return Err(Error::Hidden);
        }
        let id = SubmissionId::new(self.chance.id());
        let at = self.clock.now();
        tx.add_submission(&NewSubmission {
            id,
            whose: Owner::Child(*child),
            author: None,
            form: &form.id,
            form_version: i64::from(form.version),
            part,
            kind: form.submission,
            band,
            language: form.language,
            helper,
            received_on: None,
            at,
        })
        .await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Throws an unsent draft away. A slip it was begun with is unused again.
    pub async fn throw_away(&self, actor: &Actor, id: SubmissionId) -> Result<()> {
        let mut tx = self.store.write().await?;
        let submission = self.own(&mut tx, actor, id).await?;
        if !tx.throw_away(submission.id).await? {
            return Err(Error::SentBefore);
        }
        tx.audit(self.clock.now(), &actor.audit_name(), "throw-away", &format!("submission:{id}"), "").await?;
        Ok(tx.commit().await?)
    }

    /// The person's own submission: a child's words, what a parent or carer began with their slip, or a worker's record.
    pub(crate) async fn own(&self, tx: &mut Tx, actor: &Actor, id: SubmissionId) -> Result<Submission> {
        let submission = tx.submission(id).await?;
        let own = |submission: &Submission| match actor {
            Actor::Child(child) => submission.whose == Owner::Child(*child),
            Actor::Parent(parent) => submission.id == parent.piece,
            Actor::Author(author) => submission.id == author.piece,
            Actor::Nobody | Actor::Staff(_) | Actor::Operator => false,
        };
        if matches!(actor, Actor::Child(_) | Actor::Parent(_) | Actor::Author(_)) {
            submission.filter(own).ok_or(Error::Hidden)
        } else {
            Err(Error::SignedOut)
        }
    }

    /// A draft of the person's own, with everything its pages need. A sent piece answers [`Error::SentBefore`].
    pub(crate) async fn open_draft(&self, tx: &mut Tx, actor: &Actor, id: SubmissionId) -> Result<Draft> {
        let submission = self.own(tx, actor, id).await?;
        self.draft_of(tx, submission).await
    }

    /// The same for a submission that was found in another way.
    pub(crate) async fn draft_of(&self, tx: &mut Tx, submission: Submission) -> Result<Draft> {
        if submission.sent_at.is_some() {
            return Err(Error::SentBefore);
        }
        let form = self.forms().form(&submission.form).ok_or(Error::Hidden)?;
        let stored = tx.answers(submission.id).await?;
        let answers: Answers =
            stored.iter().filter_map(|answer| Some((answer.question.clone(), answer.value.clone()?))).collect();
        let english = Catalogue::shipped().form(&submission.form).ok_or(Error::Hidden)?;
        let (facts, [names, plain]) = match submission.whose {
            Owner::Child(child) => {
                let (facts, around) = self.around_a_childs_draft(tx, &submission, child).await?;
                let without_worker = answers.get(super::HIDE_FROM).is_some_and(|answer| answer.chosen().contains(&"worker"));
                let names = |language| self.in_language(language).names(&around, submission.band, without_worker);
                (facts, [form.language, Language::English].map(names))
            }
            whose @ (Owner::Family(_) | Owner::Adult(_)) => {
                let (facts, readers) = self.around_adults(tx, form, whose).await?;
                let names = |language| self.in_language(language).adults_names(&readers);
                (facts, [form.language, Language::English].map(names))
            }
        };
        Ok(Draft { band: submission.band, form, facts, stored, answers, names, english: (english, plain), submission })
    }

    /// What is known before a child's first question, and who is around them.
    async fn around_a_childs_draft(&self, tx: &mut Tx, submission: &Submission, child: ChildId) -> Result<(Facts, Around)> {
        let meetings = tx.meetings_of_child(child).await?;
        let around = self.around(tx, child, &meetings).await?;
        let mut kinds: Vec<MeetingKind> = around.planned.iter().map(|meeting| meeting.kind).collect();
        if kinds.is_empty() {
            kinds = self.next_due(tx, child, &meetings).await?.into_iter().map(|next| next.kind).collect();
        }
        kinds.truncate(2);
        let held =
            |kind: &MeetingKind| meetings.iter().any(|meeting| meeting.kind == *kind && meeting.state == MeetingState::Held);
        let waiting = tx.forms_waiting(child).await?;
        let sent = |once: bool| {
            let forms = waiting.iter().filter_map(|(form, ..)| self.forms().form(form));
            forms.filter(|form| form.submission == SubmissionKind::VisitPreferences).any(|form| form.is_asked_once() == once)
        };
        let facts = Facts {
            first_meeting: !kinds.iter().any(held),
            preferences_given: sent(false),
            offered_once: sent(true),
            meeting_kinds: kinds,
            helper_known: submission.helper.is_some(),
            ..Facts::default()
        };
        Ok((facts, around))
    }

    /// Chooses older or younger words for a draft; answers stay where the question stays.
    pub async fn choose_band(&self, actor: &Actor, id: SubmissionId, band: Band) -> Result<()> {
        let mut tx = self.store.write().await?;
        let draft = self.open_draft(&mut tx, actor, id).await?;
        if !band.is_child() || !draft.form.bands().any(|has| has == band) {
            return Err(Error::Hidden);
        }
        tx.set_submission_band(id, band).await?;
        Ok(tx.commit().await?)
    }
}

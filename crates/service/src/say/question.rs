//! One question a page: shown, saved, and on to the next.

use super::{
    bit::place_after,
    draft::{Draft, SavedElsewhere},
    pack::minutes_of_part,
};
use crate::{
    Actor, Service,
    error::{Error, Result},
};
use chrono::{DateTime, Utc};
use heard_domain::{
    forms::{Band, Facts, Form, Names, Placeholder, Position, Question, RawFields},
    ids::SubmissionId,
};
use heard_store::{Saved, Tx};

/// The first page of a form, before any typing: who reads it and when.
#[derive(Clone, Debug)]
pub struct StartPage {
    /// The draft.
    pub submission: SubmissionId,
    /// The form.
    pub form: &'static Form,
    /// The words.
    pub band: Band,
    /// The names in them.
    pub names: Names,
    /// Its name, and that of the part.
    pub name: String,
    /// About how long it takes.
    pub minutes: u8,
    /// Which part of a pack it is.
    pub part: Option<String>,
    /// The first question, or where the child left off.
    pub resume: Place,
    /// Whether something was saved before.
    pub begun: bool,
}

/// One question's page.
#[derive(Clone, Debug)]
pub struct QuestionPage {
    /// The draft.
    pub submission: SubmissionId,
    /// The form.
    pub form: &'static Form,
    /// The question.
    pub question: &'static Question,
    /// The words.
    pub band: Band,
    /// What is known.
    pub facts: Facts,
    /// What to draw as answered: from the draft, or as typed when it could not be taken.
    pub fields: RawFields,
    /// The revision these fields were read at; posted back.
    pub revision: i64,
    /// When it was saved last.
    pub saved_at: Option<DateTime<Utc>>,
    /// Which question of how many.
    pub position: Position,
    /// The question before; none for the first.
    pub previous: Option<String>,
    /// The names in the words.
    pub names: Names,
    /// Lets words be saved, and nothing be read, after the session has ended.
    pub ticket: String,
}

/// What the child wants after saving.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Then {
    /// The next question.
    #[default]
    Next,
    /// The next question. What was typed is kept all the same.
    Skip,
    /// Stop for now.
    Stop,
    /// Back to the check page, where the child came from.
    Check,
}

/// Where the child goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A question, by id.
    Question(String),
    /// The check page.
    Check,
    /// The page after "stop for now".
    Stopped,
}

/// What follows a saved answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AfterAnswer {
    /// Where the child goes.
    pub place: Place,
    /// Whether it has a bell of which nobody was told: before going on, the child is asked whether to send this bit now.
    pub bell: bool,
}

/// An answer saved in the background.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Autosaved {
    /// The revision to post next.
    pub revision: i64,
    /// When.
    pub at: DateTime<Utc>,
}

impl Service {
    /// The first page of a draft.
    pub async fn start_page(&self, actor: &Actor, id: SubmissionId) -> Result<StartPage> {
        let mut tx = self.store.read().await?;
        let draft = self.open_draft(&mut tx, actor, id).await?;
        let minutes = match draft.submission.part {
            Some(_) => minutes_of_part(draft.form, draft.band),
            None => draft.form.minutes.get(&draft.band).copied().unwrap_or_default(),
        };
        let resume = draft.journey().resume().map_or(Place::Check, |question| Place::Question(question.id.clone()));
        Ok(StartPage {
            submission: id,
            form: draft.form,
            band: draft.band,
            begun: !draft.answers.is_empty(),
            name: draft.journey().name(&draft.names),
            minutes,
            part: draft.submission.part,
            names: draft.names.with(Placeholder::Minutes, minutes.to_string()),
            resume,
        })
    }

    /// One question of a draft.
    pub async fn question(&self, actor: &Actor, id: SubmissionId, question: &str) -> Result<QuestionPage> {
        let mut tx = self.store.read().await?;
        let draft = self.open_draft(&mut tx, actor, id).await?;
        self.question_page(draft, question)
    }

    fn question_page(&self, draft: Draft, question: &str) -> Result<QuestionPage> {
        let question = draft.question(question)?;
        let journey = draft.journey();
        let position = journey.position(&question.id).ok_or(Error::Hidden)?;
        let previous = journey.previous(&question.id).map(|before| before.id.clone());
        let saved = draft.saved(&question.id);
        let fields = saved.and_then(|saved| saved.value.as_ref()).map(heard_domain::forms::Answer::fields).unwrap_or_default();
        Ok(QuestionPage {
            submission: draft.submission.id,
            form: draft.form,
            question,
            band: draft.band,
            fields,
            revision: saved.map_or(0, |saved| saved.revision),
            saved_at: saved.map(|saved| saved.saved_at),
            position,
            previous,
            ticket: self.ticket(draft.submission.id, &question.id),
            names: draft.names,
            facts: draft.facts,
        })
    }

    /// Saves the answer of a page over the revision the page was drawn at, and says where to go on.
    ///
    /// # Errors
    /// [`Error::Answer`] when it cannot be taken, [`Error::SavedElsewhere`] when a newer one stands; nothing is changed then.
    pub async fn save_answer(
        &self,
        actor: &Actor,
        id: SubmissionId,
        question: &str,
        fields: RawFields,
        seen: i64,
        then: Then,
    ) -> Result<AfterAnswer> {
        let mut tx = self.store.write().await?;
        let draft = self.open_draft(&mut tx, actor, id).await?;
        let question = draft.question(question)?;
        self.put_answer(&mut tx, &draft, question.id.as_str(), fields, seen).await?;
        let draft = self.open_draft(&mut tx, actor, id).await?;
        let bell = self.has_untold_bell(&mut tx, &draft, &question.id).await?;
        tx.commit().await?;
        Ok(AfterAnswer { place: place_after(&draft, &question.id, then), bell })
    }

    /// Saves an answer while the child is still typing.
    pub async fn autosave(
        &self,
        actor: &Actor,
        id: SubmissionId,
        question: &str,
        fields: RawFields,
        seen: i64,
    ) -> Result<Autosaved> {
        let mut tx = self.store.write().await?;
        let draft = self.open_draft(&mut tx, actor, id).await?;
        let question = draft.question(question)?.id.clone();
        let revision = self.put_answer(&mut tx, &draft, &question, fields, seen).await?;
        tx.commit().await?;
        Ok(Autosaved { revision, at: self.clock.now() })
    }

    /// Leaves an answer out. What stood is kept beside until the draft is sent or thrown away.
    pub async fn leave_out(&self, actor: &Actor, id: SubmissionId, question: &str) -> Result<()> {
        let mut tx = self.store.write().await?;
        let draft = self.open_draft(&mut tx, actor, id).await?;
        let question = draft.question(question)?;
        if let Some(saved) = draft.saved(&question.id) {
            tx.save_answer(id, &question.id, None, saved.revision, self.clock.now()).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Whether these fields are what was sent: then an old page that is sent again has nothing to lose.
    pub async fn is_what_was_sent(&self, actor: &Actor, id: SubmissionId, question: &str, fields: &RawFields) -> Result<bool> {
        let mut tx = self.store.read().await?;
        let submission = self.own(&mut tx, actor, id).await?;
        let asked = self.forms().form(&submission.form).and_then(|form| form.question(question)).ok_or(Error::Hidden)?;
        let sent = tx.answer(id, question).await?.and_then(|answer| answer.value);
        Ok(asked.parse(fields, submission.band, &Facts::default()).is_ok_and(|typed| typed == sent))
    }

    /// Takes the fields of one question into the draft; answers the new revision.
    pub(crate) async fn put_answer(
        &self,
        tx: &mut Tx,
        draft: &Draft,
        question: &str,
        fields: RawFields,
        seen: i64,
    ) -> Result<i64> {
        let question = draft.question(question)?;
        // Also when it is not asked any more, because of another tab or a meeting that was moved: what was typed is kept, and shown apart.
        let answer = question.parse(&fields, draft.band, &draft.facts).map_err(Error::Answer)?;
        // The child saw this page and said nothing: there is nothing to keep unless something stood before.
        if answer.is_none() && draft.saved(&question.id).is_none() {
            return Ok(seen);
        }
        match tx.save_answer(draft.submission.id, &question.id, answer.as_ref(), seen, self.clock.now()).await? {
            Saved::Kept(revision) => Ok(revision),
            Saved::Newer(stands) => Err(Error::SavedElsewhere(Box::new(SavedElsewhere { stands, typed: fields }))),
        }
    }
}

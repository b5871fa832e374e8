//! Several questions on a page: shown, saved together, and on to the next.

use super::Header;
use crate::{
    Actor, Service,
    error::{Error, Result},
    say::{Draft, Place, Then},
};
use chrono::{DateTime, Utc};
use heard_domain::{
    forms::{Answer, Band, Facts, FieldError, FieldProblem, Form, Names, Position, Question, RawFields},
    ids::SubmissionId,
};
use heard_store::Tx;
use std::collections::BTreeMap;

/// One page of the questions.
#[derive(Clone, Debug)]
pub struct FeedbackPage {
    /// The draft.
    pub submission: SubmissionId,
    /// The form.
    pub form: &'static Form,
    /// The page's name.
    pub key: String,
    /// The words.
    pub band: Band,
    /// The names in them.
    pub names: Names,
    /// What is known.
    pub facts: Facts,
    /// What it is about.
    pub header: Header,
    /// The questions, in the order asked.
    pub questions: Vec<PageQuestion>,
    /// Which page of how many.
    pub position: Position,
    /// The page before; none for the first.
    pub previous: Option<String>,
    /// When one of them was saved last.
    pub saved_at: Option<DateTime<Utc>>,
    /// Lets this page be saved, and nothing be read, after the session has ended.
    pub ticket: String,
}

/// One question on a page.
#[derive(Clone, Debug)]
pub struct PageQuestion {
    /// The question.
    pub question: &'static Question,
    /// What to draw as answered.
    pub fields: RawFields,
    /// What stands, for when it was changed in another place.
    pub stands: Option<Answer>,
    /// The revision it was read at.
    pub revision: i64,
}

/// A page saved in the background.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageAutosaved {
    /// The revisions to post next ([`FeedbackPage::revisions`]).
    pub revisions: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Stopped for now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedbackStopped {
    /// The last moment the slip works.
    pub until: DateTime<Utc>,
    /// Where to go on.
    pub place: Place,
    /// The names in the words.
    pub names: Names,
}

/// Sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedbackSent {
    /// When.
    pub at: DateTime<Utc>,
    /// The form.
    pub form: &'static Form,
    /// The names in the words.
    pub names: Names,
}

impl FeedbackPage {
    /// The revisions of its questions in one field, as the page posts them back: `0.2.1`.
    pub fn revisions(&self) -> String {
        packed(self.questions.iter().map(|one| one.revision))
    }
}

impl Service {
    /// One page of a draft.
    pub async fn feedback_page(&self, actor: &Actor, id: SubmissionId, key: &str) -> Result<FeedbackPage> {
        let mut tx = self.store.read().await?;
        let draft = self.open_draft(&mut tx, actor, id).await?;
        let header = self.adults_header(&mut tx, draft.form, draft.submission.whose).await?;
        let journey = draft.journey();
        let pages = journey.pages();
        let index = pages.iter().position(|page| page.key == key).ok_or(Error::Hidden)?;
        let questions = pages
            .get(index)
            .into_iter()
            .flat_map(|page| &page.questions)
            .filter_map(|question| {
                let saved = draft.saved(&question.id);
                let stands = saved.and_then(|saved| saved.value.clone());
                Some(PageQuestion {
                    question: draft.form.question(&question.id)?,
                    fields: stands.as_ref().map(Answer::fields).unwrap_or_default(),
                    stands,
                    revision: saved.map_or(0, |saved| saved.revision),
                })
            })
            .collect::<Vec<_>>();
        let saved_at = questions.iter().filter_map(|one| draft.saved(&one.question.id)).map(|saved| saved.saved_at).max();
        let position = Position { number: index + 1, total: pages.len() };
        let previous = index.checked_sub(1).and_then(|before| pages.get(before)).map(|page| page.key.to_owned());
        Ok(FeedbackPage {
            submission: id,
            form: draft.form,
            key: key.to_owned(),
            band: draft.band,
            header,
            questions,
            position,
            previous,
            saved_at,
            ticket: self.ticket(id, key),
            names: draft.names,
            facts: draft.facts,
        })
    }

    /// Saves a page, all of it or nothing, and says where to go. `fields` holds what was typed by question; `seen` the page's revisions.
    ///
    /// # Errors
    /// [`Error::Answers`] with everything that cannot be taken; [`Error::SavedElsewhere`] when another phone or tab was first.
    pub async fn save_page(
        &self,
        actor: &Actor,
        id: SubmissionId,
        key: &str,
        fields: BTreeMap<String, RawFields>,
        seen: &str,
        then: Then,
    ) -> Result<Place> {
        let mut tx = self.store.write().await?;
        let draft = self.open_draft(&mut tx, actor, id).await?;
        self.put_page(&mut tx, &draft, key, fields, &unpacked(seen), then != Then::Stop).await?;
        let draft = self.open_draft(&mut tx, actor, id).await?;
        tx.commit().await?;
        let journey = draft.journey();
        let next = journey.pages().into_iter().skip_while(|page| page.key != key).nth(1).map(|page| page.key.to_owned());
        Ok(match then {
            Then::Stop => Place::Stopped,
            Then::Check => Place::Check,
            Then::Next | Then::Skip => next.map_or(Place::Check, Place::Question),
        })
    }

    /// Saves a page while someone is still at it.
    pub async fn autosave_page(
        &self,
        actor: &Actor,
        id: SubmissionId,
        key: &str,
        fields: BTreeMap<String, RawFields>,
        seen: &str,
    ) -> Result<PageAutosaved> {
        let mut tx = self.store.write().await?;
        let draft = self.open_draft(&mut tx, actor, id).await?;
        let revisions = self.put_page(&mut tx, &draft, key, fields, &unpacked(seen), false).await?;
        tx.commit().await?;
        Ok(PageAutosaved { revisions: packed(revisions), at: self.clock.now() })
    }

    /// Saves a page with its ticket and without a session. What it holds becomes the newest; what stood is kept beside.
    pub async fn save_page_by_ticket(
        &self,
        id: SubmissionId,
        key: &str,
        ticket: &str,
        fields: BTreeMap<String, RawFields>,
    ) -> Result<PageAutosaved> {
        if !self.is_ticket(ticket, id, key) {
            return Err(Error::SignedOut);
        }
        let mut tx = self.store.write().await?;
        let found = tx.submission(id).await?.ok_or(Error::SignedOut)?;
        let draft = self.draft_of(&mut tx, found).await?;
        let newest: Vec<i64> = questions_of(&draft, key)?
            .iter()
            .map(|question| draft.saved(&question.id).map_or(0, |saved| saved.revision))
            .collect();
        let revisions = self.put_page(&mut tx, &draft, key, fields, &newest, false).await?;
        let at = self.clock.now();
        tx.audit(at, "ticket", "save-after-session", &format!("submission:{id}"), "").await?;
        tx.commit().await?;
        Ok(PageAutosaved { revisions: packed(revisions), at })
    }

    /// Whether a whole page is what was sent: then an old page that is sent again has nothing to lose.
    pub async fn is_what_was_sent_of(&self, actor: &Actor, id: SubmissionId, page: &BTreeMap<String, RawFields>) -> Result<bool> {
        for (question, fields) in page {
            if !self.is_what_was_sent(actor, id, question, fields).await? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Where someone who stopped goes on, and until when.
    pub async fn feedback_stopped(&self, actor: &Actor, id: SubmissionId) -> Result<FeedbackStopped> {
        let Actor::Parent(parent) = actor else { return Err(Error::SignedOut) };
        let mut tx = self.store.read().await?;
        let draft = self.open_draft(&mut tx, actor, id).await?;
        let slip = tx.slip(parent.slip).await?.ok_or(Error::Hidden)?;
        let place = draft.journey().resume().map_or(Place::Check, |question| Place::Question(question.page_key().to_owned()));
        Ok(FeedbackStopped { until: slip.expires_at, place, names: draft.names })
    }

    /// A piece of the person's own that was sent; none while it is a draft.
    pub async fn feedback_sent(&self, actor: &Actor, id: SubmissionId) -> Result<Option<FeedbackSent>> {
        let mut tx = self.store.read().await?;
        let submission = self.own(&mut tx, actor, id).await?;
        let form = self.forms().form(&submission.form).ok_or(Error::Hidden)?;
        let (_, readers) = self.around_adults(&mut tx, form, submission.whose).await?;
        Ok(submission.sent_at.map(|at| FeedbackSent { at, form, names: self.adults_names(&readers) }))
    }

    /// Takes a page into the draft; answers the new revisions in the order of its questions. What cannot be skipped is asked for only
    /// when someone goes on from the page (`whole`): half of it is kept all the same.
    async fn put_page(
        &self,
        tx: &mut Tx,
        draft: &Draft,
        key: &str,
        mut fields: BTreeMap<String, RawFields>,
        seen: &[i64],
        whole: bool,
    ) -> Result<Vec<i64>> {
        let questions = questions_of(draft, key)?;
        let typed: Vec<(&str, RawFields, i64)> = questions
            .iter()
            .enumerate()
            .map(|(index, question)| {
                let typed = fields.remove(&question.id).unwrap_or_default();
                (question.id.as_str(), typed, seen.get(index).copied().unwrap_or(0))
            })
            .collect();
        // A question that is not on this page: no page of ours posts that.
        if !fields.is_empty() {
            return Err(Error::Hidden);
        }
        let mut wrong = Vec::new();
        let mut left_out = Vec::new();
        for (id, typed, _) in &typed {
            match draft.question(id)?.parse(typed, draft.band, &draft.facts) {
                Ok(Some(Answer::Dated { date, .. })) if date > self.clock.today() => {
                    wrong.push(((*id).to_owned(), FieldError::new("date-day", FieldProblem::NotYet)));
                }
                Ok(_) => {}
                Err(FieldError { problem: FieldProblem::Required, .. }) if !whole => left_out.push(*id),
                Err(problem) => wrong.push(((*id).to_owned(), problem)),
            }
        }
        if !wrong.is_empty() {
            return Err(Error::Answers(wrong));
        }
        let mut revisions = Vec::with_capacity(typed.len());
        for (id, typed, seen) in typed {
            let left_out = left_out.contains(&id);
            revisions.push(if left_out { seen } else { self.put_answer(tx, draft, id, typed, seen).await? });
        }
        Ok(revisions)
    }
}

/// The questions of a page of this draft.
fn questions_of<'a>(draft: &'a Draft, key: &str) -> Result<Vec<&'a Question>> {
    let page = draft.journey().pages().into_iter().find(|page| page.key == key).ok_or(Error::Hidden)?;
    Ok(page.questions)
}

fn packed(revisions: impl IntoIterator<Item = i64>) -> String {
    revisions.into_iter().map(|revision| revision.to_string()).collect::<Vec<_>>().join(".")
}

/// What is no number was never seen.
fn unpacked(revisions: &str) -> Vec<i64> {
    revisions.split('.').map(|revision| revision.parse().unwrap_or(0)).collect()
}

//! A return on paper: business support types it in as it stands. It is marked as paper, with the day it came.

use super::{FORM, Header, is_asked_about};
use crate::{
    Actor, Service,
    error::{Error, Problem, Result},
};
use chrono::NaiveDate;
use heard_domain::{
    calendar::london_date,
    forms::{Answers, Band, Facts, Form, Journey, Language, Names, RawFields},
    ids::{MeetingId, SubmissionId},
    policy::Action,
    submission::CycleChoice,
};
use heard_store::{Meeting, NewSubmission, Owner, Saved, Tx};
use std::collections::BTreeMap;

/// The page on which a paper return is typed in.
#[derive(Clone, Debug)]
pub struct PaperPage {
    /// The conference.
    pub meeting: MeetingId,
    /// What stands on top of the paper.
    pub header: Header,
    /// The form.
    pub form: &'static Form,
    /// The names in its words.
    pub names: Names,
    /// What is known.
    pub facts: Facts,
    /// The id that this paper will have: pressing twice keeps it once.
    pub piece: SubmissionId,
    /// The first and last day on which it can have come.
    pub days: (NaiveDate, NaiveDate),
}

impl Service {
    /// The page for a paper return about a conference.
    pub async fn paper_page(&self, actor: &Actor, id: MeetingId) -> Result<PaperPage> {
        let mut tx = self.store.read().await?;
        let meeting = self.conference_on_paper(&mut tx, actor, id).await?;
        let header = self.feedback_header(&mut tx, &meeting).await?;
        let (facts, chair) = self.around_feedback(&mut tx, id).await?;
        let names = self.feedback_names(chair.as_deref());
        Ok(PaperPage {
            meeting: id,
            header,
            form: self.forms().form(FORM).ok_or(Error::Hidden)?,
            names,
            facts,
            piece: SubmissionId::new(self.chance.id()),
            days: (london_date(meeting.starts_at), self.clock.today()),
        })
    }

    /// Keeps a paper return, as sent. The same paper (`piece`) is kept once, however often the button is pressed.
    ///
    /// # Errors
    /// [`Error::Invalid`] at `received`; [`Error::Answers`] with every answer that cannot be taken.
    pub async fn key_in_paper(
        &self,
        actor: &Actor,
        id: MeetingId,
        piece: SubmissionId,
        received: &str,
        mut fields: BTreeMap<String, RawFields>,
    ) -> Result<()> {
        let mut tx = self.store.write().await?;
        let meeting = self.conference_on_paper(&mut tx, actor, id).await?;
        if let Some(there) = tx.submission(piece).await? {
            let same = there.whose == Owner::Family(id) && there.received_on.is_some();
            return if same { Ok(()) } else { Err(Error::Hidden) };
        }
        let form = self.forms().form(FORM).ok_or(Error::Hidden)?;
        let (facts, chair) = self.around_feedback(&mut tx, id).await?;
        let names = self.feedback_names(chair.as_deref());
        let (mut answers, mut wrong) = (Answers::new(), Vec::new());
        let nothing = Answers::new();
        for question in Journey::new(form, Band::Adult, &facts, &nothing).steps() {
            match question.parse(&fields.remove(&question.id).unwrap_or_default(), Band::Adult, &facts) {
                Ok(answer) => answers.extend(answer.map(|answer| (question.id.clone(), answer))),
                Err(problem) => wrong.push((question.id.clone(), problem)),
            }
        }
        if !fields.is_empty() {
            return Err(Error::Hidden);
        }
        let invalid = |message: &str| Err(Error::Invalid(vec![Problem::new("received", message)]));
        let (first, last) = (london_date(meeting.starts_at), self.clock.today());
        let day = received.trim().parse::<NaiveDate>().ok().filter(|day| (first..=last).contains(day));
        let Some(day) = day else { return invalid("Enter the day it came, from the day of the conference to today") };
        if !wrong.is_empty() {
            return Err(Error::Answers(wrong));
        }
        let journey = Journey::new(form, Band::Adult, &facts, &answers);
        if journey.answered().next().is_none() {
            return invalid("Nothing is filled in below");
        }
        let at =
            self.record(&mut tx, actor, Action::KeyInFeedback, &format!("meeting:{id}"), &format!("submission:{piece}")).await?;
        tx.add_submission(&NewSubmission {
            id: piece,
            whose: Owner::Family(id),
            form: &form.id,
            form_version: i64::from(form.version),
            part: None,
            kind: form.submission,
            band: Band::Adult,
            language: Language::English,
            helper: None,
            received_on: Some(day),
            at,
        })
        .await?;
        for (question, answer) in &answers {
            if let Saved::Newer(_) = tx.save_answer(piece, question, Some(answer), 0, at).await? {
                return Err(Error::Busy);
            }
        }
        if !tx.send(piece, CycleChoice::Both, at, &journey.snapshot(&names)).await? {
            return Err(Error::Busy);
        }
        self.relink_returns(&mut tx, id).await?;
        Ok(tx.commit().await?)
    }

    /// A conference that has begun, for someone who may type in what came on paper.
    async fn conference_on_paper(&self, tx: &mut Tx, actor: &Actor, id: MeetingId) -> Result<Meeting> {
        let (meeting, _) = self.meeting_for(tx, actor, Action::KeyInFeedback, id).await?;
        if is_asked_about(&meeting) && meeting.starts_at <= self.clock.now() { Ok(meeting) } else { Err(Error::Hidden) }
    }
}

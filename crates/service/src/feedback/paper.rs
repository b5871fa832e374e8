//! What came on paper: business support types it in as it stands. It is marked as paper, with the day it came.

use super::{Header, SlipFor, is_asked_about, slip_for::About};
use crate::{
    Actor, Service,
    error::{Error, Problem, Result},
    say::task_about,
};
use chrono::{NaiveDate, TimeDelta};
use heard_domain::{
    calendar::london_date,
    forms::{Answers, Band, Facts, Form, Journey, Language, Names, RawFields},
    ids::SubmissionId,
    policy::Action,
};
use heard_store::{NewSubmission, Saved, Tx};
use std::collections::BTreeMap;

/// The page on which a paper return is typed in.
#[derive(Clone, Debug)]
pub struct PaperPage {
    /// What it answers.
    pub asks: SlipFor,
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
    /// The page for what came on paper.
    pub async fn paper_page(&self, actor: &Actor, asks: SlipFor) -> Result<PaperPage> {
        let mut tx = self.store.read().await?;
        let first = self.on_paper(&mut tx, actor, asks).await?;
        let form = self.form_of(asks)?;
        let header = self.adults_header(&mut tx, form, asks.whose()).await?;
        let (facts, readers) = self.around_adults(&mut tx, form, asks.whose()).await?;
        let names = self.adults_names(&readers);
        let days = (first, self.clock.today());
        Ok(PaperPage { asks, header, form, names, facts, piece: SubmissionId::new(self.chance.id()), days })
    }

    /// Keeps it, as sent. The same paper (`piece`) is kept once, however often the button is pressed.
    ///
    /// # Errors
    /// [`Error::Invalid`] at `received`; [`Error::Answers`] with every answer that cannot be taken.
    pub async fn key_in_paper(
        &self,
        actor: &Actor,
        asks: SlipFor,
        piece: SubmissionId,
        received: &str,
        mut fields: BTreeMap<String, RawFields>,
    ) -> Result<()> {
        let mut tx = self.store.write().await?;
        let first = self.on_paper(&mut tx, actor, asks).await?;
        if let Some(there) = tx.submission(piece).await? {
            let same = there.whose == asks.whose() && there.form == asks.form() && there.received_on.is_some();
            return if same { Ok(()) } else { Err(Error::Hidden) };
        }
        let form = self.form_of(asks)?;
        let (facts, _) = self.around_adults(&mut tx, form, asks.whose()).await?;
        let (mut answers, mut wrong) = (Answers::new(), Vec::new());
        for question in form.questions.iter().filter(|question| question.may_be_asked(Band::Adult, &facts)) {
            match question.parse(&fields.remove(&question.id).unwrap_or_default(), Band::Adult, &facts) {
                Ok(answer) => answers.extend(answer.map(|answer| (question.id.clone(), answer))),
                Err(problem) => wrong.push((question.id.clone(), problem)),
            }
        }
        if !fields.is_empty() {
            return Err(Error::Hidden);
        }
        let invalid = |message: &str| Err(Error::Invalid(vec![Problem::new("received", message)]));
        let day = received.trim().parse::<NaiveDate>().ok().filter(|day| (first..=self.clock.today()).contains(day));
        let Some(day) = day else {
            return invalid(match asks {
                SlipFor::After(_) => "Enter the day it came, from the day of the conference to today",
                SlipFor::Before(_) | SlipFor::Carer(_) => "Enter the day it came, in the last four weeks",
            });
        };
        if !wrong.is_empty() {
            return Err(Error::Answers(wrong));
        }
        let journey = Journey::new(form, Band::Adult, &facts, &answers);
        // A paper can hold an answer that hangs on another which was left out: nothing of it is dropped in silence.
        if let Some(gone) = journey.no_longer_asked().first().and_then(|gone| gone.question) {
            let told =
                format!("Below, \"{}\" is filled in, and the answer that it belongs to is not", gone.ask.shown(Band::Adult));
            return Err(Error::Invalid(vec![Problem::new("received", told)]));
        }
        if journey.answered().next().is_none() {
            return invalid("Nothing is filled in below");
        }
        let at = self.record(&mut tx, actor, Action::KeyInFeedback, &asks.subject(), &format!("submission:{piece}")).await?;
        tx.add_submission(&NewSubmission {
            id: piece,
            whose: asks.whose(),
            author: None,
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
        let kept = tx.submission(piece).await?.ok_or(Error::Hidden)?;
        let draft = self.draft_of(&mut tx, kept).await?;
        if !tx.send(piece, form.cycles(), at, &draft.snapshot()).await? {
            return Err(Error::Busy);
        }
        self.start_tasks(&mut tx, task_about(asks.whose()), &draft, false).await?;
        self.relink_adults(&mut tx, asks.whose()).await?;
        Ok(tx.commit().await?)
    }

    /// The first day on which it can have come, for someone who may type in what came on paper.
    pub(super) async fn on_paper(&self, tx: &mut Tx, actor: &Actor, asks: SlipFor) -> Result<NaiveDate> {
        let about = self.about_for(tx, actor, Action::KeyInFeedback, asks).await?;
        let four_weeks = self.clock.today() - TimeDelta::weeks(4);
        match (asks, about) {
            (SlipFor::After(_), About::Conference(meeting))
                if is_asked_about(&meeting) && meeting.starts_at <= self.clock.now() =>
            {
                Ok(london_date(meeting.starts_at))
            }
            (SlipFor::Before(_), About::Conference(meeting)) if self.is_to_come(&meeting) => Ok(four_weeks),
            (SlipFor::Carer(_), About::Child { reviewed: true }) => Ok(four_weeks),
            _ => Err(Error::Hidden),
        }
    }
}

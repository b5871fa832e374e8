//! The way through a form: worked out from the answers each time, never stored.

use super::answer::{Answer, Answers, Live};
use super::band::Band;
use super::facts::Facts;
use super::form::{Form, Section};
use super::question::{Page, Question};
use super::signal::{Raised, Started, raised, started};
use std::collections::BTreeSet;

/// The questions that a child is asked, in order, given what they answered so far.
#[derive(Clone, Debug)]
pub struct Journey<'a> {
    form: &'a Form,
    band: Band,
    facts: &'a Facts,
    part: Option<&'a Section>,
    steps: Vec<&'a Question>,
    check_page: Vec<&'a Question>,
    live: Live<'a>,
    no_longer_asked: Vec<NoLongerAsked<'a>>,
}

/// An answer whose question does not apply any more: kept in the draft, shown apart, not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoLongerAsked<'a> {
    /// The question's id.
    pub id: &'a str,
    /// The question, when the form still has it.
    pub question: Option<&'a Question>,
    /// The answer.
    pub answer: &'a Answer,
}

/// One page of the row: a question, or a group of them that adults are asked together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageOfRow<'a> {
    /// Its name in addresses ([`Question::page_key`]).
    pub key: &'a str,
    /// In the order asked; never empty.
    pub questions: Vec<&'a Question>,
}

/// Where a question stands in the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// From 1.
    pub number: usize,
    /// Of how many.
    pub total: usize,
}

impl<'a> Journey<'a> {
    /// Works out the way. A condition looks only at answers to questions that are asked themselves: what hangs on an answer falls with it.
    pub fn new(form: &'a Form, band: Band, facts: &'a Facts, answers: &'a Answers) -> Self {
        let mut journey = Self {
            form,
            band,
            facts,
            part: None,
            steps: Vec::new(),
            check_page: Vec::new(),
            live: Live::new(),
            no_longer_asked: Vec::new(),
        };
        for question in &form.questions {
            if question.page == Page::AlertPage || !is_asked(question, band, facts, answers, &journey.live) {
                continue;
            }
            match question.page {
                Page::CheckPage => journey.check_page.push(question),
                Page::Row | Page::AlertPage => journey.steps.push(question),
            }
            if let Some(answer) = answers.get(&question.id).filter(|answer| question.fits(answer)) {
                journey.live.insert(&question.id, answer);
            }
        }
        let alert_page = |id: &str| form.question(id).is_some_and(|question| question.page == Page::AlertPage);
        let unasked = answers.iter().filter(|(id, _)| !journey.live.contains_key(id.as_str()) && !alert_page(id));
        journey.no_longer_asked = unasked.map(|(id, answer)| NoLongerAsked { id, question: form.question(id), answer }).collect();
        journey
    }

    /// The same way through one part of a pack only. Questions that belong to no part belong to each.
    #[must_use]
    pub fn part(mut self, section: &str) -> Self {
        let belongs = |question: &Question| question.section.as_deref().is_none_or(|own| own == section);
        self.steps.retain(|question| belongs(question));
        self.check_page.retain(|question| belongs(question));
        let asked: BTreeSet<&str> = self.steps.iter().chain(&self.check_page).map(|question| question.id.as_str()).collect();
        self.live.retain(|id, _| asked.contains(id));
        self.part = self.form.sections.iter().find(|part| part.id == section);
        self
    }

    /// The form.
    pub const fn form(&self) -> &'a Form {
        self.form
    }

    /// The only part of a pack that is gone through; none for the whole form.
    pub const fn only_part(&self) -> Option<&'a Section> {
        self.part
    }

    /// The reader.
    pub const fn band(&self) -> Band {
        self.band
    }

    /// What is known of the child's case.
    pub const fn facts(&self) -> &'a Facts {
        self.facts
    }

    /// The questions in the row, each on its own page. Pages to read are among them.
    pub fn steps(&self) -> &[&'a Question] {
        &self.steps
    }

    /// The questions on the check page.
    pub fn check_page(&self) -> &[&'a Question] {
        &self.check_page
    }

    /// A question of the row, if it is asked: what may be visited.
    pub fn step(&self, id: &str) -> Option<&'a Question> {
        self.steps.iter().copied().find(|question| question.id == id)
    }

    /// The first question.
    pub fn first(&self) -> Option<&'a Question> {
        self.steps.first().copied()
    }

    /// The question after this one, which itself may not be asked any more. `None`: the check page.
    pub fn next(&self, after: &str) -> Option<&'a Question> {
        let rest = self.form.questions.iter().skip_while(|question| question.id != after).skip(1);
        rest.into_iter().find(|question| self.step(&question.id).is_some())
    }

    /// The question before this one, which itself may not be asked any more. `None`: the first page.
    pub fn previous(&self, before: &str) -> Option<&'a Question> {
        let so_far = self.form.questions.iter().take_while(|question| question.id != before);
        so_far.filter(|question| self.step(&question.id).is_some()).last()
    }

    /// Where to go on: the question after the last one answered, or the first. `None`: the check page.
    pub fn resume(&self) -> Option<&'a Question> {
        match self.steps.iter().rfind(|question| self.answer(&question.id).is_some()) {
            Some(last) => self.next(&last.id),
            None => self.first(),
        }
    }

    /// Where a question stands in the row.
    pub fn position(&self, id: &str) -> Option<Position> {
        let index = self.steps.iter().position(|question| question.id == id)?;
        Some(Position { number: index + 1, total: self.steps.len() })
    }

    /// The row in pages, for a reader who is asked several questions at a time.
    pub fn pages(&self) -> Vec<PageOfRow<'a>> {
        let mut pages: Vec<PageOfRow<'a>> = Vec::new();
        for question in self.steps.iter().copied() {
            let key = question.page_key();
            match pages.last_mut() {
                Some(page) if page.key == key => page.questions.push(question),
                _ => pages.push(PageOfRow { key, questions: vec![question] }),
            }
        }
        pages
    }

    /// The answer to a question that is asked.
    pub fn answer(&self, id: &str) -> Option<&'a Answer> {
        self.live.get(id).copied()
    }

    /// All questions that are asked, the check page's last, each with its answer or `None` when it was skipped. Pages to read are left out.
    pub fn asked(&self) -> impl Iterator<Item = (&'a Question, Option<&'a Answer>)> {
        let questions = self.steps.iter().chain(&self.check_page).copied();
        questions.filter(|question| question.is_answerable()).map(|question| (question, self.answer(&question.id)))
    }

    /// The questions answered.
    pub fn answered(&self) -> impl Iterator<Item = (&'a Question, &'a Answer)> {
        self.asked().filter_map(|(question, answer)| Some((question, answer?)))
    }

    /// Answers that will not be sent, because their question is not asked any more.
    pub fn no_longer_asked(&self) -> &[NoLongerAsked<'a>] {
        &self.no_longer_asked
    }

    /// The alerts that sending it raises.
    pub fn signals(&self) -> Vec<Raised<'a>> {
        self.answered().flat_map(|(question, answer)| raised(question, answer, self.band)).collect()
    }

    /// What sending it starts, other than alerts.
    pub fn starts(&self) -> Vec<Started<'a>> {
        self.answered().flat_map(|(question, answer)| started(question, answer)).collect()
    }
}

fn is_asked(question: &Question, band: Band, facts: &Facts, answers: &Answers, live: &Live<'_>) -> bool {
    question.bands.contains(&band)
        && !question.later
        && !(question.skip_when_known && facts.helper_known)
        && (facts.linked_adults || !question.is_about_linked_adults())
        && !(question.once && facts.offered_once && !answers.contains_key(&question.id))
        && question.show_if.iter().all(|condition| condition.holds(facts, live))
}

//! Posted fields into an answer.

use super::answer::{Answer, Chosen, Direction, Person};
use super::band::Band;
use super::facts::Facts;
use super::field_error::{FieldError, FieldProblem};
use super::fields::RawFields;
use super::kind::Kind;
use super::offered::{Offered, TextBox, offer};
use super::question::Question;
use super::text::{LONG_TEXT, NAME, OWN_WORDS, SHORT_TEXT, typed};
use chrono::{NaiveDate, NaiveTime};
use std::collections::{BTreeMap, BTreeSet};

impl Question {
    /// Takes the fields of this question's page. `None` when nothing was answered, which is the same as "skip".
    ///
    /// `fields` holds what belongs to the question and nothing else: the page takes its own fields out first ([`RawFields::take`]).
    /// Words typed beside an option choose it, so that nothing typed is lost. Fails on the first field that cannot be taken.
    pub fn parse(&self, fields: &RawFields, band: Band, facts: &Facts) -> Result<Option<Answer>, FieldError> {
        let mut reader = Reader { fields, read: BTreeSet::new() };
        let answer = match &self.kind {
            Kind::Faces3 { .. }
            | Kind::Faces5 { .. }
            | Kind::Choice { .. }
            | Kind::YesNoUnsure { .. }
            | Kind::Agreement4 { .. }
            | Kind::Place { .. } => reader.one_option(&self.options(band, facts))?,
            Kind::Choices { .. } => reader.many_options(&self.options(band, facts))?.map(|options| Answer::Many { options }),
            Kind::People { .. } => reader.many_options(&self.options(band, facts))?.map(|people| {
                let person = |chosen: Chosen| Person { option: chosen.option, name: chosen.words };
                Answer::People { people: people.into_iter().map(person).collect() }
            }),
            Kind::Cards { .. } => reader.cards(&self.options(band, facts), &self.columns(band, facts))?,
            Kind::Ladder { .. } => reader.ladder()?,
            Kind::DateTime { .. } if band == Band::Staff => reader.date()?,
            Kind::DateTime { days, times, .. } => {
                reader.times(&offer(days, TextBox::OwnWords, band, facts), &offer(times, TextBox::OwnWords, band, facts))?
            }
            Kind::ShortText {} => reader.text(SHORT_TEXT)?,
            Kind::LongText {} => reader.text(LONG_TEXT)?,
            Kind::Drawing {} | Kind::Info {} => None,
        };
        reader.finish()?;
        match answer {
            None if self.required => Err(FieldError::new(self.first_field(band), FieldProblem::Required)),
            answer => Ok(answer),
        }
    }

    /// The field that an error about the whole question points to.
    fn first_field(&self, band: Band) -> &'static str {
        match self.kind {
            Kind::ShortText {} | Kind::LongText {} => "text",
            Kind::DateTime { .. } if band == Band::Staff => "date-day",
            Kind::DateTime { .. } => "day",
            _ => "answer",
        }
    }
}

/// Reads fields and remembers which, so that what is left over is noticed. A blank value is no value.
struct Reader<'a> {
    fields: &'a RawFields,
    read: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    fn one(&mut self, name: &str) -> Result<Option<&'a str>, FieldError> {
        self.read.insert(name.to_owned());
        match self.fields.all(name) {
            [] => Ok(None),
            [value] => Ok(Some(value.as_str()).filter(|value| !value.trim().is_empty())),
            _ => Err(FieldError::new(name, FieldProblem::Repeated)),
        }
    }

    fn many(&mut self, name: &str) -> Result<Vec<&'a str>, FieldError> {
        self.read.insert(name.to_owned());
        let values: Vec<&str> =
            self.fields.all(name).iter().map(String::as_str).filter(|value| !value.trim().is_empty()).collect();
        let mut seen = BTreeSet::new();
        if values.iter().all(|value| seen.insert(*value)) {
            Ok(values)
        } else {
            Err(FieldError::new(name, FieldProblem::Repeated))
        }
    }

    fn typed(&mut self, name: &str, limit: usize) -> Result<Option<String>, FieldError> {
        let raw = self.one(name)?.unwrap_or_default();
        typed(raw, limit).map_err(|problem| FieldError::new(name, problem))
    }

    fn finish(self) -> Result<(), FieldError> {
        match self.fields.names().find(|name| !self.read.contains(*name)) {
            Some(name) => Err(FieldError::new(name, FieldProblem::Unknown)),
            None => Ok(()),
        }
    }

    /// What was typed beside options, by option.
    fn beside(&mut self, offered: &[Offered<'a>]) -> Result<BTreeMap<&'a str, String>, FieldError> {
        let mut words = BTreeMap::new();
        for option in offered {
            let Some(text_box) = option.text_box else { continue };
            let limit = match text_box {
                TextBox::OwnWords => OWN_WORDS,
                TextBox::OwnName | TextBox::Name => NAME,
            };
            if let Some(text) = self.typed(&text_box.field(option.id), limit)? {
                words.insert(option.id, text);
            }
        }
        Ok(words)
    }

    fn one_option(&mut self, offered: &[Offered<'a>]) -> Result<Option<Answer>, FieldError> {
        let chosen = self.one("answer")?.map(|id| known("answer", offered, id)).transpose()?;
        let mut beside = self.beside(offered)?;
        let first_beside = offered.iter().find(|option| beside.contains_key(option.id));
        let Some(option) = chosen.or(first_beside) else { return Ok(None) };
        let words = beside.remove(option.id);
        if beside.is_empty() { Ok(Some(Answer::One { option: option.id.to_owned(), words })) } else { Err(one_or_all(option)) }
    }

    fn many_options(&mut self, offered: &[Offered<'a>]) -> Result<Option<Vec<Chosen>>, FieldError> {
        let mut chosen = Vec::new();
        for id in self.many("answer")? {
            chosen.push(known("answer", offered, id)?);
        }
        let mut beside = self.beside(offered)?;
        let ticked: BTreeSet<&str> = chosen.iter().map(|option| option.id).collect();
        chosen.extend(offered.iter().filter(|option| beside.contains_key(option.id) && !ticked.contains(option.id)));
        match chosen.iter().find(|option| option.exclusive) {
            Some(alone) if chosen.len() > 1 => Err(one_or_all(alone)),
            _ if chosen.is_empty() => Ok(None),
            _ => Ok(Some(
                chosen.iter().map(|option| Chosen { option: option.id.to_owned(), words: beside.remove(option.id) }).collect(),
            )),
        }
    }

    fn cards(&mut self, cards: &[Offered<'_>], columns: &[Offered<'_>]) -> Result<Option<Answer>, FieldError> {
        let mut sorted = BTreeMap::new();
        for card in cards {
            let field = format!("card-{}", card.id);
            if let Some(column) = self.one(&field)? {
                sorted.insert(card.id.to_owned(), known(&field, columns, column)?.id.to_owned());
            }
        }
        Ok((!sorted.is_empty()).then_some(Answer::Cards { columns: sorted }))
    }

    fn ladder(&mut self) -> Result<Option<Answer>, FieldError> {
        let Some(given) = self.one("answer")? else { return Ok(None) };
        let step = (0..=10).find(|step: &u8| step.to_string() == given);
        step.map(|value| Some(Answer::Ladder { value })).ok_or_else(|| FieldError::new("answer", FieldProblem::Unknown))
    }

    fn text(&mut self, limit: usize) -> Result<Option<Answer>, FieldError> {
        let direction = match self.one("text.dir")? {
            None => Direction::Auto,
            Some("ltr") => Direction::Ltr,
            Some("rtl") => Direction::Rtl,
            Some(_) => return Err(FieldError::new("text.dir", FieldProblem::Unknown)),
        };
        Ok(self.typed("text", limit)?.map(|words| Answer::Text { words, direction }))
    }

    fn times(&mut self, days: &[Offered<'_>], times: &[Offered<'_>]) -> Result<Option<Answer>, FieldError> {
        let mut ids = |field: &str, offered: &[Offered<'_>]| {
            let given = self.many(field)?;
            given
                .into_iter()
                .map(|id| known(field, offered, id).map(|option| option.id.to_owned()))
                .collect::<Result<Vec<_>, _>>()
        };
        let (days, times) = (ids("day", days)?, ids("time", times)?);
        let words = self.typed("text", SHORT_TEXT)?;
        let nothing = days.is_empty() && times.is_empty() && words.is_none();
        Ok((!nothing).then_some(Answer::Times { days, times, words }))
    }

    fn date(&mut self) -> Result<Option<Answer>, FieldError> {
        let (day, month, year) = (self.one("date-day")?, self.one("date-month")?, self.one("date-year")?);
        let (time, minutes) = (self.one("date-time")?, self.one("date-minutes")?);
        if [day, month, year, time, minutes].iter().all(Option::is_none) {
            return Ok(None);
        }
        let bad = |field: &str, problem: FieldProblem| FieldError::new(field, problem);
        let date = calendar_day(day, month, year).ok_or_else(|| bad("date-day", FieldProblem::BadDate))?;
        let time = time.map(|time| clock_time(time).ok_or_else(|| bad("date-time", FieldProblem::BadTime))).transpose()?;
        let minutes =
            minutes.map(|minutes| length(minutes).ok_or_else(|| bad("date-minutes", FieldProblem::BadTime))).transpose()?;
        Ok(Some(Answer::Dated { date, time, minutes }))
    }
}

/// The option of this id among those offered.
fn known<'o, 'a>(field: &str, offered: &'o [Offered<'a>], id: &str) -> Result<&'o Offered<'a>, FieldError> {
    offered.iter().find(|option| option.id == id).ok_or_else(|| FieldError::new(field, FieldProblem::Unknown))
}

fn one_or_all(option: &Offered<'_>) -> FieldError {
    FieldError::new("answer", FieldProblem::OneOrAll { choice: option.words.to_owned() })
}

/// A day from three numbers; the year in full.
fn calendar_day(day: Option<&str>, month: Option<&str>, year: Option<&str>) -> Option<NaiveDate> {
    let year = year?.trim().parse().ok().filter(|year| (1900..=2200).contains(year))?;
    NaiveDate::from_ymd_opt(year, month?.trim().parse().ok()?, day?.trim().parse().ok()?)
}

/// A time as on a clock with 24 hours: 14:30, 9.05.
fn clock_time(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.trim().split_once([':', '.'])?;
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

/// A length in minutes, up to a day.
fn length(text: &str) -> Option<u16> {
    text.trim().parse().ok().filter(|minutes| (1..=24 * 60).contains(minutes))
}

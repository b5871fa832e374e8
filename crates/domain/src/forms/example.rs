//! The made-up submissions of the demo.

use super::answer::Answers;
use super::band::Band;
use super::catalogue::Catalogue;
use super::choice::Signal;
use super::facts::{Facts, PlanAction};
use super::fields::RawFields;
use super::kind::Kind;
use super::load::{LoadError, LoadProblem, parse, read};
use super::offered::TextBox;
use super::question::Question;
use super::sources::Sources;
use crate::meeting::MeetingKind;
use crate::replies::Decided;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::{Table, Value};

const FILE: &str = "examples.toml";

/// One made-up submission. No real person.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Its name.
    pub id: String,
    /// The form.
    pub form: String,
    /// The reader.
    pub band: Band,
    /// Who wrote it.
    pub person: ExamplePerson,
    /// The meeting it is for.
    pub meeting: ExampleMeeting,
    /// How many days before the meeting it was sent; 0 or less: after it.
    pub days: i64,
    /// The language it is written in.
    pub language: String,
    /// Where it stands in the demo.
    pub state: ExampleState,
    /// The alerts that its answers raise.
    pub alerts: Vec<Signal>,
    /// The answers that were sent at once, before the rest.
    #[serde(default)]
    pub sent_first: Vec<String>,
    /// Who put their name to the alert, and when.
    #[serde(default)]
    pub alert_seen: Option<AlertSeen>,
    /// Who helped the child.
    #[serde(default)]
    pub helped_by: Option<ExampleHelper>,
    /// A person's translation, by question; `by` says whose.
    #[serde(default)]
    pub translation: BTreeMap<String, String>,
    /// The actions of the child's plan, by id.
    #[serde(default)]
    pub plan_actions: BTreeMap<String, String>,
    /// What the chair wrote back.
    #[serde(default)]
    pub reply: Vec<ExampleReply>,
    /// The answers.
    #[serde(skip)]
    pub answers: Answers,
}

/// Who wrote an example.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExamplePerson {
    /// First name; empty for an unnamed return.
    pub name: String,
    /// Age of a child, in years.
    #[serde(default)]
    pub age: Option<u32>,
    /// Where a child lives.
    #[serde(default)]
    pub lives: Option<String>,
    /// What an adult is to the child.
    #[serde(default)]
    pub relation: Option<String>,
}

/// The meeting an example is for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleMeeting {
    /// Its kind.
    pub kind: MeetingKind,
    /// The chair's first name.
    pub chair: String,
    /// The worker's first name.
    pub worker: String,
}

/// Where an example stands in the demo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExampleState {
    /// Not sent.
    Draft,
    /// Sent, not read.
    Sent,
    /// Read by the chair.
    Read,
    /// Not read when the meeting started.
    UnreadAtStart,
    /// Talked about at the meeting.
    TalkedAbout,
    /// Answered by the chair.
    Answered,
}

/// Who put their name to an alert.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlertSeen {
    /// First name.
    pub by: String,
    /// After how many minutes.
    pub after_minutes: i64,
}

/// Who helped a child.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleHelper {
    /// An option of `helping`.
    pub role: String,
    /// Their name.
    pub name: String,
}

/// One point of the chair's reply.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleReply {
    /// The question it answers.
    pub about: String,
    /// What was decided.
    pub decided: Decided,
    /// The words, for the child.
    pub text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    example: Vec<Table>,
}

impl Example {
    /// Reads the examples and takes their answers in as a browser would post them, so that each is one that a child could give.
    pub fn load(sources: &Sources, catalogue: &Catalogue) -> Result<Vec<Self>, LoadError> {
        parse::<File>(sources, FILE)?.example.into_iter().map(|table| Self::read(table, catalogue)).collect()
    }

    /// What is known of the child's case in it: not the first meeting, no preferences given before, adults whom it could be shown to.
    pub fn facts(&self) -> Facts {
        Facts {
            meeting_kinds: vec![self.meeting.kind],
            plan_actions: self
                .plan_actions
                .iter()
                .map(|(id, words)| PlanAction { id: id.clone(), words: words.clone() })
                .collect(),
            helper_known: self.helped_by.is_some(),
            linked_adults: true,
            ..Facts::default()
        }
    }

    fn read(mut table: Table, catalogue: &Catalogue) -> Result<Self, LoadError> {
        let (answers, mut own_words) = (take(&mut table, "answers"), take(&mut table, "own_words"));
        let id = table.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        let unknown = |name: &String| LoadError::new(FILE, Some(&id), LoadProblem::UnknownName(name.clone()));
        let mut example: Self = read(FILE, Some(&id), table)?;
        let form = catalogue.form(&example.form).ok_or_else(|| unknown(&example.form))?;
        let facts = example.facts();
        for (question_id, value) in &answers {
            let question = form.question(question_id).ok_or_else(|| unknown(question_id))?;
            let mut fields = posted(question, value);
            let text_box = if matches!(question.kind, Kind::People { .. }) { TextBox::Name } else { TextBox::OwnWords };
            own_words.retain(|key, words| {
                let beside = key.strip_prefix(question_id).and_then(|rest| rest.strip_prefix('.')).zip(words.as_str());
                if let Some((option, words)) = beside {
                    fields.push(text_box.field(option), words);
                }
                beside.is_none()
            });
            let answer = question.parse(&fields, example.band, &facts);
            let place = format!("{id}/{question_id}");
            let answer = answer.map_err(|error| LoadError::new(FILE, Some(&place), LoadProblem::Answer(error)))?;
            example.answers.extend(answer.map(|answer| (question_id.clone(), answer)));
        }
        // Words beside an answer that is not there would be lost unseen.
        own_words.keys().next().map_or(Ok(example), |left| Err(unknown(left)))
    }
}

/// Takes a table out of an example; one without it has none.
fn take(example: &mut Table, key: &str) -> Table {
    example.remove(key).and_then(|value| value.try_into().ok()).unwrap_or_default()
}

/// The fields that a browser would post for an answer as it is written in the file.
fn posted(question: &Question, value: &Value) -> RawFields {
    let field = if matches!(question.kind, Kind::ShortText {} | Kind::LongText {}) { "text" } else { "answer" };
    let mut fields = RawFields::default();
    match value {
        Value::String(one) => fields.push(field, one),
        Value::Integer(number) => fields.push(field, number.to_string()),
        Value::Array(many) => many.iter().filter_map(Value::as_str).for_each(|one| fields.push(field, one)),
        Value::Table(cards) => {
            for (card, column) in cards {
                fields.push(format!("card-{card}"), column.as_str().unwrap_or_default());
            }
        }
        _ => {}
    }
    fields
}

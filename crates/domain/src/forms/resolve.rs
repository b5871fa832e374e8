//! Form files into forms: takes in shared questions, puts scales and columns in place, and reads each question with its own errors.

use super::form::Form;
use super::load::{LoadError, LoadProblem, parse, read};
use super::question::Question;
use super::sources::Sources;
use std::collections::BTreeSet;
use toml::{Table, Value};

/// The keys that belong to the kind of a question; all others belong to every question.
const KIND_KEYS: [&str; 13] = [
    "kind",
    "options",
    "cards",
    "columns",
    "cards_from",
    "from",
    "ends",
    "card_signal",
    "signal_at_most",
    "ordered",
    "days",
    "times",
    "labels",
];

/// What forms take their shared parts from.
pub(super) struct Shared {
    /// The questions of `common.toml`, by id.
    common: Vec<(String, Table)>,
    /// `scales.toml`.
    scales: Table,
}

impl Shared {
    /// Reads the two files.
    pub(super) fn load(sources: &Sources) -> Result<Self, LoadError> {
        let mut common = Vec::new();
        for table in questions("common.toml", &mut parse(sources, "common.toml")?)? {
            let id = string(&table, "id").ok_or_else(|| LoadError::new("common.toml", None, LoadProblem::NoId))?;
            common.push((id, table));
        }
        Ok(Self { common, scales: parse(sources, "scales.toml")? })
    }

    /// The ids of the questions that forms can share.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.common.iter().map(|(id, _)| id.as_str())
    }

    /// Reads one form.
    pub(super) fn form(&self, file: &str, text: &str) -> Result<Form, LoadError> {
        let mut table: Table = toml::from_str(text)
            .map_err(|error: toml::de::Error| LoadError::new(file, None, LoadProblem::Toml(error.to_string())))?;
        let questions = questions(file, &mut table)?;
        let readers = table.get("readers").cloned();
        let mut form: Form = read(file, None, table)?;
        for question in questions {
            form.questions.push(self.question(file, question, readers.as_ref())?);
        }
        if form.questions.iter().any(Question::has_bell) {
            form.questions.extend(self.alert_page()?);
        }
        let mut seen = BTreeSet::new();
        match form.questions.iter().find(|question| !seen.insert(question.id.as_str())) {
            Some(twice) => Err(LoadError::new(file, Some(&twice.id), LoadProblem::Twice)),
            None => Ok(form),
        }
    }

    /// The questions of the page shown after an answer with a bell was sent: they belong to every form that has such an answer.
    fn alert_page(&self) -> Result<Vec<Question>, LoadError> {
        let is_alert_page = |table: &Table| string(table, "page").as_deref() == Some("alert-page");
        let tables = self.common.iter().filter(|(_, table)| is_alert_page(table));
        tables.map(|(id, table)| self.read_question("common.toml", id, table.clone(), true)).collect()
    }

    /// Reads one question of a form. Its readers are the form's where neither it nor the shared question names its own.
    fn question(&self, file: &str, own: Table, readers: Option<&Value>) -> Result<Question, LoadError> {
        let (id, mut table, is_shared) = match string(&own, "use") {
            None => (string(&own, "id").ok_or_else(|| LoadError::new(file, None, LoadProblem::NoId))?, own, false),
            Some(id) => {
                let shared = self.common.iter().find_map(|(known, table)| (*known == id).then(|| table.clone()));
                let mut table = shared.ok_or_else(|| LoadError::new(file, Some(&id), LoadProblem::UnknownShared))?;
                table.extend(own.into_iter().filter(|(key, _)| key != "use"));
                (id, table, true)
            }
        };
        if let Some(readers) = readers {
            table.entry("readers").or_insert_with(|| readers.clone());
        }
        self.read_question(file, &id, table, is_shared)
    }

    fn read_question(&self, file: &str, id: &str, mut table: Table, shared: bool) -> Result<Question, LoadError> {
        self.put_scales_in_place(&mut table).map_err(|scale| LoadError::new(file, Some(id), LoadProblem::UnknownScale(scale)))?;
        let (kind, mut rest): (Table, Table) = table.into_iter().partition(|(key, _)| KIND_KEYS.contains(&key.as_str()));
        rest.insert("kind".to_owned(), Value::Table(kind));
        rest.insert("shared".to_owned(), Value::Boolean(shared));
        read(file, Some(id), rest)
    }

    /// Replaces the names of scales by what they stand for. On failure, the name of the scale that is not there.
    fn put_scales_in_place(&self, table: &mut Table) -> Result<(), String> {
        let kind = string(table, "kind").unwrap_or_default();
        match kind.as_str() {
            "faces3" | "faces5" | "agreement4" | "yes_no_unsure" => {
                if !table.contains_key("options") {
                    table.insert("options".to_owned(), self.scale(&kind, "options")?);
                }
                match (table.remove("extra_options"), table.get_mut("options")) {
                    (Some(Value::Array(more)), Some(Value::Array(options))) => options.extend(more),
                    (None, _) => {}
                    _ => return Err("extra_options".to_owned()),
                }
            }
            "cards" => {
                if let Some(set) = string(table, "columns") {
                    let columns = self.scales.get("columns").and_then(|sets| sets.get(&set)?.get("options"));
                    table.insert("columns".to_owned(), columns.cloned().ok_or(set)?);
                }
            }
            "date_time" => {
                for part in ["days", "times", "labels"] {
                    table.insert(part.to_owned(), self.scale("date_time", part)?);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn scale(&self, name: &str, part: &str) -> Result<Value, String> {
        self.scales.get(name).and_then(|scale| scale.get(part)).cloned().ok_or_else(|| name.to_owned())
    }
}

/// Takes the questions out of a file.
fn questions(file: &str, table: &mut Table) -> Result<Vec<Table>, LoadError> {
    let list = table.remove("question").unwrap_or_else(|| Value::Array(Vec::new()));
    list.try_into().map_err(|error: toml::de::Error| LoadError::new(file, None, LoadProblem::Toml(error.message().to_owned())))
}

fn string(table: &Table, key: &str) -> Option<String> {
    table.get(key).and_then(Value::as_str).map(str::to_owned)
}

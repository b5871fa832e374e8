//! What a browser posts, before anything is believed of it.

use std::collections::BTreeMap;

/// The fields of a posted form: flat names, each with its values in the order they came.
///
/// | Kind | Fields |
/// |---|---|
/// | faces, `choice`, `place`, `yes_no_unsure`, `agreement4` | `answer`; `words-{option}` for own words |
/// | `choices` | `answer`, once for each option in the order of tapping; `words-{option}` |
/// | `people` | `answer` in the same way; `name-{option}` where the option takes a name |
/// | `cards` | `card-{card}` with the id of a column |
/// | `ladder0to10` | `answer` with a number |
/// | `short_text`, `long_text` | `text` and, from `dirname`, `text.dir` |
/// | `date_time` | `day` and `time`, several of each; `text` for when it is not good |
/// | `date_time` for staff | `date-day`, `date-month`, `date-year`, `date-time` (14:30), `date-minutes` |
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawFields(BTreeMap<String, Vec<String>>);

impl RawFields {
    /// Adds a value.
    pub fn push(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.entry(name.into()).or_default().push(value.into());
    }

    /// Takes a field out with all its values: for what belongs to the page and not to the question, such as the button that was pressed.
    pub fn take(&mut self, name: &str) -> Vec<String> {
        self.0.remove(name).unwrap_or_default()
    }

    /// The first value of a field: what to draw in a text box.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.all(name).first().map(String::as_str)
    }

    /// All values of a field.
    pub fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether a field has this value: whether to draw a button as chosen.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).iter().any(|given| given == value)
    }

    /// The names of all fields.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub(super) fn extend(&mut self, name: &str, values: &[String]) {
        for value in values {
            self.push(name, value);
        }
    }

    pub(super) fn push_some(&mut self, name: impl Into<String>, value: Option<impl Into<String>>) {
        if let Some(value) = value {
            self.push(name, value);
        }
    }
}

impl FromIterator<(String, String)> for RawFields {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        let mut fields = Self::default();
        pairs.into_iter().for_each(|(name, value)| fields.push(name, value));
        fields
    }
}

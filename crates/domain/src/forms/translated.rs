//! The words of another language laid over the English files, by id: `forms/lang/LANGUAGE/FILE.toml` has the shape of `forms/FILE.toml` and
//! holds only what people read.

use super::language::Language;
use super::load::{LoadError, LoadProblem};
use super::sources::Sources;
use toml::{Table, Value};

/// What names a thing in a list.
const NAMES: [&str; 3] = ["id", "use", "term"];

impl Sources {
    /// These files with the words of a language in place of the English ones, where it has them.
    ///
    /// # Errors
    /// A file that is not TOML, or words for something that the English file does not hold.
    pub fn in_language(mut self, language: Language) -> Result<Self, LoadError> {
        let translated: Vec<(String, String)> =
            Self::translations(language).map(|(file, text)| (file.to_owned(), text.to_owned())).collect();
        for (file, words) in translated {
            let place = format!("lang/{}/{file}", language.key());
            let read = |place: &str, text: &str| {
                toml::from_str::<Table>(text).map_err(|error| LoadError::new(place, None, LoadProblem::Toml(error.to_string())))
            };
            let mut table = read(&file, self.get(&file).ok_or_else(|| LoadError::new(&place, None, LoadProblem::NoFile))?)?;
            let mut words = read(&place, &words)?;
            words.remove("language");
            words.remove("made");
            lay_over(&mut table, words, &place)?;
            self = self.with(&file, &table.to_string());
        }
        Ok(self)
    }
}

fn lay_over(table: &mut Table, words: Table, place: &str) -> Result<(), LoadError> {
    for (key, value) in words {
        match (table.get_mut(&key), value) {
            (Some(Value::Table(below)), Value::Table(words)) => lay_over(below, words, place)?,
            (Some(Value::Array(things)), Value::Array(words)) => {
                for word in words {
                    let Value::Table(word) = word else { continue };
                    let Some(name) = name_of(&word) else { continue };
                    let thing =
                        things.iter_mut().filter_map(Value::as_table_mut).find(|thing| name_of(thing).as_ref() == Some(&name));
                    let thing = thing.ok_or_else(|| LoadError::new(place, None, LoadProblem::UnknownName(name)))?;
                    lay_over(thing, word, place)?;
                }
            }
            (_, value) => {
                table.insert(key, value);
            }
        }
    }
    Ok(())
}

fn name_of(table: &Table) -> Option<String> {
    NAMES.iter().find_map(|key| table.get(*key)).and_then(Value::as_str).map(str::to_owned)
}

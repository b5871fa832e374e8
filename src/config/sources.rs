//! Finds what was set, and where: the environment first, then the file that `HEARD_CONFIG` names.

use super::{Problem, Setting};
use std::{collections::BTreeMap, fmt, fs, path::PathBuf};

/// The environment, as a parameter.
pub type Environment = BTreeMap<String, String>;

/// Variables that begin like settings and are read by the scripts and tests, not by the program.
const OTHERS: [&str; 5] = ["HEARD_CONFIG", "HEARD_CACHE", "HEARD_CHROMIUM", "HEARD_PROGRAM", "HEARD_TEST_POSTGRES"];

/// Where a value was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// In an environment variable.
    Variable,
    /// In the file that `<variable>_FILE` names.
    SecretFile(PathBuf),
    /// In the file that `HEARD_CONFIG` names.
    ConfigFile(PathBuf),
    /// Nowhere.
    Default,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Variable => f.write_str("environment"),
            Self::SecretFile(path) | Self::ConfigFile(path) => path.display().fmt(f),
            Self::Default => f.write_str("default"),
        }
    }
}

/// The value of a setting as it was written, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What stood there; the setting's default when it was set nowhere and has one.
    pub value: Option<String>,
    /// Where it stood.
    pub source: Source,
}

/// What was found for every setting, and what is wrong with the places.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    pub(super) found: BTreeMap<Setting, Found>,
    pub(super) problems: Vec<Problem>,
    /// Variables that look like settings and are none: mistyped, most likely.
    pub(super) unknown: Vec<String>,
}

impl Sources {
    /// Looks in the environment and in the file it names. An empty variable counts as not set.
    pub fn read(environment: &Environment) -> Self {
        let mut sources = Self::default();
        let set = |variable: &str| environment.get(variable).map(|value| value.trim()).filter(|value| !value.is_empty());
        let file = set("HEARD_CONFIG").map(PathBuf::from);
        let mut in_file = file.as_ref().map(|path| sources.config_file(path)).unwrap_or_default();
        for setting in Setting::ALL {
            let variable = setting.variable();
            let secret_file = set(&format!("{variable}_FILE")).filter(|_| setting.is_secret()).map(PathBuf::from);
            let written = in_file.remove(&setting.key());
            let found = match (set(variable), secret_file, written, &file) {
                (Some(value), ..) => Found { value: Some(value.to_owned()), source: Source::Variable },
                (None, Some(path), ..) => Found { value: sources.secret_file(setting, &path), source: Source::SecretFile(path) },
                (None, None, Some(value), Some(path)) => Found { value: Some(value), source: Source::ConfigFile(path.clone()) },
                _ => Found { value: setting.default().map(str::to_owned), source: Source::Default },
            };
            sources.found.insert(setting, found);
        }
        for key in in_file.into_keys() {
            sources
                .problems
                .push(Problem::new("HEARD_CONFIG", format!("{key} in that file is no setting; `heard doctor` lists them all")));
        }
        let known = |name: &str| OTHERS.contains(&name) || Setting::ALL.iter().any(|setting| setting.variable() == name);
        sources.unknown = environment.keys().filter(|name| name.starts_with("HEARD_") && !known(name)).cloned().collect();
        sources
    }

    fn config_file(&mut self, path: &PathBuf) -> BTreeMap<String, String> {
        let read = fs::read_to_string(path).map_err(|error| error.to_string());
        let table = read.and_then(|text| text.parse::<toml::Table>().map_err(|error| error.message().to_owned()));
        let table = table.unwrap_or_else(|error| {
            self.problems.push(Problem::new("HEARD_CONFIG", format!("{} cannot be read: {error}", path.display())));
            toml::Table::new()
        });
        let plain = |value: toml::Value| match value {
            toml::Value::String(text) => Some(text),
            toml::Value::Integer(number) => Some(number.to_string()),
            toml::Value::Boolean(yes) => Some(yes.to_string()),
            _ => None,
        };
        let mut written = BTreeMap::new();
        for (key, value) in table {
            match plain(value) {
                Some(value) => drop(written.insert(key, value)),
                None => self.problems.push(Problem::new(
                    "HEARD_CONFIG",
                    format!("{key} in that file has to be text, a whole number, true or false"),
                )),
            }
        }
        written
    }

    fn secret_file(&mut self, setting: Setting, path: &PathBuf) -> Option<String> {
        match fs::read_to_string(path) {
            Ok(text) => Some(text.trim().to_owned()),
            Err(error) => {
                self.problems.push(Problem::new(setting.variable(), format!("{} cannot be read: {error}", path.display())));
                None
            }
        }
    }
}

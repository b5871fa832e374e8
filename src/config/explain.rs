//! Every setting as `heard doctor` shows it. A value that may hold a secret is not shown whole.

use super::{Setting, Sources};
use serde::Serialize;

/// One setting, explained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explained {
    /// Its environment variable.
    pub setting: &'static str,
    /// Its key in the TOML file.
    pub key: String,
    /// What holds; none when nothing was set and it is worked out from the others.
    pub value: Option<String>,
    /// Where it was found.
    pub source: String,
    /// What it means.
    pub about: &'static str,
}

impl Sources {
    /// Every setting, in a fixed order.
    pub fn explained(&self) -> Vec<Explained> {
        Setting::ALL.into_iter().filter_map(|setting| self.explain(setting)).collect()
    }

    /// Variables that look like settings and are none.
    pub fn unknown(&self) -> &[String] {
        &self.unknown
    }

    fn explain(&self, setting: Setting) -> Option<Explained> {
        let found = self.found.get(&setting)?;
        let shown = |value: &String| if setting.is_secret() { without_password(value) } else { value.clone() };
        Some(Explained {
            setting: setting.variable(),
            key: setting.key(),
            value: found.value.as_ref().map(shown),
            source: found.source.to_string(),
            about: setting.about(),
        })
    }
}

/// A database's address without what stands between `//` and `@`, and without options: either can hold a password.
pub(super) fn without_password(address: &str) -> String {
    let (plain, _options) = address.split_once('?').unwrap_or((address, ""));
    match plain.split_once("://").zip(plain.rsplit_once('@')) {
        Some(((scheme, _), (_, host))) => format!("{scheme}://...@{host}"),
        None => plain.to_owned(),
    }
}

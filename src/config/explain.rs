//! Every setting as `heard doctor` shows it. A value that may hold a secret is not shown whole.

use super::{Config, Setting, Sources, Stage};
use serde::Serialize;

/// One setting, explained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explained {
    /// Its environment variable.
    pub setting: &'static str,
    /// Its key in the TOML file.
    pub key: String,
    /// What holds: as it was written, or what takes its place. None when nothing does.
    pub value: Option<String>,
    /// Where it was found.
    pub source: String,
    /// What it means.
    pub about: &'static str,
}

impl Sources {
    /// Every setting, in a fixed order. With a configuration that could be read, also what holds where nothing was set.
    pub fn explained(&self, config: Option<&Config>) -> Vec<Explained> {
        Setting::ALL.into_iter().filter_map(|setting| self.explain(setting, config)).collect()
    }

    /// Variables that look like settings and are none.
    pub fn unknown(&self) -> &[String] {
        &self.unknown
    }

    fn explain(&self, setting: Setting, config: Option<&Config>) -> Option<Explained> {
        let found = self.found.get(&setting)?;
        let shown = |value: &String| if setting.is_secret() { without_password(value) } else { value.clone() };
        Some(Explained {
            setting: setting.variable(),
            key: setting.key(),
            value: found.value.as_ref().map(shown).or_else(|| unset(setting, config?)),
            source: found.source.to_string(),
            about: setting.about(),
        })
    }
}

/// What holds for a setting that has no fixed default and was not set.
fn unset(setting: Setting, config: &Config) -> Option<String> {
    let service = &config.service;
    let days = |life: chrono::TimeDelta| life.num_days().to_string();
    Some(match setting {
        Setting::SecretFile => config.secret_file.display().to_string(),
        Setting::Address => service.address.clone(),
        Setting::Council => service.council.clone(),
        Setting::DayPhone => service.day_phone.clone(),
        Setting::NightPhone => service.night_phone.clone(),
        Setting::CardDays => days(service.card_life),
        Setting::SetUpDays => days(service.set_up_life),
        Setting::DraftDays => days(service.draft_life),
        Setting::Demo => u8::from(config.stage == Stage::Development).to_string(),
        // These have a default that is shown as it is, or, for the proxy, none at all.
        Setting::Env
        | Setting::Database
        | Setting::Listen
        | Setting::Proxy
        | Setting::Assets
        | Setting::ExitTo
        | Setting::Log => return None,
    })
}

/// A database's address without what stands between `//` and `@`, and without options: either can hold a password.
pub(super) fn without_password(address: &str) -> String {
    let (plain, _options) = address.split_once('?').unwrap_or((address, ""));
    match plain.split_once("://").zip(plain.rsplit_once('@')) {
        Some(((scheme, _), (_, host))) => format!("{scheme}://...@{host}"),
        None => plain.to_owned(),
    }
}

//! From what was written to what it means. Every mistake is collected, so that one start shows them all.

use super::{Config, DatabaseUrl, Problem, Setting, Sources, Stage};
use chrono::TimeDelta;
use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    path::{Path, PathBuf},
};
use tracing_subscriber::EnvFilter;

/// Ten years: longer than any of these should last, and far from where dates run over.
const MOST_DAYS: u16 = 3650;

struct Reader<'a> {
    sources: &'a Sources,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    fn text(&self, setting: Setting) -> Option<&'a str> {
        self.sources.found.get(&setting).and_then(|found| found.value.as_deref())
    }

    /// Parses a setting. None when it was not set, or cannot be understood; then `wanted` says what would be.
    fn parse<T>(&mut self, setting: Setting, wanted: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let text = self.text(setting)?;
        let parsed = parse(text);
        if parsed.is_none() {
            self.problems.push(Problem::new(setting.variable(), format!("has to be {wanted}")));
        }
        parsed
    }

    fn days(&mut self, setting: Setting, otherwise: TimeDelta) -> TimeDelta {
        let whole = |text: &str| text.parse().ok().filter(|days| (1..=MOST_DAYS).contains(days));
        self.parse(setting, "a whole number of days, 1 to 3650", whole).map_or(otherwise, |days| TimeDelta::days(i64::from(days)))
    }

    fn words(&mut self, setting: Setting, otherwise: String) -> String {
        let short = |text: &str| (text.chars().count() <= 100 && !text.chars().any(char::is_control)).then(|| text.to_owned());
        self.parse(setting, "one line of up to 100 characters", short).unwrap_or(otherwise)
    }
}

pub(super) fn read(sources: &Sources) -> Result<Config, Vec<Problem>> {
    let mut reader = Reader { sources, problems: sources.problems.clone() };
    let stage = reader.parse(Setting::Env, "development or production", stage).unwrap_or(Stage::Development);
    let database = reader.parse(Setting::Database, "sqlite://PATH or postgres://...", database);
    let listen = reader.parse(Setting::Listen, "an address and port, like 127.0.0.1:3000", |text| text.parse().ok());
    let address = reader.parse(Setting::Address, "like https://heard.example.org, without a path", address);
    let proxies = reader.parse(Setting::Proxy, "addresses like 10.0.0.1, with commas between", proxies).unwrap_or_default();
    let exit_to = reader.parse(Setting::ExitTo, "an address like https://www.example.org/weather", exit_to);
    let demo = reader.parse(Setting::Demo, "1 or 0", yes_or_no).unwrap_or(stage == Stage::Development);
    let theirs = heard_service::Settings::default();
    let service = heard_service::Settings {
        address: address.clone().or_else(|| listen.map(address_of)).unwrap_or(theirs.address),
        council: reader.words(Setting::Council, theirs.council),
        day_phone: reader.words(Setting::DayPhone, theirs.day_phone),
        night_phone: reader.words(Setting::NightPhone, theirs.night_phone),
        card_life: reader.days(Setting::CardDays, theirs.card_life),
        set_up_life: reader.days(Setting::SetUpDays, theirs.set_up_life),
        draft_life: reader.days(Setting::DraftDays, theirs.draft_life),
    };
    let secret_file = reader.text(Setting::SecretFile).map(PathBuf::from);
    let assets = reader.text(Setting::Assets).map(PathBuf::from).unwrap_or_default();
    let log = reader.parse(Setting::Log, "like info, or info,heard_service=debug", log);
    match (database, listen, exit_to, log) {
        (Some(database), Some(listen), Some(exit_to), Some(log)) if reader.problems.is_empty() => Ok(Config {
            stage,
            secret_file_named: secret_file.is_some(),
            secret_file: secret_file.unwrap_or_else(|| beside(&database)),
            database,
            listen,
            address_set: address.is_some(),
            proxies,
            assets,
            exit_to,
            demo,
            log,
            service,
        }),
        _ => Err(reader.problems),
    }
}

fn stage(text: &str) -> Option<Stage> {
    match text {
        "development" => Some(Stage::Development),
        "production" => Some(Stage::Production),
        _ => None,
    }
}

fn database(text: &str) -> Option<DatabaseUrl> {
    let path = text.strip_prefix("sqlite://").filter(|path| !path.is_empty() && !path.contains('?'));
    let remote = text.strip_prefix("postgres://").or_else(|| text.strip_prefix("postgresql://")).filter(|rest| !rest.is_empty());
    path.or(remote).map(|_| DatabaseUrl(text.to_owned()))
}

/// An origin as browsers send it: scheme, small letters, a port only when it is not the usual one, and nothing after it.
fn address(text: &str) -> Option<String> {
    let text = text.strip_suffix('/').unwrap_or(text);
    let (scheme, host) = text.split_once("://")?;
    let usual = match scheme {
        "https" => ":443",
        "http" => ":80",
        _ => return None,
    };
    let host = host.strip_suffix(usual).unwrap_or(host);
    let plain = !host.is_empty()
        && host.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | ':' | '[' | ']'));
    plain.then(|| format!("{scheme}://{host}"))
}

/// The address of something that listens on this machine.
pub(super) fn address_of(listen: SocketAddr) -> String {
    let mut local = listen;
    if listen.ip().is_unspecified() {
        local.set_ip(if listen.is_ipv4() { Ipv4Addr::LOCALHOST.into() } else { Ipv6Addr::LOCALHOST.into() });
    }
    format!("http://{local}")
}

fn proxies(text: &str) -> Option<Vec<IpAddr>> {
    text.split(',').map(|address| address.trim().parse().ok()).collect()
}

/// An address elsewhere, with nothing that a header or a script could mistake for its own.
fn exit_to(text: &str) -> Option<String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let plain =
        !rest.is_empty() && rest.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '\'' | ';' | ',' | '<' | '>' | '\\'));
    plain.then(|| text.to_owned())
}

fn log(text: &str) -> Option<String> {
    EnvFilter::try_new(text).is_ok().then(|| text.to_owned())
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text {
        "1" | "true" => Some(true),
        "0" | "false" => Some(false),
        _ => None,
    }
}

/// The secret of a database in a file stands beside it, so that the two are moved and lost together.
fn beside(database: &DatabaseUrl) -> PathBuf {
    let file = database.sqlite_file();
    file.as_deref().and_then(Path::parent).unwrap_or(Path::new("data")).join("secret.key")
}

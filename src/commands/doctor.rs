//! `heard doctor`: explains every setting, and looks whether all is well. It changes nothing.

use super::{Given, Refused};
use crate::{
    config::{Config, Explained, open_to_others},
    logging,
};
use chrono::NaiveDate;
use heard_app::Assets;
use heard_domain::calendar::WorkingDays;
use heard_store::Store;
use serde::Serialize;
use std::fmt::Write as _;

/// The whole answer.
#[derive(Serialize)]
struct Report {
    healthy: bool,
    settings: Vec<Explained>,
    checks: Vec<Check>,
}

/// One thing that was looked at.
#[derive(Serialize)]
struct Check {
    what: String,
    verdict: Verdict,
    finding: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Verdict {
    Well,
    Watch,
    Refused,
}

impl Check {
    fn new(what: impl Into<String>, verdict: Verdict, finding: impl Into<String>) -> Self {
        Self { what: what.into(), verdict, finding: finding.into() }
    }
}

pub(super) async fn run(given: Given) -> anyhow::Result<()> {
    let mut checks: Vec<Check> =
        given.sources.unknown().iter().map(|name| Check::new(name, Verdict::Watch, "is no setting; is it mistyped?")).collect();
    match Config::from_sources(&given.sources) {
        Err(problems) => {
            checks.extend(problems.into_iter().map(|problem| Check::new(problem.setting, Verdict::Refused, problem.message)));
        }
        Ok(config) => {
            logging::start("warn", config.stage);
            checks.extend(
                config.refusals().into_iter().map(|problem| Check::new(problem.setting, Verdict::Refused, problem.message)),
            );
            checks.push(built_files(&config));
            checks.push(secret(&config));
            checks.extend(database(&config).await);
            checks.push(bank_holidays(given.clock.today()));
        }
    }
    let wrong: Vec<String> = checks
        .iter()
        .filter(|check| check.verdict == Verdict::Refused)
        .map(|check| format!("{}: {}", check.what, check.finding))
        .collect();
    let report = Report { healthy: wrong.is_empty(), settings: given.sources.explained(), checks };
    given.output.answer(&report, || words(&report))?;
    if report.healthy || given.output.json {
        return if report.healthy { Ok(()) } else { Err(Refused(Vec::new()).into()) };
    }
    Err(Refused(wrong).into())
}

fn built_files(config: &Config) -> Check {
    match Assets::read(&config.assets) {
        Ok(_) => Check::new("built files", Verdict::Well, config.assets.display().to_string()),
        Err(error) => Check::new(
            "built files",
            Verdict::Refused,
            format!("{}: {error}; scripts/build-site makes them", config.assets.display()),
        ),
    }
}

fn secret(config: &Config) -> Check {
    let path = config.secret_file.display();
    if !config.secret_file.exists() {
        let named = config.secret_file_named;
        let finding = if named { format!("{path} is missing") } else { format!("{path} will be made at the first start") };
        return Check::new("secret", if named { Verdict::Refused } else { Verdict::Well }, finding);
    }
    if open_to_others(&config.secret_file) {
        return Check::new("secret", Verdict::Watch, format!("others on this machine can read {path}; chmod 600 keeps them out"));
    }
    Check::new("secret", Verdict::Well, path.to_string())
}

async fn database(config: &Config) -> Vec<Check> {
    // Opening would make it.
    if config.database.sqlite_file().is_some_and(|file| !file.exists()) {
        return vec![Check::new(
            "database",
            Verdict::Well,
            format!("{} is not there yet; the first start makes it", config.database),
        )];
    }
    look_into(config).await.unwrap_or_else(|error| {
        let finding = format!("{error:#}; if it is new or from an older Heard, `heard migrate` brings it up to date");
        vec![Check::new("database", Verdict::Refused, finding)]
    })
}

async fn look_into(config: &Config) -> anyhow::Result<Vec<Check>> {
    let store = Store::open(config.database.as_str()).await?;
    let mut checks = vec![Check::new("database", Verdict::Well, store.engine().await?)];
    let mut tx = store.read().await?;
    checks.extend(tx.faults().await?.into_iter().map(|fault| Check::new("database", Verdict::Refused, fault)));
    checks.push(match tx.audit_break().await? {
        None => Check::new("audit", Verdict::Well, "every row fits the one before"),
        Some(row) => Check::new(
            "audit",
            Verdict::Refused,
            format!("row {row} does not fit the one before: someone changed the database by hand"),
        ),
    });
    Ok(checks)
}

fn bank_holidays(today: NaiveDate) -> Check {
    let days = match WorkingDays::shipped() {
        Ok(days) => days,
        Err(error) => return Check::new("bank holidays", Verdict::Refused, error.to_string()),
    };
    let until = days.covered_until().format("%-d %B %Y");
    if days.runs_out_within_a_year(today) {
        return Check::new("bank holidays", Verdict::Watch, format!("known only until {until}; a newer Heard knows more"));
    }
    Check::new("bank holidays", Verdict::Well, format!("known until {until}"))
}

fn words(report: &Report) -> String {
    let mut text = String::new();
    for Explained { setting, value, source, about, .. } in &report.settings {
        let value = value.as_deref().unwrap_or("-");
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{setting} = {value}\n    from: {source}\n    {about}");
    }
    text.push('\n');
    for Check { what, verdict, finding } in &report.checks {
        let verdict = match verdict {
            Verdict::Well => "well   ",
            Verdict::Watch => "watch  ",
            Verdict::Refused => "REFUSED",
        };
        let _ = writeln!(text, "{verdict} {what}: {finding}");
    }
    text
}

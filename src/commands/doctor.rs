//! `heard doctor`: explains every setting, and looks whether all is well. It changes nothing.

use super::{Given, Refused};
use crate::{
    application::Backend,
    config::{Config, Explained, Problem, Secret, Stage, open_to_others},
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
    let config = Config::from_sources(&given.sources);
    match &config {
        Err(problems) => checks.extend(problems.iter().map(refused)),
        Ok(config) => {
            logging::start("warn", config.stage);
            checks.extend(config.refusals().iter().map(refused));
            checks.push(built_files(config));
            checks.push(secret(config));
            checks.extend(database(config, &given).await);
            checks.push(bank_holidays(given.clock.today()));
        }
    }
    let healthy = checks.iter().all(|check| check.verdict != Verdict::Refused);
    let report = Report { healthy, settings: given.sources.explained(config.as_ref().ok()), checks };
    given.output.answer(&report, || words(&report))?;
    if healthy { Ok(()) } else { Err(Refused::already_said().into()) }
}

fn refused(problem: &Problem) -> Check {
    Check::new(problem.setting, Verdict::Refused, &problem.message)
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
    let database_is_there = config.database.sqlite_file().is_some_and(|file| file.exists());
    match (config.secret_file.exists(), config.secret_file_named || database_is_there) {
        (false, true) => {
            Check::new("secret", Verdict::Refused, format!("{path} is missing; no password, PIN or card works without it"))
        }
        (false, false) => Check::new("secret", Verdict::Well, format!("{path} will be made at the first start")),
        (true, _) if open_to_others(&config.secret_file) => {
            Check::new("secret", Verdict::Watch, format!("others on this machine can read {path}; chmod 600 keeps them out"))
        }
        (true, _) => Check::new("secret", Verdict::Well, path.to_string()),
    }
}

async fn database(config: &Config, given: &Given) -> Vec<Check> {
    // Opening would make it.
    if config.database.sqlite_file().is_some_and(|file| !file.exists()) {
        return vec![Check::new(
            "database",
            Verdict::Well,
            format!("{} is not there yet; the first start makes it", config.database),
        )];
    }
    look_into(config, given).await.unwrap_or_else(|error| {
        let finding = format!("{error:#}; if it is new or from an older Heard, `heard migrate` brings it up to date");
        vec![Check::new("database", Verdict::Refused, finding)]
    })
}

async fn look_into(config: &Config, given: &Given) -> anyhow::Result<Vec<Check>> {
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
    drop(tx);
    // Without its secret the rest cannot start at all, and the check of the secret says so.
    if config.secret_file.exists() {
        let secret = Secret::read_or_make(config, &given.chance)?;
        let backend = Backend::over(store, &secret, config, given.clock.clone(), given.chance.clone())?;
        checks.push(match (backend.service.is_demo().await?, config.stage) {
            (true, Stage::Production) => {
                Check::new("people", Verdict::Refused, "made up; real ones need a database of their own")
            }
            (true, Stage::Development) => Check::new("people", Verdict::Well, "made up"),
            (false, _) => Check::new("people", Verdict::Well, "real, or none yet"),
        });
    }
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

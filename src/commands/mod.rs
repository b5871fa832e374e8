//! The `heard` command. Each subcommand is one file; docs/CONTRACT.md says what stays stable about them.

mod backup;
mod card;
mod demo;
mod doctor;
mod due;
mod import;
mod migrate;
mod output;
mod report;
mod serve;
mod sound;
mod user;
mod worker;

use crate::{
    application::{Backend, Unsafe},
    config::{Config, Environment, Problem, Sources},
    logging,
};
use clap::{Parser, Subcommand, error::ErrorKind};
use heard_service::{chance::Chance, clock::Clock};
use output::Output;
use std::{ffi::OsString, process::ExitCode};

/// Children's voices before statutory meetings: linked, read, answered and counted honestly.
#[derive(Debug, Parser)]
#[command(
    name = "heard",
    version,
    after_help = "Settings come from the environment or a TOML file; `heard doctor` explains each."
)]
struct Cli {
    /// Print one JSON document on standard output.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve people, and do what must happen later (the default).
    Serve,
    /// Do only what must happen later, beside another `heard serve`.
    Worker,
    /// Prepare the database, or bring it up to date.
    Migrate,
    /// Explain every setting and look whether all is well.
    Doctor,
    /// Fill an empty database with made-up people.
    Demo(demo::Demo),
    /// Take in the council's own register.
    #[command(subcommand)]
    Import(import::Import),
    /// Tell when something is due, and why.
    Due(due::DueBy),
    /// Count honestly.
    #[command(subcommand)]
    Report(report::Report),
    /// Make a fresh invitation card.
    Card(card::Card),
    /// Add people who work here.
    #[command(subcommand)]
    User(user::User),
    /// Write a consistent copy of the database while it is in use.
    Backup(backup::Backup),
    /// Put a copy into an empty place, once it has been checked.
    Restore(backup::Restore),
}

/// Why a command was refused: each reason is a line.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.join("\n"))]
struct Refused(Vec<String>);

impl Refused {
    fn because(reason: impl Into<String>) -> Self {
        Self(vec![reason.into()])
    }

    /// The command's answer holds the reasons already.
    const fn already_said() -> Self {
        Self(Vec::new())
    }
}

impl From<Vec<Problem>> for Refused {
    fn from(problems: Vec<Problem>) -> Self {
        Self(problems.iter().map(ToString::to_string).collect())
    }
}

/// What every command is given.
struct Given {
    sources: Sources,
    output: Output,
    clock: Clock,
    chance: Chance,
}

impl Given {
    fn config(&self) -> Result<Config, Refused> {
        Config::from_sources(&self.sources).map_err(Refused::from)
    }

    /// For a command that is not a server: only what needs someone's eye goes to the log.
    async fn backend(&self) -> anyhow::Result<Backend> {
        let config = self.config()?;
        logging::start("warn", config.stage);
        Backend::open(&config, self.clock.clone(), self.chance.clone()).await
    }
}

/// Runs the program with its arguments and environment. 0: done; 1: refused, with the reasons on standard error; 2: cannot be understood.
pub async fn run(arguments: impl Iterator<Item = OsString>, environment: impl Iterator<Item = (OsString, OsString)>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Nothing can be done about a closed terminal.
            let _ = error.print();
            let asked_for = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            return if asked_for { ExitCode::SUCCESS } else { ExitCode::from(2) };
        }
    };
    let environment: Environment =
        environment.filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?))).collect();
    let output = Output { json: cli.json };
    let given = Given { sources: Sources::read(&environment), output, clock: Clock::system(), chance: Chance::from_os() };
    match dispatch(cli.command.unwrap_or(Command::Serve), given).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output.refused(&reasons(&error));
            ExitCode::FAILURE
        }
    }
}

async fn dispatch(command: Command, given: Given) -> anyhow::Result<()> {
    match command {
        Command::Serve => serve::run(given).await,
        Command::Worker => worker::run(given).await,
        Command::Migrate => migrate::run(given).await,
        Command::Doctor => doctor::run(given).await,
        Command::Demo(demo) => demo.run(given).await,
        Command::Import(import) => import.run(given).await,
        Command::Due(due) => due.run(&given),
        Command::Report(report) => report.run(given).await,
        Command::Card(card) => card.run(given).await,
        Command::User(user) => user.run(given).await,
        Command::Backup(backup) => backup.run(given).await,
        Command::Restore(restore) => restore.run(given).await,
    }
}

/// Every reason there is, each on its own line.
fn reasons(error: &anyhow::Error) -> Vec<String> {
    if let Some(Refused(reasons)) = error.downcast_ref() {
        return reasons.clone();
    }
    if let Some(Unsafe(problems)) = error.downcast_ref() {
        return problems.iter().map(ToString::to_string).collect();
    }
    if let Some(heard_service::Error::Invalid(problems)) = error.downcast_ref() {
        return problems.iter().map(|problem| format!("{}: {}", problem.field, problem.message)).collect();
    }
    vec![error.chain().map(ToString::to_string).fold(String::new(), with_cause)]
}

/// Adds what lies behind a failure, unless the failure has said it itself.
fn with_cause(said: String, cause: String) -> String {
    if said.is_empty() {
        cause
    } else if said.contains(&cause) {
        said
    } else {
        format!("{said}: {cause}")
    }
}

//! `heard import ssda903 DIR --year YEAR`: children, care periods and held reviews from the council's own return.

use super::{Given, Refused};
use anyhow::Context;
use clap::{Args, Subcommand};
use heard_service::{Actor, imports::ImportReport};
use std::{fmt::Write as _, fs, path::PathBuf};

#[derive(Debug, Subcommand)]
pub(super) enum Import {
    /// The files of the national return on looked after children (SSDA903).
    Ssda903(Ssda903),
}

#[derive(Debug, Args)]
pub(super) struct Ssda903 {
    /// The folder that holds them: every *.csv in it is read.
    dir: PathBuf,
    /// The year in which the return ends: 2026 is 1 April 2025 to 31 March 2026.
    #[arg(long)]
    year: i32,
    /// Say what would be done, and do nothing.
    #[arg(long)]
    dry_run: bool,
}

impl Import {
    pub(super) async fn run(self, given: Given) -> anyhow::Result<()> {
        let Self::Ssda903(Ssda903 { dir, year, dry_run }) = self;
        let files = read(&dir)?;
        let backend = given.backend().await?;
        let report = backend.service.import_ssda903(&Actor::Operator, files, year, dry_run).await?;
        given.output.answer(&report, || words(&report))
    }
}

/// What was done, and every problem with its file and line.
fn words(report: &ImportReport) -> String {
    let summary = &report.summary;
    let mut text = if report.dry_run { "Nothing was written. It would be:\n".to_owned() } else { String::new() };
    for (name, tally) in
        [("children", summary.children), ("care periods", summary.care_periods), ("held reviews", summary.reviews)]
    {
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "{:>6} {name} read: {} new, {} changed, {} unchanged",
            tally.read, tally.created, tally.changed, tally.unchanged
        );
    }
    if let Some(limits) = report.limits {
        let _ = writeln!(
            text,
            "Held in time: can be told for {} imported reviews; for {} a review that is not on record here may have come before.",
            limits.certain, limits.not_certain
        );
    }
    for file in &summary.files {
        for note in &file.notes {
            let _ = writeln!(text, "{}: {note}", file.name);
        }
    }
    for problem in &summary.problems {
        let line = problem.line.map(|line| format!(", line {line}")).unwrap_or_default();
        let _ = writeln!(text, "{}{line}: {} ({})", problem.file, problem.message, problem.rule.key());
    }
    text
}

/// Every CSV file of a folder with its name, in the order of the names.
fn read(dir: &PathBuf) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir).with_context(|| format!("{} cannot be read", dir.display()))? {
        let path = entry?.path();
        let is_csv = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("csv"));
        if let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|_| is_csv) {
            files.push((name.to_owned(), fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?));
        }
    }
    if files.is_empty() {
        return Err(Refused::because(format!("There is no .csv file in {}.", dir.display())).into());
    }
    files.sort();
    Ok(files)
}

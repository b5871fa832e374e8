//! `heard report participation`: every rate with its formula and both its numbers.

use super::Given;
use clap::{Args, Subcommand};
use heard_domain::rates::Rate;
use heard_service::{
    Actor,
    reports::{ParticipationReport, Period, Split},
};
use std::fmt::Write as _;

#[derive(Debug, Subcommand)]
pub(super) enum Report {
    /// Every rate of who took part, and how.
    Participation(Participation),
}

#[derive(Debug, Args)]
pub(super) struct Participation {
    /// The first day, as 2025-04-01.
    #[arg(long, value_name = "DATE")]
    from: String,
    /// The last day, as 2026-03-31.
    #[arg(long, value_name = "DATE")]
    to: String,
    /// Also for each month, chair, kind, age-band or team.
    #[arg(long, default_value = "", hide_default_value = true)]
    by: String,
}

impl Report {
    pub(super) async fn run(self, given: Given) -> anyhow::Result<()> {
        let Self::Participation(Participation { from, to, by }) = self;
        let (period, split) = (Period::parse(&from, &to)?, Split::parse(&by)?);
        let backend = given.backend().await?;
        let report = backend.service.participation_report(&Actor::Operator, period, split).await?;
        given.output.answer(&report, || words(&report))
    }
}

fn words(report: &ParticipationReport) -> String {
    let mut text = format!("{}\n\n", report.period);
    table(&mut text, &report.rates);
    // Writing to a String cannot fail.
    let _ = writeln!(
        text,
        "\nReviews held: {}, of them under 4: {}, without a code: {}.",
        report.counts.held, report.counts.under_four, report.counts.uncoded
    );
    for group in &report.groups {
        let _ = writeln!(text, "\n{}", group.name);
        table(&mut text, &group.rates);
    }
    text
}

fn table(text: &mut String, rates: &[Rate]) {
    for rate in rates {
        let (above, below) = (rate.numerator, rate.denominator);
        let value = rate.percent().unwrap_or_else(|| "none".to_owned());
        let _ = writeln!(text, "{:<3} {above:>6} / {below:<6} {value:>7}  {}", rate.id.key(), rate.name);
    }
}

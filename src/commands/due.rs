//! `heard due KIND --from DATE`: straight from the rules, without a database.

use super::{Given, Refused};
use chrono::NaiveDate;
use clap::{Args, builder::PossibleValuesParser};
use heard_domain::{
    calendar::WorkingDays,
    due::{Due, DueKind, Limits},
};
use serde::Serialize;

#[derive(Debug, Args)]
pub(super) struct DueBy {
    /// What is due.
    #[arg(value_parser = PossibleValuesParser::new(DueKind::ALL.map(DueKind::key)))]
    kind: String,
    /// The day it is counted from, as 2026-05-31.
    #[arg(long, value_name = "DATE")]
    from: NaiveDate,
}

/// The document of docs/CONTRACT.md.
#[derive(Serialize)]
struct Document<'a> {
    limit: NaiveDate,
    planning_target: NaiveDate,
    bound: &'a str,
    working_days: bool,
}

impl DueBy {
    pub(super) fn run(self, given: &Given) -> anyhow::Result<()> {
        let kind: DueKind = self.kind.parse()?;
        let due = Limits::shipped()?
            .due(kind, self.from, &WorkingDays::shipped()?)
            .map_err(|past| Refused::because(past.to_string()))?;
        let Due { limit, planning_target, ref bound, working_days, .. } = due;
        given.output.answer(&Document { limit, planning_target, bound, working_days }, || words(&due))
    }
}

fn words(due: &Due) -> String {
    let day = |date: NaiveDate| date.format("%A %-d %B %Y").to_string();
    let mut lines = vec![format!("Due by {}: {}.", day(due.limit), due.bound)];
    if due.planning_target != due.limit {
        lines.push(format!("Plan for {}, the working day before.", day(due.planning_target)));
    }
    let holidays = due.skipped.iter().filter(|skipped| skipped.why != heard_domain::calendar::DayOff::Weekend);
    lines.extend(holidays.map(|skipped| format!("Not counted: {}, {}.", day(skipped.day), skipped.why)));
    lines.push(format!("Rule: {}.", due.rule.trim_end_matches('.')));
    lines.join("\n")
}

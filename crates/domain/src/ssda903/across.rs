//! The rules between Header and Episodes.

use super::{
    care::CarePeriod,
    child::{CouncilId, HeaderRow, Upn},
    date::show,
    episode::EpisodeRow,
    rule::{Outcome, Place, Problem, Rule},
};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// Keeps the episodes of children who are in Header, and reports days that cannot be right.
pub(super) fn episodes(
    children: &[HeaderRow],
    rows: Vec<EpisodeRow>,
    file: &str,
    today: NaiveDate,
    problems: &mut Vec<Problem>,
) -> Vec<EpisodeRow> {
    let born: HashMap<&CouncilId, NaiveDate> = children.iter().map(|row| (&row.child, row.facts.born)).collect();
    let mut kept = Vec::new();
    for row in rows {
        let place = Place { file, line: row.line, child: Some(&row.child) };
        let Some(born) = born.get(&row.child) else {
            let message = "the child is not in Header, or the row there was left out";
            problems.push(place.problem(Rule::Int03, Outcome::LeftOut, message));
            continue;
        };
        let decom = row.episode.decom;
        if decom < *born {
            let message = format!("it starts on {}, before the child was born on {}", show(decom), show(*born));
            problems.push(place.problem(Rule::R302, Outcome::Kept, message));
        }
        for (heading, day) in [("DECOM", Some(decom)), ("DEC", row.episode.dec)] {
            if let Some(day) = day.filter(|day| *day > today) {
                let message = format!("{heading} is {}, which is still to come", show(day));
                problems.push(place.problem(Rule::Own6, Outcome::Kept, message));
            }
        }
        kept.push(row);
    }
    kept
}

/// Reports children without episodes, and those who should have a pupil number and have none.
pub(super) fn children(rows: &[HeaderRow], periods: &[CarePeriod], file: &str, problems: &mut Vec<Problem>) {
    let in_care: HashSet<&CouncilId> = periods.iter().map(|period| &period.child).collect();
    let reviewed: HashSet<&CouncilId> =
        periods.iter().filter(|period| !period.short_breaks).map(|period| &period.child).collect();
    for row in rows {
        let place = Place { file, line: row.line, child: Some(&row.child) };
        if !in_care.contains(&row.child) {
            problems.push(place.problem(
                Rule::Epi,
                Outcome::Kept,
                "the child has no episodes that were read, so no time in care",
            ));
        } else if row.facts.upn == Upn::Blank && reviewed.contains(&row.child) {
            problems.push(place.problem(Rule::R442, Outcome::Kept, "the pupil number is blank or could not be read"));
        }
    }
}

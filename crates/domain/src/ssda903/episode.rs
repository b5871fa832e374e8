//! The Episodes table: the steps of each time in care.

use super::{
    child::CouncilId,
    codes::{Began, Ended, LegalStatus},
    date, field,
    rule::{Outcome, Place, Problem, Rule},
    sheet::{Row, Sheet},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// One step of a time in care: it ends when the legal status or the placement changes. Fields bear the return's own names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Episode {
    /// First day.
    pub decom: NaiveDate,
    /// Why it began; `None` when the code is not known.
    pub rne: Option<Began>,
    /// Legal status; `None` when the code is not known.
    pub ls: Option<LegalStatus>,
    /// Category of need, as it stood.
    pub cin: String,
    /// Kind of placement, as it stood: the list changes with the years.
    pub place: String,
    /// Who provides the placement, as it stood.
    pub place_provider: String,
    /// Last day; `None` while it goes on.
    pub dec: Option<NaiveDate>,
    /// Why it ended.
    pub rec: Option<Ended>,
}

impl Episode {
    /// Whether it belongs to short breaks.
    pub fn is_short_break(&self) -> bool {
        self.ls.is_some_and(LegalStatus::is_short_break)
    }
}

/// One row of the Episodes table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EpisodeRow {
    /// The line in the file.
    pub line: u64,
    /// The council's id of the child.
    pub child: CouncilId,
    /// What the row says.
    pub episode: Episode,
}

/// Reads every row whose child and days can be relied on.
pub(super) fn read(sheet: &Sheet, problems: &mut Vec<Problem>) -> Vec<EpisodeRow> {
    let mut seen: HashMap<Vec<&str>, u64> = HashMap::new();
    let mut rows = Vec::new();
    for row in sheet.rows() {
        let Some(child) = field::child(row, problems) else { continue };
        let place = row.place().of(&child);
        if let Some(first) = seen.get(&row.values()) {
            problems.push(place.problem(Rule::Own1, Outcome::LeftOut, format!("the row is the same as line {first}")));
            continue;
        }
        seen.insert(row.values(), row.line());
        if let Some(episode) = episode(row, place, problems) {
            rows.push(EpisodeRow { line: row.line(), child, episode });
        }
    }
    rows
}

fn episode(row: Row<'_>, place: Place<'_>, problems: &mut Vec<Problem>) -> Option<Episode> {
    let decom = day(row, "DECOM", Rule::R141, place, problems)?;
    let dec = if row.value("DEC").is_empty() { None } else { Some(day(row, "DEC", Rule::R147, place, problems)?) };
    if let Some(dec) = dec.filter(|dec| *dec < decom) {
        let message = format!("it ends on {}, before it starts on {}", date::show(dec), date::show(decom));
        problems.push(place.problem(Rule::Own14, Outcome::LeftOut, message));
        return None;
    }
    let written = row.value("REC");
    let rec = if written.is_empty() { None } else { field::code::<Ended>(row, "REC", place, Rule::R149, problems) };
    match (dec, &rec) {
        (Some(dec), None) if written.is_empty() => {
            let message = format!("it ends on {} without a reason", date::show(dec));
            problems.push(place.problem(Rule::R148, Outcome::Kept, message));
        }
        (None, Some(rec)) => {
            let message = format!("it has a reason to end ({}) but no end; it is taken as going on", rec.key());
            problems.push(place.problem(Rule::R148, Outcome::Kept, message));
        }
        _ => {}
    }
    Some(Episode {
        decom,
        rne: field::code(row, "RNE", place, Rule::R143, problems),
        ls: field::code(row, "LS", place, Rule::R144, problems),
        cin: row.value("CIN").to_owned(),
        place: row.value("PLACE").to_owned(),
        place_provider: row.value("PLACE_PROVIDER").to_owned(),
        dec,
        rec,
    })
}

/// A day without which the row says nothing.
fn day(row: Row<'_>, heading: &str, rule: Rule, place: Place<'_>, problems: &mut Vec<Problem>) -> Option<NaiveDate> {
    match date::read(row.value(heading), heading, place, problems) {
        Ok(day) => Some(day),
        Err(why) => {
            problems.push(place.problem(rule, Outcome::LeftOut, date::complaint(heading, row.value(heading), why)));
            None
        }
    }
}

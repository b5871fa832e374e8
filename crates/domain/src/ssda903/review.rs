//! The Reviews table: one row for each statutory review held, and how the child took part.

use super::{
    child::CouncilId,
    date, field,
    rule::{Outcome, Place, Problem, Rule},
    sheet::{Row, Sheet},
};
use crate::participation::Code;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One readable row of the Reviews table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewRow {
    /// The line in the file.
    pub line: u64,
    /// The council's id of the child.
    pub child: CouncilId,
    /// Birth date as this row has it; `None` when blank or not a date.
    pub born: Option<NaiveDate>,
    /// The day the review was held.
    pub date: NaiveDate,
    /// How the child took part.
    pub code: Code,
}

/// Reads every row with a child, a day and a code, once for each child and day.
///
/// The same code twice is one review. Two codes for one child and day are a conflict: neither row is read, for only a person can
/// say which is right.
pub(super) fn read(sheet: &Sheet, problems: &mut Vec<Problem>) -> Vec<ReviewRow> {
    let rows: Vec<ReviewRow> = sheet.rows().filter_map(|row| review(row, problems)).collect();
    let mut days: BTreeMap<(&CouncilId, NaiveDate), Vec<&ReviewRow>> = BTreeMap::new();
    for row in &rows {
        days.entry((&row.child, row.date)).or_default().push(row);
    }
    let mut dropped = BTreeSet::new();
    for twins in days.values().filter(|twins| twins.len() > 1) {
        for (row, rule, message) in doubles(twins) {
            let place = Place { file: &sheet.file, line: row.line, child: Some(&row.child) };
            problems.push(place.problem(rule, Outcome::LeftOut, message));
            dropped.insert(row.line);
        }
    }
    rows.into_iter().filter(|row| !dropped.contains(&row.line)).collect()
}

/// Of several rows for one child and day, those that are not taken.
fn doubles<'a>(twins: &[&'a ReviewRow]) -> Vec<(&'a ReviewRow, Rule, String)> {
    let Some((first, others)) = twins.split_first() else { return Vec::new() };
    if others.iter().all(|row| row.code == first.code) {
        let repeated = format!("the same review as line {}", first.line);
        return others.iter().map(|row| (*row, Rule::Own1, repeated.clone())).collect();
    }
    let all: Vec<String> = twins.iter().map(|row| format!("{} on line {}", row.code.key(), row.line)).collect();
    let conflict = format!("two codes for {}: {}; neither is taken", date::show(first.date), all.join(", "));
    twins.iter().map(|row| (*row, Rule::Own2, conflict.clone())).collect()
}

fn review(row: Row<'_>, problems: &mut Vec<Problem>) -> Option<ReviewRow> {
    let child = field::child(row, problems)?;
    let place = row.place().of(&child);
    let day = day(row, place, problems);
    let code = code(row, place, problems);
    let (date, code) = (day?, code?);
    Some(ReviewRow { line: row.line(), born: born(row, place, problems), child, date, code })
}

/// Rule 166.
fn day(row: Row<'_>, place: Place<'_>, problems: &mut Vec<Problem>) -> Option<NaiveDate> {
    let text = row.value("REVIEW");
    match date::read(text, "REVIEW", place, problems) {
        Ok(day) => Some(day),
        Err(why) => {
            problems.push(place.problem(Rule::R166, Outcome::LeftOut, date::complaint("REVIEW", text, why)));
            None
        }
    }
}

/// Rule 167. A row with neither date nor code is rule 166's alone.
fn code(row: Row<'_>, place: Place<'_>, problems: &mut Vec<Problem>) -> Option<Code> {
    let (day, text) = (row.value("REVIEW"), row.value("REVIEW_CODE"));
    let code = field::upper(text, "REVIEW_CODE", place, problems);
    let message = match (code, text.is_empty(), day.is_empty()) {
        (Some(_), _, false) | (None, true, true) => return code,
        (Some(_), _, true) => "there is a code but no review date".to_owned(),
        (None, true, false) => "there is a review date but no code".to_owned(),
        (None, false, _) => format!("REVIEW_CODE \"{text}\" is not one of PN0 to PN7"),
    };
    problems.push(place.problem(Rule::R167, Outcome::LeftOut, message));
    code
}

/// The birth date on the row. Without one the row still stands, for Header has it too.
fn born(row: Row<'_>, place: Place<'_>, problems: &mut Vec<Problem>) -> Option<NaiveDate> {
    let text = row.value("DOB");
    match date::read(text, "DOB", place, problems) {
        Ok(born) => Some(born),
        Err(why) => {
            let message = format!("{}; the one in Header is used", date::complaint("DOB", text, why));
            problems.push(place.problem(Rule::Own7, Outcome::Kept, message));
            None
        }
    }
}

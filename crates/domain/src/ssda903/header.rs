//! Reading the Header table.

use super::{
    child::{ChildFacts, CouncilId, HeaderRow, Upn},
    codes::{Ethnic, Sex},
    date, field,
    rule::{Outcome, Place, Problem, Rule},
    sheet::{Row, Sheet},
    year::ReturnYear,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

/// A child in care is younger than this at the end of the year, and so is everyone else in the return; whoever is older has a
/// birth date with the wrong century.
const OLDEST: u32 = 30;

/// Reads every child whose id and birth date can be relied on.
pub(super) fn read(sheet: &Sheet, year: ReturnYear, problems: &mut Vec<Problem>) -> Vec<HeaderRow> {
    let rows: Vec<(CouncilId, Row<'_>)> =
        sheet.rows().filter_map(|row| field::child(row, problems).map(|child| (child, row))).collect();
    let mut same: HashMap<&CouncilId, Vec<Row<'_>>> = HashMap::new();
    for (child, row) in &rows {
        same.entry(child).or_default().push(*row);
    }
    let mut children = Vec::new();
    for (child, row) in &rows {
        let twins = same.get(child).map_or(&[][..], Vec::as_slice);
        if stands(child, *row, twins, problems) {
            children.extend(facts(child, *row, year, problems).map(|facts| HeaderRow {
                line: row.line(),
                child: child.clone(),
                facts,
            }));
        }
    }
    shared_numbers(sheet, &children, problems);
    children
}

/// Whether a row is the one to read among the rows of its child: the first when they all agree, none when they do not.
fn stands(child: &CouncilId, row: Row<'_>, twins: &[Row<'_>], problems: &mut Vec<Problem>) -> bool {
    let place = row.place().of(child);
    if let Some(other) = twins.iter().find(|twin| twin.values() != row.values()) {
        let message = format!("line {} says something else about the same child, so neither row is read", other.line());
        problems.push(place.problem(Rule::Int32, Outcome::LeftOut, message));
        return false;
    }
    let first = twins.iter().map(Row::line).min().unwrap_or(row.line());
    if first < row.line() {
        problems.push(place.problem(Rule::Own1, Outcome::LeftOut, format!("the row is the same as line {first}")));
    }
    first == row.line()
}

fn facts(child: &CouncilId, row: Row<'_>, year: ReturnYear, problems: &mut Vec<Problem>) -> Option<ChildFacts> {
    let place = row.place().of(child);
    let born = match date::read(row.value("DOB"), "DOB", place, problems) {
        Ok(born) => born,
        Err(why) => {
            let message = date::complaint("DOB", row.value("DOB"), why);
            problems.push(place.problem(Rule::R102, Outcome::LeftOut, message));
            return None;
        }
    };
    if let Some((rule, message)) = impossible_birth(born, year) {
        problems.push(place.problem(rule, Outcome::LeftOut, message));
        return None;
    }
    let sex = match row.value("SEX") {
        "1" => Some(Sex::Male),
        "2" => Some(Sex::Female),
        _ => field::code(row, "SEX", place, Rule::R101, problems),
    };
    let ethnic = field::code::<Ethnic>(row, "ETHNIC", place, Rule::R103, problems);
    let upn = if row.value("UPN").is_empty() { None } else { field::code(row, "UPN", place, Rule::R168, problems) };
    Some(ChildFacts { born, sex, ethnic, upn: upn.unwrap_or(Upn::Blank) })
}

/// A birth date that no child of this year's return can have.
fn impossible_birth(born: NaiveDate, year: ReturnYear) -> Option<(Rule, String)> {
    if born > year.last {
        return Some((Rule::R301, format!("born on {}, after the end of the year", date::show(born))));
    }
    let age = year.last.years_since(born).unwrap_or_default();
    (age >= OLDEST)
        .then(|| (Rule::Own8, format!("born on {}, which makes the child {age}: is the century right?", date::show(born))))
}

/// True numbers belong to one child each; UN1 to UN5 say nothing and are never compared.
fn shared_numbers(sheet: &Sheet, children: &[HeaderRow], problems: &mut Vec<Problem>) {
    let mut holders: BTreeMap<&str, Vec<&HeaderRow>> = BTreeMap::new();
    for row in children {
        if let Upn::Permanent(number) | Upn::Temporary(number) = &row.facts.upn {
            holders.entry(number).or_default().push(row);
        }
    }
    for rows in holders.values().filter(|rows| rows.len() > 1) {
        for row in rows {
            let others = rows.iter().filter(|other| other.child != row.child);
            let names: Vec<&str> = others.map(|other| other.child.as_str()).collect();
            let place = Place { file: &sheet.file, line: row.line, child: Some(&row.child) };
            problems.push(place.problem(
                Rule::R444,
                Outcome::Kept,
                format!("child {} has the same pupil number", names.join(", ")),
            ));
        }
    }
}

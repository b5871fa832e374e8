//! Reading single values, with the same forgiveness in every table.

use super::{
    child::CouncilId,
    rule::{Outcome, Place, Problem, Rule},
    sheet::Row,
};
use std::str::FromStr;

/// The child a row is about; a row without a usable id is left out.
pub(super) fn child(row: Row<'_>, problems: &mut Vec<Problem>) -> Option<CouncilId> {
    match row.value("CHILD").parse() {
        Ok(child) => Some(child),
        Err(why) => {
            let why: super::child::NoCouncilId = why;
            problems.push(row.place().problem(Rule::Own12, Outcome::LeftOut, why.to_string()));
            None
        }
    }
}

/// A code; lower case is taken and noted. An unknown or missing one is noted under `rule` and the row goes on without it.
pub(super) fn code<C: FromStr>(
    row: Row<'_>,
    heading: &str,
    place: Place<'_>,
    rule: Rule,
    problems: &mut Vec<Problem>,
) -> Option<C> {
    let text = row.value(heading);
    let code = upper(text, heading, place, problems);
    if code.is_none() {
        let message =
            if text.is_empty() { format!("{heading} is blank") } else { format!("{heading} \"{text}\" is not a known code") };
        problems.push(place.problem(rule, Outcome::Kept, message));
    }
    code
}

/// A code in capitals or, with a note, in lower case; `None` when it is neither.
pub(super) fn upper<C: FromStr>(text: &str, heading: &str, place: Place<'_>, problems: &mut Vec<Problem>) -> Option<C> {
    let capitals = text.to_ascii_uppercase();
    let code = capitals.parse().ok()?;
    if capitals != text {
        problems.push(place.problem(Rule::Own11, Outcome::Kept, format!("{heading} \"{text}\" is read as {capitals}")));
    }
    Some(code)
}

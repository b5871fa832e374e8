//! Reviews checked against Header, Episodes, the year and today.

use super::{
    care::CarePeriod,
    child::{ChildFacts, CouncilId, HeaderRow},
    date::show,
    review::ReviewRow,
    rule::{Outcome, Place, Problem, Rule},
    year::ReturnYear,
};
use crate::participation::{Code, CodeRefused, check};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};

/// For this many days after care ended a review is taken as the closing one: reported, but not held against the row.
pub const CLOSING_REVIEW_DAYS: u64 = 28;

/// One review held, as the return has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldReview {
    /// The line in the Reviews file.
    pub line: u64,
    /// The council's id of the child.
    pub child: CouncilId,
    /// The day it was held.
    pub date: NaiveDate,
    /// How the child took part.
    pub code: Code,
    /// The rules that the review breaks. While there are any it counts in no rate and no export; a person settles them.
    pub flags: BTreeSet<Rule>,
}

/// What reviews are checked against.
pub(super) struct Checks<'a> {
    children: HashMap<&'a CouncilId, &'a ChildFacts>,
    periods: HashMap<&'a CouncilId, Vec<&'a CarePeriod>>,
    year: ReturnYear,
    today: NaiveDate,
}

impl<'a> Checks<'a> {
    pub(super) fn new(children: &'a [HeaderRow], periods: &'a [CarePeriod], year: ReturnYear, today: NaiveDate) -> Self {
        let mut of_child: HashMap<&CouncilId, Vec<&CarePeriod>> = HashMap::new();
        for period in periods {
            of_child.entry(&period.child).or_default().push(period);
        }
        let children = children.iter().map(|row| (&row.child, &row.facts)).collect();
        Self { children, periods: of_child, year, today }
    }

    /// Checks one review; `None` when there is no child to hold it for.
    pub(super) fn review(&self, row: ReviewRow, file: &str, problems: &mut Vec<Problem>) -> Option<HeldReview> {
        let place = Place { file, line: row.line, child: Some(&row.child) };
        let Some(child) = self.children.get(&row.child) else {
            let message = "the child is not in Header, or the row there was left out";
            problems.push(place.problem(Rule::Int08, Outcome::LeftOut, message));
            return None;
        };
        let mut doubts: Vec<_> = self.when(&row, child.born).into_iter().chain(who(&row, child.born)).collect();
        match self.care(&row) {
            Some((Rule::Own9, message)) => problems.push(place.problem(Rule::Own9, Outcome::Kept, message)),
            doubt => doubts.extend(doubt),
        }
        if self.periods(&row.child).iter().all(|period| period.short_breaks) && !self.periods(&row.child).is_empty() {
            doubts.push((Rule::R399, "every episode of the child is a short break (V3 or V4): no review is returned".to_owned()));
        }
        let flags = doubts.iter().map(|(rule, _)| *rule).collect();
        problems.extend(doubts.into_iter().map(|(rule, message)| place.problem(rule, Outcome::Flagged, message)));
        Some(HeldReview { line: row.line, child: row.child, date: row.date, code: row.code, flags })
    }

    fn periods(&self, child: &CouncilId) -> &[&'a CarePeriod] {
        self.periods.get(child).map_or(&[], Vec::as_slice)
    }

    /// The day against the year, today and the child's birth.
    fn when(&self, row: &ReviewRow, born: NaiveDate) -> Vec<(Rule, String)> {
        let day = show(row.date);
        let mut doubts = Vec::new();
        if !self.year.contains(row.date) {
            doubts.push((Rule::Own3, format!("held on {day}, outside the year of this return")));
        }
        if row.date > self.today {
            doubts.push((Rule::Own6, format!("held on {day}, which is still to come")));
        }
        if row.date < born {
            doubts.push((Rule::Own5, format!("held on {day}, before the child was born on {}", show(born))));
        }
        doubts
    }

    /// The day against the child's times in care.
    fn care(&self, row: &ReviewRow) -> Option<(Rule, String)> {
        let (periods, day) = (self.periods(&row.child), show(row.date));
        if periods.is_empty() {
            return Some((Rule::R1012, "the child has no episodes that were read, so no time in care".to_owned()));
        }
        if periods.iter().any(|period| period.covers(row.date)) {
            return None;
        }
        let limit = Days::new(CLOSING_REVIEW_DAYS);
        let ends = periods.iter().filter_map(|period| period.ended_on).filter(|end| *end < row.date);
        let just_ended = ends.filter(|end| end.checked_add_days(limit).is_some_and(|last| row.date <= last)).max();
        Some(match just_ended {
            Some(end) => (Rule::Own9, format!("held on {day}, shortly after care ended on {}", show(end))),
            None => (Rule::Own4, format!("held on {day}, when the child was not in care")),
        })
    }
}

/// The row against the child's birth date in Header.
fn who(row: &ReviewRow, born: NaiveDate) -> Vec<(Rule, String)> {
    let mut doubts = Vec::new();
    if let Err(refused) = check(row.code, born, row.date) {
        let rule = match refused {
            CodeRefused::NotUnderFour { .. } => Rule::R440,
            CodeRefused::UnderFour { .. } => Rule::R441,
        };
        doubts.push((rule, refused.to_string()));
    }
    if let Some(written) = row.born.filter(|written| *written != born) {
        doubts.push((Rule::Int17, format!("born on {} here, on {} in Header", show(written), show(born))));
    }
    doubts
}

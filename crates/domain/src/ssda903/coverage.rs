//! Which reviews are sure to be on record here: what the returns that were loaded cover, and what they left out.

use super::{
    Return,
    child::CouncilId,
    rule::{Outcome, Problem, Rule},
    table::Table,
    year::ReturnYear,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The children of whom a return may lack something: a row was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Those who could be told.
    pub children: BTreeSet<CouncilId>,
    /// Whether a row was left out of which nobody can tell whose it was: then it may be anyone's.
    pub anyone: bool,
}

impl LeftOut {
    fn spares(&self, child: &CouncilId) -> bool {
        !self.anyone && !self.children.contains(child)
    }
}

/// One return that was loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// Its year.
    pub year: ReturnYear,
    /// The day it was loaded. A year that had not ended by then is told only in part.
    pub on: NaiveDate,
    /// Of whom it lacks something.
    pub left_out: LeftOut,
}

/// Every return that was loaded, the newest of each year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// By the first day of the year.
    years: BTreeMap<NaiveDate, Loaded>,
}

impl Coverage {
    /// From the returns in the order they were loaded: one loaded later takes the place of the same year's.
    pub fn new(loaded: impl IntoIterator<Item = Loaded>) -> Self {
        Self { years: loaded.into_iter().map(|loaded| (loaded.year.first, loaded)).collect() }
    }

    /// The day from which every review of a child up to `day` is on record: the first of the years before it that were loaded whole,
    /// without a gap and without a row of the child left out. `None` when the year of `day` itself does not tell.
    pub fn since(&self, child: &CouncilId, day: NaiveDate) -> Option<NaiveDate> {
        let own = self.years.values().find(|loaded| loaded.year.contains(day))?;
        (day <= own.on && own.left_out.spares(child)).then(|| self.back_from(own, child))
    }

    /// The same for the newest return there is.
    pub fn newest_since(&self, child: &CouncilId) -> Option<NaiveDate> {
        let newest = self.years.values().next_back()?;
        newest.left_out.spares(child).then(|| self.back_from(newest, child))
    }

    fn back_from(&self, loaded: &Loaded, child: &CouncilId) -> NaiveDate {
        let mut first = loaded.year.first;
        while let Some(before) = self.years.values().find(|before| before.year.last.succ_opt() == Some(first)) {
            if before.on <= before.year.last || !before.left_out.spares(child) {
                break;
            }
            first = before.year.first;
        }
        first
    }
}

impl Return {
    /// Of whom this return lacks something, with what an import of it left to a person.
    pub fn left_out(&self, conflicts: &[Problem]) -> LeftOut {
        let header = self.files.iter().find(|file| file.read && file.table == Some(Table::Header)).map(|file| &file.name);
        let mut left_out = LeftOut::default();
        for problem in self.problems.iter().chain(conflicts).filter(|problem| problem.outcome == Outcome::LeftOut) {
            match (&problem.child, problem.rule) {
                // Nothing is lost by a row that stands twice, nor by a review that is held here with another code.
                (_, Rule::Own1 | Rule::Own15) => {}
                (Some(child), _) => drop(left_out.children.insert(child.clone())),
                // A child whose row in Header has no id: the rows of the other tables have it.
                (None, _) if Some(&problem.file) == header => {}
                (None, _) => left_out.anyone = true,
            }
        }
        left_out
    }
}

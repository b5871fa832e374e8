//! A return against what is held here: what an import would create, change and leave alone.

use super::{
    Return,
    care::CarePeriod,
    child::{CouncilId, HeaderRow},
    date::show,
    held::HeldReview,
    intake::FileReport,
    merge::{counterpart, merged, overlap},
    register::{KnownPeriod, KnownReview, Register},
    rule::{Outcome, Place, Problem, Rule},
    table::Table,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// What an import would do with one kind of thing. `N` is what is created, `C` what something held becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes<N, C = N> {
    /// How many the return gave.
    pub read: usize,
    /// Not held here yet.
    pub created: Vec<N>,
    /// Held here, and now different.
    pub changed: Vec<C>,
    /// How many are held here just so.
    pub unchanged: usize,
}

impl<N, C> Changes<N, C> {
    const fn none(read: usize) -> Self {
        Self { read, created: Vec::new(), changed: Vec::new(), unchanged: 0 }
    }

    fn tally(&self) -> Tally {
        Tally { read: self.read, created: self.created.len(), unchanged: self.unchanged, changed: self.changed.len() }
    }
}

/// The counts of [`Changes`]. What is read but in none of the other counts is a conflict, listed among the problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// How many the return gave.
    pub read: usize,
    /// How many were not held here yet.
    pub created: usize,
    /// How many are held here just so.
    pub unchanged: usize,
    /// How many are held here and now different.
    pub changed: usize,
}

/// What an import of a return would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportPlan {
    /// Children, to be created or given the return's facts.
    pub children: Changes<HeaderRow>,
    /// Care periods, to be created or to become what stands here.
    pub care_periods: Changes<CarePeriod, KnownPeriod>,
    /// Reviews, to be created or given the return's code and flags.
    pub reviews: Changes<HeldReview>,
    /// Where the return and what is held here contradict each other: shown to a person, never resolved in silence.
    pub conflicts: Vec<Problem>,
}

/// An import in figures, in the shape of the command's JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// What became of each file.
    pub files: Vec<FileReport>,
    /// Children.
    pub children: Tally,
    /// Care periods.
    pub care_periods: Tally,
    /// Reviews held.
    pub reviews: Tally,
    /// The return's problems, then its conflicts with what is held here.
    pub problems: Vec<Problem>,
}

impl ImportPlan {
    /// The plan in figures.
    pub fn summary(&self, seen: &Return) -> Summary {
        Summary {
            files: seen.files.clone(),
            children: self.children.tally(),
            care_periods: self.care_periods.tally(),
            reviews: self.reviews.tally(),
            problems: seen.problems.iter().chain(&self.conflicts).cloned().collect(),
        }
    }
}

/// Compares a return with what is held here. Planning again after the plan was carried out finds nothing to do.
pub fn plan(seen: &Return, held: &Register) -> ImportPlan {
    let mut conflicts = Vec::new();
    ImportPlan {
        children: children(seen, held, &mut conflicts),
        care_periods: care_periods(seen, held, &mut conflicts),
        reviews: reviews(seen, held, &mut conflicts),
        conflicts,
    }
}

fn children(seen: &Return, held: &Register, conflicts: &mut Vec<Problem>) -> Changes<HeaderRow> {
    let mut changes = Changes::none(seen.children.len());
    for row in &seen.children {
        match held.children.get(&row.child) {
            None => changes.created.push(row.clone()),
            Some(known) if known.facts == row.facts => changes.unchanged += 1,
            Some(known) => {
                if known.facts.born != row.facts.born {
                    let message = format!("born on {} here, on {} in the return", show(known.facts.born), show(row.facts.born));
                    let place = place(seen, Table::Header, row.line, &row.child);
                    conflicts.push(place.problem(Rule::Own16, Outcome::Kept, message));
                }
                changes.changed.push(row.clone());
            }
        }
    }
    changes
}

fn care_periods(seen: &Return, held: &Register, conflicts: &mut Vec<Problem>) -> Changes<CarePeriod, KnownPeriod> {
    let mut changes = Changes::none(seen.care_periods.len());
    let mut of_child: BTreeMap<&CouncilId, Vec<&CarePeriod>> = BTreeMap::new();
    for period in &seen.care_periods {
        of_child.entry(&period.child).or_default().push(period);
    }
    for (child, periods) in of_child {
        let known = held.children.get(child).map_or(&[][..], |known| known.care_periods.as_slice());
        child_periods(seen, &periods, known, &mut changes, conflicts);
    }
    changes
}

fn child_periods(
    seen: &Return,
    periods: &[&CarePeriod],
    known: &[KnownPeriod],
    changes: &mut Changes<CarePeriod, KnownPeriod>,
    conflicts: &mut Vec<Problem>,
) {
    // Those that are held here just so are taken out first, so that no other period can be mistaken for them.
    let (same, rest): (Vec<_>, Vec<_>) = periods.iter().partition(|period| known.iter().any(|known| known.period == ***period));
    changes.unchanged += same.len();
    let mut free: Vec<&KnownPeriod> = known.iter().filter(|known| !same.contains(&&known.period)).collect();
    let mut pairs: Vec<(&CarePeriod, Option<&KnownPeriod>)> = Vec::new();
    for period in rest {
        let partner = counterpart(period, &free);
        free.retain(|known| Some(known.id) != partner.map(|partner| partner.id));
        pairs.push((period, partner));
    }
    for (period, partner) in pairs {
        let becomes = partner.map_or_else(|| period.clone(), |partner| merged(&partner.period, period, seen.year));
        if let Some(other) = free.iter().find(|other| overlap(&other.period, &becomes)) {
            let message = format!("care {} is not taken: it overlaps care {} held here", span(&becomes), span(&other.period));
            conflicts.push(Problem {
                file: file(seen, Table::Episodes).to_owned(),
                line: None,
                child: Some(period.child.clone()),
                rule: Rule::Own17,
                outcome: Outcome::LeftOut,
                message,
            });
            continue;
        }
        match partner {
            None => changes.created.push(becomes),
            Some(partner) if partner.period == becomes => changes.unchanged += 1,
            Some(partner) => changes.changed.push(KnownPeriod { id: partner.id, period: becomes }),
        }
    }
}

fn reviews(seen: &Return, held: &Register, conflicts: &mut Vec<Problem>) -> Changes<HeldReview> {
    let mut changes = Changes::none(seen.reviews.len());
    for review in &seen.reviews {
        let child = held.children.get(&review.child);
        match child.and_then(|child| child.reviews.get(&review.date)) {
            None if review.flags.contains(&Rule::Own6) && child.is_some_and(|child| child.booked.contains(&review.date)) => {
                let message = format!(
                    "a review is booked here for {}, which is still to come: it was not marked as held",
                    show(review.date)
                );
                let place = place(seen, Table::Reviews, review.line, &review.child);
                conflicts.push(place.problem(Rule::Own6, Outcome::LeftOut, message));
            }
            None => changes.created.push(review.clone()),
            Some(KnownReview { code: Some(code), confirmed, .. }) if *code != review.code => {
                let by = if *confirmed { "confirmed here" } else { "held here" };
                let message =
                    format!("{} on {} in the return, but {code} is {by}; nothing was changed", review.code, show(review.date));
                let place = place(seen, Table::Reviews, review.line, &review.child);
                conflicts.push(place.problem(Rule::Own15, Outcome::LeftOut, message));
            }
            Some(known) if known.code.is_some() && stands(known, review) => changes.unchanged += 1,
            Some(_) => changes.changed.push(review.clone()),
        }
    }
    changes
}

/// Whether a review held here with the return's code needs no new flags: a person settled them, they are the same, or the day is
/// outside the return's year, of which it can tell nothing that an earlier return did not tell better.
fn stands(known: &KnownReview, review: &HeldReview) -> bool {
    let told_by_its_own_year = review.flags.contains(&Rule::Own3) && !known.flags.contains(&Rule::Own3);
    known.confirmed || known.flags == review.flags || told_by_its_own_year
}

fn span(period: &CarePeriod) -> String {
    match period.ended_on {
        Some(end) => format!("from {} to {}", show(period.started_on), show(end)),
        None => format!("from {} on", show(period.started_on)),
    }
}

fn place<'a>(seen: &'a Return, table: Table, line: u64, child: &'a CouncilId) -> Place<'a> {
    Place { file: file(seen, table), line, child: Some(child) }
}

fn file(seen: &Return, table: Table) -> &str {
    seen.files.iter().find(|file| file.read && file.table == Some(table)).map_or("", |file| file.name.as_str())
}

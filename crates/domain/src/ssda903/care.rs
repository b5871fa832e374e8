//! Care periods: unbroken times of being looked after, built from chains of episodes.
//!
//! A period opens with a row whose RNE is S, runs on through rows that end with X1, and closes with a row that ends with an E
//! code; without one it is open. Where the rows contradict each other the problem is reported and the period built all the same:
//!
//! | rows | rule | taken as |
//! |---|---|---|
//! | first row is not S | 357, if it starts within the year | a period whose true start is not in the files |
//! | next row starts while the last is open | 142 | one period; the last row ended when the next began |
//! | next row starts before the last ends | 501 | one period, to the later of the two ends |
//! | X1 or no reason, then S on the same day | 431 | one period |
//! | E, then S on the same day | 431 | two periods |
//! | E, then another row on the same day | 432 | one period |
//! | E, then another row days later | 432 | two periods |
//! | X1, then another row days later | 433 | one period, the days between included |
//! | X1, then S days later | 388 | two periods |
//! | X1 and nothing after | 388 | an open period: only an E code says that care ended |

use super::{
    child::CouncilId,
    codes::{Began, Ended},
    date::show,
    episode::{Episode, EpisodeRow},
    rule::{Outcome, Place, Problem, Rule},
    year::ReturnYear,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One unbroken time of being looked after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarePeriod {
    /// The council's id of the child.
    pub child: CouncilId,
    /// The first day that the episodes show.
    pub started_on: NaiveDate,
    /// Whether care truly began on that day (the first episode is S), or an earlier episode is not in the files.
    pub start_known: bool,
    /// The day care ended; `None` while it goes on.
    pub ended_on: Option<NaiveDate>,
    /// Whether every episode is a short break (V3 or V4): no review is returned for it.
    pub short_breaks: bool,
    /// The episodes, by first day.
    pub episodes: Vec<Episode>,
}

impl CarePeriod {
    /// Whether the child was looked after on a day; the last day counts.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.started_on <= day && self.ended_on.is_none_or(|end| day <= end)
    }
}

/// Builds each child's care periods, in order of child and first day.
pub(super) fn build(rows: &[EpisodeRow], file: &str, year: ReturnYear, problems: &mut Vec<Problem>) -> Vec<CarePeriod> {
    let mut children: BTreeMap<&CouncilId, Vec<&EpisodeRow>> = BTreeMap::new();
    for row in rows {
        children.entry(&row.child).or_default().push(row);
    }
    let mut periods = Vec::new();
    for (child, mut rows) in children {
        rows.sort_by_key(|row| (row.episode.decom, row.episode.dec.unwrap_or(NaiveDate::MAX), row.line));
        let mut chain = Chain { child, file, rows: Vec::new(), periods: &mut periods, problems };
        for row in rows {
            chain.add(row, year);
        }
        chain.close(false);
    }
    periods
}

/// One child's rows on their way into periods.
struct Chain<'a, 'o> {
    child: &'a CouncilId,
    file: &'a str,
    /// The rows of the period being built.
    rows: Vec<&'a EpisodeRow>,
    periods: &'o mut Vec<CarePeriod>,
    problems: &'o mut Vec<Problem>,
}

impl<'a> Chain<'a, '_> {
    fn report(&mut self, row: &EpisodeRow, rule: Rule, message: String) {
        let place = Place { file: self.file, line: row.line, child: Some(self.child) };
        self.problems.push(place.problem(rule, Outcome::Kept, message));
    }

    /// The row that says how the period stands: the last one if it is open, else the one that ends latest.
    fn decisive(&self) -> Option<&'a EpisodeRow> {
        let last = self.rows.last().copied().filter(|row| row.episode.dec.is_none());
        last.or_else(|| self.rows.iter().copied().max_by_key(|row| row.episode.dec))
    }

    fn add(&mut self, row: &'a EpisodeRow, year: ReturnYear) {
        let next = &row.episode;
        if let Some(before) = self.decisive() {
            let step = step(&before.episode, next);
            if let Some((rule, message)) = step.problem {
                self.report(if rule == Rule::R388 { before } else { row }, rule, message);
            }
            if step.new_period {
                self.close(true);
            }
        } else if next.rne != Some(Began::IntoCare) && year.contains(next.decom) {
            let message =
                format!("the first episode, from {}, does not start with S; when care began is not known", show(next.decom));
            self.report(row, Rule::R357, message);
        }
        self.rows.push(row);
    }

    /// Turns the rows so far into a period.
    fn close(&mut self, another_follows: bool) {
        let (Some(first), Some(decisive)) = (self.rows.first().copied(), self.decisive()) else { return };
        let goes_on = decisive.episode.rec == Some(Ended::NextFollows) && !another_follows;
        if let Some(end) = decisive.episode.dec.filter(|_| goes_on) {
            let message = format!("it ends on {} with X1, but no episode follows; care is taken as going on", show(end));
            self.report(decisive, Rule::R388, message);
        }
        let episodes: Vec<Episode> = self.rows.drain(..).map(|row| row.episode.clone()).collect();
        self.periods.push(CarePeriod {
            child: self.child.clone(),
            started_on: first.episode.decom,
            start_known: first.episode.rne == Some(Began::IntoCare),
            ended_on: decisive.episode.dec.filter(|_| !goes_on),
            short_breaks: episodes.iter().all(Episode::is_short_break),
            episodes,
        });
    }
}

/// How one row follows another.
struct Step {
    new_period: bool,
    problem: Option<(Rule, String)>,
}

fn step(before: &Episode, next: &Episode) -> Step {
    let same = |rule, message| Step { new_period: false, problem: Some((rule, message)) };
    let new = |rule, message| Step { new_period: true, problem: Some((rule, message)) };
    let from = show(next.decom);
    let Some(end) = before.dec else {
        return same(Rule::R142, format!("it starts on {from}, while the episode from {} is still open", show(before.decom)));
    };
    let until = show(end);
    if next.decom < end {
        return same(Rule::R501, format!("it starts on {from}, before the episode from {} ends on {until}", show(before.decom)));
    }
    let into_care = next.rne == Some(Began::IntoCare);
    let left_care = matches!(before.rec, Some(Ended::CareEnded(_)));
    let plain = |new_period| Step { new_period, problem: None };
    if next.decom == end {
        return match (left_care, into_care) {
            (true, true) => new(Rule::R431, format!("care ended on {until} and starts again the same day")),
            (false, true) => same(Rule::R431, format!("it starts care on {from}, but the child was already in care")),
            (true, false) => same(Rule::R432, format!("care ended on {until}, but the episode goes on from there without S")),
            (false, false) => plain(false),
        };
    }
    match (before.rec == Some(Ended::NextFollows), into_care) {
        (true, true) => new(Rule::R388, format!("it ends on {until} with X1, but the next episode starts care anew on {from}")),
        (true, false) => same(Rule::R433, format!("it starts on {from}, but goes on from an episode that ended on {until}")),
        (false, true) => plain(true),
        (false, false) => new(Rule::R432, format!("care ended on {until}, but the episode from {from} does not start with S")),
    }
}

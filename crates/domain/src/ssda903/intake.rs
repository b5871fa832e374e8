//! Which file is which table, and whether the load can go on.

use super::{
    rule::{Outcome, Problem, Rule},
    sheet::{self, Content, Sheet},
    table::Table,
    text::{self, Encoding},
};
use serde::{Deserialize, Serialize};

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileReport {
    /// The file's name, as it was given.
    pub name: String,
    /// The table it holds, told by its headings.
    pub table: Option<Table>,
    /// How its bytes were read; `None` when they are not text.
    pub encoding: Option<Encoding>,
    /// Whether its rows were read. A file that was not says why in its notes.
    pub read: bool,
    /// Rows in the file, without the headings and empty rows.
    pub rows: usize,
    /// Rows of which nothing was taken.
    pub left_out: usize,
    /// What a person should know about the file as a whole.
    pub notes: Vec<String>,
}

/// The return was not loaded: nothing of it was taken, and these are the reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("the return was not loaded: {}", self.reasons().join("; "))]
pub struct Refused {
    /// What became of each file.
    pub files: Vec<FileReport>,
    /// Why the load was refused.
    pub problems: Vec<Problem>,
}

impl Refused {
    /// Every reason, with the file it is about.
    pub fn reasons(&self) -> Vec<String> {
        let reason = |p: &Problem| if p.file.is_empty() { p.message.clone() } else { format!("{}: {}", p.file, p.message) };
        self.problems.iter().map(reason).collect()
    }
}

fn refusal(file: &str, message: String) -> Problem {
    Problem { file: file.to_owned(), line: None, child: None, rule: Rule::Own18, outcome: Outcome::LeftOut, message }
}

/// The three tables, each from exactly one file.
#[derive(Debug)]
pub(super) struct Intake {
    pub(super) header: Sheet,
    pub(super) episodes: Sheet,
    pub(super) reviews: Sheet,
    pub(super) files: Vec<FileReport>,
    pub(super) problems: Vec<Problem>,
}

/// Sorts the files into tables.
pub(super) fn sort(files: &[(&str, &[u8])]) -> Result<Intake, Refused> {
    let mut sorter = Sorter::default();
    for (name, bytes) in files {
        sorter.take(name, bytes);
    }
    sorter.finish()
}

#[derive(Default)]
struct Sorter {
    sheets: Vec<(Table, Sheet)>,
    files: Vec<FileReport>,
    problems: Vec<Problem>,
    refusals: Vec<Problem>,
}

impl Sorter {
    fn refuse(&mut self, file: &str, message: String) {
        self.refusals.push(refusal(file, message));
    }

    fn take(&mut self, name: &str, bytes: &[u8]) {
        let mut report = FileReport {
            name: name.to_owned(),
            table: None,
            encoding: None,
            read: false,
            rows: 0,
            left_out: 0,
            notes: Vec::new(),
        };
        match text::decode(bytes) {
            Err(why) => report.notes.push(format!("{why}: skipped")),
            Ok((text, encoding)) => {
                report.encoding = Some(encoding);
                report.notes.extend(encoding.note().map(str::to_owned));
                self.sort(&mut report, &text);
            }
        }
        self.files.push(report);
    }

    fn sort(&mut self, report: &mut FileReport, text: &str) {
        match sheet::read(&report.name, text) {
            Content::Table(table, sheet, notes, problems) => {
                report.table = Some(table);
                report.rows = sheet.len() + problems.iter().filter(|problem| problem.outcome == Outcome::LeftOut).count();
                if table.is_needed() {
                    report.read = true;
                    report.notes.extend(notes);
                    self.problems.extend(problems);
                    self.sheets.push((table, sheet));
                } else {
                    report.notes.push(format!("{table} is not needed here: skipped"));
                }
            }
            Content::Nearly(table, why) => {
                report.table = Some(table);
                let message = format!("it looks like {table}, but {why}");
                if table.is_needed() {
                    self.refuse(&report.name, message.clone());
                }
                report.notes.push(message);
            }
            Content::Other(why) => report.notes.push(format!("{why}: skipped")),
        }
    }

    /// The sheet of a table, or a refusal when there is none or more than one.
    fn only(&mut self, table: Table) -> Option<Sheet> {
        let (mut found, rest): (Vec<_>, Vec<_>) = self.sheets.drain(..).partition(|(of, _)| *of == table);
        self.sheets = rest;
        match (found.pop(), found.first()) {
            (Some((_, sheet)), None) => return Some(sheet),
            (Some((_, last)), Some((_, first))) => {
                self.refuse(&last.file, format!("{} has the headings of {table} too; give only one of them", first.file));
            }
            // A file that nearly is the table has its own refusal already.
            (None, _) if self.files.iter().any(|file| file.table == Some(table)) => {}
            (None, _) => self.missing(table),
        }
        None
    }

    /// Says which table is missing, and why none of the unknown files is it.
    fn missing(&mut self, table: Table) {
        self.refuse("", format!("no file has the headings of {table}"));
        let unknown: Vec<_> =
            self.files.iter().filter(|file| file.table.is_none()).map(|f| (f.name.clone(), f.notes.join("; "))).collect();
        for (name, notes) in unknown {
            if self.refusals.iter().all(|refusal| refusal.file != name) {
                self.refuse(&name, notes);
            }
        }
    }

    fn finish(mut self) -> Result<Intake, Refused> {
        let needed = (self.only(Table::Header), self.only(Table::Episodes), self.only(Table::Reviews));
        match needed {
            (Some(header), Some(episodes), Some(reviews)) if self.refusals.is_empty() => {
                Ok(Intake { header, episodes, reviews, files: self.files, problems: self.problems })
            }
            _ => {
                for file in &mut self.files {
                    file.read = false;
                }
                Err(Refused { files: self.files, problems: self.refusals })
            }
        }
    }
}

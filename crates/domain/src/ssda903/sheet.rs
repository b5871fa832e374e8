//! From text to rows: commas, quotation marks, and line numbers that agree with a text editor.

use super::{
    rule::{Outcome, Place, Problem, Rule},
    table::{Recognised, Table, recognise, spelled},
};
use csv::{ReaderBuilder, StringRecord};

/// A table's rows, as they stand in one file.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) file: String,
    /// For each heading of the table, in the table's order, the column it stands in.
    columns: Vec<(&'static str, usize)>,
    records: Vec<(u64, StringRecord)>,
}

/// What a file turned out to be.
#[derive(Debug)]
pub(super) enum Content {
    /// A table, with what the reader should be told about the file, and the rows that do not fit it.
    Table(Table, Sheet, Vec<String>, Vec<Problem>),
    /// Nearly a table: it is refused whole, for this reason.
    Nearly(Table, String),
    /// Nothing of the return, and why.
    Other(String),
}

/// One row of a sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    sheet: &'a Sheet,
    line: u64,
    record: &'a StringRecord,
}

impl<'a> Row<'a> {
    /// The value under a heading of the table, without spaces round it.
    pub(super) fn value(&self, heading: &str) -> &'a str {
        let column = self.sheet.columns.iter().find(|(name, _)| *name == heading);
        column.and_then(|(_, index)| self.record.get(*index)).unwrap_or_default().trim()
    }

    pub(super) const fn line(&self) -> u64 {
        self.line
    }

    pub(super) fn place(&self) -> Place<'a> {
        Place { file: &self.sheet.file, line: self.line, child: None }
    }

    /// The values under all headings of the table, to tell repeated rows.
    pub(super) fn values(&self) -> Vec<&'a str> {
        self.sheet.columns.iter().map(|(_, index)| self.record.get(*index).unwrap_or_default().trim()).collect()
    }
}

impl Sheet {
    /// The rows, in the file's order.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.records.iter().map(|(line, record)| Row { sheet: self, line: *line, record })
    }

    /// How many rows there are, without empty ones.
    pub(super) fn len(&self) -> usize {
        self.records.len()
    }
}

/// Reads the text of one file.
pub(super) fn read(file: &str, text: &str) -> Content {
    if text.trim().is_empty() {
        return Content::Other("the file is empty".to_owned());
    }
    if text.trim_start().starts_with('<') {
        return Content::Other("this is XML, not CSV: give the CSV files of the return".to_owned());
    }
    let mut records = split(text, b',').into_iter();
    let Some((_, headings)) = records.next() else {
        return Content::Other("the file is empty".to_owned());
    };
    let (table, mut notes) = match recognise(&headings.iter().collect::<Vec<_>>()) {
        Recognised::Table(table, notes) => (table, notes),
        Recognised::Nearly(table, why) => return Content::Nearly(table, why),
        Recognised::Unknown => return other_separator(text),
    };
    if text.matches('"').count() % 2 == 1 {
        return Content::Nearly(table, "a quotation mark is opened and never closed".to_owned());
    }
    let columns = columns(table, &headings);
    let (mut kept, mut problems, mut blank, mut trimmed) = (Vec::new(), Vec::new(), 0_usize, 0_usize);
    for (lines, record) in records {
        let place = Place { file, line: lines.first, child: None };
        if record.iter().all(|value| value.trim().is_empty()) {
            blank += 1;
        } else if let Some(message) = misfit(&headings, &record) {
            problems.push(place.problem(Rule::Own13, Outcome::LeftOut, message));
        } else {
            if lines.last > lines.first {
                let message = format!("the row runs to line {}: look at its quotation marks", lines.last);
                problems.push(place.problem(Rule::Own13, Outcome::Kept, message));
            }
            trimmed += columns.iter().filter_map(|(_, index)| record.get(*index)).filter(|value| value.trim() != *value).count();
            kept.push((lines.first, record));
        }
    }
    notes.extend((blank > 0).then(|| format!("empty rows skipped: {blank}")));
    notes.extend((trimmed > 0).then(|| format!("values with spaces round them, trimmed: {trimmed}")));
    Content::Table(table, Sheet { file: file.to_owned(), columns, records: kept }, notes, problems)
}

/// Where each heading of the table stands in this file.
fn columns(table: Table, headings: &StringRecord) -> Vec<(&'static str, usize)> {
    let names: Vec<String> = headings.iter().map(spelled).collect();
    table.headings().iter().filter_map(|heading| Some((*heading, names.iter().position(|name| name == heading)?))).collect()
}

/// Why a row's values cannot be laid under the headings, or cannot be kept. Empty values past the last heading are forgiven.
fn misfit(headings: &StringRecord, record: &StringRecord) -> Option<String> {
    if record.iter().any(|value| value.contains('\0')) {
        return Some("the row holds a zero byte, as damaged files do, so none of its values can be trusted".to_owned());
    }
    let too_many = record.iter().skip(headings.len()).any(|value| !value.trim().is_empty());
    (record.len() < headings.len() || too_many)
        .then(|| format!("the row has {} values under {} headings, so none of them can be trusted", record.len(), headings.len()))
}

/// A file whose headings would be a table's if they were not split by commas.
fn other_separator(text: &str) -> Content {
    for (separator, name) in [(b';', "semicolons"), (b'\t', "tabs"), (b'|', "upright bars")] {
        let headings = split(text, separator).into_iter().next().map(|(_, record)| record).unwrap_or_default();
        if let Recognised::Table(table, _) | Recognised::Nearly(table, _) = recognise(&headings.iter().collect::<Vec<_>>()) {
            return Content::Nearly(table, format!("its values are parted by {name}: save it with commas"));
        }
    }
    Content::Other("its headings are not those of any table of the return".to_owned())
}

/// The first and last line that a record stands on.
#[derive(Clone, Copy, Debug)]
struct Lines {
    first: u64,
    last: u64,
}

/// Splits text into records. The reader's own line numbers drift after blank lines, so lines are counted here.
fn split(text: &str, separator: u8) -> Vec<(Lines, StringRecord)> {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut counted = Counter { text: text.as_bytes(), at: 0, line: 1 };
    let mut records = Vec::new();
    let mut record = StringRecord::new();
    // The bytes come from a string, so no record can fail: there is nothing to read from outside and nothing that is not UTF-8.
    while reader.read_record(&mut record).unwrap_or(false) {
        let first = counted.skip_ends();
        let end = usize::try_from(reader.position().byte()).unwrap_or(text.len());
        records.push((Lines { first, last: counted.last_before(end) }, std::mem::take(&mut record)));
    }
    records
}

/// Counts lines on the way through a text: CR, LF and CR LF each end one.
struct Counter<'a> {
    text: &'a [u8],
    at: usize,
    line: u64,
}

impl Counter<'_> {
    /// Passes the line ends that come before a record, and gives the record's line.
    fn skip_ends(&mut self) -> u64 {
        while let Some(b'\r' | b'\n') = self.text.get(self.at) {
            self.step();
        }
        self.line
    }

    /// Passes the record that stops before `end`, and gives the line that its last character is on.
    fn last_before(&mut self, end: usize) -> u64 {
        let mut last = self.line;
        while self.at < end {
            if !matches!(self.text.get(self.at), Some(b'\r' | b'\n')) {
                last = self.line;
            }
            self.step();
        }
        last
    }

    fn step(&mut self) {
        match (self.text.get(self.at), self.text.get(self.at + 1)) {
            // The LF that follows ends this line.
            (Some(b'\r'), Some(b'\n')) => {}
            (Some(b'\r' | b'\n'), _) => self.line += 1,
            _ => {}
        }
        self.at += 1;
    }
}

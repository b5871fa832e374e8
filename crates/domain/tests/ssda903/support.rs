//! Small returns to test with.

use chrono::NaiveDate;
use heard_domain::ssda903::{Outcome, Refused, Return, ReturnYear, Rule, read};
use std::{fs, path::Path};

pub(crate) const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB";
pub(crate) const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN";
pub(crate) const REVIEWS: &str = "CHILD,DOB,REVIEW,REVIEW_CODE";

/// Born 14 May 2012, in care since 10 February 2021.
pub(crate) const ANNA: &str = "1001,F,14/05/2012,WBRI,A123456789012,,";
pub(crate) const ANNA_IN_CARE: &str = "1001,10/02/2021,S,C2,N1,P1,PR0,,,,,,";

pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// The year that ends on 31 March of `end`.
pub(crate) fn ending(end: i32) -> ReturnYear {
    ReturnYear::ending(end).unwrap()
}

/// The year to 31 March 2026, read on 15 April 2026.
pub(crate) fn try_read<N: AsRef<str>, B: AsRef<[u8]>>(files: &[(N, B)]) -> Result<Return, Refused> {
    read(files, ending(2026), day(2026, 4, 15))
}

/// One of the sets in `tests/data/ssda903`.
pub(crate) fn set(name: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/ssda903").join(name);
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}

pub(crate) fn csv(headings: &str, rows: &[&str]) -> String {
    let lines: Vec<&str> = [headings].iter().chain(rows).copied().chain([""]).collect();
    lines.join("\r\n")
}

pub(crate) fn files(header: &[&str], episodes: &[&str], reviews: &[&str]) -> [(&'static str, String); 3] {
    [("Header.csv", csv(HEADER, header)), ("Episodes.csv", csv(EPISODES, episodes)), ("Reviews.csv", csv(REVIEWS, reviews))]
}

pub(crate) fn seen(header: &[&str], episodes: &[&str], reviews: &[&str]) -> Return {
    try_read(&files(header, episodes, reviews)).unwrap()
}

/// Anna's return with these rows in Reviews.
pub(crate) fn anna(reviews: &[&str]) -> Return {
    seen(&[ANNA], &[ANNA_IN_CARE], reviews)
}

/// Anna's return with this text as the whole Reviews file.
pub(crate) fn anna_with(reviews: &[u8]) -> Result<Return, Refused> {
    let (header, episodes) = (csv(HEADER, &[ANNA]), csv(EPISODES, &[ANNA_IN_CARE]));
    try_read(&[("Header.csv", header.as_bytes()), ("Episodes.csv", episodes.as_bytes()), ("Reviews.csv", reviews)])
}

/// What the return says is wrong: line, rule and what became of the row.
pub(crate) fn found(seen: &Return) -> Vec<(u64, Rule, Outcome)> {
    seen.problems.iter().map(|problem| (problem.line.unwrap(), problem.rule, problem.outcome)).collect()
}

/// The reviews taken: child, day and code.
pub(crate) fn taken(seen: &Return) -> Vec<(&str, NaiveDate, &str)> {
    seen.reviews.iter().map(|review| (review.child.as_str(), review.date, review.code.key())).collect()
}

/// The notes on a file.
pub(crate) fn notes(seen: &Return, name: &str) -> String {
    seen.files.iter().find(|file| file.name == name).unwrap().notes.join("; ")
}

//! The rules a return is checked against, and what is said when a row breaks one.

use super::child::CouncilId;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

macro_rules! rules {
    ($($name:ident = $key:literal, $title:literal;)+) => {
        /// One rule. Numbers without a prefix are the Department's own, `INT` and `EPI` ones come from the councils' shared
        /// validator, and `own` ones are this program's: they catch what no rule of the others sees.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Rule {
            $(#[doc = $title] #[serde(rename = $key)] $name,)+
        }

        impl Rule {
            /// Every rule.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The rule's number, as shown to people, stored and exported.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)+ }
            }

            /// What breaking the rule means, in a few words: the heading over its problems.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)+ }
            }
        }
    };
}

rules! {
    R101 = "101", "sex is not a known code";
    R102 = "102", "birth date is missing or not a date";
    R103 = "103", "ethnic group is not a known code";
    R168 = "168", "pupil number is neither a true one nor UN1 to UN5";
    R301 = "301", "born after the end of the year";
    R442 = "442", "pupil number is blank";
    R444 = "444", "two children share a pupil number";
    Int32 = "INT32", "child is in Header more than once";
    Epi = "EPI", "child has no episodes";
    R141 = "141", "episode start is missing or not a date";
    R142 = "142", "episode still open when the next one starts";
    R143 = "143", "reason for a new episode is not a known code";
    R144 = "144", "legal status is not a known code";
    R147 = "147", "episode end is not a date";
    R148 = "148", "episode end without a reason, or a reason without an end";
    R149 = "149", "reason for an episode's end is not a known code";
    R302 = "302", "episode starts before birth";
    R357 = "357", "first episode does not start with S";
    R388 = "388", "X1 with no episode after it";
    R431 = "431", "care starts again on the day it ended";
    R432 = "432", "care ended, and the next episode does not start with S";
    R433 = "433", "episode goes on from another, but not from the day that one ended";
    R501 = "501", "episode starts before the one before it ends";
    Int03 = "INT03", "child of an episode is not in Header";
    R166 = "166", "review date is missing or not a date";
    R167 = "167", "participation code is not PN0 to PN7, or code and date are not both there";
    R399 = "399", "review of a child who only has short breaks";
    R440 = "440", "PN0 on or after the 4th birthday";
    R441 = "441", "PN1 to PN7 before the 4th birthday";
    R1012 = "1012", "child of a review has no episodes";
    Int08 = "INT08", "child of a review is not in Header";
    Int17 = "INT17", "birth date differs from the one in Header";
    Own1 = "own-1", "repeated row";
    Own2 = "own-2", "two codes for one child and day";
    Own3 = "own-3", "review outside the year";
    Own4 = "own-4", "review on a day when the child was not in care";
    Own5 = "own-5", "review before birth";
    Own6 = "own-6", "date in the future";
    Own7 = "own-7", "birth date on a review is missing or not a date";
    Own8 = "own-8", "birth date too long ago to be true";
    Own9 = "own-9", "review shortly after care ended";
    Own10 = "own-10", "day or month with one digit";
    Own11 = "own-11", "code in lower case";
    Own12 = "own-12", "child id is missing or cannot be one";
    Own13 = "own-13", "row does not fit the headings";
    Own14 = "own-14", "episode ends before it starts";
    Own15 = "own-15", "review is held here with another code";
    Own16 = "own-16", "birth date differs from the one held here";
    Own17 = "own-17", "care period does not fit the ones held here";
    Own18 = "own-18", "file cannot be read";
}

/// A word that names no rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a known rule of the return")]
pub struct UnknownRule(pub String);

impl FromStr for Rule {
    type Err = UnknownRule;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|rule| rule.key() == key).ok_or_else(|| UnknownRule(key.to_owned()))
    }
}

/// What became of the row that a problem is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Nothing of the row was taken.
    LeftOut,
    /// The review was taken and carries the rule as a flag: it counts in no rate and no export until a person has settled it.
    Flagged,
    /// The row was taken; someone should look at it.
    Kept,
}

/// One thing wrong or doubtful, at one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The file's name, as it was given.
    pub file: String,
    /// The line in that file, counted from 1 as a text editor counts; `None` when the whole file is meant.
    pub line: Option<u64>,
    /// The council's id of the child, when the row had one.
    pub child: Option<CouncilId>,
    /// The rule that the row breaks.
    pub rule: Rule,
    /// What became of the row.
    pub outcome: Outcome,
    /// What is wrong, in plain words.
    pub message: String,
}

/// Where a row stands: for messages.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    pub(super) file: &'a str,
    pub(super) line: u64,
    pub(super) child: Option<&'a CouncilId>,
}

impl<'a> Place<'a> {
    pub(super) fn of(self, child: &'a CouncilId) -> Self {
        Self { child: Some(child), ..self }
    }

    pub(super) fn problem(self, rule: Rule, outcome: Outcome, message: impl Into<String>) -> Problem {
        Problem {
            file: self.file.to_owned(),
            line: Some(self.line),
            child: self.child.cloned(),
            rule,
            outcome,
            message: message.into(),
        }
    }
}

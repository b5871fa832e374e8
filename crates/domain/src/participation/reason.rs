//! Why a code was suggested: typed, so that it can be kept, and a sentence, so that it can be shown.

use super::Attendance;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One thing in the evidence that bears on the suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub enum Reason {
    /// Under 4, so nothing else is looked at.
    UnderFour {
        /// Whole years on the day.
        age: u32,
    },
    /// Nobody has said yet whether the child came.
    AttendanceUnknown,
    /// What the chair recorded.
    Attendance {
        /// The chair's answer.
        answer: Attendance,
    },
    /// Views received before the start.
    ViewsInTime {
        /// How many submissions.
        count: u32,
        /// How many of them were given in pictures or symbols.
        in_symbols: u32,
    },
    /// Nothing was received before the start.
    NoViewsInTime,
    /// Views that came after the start, and so are not looked at.
    ViewsTooLate {
        /// How many submissions.
        count: u32,
    },
    /// At the visit before the review (PLV) the child asked someone to speak for them.
    AskedSomeoneToSpeak,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::UnderFour { age } => write!(f, "They were {age} on the day, and every child under 4 has the code PN0."),
            Self::AttendanceUnknown => f.write_str("Nobody has recorded yet whether they came."),
            Self::Attendance { answer } => f.write_str(answer.words()),
            Self::ViewsInTime { count, in_symbols } => {
                write!(f, "They sent their views before the start: {}", pieces(count))?;
                match in_symbols {
                    0 => f.write_str("."),
                    all if all == count => f.write_str(", in pictures or symbols."),
                    some => write!(f, ", {some} of them in pictures or symbols."),
                }
            }
            Self::NoViewsInTime => f.write_str("They sent nothing before the start."),
            Self::ViewsTooLate { count } => {
                write!(f, "After the start came {}. What comes after the start does not count.", pieces(count))
            }
            Self::AskedSomeoneToSpeak => f.write_str("At the visit before the review they asked someone to speak for them."),
        }
    }
}

fn pieces(count: u32) -> String {
    if count == 1 { "1 form".to_owned() } else { format!("{count} forms") }
}

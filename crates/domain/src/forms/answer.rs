//! What is kept of an answer, and how it is stored.

use super::fields::RawFields;
use chrono::{NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The answers of a draft by the question's id. A question without an entry was skipped.
pub type Answers = BTreeMap<String, Answer>;

/// The answers to the questions that are asked, as far as the journey has been walked.
pub type Live<'a> = BTreeMap<&'a str, &'a Answer>;

/// One answer. Its JSON is what drafts store: a new field needs a default, and a name is never reused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Answer {
    /// One option: faces, `choice`, `place`, `yes_no_unsure`, `agreement4`.
    One {
        /// The option chosen.
        option: String,
        /// What was written beside it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<String>,
    },
    /// Several options: `choices`.
    Many {
        /// In the order of tapping; never empty.
        options: Vec<Chosen>,
    },
    /// Several people: `people`.
    People {
        /// In the order of tapping; never empty.
        people: Vec<Person>,
    },
    /// Sorted cards: `cards`.
    Cards {
        /// The column of each card that was sorted; never empty.
        columns: BTreeMap<String, String>,
    },
    /// A number from 0 to 10: `ladder0to10`.
    Ladder {
        /// The number.
        value: u8,
    },
    /// Good days and times: `date_time`, except for staff.
    Times {
        /// Days of the week.
        #[serde(default)]
        days: Vec<String>,
        /// Times of day.
        #[serde(default)]
        times: Vec<String>,
        /// When it is not good.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<String>,
    },
    /// A real date: `date_time` for staff.
    Dated {
        /// The day.
        date: NaiveDate,
        /// The time of day, as on the clock.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        time: Option<NaiveTime>,
        /// How long, in minutes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        minutes: Option<u16>,
    },
    /// Words: `short_text`, `long_text`.
    Text {
        /// As typed, with line feeds as line ends.
        words: String,
        /// The direction in which it was typed.
        #[serde(default, skip_serializing_if = "Direction::is_auto")]
        direction: Direction,
    },
}

/// One of several options.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    /// The option.
    pub option: String,
    /// What was written beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

/// One of several people: a role, and a name if the child gave one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The option, which is a role.
    pub option: String,
    /// The name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// The direction of typed words, as the browser told it (`dirname`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Not told: found from the words when they are shown.
    #[default]
    Auto,
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of the `dir` attribute.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if passes a reference")]
    fn is_auto(&self) -> bool {
        *self == Self::Auto
    }
}

impl Answer {
    /// The options chosen, in the order of tapping. Cards, ladders, times and words choose none.
    pub fn chosen(&self) -> Vec<&str> {
        match self {
            Self::One { option, .. } => vec![option],
            Self::Many { options } => options.iter().map(|chosen| chosen.option.as_str()).collect(),
            Self::People { people } => people.iter().map(|person| person.option.as_str()).collect(),
            Self::Cards { .. } | Self::Ladder { .. } | Self::Times { .. } | Self::Dated { .. } | Self::Text { .. } => Vec::new(),
        }
    }

    /// The fields that a browser would post for this answer: what a page is drawn from when the child comes back to it.
    pub fn fields(&self) -> RawFields {
        let mut fields = RawFields::default();
        match self {
            Self::One { option, words } => {
                fields.push("answer", option);
                fields.push_some(format!("words-{option}"), words.as_deref());
            }
            Self::Many { options } => {
                for chosen in options {
                    fields.push("answer", &chosen.option);
                    fields.push_some(format!("words-{}", chosen.option), chosen.words.as_deref());
                }
            }
            Self::People { people } => {
                for person in people {
                    fields.push("answer", &person.option);
                    fields.push_some(format!("name-{}", person.option), person.name.as_deref());
                }
            }
            Self::Cards { columns } => columns.iter().for_each(|(card, column)| fields.push(format!("card-{card}"), column)),
            Self::Ladder { value } => fields.push("answer", value.to_string()),
            Self::Times { days, times, words } => {
                fields.extend("day", days);
                fields.extend("time", times);
                fields.push_some("text", words.as_deref());
            }
            Self::Dated { date, time, minutes } => {
                fields.push("date-day", date.format("%-d").to_string());
                fields.push("date-month", date.format("%-m").to_string());
                fields.push("date-year", date.format("%Y").to_string());
                fields.push_some("date-time", time.map(|time| format!("{:02}:{:02}", time.hour(), time.minute())));
                fields.push_some("date-minutes", minutes.map(|minutes| minutes.to_string()));
            }
            Self::Text { words, direction } => {
                fields.push("text", words);
                fields.push_some("text.dir", (*direction != Direction::Auto).then(|| direction.key()));
            }
        }
        fields
    }
}

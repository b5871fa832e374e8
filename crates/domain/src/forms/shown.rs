//! An answer in the words the child saw: for the check page, the receipt, the chair and the stored copy.

use super::answer::{Answer, Direction};
use super::band::Band;
use super::choice::{Choice, Label, Signal};
use super::facts::Facts;
use super::kind::{CardsFrom, Kind};
use super::placeholder::{Names, fill_plain};
use super::question::Question;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// An answer that can be shown without its form. Its JSON is part of a sent submission and is kept for many years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Shown {
    /// Options chosen.
    Options {
        /// In the order of tapping.
        options: Vec<ShownOption>,
        /// Whether that order means something.
        ordered: bool,
    },
    /// Cards sorted, and those left out.
    Cards {
        /// In the order of the page.
        cards: Vec<ShownCard>,
    },
    /// A number from 0 to 10.
    Ladder {
        /// The number.
        value: u8,
        /// The words at 0.
        low: String,
        /// The words at 10.
        high: String,
        /// The alert that it raises.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        signal: Option<Signal>,
    },
    /// Days and times of day.
    Times {
        /// Good days, good times, when it is not good; only what was answered.
        parts: Vec<ShownPart>,
    },
    /// A real date.
    Dated {
        /// The day.
        date: NaiveDate,
        /// The time of day.
        time: Option<NaiveTime>,
        /// How long, in minutes.
        minutes: Option<u16>,
    },
    /// Words.
    Text {
        /// As typed.
        words: String,
        /// The direction in which they were typed.
        #[serde(default)]
        direction: Direction,
    },
}

/// One option as it was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownOption {
    /// Its id, for counting.
    pub id: String,
    /// Its words.
    pub words: String,
    /// Its picture; empty when there is none.
    pub symbol: String,
    /// The words or the name written beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beside: Option<String>,
    /// The alert that it raises.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signal: Option<Signal>,
}

/// One card as it was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownCard {
    /// The card.
    pub card: ShownOption,
    /// Where it was put. `None`: left out, which is never read as good.
    pub column: Option<ShownOption>,
}

/// One part of an answer below its heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownPart {
    /// The heading, such as "Good days".
    pub heading: String,
    /// What was chosen or written.
    pub values: Vec<String>,
}

impl Shown {
    /// An answer as this reader saw it. What no longer is in the form is shown by its id rather than left out.
    pub fn new(question: &Question, answer: &Answer, band: Band, facts: &Facts, names: &Names) -> Self {
        let show = |id: &str, beside: Option<&String>| option(question.kind.choices(), id, beside, band, names);
        match answer {
            Answer::One { option, words } => Self::Options { options: vec![show(option, words.as_ref())], ordered: false },
            Answer::Many { options } => Self::Options {
                options: options.iter().map(|chosen| show(&chosen.option, chosen.words.as_ref())).collect(),
                ordered: matches!(question.kind, Kind::Choices { ordered: true, .. }),
            },
            Answer::People { people } => Self::Options {
                options: people.iter().map(|person| show(&person.option, person.name.as_ref())).collect(),
                ordered: false,
            },
            Answer::Cards { columns } => {
                let offered = question.options(band, facts);
                let ids = offered.iter().map(|card| card.id);
                let others = columns.keys().map(String::as_str).filter(|id| offered.iter().all(|card| card.id != *id));
                let cards = ids.chain(others).map(|id| ShownCard {
                    card: card(question, id, band, facts, names),
                    column: columns.get(id).map(|column| column_of(question, column, band, names)),
                });
                Self::Cards { cards: cards.collect() }
            }
            Answer::Ladder { value } => ladder(question, *value, band, names),
            Answer::Times { days, times, words } => parts(question, [days, times], words.as_ref(), band),
            Answer::Dated { date, time, minutes } => Self::Dated { date: *date, time: *time, minutes: *minutes },
            Answer::Text { words, direction } => Self::Text { words: words.clone(), direction: *direction },
        }
    }
}

fn option(choices: &[Choice], id: &str, beside: Option<&String>, band: Band, names: &Names) -> ShownOption {
    let choice = choices.iter().find(|choice| choice.id == id);
    ShownOption {
        id: id.to_owned(),
        words: choice.map_or_else(|| id.to_owned(), |choice| fill_plain(choice.words.shown(band), names)),
        symbol: choice.map(|choice| choice.symbol.clone()).unwrap_or_default(),
        beside: beside.cloned(),
        signal: choice.and_then(|choice| choice.signal),
    }
}

fn card(question: &Question, id: &str, band: Band, facts: &Facts, names: &Names) -> ShownOption {
    let mut card = option(question.kind.choices(), id, None, band, names);
    if let Kind::Cards { cards_from: Some(CardsFrom::PlanActions), .. } = &question.kind
        && let Some(action) = facts.plan_actions.iter().find(|action| action.id == id)
    {
        card.words.clone_from(&action.words);
        card.symbol.clone_from(&question.symbol);
    }
    card
}

fn column_of(question: &Question, id: &str, band: Band, names: &Names) -> ShownOption {
    let mut column = option(question.kind.columns(), id, None, band, names);
    if let Kind::Cards { card_signal: Some(raises), .. } = &question.kind {
        column.signal = (raises.column == id).then_some(raises.signal);
    }
    column
}

fn ladder(question: &Question, value: u8, band: Band, names: &Names) -> Shown {
    let (low, high, limit) = match &question.kind {
        Kind::Ladder { ends, signal_at_most } => (ends.low.shown(band), ends.high.shown(band), *signal_at_most),
        _ => ("", "", None),
    };
    let signal = limit.filter(|limit| value <= limit.value).map(|limit| limit.signal);
    Shown::Ladder { value, low: fill_plain(low, names), high: fill_plain(high, names), signal }
}

fn parts(question: &Question, taps: [&Vec<String>; 2], not: Option<&String>, band: Band) -> Shown {
    let Kind::DateTime { days, times, labels } = &question.kind else { return Shown::Times { parts: Vec::new() } };
    let heading =
        |id: &str| labels.iter().find(|label: &&Label| label.id == id).map_or("", |label| label.words.shown(band)).to_owned();
    let words = |choices: &[Choice], id: &String| match choices.iter().find(|choice| choice.id == *id) {
        Some(choice) => choice.words.shown(band).to_owned(),
        None => id.clone(),
    };
    let [on_days, at_times] = taps;
    let parts = [
        ShownPart { heading: heading("days"), values: on_days.iter().map(|id| words(days, id)).collect() },
        ShownPart { heading: heading("times"), values: at_times.iter().map(|id| words(times, id)).collect() },
        ShownPart { heading: heading("not"), values: not.into_iter().cloned().collect() },
    ];
    Shown::Times { parts: parts.into_iter().filter(|part| !part.values.is_empty()).collect() }
}

//! What answers raise and start.

use super::answer::{Answer, Answers};
use super::band::Band;
use super::choice::{Does, Signal};
use super::form::Form;
use super::kind::Kind;
use super::question::Question;

/// An alert that one answer raises, with what the child tapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raised<'a> {
    /// Which alert.
    pub signal: Signal,
    /// The question.
    pub question: &'a Question,
    /// The question's words, with placeholders.
    pub ask: &'a str,
    /// The option's words as the child saw them, with placeholders; for a card, "On the way to places: Not safe".
    pub choice: String,
}

/// What one answer starts, other than an alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Started<'a> {
    /// What.
    pub does: Does,
    /// The question.
    pub question: &'a Question,
    /// The option chosen.
    pub option: &'a str,
}

/// The alerts that answers raise, whether their questions are still asked or not. For what sending raises, see `Journey::signals`.
pub fn signals<'a>(form: &'a Form, answers: &Answers, band: Band) -> Vec<Raised<'a>> {
    let answered = form.questions.iter().filter_map(|question| Some((question, answers.get(&question.id)?)));
    answered.flat_map(|(question, answer)| raised(question, answer, band)).collect()
}

/// The alerts that one answer raises: one for each option with a bell. An option counts in whichever band it was chosen.
pub fn raised<'a>(question: &'a Question, answer: &Answer, band: Band) -> Vec<Raised<'a>> {
    let raise = |signal, choice| Raised { signal, question, ask: question.ask.shown(band), choice };
    match (&question.kind, answer) {
        (Kind::Ladder { signal_at_most: Some(limit), .. }, Answer::Ladder { value }) if *value <= limit.value => {
            vec![raise(limit.signal, value.to_string())]
        }
        (Kind::Cards { cards, columns, card_signal: Some(signal), .. }, Answer::Cards { columns: sorted }) => {
            let column = columns.iter().find(|column| column.id == signal.column).map_or("", |column| column.words.shown(band));
            let under = cards.iter().filter(|card| sorted.get(&card.id) == Some(&signal.column));
            under.map(|card| raise(signal.signal, format!("{}: {column}", card.words.shown(band)))).collect()
        }
        _ => {
            let chosen = answer.chosen().into_iter().filter_map(|id| question.choice(id));
            chosen.filter_map(|choice| Some(raise(choice.signal?, choice.words.shown(band).to_owned()))).collect()
        }
    }
}

/// What one answer starts.
pub fn started<'a>(question: &'a Question, answer: &Answer) -> Vec<Started<'a>> {
    let chosen = answer.chosen().into_iter().filter_map(|id| question.choice(id));
    chosen.filter_map(|choice| Some(Started { does: choice.does?, question, option: &choice.id })).collect()
}

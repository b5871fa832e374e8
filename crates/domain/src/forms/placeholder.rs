//! Names and dates in texts: "{chair} will read this."

use super::band::Band;
use super::language::Language;
use super::standing::Standing;
use super::text_id::TextId;
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;

macro_rules! placeholders {
    ($($(#[$doc:meta])+ $name:ident = $key:literal,)*) => {
        /// What can stand in braces in a text. The list is closed: the lint refuses any other.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Placeholder {
            $($(#[$doc])+ $name,)*
        }

        impl Placeholder {
            /// Every placeholder.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// As it stands in braces.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                }
            }
        }
    };
}

placeholders! {
    /// The chair of the meeting, by name.
    Chair = "chair",
    /// The child's social worker, by name.
    Worker = "worker",
    /// One reader, by name.
    Reader = "reader",
    /// Who helps the child, by name.
    Helper = "helper",
    /// The child's first name, on a card.
    FirstName = "first_name",
    /// The first letter of the child's name.
    Initial = "initial",
    /// The people who really get this piece, after `hide-from`.
    Readers = "readers",
    /// The people who really get this alert.
    AlertReaders = "alert_readers",
    /// The minutes that the form takes.
    Minutes = "minutes",
    /// The child's own name for the meeting.
    Meeting = "meeting",
    /// The day of the meeting.
    MeetingDay = "meeting_day",
    /// The time of the meeting.
    MeetingTime = "meeting_time",
    /// When the piece was sent.
    SentDate = "sent_date",
    /// When it was read.
    ReadDate = "read_date",
    /// At what time it was read.
    ReadTime = "read_time",
    /// By when the chair writes back.
    ReplyDate = "reply_date",
    /// Until when a draft is kept.
    DraftUntil = "draft_until",
    /// Until when a link works.
    LinkUntil = "link_until",
    /// Until when a card works.
    CardUntil = "card_until",
    /// A time of day.
    Time = "time",
    /// When a draft was saved last.
    SavedDay = "saved_day",
    /// Which of several.
    Number = "number",
    /// Of how many.
    Total = "total",
    /// How many letters.
    Count = "count",
    /// When Heard is back.
    BackTime = "back_time",
    /// By when someone puts their name to an alert.
    AckBy = "ack_by",
    /// The option as the child saw it; all of them when more than one has a bell.
    Choice = "choice",
    /// A typed code.
    Code = "code",
    /// A link, written out.
    Link = "link",
    /// The address of Heard, written out.
    Address = "address",
    /// Seconds to wait.
    Seconds = "seconds",
    /// The council's name.
    Council = "council",
    /// The council's number by day.
    DayPhone = "day_phone",
    /// The council's number at night and at weekends.
    NightPhone = "night_phone",
    /// Whichever of the two answers now.
    PhoneNow = "phone_now",
}

impl Placeholder {
    /// The placeholder of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|placeholder| placeholder.key() == key)
    }
}

/// A piece of a filled text. A name, code or date goes into a `<bdi>`, so that it keeps its own direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they came from the record and not from the text.
    pub is_name: bool,
}

impl Piece {
    fn words(text: &str) -> Self {
        Self { text: text.to_owned(), is_name: false }
    }

    /// A name.
    pub fn name(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_name: true }
    }
}

/// What the placeholders stand for, on one page, for one reader, and in which language they are put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    language: Language,
    values: BTreeMap<Placeholder, Vec<Piece>>,
}

impl Names {
    /// Nobody is named yet: the chair, the worker and the meeting have the words of `fallback.*`.
    pub fn unknown(standing: &Standing, band: Band) -> Self {
        let fallbacks = [
            (Placeholder::Chair, TextId::FallbackChair),
            (Placeholder::Worker, TextId::FallbackWorker),
            (Placeholder::Meeting, TextId::FallbackMeeting),
        ];
        let words = fallbacks.into_iter().map(|(placeholder, id)| (placeholder, standing.text(id, band)));
        let values = words
            .filter(|(_, words)| !words.is_empty())
            .map(|(placeholder, words)| (placeholder, vec![Piece::words(words)]))
            .collect();
        Self { language: standing.language(), values }
    }

    /// The language of the words around them.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// With a name, a date or another value from the record.
    #[must_use]
    pub fn with(mut self, placeholder: Placeholder, value: impl Into<String>) -> Self {
        self.values.insert(placeholder, vec![Piece::name(value)]);
        self
    }

    /// With a day, as people say it.
    #[must_use]
    pub fn with_day(self, placeholder: Placeholder, day: NaiveDate) -> Self {
        let day = self.language.day(day);
        self.with(placeholder, day)
    }

    /// With a time of day, as people say it.
    #[must_use]
    pub fn with_time(self, placeholder: Placeholder, at: DateTime<Utc>) -> Self {
        let time = self.language.time(at);
        self.with(placeholder, time)
    }

    /// With several people: "Jo, Sam and the team on duty".
    #[must_use]
    pub fn with_list(mut self, placeholder: Placeholder, people: Vec<Piece>) -> Self {
        let last = people.len().saturating_sub(1);
        let mut pieces = Vec::new();
        for (number, person) in people.into_iter().enumerate() {
            match number {
                0 => {}
                _ if number == last => pieces.push(Piece::words(self.language.and())),
                _ => pieces.push(Piece::words(self.language.comma())),
            }
            pieces.push(person);
        }
        self.values.insert(placeholder, pieces);
        self
    }

    /// What a placeholder stands for, such as the chair's name or the words in its place: for making lists of people.
    pub fn get(&self, placeholder: Placeholder) -> Option<&Piece> {
        self.values.get(&placeholder).and_then(|pieces| pieces.first())
    }
}

/// A text in pieces, with its placeholders filled. One that has no value stays as it is written, so that a page that forgot it shows a brace.
pub fn fill(text: &str, names: &Names) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for part in parts(text) {
        let placeholder = part.strip_prefix('{').and_then(|rest| Placeholder::from_key(rest.strip_suffix('}')?));
        match placeholder.and_then(|placeholder| names.values.get(&placeholder)) {
            Some(values) => values.iter().for_each(|value| push(&mut pieces, value.clone(), true)),
            None => push(&mut pieces, Piece::words(part), false),
        }
    }
    pieces
}

/// The same as one string, for places that hold no markup: titles, mails, stored copies.
pub fn fill_plain(text: &str, names: &Names) -> String {
    fill(text, names).into_iter().map(|piece| piece.text).collect()
}

/// The names in braces of a text, known or not.
pub(super) fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    parts(text).filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
}

/// Cuts a text before and after everything in braces.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive('}').flat_map(|part| {
        let (words, slot) = part.split_at(part.rfind('{').filter(|_| part.ends_with('}')).unwrap_or(part.len()));
        [words, slot]
    })
}

/// Adds a piece. Words that stand in for a name take a capital at the start of a sentence; a name is left as its owner writes it.
fn push(pieces: &mut Vec<Piece>, mut piece: Piece, stands_in: bool) {
    if stands_in && !piece.is_name && starts_sentence(pieces) {
        let mut letters = piece.text.chars();
        piece.text = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    }
    match pieces.last_mut() {
        Some(last) if !last.is_name && !piece.is_name => last.text.push_str(&piece.text),
        _ if piece.text.is_empty() => {}
        _ => pieces.push(piece),
    }
}

fn starts_sentence(pieces: &[Piece]) -> bool {
    let mut before = pieces.iter().rev().flat_map(|piece| piece.text.chars().rev());
    !matches!(before.find(|letter| *letter == '\n' || !letter.is_whitespace()), Some(letter) if !matches!(letter, '\n' | '.' | '?' | '!'))
}

//! The form engine: questions and words are data (`forms/*.toml`), kinds of question are code.
//!
//! [`Catalogue::shipped`] holds every form, text, card, mail and term. [`Journey`] works out which questions of a form are asked, from
//! the answers so far; it is never stored. [`Question::parse`] takes what a browser posted. [`Journey::snapshot`] makes the copy that is
//! kept of a sent piece: the questions as asked and the answers as shown. [`lint`](lint::lint) checks the words. The schema of the files
//! is described in `forms/README.md`.

mod answer;
mod band;
mod card;
mod catalogue;
mod choice;
mod condition;
mod dates;
mod example;
mod facts;
mod field_error;
mod fields;
mod form;
mod glossary;
mod journey;
mod kind;
mod language;
pub mod lint;
mod load;
mod mail;
mod offered;
mod offering;
mod parse;
mod placeholder;
mod question;
mod readers;
mod resolve;
mod shown;
mod signal;
mod snapshot;
mod sources;
mod standing;
mod text;
mod text_id;
mod translated;

pub use answer::{Answer, Answers, Chosen, Direction, Live, Person};
pub use band::{Band, Words, lines};
pub use card::{Card, CardId};
pub use catalogue::{Catalogue, Mirror, Symbols};
pub use choice::{Choice, Does, Label, Signal};
pub use condition::Condition;
pub use example::{AlertSeen, Example, ExampleHelper, ExampleMeeting, ExamplePerson, ExampleReply, ExampleState};
pub use facts::{Fact, Facts, PlanAction};
pub use field_error::{FieldError, FieldProblem};
pub use fields::RawFields;
pub use form::{Author, FirstPage, Form, HeaderItem, HelperRole, OfferedFor, OfferedIf, OfferedWhen, Section};
pub use glossary::{Avoid, Glossary, Never, Term};
pub use journey::{Journey, NoLongerAsked, PageOfRow, Position};
pub use kind::{CardSignal, CardsFrom, Ends, Kind, LadderSignal, PeopleFrom};
pub use language::Language;
pub use load::{LoadError, LoadProblem};
pub use mail::{Mail, MailTo, Mails, Sender};
pub use offered::{Offered, TextBox};
pub use offering::{ASKED_AFTER_DAYS, NotOffered, Situation};
pub use placeholder::{Names, Piece, Placeholder, fill, fill_plain};
pub use question::{Page, Preference, Question};
pub use readers::Readers;
pub use shown::{Shown, ShownCard, ShownOption, ShownPart};
pub use signal::{Raised, Started, raised, signals, started};
pub use snapshot::{Asked, Part, SNAPSHOT_VERSION, Snapshot};
pub use sources::Sources;
pub use standing::{Standing, Text};
pub use text::{LONG_TEXT, NAME, OWN_WORDS, SHORT_TEXT, length};
pub use text_id::TextId;

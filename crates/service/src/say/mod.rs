//! Saying something: the child's page, drafts, sending, and what became of it.

mod add;
mod bit;
mod check;
mod draft;
mod me;
mod names;
mod offered;
mod pack;
mod question;
mod receipt;
mod send;
mod tell;
mod ticket;
mod visit;

pub use bit::BitPage;
pub use check::{CheckPage, CheckQuestion};
pub(crate) use draft::Draft;
pub use draft::SavedElsewhere;
pub use me::{Door, FormDoor, MePage, NextMeeting};
pub(crate) use names::Around;
pub use pack::{PackPage, PartDoor, PartState};
pub use question::{AfterAnswer, Autosaved, Place, QuestionPage, StartPage, Then};
pub use receipt::{Receipt, ReceiptState, read_names};
pub(crate) use send::task_about;
pub use tell::TellSomeone;
pub(crate) use visit::REASONS;

use heard_domain::forms::{Journey, Page, Shown, Snapshot};

/// The question in which a child says who must not see a piece.
const HIDE_FROM: &str = "hide-from";

/// Whether a question of the row was answered. Who must not see a piece, and who may, says nothing by itself.
fn says_something(journey: &Journey<'_>) -> bool {
    journey.answered().any(|(question, _)| question.page == Page::Row)
}

/// Whether the child kept their worker out of a sent piece.
pub(crate) fn hidden_from_worker(snapshot: &Snapshot) -> bool {
    snapshot.answered().any(|(asked, shown)| {
        asked.id == HIDE_FROM
            && matches!(shown, Shown::Options { options, .. } if options.iter().any(|option| option.id == "worker"))
    })
}

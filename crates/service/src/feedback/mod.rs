//! What parents and carers say of a conference: by a slip, without an account, or on paper that business support types in.
//!
//! A return belongs to the conference and with it to the whole family, never to one child. Nobody writes down who got which slip, and
//! what is told of a return without a name is told without the time it was sent. The questions, the draft and its revisions, the check
//! page and the sending are those of every other form (`say`); what is here is the slip, several questions on a page, paper, and reading.

mod around;
mod open;
mod page;
mod paper;
mod read;
mod slips;

pub use around::Header;
pub use open::{Opened, SlipFace, SlipReady};
pub use page::{FeedbackPage, FeedbackStopped, PageAutosaved, PageQuestion};
pub use paper::PaperPage;
pub use read::{EarlierReturns, FamilyFeedback, FamilyReturn, From, Returns};
pub use slips::{NewSlip, SlipSheet, SlipState};

use heard_domain::meeting::MeetingState;
use heard_store::Meeting;

/// The one form that a slip opens.
pub(crate) const FORM: &str = "parent-feedback";

/// Whether a meeting is a conference that takes or took place: one that was called off has nobody to ask.
const fn is_asked_about(meeting: &Meeting) -> bool {
    meeting.kind.is_conference() && !matches!(meeting.state, MeetingState::Cancelled | MeetingState::StoodDown)
}

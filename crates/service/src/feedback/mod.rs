//! What parents and carers say without an account, by a slip or on paper that business support types in: how a conference was, what they
//! think before one, and what a carer thinks before a child's review.
//!
//! What a family says belongs to the conference and with it to the whole family; what a carer says is about one child and never the
//! child's. Nobody writes down who got which slip, and what is told of a piece without a name is told without the time it was sent. The
//! questions, the draft and its revisions, the check page and the sending are those of every other form (`say`); what is here is the
//! slip, several questions on a page, paper, and reading.

mod around;
mod open;
mod page;
mod paper;
mod read;
mod slip_for;
mod slips;
mod views;

pub use around::Header;
pub use open::{Opened, SlipFace, SlipReady};
pub use page::{FeedbackPage, FeedbackSent, FeedbackStopped, PageAutosaved, PageQuestion};
pub use paper::PaperPage;
pub use read::{EarlierReturns, FamilyFeedback, FamilyReturn, From, Returns};
pub use slip_for::SlipFor;
pub use slips::{NewSlip, SlipSheet, SlipState, SlipsHere};
pub use views::{AdultPiece, AdultsAtMeeting, Writer};

use heard_domain::meeting::MeetingState;
use heard_store::Meeting;

/// Whether a meeting is a conference that takes or took place: one that was called off has nobody to ask.
const fn is_asked_about(meeting: &Meeting) -> bool {
    meeting.kind.is_conference() && !matches!(meeting.state, MeetingState::Cancelled | MeetingState::StoodDown)
}

//! Linking a submission to the child's next review: rules section 4, the heart of the product.
//!
//! [`relink`] compares the links a sent piece has with the links it should have, and answers what to change. Run it in the same
//! transaction as whatever may have changed them: a sending; a meeting booked, moved, called off, adjourned or held; a new due date.
//! Run twice, it changes nothing the second time, so a sweep over everything is always safe.
//!
//! What the rules leave open is decided so:
//!
//! - A link is frozen as long as its meeting stands as held. If that record turns out wrong and is corrected, the words go on to the
//!   meeting that really comes next.
//! - Nothing new is linked to a meeting already recorded as held, not even one that was entered late: words go to a meeting that can
//!   still hear them.
//! - An adjourned meeting is not over. It keeps its links, and freezes them when it has been held. Its start stays that of its first
//!   sitting, so what is sent between the sittings goes to the following meeting and counts as "came after" for this one.
//! - A piece whose link in one cycle is frozen opens no link in a cycle where it has none: words from last year's review do not turn
//!   up at a conference that nobody thought of then.
//! - A move is kept in the history of the meeting. Its links stay as they are, so they need no rule for it.

mod after;
mod facts;
mod reading;
mod reasons;
mod relink;

pub use after::{came_after, counts_before_start};
pub use facts::{Change, DueWindow, Link, MeetingFact, SentFact, Slot, Target};
pub use reading::{Opening, is_unread, unread_at_start};
pub use reasons::{EndReason, LinkRule};
pub use relink::{is_frozen, relink};

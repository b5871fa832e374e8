//! Meetings: booked, moved, called off, held, and how each child took part.

mod book;
mod change;
mod code;
mod page;
mod record;
mod reply;

pub use book::Booking;
pub use code::CodeChoice;
pub use page::{ChildAtMeeting, MayAtMeeting, MeetingPage, ReadPiece, ReplyState, SpokenAnswer, codes_for};
pub use record::Attended;
pub use reply::{ReplyLine, ReplyPage, ReplyTyped, WHOLE};

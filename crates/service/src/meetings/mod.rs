//! Meetings: booked, moved, called off, held, and how each child took part.

mod book;
mod change;
mod code;
mod page;
mod record;

pub use book::Booking;
pub use code::CodeChoice;
pub use page::{ChildAtMeeting, MayAtMeeting, MeetingPage, ReadPiece, SpokenAnswer, codes_for};
pub use record::Attended;

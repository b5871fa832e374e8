//! The register: children, who is allocated to them, and what is due.

mod adults;
mod child_page;
mod edit;
mod list;

pub use crate::linking::{NextDue, NoDate};
pub use adults::{AdultLine, AdultsOfChild};
pub use child_page::{ChildPage, May, MeetingEntry, Piece};
pub use edit::ChildDetails;

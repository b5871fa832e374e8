//! Read and unread (rules section 4, items 6 and 8).

use crate::ids::StaffId;
use chrono::{DateTime, Utc};

/// One time that a member of staff opened a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Who opened it.
    pub by: StaffId,
    /// When.
    pub at: DateTime<Utc>,
}

/// Whether this chair has never opened the piece. What others opened does not count, nor what a chair before them did.
pub fn is_unread(chair: StaffId, openings: &[Opening]) -> bool {
    !openings.iter().any(|opening| opening.by == chair)
}

/// Whether this chair had not opened the piece when the meeting started. At the very start is too late (Q3 of rules section 7).
pub fn unread_at_start(chair: StaffId, openings: &[Opening], starts_at: DateTime<Utc>) -> bool {
    !openings.iter().any(|opening| opening.by == chair && opening.at < starts_at)
}

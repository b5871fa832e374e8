//! The children, by who chairs for them. Family names are of woods and birds, so that nobody takes them for real.
//!
//! Gaps are chosen so that every date is in time on whatever day the demo is made: 18 working days to the first review, 58 to the
//! second, 120 to a later one. Three are late on purpose.

mod helen;
mod priya;
mod sam;

use super::cast::Child;

/// Every child. The first who are let in by card are those of the sign-in list, in its order.
pub(super) fn all() -> impl Iterator<Item = &'static Child> {
    sam::CHILDREN.iter().chain(priya::CHILDREN).chain(helen::CHILDREN)
}

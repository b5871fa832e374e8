//! Which lines of a long list are read.

/// Which lines of a long list are read. Every such list has a count beside it: what is left out is never out of sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// How many to leave out first.
    pub skip: i64,
    /// How many at most.
    pub take: i64,
}

impl Window {
    /// The first so many.
    pub const fn first(take: i64) -> Self {
        Self { skip: 0, take }
    }
}

//! One page of a list that may be long, with how long it is: nothing is cut without saying so.

use heard_store::Window;
use serde::Serialize;

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Paged<T> {
    /// The lines of this page.
    pub lines: Vec<T>,
    /// How many there are in all.
    pub total: i64,
    /// This page, from 1.
    pub page: i64,
    /// Lines on a full page.
    size: i64,
}

impl<T> Paged<T> {
    /// The page that was asked for, still to be filled. A page that is not there is the first one.
    pub(crate) fn of(total: i64, size: i64, asked: i64) -> Self {
        let empty = Self { lines: Vec::new(), total, page: 1, size };
        let page = if (1..=empty.pages()).contains(&asked) { asked } else { 1 };
        Self { page, ..empty }
    }

    /// The same page with its lines.
    pub(crate) fn filled(self, lines: Vec<T>) -> Self {
        Self { lines, ..self }
    }

    /// The page that was asked for of a list that is here as a whole.
    pub(crate) fn cut(all: Vec<T>, size: i64, asked: i64) -> Self {
        let page = Self::of(i64::try_from(all.len()).unwrap_or(i64::MAX), size, asked);
        let Window { skip, take } = page.window();
        let many = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
        let lines = all.into_iter().skip(many(skip)).take(many(take)).collect();
        page.filled(lines)
    }

    /// Which lines these are, for the store.
    pub(crate) const fn window(&self) -> Window {
        Window { skip: (self.page - 1) * self.size, take: self.size }
    }

    /// How many pages there are, at least one.
    pub const fn pages(&self) -> i64 {
        if self.total == 0 { 1 } else { (self.total - 1) / self.size + 1 }
    }

    /// The number of the first line here, counted through the whole list; 0 when it is empty.
    pub const fn first(&self) -> i64 {
        if self.total == 0 { 0 } else { self.window().skip + 1 }
    }

    /// The number of the last line here, likewise.
    pub const fn last(&self) -> i64 {
        if self.page < self.pages() { self.page * self.size } else { self.total }
    }

    /// Whether the list goes on elsewhere.
    pub const fn is_part(&self) -> bool {
        self.pages() > 1
    }
}

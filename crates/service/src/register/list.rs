//! The list of children, as wide as the reader's role.

use crate::{Actor, Service, error::Result};
use heard_domain::policy::{Action, Scope};
use heard_store::{ChildFilter, ChildLine};

/// Lines on a page of the list.
pub const PAGE: i64 = 50;

/// One page of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildList {
    /// The lines of this page.
    pub lines: Vec<ChildLine>,
    /// How many children match in all.
    pub total: i64,
    /// This page, from 1.
    pub page: i64,
}

impl ChildList {
    /// How many pages there are, at least one.
    pub const fn pages(&self) -> i64 {
        if self.total == 0 { 1 } else { (self.total + PAGE - 1) / PAGE }
    }
}

impl Service {
    /// A page of the children this person works with, searched by part of a name or id.
    pub async fn children(&self, actor: &Actor, search: &str, page: i64) -> Result<ChildList> {
        actor.require(Action::ListChildren)?;
        let of = match actor.scope(Action::ListChildren) {
            Scope::Service => None,
            _ => actor.staff().map(|staff| staff.id),
        };
        let page = page.clamp(1, 100_000);
        let search: String = search.trim().chars().take(100).collect();
        let filter = ChildFilter { text: Some(&search), of, skip: (page - 1) * PAGE, take: PAGE };
        let mut tx = self.store.read().await?;
        let total = tx.count_children(&filter).await?;
        let lines = tx.children(&filter).await?;
        Ok(ChildList { lines, total, page })
    }
}

//! The list of children, as wide as the reader's role.

use crate::{Actor, Paged, Service, error::Result};
use heard_domain::policy::{Action, Scope};
use heard_store::{ChildFilter, ChildLine};

/// Lines on a page of the list.
const PAGE: i64 = 50;

impl Service {
    /// A page of the children this person works with, searched by part of a name or id.
    pub async fn children(&self, actor: &Actor, search: &str, page: i64) -> Result<Paged<ChildLine>> {
        actor.require(Action::ListChildren)?;
        let of = match actor.scope(Action::ListChildren) {
            Scope::Service => None,
            _ => actor.staff().map(|staff| staff.id),
        };
        let search: String = search.trim().chars().take(100).collect();
        let filter = ChildFilter { text: Some(&search), of };
        let mut tx = self.store.read().await?;
        let list = Paged::of(tx.count_children(&filter).await?, PAGE, page);
        let lines = tx.children(&filter, list.window()).await?;
        Ok(list.filled(lines))
    }
}

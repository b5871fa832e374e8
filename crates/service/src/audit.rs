//! Reading the audit: who did and read what.

use crate::{Actor, Service, error::Result};
use heard_domain::policy::Action;
use heard_store::AuditRow;

/// Rows on a page of the audit.
const PAGE: i64 = 100;

impl Service {
    /// A page of the audit, newest first, before a row (0: from the end).
    pub async fn audit_page(&self, actor: &Actor, before: i64) -> Result<Vec<AuditRow>> {
        actor.require(Action::SeeAudit)?;
        Ok(self.store.read().await?.audit_rows(None, before.max(0), PAGE).await?)
    }
}

//! Reading the audit: who did and read what.

use crate::{Actor, Paged, Service, error::Result};
use heard_domain::policy::Action;
use heard_store::{AuditOf, AuditRow};
use std::collections::BTreeMap;

/// Rows on a page of the audit.
const PAGE: i64 = 100;
/// The longest name in the audit is a word and an id.
const LONGEST: usize = 100;

/// A page of the audit, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditPage {
    /// The rows.
    pub rows: Paged<AuditRow>,
    /// The names of members of staff, as the audit writes them: `staff:ID`.
    pub names: BTreeMap<String, String>,
}

impl Service {
    /// A page of the audit: of what someone did, of what was done to something, or, with neither, of everything.
    pub async fn audit_page(&self, actor: &Actor, by: &str, about: &str, page: i64) -> Result<AuditPage> {
        actor.require(Action::SeeAudit)?;
        let (by, about) = (as_written(by), as_written(about));
        let of = match (by.as_str(), about.as_str()) {
            ("", "") => AuditOf::Everything,
            (by, "") => AuditOf::By(by),
            (_, about) => AuditOf::About(about),
        };
        let mut tx = self.store.read().await?;
        let rows = Paged::of(tx.count_audit(of).await?, PAGE, page);
        let lines = tx.audit_rows(of, rows.window()).await?;
        let names = tx.all_staff().await?.into_iter().map(|staff| (format!("staff:{}", staff.id), staff.name)).collect();
        Ok(AuditPage { rows: rows.filled(lines), names })
    }
}

/// What was asked for as the audit could have written it.
fn as_written(asked: &str) -> String {
    asked.chars().filter(|letter| !letter.is_control()).take(LONGEST).collect()
}

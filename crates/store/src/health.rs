//! Whether the file itself is sound.

use crate::{
    db::{Open, Tx},
    error::Result,
};

impl Tx {
    /// What SQLite finds wrong with its file, and rows that point at nothing; nothing when it is sound. PostgreSQL looks after itself.
    pub async fn faults(&mut self) -> Result<Vec<String>> {
        let Open::Sqlite(open) = &mut self.0 else { return Ok(Vec::new()) };
        let mut faults: Vec<String> = sqlx::query_scalar("pragma integrity_check(20)").fetch_all(&mut **open).await?;
        faults.retain(|fault| fault != "ok");
        let lost: Vec<(String,)> =
            sqlx::query_as("select distinct \"table\" from pragma_foreign_key_check").fetch_all(&mut **open).await?;
        faults.extend(lost.into_iter().map(|(table,)| format!("rows of {table} point at rows that are not there")));
        Ok(faults)
    }
}

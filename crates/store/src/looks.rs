//! How a child or a member of staff likes their pages. Kept with them, so that they have it on any device and the next person does not.

use crate::{
    db::{Tx, change, on},
    error::{Result, known},
};
use heard_domain::{
    ids::{ChildId, StaffId},
    looks::Looks,
};

/// What was kept, if anything was.
fn read(row: Option<(Option<String>,)>) -> Result<Option<Looks>> {
    row.and_then(|(text,)| text).map(|text| known("looks", &text)).transpose()
}

impl Tx {
    /// What a child chose.
    pub async fn looks_of_child(&mut self, id: ChildId) -> Result<Option<Looks>> {
        read(on!(self, |db| sqlx::query_as("select looks from child where id = $1").bind(id.raw()).fetch_optional(db))?)
    }

    /// What a member of staff chose.
    pub async fn looks_of_staff(&mut self, id: StaffId) -> Result<Option<Looks>> {
        read(on!(self, |db| sqlx::query_as("select looks from staff where id = $1").bind(id.raw()).fetch_optional(db))?)
    }

    /// Keeps what a child chose.
    pub async fn set_looks_of_child(&mut self, id: ChildId, looks: Looks) -> Result<()> {
        change!(self, |db| sqlx::query("update child set looks = $2 where id = $1")
            .bind(id.raw())
            .bind(looks.to_string())
            .execute(db))?;
        Ok(())
    }

    /// Keeps what a member of staff chose.
    pub async fn set_looks_of_staff(&mut self, id: StaffId, looks: Looks) -> Result<()> {
        change!(self, |db| sqlx::query("update staff set looks = $2 where id = $1")
            .bind(id.raw())
            .bind(looks.to_string())
            .execute(db))?;
        Ok(())
    }
}

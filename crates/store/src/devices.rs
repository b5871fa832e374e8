//! Coming back: the PIN a child chose, and the phones they have been let in on.

use crate::{
    db::{Tx, change, on},
    error::Result,
};
use chrono::{DateTime, Utc};
use heard_domain::ids::{ChildId, DeviceId};
use uuid::Uuid;

/// The hash of a child's PIN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// argon2id.
    pub hash: String,
}

/// A phone or computer this child has been let in on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Which one.
    pub id: DeviceId,
    /// Whose.
    pub child: ChildId,
    /// Wrong PINs in a row on this device.
    pub failures: i64,
}

/// Wrong PINs on a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongPins {
    /// Since the last right one.
    pub in_a_row: i64,
    /// Since the device is known.
    pub in_all: i64,
}

impl Tx {
    /// Keeps a new PIN in place of the old.
    pub async fn set_pin(&mut self, child: ChildId, hash: &str, at: DateTime<Utc>) -> Result<()> {
        change!(self, |db| {
            sqlx::query(
            "insert into pin (child_id, hash, set_at) values ($1, $2, $3) on conflict (child_id) do update set hash = excluded.hash, set_at = excluded.set_at"
        )
        .bind(child.raw())
        .bind(hash)
        .bind(at)
        .execute(db)
        })?;
        Ok(())
    }

    /// The child's PIN, if they chose one.
    pub async fn pin(&mut self, child: ChildId) -> Result<Option<Pin>> {
        let hash: Option<String> =
            on!(self, |db| sqlx::query_scalar("select hash from pin where child_id = $1").bind(child.raw()).fetch_optional(db))?;
        Ok(hash.map(|hash| Pin { hash }))
    }

    /// Remembers a device.
    pub async fn add_device(&mut self, id: DeviceId, child: ChildId, token_hash: &str, at: DateTime<Utc>) -> Result<()> {
        change!(self, |db| sqlx::query(
            "insert into device (id, child_id, token_hash, failures, created_at, last_used_at) values ($1, $2, $3, 0, $4, $4)"
        )
        .bind(id.raw())
        .bind(child.raw())
        .bind(token_hash)
        .bind(at)
        .execute(db))?;
        Ok(())
    }

    /// The device with this token hash.
    pub async fn device(&mut self, token_hash: &str) -> Result<Option<Device>> {
        let row: Option<(Uuid, Uuid, i64)> =
            on!(self, |db| sqlx::query_as("select id, child_id, failures from device where token_hash = $1")
                .bind(token_hash)
                .fetch_optional(db))?;
        Ok(row.map(|(id, child, failures)| Device { id: DeviceId::new(id), child: ChildId::new(child), failures }))
    }

    /// Counts one more wrong PIN on a device.
    pub async fn fail_device(&mut self, id: DeviceId) -> Result<WrongPins> {
        let (in_a_row, in_all) = on!(self, |db| {
            sqlx::query_as(
            "update device set failures = failures + 1, wrong_pins = wrong_pins + 1 where id = $1 returning failures, wrong_pins"
        )
        .bind(id.raw())
        .fetch_one(db)
        })?;
        Ok(WrongPins { in_a_row, in_all })
    }

    /// A right PIN: the count of those in a row starts anew.
    pub async fn use_device(&mut self, id: DeviceId, at: DateTime<Utc>) -> Result<()> {
        change!(self, |db| sqlx::query("update device set failures = 0, last_used_at = $2 where id = $1")
            .bind(id.raw())
            .bind(at)
            .execute(db))?;
        Ok(())
    }

    /// Makes a device unknown again.
    pub async fn forget_device(&mut self, id: DeviceId) -> Result<()> {
        change!(self, |db| sqlx::query("delete from device where id = $1").bind(id.raw()).execute(db))?;
        Ok(())
    }

    /// Makes every device of a child unknown again.
    pub async fn forget_devices(&mut self, child: ChildId) -> Result<u64> {
        Ok(change!(self, |db| sqlx::query("delete from device where child_id = $1").bind(child.raw()).execute(db))?)
    }
}

//! Members of staff, their roles and the one-time link with which they set a password.

use crate::{
    db::{Tx, change, on},
    error::{Result, known},
    names::folded,
};
use chrono::{DateTime, Utc};
use heard_domain::{ids::StaffId, policy::Role};
use sqlx::FromRow;
use uuid::Uuid;

/// A member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    /// Which one.
    pub id: StaffId,
    /// Lower case; how they sign in.
    pub email: String,
    /// As on a badge.
    pub name: String,
    /// As children say it.
    pub spoken_name: String,
    /// argon2id, once set.
    pub password_hash: Option<String>,
    /// False once they have left: they cannot sign in and cannot be given a meeting.
    pub active: bool,
    /// What they may do, in a fixed order.
    pub roles: Vec<Role>,
}

/// A member of staff to be added.
#[derive(Clone, Debug)]
pub struct NewStaff<'a> {
    /// A fresh id.
    pub id: StaffId,
    /// Lower case.
    pub email: &'a str,
    /// As on a badge.
    pub name: &'a str,
    /// As children say it.
    pub spoken_name: &'a str,
    /// At least one.
    pub roles: &'a [Role],
    /// Set at once only for made-up people.
    pub password_hash: Option<&'a str>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A one-time set-up link as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetUp {
    /// Whose password it sets.
    pub staff: StaffId,
    /// The last moment it works.
    pub expires_at: DateTime<Utc>,
    /// When it was used.
    pub spent_at: Option<DateTime<Utc>>,
}

#[derive(FromRow)]
struct StaffRow {
    id: Uuid,
    email: String,
    name: String,
    spoken_name: String,
    password_hash: Option<String>,
    active: bool,
}

macro_rules! select_staff {
    ($rest:literal) => {
        concat!("select id, email, name, spoken_name, password_hash, active from staff ", $rest)
    };
}

impl Tx {
    /// Adds a member of staff with their roles.
    pub async fn add_staff(&mut self, new: &NewStaff<'_>) -> Result<()> {
        change!(self, |db| {
            sqlx::query(
            "insert into staff (id, email, name, spoken_name, password_hash, active, created_at) values ($1, $2, $3, $4, $5, $6, $7)"
        )
        .bind(new.id.raw())
        .bind(new.email)
        .bind(new.name)
        .bind(new.spoken_name)
        .bind(new.password_hash)
        .bind(true)
        .bind(new.at)
        .execute(db)
        })?;
        for role in new.roles {
            change!(self, |db| sqlx::query("insert into staff_role (staff_id, role) values ($1, $2) on conflict do nothing")
                .bind(new.id.raw())
                .bind(role.key())
                .execute(db))?;
        }
        Ok(())
    }

    /// The member of staff with this id.
    pub async fn staff(&mut self, id: StaffId) -> Result<Option<Staff>> {
        let row: Option<StaffRow> =
            on!(self, |db| sqlx::query_as(select_staff!("where id = $1")).bind(id.raw()).fetch_optional(db))?;
        self.with_roles(row).await
    }

    /// The member of staff who signs in with this address (lower case).
    pub async fn staff_by_email(&mut self, email: &str) -> Result<Option<Staff>> {
        let row: Option<StaffRow> =
            on!(self, |db| sqlx::query_as(select_staff!("where email = $1")).bind(email).fetch_optional(db))?;
        self.with_roles(row).await
    }

    async fn with_roles(&mut self, row: Option<StaffRow>) -> Result<Option<Staff>> {
        let Some(row) = row else { return Ok(None) };
        let keys: Vec<String> = on!(self, |db| sqlx::query_scalar(
            "select role from staff_role where staff_id = $1 order by role collate ucs_basic"
        )
        .bind(row.id)
        .fetch_all(db))?;
        let roles = keys.iter().map(|key| known("role", key)).collect::<Result<_>>()?;
        Ok(Some(row.with(roles)))
    }

    /// Everyone who works here, by name. A council has some hundreds.
    pub async fn all_staff(&mut self) -> Result<Vec<Staff>> {
        let mut rows: Vec<StaffRow> = on!(self, |db| sqlx::query_as(select_staff!("")).fetch_all(db))?;
        rows.sort_by_cached_key(|row| (folded(&row.name), row.email.clone()));
        let roles: Vec<(Uuid, String)> =
            on!(self, |db| sqlx::query_as("select staff_id, role from staff_role order by role collate ucs_basic")
                .fetch_all(db))?;
        rows.into_iter()
            .map(|row| {
                let mine = roles
                    .iter()
                    .filter(|(staff, _)| *staff == row.id)
                    .map(|(_, key)| known("role", key))
                    .collect::<Result<_>>()?;
                Ok(row.with(mine))
            })
            .collect()
    }

    /// Whether anyone may manage people: if not, `heard serve` offers a link for the first administrator.
    pub async fn has_administrator(&mut self) -> Result<bool> {
        let found: Option<Uuid> =
            on!(self, |db| sqlx::query_scalar("select staff_id from staff_role where role = 'administrator' limit 1")
                .fetch_optional(db))?;
        Ok(found.is_some())
    }

    /// Keeps a new password.
    pub async fn set_password(&mut self, id: StaffId, hash: &str) -> Result<()> {
        change!(self, |db| sqlx::query("update staff set password_hash = $2 where id = $1")
            .bind(id.raw())
            .bind(hash)
            .execute(db))?;
        Ok(())
    }

    /// Lets someone in or out of the service.
    pub async fn set_active(&mut self, id: StaffId, active: bool) -> Result<()> {
        change!(self, |db| sqlx::query("update staff set active = $2 where id = $1").bind(id.raw()).bind(active).execute(db))?;
        Ok(())
    }

    /// Keeps the hash of a one-time set-up link; earlier unused links of this person stop working.
    pub async fn add_set_up(
        &mut self,
        token_hash: &str,
        staff: StaffId,
        at: DateTime<Utc>,
        expires_at: DateTime<Utc>,
    ) -> Result<()> {
        change!(self, |db| sqlx::query("delete from staff_set_up where staff_id = $1 and spent_at is null")
            .bind(staff.raw())
            .execute(db))?;
        change!(self, |db| sqlx::query(
            "insert into staff_set_up (token_hash, staff_id, made_at, expires_at) values ($1, $2, $3, $4)"
        )
        .bind(token_hash)
        .bind(staff.raw())
        .bind(at)
        .bind(expires_at)
        .execute(db))?;
        Ok(())
    }

    /// The set-up link with this hash, used or not.
    pub async fn set_up(&mut self, token_hash: &str) -> Result<Option<SetUp>> {
        let row: Option<(Uuid, DateTime<Utc>, Option<DateTime<Utc>>)> =
            on!(self, |db| sqlx::query_as("select staff_id, expires_at, spent_at from staff_set_up where token_hash = $1")
                .bind(token_hash)
                .fetch_optional(db))?;
        Ok(row.map(|(staff, expires_at, spent_at)| SetUp { staff: StaffId::new(staff), expires_at, spent_at }))
    }

    /// Spends a set-up link. False when someone was quicker.
    pub async fn spend_set_up(&mut self, token_hash: &str, at: DateTime<Utc>) -> Result<bool> {
        let spent =
            change!(self, |db| sqlx::query("update staff_set_up set spent_at = $2 where token_hash = $1 and spent_at is null")
                .bind(token_hash)
                .bind(at)
                .execute(db))?;
        Ok(spent == 1)
    }
}

impl StaffRow {
    fn with(self, roles: Vec<Role>) -> Staff {
        Staff {
            id: StaffId::new(self.id),
            email: self.email,
            name: self.name,
            spoken_name: self.spoken_name,
            password_hash: self.password_hash,
            active: self.active,
            roles,
        }
    }
}

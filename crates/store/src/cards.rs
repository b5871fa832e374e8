//! Invitations: the card that lets a child in. Only hashes of its token and its code are kept.

use crate::{
    db::{Tx, change, on},
    error::Result,
};
use chrono::{DateTime, Utc};
use heard_domain::ids::{ChildId, InvitationId, MeetingId, StaffId};
use sqlx::FromRow;
use uuid::Uuid;

/// One card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Which one.
    pub id: InvitationId,
    /// Whose.
    pub child: ChildId,
    /// The meeting it was made for, if one was booked.
    pub meeting: Option<MeetingId>,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// The last moment it works.
    pub expires_at: DateTime<Utc>,
    /// When it was used.
    pub spent_at: Option<DateTime<Utc>>,
    /// When it was stopped by staff or by a newer card.
    pub stopped_at: Option<DateTime<Utc>>,
}

/// A card to be kept.
#[derive(Clone, Debug)]
pub struct NewInvitation<'a> {
    /// A fresh id.
    pub id: InvitationId,
    /// Whose.
    pub child: ChildId,
    /// For which meeting.
    pub meeting: Option<MeetingId>,
    /// SHA-256 of the token.
    pub token_hash: &'a str,
    /// Keyed argon2id of the code.
    pub code_hash: &'a str,
    /// Who made it; none for the command line.
    pub by: Option<StaffId>,
    /// When.
    pub at: DateTime<Utc>,
    /// The last moment it works.
    pub expires_at: DateTime<Utc>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    child_id: Uuid,
    meeting_id: Option<Uuid>,
    made_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    spent_at: Option<DateTime<Utc>>,
    stopped_at: Option<DateTime<Utc>>,
}

macro_rules! select_invitation {
    ($rest:literal) => {
        concat!("select id, child_id, meeting_id, made_at, expires_at, spent_at, stopped_at from invitation ", $rest)
    };
}

impl Tx {
    /// Keeps a new card; every earlier one of this child stops working, so that a lost card is harmless.
    pub async fn add_invitation(&mut self, new: &NewInvitation<'_>) -> Result<()> {
        self.stop_invitations(new.child, new.at).await?;
        change!(self, |db| {
            sqlx::query(
            "insert into invitation (id, child_id, meeting_id, token_hash, code_hash, made_by, made_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8)"
        )
        .bind(new.id.raw())
        .bind(new.child.raw())
        .bind(new.meeting.map(MeetingId::raw))
        .bind(new.token_hash)
        .bind(new.code_hash)
        .bind(new.by.map(StaffId::raw))
        .bind(new.at)
        .bind(new.expires_at)
        .execute(db)
        })?;
        Ok(())
    }

    /// The card with this token hash.
    pub async fn invitation_by_token(&mut self, hash: &str) -> Result<Option<Invitation>> {
        let row: Option<Row> =
            on!(self, |db| sqlx::query_as(select_invitation!("where token_hash = $1")).bind(hash).fetch_optional(db))?;
        Ok(row.map(Invitation::from))
    }

    /// The card with this code hash.
    pub async fn invitation_by_code(&mut self, hash: &str) -> Result<Option<Invitation>> {
        let row: Option<Row> =
            on!(self, |db| sqlx::query_as(select_invitation!("where code_hash = $1")).bind(hash).fetch_optional(db))?;
        Ok(row.map(Invitation::from))
    }

    /// Every card of a child, newest first.
    pub async fn invitations_of_child(&mut self, child: ChildId) -> Result<Vec<Invitation>> {
        let rows: Vec<Row> = on!(self, |db| sqlx::query_as(select_invitation!("where child_id = $1 order by made_at desc, id"))
            .bind(child.raw())
            .fetch_all(db))?;
        Ok(rows.into_iter().map(Invitation::from).collect())
    }

    /// Spends a card. False when it was spent or stopped before: two taps open one door once.
    pub async fn spend_invitation(&mut self, id: InvitationId, at: DateTime<Utc>) -> Result<bool> {
        let spent = change!(self, |db| sqlx::query(
            "update invitation set spent_at = $2 where id = $1 and spent_at is null and stopped_at is null"
        )
        .bind(id.raw())
        .bind(at)
        .execute(db))?;
        Ok(spent == 1)
    }

    /// Stops every card of a child: used ones too, because with the PIN they still let someone in.
    pub async fn stop_invitations(&mut self, child: ChildId, at: DateTime<Utc>) -> Result<u64> {
        Ok(change!(self, |db| {
            sqlx::query("update invitation set stopped_at = $2 where child_id = $1 and stopped_at is null")
                .bind(child.raw())
                .bind(at)
                .execute(db)
        })?)
    }

    /// Stops one card.
    pub async fn stop_invitation(&mut self, id: InvitationId, at: DateTime<Utc>) -> Result<()> {
        change!(self, |db| sqlx::query("update invitation set stopped_at = $2 where id = $1 and stopped_at is null")
            .bind(id.raw())
            .bind(at)
            .execute(db))?;
        Ok(())
    }

    /// Counts one more wrong PIN with a card, and answers how many in all.
    pub async fn fail_invitation(&mut self, id: InvitationId) -> Result<i64> {
        Ok(on!(self, |db| sqlx::query_scalar(
            "update invitation set wrong_pins = wrong_pins + 1 where id = $1 returning wrong_pins"
        )
        .bind(id.raw())
        .fetch_one(db))?)
    }
}

impl From<Row> for Invitation {
    fn from(row: Row) -> Self {
        Self {
            id: InvitationId::new(row.id),
            child: ChildId::new(row.child_id),
            meeting: row.meeting_id.map(MeetingId::new),
            made_at: row.made_at,
            expires_at: row.expires_at,
            spent_at: row.spent_at,
            stopped_at: row.stopped_at,
        }
    }
}

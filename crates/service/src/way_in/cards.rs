//! Cards: made by staff, opened by looking, spent only by pressing the button. Mail scanners and curious fingers spend nothing.

use super::{Origin, Person, pins::Welcome};
use crate::{
    Actor, Service,
    chance::tidy_code,
    error::{Error, Result},
    feedback::SlipFace,
    token_hash,
};
use chrono::{DateTime, Utc};
use heard_domain::{
    forms::Band,
    ids::{ChildId, DeviceId, InvitationId},
    meeting::MeetingState,
    policy::Action,
};
use heard_store::{Invitation, NewInvitation, Slip, Tx};
use qrcode::{EcLevel, QrCode, render::svg};

/// A card that was just made: the only time its secrets are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCard {
    /// Whose.
    pub child: ChildId,
    /// The child's first name, when known.
    pub first_name: Option<String>,
    /// The words it is printed in.
    pub band: Band,
    /// What the square holds.
    pub url: String,
    /// Ten characters.
    pub code: String,
    /// The last moment it works.
    pub expires_at: DateTime<Utc>,
    /// The square as SVG, for print and screen.
    pub square: String,
}

impl NewCard {
    /// The code in three groups, as it is printed: `ABC DEF GHJK`.
    pub fn grouped_code(&self) -> String {
        grouped(&self.code)
    }
}

/// A code in three groups.
pub(crate) fn grouped(code: &str) -> String {
    let (first, rest) = code.split_at_checked(3).unwrap_or((code, ""));
    let (second, third) = rest.split_at_checked(3).unwrap_or((rest, ""));
    [first, second, third].join(" ")
}

/// A card as staff see it later, without its secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// The last moment it works.
    pub expires_at: DateTime<Utc>,
    /// When it was used.
    pub spent_at: Option<DateTime<Utc>>,
    /// When it was stopped.
    pub stopped_at: Option<DateTime<Utc>>,
}

impl From<Invitation> for Card {
    fn from(card: Invitation) -> Self {
        Self { made_at: card.made_at, expires_at: card.expires_at, spent_at: card.spent_at, stopped_at: card.stopped_at }
    }
}

/// What someone holds in their hand.
#[derive(Clone, PartialEq, Eq)]
pub enum CardSecret {
    /// The token of the square.
    Token(String),
    /// The typed code.
    Code(String),
}

impl std::fmt::Debug for CardSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CardSecret(kept back)")
    }
}

/// What a card answers when it is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardFace {
    /// It works. The first letter of the child's name, when known.
    Ready {
        /// To ask "is this your card?".
        initial: Option<String>,
    },
    /// It was used. With a PIN its owner can come back.
    Used {
        /// Whether the child chose a PIN.
        has_pin: bool,
    },
    /// Past its date.
    Expired,
    /// Stopped by staff, or by a newer card.
    Stopped,
    /// No such card.
    Unknown,
}

/// What a code was found to belong to.
pub(crate) enum Found {
    /// A child's card.
    Card(Invitation),
    /// A parent's or carer's slip.
    Slip(Slip),
}

/// What someone who typed a code holds in their hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// A child's card.
    Card(CardFace),
    /// A parent's or carer's slip.
    Slip(SlipFace),
}

impl Service {
    /// Makes a card for a child. Every earlier card of theirs stops working, so a lost one is harmless.
    pub async fn make_card(&self, actor: &Actor, child: ChildId) -> Result<NewCard> {
        let token = self.chance.token();
        let code = self.chance.code();
        let code_hash = self.hasher.code_hash(&code).await?;
        let mut tx = self.store.write().await?;
        let child = self.child_for(&mut tx, actor, Action::MakeInvitation, child).await?;
        let at = self.record(&mut tx, actor, Action::MakeInvitation, &format!("child:{}", child.id), "").await?;
        let meetings = tx.meetings_of_child(child.id).await?;
        let meeting = meetings
            .iter()
            .find(|meeting| meeting.state == MeetingState::Planned && meeting.starts_at > at)
            .map(|meeting| meeting.id);
        let expires_at = at + self.settings.card_life;
        tx.add_invitation(&NewInvitation {
            id: InvitationId::new(self.chance.id()),
            child: child.id,
            meeting,
            token_hash: &token_hash(&token),
            code_hash: &code_hash,
            by: actor.staff().map(|staff| staff.id),
            at,
            expires_at,
        })
        .await?;
        tx.commit().await?;
        let url = format!("{}/card/{token}", self.settings.address);
        let square = square(&url)?;
        let band = self.band_of(&child);
        Ok(NewCard { child: child.id, first_name: child.given_name, band, url, code, expires_at, square })
    }

    /// Stops every card of a child, and whoever came in with one: nobody is in, and no device is known, until there is a new card.
    /// Someone else may have used it, and chosen a PIN on a phone of their own.
    pub async fn stop_cards(&self, actor: &Actor, child: ChildId) -> Result<()> {
        let mut tx = self.store.write().await?;
        let child = self.child_for(&mut tx, actor, Action::MakeInvitation, child).await?;
        let at = self.record(&mut tx, actor, Action::MakeInvitation, &format!("child:{}", child.id), "stopped").await?;
        tx.stop_invitations(child.id, at).await?;
        tx.forget_devices(child.id).await?;
        tx.end_sessions(&Person::Child(child.id).to_string()).await?;
        Ok(tx.commit().await?)
    }

    /// Looks at a card. Nothing changes but the count of wrong codes.
    pub async fn look_at_card(&self, secret: &CardSecret, origin: &Origin) -> Result<CardFace> {
        match self.find_card(secret, origin).await? {
            Some(card) => self.face_of(&card).await,
            None => Ok(CardFace::Unknown),
        }
    }

    async fn face_of(&self, card: &Invitation) -> Result<CardFace> {
        let mut tx = self.store.read().await?;
        if card.stopped_at.is_some() {
            return Ok(CardFace::Stopped);
        }
        if card.spent_at.is_some() {
            return Ok(CardFace::Used { has_pin: tx.pin(card.child).await?.is_some() });
        }
        if card.expires_at < self.clock.now() {
            return Ok(CardFace::Expired);
        }
        let child = tx.child(card.child).await?.ok_or(Error::Hidden)?;
        Ok(CardFace::Ready { initial: child.given_name.and_then(|name| name.chars().next()).map(|letter| letter.to_string()) })
    }

    /// Spends a card and lets the child in. Of two taps the first does it; the second finds the card used.
    pub async fn spend_card(&self, secret: &CardSecret, origin: &Origin) -> Result<std::result::Result<Welcome, CardFace>> {
        let Some(card) = self.find_card(secret, origin).await? else { return Ok(Err(CardFace::Unknown)) };
        let face = self.face_of(&card).await?;
        if !matches!(face, CardFace::Ready { .. }) {
            return Ok(Err(face));
        }
        let mut tx = self.store.write().await?;
        let now = self.clock.now();
        if !tx.spend_invitation(card.id, now).await? {
            return Ok(Err(CardFace::Used { has_pin: tx.pin(card.child).await?.is_some() }));
        }
        let welcome = self.welcome(&mut tx, card.child).await?;
        tx.audit(now, &format!("child:{}", card.child), "card-used", &format!("child:{}", card.child), "").await?;
        tx.commit().await?;
        Ok(Ok(welcome))
    }

    /// The card someone holds. Wrong codes are counted by where they come from; the square is never slowed.
    pub(super) async fn find_card(&self, secret: &CardSecret, origin: &Origin) -> Result<Option<Invitation>> {
        match secret {
            CardSecret::Token(token) => Ok(self.store.read().await?.invitation_by_token(&token_hash(token)).await?),
            CardSecret::Code(typed) => match self.find_by_code(typed, origin).await? {
                Some(Found::Card(card)) => Ok(Some(card)),
                Some(Found::Slip(_)) | None => Ok(None),
            },
        }
    }

    /// What a typed code belongs to. There is one place to type any code, so wrong ones are counted together.
    pub(crate) async fn find_by_code(&self, typed: &str, origin: &Origin) -> Result<Option<Found>> {
        let key = self.throttle_key("card code", origin);
        self.wait_if_guessing(&mut self.store.read().await?, &key).await?;
        let found = match tidy_code(typed) {
            Some(code) => {
                let hash = self.hasher.code_hash(&code).await?;
                let mut tx = self.store.read().await?;
                match tx.invitation_by_code(&hash).await? {
                    Some(card) => Some(Found::Card(card)),
                    None => tx.slip_by_code(&hash).await?.map(Found::Slip),
                }
            }
            None => None,
        };
        if found.is_none() {
            let mut tx = self.store.write().await?;
            self.count_guess(&mut tx, &key).await?;
            tx.commit().await?;
        }
        Ok(found)
    }

    /// Looks at whatever a typed code belongs to. Nothing changes but the count of wrong codes.
    pub async fn look_at_code(&self, typed: &str, origin: &Origin) -> Result<Held> {
        Ok(match self.find_by_code(typed, origin).await? {
            Some(Found::Card(card)) => Held::Card(self.face_of(&card).await?),
            Some(Found::Slip(slip)) => Held::Slip(self.face_of_slip(slip).await?),
            None => Held::Card(CardFace::Unknown),
        })
    }

    /// Lets a child in on this device, which is known from now on.
    pub(super) async fn welcome(&self, tx: &mut Tx, child: ChildId) -> Result<Welcome> {
        let device = self.chance.token();
        tx.add_device(DeviceId::new(self.chance.id()), child, &token_hash(&device), self.clock.now()).await?;
        let has_pin = tx.pin(child).await?.is_some();
        let child = tx.child(child).await?.ok_or(Error::Hidden)?;
        Ok(Welcome { child: child.id, band: self.band_of(&child), device: Some(device.into()), has_pin })
    }
}

/// The square, dark on light whatever the page looks like: phones read nothing else well.
pub(crate) fn square(url: &str) -> Result<String> {
    let code = QrCode::with_error_correction_level(url, EcLevel::M).map_err(|_| Error::Hashing)?;
    Ok(code
        .render::<svg::Color<'_>>()
        .min_dimensions(200, 200)
        .dark_color(svg::Color("#000"))
        .light_color(svg::Color("#fff"))
        .build())
}

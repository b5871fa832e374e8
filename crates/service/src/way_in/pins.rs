//! Coming back: a PIN of six figures on a known device, or the card's code and the PIN on another.

use super::{CardSecret, Origin};
use crate::{
    Actor, Service,
    error::{Error, Problem, Result},
    token_hash,
};
use heard_domain::{
    forms::{Band, TextId},
    ids::ChildId,
    policy::Action,
};
use heard_store::Device;

/// Wrong PINs in a row after which a device is unknown again: a brother or sister cannot work through the numbers.
const DEVICE_TRIES: i64 = 10;
/// Wrong PINs in all after which it is unknown too: nobody can guess for ever between the times that the right one is typed.
const DEVICE_TRIES_IN_ALL: i64 = 30;
/// Wrong PINs with a used card after which the card stops, wherever they come from. A known device and a new card still let the child in.
const CARD_TRIES: i64 = 10;

/// The secret that makes a device known, kept in its cookie.
#[derive(Clone, PartialEq, Eq)]
pub struct DeviceToken(String);

impl DeviceToken {
    /// For the cookie.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for DeviceToken {
    fn from(token: String) -> Self {
        Self(token)
    }
}

impl std::fmt::Debug for DeviceToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DeviceToken(kept back)")
    }
}

/// A child who was let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Welcome {
    /// Who.
    pub child: ChildId,
    /// The words they are asked in.
    pub band: Band,
    /// Makes this device known; none when it was known before.
    pub device: Option<DeviceToken>,
    /// Whether they can come back without a new card.
    pub has_pin: bool,
}

impl Service {
    /// Whether this device knows a child who chose a PIN.
    pub async fn device_has_pin(&self, device: &DeviceToken) -> Result<bool> {
        let mut tx = self.store.read().await?;
        let Some(device) = tx.device(&token_hash(device.as_str())).await? else { return Ok(false) };
        Ok(tx.pin(device.child).await?.is_some())
    }

    /// Chooses a PIN. The old one stops working.
    pub async fn set_pin(&self, actor: &Actor, pin: &str) -> Result<()> {
        let Actor::Child(child) = actor else { return Err(Error::SignedOut) };
        actor.require(Action::SetPin)?;
        let pin = tidy(pin);
        if pin.len() != 6 {
            return Err(Error::Invalid(vec![Problem::new("pin", self.forms().standing.text(TextId::PinNotSix, Band::Any))]));
        }
        if guessed_first(&pin) {
            return Err(Error::Invalid(vec![Problem::new("pin", self.forms().standing.text(TextId::PinTooEasy, Band::Any))]));
        }
        let hash = self.hasher.hash_pin(&pin, self.chance.key()).await?;
        let mut tx = self.store.write().await?;
        let at = self.record(&mut tx, actor, Action::SetPin, &actor.audit_name(), "").await?;
        tx.set_pin(*child, &hash, at).await?;
        Ok(tx.commit().await?)
    }

    /// Comes back on a known device. A right PIN never waits behind anyone else's guesses. None when the PIN is wrong.
    pub async fn return_by_device(&self, token: &DeviceToken, pin: &str) -> Result<Option<Welcome>> {
        let device: Device = {
            let mut tx = self.store.read().await?;
            tx.device(&token_hash(token.as_str())).await?.ok_or(Error::SignedOut)?
        };
        let hash = self.store.read().await?.pin(device.child).await?.map(|pin| pin.hash);
        let right = self.hasher.matches_on_known_device(&tidy(pin), hash.as_deref()).await?;
        let mut tx = self.store.write().await?;
        let now = self.clock.now();
        let name = format!("child:{}", device.child);
        if !right {
            let wrong = tx.fail_device(device.id).await?;
            if wrong.in_a_row >= DEVICE_TRIES || wrong.in_all >= DEVICE_TRIES_IN_ALL {
                tx.forget_device(device.id).await?;
                tx.audit(now, "nobody", "device-forgotten", &name, "").await?;
            }
            tx.commit().await?;
            return Ok(None);
        }
        tx.use_device(device.id, now).await?;
        tx.audit(now, &name, "sign-in", &name, "PIN on a known device").await?;
        let child = tx.child(device.child).await?.ok_or(Error::Hidden)?;
        tx.commit().await?;
        Ok(Some(Welcome { child: child.id, band: self.band_of(&child), device: None, has_pin: true }))
    }

    /// Comes back on another device with the used card and the PIN. None when the PIN is wrong.
    ///
    /// # Errors
    /// [`Error::Hidden`] when the card is unknown, stopped or was never used.
    pub async fn return_by_card(&self, secret: &CardSecret, pin: &str, origin: &Origin) -> Result<Option<Welcome>> {
        let card = self
            .find_card(secret, origin)
            .await?
            .filter(|card| card.spent_at.is_some() && card.stopped_at.is_none())
            .ok_or(Error::Hidden)?;
        let key = self.throttle_key(&format!("pin {}", card.child), origin);
        let hash = {
            let mut tx = self.store.read().await?;
            self.wait_if_guessing(&mut tx, &key).await?;
            tx.pin(card.child).await?.map(|pin| pin.hash)
        };
        let right = self.hasher.matches(&tidy(pin), hash.as_deref()).await?;
        let mut tx = self.store.write().await?;
        if !right {
            self.count_guess(&mut tx, &key).await?;
            if tx.fail_invitation(card.id).await? >= CARD_TRIES {
                let now = self.clock.now();
                tx.stop_invitation(card.id, now).await?;
                tx.audit(now, "nobody", "card-stopped", &format!("child:{}", card.child), "wrong PINs").await?;
            }
            tx.commit().await?;
            return Ok(None);
        }
        tx.clear_tries(&key).await?;
        let welcome = self.welcome(&mut tx, card.child).await?;
        let name = format!("child:{}", card.child);
        tx.audit(self.clock.now(), &name, "sign-in", &name, "card and PIN").await?;
        tx.commit().await?;
        Ok(Some(welcome))
    }
}

/// The figures of what was typed: spaces and dashes are forgiven, anything else makes it no PIN.
fn tidy(pin: &str) -> String {
    let typed = pin.trim();
    if typed.chars().all(|c| c.is_ascii_digit() || c == ' ' || c == '-') {
        typed.chars().filter(char::is_ascii_digit).collect()
    } else {
        String::new()
    }
}

/// Six numbers that anyone tries first: all the same, a run up or down, or a pair over and over.
fn guessed_first(pin: &str) -> bool {
    let figures: Vec<i16> = pin.bytes().map(i16::from).collect();
    let steps: std::collections::BTreeSet<i16> =
        figures.windows(2).filter_map(|pair| Some(pair.get(1)? - pair.first()?)).collect();
    let one_step = steps.len() == 1 && steps.iter().all(|step| step.abs() <= 1);
    let pairs = figures.iter().zip(figures.iter().skip(2)).all(|(a, b)| a == b);
    one_step || pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pins_that_anyone_tries_first_are_refused() {
        for pin in ["000000", "123456", "654321", "121212", "777777"] {
            assert!(guessed_first(pin), "{pin}");
        }
        for pin in ["135790", "482913", "112233", "190817"] {
            assert!(!guessed_first(pin), "{pin}");
        }
    }

    #[test]
    fn a_pin_is_read_with_spaces_and_refused_with_letters() {
        assert_eq!(tidy(" 12 34-56 "), "123456");
        assert_eq!(tidy("12345a"), "");
    }
}

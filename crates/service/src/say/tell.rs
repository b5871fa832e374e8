//! "Tell someone now" on Help now: an alert without a piece. What the child is shown is what is true.

use crate::{
    Actor, Service,
    error::{Error, Result},
};
use chrono::{DateTime, TimeDelta, Utc};
use heard_domain::{
    forms::{Band, Catalogue, Names, TextId},
    ids::AlertId,
    policy::Action,
};
use heard_store::{Alert, Tx};

/// For how long the page goes on to say what became of it, once someone has it in hand.
const SHOWN_FOR: TimeDelta = TimeDelta::hours(24);

/// What stands on Help now for a child who is signed in.
#[derive(Clone, Debug)]
pub struct TellSomeone {
    /// The words.
    pub band: Band,
    /// The names in them, with who is told.
    pub names: Names,
    /// When it was told, if it was and still stands.
    pub told: Option<DateTime<Utc>>,
    /// Who has it in hand, and since when.
    pub seen: Option<(String, DateTime<Utc>)>,
}

impl Service {
    /// What Help now offers a child.
    pub async fn tell_someone_page(&self, actor: &Actor) -> Result<TellSomeone> {
        let (band, names) = self.my_words(actor).await?;
        let Actor::Child(child) = actor else { return Err(Error::SignedOut) };
        let mut tx = self.store.read().await?;
        let alert = tx.newest_alert_alone(*child).await?.filter(|alert| self.still_stands(alert));
        Ok(TellSomeone {
            band,
            names,
            told: alert.as_ref().map(|alert| alert.raised_at),
            seen: alert.and_then(|alert| alert.seen),
        })
    }

    /// Tells those whose job it is that the child wants to talk to someone. Pressed again while it stands, it changes nothing.
    pub async fn tell_someone(&self, actor: &Actor) -> Result<()> {
        actor.require(Action::SendStatement)?;
        let Actor::Child(child) = actor else { return Err(Error::SignedOut) };
        let mut tx = self.store.write().await?;
        tx.lock_child(*child).await?;
        if self.waits(&mut tx, actor).await? {
            return Ok(());
        }
        // For staff, and so in English.
        let standing = &Catalogue::shipped().standing;
        let words = |id| standing.text(id, Band::B8).to_owned();
        let signals = [(words(TextId::HelpNowButton), words(TextId::HelpNowTellButton))];
        tx.add_alert(AlertId::new(self.chance.id()), *child, None, &signals, false, self.clock.now()).await?;
        self.record(&mut tx, actor, Action::SendStatement, &format!("child:{child}"), "tell someone now").await?;
        Ok(tx.commit().await?)
    }

    async fn waits(&self, tx: &mut Tx, actor: &Actor) -> Result<bool> {
        let Actor::Child(child) = actor else { return Ok(false) };
        Ok(tx.newest_alert_alone(*child).await?.is_some_and(|alert| alert.seen.is_none()))
    }

    fn still_stands(&self, alert: &Alert) -> bool {
        alert.seen.as_ref().is_none_or(|(_, at)| self.clock.now() - *at < SHOWN_FOR)
    }
}

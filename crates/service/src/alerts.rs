//! Safety alerts: seen by those whose job it is, and taken in hand by name.

use crate::{
    Actor, Service,
    error::{Error, Result},
};
use heard_domain::{
    ids::AlertId,
    policy::{Action, Scope},
};
use heard_store::Alert;

impl Service {
    /// The alerts this person answers for, unseen ones first.
    pub async fn alerts(&self, actor: &Actor) -> Result<Vec<Alert>> {
        actor.require(Action::SeeAlerts)?;
        let mut tx = self.store.write().await?;
        let of = match actor.scope(Action::SeeAlerts) {
            Scope::Service => None,
            _ => actor.staff().map(|staff| staff.id),
        };
        let alerts = tx.alerts(of).await?;
        for alert in &alerts {
            // An alert shows an answer of the child's: seeing it is a read.
            self.record(&mut tx, actor, Action::SeeAlerts, &format!("alert:{}", alert.id), "").await?;
        }
        tx.commit().await?;
        Ok(alerts)
    }

    /// How many alerts nobody has in hand yet, for the bar.
    pub async fn unseen_alerts(&self, actor: &Actor) -> Result<usize> {
        if !actor.may(Action::SeeAlerts) {
            return Ok(0);
        }
        let of = match actor.scope(Action::SeeAlerts) {
            Scope::Service => None,
            _ => actor.staff().map(|staff| staff.id),
        };
        let mut tx = self.store.read().await?;
        Ok(tx.alerts(of).await?.iter().filter(|alert| alert.seen.is_none()).count())
    }

    /// Takes an alert in hand, by name and time. A second person is told that someone has it.
    pub async fn take_alert(&self, actor: &Actor, id: AlertId) -> Result<()> {
        actor.require(Action::AcknowledgeAlert)?;
        let staff = actor.staff().ok_or(Error::Hidden)?;
        let mut tx = self.store.write().await?;
        let alert = tx.alert(id).await?.ok_or(Error::Hidden)?;
        self.child_for(&mut tx, actor, Action::AcknowledgeAlert, alert.child).await?;
        let at = self.record(&mut tx, actor, Action::AcknowledgeAlert, &format!("alert:{id}"), "").await?;
        let first = tx.see_alert(id, staff.id, at).await?;
        tx.commit().await?;
        if first { Ok(()) } else { Err(Error::ChangedElsewhere) }
    }
}

//! Safety alerts: seen by those whose job it is, and taken in hand by name.

use crate::{
    Actor, Paged, Service,
    error::{Error, Result},
};
use heard_domain::{
    ids::{AlertId, StaffId},
    policy::{Action, Scope},
};
use heard_store::Alert;

/// Alerts on a page of the list.
const PAGE: i64 = 50;

/// One page of the alerts that someone answers for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alerts {
    /// Those nobody has in hand come first, the longest waiting of all at the top; then those in hand, newest first.
    pub list: Paged<Alert>,
    /// How many of them all nobody has in hand.
    pub unseen: i64,
}

impl Service {
    /// A page of the alerts this person answers for.
    pub async fn alerts(&self, actor: &Actor, page: i64) -> Result<Alerts> {
        actor.require(Action::SeeAlerts)?;
        let of = answers_for(actor);
        let mut tx = self.store.write().await?;
        let unseen = tx.count_unseen_alerts(of).await?;
        let list = Paged::of(tx.count_alerts(of).await?, PAGE, page);
        let alerts = tx.alerts(of, list.window()).await?;
        for alert in &alerts {
            // An alert shows an answer of the child's: seeing it is a read.
            self.record(&mut tx, actor, Action::SeeAlerts, &format!("alert:{}", alert.id), "").await?;
        }
        tx.commit().await?;
        Ok(Alerts { list: list.filled(alerts), unseen })
    }

    /// How many alerts nobody has in hand yet, for the bar.
    pub async fn unseen_alerts(&self, actor: &Actor) -> Result<i64> {
        if !actor.may(Action::SeeAlerts) {
            return Ok(0);
        }
        Ok(self.store.read().await?.count_unseen_alerts(answers_for(actor)).await?)
    }

    /// Takes an alert in hand, by name and time. A second person is told that someone has it.
    pub async fn take_alert(&self, actor: &Actor, id: AlertId) -> Result<()> {
        actor.require(Action::AcknowledgeAlert)?;
        let staff = actor.staff().ok_or(Error::Hidden)?;
        let mut tx = self.store.write().await?;
        let alert = tx.alert(id).await?.ok_or(Error::Hidden)?;
        self.child_for(&mut tx, actor, Action::AcknowledgeAlert, alert.child).await?;
        if alert.keep_from_worker && !actor.may(Action::SeeReport) && self.is_only_worker(&mut tx, actor, alert.child).await? {
            return Err(Error::Hidden);
        }
        let at = self.record(&mut tx, actor, Action::AcknowledgeAlert, &format!("alert:{id}"), "").await?;
        let first = tx.see_alert(id, staff.id, at).await?;
        tx.commit().await?;
        if first { Ok(()) } else { Err(Error::ChangedElsewhere) }
    }
}

/// Whose children's alerts: everyone's when there is no name.
fn answers_for(actor: &Actor) -> Option<StaffId> {
    match actor.scope(Action::SeeAlerts) {
        Scope::Service => None,
        _ => actor.staff().map(|staff| staff.id),
    }
}

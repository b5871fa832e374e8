//! Applies the policy table to the child or meeting at hand. What may not be seen is hidden.

use crate::{
    Actor, Service,
    error::{Error, Result},
};
use chrono::{DateTime, Utc};
use heard_domain::{
    ids::{ChildId, MeetingId},
    policy::{Action, Scope},
};
use heard_store::{Child, Meeting, Tx};

impl Service {
    /// The child, if this person may do this for them.
    pub(crate) async fn child_for(&self, tx: &mut Tx, actor: &Actor, action: Action, id: ChildId) -> Result<Child> {
        let child = tx.child(id).await?.ok_or(Error::Hidden)?;
        let may = match (actor, actor.scope(action)) {
            (_, Scope::Service) => true,
            (Actor::Child(own), Scope::Own) => *own == id,
            (Actor::Staff(staff), Scope::OwnMeetings) => tx.is_chair_of(staff.id, id).await?,
            (Actor::Staff(staff), Scope::Allocated) => tx.is_worker_of(staff.id, id).await?,
            (Actor::Staff(staff), Scope::AllocatedAndMeetings) => {
                tx.is_worker_of(staff.id, id).await? || tx.is_chair_of(staff.id, id).await?
            }
            _ => false,
        };
        if may { Ok(child) } else { Err(hidden(actor)) }
    }

    /// The meeting and its children, if this person may do this with it. A chair's own meetings are those they chair, not all of a child's.
    pub(crate) async fn meeting_for(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        action: Action,
        id: MeetingId,
    ) -> Result<(Meeting, Vec<ChildId>)> {
        let meeting = tx.meeting(id).await?.ok_or(Error::Hidden)?;
        let children = tx.children_of_meeting(id).await?;
        let scope = actor.scope(action);
        let mut may = scope == Scope::Service;
        if let Actor::Staff(staff) = actor {
            may |= matches!(scope, Scope::OwnMeetings | Scope::AllocatedAndMeetings) && meeting.chair == Some(staff.id);
            if !may && matches!(scope, Scope::Allocated | Scope::AllocatedAndMeetings) {
                for child in &children {
                    may |= tx.is_worker_of(staff.id, *child).await?;
                }
            }
        }
        if may { Ok((meeting, children)) } else { Err(hidden(actor)) }
    }

    /// Writes one row of the audit.
    pub(crate) async fn record(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        action: Action,
        subject: &str,
        detail: &str,
    ) -> Result<DateTime<Utc>> {
        let at = self.clock.now();
        tx.audit(at, &actor.audit_name(), action.key(), subject, detail).await?;
        Ok(at)
    }
}

impl Actor {
    /// Refuses anyone who may do this for nobody at all.
    pub(crate) fn require(&self, action: Action) -> Result<()> {
        if self.may(action) { Ok(()) } else { Err(hidden(self)) }
    }
}

/// Somebody signed in learns nothing; somebody signed out is asked to sign in, for any address alike.
fn hidden(actor: &Actor) -> Error {
    if *actor == Actor::Nobody { Error::SignedOut } else { Error::Hidden }
}

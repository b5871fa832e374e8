//! How someone likes their pages. A child's or a member of staff's choice is kept with them; anyone else's stays with their browser.
//!
//! Nothing is authorised or written down here: each person has their own choice and no other, and it says nothing of anyone else.

use crate::{Actor, Service, error::Result, way_in::Person};
use heard_domain::looks::Looks;

impl Service {
    /// What this person chose; none where they have not, or where nothing is kept of them.
    pub async fn looks(&self, actor: &Actor) -> Result<Option<Looks>> {
        Ok(match actor {
            Actor::Child(id) => self.store.read().await?.looks_of_child(*id).await?,
            Actor::Staff(staff) => self.store.read().await?.looks_of_staff(staff.id).await?,
            Actor::Nobody | Actor::Parent(_) | Actor::Author(_) | Actor::Operator => None,
        })
    }

    /// Keeps what this person chose. False where nothing is kept of them, so that their browser has to.
    pub async fn keep_looks(&self, actor: &Actor, looks: Looks) -> Result<bool> {
        let mut tx = self.store.write().await?;
        match actor {
            Actor::Child(id) => tx.set_looks_of_child(*id, looks).await?,
            Actor::Staff(staff) => tx.set_looks_of_staff(staff.id, looks).await?,
            Actor::Nobody | Actor::Parent(_) | Actor::Author(_) | Actor::Operator => return Ok(false),
        }
        tx.commit().await?;
        Ok(true)
    }

    /// Someone who signs in keeps what they had just chosen on this browser, unless they chose before.
    pub async fn bring_looks(&self, person: Person, looks: Looks) -> Result<()> {
        let mut tx = self.store.write().await?;
        match person {
            Person::Child(id) if tx.looks_of_child(id).await?.is_none() => tx.set_looks_of_child(id, looks).await?,
            Person::Staff(id) if tx.looks_of_staff(id).await?.is_none() => tx.set_looks_of_staff(id, looks).await?,
            Person::Child(_) | Person::Staff(_) | Person::Parent(_) => return Ok(()),
        }
        tx.commit().await?;
        Ok(())
    }
}

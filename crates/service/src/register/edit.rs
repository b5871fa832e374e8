//! What staff may change of a child: what they are called, the words they are asked in, who works with them.

use crate::{
    Actor, Service,
    error::{Error, Problem, Result},
};
use heard_domain::{
    forms::Band,
    ids::{ChildId, StaffId},
    policy::{Action, Role},
};
use heard_store::{Duty, Staff};

/// A child's details, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChildDetails {
    /// First name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Key of a band, or empty for the age's own.
    pub band: String,
    /// Id of the worker, or empty for no change.
    pub worker: String,
    /// Id of the chair, or empty for no change.
    pub chair: String,
}

impl Service {
    /// Workers and chairs who can be allocated.
    pub async fn allocatable(&self, actor: &Actor) -> Result<(Vec<Staff>, Vec<Staff>)> {
        actor.require(Action::EditChild)?;
        let staff: Vec<Staff> = self.store.read().await?.all_staff().await?.into_iter().filter(|person| person.active).collect();
        let with = |role: Role| staff.iter().filter(|person| person.roles.contains(&role)).cloned().collect();
        Ok((with(Role::Worker), with(Role::Chair)))
    }

    /// Changes a child's details.
    pub async fn edit_child(&self, actor: &Actor, id: ChildId, details: &ChildDetails) -> Result<()> {
        let mut tx = self.store.write().await?;
        let child = self.child_for(&mut tx, actor, Action::EditChild, id).await?;
        let mut problems = Vec::new();
        let name = |field, text: &str, problems: &mut Vec<Problem>| {
            let text = text.trim();
            if text.chars().count() > 80 || text.chars().any(char::is_control) {
                problems.push(Problem::new(field, "Enter a name of up to 80 characters"));
            }
            Some(text.to_owned()).filter(|text| !text.is_empty())
        };
        let given = name("given_name", &details.given_name, &mut problems);
        let family = name("family_name", &details.family_name, &mut problems);
        let band = match details.band.as_str() {
            "" => None,
            key => match key.parse::<Band>() {
                Ok(band) if Band::CHILD.contains(&band) => Some(band),
                _ => {
                    problems.push(Problem::new("band", "Choose one of the words in the list"));
                    None
                }
            },
        };
        let mut allocations = Vec::new();
        for (field, typed, duty, role) in
            [("worker", &details.worker, Duty::Worker, Role::Worker), ("chair", &details.chair, Duty::Chair, Role::Chair)]
        {
            if typed.is_empty() {
                continue;
            }
            let person = match typed.parse::<StaffId>() {
                Ok(id) => tx.staff(id).await?,
                Err(_) => None,
            };
            match person.filter(|person| person.active && person.roles.contains(&role)) {
                Some(person) => allocations.push((person.id, duty)),
                None => problems.push(Problem::new(field, "Choose someone in the list who works here now")),
            }
        }
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        let today = self.clock.today();
        tx.name_child(child.id, given.as_deref(), family.as_deref()).await?;
        tx.set_band(child.id, band).await?;
        let current = tx.allocations(child.id).await?;
        for (staff, duty) in allocations {
            if !current.iter().any(|allocation| allocation.staff == staff && allocation.duty == duty) {
                tx.allocate(self.chance.id(), child.id, staff, duty, today).await?;
            }
        }
        self.record(&mut tx, actor, Action::EditChild, &format!("child:{id}"), "").await?;
        Ok(tx.commit().await?)
    }
}

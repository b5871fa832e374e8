//! Who a session belongs to, and how long it lasts. The limits are the server's own; nothing typed is lost when one passes.

use crate::{Actor, ParentActor, Service, StaffActor, error::Result};
use chrono::{DateTime, TimeDelta, Utc};
use heard_domain::{
    forms::Language,
    ids::{ChildId, SlipId, StaffId},
};
use std::{fmt, str::FromStr};

/// The person a session belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
    /// A child.
    Child(ChildId),
    /// A parent or carer, by the slip they opened.
    Parent(SlipId),
    /// A member of staff.
    Staff(StaffId),
}

impl fmt::Display for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Child(id) => write!(f, "child:{id}"),
            Self::Parent(id) => write!(f, "slip:{id}"),
            Self::Staff(id) => write!(f, "staff:{id}"),
        }
    }
}

impl FromStr for Person {
    type Err = ();

    fn from_str(text: &str) -> std::result::Result<Self, ()> {
        match text.split_once(':') {
            Some(("child", id)) => id.parse().map(Self::Child).map_err(|_| ()),
            Some(("slip", id)) => id.parse().map(Self::Parent).map_err(|_| ()),
            Some(("staff", id)) => id.parse().map(Self::Staff).map_err(|_| ()),
            _ => Err(()),
        }
    }
}

/// How long a session lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionLimits {
    /// Without any request.
    pub idle: TimeDelta,
    /// In all.
    pub absolute: TimeDelta,
}

impl Person {
    /// Children, parents and carers: 20 minutes idle, 4 hours in all. Staff: 15 minutes idle, 10 hours in all.
    pub const fn limits(self) -> SessionLimits {
        match self {
            Self::Child(_) | Self::Parent(_) => SessionLimits { idle: TimeDelta::minutes(20), absolute: TimeDelta::hours(4) },
            Self::Staff(_) => SessionLimits { idle: TimeDelta::minutes(15), absolute: TimeDelta::hours(10) },
        }
    }
}

impl SessionLimits {
    /// Whether a session that began and was last used then is still good.
    pub fn hold(self, began: DateTime<Utc>, used: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        now - used < self.idle && now - began < self.absolute
    }
}

impl Service {
    /// The person as they stand now: someone who left, or a role taken away, counts from the next request on.
    pub async fn actor(&self, person: Person) -> Result<Actor> {
        Ok(self.actor_and_language(person).await?.0)
    }

    /// The same with the language they chose, where that is kept with them.
    pub async fn actor_and_language(&self, person: Person) -> Result<(Actor, Option<Language>)> {
        let mut tx = self.store.read().await?;
        let mut language = None;
        let actor = match person {
            Person::Child(id) => match tx.child(id).await? {
                Some(child) => {
                    language = child.language;
                    Actor::Child(child.id)
                }
                None => Actor::Nobody,
            },
            // A slip that was stopped ends what was open with it.
            Person::Parent(id) => match tx.slip(id).await? {
                Some(slip) if slip.stopped_at.is_none() => {
                    slip.submission.map_or(Actor::Nobody, |piece| Actor::Parent(ParentActor { slip: id, piece }))
                }
                _ => Actor::Nobody,
            },
            Person::Staff(id) => match tx.staff(id).await? {
                Some(staff) if staff.active => Actor::Staff(StaffActor { id: staff.id, name: staff.name, roles: staff.roles }),
                _ => Actor::Nobody,
            },
        };
        Ok((actor, language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_session_ends_after_20_idle_minutes_or_4_hours() {
        let limits = Person::Child(ChildId::new(uuid::Uuid::nil())).limits();
        let at = |minutes: i64| DateTime::from_timestamp(1_800_000_000 + minutes * 60, 0).unwrap();
        assert!(limits.hold(at(0), at(100), at(119)));
        assert!(!limits.hold(at(0), at(100), at(120)));
        assert!(!limits.hold(at(0), at(239), at(240)));
    }
}

//! What people can do: one function each. It loads, decides who may, applies the rule, saves and records.
//!
//! Every function takes an [`Actor`]; what they may not see is [`Error::Hidden`], which a page shows as "not found".

mod access;
mod actor;
pub mod alerts;
pub mod audit;
pub mod chance;
pub mod clock;
pub mod demo;
pub mod desk;
mod error;
pub mod feedback;
pub mod imports;
mod linking;
mod looks;
pub mod meetings;
pub mod observe;
mod paged;
pub mod people;
pub mod register;
pub mod reports;
pub mod say;
mod secrets;
mod settings;
pub mod tasks;
pub mod way_in;

pub use actor::{Actor, AuthorActor, ParentActor, StaffActor};
pub use error::{Error, Problem, Result};
pub use heard_store::{
    Alert, Allocation, CarePeriod, Child, ChildLine, Duty, Helper, Meeting, MeetingLine, Participation, Plan, Reply, Staff,
    StoredLink, Task, TaskAbout,
};
pub use paged::Paged;
pub use secrets::{Hasher, token_hash};
pub use settings::Settings;

use chance::Chance;
use clock::Clock;
use heard_domain::{
    calendar::WorkingDays,
    due::Limits,
    forms::{Catalogue, Language},
};
use heard_store::Store;
use std::sync::Arc;

/// Everything a service needs. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Service {
    store: Store,
    clock: Clock,
    chance: Chance,
    hasher: Hasher,
    rules: Arc<Rules>,
    settings: Arc<Settings>,
    language: Language,
}

/// The rules that are data.
#[derive(Debug)]
struct Rules {
    days: WorkingDays,
    limits: Limits,
}

/// The rules that are data could not be read; the program cannot start.
#[derive(Debug, thiserror::Error)]
pub enum RulesError {
    /// The table of bank holidays.
    #[error("the table of bank holidays cannot be read")]
    Days(#[from] heard_domain::calendar::TableError),
    /// The table of limits.
    #[error("the table of limits cannot be read")]
    Limits(#[from] heard_domain::due::LimitsError),
}

impl Service {
    /// Over an open, migrated database.
    pub fn new(
        store: Store,
        clock: Clock,
        chance: Chance,
        hasher: Hasher,
        settings: Settings,
    ) -> std::result::Result<Self, RulesError> {
        let rules = Arc::new(Rules { days: WorkingDays::shipped()?, limits: Limits::shipped()? });
        Ok(Self { store, clock, chance, hasher, rules, settings: Arc::new(settings), language: Language::English })
    }

    /// What the council set.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The clock, for pages that show the time.
    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The working days and bank holidays.
    pub fn working_days(&self) -> &WorkingDays {
        &self.rules.days
    }

    /// The limits in force.
    pub fn limits(&self) -> &Limits {
        &self.rules.limits
    }

    /// The same, for someone who reads this language. What staff read, and what is kept for them, is in English all the same.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Self {
        Self { language, ..self.clone() }
    }

    /// The language of the person it answers.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The forms, in the language of the person it answers.
    pub fn forms(&self) -> &'static Catalogue {
        Catalogue::shipped_in(self.language)
    }

    /// Puts right what time or an accident left undone: links, old sessions, old counts of wrong tries. Running it again changes nothing.
    pub async fn sweep(&self) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.store.write().await?;
        tx.forget_sessions(now).await?;
        tx.forget_tries(now - chrono::TimeDelta::days(2)).await?;
        tx.commit().await?;
        let waiting = self.store.read().await?.children_with_open_links().await?;
        for child in waiting {
            // One short transaction each, so that nobody who is typing waits for the sweep.
            let mut tx = self.store.write().await?;
            self.relink_child(&mut tx, child).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// Whether nobody is kept yet: no child and no member of staff.
    pub async fn is_empty(&self) -> Result<bool> {
        Ok(self.store.read().await?.is_empty().await?)
    }

    /// Whether the database answers.
    pub async fn is_well(&self) -> bool {
        self.store.answers().await
    }
}

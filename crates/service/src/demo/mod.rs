//! Made-up people: to look around with, to test with, to measure with.
//!
//! They go only into an empty database, and the audit, which nobody can change, says that they are made up. The same seed and day
//! give the same people and the same lives; only what lets someone in is new each time.

mod county;
mod days;
mod options;
mod people;
mod sign_ins;
mod small;
mod words;

pub use options::{DemoError, DemoOptions, Scale, UnknownScale};
pub use sign_ins::{CardSignIn, DemoSignIns, PinSignIn, SlipSignIn, StaffSignIn};

use crate::{Service, chance::Chance, clock::Clock};
use chrono::NaiveTime;
use days::Days;
use heard_domain::calendar::from_london;
use heard_store::{AuditOf, Window};
use sign_ins::LetIn;

/// The password of everyone on the made-up staff.
const PASSWORD: &str = "seven small boats";

impl Service {
    /// Fills an empty database with made-up people and answers how to sign in as each.
    ///
    /// # Errors
    /// [`DemoError::NotEmpty`] when anyone is in the database; a day that lies past the table of bank holidays; what the services say.
    pub async fn demo(&self, options: DemoOptions, progress: &(dyn Fn(&str) + Sync)) -> Result<DemoSignIns, DemoError> {
        if !self.store.read().await?.is_empty().await? {
            return Err(DemoError::NotEmpty);
        }
        let today = options.today.unwrap_or_else(|| self.clock.today());
        let clock = Clock::set_to(from_london(today.and_time(NaiveTime::MIN)));
        let maker = Self { clock, chance: Chance::from_seed(options.seed), ..self.clone() };
        let days = Days::new(&self.rules.days, today)?;
        // One slow hash for everyone: they share the password, so nothing is given away.
        let password = self.hasher.hash_password(PASSWORD, self.chance.key()).await?;
        let let_in = match options.scale {
            Scale::Small => small::make(&maker, &days, &password, progress).await?,
            Scale::County => county::make(&maker, &days, &password, &county::COUNTY, progress).await?,
        };
        self.mark_as_made_up(&let_in).await?;
        Ok(self.let_everyone_in(&let_in).await?)
    }

    /// Whether the people in this database are made up.
    pub async fn is_demo(&self) -> crate::Result<bool> {
        Ok(self.made_up().await?.is_some())
    }

    /// Fresh ways in for a database that [`Service::demo`] filled; none for any other. Cards handed out before stop working.
    pub async fn demo_sign_ins(&self) -> crate::Result<Option<DemoSignIns>> {
        match self.made_up().await? {
            Some(let_in) => self.let_everyone_in(&let_in).await.map(Some),
            None => Ok(None),
        }
    }

    async fn mark_as_made_up(&self, let_in: &LetIn) -> crate::Result<()> {
        let mut tx = self.store.write().await?;
        tx.audit(self.clock.now(), "operator", "demo", LetIn::SUBJECT, &let_in.kept()).await?;
        Ok(tx.commit().await?)
    }

    async fn made_up(&self) -> crate::Result<Option<LetIn>> {
        let rows = self.store.read().await?.audit_rows(AuditOf::About(LetIn::SUBJECT), Window::first(1)).await?;
        Ok(rows.first().and_then(|row| LetIn::read(&row.detail)))
    }
}

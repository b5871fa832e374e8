//! The time, as a parameter.

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use heard_domain::calendar::london_date;
use std::sync::{Arc, Mutex, PoisonError};

/// Tells the time. Clones share it.
#[derive(Clone, Debug)]
pub struct Clock(Kind);

#[derive(Clone, Debug)]
enum Kind {
    System,
    Set(Arc<Mutex<DateTime<Utc>>>),
}

impl Clock {
    /// The machine's clock.
    pub const fn system() -> Self {
        Self(Kind::System)
    }

    /// A clock that stands still until it is set: for tests and for made-up people.
    pub fn set_to(at: DateTime<Utc>) -> Self {
        Self(Kind::Set(Arc::new(Mutex::new(at))))
    }

    /// Now, to the millisecond: both databases keep that exactly.
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine for the time")]
    pub fn now(&self) -> DateTime<Utc> {
        match &self.0 {
            Kind::System => Utc::now().trunc_subsecs(3),
            Kind::Set(at) => *at.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// Today in London.
    pub fn today(&self) -> NaiveDate {
        london_date(self.now())
    }

    /// Sets a clock that was made with [`Clock::set_to`]; the machine's clock is left alone.
    pub fn set(&self, to: DateTime<Utc>) {
        if let Kind::Set(at) = &self.0 {
            *at.lock().unwrap_or_else(PoisonError::into_inner) = to;
        }
    }
}

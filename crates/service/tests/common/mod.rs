//! A service over an empty SQLite database in a folder of its own, with a clock that is set.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use heard_domain::calendar::from_london;
use heard_service::{
    Actor, Hasher, Service, Settings,
    chance::Chance,
    clock::Clock,
    way_in::{Origin, Person},
};
use heard_store::Store;
use std::net::{IpAddr, Ipv4Addr};
use tempfile::TempDir;

pub(crate) struct House {
    pub(crate) service: Service,
    // Removed with the house.
    _folder: TempDir,
}

/// A new, empty house at this moment.
pub(crate) async fn house(now: DateTime<Utc>) -> House {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("heard.db");
    let store = Store::open(&format!("sqlite://{}", file.display())).await.expect("a database opens");
    store.migrate().await.expect("a schema is made");
    let (clock, chance) = (Clock::set_to(now), Chance::from_seed(17));
    let service = Service::new(store, clock, chance, Hasher::new([7; 32]), Settings::default()).expect("rules are read");
    House { service, _folder: folder }
}

/// A London day and time, `2026-11-23 10:00`.
pub(crate) fn london(text: &str) -> DateTime<Utc> {
    let (day, time) = text.split_once(' ').expect("a day and a time");
    let time = NaiveTime::parse_from_str(time, "%H:%M").expect("a time");
    from_london(day.parse::<NaiveDate>().expect("a day").and_time(time))
}

/// Where people in tests come from.
pub(crate) fn origin() -> Origin {
    Origin::of(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 20)))
}

impl House {
    /// A member of staff, signed in.
    pub(crate) async fn staff(&self, email: &str, password: &str) -> Actor {
        let person = self.service.sign_in_staff(email, password, &origin()).await.expect("sign-in answers");
        self.actor(person.expect("the password is right")).await
    }

    /// Someone whose session this is.
    pub(crate) async fn actor(&self, person: Person) -> Actor {
        self.service.actor(person).await.expect("people are known")
    }
}

//! Slowing guesses down. Rules, and why they can lock nobody out:
//!
//! - Five wrong tries under a key are free; then each further try waits 1, 2, 4 ... 60 seconds after the last.
//! - A key is where the guess comes from together with what it is about. No key ever disables an account.
//! - A right PIN on a known device never waits: that device's own tries are counted apart (`pins.rs`), and so are a used card's.
//! - A card's square (160 bits) cannot be guessed, so it is never slowed.
//! - A count is forgotten a day after the last wrong try.

use crate::{
    Service,
    error::{Error, Result},
};
use chrono::{DateTime, TimeDelta, Utc};
use heard_store::{Tries, Tx};
use std::net::IpAddr;

const FREE: i64 = 5;
const LONGEST: i64 = 60;

/// Where a request comes from, as a block of addresses: a whole home or school, never one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// The /24 or /56 that an address belongs to.
    pub fn of(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V4(v4) => {
                let [a, b, c, _] = v4.octets();
                format!("{a}.{b}.{c}")
            }
            IpAddr::V6(v6) => {
                let [a, b, c, d, ..] = v6.segments();
                format!("{a:x}:{b:x}:{c:x}:{:x}", d & 0xff00)
            }
        })
    }
}

/// How many seconds are left to wait, if any.
fn wait(tries: Tries, now: DateTime<Utc>) -> Option<u32> {
    if now - tries.last_at >= TimeDelta::days(1) {
        return None;
    }
    let over = tries.failures.checked_sub(FREE).filter(|over| *over >= 0)?;
    let pause = if over >= 6 { LONGEST } else { 1 << over };
    let left = pause - (now - tries.last_at).num_seconds();
    u32::try_from(left).ok().filter(|left| *left > 0)
}

impl Service {
    /// The key of guesses from somewhere about something.
    pub(super) fn throttle_key(&self, about: &str, origin: &Origin) -> String {
        self.hasher.keyed("throttle", &format!("{about} {}", origin.0))
    }

    /// Refuses while a wait lasts.
    pub(super) async fn wait_if_guessing(&self, tx: &mut Tx, key: &str) -> Result<()> {
        let tries = tx.tries(key).await?;
        match tries.and_then(|tries| wait(tries, self.clock.now())) {
            Some(seconds) => Err(Error::Wait(seconds)),
            None => Ok(()),
        }
    }

    /// Counts a wrong try; a count a day old starts anew.
    pub(super) async fn count_guess(&self, tx: &mut Tx, key: &str) -> Result<()> {
        let now = self.clock.now();
        if tx.tries(key).await?.is_some_and(|tries| now - tries.last_at >= TimeDelta::days(1)) {
            tx.clear_tries(key).await?;
        }
        Ok(tx.add_try(key, now).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn waits_grow_from_one_second_to_a_minute_and_no_further() {
        let waits: Vec<_> = [4, 5, 6, 7, 10, 11, 500].map(|failures| wait(Tries { failures, last_at: at(0) }, at(0))).into();
        assert_eq!(waits, [None, Some(1), Some(2), Some(4), Some(32), Some(60), Some(60)]);
    }

    #[test]
    fn a_wait_ends_by_itself() {
        assert_eq!(wait(Tries { failures: 9000, last_at: at(0) }, at(59)), Some(1));
        assert_eq!(wait(Tries { failures: 9000, last_at: at(0) }, at(60)), None);
    }

    #[test]
    fn addresses_of_one_home_are_one_origin() {
        let origin = |text: &str| Origin::of(text.parse().unwrap());
        assert_eq!(origin("192.0.2.1"), origin("192.0.2.200"));
        assert_eq!(origin("192.0.2.1"), origin("::ffff:192.0.2.9"));
        assert_ne!(origin("192.0.2.1"), origin("192.0.3.1"));
        assert_eq!(origin("2001:db8:1:aa01::1"), origin("2001:db8:1:aaff::2"));
        assert_ne!(origin("2001:db8:1:aa01::1"), origin("2001:db8:1:bb01::1"));
    }
}

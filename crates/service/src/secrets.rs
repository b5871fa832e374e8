//! Hashing: what is kept of passwords, PINs, codes, tokens and addresses.

use crate::{
    chance::hex,
    error::{Error, Result},
};
use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version, password_hash::SaltString};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Two hashes at a time, so that a flood of guesses cannot take the cores from children who are typing.
const AT_ONCE: usize = 2;
/// How many may wait; beyond it, people are told that the service is busy.
const QUEUE: usize = 50;

/// The SHA-256 of a secret of 160 random bits, which needs no slow hash.
pub fn token_hash(token: &str) -> String {
    hex(&Sha256::digest(token))
}

/// Slow and keyed hashing, with the server's pepper. Cheap to clone.
#[derive(Clone)]
pub struct Hasher {
    pepper: Arc<[u8; 32]>,
    hashing: Arc<Semaphore>,
    queue: Arc<Semaphore>,
}

impl std::fmt::Debug for Hasher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Hasher(pepper kept back)")
    }
}

/// What is being hashed: each has its own cost.
#[derive(Clone, Copy, Debug)]
enum Cost {
    /// 46 MiB once: about 80 ms on a small server.
    Password,
    /// 19 MiB twice: OWASP's floor; the pepper and a known device stand beside it.
    Pin,
}

impl Hasher {
    /// With the server's own secret.
    pub fn new(pepper: [u8; 32]) -> Self {
        Self {
            pepper: Arc::new(pepper),
            hashing: Arc::new(Semaphore::new(AT_ONCE)),
            queue: Arc::new(Semaphore::new(AT_ONCE + QUEUE)),
        }
    }

    /// Hashes a password.
    pub async fn hash_password(&self, password: &str, salt: [u8; 32]) -> Result<String> {
        self.hash(Cost::Password, password, salt).await
    }

    /// Hashes a PIN.
    pub async fn hash_pin(&self, pin: &str, salt: [u8; 32]) -> Result<String> {
        self.hash(Cost::Pin, pin, salt).await
    }

    /// Whether a password or PIN is the one that was hashed. With no hash it works as long and answers false,
    /// so that the time tells nothing about whether an account exists.
    pub async fn matches(&self, secret: &str, hash: Option<&str>) -> Result<bool> {
        let _waiting = self.queue.try_acquire().map_err(|_| Error::Busy)?;
        self.matches_in_turn(secret, hash).await
    }

    /// The same for a PIN on a known device, which takes its turn and is never told that the service is busy: a device has few tries,
    /// so it cannot make the queue long, and a flood of other people's guesses must not keep a child out.
    pub async fn matches_on_known_device(&self, pin: &str, hash: Option<&str>) -> Result<bool> {
        self.matches_in_turn(pin, hash).await
    }

    async fn matches_in_turn(&self, secret: &str, hash: Option<&str>) -> Result<bool> {
        let pepper = Arc::clone(&self.pepper);
        let secret = secret.to_owned();
        let known = hash.is_some();
        let hash = hash.unwrap_or(NOBODYS).to_owned();
        self.in_turn(move || {
            let parsed = PasswordHash::new(&hash).map_err(|_| Error::Hashing)?;
            let params = Params::try_from(&parsed).map_err(|_| Error::Hashing)?;
            let argon = Argon2::new_with_secret(pepper.as_ref(), Algorithm::Argon2id, Version::V0x13, params)
                .map_err(|_| Error::Hashing)?;
            Ok(argon.verify_password(secret.as_bytes(), &parsed).is_ok() && known)
        })
        .await
    }

    /// The hash under which a card's code is found again: slow, keyed, and the same each time.
    /// Without the server's pepper a stolen database does not help in guessing it.
    pub async fn code_hash(&self, code: &str) -> Result<String> {
        let pepper = Arc::clone(&self.pepper);
        let code = code.to_owned();
        let salt = self.keyed("salt of card codes", "");
        self.slowly(move || {
            let mut out = [0; 32];
            argon(Cost::Pin, pepper.as_ref())?
                .hash_password_into(code.as_bytes(), salt.as_bytes(), &mut out)
                .map_err(|_| Error::Hashing)?;
            Ok(hex(&out))
        })
        .await
    }

    /// A keyed hash, for looking something up without keeping it: an address, a name that was tried.
    pub fn keyed(&self, what: &str, text: &str) -> String {
        // HMAC takes a key of any length, so this cannot fail; were it to, nothing would match.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.pepper.as_ref()) else { return String::new() };
        mac.update(what.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        hex(&mac.finalize().into_bytes())
    }

    async fn hash(&self, cost: Cost, secret: &str, salt: [u8; 32]) -> Result<String> {
        let pepper = Arc::clone(&self.pepper);
        let secret = secret.to_owned();
        self.slowly(move || {
            let salt = SaltString::encode_b64(salt.get(..16).unwrap_or_default()).map_err(|_| Error::Hashing)?;
            Ok(argon(cost, pepper.as_ref())?.hash_password(secret.as_bytes(), &salt).map_err(|_| Error::Hashing)?.to_string())
        })
        .await
    }

    async fn slowly<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        let _waiting = self.queue.try_acquire().map_err(|_| Error::Busy)?;
        self.in_turn(work).await
    }

    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        let _hashing = self.hashing.acquire().await.map_err(|_| Error::Busy)?;
        tokio::task::spawn_blocking(work).await.map_err(|_| Error::Hashing)?
    }
}

/// A hash of nothing anyone can type, checked when there is no account.
const NOBODYS: &str = "$argon2id$v=19$m=47104,t=1,p=1$bm9ib2R5bm9ib2R5$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

fn argon(cost: Cost, pepper: &[u8]) -> Result<Argon2<'_>> {
    let (memory, passes) = match cost {
        Cost::Password => (46 * 1024, 1),
        Cost::Pin => (19 * 1024, 2),
    };
    let params = Params::new(memory, passes, 1, None).map_err(|_| Error::Hashing)?;
    Argon2::new_with_secret(pepper, Algorithm::Argon2id, Version::V0x13, params).map_err(|_| Error::Hashing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_matches_its_own_hash_and_no_other() {
        let hasher = Hasher::new([1; 32]);
        let hash = hasher.hash_password("correct horse battery", [2; 32]).await.unwrap();
        assert!(hasher.matches("correct horse battery", Some(&hash)).await.unwrap());
        assert!(!hasher.matches("correct horse batterY", Some(&hash)).await.unwrap());
        assert!(
            !Hasher::new([9; 32]).matches("correct horse battery", Some(&hash)).await.unwrap(),
            "without the pepper nothing matches"
        );
    }

    #[tokio::test]
    async fn nobody_can_sign_in_to_an_account_that_is_not_there() {
        assert!(!Hasher::new([1; 32]).matches("anything", None).await.unwrap());
    }

    #[tokio::test]
    async fn a_code_is_found_again_only_with_the_same_pepper() {
        let here = Hasher::new([1; 32]).code_hash("ABCDEFGHJK").await.unwrap();
        assert_eq!(here, Hasher::new([1; 32]).code_hash("ABCDEFGHJK").await.unwrap());
        assert_ne!(here, Hasher::new([2; 32]).code_hash("ABCDEFGHJK").await.unwrap());
    }
}

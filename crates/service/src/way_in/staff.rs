//! Staff: a one-time link to set a password, then e-mail and password.

use super::{Origin, Person};
use crate::{
    Actor, Service,
    error::{Error, Problem, Result},
    token_hash,
};

/// The fewest characters of a password. Length is what counts; no character is asked for or refused.
const SHORTEST: usize = 12;
/// The most that is read.
const LONGEST: usize = 128;

impl Service {
    /// Signs in with e-mail and password. None when they do not match; a wrong address answers the same and as slowly.
    pub async fn sign_in_staff(&self, email: &str, password: &str, origin: &Origin) -> Result<Option<Person>> {
        let email = email.trim().to_lowercase();
        let key = self.throttle_key(&format!("staff {email}"), origin);
        let staff = {
            let mut tx = self.store.read().await?;
            self.wait_if_guessing(&mut tx, &key).await?;
            tx.staff_by_email(&email).await?
        };
        let hash = staff.as_ref().filter(|staff| staff.active).and_then(|staff| staff.password_hash.as_deref());
        let password: String = password.chars().take(LONGEST).collect();
        let right = self.hasher.matches(&password, hash).await?;
        let mut tx = self.store.write().await?;
        let person = staff.filter(|_| right).map(|staff| Person::Staff(staff.id));
        let now = self.clock.now();
        match person {
            Some(person) => {
                tx.clear_tries(&key).await?;
                tx.audit(now, &person.to_string(), "sign-in", &person.to_string(), "").await?;
            }
            None => {
                self.count_guess(&mut tx, &key).await?;
                tx.audit(now, "nobody", "sign-in-refused", "staff", "").await?;
            }
        }
        tx.commit().await?;
        Ok(person)
    }

    /// Whose password a set-up link would set; hidden when it is spent, too old or unknown. Looking spends nothing.
    pub async fn set_up_for(&self, token: &str) -> Result<String> {
        let mut tx = self.store.read().await?;
        let set_up = tx.set_up(&token_hash(token)).await?.ok_or(Error::Hidden)?;
        if set_up.spent_at.is_some() || set_up.expires_at < self.clock.now() {
            return Err(Error::Hidden);
        }
        Ok(tx.staff(set_up.staff).await?.ok_or(Error::Hidden)?.name)
    }

    /// Sets a password, which spends the link and ends every earlier session of that person.
    pub async fn set_password(&self, token: &str, password: &str) -> Result<Person> {
        self.set_up_for(token).await?;
        let length = password.chars().count();
        if !(SHORTEST..=LONGEST).contains(&length) {
            let message = format!("Choose a password of {SHORTEST} to {LONGEST} characters. Three or four words are good");
            return Err(Error::Invalid(vec![Problem::new("password", message)]));
        }
        if too_common(password) {
            return Err(Error::Invalid(vec![Problem::new(
                "password",
                "Choose another password. This one is among the first that are guessed",
            )]));
        }
        let hash = self.hasher.hash_password(password, self.chance.key()).await?;
        let mut tx = self.store.write().await?;
        let token = token_hash(token);
        let set_up = tx.set_up(&token).await?.ok_or(Error::Hidden)?;
        let now = self.clock.now();
        if !tx.spend_set_up(&token, now).await? {
            return Err(Error::Hidden);
        }
        tx.set_password(set_up.staff, &hash).await?;
        let person = Person::Staff(set_up.staff);
        tx.end_sessions(&person.to_string()).await?;
        tx.audit(now, &person.to_string(), "set-password", &person.to_string(), "").await?;
        tx.commit().await?;
        Ok(person)
    }

    /// Writes down that someone left.
    pub async fn sign_out(&self, actor: &Actor) -> Result<()> {
        if *actor == Actor::Nobody {
            return Ok(());
        }
        let mut tx = self.store.write().await?;
        let name = actor.audit_name();
        tx.audit(self.clock.now(), &name, "sign-out", &name, "").await?;
        Ok(tx.commit().await?)
    }
}

/// Passwords long enough to be taken and still guessed first: one character or a short run over and over, or the usual phrases.
fn too_common(password: &str) -> bool {
    let lower = password.to_lowercase();
    let letters: std::collections::BTreeSet<char> = lower.chars().collect();
    let usual = ["password", "qwerty", "letmein", "123456789", "iloveyou", "welcome"];
    letters.len() < 5 || usual.iter().any(|word| lower.replace(word, "").chars().count() < 5)
}

#[cfg(test)]
mod tests {
    use super::too_common;

    #[test]
    fn passwords_that_are_guessed_first_are_refused() {
        for password in ["aaaaaaaaaaaa", "abababababab", "password1234"] {
            assert!(too_common(password), "{password}");
        }
        assert!(!too_common("three green boats"));
    }
}

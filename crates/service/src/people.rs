//! Staff accounts: added by an administrator or at the machine, opened by a one-time link.

use crate::{
    Actor, Service,
    error::{Error, Problem, Result},
    token_hash,
};
use chrono::{DateTime, Utc};
use heard_domain::{
    ids::StaffId,
    policy::{Action, Role},
};
use heard_store::{NewStaff, Staff};

/// A member of staff to be added, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewPerson {
    /// How they sign in.
    pub email: String,
    /// As on a badge.
    pub name: String,
    /// As children say it; the first word of the name when left empty.
    pub spoken_name: String,
    /// Keys of roles.
    pub roles: Vec<String>,
}

/// A one-time link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetUpLink {
    /// The whole address.
    pub url: String,
    /// The last moment it works.
    pub expires_at: DateTime<Utc>,
}

/// The roles that can be given to staff. Children, parents and carers come in by cards and links.
pub const STAFF_ROLES: [Role; 5] = [Role::Chair, Role::Worker, Role::BusinessSupport, Role::Manager, Role::Administrator];

impl Service {
    /// Everyone who works here.
    pub async fn people(&self, actor: &Actor) -> Result<Vec<Staff>> {
        actor.require(Action::ManagePeople)?;
        Ok(self.store.read().await?.all_staff().await?)
    }

    /// The chairs a meeting can be given to.
    pub async fn chairs(&self, actor: &Actor) -> Result<Vec<Staff>> {
        actor.require(Action::BookMeeting)?;
        let staff = self.store.read().await?.all_staff().await?;
        Ok(staff.into_iter().filter(|person| person.active && person.roles.contains(&Role::Chair)).collect())
    }

    /// Adds a member of staff and answers the link with which they set their password.
    pub async fn add_person(&self, actor: &Actor, new: &NewPerson) -> Result<SetUpLink> {
        actor.require(Action::ManagePeople)?;
        let email = new.email.trim().to_lowercase();
        let name = new.name.trim();
        let mut problems = Vec::new();
        if !looks_like_an_address(&email) {
            problems.push(Problem::new("email", "Enter an e-mail address, like name@example.org"));
        }
        if name.is_empty() || name.chars().count() > 100 {
            problems.push(Problem::new("name", "Enter their name, up to 100 characters"));
        }
        if new.spoken_name.chars().count() > 50 {
            problems.push(Problem::new("spoken_name", "Enter a shorter spoken name, up to 50 characters"));
        }
        let roles: Vec<Role> = STAFF_ROLES.into_iter().filter(|role| new.roles.iter().any(|key| key == role.key())).collect();
        if roles.is_empty() || new.roles.iter().any(|key| !STAFF_ROLES.iter().any(|role| role.key() == key)) {
            problems.push(Problem::new("roles", "Choose at least one of the roles in the list"));
        }
        let mut tx = self.store.write().await?;
        if tx.staff_by_email(&email).await?.is_some() {
            problems.push(Problem::new("email", "Someone already signs in with this address"));
        }
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        let spoken = Some(new.spoken_name.trim())
            .filter(|spoken| !spoken.is_empty())
            .or_else(|| name.split_whitespace().next())
            .unwrap_or(name);
        let id = StaffId::new(self.chance.id());
        let at = self.clock.now();
        tx.add_staff(&NewStaff { id, email: &email, name, spoken_name: spoken, roles: &roles, password_hash: None, at }).await?;
        let link = self.set_up_link(&mut tx, id, at).await?;
        let keys: Vec<&str> = roles.iter().map(|role| role.key()).collect();
        self.record(&mut tx, actor, Action::ManagePeople, &format!("staff:{id}"), &format!("added as {}", keys.join(", ")))
            .await?;
        tx.commit().await?;
        Ok(link)
    }

    /// A fresh link for someone who lost theirs or forgot their password. Earlier unused links stop working.
    pub async fn renew_set_up(&self, actor: &Actor, id: StaffId) -> Result<SetUpLink> {
        actor.require(Action::ManagePeople)?;
        let mut tx = self.store.write().await?;
        tx.staff(id).await?.ok_or(Error::Hidden)?;
        let at = self.record(&mut tx, actor, Action::ManagePeople, &format!("staff:{id}"), "new set-up link").await?;
        let link = self.set_up_link(&mut tx, id, at).await?;
        tx.commit().await?;
        Ok(link)
    }

    /// Lets someone in or out of the service. Out ends all their sessions at once.
    pub async fn set_person_active(&self, actor: &Actor, id: StaffId, active: bool) -> Result<()> {
        actor.require(Action::ManagePeople)?;
        if actor.staff().is_some_and(|staff| staff.id == id) {
            return Err(Error::Invalid(vec![Problem::new(
                "active",
                "You cannot end your own account. Another administrator can",
            )]));
        }
        let mut tx = self.store.write().await?;
        tx.staff(id).await?.ok_or(Error::Hidden)?;
        tx.set_active(id, active).await?;
        if !active {
            tx.end_sessions(&format!("staff:{id}")).await?;
        }
        self.record(&mut tx, actor, Action::ManagePeople, &format!("staff:{id}"), if active { "let in" } else { "left" }).await?;
        tx.commit().await?;
        Ok(())
    }

    /// A link for the first administrator of an empty service; none when there is one already.
    pub async fn first_administrator(&self) -> Result<Option<SetUpLink>> {
        if self.store.read().await?.has_administrator().await? {
            return Ok(None);
        }
        let new = NewPerson {
            email: "administrator@localhost.local".to_owned(),
            name: "First administrator".to_owned(),
            spoken_name: String::new(),
            roles: vec![Role::Administrator.key().to_owned()],
        };
        self.add_person(&Actor::Operator, &new).await.map(Some)
    }

    async fn set_up_link(&self, tx: &mut heard_store::Tx, id: StaffId, at: DateTime<Utc>) -> Result<SetUpLink> {
        let token = self.chance.token();
        let expires_at = at + self.settings.set_up_life;
        tx.add_set_up(&token_hash(&token), id, at, expires_at).await?;
        Ok(SetUpLink { url: format!("{}/staff/set-up/{token}", self.settings.address), expires_at })
    }
}

/// Whether text has the shape of an address. Whether mail arrives there is known only by sending.
fn looks_like_an_address(text: &str) -> bool {
    let plain =
        text.len() <= 254 && text.chars().all(|c| c.is_ascii_graphic() && !matches!(c, ',' | ';' | '<' | '>' | '"' | '(' | ')'));
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    plain
        && !local.is_empty()
        && !local.contains('@')
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::looks_like_an_address;

    #[test]
    fn addresses_have_one_at_and_a_dotted_domain() {
        for (text, is) in [
            ("sam@example.org", true),
            ("sam.o-neil+x@mail.example.org", true),
            ("sam@localhost", false),
            ("sam example.org", false),
            ("@example.org", false),
            ("sam@", false),
            ("sam@example.org\r\nbcc: x@example.org", false),
            ("sam@@example.org", false),
            ("a, b@example.org", false),
        ] {
            assert_eq!(looks_like_an_address(text), is, "{text}");
        }
    }
}

//! The language a person chose. Someone who is not signed in keeps it in their browser; a child has it on every device.

use super::DeviceToken;
use crate::{Actor, Service, error::Result, token_hash};
use heard_domain::{forms::Language, ids::ChildId};

impl Service {
    /// Keeps the language that a child chose. Nothing is kept of anyone else: their browser knows it.
    pub async fn choose_language(&self, actor: &Actor, language: Language) -> Result<()> {
        match actor {
            Actor::Child(child) => self.keep_language(*child, language).await,
            Actor::Nobody | Actor::Parent(_) | Actor::Author(_) | Actor::Staff(_) | Actor::Operator => Ok(()),
        }
    }

    /// Keeps what a child chose in this browser before they came in.
    pub async fn keep_language(&self, child: ChildId, language: Language) -> Result<()> {
        let mut tx = self.store.write().await?;
        tx.set_language(child, language).await?;
        Ok(tx.commit().await?)
    }

    /// The language of the child whom a device knows: for pages before they come in, and after their time ran out.
    pub async fn language_of_device(&self, token: &DeviceToken) -> Result<Option<Language>> {
        let mut tx = self.store.read().await?;
        let Some(device) = tx.device(&token_hash(token.as_str())).await? else { return Ok(None) };
        Ok(tx.child(device.child).await?.and_then(|child| child.language))
    }
}

//! The participation code: suggested from evidence, confirmed by the chair.

use crate::{
    Actor, Service,
    error::{Error, Problem, Result},
};
use heard_domain::{
    ids::{ChildId, MeetingId},
    meeting::MeetingState,
    participation::{Code, check},
    policy::Action,
};
use heard_store::Confirmation;

/// A code, as chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeChoice {
    /// The child.
    pub child: String,
    /// `PN1` ...
    pub code: String,
    /// Why it is not the suggested one.
    pub why_different: String,
}

impl Service {
    /// Confirms a child's code. Only the chair of the meeting may; a code unlike the suggestion needs a reason.
    pub async fn confirm_code(&self, actor: &Actor, id: MeetingId, choice: &CodeChoice) -> Result<()> {
        let mut tx = self.store.write().await?;
        let (meeting, children) = self.meeting_for(&mut tx, actor, Action::ConfirmCode, id).await?;
        let child = choice.child.parse::<ChildId>().ok().filter(|child| children.contains(child)).ok_or(Error::Hidden)?;
        let refuse = |field, message: String| Err(Error::Invalid(vec![Problem::new(field, message)]));
        let Some(held_on) = meeting.held_on.filter(|_| meeting.state == MeetingState::Held) else {
            return refuse("code", "Record first that the meeting was held".to_owned());
        };
        let Ok(code) = choice.code.parse::<Code>() else { return refuse("code", "Choose a code".to_owned()) };
        let born = tx.child(child).await?.ok_or(Error::Hidden)?.date_of_birth;
        if let Err(refused) = check(code, born, held_on) {
            return refuse("code", refused.to_string());
        }
        let suggested = tx.participation(id, child).await?.and_then(|one| one.suggestion).and_then(|suggestion| suggestion.code);
        let why = Some(choice.why_different.trim()).filter(|why| !why.is_empty());
        if why.is_some_and(|why| why.chars().count() > 1000) {
            return refuse("why_different", "Enter a reason of up to 1,000 characters".to_owned());
        }
        if suggested.is_some_and(|suggested| suggested != code) && why.is_none() {
            return refuse("why_different", "Say why this code and not the suggested one".to_owned());
        }
        let at = self.record(&mut tx, actor, Action::ConfirmCode, &format!("meeting:{id}"), code.key()).await?;
        tx.confirm(id, child, &Confirmation { code, by: actor.staff().map(|staff| staff.id), at, why_different: why }).await?;
        Ok(tx.commit().await?)
    }
}

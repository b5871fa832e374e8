//! A worker's record of a child under 4: what was seen and heard. It is the worker's, by name, and never the child's words or views.
//!
//! The draft, its pages, the check and the sending are those that parents have (`feedback`, `say`). What is here is who may begin one,
//! and that its pages are opened by its writer alone, and only as long as they are the child's worker.

use crate::{
    Actor, AuthorActor, Service,
    error::{Error, Result},
    say::Place,
};
use heard_domain::{
    age::age_on,
    forms::{Band, Form, Names},
    ids::{ChildId, SubmissionId},
    policy::Action,
};
use heard_store::{Child, NewSubmission, Owner, Tx};

/// The form.
const FORM: &str = "observation";
/// The age from which a child says it themselves.
const OLD_ENOUGH: u32 = 4;

/// The first page of a record, before any typing.
#[derive(Clone, Debug)]
pub struct ObservePage {
    /// The child.
    pub child: Child,
    /// The form.
    pub form: &'static Form,
    /// The names in its words.
    pub names: Names,
    /// What this worker began before and did not keep, to go on with.
    pub begun: Option<SubmissionId>,
}

impl Service {
    /// The first page of a record.
    pub async fn observe_page(&self, actor: &Actor, child: ChildId) -> Result<ObservePage> {
        let mut tx = self.store.read().await?;
        let child = self.may_observe(&mut tx, actor, child).await?;
        let form = self.forms().form(FORM).ok_or(Error::Hidden)?;
        let (_, readers) = self.around_adults(&mut tx, form, Owner::Adult(child.id)).await?;
        let names = self.adults_names(&readers);
        let begun = self.begun_record(&mut tx, actor, child.id).await?;
        Ok(ObservePage { child, form, names, begun })
    }

    /// Begins a record, or goes on with the one this worker began before.
    pub async fn observe(&self, actor: &Actor, child: ChildId) -> Result<(SubmissionId, Place)> {
        let mut tx = self.store.write().await?;
        let child = self.may_observe(&mut tx, actor, child).await?.id;
        tx.lock_child(child).await?;
        let piece = match self.begun_record(&mut tx, actor, child).await? {
            Some(begun) => begun,
            None => {
                let form = self.forms().form(FORM).ok_or(Error::Hidden)?;
                let piece = SubmissionId::new(self.chance.id());
                let at = self.record(&mut tx, actor, Action::Observe, &format!("child:{child}"), "begun").await?;
                tx.add_submission(&NewSubmission {
                    id: piece,
                    whose: Owner::Adult(child),
                    author: actor.staff().map(|staff| staff.id),
                    form: &form.id,
                    form_version: i64::from(form.version),
                    part: None,
                    kind: form.submission,
                    band: Band::Staff,
                    language: form.language,
                    helper: None,
                    received_on: None,
                    at,
                })
                .await?;
                piece
            }
        };
        let found = tx.submission(piece).await?.ok_or(Error::Hidden)?;
        let draft = self.draft_of(&mut tx, found).await?;
        let place = draft.journey().resume().map_or(Place::Check, |question| Place::Question(question.page_key().to_owned()));
        tx.commit().await?;
        Ok((piece, place))
    }

    /// The writer of a record, for its pages: nobody else, and only as long as they are the child's worker. A child who has turned 4 in
    /// between does not take away what was begun.
    pub async fn author(&self, actor: &Actor, child: ChildId, piece: SubmissionId) -> Result<Actor> {
        let mut tx = self.store.read().await?;
        self.child_for(&mut tx, actor, Action::Observe, child).await?;
        let found = tx.submission(piece).await?.filter(|found| found.whose == Owner::Adult(child) && found.form == FORM);
        match (found, actor.staff()) {
            (Some(found), Some(staff)) if found.author == Some(staff.id) => {
                Ok(Actor::Author(AuthorActor { staff: staff.id, piece }))
            }
            _ => Err(Error::Hidden),
        }
    }

    /// The child, for a worker of theirs, while they are under 4.
    pub(crate) async fn may_observe(&self, tx: &mut Tx, actor: &Actor, child: ChildId) -> Result<Child> {
        let child = self.child_for(tx, actor, Action::Observe, child).await?;
        if age_on(child.date_of_birth, self.clock.today()) < OLD_ENOUGH { Ok(child) } else { Err(Error::Hidden) }
    }

    async fn begun_record(&self, tx: &mut Tx, actor: &Actor, child: ChildId) -> Result<Option<SubmissionId>> {
        let Some(staff) = actor.staff() else { return Ok(None) };
        let pieces = tx.adult_pieces_of(child).await?;
        let begun = pieces.iter().find(|piece| piece.sent_at.is_none() && piece.form == FORM && piece.author == Some(staff.id));
        Ok(begun.map(|piece| piece.id))
    }
}

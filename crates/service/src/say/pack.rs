//! A conference pack: its parts in any order, each sent alone. Nothing waits for the rest.

use crate::{
    Actor, Service,
    error::{Error, Result},
};
use heard_domain::{
    forms::{Author, Band, Form, Names, NotOffered, Section},
    ids::SubmissionId,
    policy::Action,
};
use heard_store::{Helper, Submission, Tx};

/// The parts of one pack.
#[derive(Clone, Debug)]
pub struct PackPage {
    /// The form.
    pub form: &'static Form,
    /// The words.
    pub band: Band,
    /// The names in them.
    pub names: Names,
    /// Its parts, in the order of the form.
    pub parts: Vec<PartDoor>,
}

/// One part.
#[derive(Clone, Debug)]
pub struct PartDoor {
    /// The part.
    pub section: &'static Section,
    /// How far it is.
    pub state: PartState,
}

/// How far a part is, for the next conference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartState {
    /// Nothing was begun.
    NotStarted,
    /// It was begun.
    Started,
    /// Its last question was answered; it was not sent.
    Done,
    /// It was sent as this piece.
    Sent(SubmissionId),
}

impl PartState {
    /// Which line of the text `pack.status` says it.
    pub const fn line(self) -> usize {
        match self {
            Self::NotStarted => 0,
            Self::Started => 1,
            Self::Done => 2,
            Self::Sent(_) => 3,
        }
    }
}

/// The parts that a reader of this band does a pack in; none for a form that is done as a whole.
pub(super) fn parts(form: &Form, band: Band) -> impl Iterator<Item = &Section> {
    // With pictures it is eight steps, gone through as one.
    form.sections.iter().filter(move |_| band != Band::B4)
}

/// About how long one part takes, in minutes.
pub(super) fn minutes_of_part(form: &Form, band: Band) -> u8 {
    let whole = form.minutes.get(&band).copied().unwrap_or_default();
    let parts = u8::try_from(parts(form, band).count()).unwrap_or(u8::MAX).max(1);
    whole.div_ceil(parts)
}

impl Service {
    /// The parts of a pack, and how far each is.
    pub async fn pack(&self, actor: &Actor, form: &str, helper: Option<&Helper>) -> Result<PackPage> {
        let Actor::Child(id) = actor else { return Err(Error::SignedOut) };
        actor.require(Action::SeeOwnPage)?;
        let form = self.forms().form(form).filter(|form| form.author == Author::Child).ok_or(Error::Hidden)?;
        let mut tx = self.store.read().await?;
        let child = tx.child(*id).await?.ok_or(Error::SignedOut)?;
        let band = self.band_of(&child);
        let pieces = tx.submissions_of_child(*id).await?;
        let drafts: Vec<&Submission> = pieces.iter().filter(|piece| piece.sent_at.is_none()).collect();
        let waiting = tx.forms_waiting(*id).await?;
        let doors = self.part_doors(&mut tx, form, band, &drafts, &waiting).await?;
        let begun = doors.iter().any(|door| door.state != PartState::NotStarted);
        match form.offered_to(&self.situation(&mut tx, &child, helper).await?) {
            Ok(()) => {}
            Err(NotOffered::Meeting) if begun => {}
            Err(_) => return Err(Error::Hidden),
        }
        if doors.is_empty() {
            return Err(Error::Hidden);
        }
        let meetings = tx.meetings_of_child(*id).await?;
        let around = self.around(&mut tx, *id, &meetings).await?;
        Ok(PackPage { form, band, names: self.in_language(form.language).names(&around, band, false), parts: doors })
    }

    /// How far each part of a pack is, from the child's drafts and what waits for a meeting.
    pub(super) async fn part_doors(
        &self,
        tx: &mut Tx,
        form: &'static Form,
        band: Band,
        drafts: &[&Submission],
        waiting: &[(String, Option<String>, SubmissionId)],
    ) -> Result<Vec<PartDoor>> {
        let mut doors = Vec::new();
        for section in parts(form, band) {
            let is_this = |of: &str, part: Option<&str>| of == form.id && part == Some(section.id.as_str());
            let state = match drafts.iter().find(|draft| is_this(&draft.form, draft.part.as_deref())) {
                Some(draft) => {
                    let draft = self.draft_of(tx, (*draft).clone()).await?;
                    if !draft.answers.is_empty() && draft.journey().resume().is_none() {
                        PartState::Done
                    } else {
                        PartState::Started
                    }
                }
                None => waiting
                    .iter()
                    .find(|(of, part, _)| is_this(of, part.as_deref()))
                    .map_or(PartState::NotStarted, |(.., id)| PartState::Sent(*id)),
            };
            doors.push(PartDoor { section, state });
        }
        Ok(doors)
    }
}

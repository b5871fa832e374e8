//! The child's page: my next review, what I can fill in, and what became of what I said.

use super::{PartState, Receipt};
use crate::{
    Actor, Service,
    error::{Error, Result},
};
use chrono::{DateTime, Utc};
use heard_domain::{
    forms::{Band, FirstPage, Form, Names, NotOffered},
    ids::SubmissionId,
    meeting::MeetingKind,
    policy::Action,
};
use heard_store::{Helper, Submission};

/// The child's page.
#[derive(Clone, Debug)]
pub struct MePage {
    /// The words.
    pub band: Band,
    /// The names in them.
    pub names: Names,
    /// The chair, as children say it.
    pub chair: Option<String>,
    /// The worker, as children say it.
    pub worker: Option<String>,
    /// The next meetings: one for each cycle the child is in, the earliest first.
    pub next: Vec<NextMeeting>,
    /// What can be filled in.
    pub forms: Vec<FormDoor>,
    /// What was sent, newest first.
    pub receipts: Vec<Receipt>,
    /// An answer with a bell in a draft, of which nobody was told: the draft and its question.
    pub waiting: Option<(SubmissionId, String)>,
    /// Whether a form is left out because of who helps.
    pub not_with_helper: bool,
    /// Whether the child chose a PIN to come back with.
    pub has_pin: bool,
}

/// The next meeting of one cycle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextMeeting {
    /// What kind.
    pub kind: MeetingKind,
    /// When and where, once it is booked.
    pub booked: Option<(DateTime<Utc>, String)>,
}

/// One form on the child's page.
#[derive(Clone, Debug)]
pub struct FormDoor {
    /// The form.
    pub form: &'static Form,
    /// Its name and line in the child's words.
    pub words: &'static FirstPage,
    /// How long it takes.
    pub minutes: u8,
    /// Where it leads, and what is behind it.
    pub door: Door,
}

/// Where the door of a form leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Door {
    /// A form, with its unsent draft: which, and when it was saved last.
    Form(Option<(SubmissionId, DateTime<Utc>)>),
    /// A pack: how many of its parts were sent, of how many.
    Pack(usize, usize),
}

impl Service {
    /// In whose words a child's own pages are, and the names in them.
    pub async fn my_words(&self, actor: &Actor) -> Result<(Band, Names)> {
        let Actor::Child(id) = actor else { return Err(Error::SignedOut) };
        actor.require(Action::SeeOwnPage)?;
        let mut tx = self.store.read().await?;
        let child = tx.child(*id).await?.ok_or(Error::SignedOut)?;
        let band = self.band_of(&child);
        let meetings = tx.meetings_of_child(*id).await?;
        let around = self.around(&mut tx, *id, &meetings).await?;
        Ok((band, self.names(&around, band, false)))
    }

    /// The forms that the sent page of another offers, once: those that are offered to this child and that they have not begun.
    pub async fn suggested(&self, actor: &Actor, form: &str, helper: Option<&Helper>) -> Result<Vec<FormDoor>> {
        let Some(sent) = self.forms().form(form).filter(|form| !form.suggest.is_empty()) else { return Ok(Vec::new()) };
        let mut doors = self.me(actor, helper).await?.forms;
        doors.retain(|door| sent.suggest.contains(&door.form.id) && door.door == Door::Form(None));
        Ok(doors)
    }

    /// The child's page. Beside a helper nothing sent can be opened, and what is about the helper is not offered.
    pub async fn me(&self, actor: &Actor, helper: Option<&Helper>) -> Result<MePage> {
        let Actor::Child(id) = actor else { return Err(Error::SignedOut) };
        actor.require(Action::SeeOwnPage)?;
        let mut tx = self.store.read().await?;
        let child = tx.child(*id).await?.ok_or(Error::SignedOut)?;
        let band = self.band_of(&child);
        let meetings = tx.meetings_of_child(*id).await?;
        let around = self.around(&mut tx, *id, &meetings).await?;
        let due = self.next_due(&mut tx, *id, &meetings).await?;
        let mut next: Vec<NextMeeting> = around
            .planned
            .iter()
            .map(|meeting| NextMeeting { kind: meeting.kind, booked: Some((meeting.starts_at, meeting.place.clone())) })
            .collect();
        for waiting in due {
            if !next.iter().any(|one| one.kind.is_conference() == waiting.kind.is_conference()) {
                next.push(NextMeeting { kind: waiting.kind, booked: None });
            }
        }
        let situation = self.situation(&mut tx, &child, helper).await?;
        let waiting = tx.forms_waiting(*id).await?;
        let pieces = tx.submissions_of_child(*id).await?;
        let drafts: Vec<&Submission> = pieces.iter().filter(|piece| piece.sent_at.is_none()).collect();
        let mut not_with_helper = false;
        let mut forms = Vec::new();
        for form in &self.forms().forms {
            let draft = match drafts.iter().find(|draft| draft.form == form.id && draft.part.is_none()) {
                Some(draft) => {
                    let saved = tx.answers(draft.id).await?.iter().map(|answer| answer.saved_at).max();
                    Some((draft.id, saved.unwrap_or(draft.started_at)))
                }
                None => None,
            };
            let parts = self.part_doors(&mut tx, form, band, &drafts, &waiting).await?;
            let begun = draft.is_some() || parts.iter().any(|part| part.state != PartState::NotStarted);
            let offered = match form.offered_to(&situation) {
                // What is asked once for each meeting is not asked again (rules section 5).
                Ok(()) => draft.is_some() || !form.is_asked_once() || !waiting.iter().any(|(sent, ..)| *sent == form.id),
                // Words that were begun keep their door, also when their meeting was called off.
                Err(NotOffered::Meeting | NotOffered::Elsewhere) => begun,
                Err(NotOffered::Helper) => {
                    not_with_helper = true;
                    false
                }
                Err(NotOffered::NotTheirs | NotOffered::Age) => false,
            };
            let (Some(words), Some(minutes), true) = (form.first_page(band), form.minutes.get(&band), offered) else { continue };
            let sent = parts.iter().filter(|part| matches!(part.state, PartState::Sent(_))).count();
            let door = if parts.is_empty() { Door::Form(draft) } else { Door::Pack(sent, parts.len()) };
            forms.push(FormDoor { form, words, minutes: *minutes, door });
        }
        let mut waiting_bell = None;
        for draft in &drafts {
            let draft = self.draft_of(&mut tx, (*draft).clone()).await?;
            if let Some(question) = self.waiting_bell(&mut tx, &draft).await? {
                waiting_bell = Some((draft.submission.id, question));
                break;
            }
        }
        let mut receipts = Vec::new();
        for piece in pieces {
            receipts.extend(self.receipt_of(&mut tx, piece, &meetings, helper.is_some()).await?);
        }
        receipts.sort_by_key(|receipt| std::cmp::Reverse(receipt.sent_at));
        let names = self.names(&around, band, false);
        let has_pin = tx.pin(*id).await?.is_some();
        Ok(MePage {
            band,
            names,
            chair: around.chair,
            worker: around.worker,
            next,
            forms,
            receipts,
            waiting: waiting_bell,
            not_with_helper,
            has_pin,
        })
    }
}

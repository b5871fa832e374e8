//! The child's page: my next review, what I can fill in, and what became of what I said.

use super::{OFFERED, Receipt};
use crate::{
    Actor, Service,
    error::{Error, Result},
};
use chrono::{DateTime, Utc};
use heard_domain::{
    forms::{Band, FirstPage, Form, Names},
    ids::SubmissionId,
    meeting::MeetingKind,
    policy::Action,
};

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
    /// The unsent draft: which, and when it was saved last.
    pub draft: Option<(SubmissionId, DateTime<Utc>)>,
}

impl Service {
    /// The child's page. In a helper session nothing sent can be opened.
    pub async fn me(&self, actor: &Actor, helped: bool) -> Result<MePage> {
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
        let mut forms = Vec::new();
        for form in OFFERED.iter().filter_map(|id| self.forms().form(id)) {
            let draft = match tx.draft(*id, &form.id).await? {
                Some(draft) => {
                    let saved = tx.answers(draft.id).await?.iter().map(|answer| answer.saved_at).max();
                    Some((draft.id, saved.unwrap_or(draft.started_at)))
                }
                None => None,
            };
            // Words that were begun keep their door, also when their meeting was called off.
            let fits = draft.is_some() || next.is_empty() || next.iter().any(|one| form.is_offered_for(one.kind));
            let (Some(words), Some(minutes), true) = (form.first_page(band), form.minutes.get(&band), fits) else { continue };
            forms.push(FormDoor { form, words, minutes: *minutes, draft });
        }
        let mut receipts = Vec::new();
        for submission in tx.submissions_of_child(*id).await? {
            receipts.extend(self.receipt_of(&mut tx, submission, &meetings, helped).await?);
        }
        receipts.sort_by_key(|receipt| std::cmp::Reverse(receipt.sent_at));
        let names = self.names(&around, band, false);
        let has_pin = tx.pin(*id).await?.is_some();
        Ok(MePage { band, names, chair: around.chair, worker: around.worker, next, forms, receipts, has_pin })
    }
}

//! Opening a slip. Looking changes nothing, since mail scanners and curious fingers look; only the button begins.

use super::{SlipFor, is_asked_about, slip_for::About};
use crate::{
    Service,
    error::{Error, Result},
    say::Place,
    token_hash,
    way_in::{CardSecret, Found, Origin, Person},
};
use chrono::{DateTime, Utc};
use heard_domain::{
    forms::{Band, Form, Names},
    ids::SubmissionId,
};
use heard_store::{NewSubmission, Slip};

/// What a slip answers when it is looked at. Nothing of the family is told before the button is pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlipFace {
    /// It works.
    Ready(SlipReady),
    /// It was sent, then.
    Sent(DateTime<Utc>),
    /// It asks how a conference was, which has not begun: it may have been moved since.
    Early,
    /// It was for the time before a conference, which has begun. What was begun in time can still be sent.
    Late,
    /// Past its date.
    Expired,
    /// Stopped by staff, or its conference was called off.
    Stopped,
    /// No such slip.
    Unknown,
}

/// A slip that works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlipReady {
    /// Whether something was begun with it, to go on with.
    pub begun: bool,
    /// The form.
    pub form: &'static Form,
    /// The names in its words.
    pub names: Names,
}

/// What the button opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Whose session it is from now on.
    pub person: Person,
    /// What was begun.
    pub piece: SubmissionId,
    /// Where to go on.
    pub place: Place,
}

impl Service {
    /// Looks at a slip.
    pub async fn look_at_slip(&self, secret: &CardSecret, origin: &Origin) -> Result<SlipFace> {
        match self.find_slip(secret, origin).await? {
            Some(slip) => self.face_of_slip(slip).await,
            None => Ok(SlipFace::Unknown),
        }
    }

    /// Begins with a slip, or goes on with what was begun. Of two taps the second goes on with what the first began.
    pub async fn open_slip(&self, secret: &CardSecret, origin: &Origin) -> Result<std::result::Result<Opened, SlipFace>> {
        let Some(slip) = self.find_slip(secret, origin).await? else { return Ok(Err(SlipFace::Unknown)) };
        let face = self.face_of_slip(slip.clone()).await?;
        let SlipFace::Ready(SlipReady { form, .. }) = face else { return Ok(Err(face)) };
        let mut tx = self.store.write().await?;
        let at = self.clock.now();
        let name = format!("slip:{}", slip.id);
        let begun = tx.slip(slip.id).await?.and_then(|slip| slip.submission);
        let piece = match begun {
            Some(piece) => piece,
            None => {
                let piece = SubmissionId::new(self.chance.id());
                tx.add_submission(&NewSubmission {
                    id: piece,
                    whose: slip.whose,
                    author: None,
                    form: &form.id,
                    form_version: i64::from(form.version),
                    part: None,
                    kind: form.submission,
                    band: Band::Adult,
                    language: form.language,
                    helper: None,
                    received_on: None,
                    at,
                })
                .await?;
                if !tx.begin_with_slip(slip.id, piece).await? {
                    return Ok(Err(SlipFace::Stopped));
                }
                piece
            }
        };
        tx.audit(at, &name, "slip-opened", &name, if begun.is_some() { "again" } else { "" }).await?;
        let submission = tx.submission(piece).await?.ok_or(Error::Hidden)?;
        if let Some(sent_at) = submission.sent_at {
            return Ok(Err(SlipFace::Sent(sent_at)));
        }
        let draft = self.draft_of(&mut tx, submission).await?;
        let place = draft.journey().resume().map_or(Place::Check, |question| Place::Question(question.page_key().to_owned()));
        tx.commit().await?;
        Ok(Ok(Opened { person: Person::Parent(slip.id), piece, place }))
    }

    /// What a slip answers.
    pub(crate) async fn face_of_slip(&self, slip: Slip) -> Result<SlipFace> {
        let now = self.clock.now();
        if let Some(sent_at) = slip.sent_at {
            return Ok(SlipFace::Sent(sent_at));
        }
        if slip.stopped_at.is_some() {
            return Ok(SlipFace::Stopped);
        }
        let asks = Self::asked_by(&slip)?;
        let begun = slip.submission.is_some();
        let mut tx = self.store.read().await?;
        let face = match (asks, self.about(&mut tx, asks).await?) {
            // What was begun before a conference goes to the family's next one when that was called off.
            (SlipFor::Before(_), About::Conference(_)) if begun => None,
            (_, About::Conference(meeting)) if !is_asked_about(&meeting) => Some(SlipFace::Stopped),
            (SlipFor::After(_), About::Conference(meeting)) if now < meeting.starts_at => Some(SlipFace::Early),
            (SlipFor::Before(_), About::Conference(meeting)) if !self.is_to_come(&meeting) => Some(SlipFace::Late),
            _ => None,
        };
        if slip.expires_at < now {
            return Ok(SlipFace::Expired);
        }
        if let Some(face) = face {
            return Ok(face);
        }
        let form = self.form_of(asks)?;
        Ok(SlipFace::Ready(SlipReady { begun, form, names: self.names_before_the_button(form) }))
    }

    async fn find_slip(&self, secret: &CardSecret, origin: &Origin) -> Result<Option<Slip>> {
        match secret {
            CardSecret::Token(token) => Ok(self.store.read().await?.slip_by_token(&token_hash(token)).await?),
            CardSecret::Code(typed) => match self.find_by_code(typed, origin).await? {
                Some(Found::Slip(slip)) => Ok(Some(slip)),
                Some(Found::Card(_)) | None => Ok(None),
            },
        }
    }
}

//! What became of a piece: sent, read by whom and when, talked about. Only what is true is said.

use crate::{Actor, Service, error::Result};
use chrono::{DateTime, NaiveDate, Utc};
use heard_domain::{
    calendar::london_date,
    forms::{Band, Language, Names, Placeholder, Snapshot, fill_plain},
    ids::SubmissionId,
    linking::{Opening, Target, came_after, is_unread},
    meeting::MeetingState,
    policy::Action,
};
use heard_store::{Meeting, Owner, Submission, Tx};

/// One step of a receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReceiptState {
    /// Sent, at this time.
    Sent(DateTime<Utc>),
    /// Someone opened it.
    Read {
        /// The name children know.
        reader: String,
        /// When.
        at: DateTime<Utc>,
    },
    /// The chair, by name, has not opened it yet.
    NotRead(String),
    /// Nobody is named as chair yet.
    NoChair,
    /// The meeting was held, and the chair had not opened it before.
    UnreadAtStart(String),
    /// The meeting was held and the chair had read it.
    TalkedAbout(NaiveDate),
    /// The meeting it goes to is on this day.
    ToBeTalkedAbout(NaiveDate),
    /// No meeting is booked yet.
    NoMeeting,
    /// An answer asked someone to do something: the option in words.
    Asked(String),
    /// It was done.
    Done {
        /// The option in words.
        choice: String,
        /// Who did it.
        by: String,
        /// When.
        at: DateTime<Utc>,
        /// What they say about it.
        said: Option<String>,
    },
}

/// One sent piece and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Receipt {
    /// Which one.
    pub id: SubmissionId,
    /// The words it is shown in.
    pub band: Band,
    /// The names in them.
    pub names: Names,
    /// The piece as sent; none for a helper, who may not open sent pieces.
    pub snapshot: Option<Snapshot>,
    /// The form's name.
    pub name: String,
    /// The language of that name: English where the form has no words in the child's.
    pub name_in: Language,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// Whether it came after a meeting had started, and goes on to the next.
    pub came_after: bool,
    /// The steps, in order.
    pub states: Vec<ReceiptState>,
    /// Whether a safety answer was sent with it.
    pub alert: bool,
}

impl Service {
    /// The receipt of a piece of the child's own.
    pub async fn receipt(&self, actor: &Actor, id: SubmissionId, helped: bool) -> Result<Option<Receipt>> {
        actor.require(Action::SeeOwnReceipt)?;
        let mut tx = self.store.read().await?;
        let submission = self.own(&mut tx, actor, id).await?;
        let meetings = match submission.whose {
            Owner::Child(child) => tx.meetings_of_child(child).await?,
            Owner::Family(_) => return Ok(None),
        };
        self.receipt_of(&mut tx, submission, &meetings, helped).await
    }

    /// The receipt of a sent piece; none for a draft.
    pub(super) async fn receipt_of(
        &self,
        tx: &mut Tx,
        submission: Submission,
        meetings: &[Meeting],
        helped: bool,
    ) -> Result<Option<Receipt>> {
        let (Some(child), Some(sent_at), Some(snapshot)) =
            (submission.whose.child(), submission.sent_at, submission.snapshot.clone())
        else {
            return Ok(None);
        };
        let (read, snapshot) = (snapshot.clone(), snapshot.into_asked());
        let around = self.around(tx, child, meetings).await?;
        let without_worker = super::hidden_from_worker(&snapshot);
        let names = self.names(&around, submission.band, without_worker).with_day(Placeholder::SentDate, london_date(sent_at));
        // What was asked in another language is listed by its name in this one.
        let form = self.forms().form(&snapshot.form).filter(|form| form.language == self.language);
        let own = form.and_then(|form| form.first_page(submission.band)).filter(|_| snapshot.language != self.language);
        let (name, name_in) = match own {
            Some(page) => (fill_plain(&page.name, &names), self.language),
            None => (snapshot.name.clone(), snapshot.language),
        };
        let openings = tx.openings(submission.id).await?;
        let mut states = vec![ReceiptState::Sent(sent_at)];
        states.extend(openings.iter().map(|(_, reader, at)| ReceiptState::Read { reader: reader.clone(), at: *at }));
        let opened: Vec<Opening> = openings.iter().map(|(by, _, at)| Opening { by: *by, at: *at }).collect();
        let mut linked = false;
        for link in tx.links_of_child(child).await?.iter().filter(|link| link.submission == submission.id) {
            linked = true;
            let meeting = match link.target {
                Target::Meeting(id) => meetings.iter().find(|meeting| meeting.id == id),
                Target::DueWindow { .. } => None,
            };
            states.extend(self.link_states(tx, meeting, around.chair.as_deref(), &opened).await?);
        }
        if !linked {
            states.push(ReceiptState::NoMeeting);
        }
        for task in tx.tasks_of_submission(submission.id).await? {
            states.push(match task.done {
                None => ReceiptState::Asked(read.as_chosen(&task.choice)),
                Some(done) => {
                    ReceiptState::Done { choice: read.as_chosen(&task.choice), by: done.by, at: done.at, said: done.said }
                }
            });
        }
        let after = crate::linking::sent_fact(&submission).is_some_and(|sent| {
            !came_after(&sent, &meetings.iter().map(crate::linking::meeting_fact).collect::<Vec<_>>()).is_empty()
        });
        let alert = snapshot_has_bell(&snapshot);
        Ok(Some(Receipt {
            id: submission.id,
            band: submission.band,
            names,
            name,
            name_in,
            snapshot: Some(snapshot).filter(|_| !helped),
            sent_at,
            came_after: after,
            states,
            alert,
        }))
    }

    async fn link_states(
        &self,
        tx: &mut Tx,
        meeting: Option<&Meeting>,
        chair: Option<&str>,
        opened: &[Opening],
    ) -> Result<Vec<ReceiptState>> {
        let Some(meeting) = meeting else {
            let unread = match chair {
                _ if !opened.is_empty() => None,
                Some(chair) => Some(ReceiptState::NotRead(chair.to_owned())),
                None => Some(ReceiptState::NoChair),
            };
            return Ok(unread.into_iter().chain([ReceiptState::NoMeeting]).collect());
        };
        let staff = match meeting.chair {
            Some(id) => tx.staff(id).await?,
            None => None,
        };
        let day = london_date(meeting.starts_at);
        let held = meeting.state == MeetingState::Held;
        Ok(match staff {
            None => vec![ReceiptState::NoChair, ReceiptState::ToBeTalkedAbout(day)],
            Some(staff) if is_unread(staff.id, opened) && held => vec![ReceiptState::UnreadAtStart(staff.spoken_name)],
            Some(staff) if is_unread(staff.id, opened) => {
                vec![ReceiptState::NotRead(staff.spoken_name), ReceiptState::ToBeTalkedAbout(day)]
            }
            Some(_) if held => vec![ReceiptState::TalkedAbout(day)],
            Some(_) => vec![ReceiptState::ToBeTalkedAbout(day)],
        })
    }
}

fn snapshot_has_bell(snapshot: &Snapshot) -> bool {
    use heard_domain::forms::Shown;
    snapshot.answered().any(|(_, shown)| match shown {
        Shown::Options { options, .. } => options.iter().any(|option| option.signal.is_some()),
        Shown::Cards { cards } => cards.iter().any(|card| card.column.as_ref().is_some_and(|column| column.signal.is_some())),
        Shown::Ladder { signal, .. } => signal.is_some(),
        Shown::Times { .. } | Shown::Dated { .. } | Shown::Text { .. } => false,
    })
}

/// The names of a moment something was read.
pub fn read_names(names: Names, reader: &str, at: DateTime<Utc>) -> Names {
    names.with(Placeholder::Reader, reader).with_day(Placeholder::ReadDate, london_date(at)).with_time(Placeholder::ReadTime, at)
}

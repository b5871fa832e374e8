//! What became of a piece: sent, read by whom and when, talked about. Only what is true is said.

use crate::{Actor, Service, error::Result};
use chrono::{DateTime, NaiveDate, Utc};
use heard_domain::{
    calendar::london_date,
    due::DueKind,
    forms::{Band, Does, Form, Language, Names, Placeholder, Shown, Snapshot, TextId, fill_plain, started},
    ids::SubmissionId,
    linking::{Opening, Target, came_after, is_unread},
    meeting::MeetingState,
    policy::Action,
};
use heard_store::{Meeting, Owner, Reply, StoredAnswer, Submission, Tx};

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
    /// The meeting was held, and the chair writes back by this day.
    ReplyDue(NaiveDate),
    /// The chair wrote back; about the piece as a whole, these words.
    Replied {
        /// The chair.
        by: Option<String>,
        /// About the piece as a whole; empty when each answer has its own words.
        said: String,
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
    /// What the chair wrote back about single answers; none for a helper.
    pub replies: Vec<Reply>,
    /// What was added to it later, with the day; none for a helper.
    pub added: Vec<(DateTime<Utc>, SubmissionId, Vec<Shown>)>,
    /// Whether more can be added: by the child, and not with pictures.
    pub can_add: bool,
    /// The pack that it is a part of.
    pub pack: Option<String>,
    /// Its form.
    pub form: String,
    /// Whether the child declined the chair's visit; none when the form does not ask.
    pub visit_declined: Option<bool>,
    /// What its answers start; an option that a later form does not have starts nothing.
    wants: Vec<Does>,
}

impl Service {
    /// The receipt of a piece of the child's own.
    pub async fn receipt(&self, actor: &Actor, id: SubmissionId, helped: bool) -> Result<Option<Receipt>> {
        actor.require(Action::SeeOwnReceipt)?;
        let mut tx = self.store.read().await?;
        let submission = self.own(&mut tx, actor, id).await?;
        let meetings = match submission.whose {
            Owner::Child(child) => tx.meetings_of_child(child).await?,
            Owner::Family(_) | Owner::Adult(_) => return Ok(None),
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
            // Not the child's asking: it is how their form reaches its readers.
            if task.does == Does::CarerReview {
                continue;
            }
            let choice = match task.does {
                Does::Copy => fill_plain(self.forms().standing.text(TextId::CopyAsked, submission.band), &names),
                _ => read.as_chosen(&task.choice),
            };
            states.push(match task.done {
                None => ReceiptState::Asked(choice),
                Some(done) => ReceiptState::Done { choice, by: done.by, at: done.at, said: done.said },
            });
        }
        let (whole, replies): (Vec<Reply>, Vec<Reply>) =
            tx.replies_released(submission.id).await?.into_iter().partition(|reply| reply.question == crate::meetings::WHOLE);
        if let Some(first) = whole.first().or_else(|| replies.first()) {
            let said = whole.first().map(|reply| reply.said.clone()).unwrap_or_default();
            states.push(ReceiptState::Replied { by: first.by.clone(), said });
        } else if let Some(ReceiptState::TalkedAbout(day)) =
            states.iter().rfind(|state| matches!(state, ReceiptState::TalkedAbout(_)))
        {
            // Q4 of the rules: a reply within 20 working days. After that day nothing is promised any more.
            let due = self.rules.limits.due(DueKind::Distribution, *day, &self.rules.days).ok().map(|due| due.limit);
            states.extend(due.filter(|due| *due >= self.clock.today()).map(ReceiptState::ReplyDue));
        }
        let asks_of_visit = self.forms().form(&submission.form).is_some_and(Form::is_asked_once);
        let wants = self.wanted(&submission.form, tx.answers(submission.id).await?);
        let mut added = Vec::new();
        for addition in tx.additions(submission.id).await?.into_iter().filter(|_| !helped) {
            let (Some(at), Some(said)) = (addition.sent_at, addition.snapshot) else { continue };
            added.push((
                at,
                addition.id,
                said.answered().filter(|(asked, _)| asked.kind == "long_text").map(|(_, shown)| shown.clone()).collect(),
            ));
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
            replies: if helped { Vec::new() } else { replies },
            added,
            can_add: !helped && submission.band != Band::B4,
            pack: submission.part.is_some().then(|| submission.form.clone()),
            form: submission.form.clone(),
            visit_declined: asks_of_visit.then(|| wants.contains(&Does::DeclineVisit)),
            wants,
        }))
    }

    /// What the answers of a piece start.
    fn wanted(&self, form: &str, answers: Vec<StoredAnswer>) -> Vec<Does> {
        let Some(form) = self.forms().form(form) else { return Vec::new() };
        answers
            .into_iter()
            .filter_map(|answer| Some((form.question(&answer.question)?, answer.value?)))
            .flat_map(|(question, value)| started(question, &value).iter().map(|started| started.does).collect::<Vec<_>>())
            .collect()
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

impl Receipt {
    /// Whether the child wants to know more about advocates first.
    pub fn asks_about_advocate(&self) -> bool {
        self.wants.contains(&Does::AdvocateInformation)
    }
}

fn snapshot_has_bell(snapshot: &Snapshot) -> bool {
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

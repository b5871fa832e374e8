//! One child: who they are, what is due and why, their meetings, cards and pieces. Never a word of what they said.

use super::AdultsOfChild;
use crate::{
    Actor, Service,
    error::{Error, Result},
    linking::NextDue,
    say::hidden_from_worker,
    way_in::Card,
};
use chrono::{DateTime, Utc};
use heard_domain::{
    age::age_on,
    forms::Band,
    ids::{ChildId, SubmissionId},
    policy::Action,
};
use heard_store::{Allocation, CarePeriod, Child, Meeting, Participation, Plan, StoredLink, Tx};

/// One child's page.
#[derive(Clone, Debug, PartialEq)]
pub struct ChildPage {
    /// The child.
    pub child: Child,
    /// Age today, in years.
    pub age: u32,
    /// The words they are asked in.
    pub band: Band,
    /// Times in care, oldest first.
    pub care: Vec<CarePeriod>,
    /// Protection plans, oldest first.
    pub plans: Vec<Plan>,
    /// Who works with the child now.
    pub allocations: Vec<Allocation>,
    /// What is due next, and why.
    pub due: Vec<NextDue>,
    /// Every meeting, newest first.
    pub meetings: Vec<MeetingEntry>,
    /// Every card, newest first.
    pub cards: Vec<Card>,
    /// Whether the child chose a PIN.
    pub has_pin: bool,
    /// What was sent, newest first; none for a reader who may not know.
    pub pieces: Vec<Piece>,
    /// What adults wrote about the child, and what this reader may write or ask for.
    pub adults: AdultsOfChild,
    /// Whether this reader may book meetings, make cards, edit the child.
    pub may: May,
}

/// What the reader of a child's page may do there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct May {
    /// Book a meeting.
    pub book: bool,
    /// Make a card.
    pub invite: bool,
    /// Change name, words and allocations.
    pub edit: bool,
}

/// One meeting on a child's page.
#[derive(Clone, Debug, PartialEq)]
pub struct MeetingEntry {
    /// The meeting.
    pub meeting: Meeting,
    /// How the child took part.
    pub participation: Option<Participation>,
    /// The chair's name.
    pub chair: Option<String>,
}

/// One sent piece on a child's page.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Which one.
    pub id: SubmissionId,
    /// The form's name.
    pub form: String,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// Every link it ever had, oldest first, with the rule that made each.
    pub links: Vec<StoredLink>,
    /// Who opened it, and when.
    pub openings: Vec<(String, DateTime<Utc>)>,
}

impl Service {
    /// One child's page.
    pub async fn child_page(&self, actor: &Actor, id: ChildId) -> Result<ChildPage> {
        let mut tx = self.store.read().await?;
        let child = self.child_for(&mut tx, actor, Action::SeeChild, id).await?;
        let allocations = tx.allocations(id).await?;
        let meetings = tx.meetings_of_child(id).await?;
        let due = self.next_due(&mut tx, id, &meetings).await?;
        let participations = tx.participations_of_child(id).await?;
        let mut entries = Vec::with_capacity(meetings.len());
        for meeting in meetings.into_iter().rev() {
            let participation = participations.iter().find(|one| one.meeting == meeting.id).cloned();
            let chair = self.chair_name(&mut tx, &meeting).await?;
            entries.push(MeetingEntry { meeting, participation, chair });
        }
        let pieces = if actor.may(Action::ListSubmissions) { self.pieces(&mut tx, actor, id).await? } else { Vec::new() };
        Ok(ChildPage {
            age: age_on(child.date_of_birth, self.clock.today()),
            band: self.band_of(&child),
            care: tx.care_periods(id).await?,
            plans: tx.plans(id).await?,
            allocations,
            due,
            meetings: entries,
            cards: tx.invitations_of_child(id).await?.into_iter().map(Card::from).collect(),
            has_pin: tx.pin(id).await?.is_some(),
            pieces,
            adults: self.adults_of(&mut tx, actor, &child).await?,
            may: May {
                book: actor.may(Action::BookMeeting),
                invite: actor.may(Action::MakeInvitation),
                edit: actor.may(Action::EditChild),
            },
            child,
        })
    }

    /// The child with this council id, or with this id of ours: for commands.
    pub async fn find_child(&self, actor: &Actor, text: &str) -> Result<ChildId> {
        actor.require(Action::MakeInvitation)?;
        let mut tx = self.store.read().await?;
        if let Some(child) = tx.child_by_council_id(text.trim()).await? {
            return Ok(child.id);
        }
        let id = text.trim().parse::<ChildId>().map_err(|_| Error::Hidden)?;
        tx.child(id).await?.map(|child| child.id).ok_or(Error::Hidden)
    }

    /// The name of a meeting's chair, as on a badge.
    pub(crate) async fn chair_name(&self, tx: &mut Tx, meeting: &Meeting) -> Result<Option<String>> {
        Ok(match meeting.chair {
            Some(chair) => tx.staff(chair).await?.map(|staff| staff.name),
            None => None,
        })
    }

    /// Sent pieces without their words. A worker whom the child kept out of a piece does not learn of it.
    async fn pieces(&self, tx: &mut Tx, actor: &Actor, child: ChildId) -> Result<Vec<Piece>> {
        let only_worker = !actor.may(Action::SeeReport) && self.is_only_worker(tx, actor, child).await?;
        let mut pieces = Vec::new();
        for submission in tx.submissions_of_child(child).await? {
            let (Some(sent_at), Some(snapshot)) = (submission.sent_at, submission.snapshot.as_ref()) else { continue };
            if only_worker && hidden_from_worker(snapshot) {
                continue;
            }
            pieces.push(Piece {
                id: submission.id,
                form: snapshot.name.clone(),
                sent_at,
                links: tx.link_history(submission.id).await?,
                openings: tx.openings(submission.id).await?.into_iter().map(|(_, name, at)| (name, at)).collect(),
            });
        }
        pieces.sort_by_key(|piece| std::cmp::Reverse(piece.sent_at));
        Ok(pieces)
    }

    /// Whether the reader knows this child as their worker and not as a chair.
    pub(crate) async fn is_only_worker(&self, tx: &mut Tx, actor: &Actor, child: ChildId) -> Result<bool> {
        Ok(match actor.staff() {
            Some(staff) => tx.is_worker_of(staff.id, child).await? && !tx.is_chair_of(staff.id, child).await?,
            None => false,
        })
    }

    /// The words a child is asked in: their age's, or the younger ones a worker chose.
    pub(crate) fn band_of(&self, child: &Child) -> Band {
        child.band.unwrap_or_else(|| Band::for_age(age_on(child.date_of_birth, self.clock.today())))
    }
}

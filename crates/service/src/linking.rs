//! Keeps every sent piece linked to the child's next review: runs the linker in the transaction of whatever may have changed it.

use crate::{Service, error::Result};
use heard_domain::{
    due::{CareHistory, Due, Next, next_conference, next_review},
    ids::{ChildId, LinkId},
    linking::{Change, DueWindow, Link, MeetingFact, SentFact, relink},
    meeting::{MeetingKind, MeetingState},
};
use heard_store::{Meeting, Submission, Tx};

/// What is due next for a child, and of which kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextDue {
    /// The kind of meeting.
    pub kind: MeetingKind,
    /// When, and why.
    pub due: Due,
}

impl Service {
    /// Puts the links of all of a child's pieces right. Running it again changes nothing.
    pub(crate) async fn relink_child(&self, tx: &mut Tx, child: ChildId) -> Result<()> {
        tx.lock_child(child).await?;
        let meetings = tx.meetings_of_child(child).await?;
        let facts: Vec<MeetingFact> = meetings.iter().map(meeting_fact).collect();
        let windows: Vec<DueWindow> = self
            .next_due(tx, child, &meetings)
            .await?
            .into_iter()
            .map(|next| DueWindow { kind: next.kind, limit: next.due.limit })
            .collect();
        let links = tx.links_of_child(child).await?;
        let at = self.clock.now();
        for submission in tx.submissions_of_child(child).await? {
            let Some(sent) = sent_fact(&submission) else { continue };
            let current: Vec<Link> = links
                .iter()
                .filter(|link| link.submission == submission.id)
                .map(|link| Link { id: link.id, slot: link.slot, target: link.target, rule: link.rule })
                .collect();
            for change in relink(&sent, &facts, &windows, &current) {
                match change {
                    Change::End { link, why } => tx.end_link(link, why, at).await?,
                    Change::Make { slot, target, rule } => {
                        tx.add_link(LinkId::new(self.chance.id()), submission.id, child, slot, target, rule, at).await?;
                    }
                }
            }
        }
        Ok(())
    }

    /// What is due next for a child, in each cycle they are in.
    pub(crate) async fn next_due(&self, tx: &mut Tx, child: ChildId, meetings: &[Meeting]) -> Result<Vec<NextDue>> {
        let mut next = Vec::new();
        let held = |wanted: fn(MeetingKind) -> bool| {
            meetings
                .iter()
                .filter(move |meeting| meeting.state == MeetingState::Held && wanted(meeting.kind))
                .filter_map(|meeting| meeting.held_on)
                .collect::<Vec<_>>()
        };
        if let Some(period) = tx.care_periods(child).await?.into_iter().rfind(|period| period.ended_on.is_none()) {
            let reviews = held(|kind| kind == MeetingKind::LookedAfterReview);
            let history = CareHistory { began: period.started_on, short_breaks: period.short_breaks, held: &reviews };
            next.push((MeetingKind::LookedAfterReview, next_review(history)));
        }
        if let Some(plan) = tx.plans(child).await?.into_iter().rfind(|plan| plan.ended_on.is_none()) {
            let conferences = held(|kind| kind == MeetingKind::ReviewConference);
            next.push((MeetingKind::ReviewConference, next_conference(plan.started_on, &conferences)));
        }
        next.into_iter().map(|(kind, next)| Ok(NextDue { kind, due: self.due(next)? })).collect()
    }

    /// When something is due, and why.
    fn due(&self, next: Next) -> Result<Due> {
        Ok(self.rules.limits.due(next.kind, next.from, &self.rules.days)?)
    }
}

/// A meeting as the linker sees it.
pub(crate) fn meeting_fact(meeting: &Meeting) -> MeetingFact {
    MeetingFact { id: meeting.id, kind: meeting.kind, state: meeting.state, starts_at: meeting.starts_at }
}

/// A piece as the linker sees it; none for a draft.
pub(crate) fn sent_fact(submission: &Submission) -> Option<SentFact> {
    submission.sent_at.map(|sent_at| SentFact { kind: submission.kind, sent_at, cycles: submission.cycles, about: None })
}

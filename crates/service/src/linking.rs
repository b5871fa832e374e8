//! Keeps every sent piece linked to the child's next review: runs the linker in the transaction of whatever may have changed it.

use crate::{
    Service,
    error::{Error, Result},
};
use chrono::NaiveDate;
use heard_domain::{
    calendar::{PastTheTable, london_date},
    due::{CareHistory, Due, HeldElsewhere, Next, NextReview, next_conference, next_review},
    ids::{ChildId, LinkId, MeetingId},
    linking::{Change, DueWindow, Link, MeetingFact, SentFact, relink},
    meeting::{MeetingKind, MeetingState},
    ssda903::CouncilId,
    submission::SubmissionKind,
};
use heard_store::{CarePeriod, Child, Meeting, Owner, StoredLink, Submission, Tx};
use std::collections::BTreeSet;

/// What is due next for a child, and of which kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextDue {
    /// The kind of meeting.
    pub kind: MeetingKind,
    /// When, and why; or why the date cannot be told. Either way something is due.
    pub due: std::result::Result<Due, NoDate>,
    /// False where a review that is not on record here would change the date: good enough to plan by, and no ground for calling the
    /// meeting late.
    pub certain: bool,
}

/// Why the date by which a meeting is due cannot be told.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoDate {
    /// There is no review to count from: earlier ones were held before the records here begin.
    #[error(transparent)]
    HeldElsewhere(#[from] HeldElsewhere),
    /// The count leaves the table of bank holidays.
    #[error(transparent)]
    PastTheTable(#[from] PastTheTable),
}

impl Service {
    /// Puts the links of all of a child's pieces right, and of what their family said. Running it again changes nothing.
    pub(crate) async fn relink_child(&self, tx: &mut Tx, child: ChildId) -> Result<()> {
        tx.lock_child(child).await?;
        let meetings = tx.meetings_of_child(child).await?;
        let facts: Vec<MeetingFact> = meetings.iter().map(meeting_fact).collect();
        let windows: Vec<DueWindow> = self
            .next_due(tx, child, &meetings)
            .await?
            .into_iter()
            .map(|next| DueWindow { kind: next.kind, limit: next.due.ok().map(|due| due.limit) })
            .collect();
        let links = tx.links_of_child(child).await?;
        for submission in tx.submissions_of_child(child).await? {
            let own: Vec<StoredLink> = links.iter().filter(|link| link.submission == submission.id).cloned().collect();
            self.put_right(tx, &submission, &facts, &windows, &own).await?;
        }
        for piece in tx.adult_pieces_of(child).await? {
            let links = tx.links_of_submission(piece.id).await?;
            self.put_right(tx, &piece, &facts, &windows, &links).await?;
        }
        // What a family said about or for a conference hangs on every child of it.
        let about: BTreeSet<MeetingId> =
            tx.family_pieces_of(child).await?.iter().filter_map(|piece| piece.whose.about()).collect();
        for conference in about {
            self.relink_family(tx, conference).await?;
        }
        Ok(())
    }

    /// Puts the links right of whatever these adults sent.
    pub(crate) async fn relink_adults(&self, tx: &mut Tx, whose: Owner) -> Result<()> {
        match whose {
            Owner::Child(child) | Owner::Adult(child) => self.relink_child(tx, child).await,
            Owner::Family(conference) => self.relink_family(tx, conference).await,
        }
    }

    /// Puts the links of what a family said right: feedback to the conference it is about and with the next one of any of its children,
    /// views to the conference they were made for or the next.
    async fn relink_family(&self, tx: &mut Tx, conference: MeetingId) -> Result<()> {
        let (mut facts, mut windows) = (Vec::new(), Vec::new());
        for child in tx.children_of_meeting(conference).await? {
            tx.lock_child(child).await?;
            let meetings = tx.meetings_of_child(child).await?;
            let due = self.next_due(tx, child, &meetings).await?;
            windows.extend(due.into_iter().map(|next| DueWindow { kind: next.kind, limit: next.due.ok().map(|due| due.limit) }));
            // Siblings meet together: each meeting counts once.
            let new = meetings.iter().map(meeting_fact).filter(|fact| !facts.contains(fact)).collect::<Vec<_>>();
            facts.extend(new);
        }
        for piece in tx.family_pieces(conference).await? {
            let links = tx.links_of_submission(piece.id).await?;
            self.put_right(tx, &piece, &facts, &windows, &links).await?;
        }
        Ok(())
    }

    /// Puts the links of one piece right; `links` are those of it that stand.
    async fn put_right(
        &self,
        tx: &mut Tx,
        piece: &Submission,
        facts: &[MeetingFact],
        windows: &[DueWindow],
        links: &[StoredLink],
    ) -> Result<()> {
        let Some(sent) = sent_fact(piece) else { return Ok(()) };
        let current: Vec<Link> =
            links.iter().map(|link| Link { id: link.id, slot: link.slot, target: link.target, rule: link.rule }).collect();
        let at = self.clock.now();
        for change in relink(&sent, facts, windows, &current) {
            match change {
                Change::End { link, why } => tx.end_link(link, why, at).await?,
                Change::Make { slot, target, rule } => {
                    tx.add_link(LinkId::new(self.chance.id()), piece.id, slot, target, rule, at).await?;
                }
            }
        }
        Ok(())
    }

    /// What is due next for a child, in each cycle they are in.
    pub(crate) async fn next_due(&self, tx: &mut Tx, child: ChildId, meetings: &[Meeting]) -> Result<Vec<NextDue>> {
        let today = self.clock.today();
        // A return can name a day that is still to come: nothing is counted from it.
        let held = |wanted: MeetingKind| -> Vec<NaiveDate> {
            let held = meetings.iter().filter(|meeting| meeting.state == MeetingState::Held && meeting.kind == wanted);
            held.filter_map(|meeting| meeting.held_on).filter(|day| *day <= today).collect()
        };
        let mut next = Vec::new();
        if let Some(period) = tx.care_periods(child).await?.into_iter().rfind(|period| period.ended_on.is_none()) {
            let recorded_from = self.recorded_from(tx, child).await?;
            next.push(self.review_due(&period, &held(MeetingKind::LookedAfterReview), recorded_from));
        }
        if let Some(plan) = tx.plans(child).await?.into_iter().rfind(|plan| plan.ended_on.is_none()) {
            let conference = next_conference(plan.started_on, &held(MeetingKind::ReviewConference));
            next.push(NextDue { kind: MeetingKind::ReviewConference, due: self.due(conference), certain: true });
        }
        Ok(next)
    }

    fn review_due(&self, period: &CarePeriod, held: &[NaiveDate], recorded_from: NaiveDate) -> NextDue {
        let history = CareHistory {
            began: period.started_on,
            began_known: period.start_known,
            short_breaks: period.short_breaks,
            held,
            recorded_from,
        };
        let (due, certain) = match next_review(history, &self.rules.limits, &self.rules.days) {
            Ok(NextReview { next, certain }) => (self.due(next), certain),
            Err(nowhere) => (Err(nowhere.into()), false),
        };
        NextDue { kind: MeetingKind::LookedAfterReview, due, certain }
    }

    /// The day from which every review of a child is on record here: since they were put on the register, or since the returns that
    /// were loaded begin.
    async fn recorded_from(&self, tx: &mut Tx, child: ChildId) -> Result<NaiveDate> {
        let Some(Child { council_id, created_at, .. }) = tx.child(child).await? else { return Err(Error::Hidden) };
        let put_on = london_date(created_at);
        let returned = match council_id.parse::<CouncilId>() {
            Ok(id) => self.coverage(tx).await?.newest_since(&id),
            Err(_) => None,
        };
        Ok(returned.map_or(put_on, |since| since.min(put_on)))
    }

    /// When something is due, and why.
    fn due(&self, next: Next) -> std::result::Result<Due, NoDate> {
        Ok(self.rules.limits.due(next.kind, next.from, &self.rules.days)?)
    }
}

/// A meeting as the linker sees it.
pub(crate) fn meeting_fact(meeting: &Meeting) -> MeetingFact {
    MeetingFact { id: meeting.id, kind: meeting.kind, state: meeting.state, starts_at: meeting.starts_at }
}

/// A piece as the linker sees it; none for a draft.
pub(crate) fn sent_fact(submission: &Submission) -> Option<SentFact> {
    let feedback = submission.kind == SubmissionKind::ParentFeedback;
    submission.sent_at.map(|sent_at| SentFact {
        kind: submission.kind,
        sent_at,
        cycles: submission.cycles,
        about: submission.whose.about().filter(|_| feedback),
        made_for: submission.whose.about().filter(|_| !feedback),
    })
}

//! Short ways to write down a child's meetings, and a piece with the links it has.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use chrono::{DateTime, NaiveDate, Utc};
use heard_domain::{
    calendar::from_london,
    ids::{LinkId, MeetingId},
    linking::{Change, DueWindow, EndReason, Link, LinkRule, MeetingFact, SentFact, Slot, Target, relink},
    meeting::{MeetingKind, MeetingState},
    submission::{Cycle, CycleChoice, SubmissionKind},
};
use uuid::Uuid;

pub(crate) const CARE: Slot = Slot::Next(Cycle::Care);
pub(crate) const PROTECTION: Slot = Slot::Next(Cycle::Protection);

/// A time in London, as "2019-05-05 21:10".
pub(crate) fn at(local: &str) -> DateTime<Utc> {
    from_london(format!("{}:00", local.replace(' ', "T")).parse().unwrap())
}

pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn id(number: u128) -> MeetingId {
    MeetingId::new(Uuid::from_u128(number))
}

pub(crate) fn meeting(number: u128, kind: MeetingKind, local: &str) -> MeetingFact {
    MeetingFact { id: id(number), kind, state: MeetingState::Planned, starts_at: at(local) }
}

pub(crate) fn review(number: u128, local: &str) -> MeetingFact {
    meeting(number, MeetingKind::LookedAfterReview, local)
}

pub(crate) fn conference(number: u128, local: &str) -> MeetingFact {
    meeting(number, MeetingKind::ReviewConference, local)
}

pub(crate) fn due(kind: MeetingKind, limit: &str) -> DueWindow {
    DueWindow { kind, limit: Some(date(limit)) }
}

pub(crate) fn sent(kind: SubmissionKind, local: &str) -> SentFact {
    SentFact { kind, sent_at: at(local), cycles: CycleChoice::Both, about: None, made_for: None }
}

pub(crate) fn statement(local: &str) -> SentFact {
    sent(SubmissionKind::Statement, local)
}

/// A sent piece, the links that stand and those that ended.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) sent: SentFact,
    pub(crate) links: Vec<Link>,
    pub(crate) ended: Vec<(Slot, Target, EndReason)>,
    made: u128,
}

impl Piece {
    pub(crate) fn new(sent: SentFact) -> Self {
        Self { sent, links: Vec::new(), ended: Vec::new(), made: 0 }
    }

    /// Does what the linker says, as the store would.
    pub(crate) fn relink(&mut self, meetings: &[MeetingFact], windows: &[DueWindow]) -> &mut Self {
        for change in relink(&self.sent, meetings, windows, &self.links) {
            match change {
                Change::End { link, why } => {
                    let place = self.links.iter().position(|standing| standing.id == link).expect("only a standing link ends");
                    let link = self.links.remove(place);
                    self.ended.push((link.slot, link.target, why));
                }
                Change::Make { slot, target, rule } => {
                    assert!(self.links.iter().all(|link| link.slot != slot), "one link in each slot");
                    self.made += 1;
                    self.links.push(Link { id: LinkId::new(Uuid::from_u128(self.made)), slot, target, rule });
                }
            }
        }
        self
    }

    pub(crate) fn link(&self, slot: Slot) -> Option<Link> {
        self.links.iter().find(|link| link.slot == slot).copied()
    }

    /// What the link in this slot points at, and the rule that made it.
    pub(crate) fn goes_to(&self, slot: Slot) -> Option<(Target, LinkRule)> {
        self.link(slot).map(|link| (link.target, link.rule))
    }

    /// Why links ended, in order.
    pub(crate) fn whys(&self) -> Vec<EndReason> {
        self.ended.iter().map(|(_, _, why)| *why).collect()
    }
}

/// What `Piece::goes_to` answers for a meeting.
#[expect(clippy::unnecessary_wraps, reason = "to stand beside what goes_to answers")]
pub(crate) fn to_meeting(number: u128, rule: LinkRule) -> Option<(Target, LinkRule)> {
    Some((Target::Meeting(id(number)), rule))
}

/// What `Piece::goes_to` answers for a due window.
#[expect(clippy::unnecessary_wraps, reason = "to stand beside what goes_to answers")]
pub(crate) fn to_window(limit: &str, rule: LinkRule) -> Option<(Target, LinkRule)> {
    Some((Target::DueWindow { limit: Some(date(limit)) }, rule))
}

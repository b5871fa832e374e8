//! What a slip asks: one form about one thing.

use super::is_asked_about;
use crate::{
    Actor, Service,
    error::{Error, Result},
};
use heard_domain::{
    calendar::london_date,
    forms::Form,
    ids::{ChildId, MeetingId},
    meeting::MeetingState,
    policy::Action,
    submission::Cycle,
};
use heard_store::{Meeting, Owner, Slip, Tx};

/// What a slip asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlipFor {
    /// How this conference was: once it has begun.
    After(MeetingId),
    /// What the family thinks: before this conference.
    Before(MeetingId),
    /// What the carers of this child think, as carers: before the next review.
    Carer(ChildId),
}

impl SlipFor {
    /// The form it opens.
    pub const fn form(self) -> &'static str {
        match self {
            Self::After(_) => "parent-feedback",
            Self::Before(_) => "parent-before",
            Self::Carer(_) => "carer-views",
        }
    }

    /// Whose it is, and so where it belongs.
    pub const fn whose(self) -> Owner {
        match self {
            Self::After(conference) | Self::Before(conference) => Owner::Family(conference),
            Self::Carer(child) => Owner::Adult(child),
        }
    }

    /// What was kept of it.
    pub(crate) fn of(form: &str, whose: Owner) -> Result<Self> {
        let (conference, child) = (whose.about(), whose.of_child());
        let all = [conference.map(Self::After), conference.map(Self::Before), child.map(Self::Carer)];
        all.into_iter().flatten().find(|asks| asks.form() == form).ok_or(Error::Hidden)
    }

    /// What making one is in the policy table.
    pub(super) const fn making(self) -> Action {
        match self {
            Self::After(_) | Self::Before(_) => Action::MakeSlips,
            Self::Carer(_) => Action::InviteCarer,
        }
    }

    /// How the audit names what it is about.
    pub(super) fn subject(self) -> String {
        match self {
            Self::After(meeting) | Self::Before(meeting) => format!("meeting:{meeting}"),
            Self::Carer(child) => format!("child:{child}"),
        }
    }
}

/// What a slip is about, as it stands now.
pub(super) enum About {
    /// A conference.
    Conference(Meeting),
    /// A child, and whether they have reviews.
    Child {
        /// In care, or with a review that is booked.
        reviewed: bool,
    },
}

impl Service {
    /// The form that a slip opens.
    pub(crate) fn form_of(&self, asks: SlipFor) -> Result<&'static Form> {
        self.forms().form(asks.form()).ok_or(Error::Hidden)
    }

    /// What a slip is about.
    pub(super) async fn about(&self, tx: &mut Tx, asks: SlipFor) -> Result<About> {
        match asks {
            SlipFor::After(id) | SlipFor::Before(id) => {
                Ok(About::Conference(tx.meeting(id).await?.filter(|meeting| meeting.kind.is_conference()).ok_or(Error::Hidden)?))
            }
            SlipFor::Carer(child) => {
                let (cared_for, _) = self.cycles_of(tx, child).await?;
                Ok(About::Child { reviewed: cared_for })
            }
        }
    }

    /// The same for someone who may do this with it.
    pub(super) async fn about_for(&self, tx: &mut Tx, actor: &Actor, action: Action, asks: SlipFor) -> Result<About> {
        match asks {
            SlipFor::After(id) | SlipFor::Before(id) => drop(self.meeting_for(tx, actor, action, id).await?),
            SlipFor::Carer(child) => drop(self.child_for(tx, actor, action, child).await?),
        }
        self.about(tx, asks).await
    }

    /// Why no slip can be made now; none when it can.
    ///
    /// Feedback is printed in the morning of the conference, or at any time after; views come before it begins.
    pub(super) fn why_no_slip(&self, asks: SlipFor, about: &About) -> Result<Option<&'static str>> {
        Ok(match (asks, about) {
            (SlipFor::After(_) | SlipFor::Before(_), About::Conference(meeting)) if !is_asked_about(meeting) => {
                return Err(Error::Hidden);
            }
            (SlipFor::After(_), About::Conference(meeting)) if london_date(meeting.starts_at) > self.clock.today() => {
                Some("Slips can be made from the day of the conference on")
            }
            (SlipFor::Before(_), About::Conference(meeting)) if !self.is_to_come(meeting) => {
                Some("These slips are for the time before the conference, and it has begun")
            }
            (SlipFor::After(_) | SlipFor::Before(_), About::Conference(_))
            | (SlipFor::Carer(_), About::Child { reviewed: true }) => None,
            _ => return Err(Error::Hidden),
        })
    }

    /// Whether a meeting is planned and has not begun.
    pub(super) fn is_to_come(&self, meeting: &Meeting) -> bool {
        meeting.state == MeetingState::Planned && self.clock.now() < meeting.starts_at
    }

    /// What a slip asks.
    pub(super) fn asked_by(slip: &Slip) -> Result<SlipFor> {
        SlipFor::of(&slip.form, slip.whose)
    }
}

/// Whether a meeting is one of the reviews that carers are asked about.
pub(super) fn is_review(meeting: &Meeting) -> bool {
    Cycle::of(meeting.kind) == Cycle::Care
}

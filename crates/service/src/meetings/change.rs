//! Moving a meeting, changing its chair, calling it off. Links move with it.

use super::Booking;
use crate::{
    Actor, Service,
    error::{Error, Problem, Result},
};
use heard_domain::{ids::MeetingId, meeting::MeetingState, policy::Action};
use heard_store::Meeting;

impl Service {
    /// A planned meeting as it stands, for someone who may change it.
    pub async fn meeting_to_change(&self, actor: &Actor, id: MeetingId) -> Result<Meeting> {
        let mut tx = self.store.read().await?;
        let (meeting, _) = self.meeting_for(&mut tx, actor, Action::ChangeMeeting, id).await?;
        if meeting.state == MeetingState::Planned { Ok(meeting) } else { Err(Error::Hidden) }
    }

    /// Moves a planned meeting, or gives it another chair. `revision` is the one the person saw.
    pub async fn move_meeting(&self, actor: &Actor, id: MeetingId, revision: i64, booking: &Booking) -> Result<()> {
        let mut tx = self.store.write().await?;
        let (meeting, children) = self.meeting_for(&mut tx, actor, Action::ChangeMeeting, id).await?;
        only_planned(&meeting)?;
        let (checked, problems) = self.check_booking(&mut tx, booking).await?;
        let Some(checked) = checked.filter(|_| problems.is_empty()) else { return Err(Error::Invalid(problems)) };
        let what = if checked.starts_at != meeting.starts_at {
            "moved"
        } else if Some(checked.chair) != meeting.chair {
            "chair-changed"
        } else {
            "place-changed"
        };
        let moved =
            Meeting { starts_at: checked.starts_at, place: checked.place, chair: Some(checked.chair), revision, ..meeting };
        self.keep(&mut tx, actor, &moved, what).await?;
        for child in children {
            self.relink_child(&mut tx, child).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Calls a planned meeting off: stood down in the child's interest, or cancelled by the service.
    pub async fn call_off_meeting(&self, actor: &Actor, id: MeetingId, revision: i64, stood_down: bool) -> Result<()> {
        let mut tx = self.store.write().await?;
        let (meeting, children) = self.meeting_for(&mut tx, actor, Action::ChangeMeeting, id).await?;
        only_planned(&meeting)?;
        let state = if stood_down { MeetingState::StoodDown } else { MeetingState::Cancelled };
        let off = Meeting { state, revision, ..meeting };
        self.keep(&mut tx, actor, &off, state.key()).await?;
        for child in children {
            self.relink_child(&mut tx, child).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Saves a changed meeting over the revision it carries, with its history and the audit.
    pub(super) async fn keep(&self, tx: &mut heard_store::Tx, actor: &Actor, meeting: &Meeting, what: &str) -> Result<()> {
        tx.save_meeting(meeting).await?.map_err(|_| Error::ChangedElsewhere)?;
        let at = self.record(tx, actor, Action::ChangeMeeting, &format!("meeting:{}", meeting.id), what).await?;
        let kept = Meeting { revision: meeting.revision + 1, ..meeting.clone() };
        Ok(tx.add_meeting_change(self.chance.id(), &kept, at, actor.staff().map(|staff| staff.id), what).await?)
    }
}

fn only_planned(meeting: &Meeting) -> Result<()> {
    if meeting.state == MeetingState::Planned {
        return Ok(());
    }
    Err(Error::Invalid(vec![Problem::new("state", "Only a planned meeting can be changed. This one was held or called off")]))
}

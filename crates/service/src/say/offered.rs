//! What is known of a child when it is asked which forms they are offered.

use crate::{Service, error::Result};
use heard_domain::{
    age::age_on,
    forms::Situation,
    meeting::{MeetingKind, MeetingState},
};
use heard_store::{Child, Helper, Tx};

impl Service {
    /// What decides which forms a child is offered now.
    pub(super) async fn situation(&self, tx: &mut Tx, child: &Child, helper: Option<&Helper>) -> Result<Situation> {
        let meetings = tx.meetings_of_child(child.id).await?;
        let today = self.clock.today();
        let now = self.clock.now();
        let planned = meetings.iter().filter(|meeting| meeting.state == MeetingState::Planned && meeting.starts_at > now);
        let mut next: Vec<MeetingKind> = planned.map(|meeting| meeting.kind).collect();
        let due: Vec<MeetingKind> = self.next_due(tx, child.id, &meetings).await?.into_iter().map(|due| due.kind).collect();
        let is_review = |kind: &MeetingKind| !kind.is_conference();
        let looked_after = next.iter().chain(&due).any(is_review);
        for kind in due {
            if !next.iter().any(|booked| booked.is_conference() == kind.is_conference()) {
                next.push(kind);
            }
        }
        let held = meetings.iter().filter(|meeting| meeting.state == MeetingState::Held);
        Ok(Situation {
            band: self.band_of(child),
            age: age_on(child.date_of_birth, today),
            helper: helper.and_then(|helper| helper.role.parse().ok()),
            looked_after,
            next,
            held: held.filter_map(|meeting| Some((meeting.kind, meeting.held_on?))).collect(),
            today,
        })
    }
}

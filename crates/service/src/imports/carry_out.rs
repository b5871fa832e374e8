//! Writing what the plan of an import says.

use super::held::Held;
use crate::{
    Service,
    error::{Error, Result},
};
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use heard_domain::{
    calendar::{from_london, london_date},
    ids::{CarePeriodId, ChildId, MeetingId},
    meeting::{MeetingKind, MeetingState},
    ssda903::{ChildFacts, HeaderRow, HeldReview, ImportPlan},
};
use heard_store::{Meeting, NewChild, StoredReview, Tx};
use std::collections::BTreeSet;

impl Service {
    /// Writes what the plan says; answers the children it concerns.
    pub(super) async fn carry_out(&self, tx: &mut Tx, plan: &ImportPlan, held: Held) -> Result<BTreeSet<ChildId>> {
        let Held { mut children, reviews, .. } = held;
        let mut touched = BTreeSet::new();
        for HeaderRow { child, facts, .. } in &plan.children.created {
            let id = ChildId::new(self.chance.id());
            let [sex, ethnicity, upn] = texts(facts);
            tx.add_child(&NewChild {
                id,
                council_id: child.as_str(),
                given_name: None,
                family_name: None,
                date_of_birth: facts.born,
                sex: sex.as_deref(),
                ethnicity: ethnicity.as_deref(),
                upn: upn.as_deref(),
                at: self.clock.now(),
            })
            .await?;
            children.insert(child.clone(), id);
            touched.insert(id);
        }
        for HeaderRow { child, facts, .. } in &plan.children.changed {
            let Some(id) = children.get(child) else { continue };
            let [sex, ethnicity, upn] = texts(facts);
            tx.update_child(*id, facts.born, sex.as_deref(), ethnicity.as_deref(), upn.as_deref()).await?;
            touched.insert(*id);
        }
        let created = plan.care_periods.created.iter().map(|period| (CarePeriodId::new(self.chance.id()), period));
        let changed = plan.care_periods.changed.iter().map(|known| (known.id, &known.period));
        for (id, period) in created.chain(changed) {
            let Some(child) = children.get(&period.child) else { continue };
            tx.put_care_period(id, *child, period).await?;
            touched.insert(*child);
        }
        for review in plan.reviews.created.iter().chain(&plan.reviews.changed) {
            let Some(child) = children.get(&review.child) else { continue };
            touched.insert(*child);
            self.take_review(tx, *child, review, &reviews).await?;
        }
        Ok(touched)
    }

    /// A review that was held. A meeting of that day that is known here is the same one, also when nobody has recorded yet that it was
    /// held.
    async fn take_review(&self, tx: &mut Tx, child: ChildId, review: &HeldReview, known: &[StoredReview]) -> Result<()> {
        let day_of = |known: &StoredReview| known.held_on.unwrap_or_else(|| london_date(known.starts_at));
        if let Some(known) = known.iter().find(|known| known.child == child && day_of(known) == review.date) {
            if known.state != MeetingState::Held {
                self.hold(tx, known.meeting, review.date).await?;
            }
            return Ok(tx.take_code(known.meeting, child, review.code, &review.flags).await?);
        }
        let meeting = Meeting {
            id: MeetingId::new(self.chance.id()),
            kind: MeetingKind::LookedAfterReview,
            state: MeetingState::Held,
            // The return gives the day and no time of day: noon is within it in any season.
            starts_at: from_london(review.date.and_time(NaiveTime::MIN)) + TimeDelta::hours(12),
            held_on: Some(review.date),
            place: String::new(),
            chair: None,
            revision: 1,
        };
        Ok(tx.add_imported_review(&meeting, child, review.code, &review.flags, self.clock.now()).await?)
    }

    /// A meeting that was booked here was held, says the return.
    async fn hold(&self, tx: &mut Tx, id: MeetingId, on: NaiveDate) -> Result<()> {
        let meeting = tx.meeting(id).await?.ok_or(Error::Hidden)?;
        let held = Meeting { state: MeetingState::Held, held_on: Some(on), ..meeting };
        tx.save_meeting(&held).await?.map_err(|_| Error::ChangedElsewhere)?;
        let kept = Meeting { revision: held.revision + 1, ..held };
        Ok(tx.add_meeting_change(self.chance.id(), &kept, self.clock.now(), None, "held").await?)
    }
}

fn texts(facts: &ChildFacts) -> [Option<String>; 3] {
    let upn = facts.upn.to_string();
    [
        facts.sex.map(|sex| sex.key().to_owned()),
        facts.ethnic.map(|ethnic| ethnic.key().to_owned()),
        Some(upn).filter(|upn| !upn.is_empty()),
    ]
}

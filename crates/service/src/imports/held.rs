//! What is held here, as a return is compared with it, with the keys to change it.

use crate::error::Result;
use heard_domain::{
    calendar::london_date,
    ids::{CarePeriodId, ChildId},
    meeting::MeetingState,
    ssda903::{CarePeriod, ChildFacts, CouncilId, KnownChild, KnownPeriod, KnownReview, Register, Upn},
};
use heard_store::{Child, StoredPeriod, StoredReview, Tx};
use std::collections::BTreeMap;

/// What is held here.
pub(super) struct Held {
    /// As the return sees it.
    pub(super) register: Register,
    /// The children's keys.
    pub(super) children: BTreeMap<CouncilId, ChildId>,
    /// Reviews held, planned or adjourned.
    pub(super) reviews: Vec<StoredReview>,
}

/// Reads it. A child whose id no return could hold is not in any.
pub(super) async fn held(tx: &mut Tx) -> Result<Held> {
    let mut register = Register::default();
    let mut children = BTreeMap::new();
    for child in tx.all_children().await? {
        let Ok(id) = child.council_id.parse::<CouncilId>() else { continue };
        children.insert(id.clone(), child.id);
        let known = KnownChild { facts: facts(&child), care_periods: Vec::new(), reviews: BTreeMap::new(), booked: [].into() };
        register.children.insert(id, known);
    }
    let mut episodes: BTreeMap<CarePeriodId, Vec<_>> = BTreeMap::new();
    for (period, episode) in tx.all_care_episodes().await? {
        episodes.entry(period).or_default().push(episode);
    }
    for stored in tx.all_care_periods().await? {
        let Some(mut period) = care_period(&stored) else { continue };
        let Some(known) = register.children.get_mut(&period.child) else { continue };
        period.episodes = episodes.remove(&stored.id).unwrap_or_default();
        known.care_periods.push(KnownPeriod { id: stored.id, period });
    }
    let reviews = tx.all_reviews().await?;
    for review in &reviews {
        let Ok(child) = review.council_id.parse::<CouncilId>() else { continue };
        let Some(known) = register.children.get_mut(&child) else { continue };
        match review.held_on.filter(|_| review.state == MeetingState::Held) {
            Some(day) => {
                let review = KnownReview { code: review.code, confirmed: review.confirmed_here, flags: review.flags.clone() };
                known.reviews.insert(day, review);
            }
            None => drop(known.booked.insert(london_date(review.starts_at))),
        }
    }
    Ok(Held { register, children, reviews })
}

/// A time in care without its episodes; none for a child whose id no return could hold.
pub(super) fn care_period(stored: &StoredPeriod) -> Option<CarePeriod> {
    Some(CarePeriod {
        child: stored.council_id.parse().ok()?,
        started_on: stored.started_on,
        start_known: stored.start_known,
        ended_on: stored.ended_on,
        short_breaks: stored.short_breaks,
        episodes: Vec::new(),
    })
}

fn facts(child: &Child) -> ChildFacts {
    let parsed = |text: &Option<String>| text.as_deref().unwrap_or_default().to_owned();
    ChildFacts {
        born: child.date_of_birth,
        sex: parsed(&child.sex).parse().ok(),
        ethnic: parsed(&child.ethnicity).parse().ok(),
        upn: parsed(&child.upn).parse().unwrap_or(Upn::Blank),
    }
}

//! The report itself: counts, no names of children.

use super::{
    Group, Period, RateOf, Split,
    group::{each_kind, each_month, groups},
};
use crate::{Actor, Service, error::Result};
use heard_domain::{
    participation::Code,
    policy::Action,
    rates::{Counts, HeldReview, Rate, RateId, counts, rates},
};
use serde::Serialize;
use std::collections::BTreeMap;

/// What `heard report participation` prints and the page shows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ParticipationReport {
    /// The days it is about.
    #[serde(flatten)]
    pub period: Period,
    /// Every rate, in the order of the rule book.
    pub rates: Vec<Rate>,
    /// What stands beside the rates and is in no denominator.
    pub counts: Counts,
    /// How many looked after reviews have each code, codes that cannot be right for the age left out: the numbers in the formulas.
    pub codes: BTreeMap<Code, u32>,
    /// P1 month by month, months without a review among them.
    pub months: Vec<RateOf>,
    /// T1 for each kind of meeting that was held.
    pub held_in_time: Vec<RateOf>,
    /// By what the groups are made.
    pub by: Option<Split>,
    /// Every rate for each group; none when no split was asked for.
    pub groups: Vec<Group>,
}

impl ParticipationReport {
    /// One of the rates.
    pub fn rate(&self, id: RateId) -> Option<&Rate> {
        self.rates.iter().find(|rate| rate.id == id)
    }
}

impl Service {
    /// Counts every rate over the meetings held in a period, and over each group when a split is asked for.
    ///
    /// # Errors
    /// [`crate::Error::Hidden`] for anyone who is not a manager (or at the machine itself).
    pub async fn participation_report(&self, actor: &Actor, period: Period, by: Option<Split>) -> Result<ParticipationReport> {
        actor.require(Action::SeeReport)?;
        let mut tx = self.store.read().await?;
        let reviews = tx.reviews_held(period.from(), period.to()).await?;
        let chairs = tx.chairs_of(period.from(), period.to()).await?.into_iter().collect();
        drop(tx);
        let mut codes: BTreeMap<Code, u32> = Code::ALL.into_iter().map(|code| (code, 0)).collect();
        for code in reviews.iter().filter(|row| row.is_review()).filter_map(HeldReview::counted_code) {
            *codes.entry(code).or_default() += 1;
        }
        Ok(ParticipationReport {
            period,
            rates: rates(&reviews),
            counts: counts(&reviews),
            codes,
            months: each_month(RateId::P1, period, &reviews),
            held_in_time: each_kind(RateId::T1, &reviews),
            by,
            groups: by.map(|by| groups(by, period, &reviews, &chairs)).unwrap_or_default(),
        })
    }
}

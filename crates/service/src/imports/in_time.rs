//! By when imported reviews had to be held, where that is certain.

use super::held::care_period;
use crate::{Service, error::Result};
use heard_domain::ssda903::{Coverage, LeftOut, Loaded, OnRecord, ReturnYear, certain_limits};
use heard_store::{ImportRun, KnownLimit, StoredReview, Tx};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// For how many of the imported reviews it can be told whether they were held in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LimitsKnown {
    /// The limit is certain.
    pub certain: usize,
    /// A review that is not on record here may have come before.
    pub not_certain: usize,
}

/// What is kept of an import besides its figures.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    /// Of whom the return lacks something.
    pub(super) left_out: LeftOut,
}

impl Service {
    /// The returns that were loaded, and what they left out.
    pub(crate) async fn coverage(&self, tx: &mut Tx) -> Result<Coverage> {
        let runs: Vec<ImportRun<Kept>> = tx.import_runs("ssda903").await?;
        Ok(Coverage::new(runs.into_iter().filter_map(|run| {
            let year = ReturnYear::ending(i32::try_from(run.year).ok()?)?;
            Some(Loaded { year, on: heard_domain::calendar::london_date(run.at), left_out: run.said.left_out })
        })))
    }

    /// Keeps the limit of every imported review that has a certain one, and takes away those that no longer have. Meetings that were
    /// booked here keep the limit they were booked by.
    pub(super) async fn put_limits(&self, tx: &mut Tx) -> Result<LimitsKnown> {
        let coverage = self.coverage(tx).await?;
        let mut of_child: BTreeMap<String, Vec<StoredReview>> = BTreeMap::new();
        for review in tx.all_reviews().await? {
            of_child.entry(review.council_id.clone()).or_default().push(review);
        }
        let mut limits = BTreeMap::new();
        for period in tx.all_care_periods().await?.iter().filter_map(care_period) {
            let Some(reviews) = of_child.get(period.child.as_str()) else { continue };
            let on_record: Vec<OnRecord> = reviews
                .iter()
                .filter_map(|review| Some(OnRecord { held_on: review.held_on?, doubtful: !review.flags.is_empty() }))
                .collect();
            for (day, due) in certain_limits(&period, &on_record, &coverage, &self.rules.limits, &self.rules.days) {
                let known = KnownLimit { kind: due.kind, from: due.from, limit: due.limit };
                // A review on the day care ended and began again belongs to the care that ended.
                limits.entry((period.child.as_str().to_owned(), day)).or_insert(known);
            }
        }
        let mut known = LimitsKnown::default();
        for review in of_child.into_values().flatten().filter(|review| review.imported) {
            let limit = review.held_on.and_then(|day| limits.get(&(review.council_id.clone(), day)).copied());
            if review.limit != limit {
                tx.put_limit(review.meeting, review.child, limit).await?;
            }
            if limit.is_some() { known.certain += 1 } else { known.not_certain += 1 }
        }
        Ok(known)
    }
}

//! What is held here already: a plain snapshot for an import to be compared with.

use super::{
    care::CarePeriod,
    child::{ChildFacts, CouncilId},
    rule::Rule,
};
use crate::{ids::CarePeriodId, participation::Code};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Every child with a council id, as held here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register {
    /// The children, by council id.
    pub children: BTreeMap<CouncilId, KnownChild>,
}

/// One child as held here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownChild {
    /// What the last return said, not what someone may have corrected here since: the return is compared with the return.
    pub facts: ChildFacts,
    /// Times in care.
    pub care_periods: Vec<KnownPeriod>,
    /// Reviews held, by day.
    pub reviews: BTreeMap<NaiveDate, KnownReview>,
    /// The days for which reviews are booked that nobody has recorded as held.
    pub booked: BTreeSet<NaiveDate>,
}

/// One care period as held here. Without episodes it was entered by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownPeriod {
    /// Which one.
    pub id: CarePeriodId,
    /// What is held of it.
    pub period: CarePeriod,
}

/// One review held, as held here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownReview {
    /// The code; `None` while nobody has given one.
    pub code: Option<Code>,
    /// Whether a person confirmed the code or settled the flags here. An import changes nothing of such a review.
    pub confirmed: bool,
    /// The rules it breaks, as the last import found.
    pub flags: BTreeSet<Rule>,
}

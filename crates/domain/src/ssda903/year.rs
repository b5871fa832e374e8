//! The year a return is for.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// 1 April to 31 March, called by the year it ends in: "2026" runs from 1 April 2025 to 31 March 2026.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnYear {
    /// 1 April.
    pub first: NaiveDate,
    /// 31 March of the year after.
    pub last: NaiveDate,
}

impl ReturnYear {
    /// The year that ends on 31 March of `year`; `None` before 2000 and after 2100, where only a slip can lead.
    pub fn ending(year: i32) -> Option<Self> {
        if !(2000..=2100).contains(&year) {
            return None;
        }
        Some(Self { first: NaiveDate::from_ymd_opt(year - 1, 4, 1)?, last: NaiveDate::from_ymd_opt(year, 3, 31)? })
    }

    /// Whether a day is in the year.
    pub fn contains(self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

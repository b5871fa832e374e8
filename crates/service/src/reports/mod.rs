//! The participation report: every rate with its formula and both its numbers, and the rows behind each (rules section 7).

mod group;
mod period;
mod report;
mod rows;
mod split;

pub use group::{Group, RateOf};
pub use period::Period;
pub use report::ParticipationReport;
pub use rows::{Part, ReportRow, ReportRows};
pub use split::Split;

//! The calendar of the rules: working days in England, whole months, and London's clock (rules section 2).

mod london;
mod months;
mod table;
mod working_days;

pub use london::{from_london, london_date, london_local};
pub use months::add_months;
pub use table::TableError;
pub use working_days::{DayOff, PastTheTable, Skipped, WorkingDays};

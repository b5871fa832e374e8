//! What a council sets for itself.

use chrono::TimeDelta;

/// The council's own words, numbers and limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The address people type, without a slash at the end: links are never made from what a browser sends.
    pub address: String,
    /// The council's name.
    pub council: String,
    /// The number by day.
    pub day_phone: String,
    /// The number at night and at weekends.
    pub night_phone: String,
    /// How long a card works.
    pub card_life: TimeDelta,
    /// How long a set-up link for staff works.
    pub set_up_life: TimeDelta,
    /// How long an unsent draft is kept after it was begun, when no meeting is known.
    pub draft_life: TimeDelta,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            address: "http://127.0.0.1:3000".to_owned(),
            council: "The council".to_owned(),
            // Ofcom keeps these numbers for stories: nobody can be called by mistake.
            day_phone: "0191 498 0100".to_owned(),
            night_phone: "0191 498 0199".to_owned(),
            card_life: TimeDelta::days(14),
            set_up_life: TimeDelta::days(3),
            draft_life: TimeDelta::days(60),
        }
    }
}

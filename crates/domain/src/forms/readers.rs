//! Who sees an answer.

use super::text_id::TextId;
use serde::{Deserialize, Serialize};

/// The people who read an answer; who they are by name, the service knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Readers {
    /// The chair of the linked meeting and the allocated worker.
    #[default]
    ChairWorker,
    /// The chair only.
    Chair,
    /// Chair, worker and business support: what is needed to arrange things.
    Bookers,
    /// Chair, worker and the person who runs the carers' review; never the carers.
    CarerReview,
    /// The chair of that conference and the chair's manager.
    Feedback,
    /// Only those who get the alert.
    Alert,
    /// Chair, worker and manager; on the child's record.
    StaffRecord,
    /// Nobody: a page to read.
    Nobody,
}

impl Readers {
    /// The words that say who they are, or `None` where no such list is shown.
    pub const fn text(self) -> Option<TextId> {
        match self {
            Self::ChairWorker => Some(TextId::WhoReadsChairWorker),
            Self::Chair => Some(TextId::WhoReadsChair),
            Self::Bookers => Some(TextId::WhoReadsBookers),
            Self::CarerReview => Some(TextId::WhoReadsCarerReview),
            Self::Feedback => Some(TextId::WhoReadsFeedback),
            Self::Alert => Some(TextId::WhoReadsAlert),
            Self::StaffRecord | Self::Nobody => None,
        }
    }
}

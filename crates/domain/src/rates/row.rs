//! The row that every rate is counted from.

use crate::{
    age::CODED_FROM,
    ids::{ChildId, MeetingId, StaffId},
    meeting::MeetingKind,
    participation::Code,
};
use chrono::NaiveDate;

/// One child at one held meeting. Brothers and sisters in one meeting have a row each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldReview {
    /// The meeting.
    pub meeting: MeetingId,
    /// The child.
    pub child: ChildId,
    /// The kind of meeting.
    pub kind: MeetingKind,
    /// Who chaired it; unknown for a review that came with the national return.
    pub chair: Option<StaffId>,
    /// The London date on which it was held.
    pub held_on: NaiveDate,
    /// The child's age in whole years that day.
    pub age: u32,
    /// The participation code that the chair confirmed.
    pub code: Option<Code>,
    /// Whether a submission linked to this child and meeting was received before the start.
    pub submitted_in_time: bool,
    /// Whether the chair of record had opened all such submissions before the start.
    pub read_in_time: bool,
    /// Whether the meeting was held on or before this child's limit; unknown where no limit can be told.
    pub held_in_time: Option<bool>,
}

impl HeldReview {
    /// The code, if it can be right for the child's age: PN0 under 4, PN1 to PN7 from then on. A row with a code that cannot be
    /// right counts as uncoded until someone corrects it.
    pub fn counted_code(&self) -> Option<Code> {
        self.code.filter(|code| (*code == Code::Pn0) == (self.age < CODED_FROM))
    }

    /// Whether this is a looked after review, the only kind that the codes of the national return are about.
    pub fn is_review(&self) -> bool {
        self.kind == MeetingKind::LookedAfterReview
    }

    /// Whether this is a looked after review of a child of 4 or over.
    pub fn is_review_from_four(&self) -> bool {
        self.is_review() && self.age >= CODED_FROM
    }
}

//! Before or after the start (rules section 4, item 5): who sees a late piece at once, and what counts as in time.

use super::{MeetingFact, SentFact};
use crate::{
    calendar::london_date,
    ids::MeetingId,
    meeting::MeetingState,
    submission::{Cycle, SubmissionKind},
};

/// The meetings that a piece came too late for, at most one in each cycle. It is shown to their chairs at once, marked "came after".
///
/// In each cycle that is the last meeting that had started when the piece was sent, if it is not yet recorded as held or was on the
/// same day in London. Feedback is meant to come after, so it never counts as late; and a family's
/// views can only be late for the conference they were asked for.
pub fn came_after(sent: &SentFact, meetings: &[MeetingFact]) -> Vec<MeetingId> {
    Cycle::ALL.into_iter().filter_map(|cycle| missed_in(sent, cycle, meetings)).collect()
}

pub(super) fn missed_in(sent: &SentFact, cycle: Cycle, meetings: &[MeetingFact]) -> Option<MeetingId> {
    if sent.kind == SubmissionKind::ParentFeedback {
        return None;
    }
    let last = meetings
        .iter()
        .filter(|meeting| sent.made_for.is_none_or(|asked_for| asked_for == meeting.id))
        .filter(|meeting| !meeting.is_called_off() && sent.is_for(meeting.kind, cycle) && meeting.starts_at <= sent.sent_at)
        .max_by_key(|meeting| (meeting.starts_at, meeting.id))?;
    let same_day = london_date(last.starts_at) == london_date(sent.sent_at);
    (last.state != MeetingState::Held || same_day).then_some(last.id)
}

/// Whether a piece is of use to a meeting because it came before the start: evidence for a participation code, and Q2 (rules
/// sections 6 and 7). At the very start is too late.
pub fn counts_before_start(sent: &SentFact, meeting: &MeetingFact) -> bool {
    sent.is_for(meeting.kind, Cycle::of(meeting.kind)) && sent.sent_at < meeting.starts_at
}

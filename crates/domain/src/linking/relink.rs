//! The linker (rules section 4, items 1 to 5 and 7).

use super::{Change, DueWindow, EndReason, Link, LinkRule, MeetingFact, SentFact, Slot, Target, after::missed_in};
use crate::{
    meeting::MeetingState,
    submission::{Cycle, SubmissionKind},
};

/// What to change so that a sent piece is linked as the rules say: nothing, if it already is.
///
/// - `meetings`: all the meetings of the child in any state and any order; for feedback, of the family.
/// - `windows`: what is due, in any order.
/// - `current`: all the links of the piece that stand, the frozen ones too.
pub fn relink(sent: &SentFact, meetings: &[MeetingFact], windows: &[DueWindow], current: &[Link]) -> Vec<Change> {
    let in_slot = |slot| current.iter().find(|link| link.slot == slot);
    let mut changes = Vec::new();

    if let (Some(conference), None) = (sent.about, in_slot(Slot::About)) {
        changes.push(Change::Make { slot: Slot::About, target: Target::Meeting(conference), rule: LinkRule::AboutConference });
    }

    let frozen = |link: &Link| is_frozen(sent, link, meetings);
    let heard = current.iter().any(|link| matches!(link.slot, Slot::Next(_)) && frozen(link));
    for cycle in Cycle::ALL {
        let slot = Slot::Next(cycle);
        let link = in_slot(slot);
        if link.map_or(heard, frozen) {
            continue;
        }
        let target = next_target(sent, cycle, meetings, windows);
        if link.map(|link| link.target) == target {
            continue;
        }
        let why = link.map(|link| why_ended(sent, cycle, link, target, meetings));
        changes.extend(link.zip(why).map(|(link, why)| Change::End { link: link.id, why }));
        changes.extend(target.map(|target| {
            let rule = rule_for(sent, cycle, target, why, meetings);
            Change::Make { slot, target, rule }
        }));
    }
    changes
}

/// Whether a link stays whatever happens: it says what feedback is about, or its meeting was held after the sending (item 4).
///
/// A link to a meeting that is not among `meetings` stays too: nothing is known against it.
pub fn is_frozen(sent: &SentFact, link: &Link, meetings: &[MeetingFact]) -> bool {
    match (link.slot, link.target) {
        (Slot::About, _) => true,
        (_, Target::DueWindow { .. }) => false,
        (_, Target::Meeting(id)) => meetings
            .iter()
            .find(|meeting| meeting.id == id)
            .is_none_or(|meeting| meeting.state == MeetingState::Held && sent.sent_at < meeting.starts_at),
    }
}

/// The earliest meeting still to be held that starts after the sending (item 1), but first the one it was made for; if there is none,
/// the earliest limit (item 3).
/// What feedback is about is never what comes next, not even when it was moved after all.
fn next_target(sent: &SentFact, cycle: Cycle, meetings: &[MeetingFact], windows: &[DueWindow]) -> Option<Target> {
    let next = meetings
        .iter()
        .filter(|meeting| meeting.is_open() && sent.is_for(meeting.kind, cycle) && sent.sent_at < meeting.starts_at)
        .filter(|meeting| sent.about != Some(meeting.id))
        .min_by_key(|meeting| (sent.made_for != Some(meeting.id), meeting.starts_at, meeting.id));
    if let Some(meeting) = next {
        return Some(Target::Meeting(meeting.id));
    }
    let mut limits = windows.iter().filter(|window| sent.is_for(window.kind, cycle)).map(|window| window.limit).peekable();
    limits.peek().is_some().then(|| Target::DueWindow { limit: limits.flatten().min() })
}

/// Why a link that is not frozen no longer fits, given what takes its place.
fn why_ended(sent: &SentFact, cycle: Cycle, link: &Link, instead: Option<Target>, meetings: &[MeetingFact]) -> EndReason {
    let meeting = meetings.iter().find(|meeting| link.target == Target::Meeting(meeting.id));
    match (meeting, instead) {
        (None, Some(Target::Meeting(_))) => EndReason::MeetingBooked,
        (None, Some(Target::DueWindow { .. })) => EndReason::DueDateChanged,
        (None, None) => EndReason::NothingDue,
        (Some(meeting), _) => match meeting.state {
            MeetingState::Cancelled => EndReason::Cancelled,
            MeetingState::StoodDown => EndReason::StoodDown,
            _ if meeting.starts_at <= sent.sent_at => EndReason::MovedBeforeSending,
            _ if !sent.is_for(meeting.kind, cycle) => EndReason::KindCorrected,
            _ => EndReason::EarlierMeeting,
        },
    }
}

/// The rule that makes a link, given why the one before it ended.
fn rule_for(sent: &SentFact, cycle: Cycle, target: Target, before: Option<EndReason>, meetings: &[MeetingFact]) -> LinkRule {
    match (target, before) {
        (Target::Meeting(_), _) if sent.kind == SubmissionKind::ParentFeedback => LinkRule::WithNextConference,
        (_, None) if missed_in(sent, cycle, meetings).is_some() => LinkRule::CameAfterStart,
        (Target::DueWindow { .. }, _) => LinkRule::NoneBooked,
        (Target::Meeting(_), None | Some(EndReason::EarlierMeeting)) => LinkRule::EarliestPlanned,
        (Target::Meeting(_), Some(EndReason::MeetingBooked)) => LinkRule::NowBooked,
        (Target::Meeting(_), Some(_)) => LinkRule::NextInstead,
    }
}

//! The code that the evidence suggests. The chair confirms it or says why another is right.

use super::{Attendance, Code, Reason};
use crate::age::CODED_FROM;
use serde::{Deserialize, Serialize};

/// What is known about a child and a meeting. Kept with the suggestion, so that anyone can see what it rested on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Whole years on the day of the meeting ([`crate::age::age_on`]).
    pub age: u32,
    /// What the chair recorded about the day, once they have.
    pub attendance: Option<Attendance>,
    /// Linked submissions of the child's own views that were received before the start.
    pub views_in_time: u32,
    /// How many of `views_in_time` were given in pictures or symbols.
    pub in_symbols: u32,
    /// Submissions of the child's own views that came after the start. Never a ground for a code; shown, so that nobody looks for
    /// them in vain.
    pub views_too_late: u32,
    /// Whether a visit before the review (PLV) was held and the child asked an advocate or the chair to speak for them.
    pub asked_someone_to_speak: bool,
}

/// A code, or none while the evidence does not settle it, and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// The suggested code.
    pub code: Option<Code>,
    /// The evidence that was weighed, in the order it is weighed.
    pub because: Vec<Reason>,
}

/// Suggests a participation code from the evidence (rules section 6).
///
/// Under 4 is PN0, whatever else is known. Without the chair's word on attendance there is no suggestion. A child who was there is
/// coded by what happened there. A child who was not is coded by what they sent before the start, then by what they asked for at
/// the visit; views that came after the start never count.
pub fn suggest(evidence: &Evidence) -> Suggestion {
    if evidence.age < CODED_FROM {
        return Suggestion { code: Some(Code::Pn0), because: vec![Reason::UnderFour { age: evidence.age }] };
    }
    let Some(answer) = evidence.attendance else {
        return Suggestion { code: None, because: [vec![Reason::AttendanceUnknown], views(evidence)].concat() };
    };
    let code = match answer {
        Attendance::Spoke => Code::Pn1,
        Attendance::Symbols => Code::Pn3,
        Attendance::SpokenFor => Code::Pn2,
        Attendance::Silent => Code::Pn4,
        Attendance::Absent if evidence.views_in_time > 0 => Code::Pn6,
        Attendance::Absent if evidence.asked_someone_to_speak => Code::Pn5,
        Attendance::Absent => Code::Pn7,
    };
    Suggestion { code: Some(code), because: [vec![Reason::Attendance { answer }], views(evidence)].concat() }
}

/// What is known of the child's views outside the meeting. Listed also where it does not decide the code: a chair who sees "nobody
/// gave their views" beside "they sent their views" has something to put right.
fn views(evidence: &Evidence) -> Vec<Reason> {
    let &Evidence { views_in_time: count, in_symbols, views_too_late, .. } = evidence;
    let sent = if count > 0 { Reason::ViewsInTime { count, in_symbols } } else { Reason::NoViewsInTime };
    let asked = evidence.asked_someone_to_speak.then_some(Reason::AskedSomeoneToSpeak);
    let late = (views_too_late > 0).then_some(Reason::ViewsTooLate { count: views_too_late });
    [Some(sent), asked, late].into_iter().flatten().collect()
}

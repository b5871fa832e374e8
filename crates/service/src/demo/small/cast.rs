//! The form in which a made-up life is written: who, and what happened on which working day from today.

use crate::demo::{days::Time, people::Staff, words::Words};
use heard_domain::{
    meeting::MeetingKind,
    participation::{Attendance, Code},
};

/// A made-up child and their life. Days are working days from today: -1 is the last one before, 1 the next.
#[derive(Clone, Copy, Debug)]
pub(super) struct Child {
    pub(super) given: &'static str,
    pub(super) family: &'static str,
    pub(super) age: u32,
    /// As the national return writes it.
    pub(super) sex: &'static str,
    /// As the national return writes it.
    pub(super) ethnicity: &'static str,
    pub(super) chair: Staff,
    pub(super) worker: Staff,
    /// Looked after since this day.
    pub(super) care: Option<i32>,
    /// On a protection plan since this day.
    pub(super) plan: Option<i32>,
    pub(super) way_in: WayIn,
    pub(super) meetings: &'static [Meeting],
    pub(super) pieces: &'static [Piece],
}

/// How the demo lets this child in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WayIn {
    /// Not at all.
    Closed,
    /// By a card that was never used.
    Card,
    /// By a card used before and a PIN.
    Pin,
}

/// One meeting: as it was booked first, what changed, and what became of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meeting {
    pub(super) kind: MeetingKind,
    pub(super) day: i32,
    pub(super) time: Time,
    /// The chair it was booked with; the child's own when none is said.
    pub(super) chair: Option<Staff>,
    pub(super) changes: &'static [Change],
    /// Who opened it on which day, and so read what was there.
    pub(super) read: &'static [(Staff, i32)],
    pub(super) outcome: Outcome,
    /// What parents and carers began with the slips they got there. One slip more was made than is used.
    pub(super) returns: &'static [Return],
}

/// What a parent or carer began with a slip.
#[derive(Clone, Copy, Debug)]
pub(super) struct Return {
    pub(super) day: i32,
    pub(super) time: Time,
    pub(super) words: Words,
    pub(super) sent: bool,
}

/// A change of a booked meeting, and the day on which it was made.
#[derive(Clone, Copy, Debug)]
pub(super) enum Change {
    Moved { on: i32, to: i32 },
    NewChair { on: i32, chair: Staff },
    StoodDown { on: i32 },
    Cancelled { on: i32 },
}

/// What became of a meeting.
#[derive(Clone, Copy, Debug)]
pub(super) enum Outcome {
    /// Nothing was written down: it is to come, was called off, or waits to be recorded.
    Open,
    Held {
        came: Attendance,
        level: u8,
        coding: Coding,
    },
}

/// What the chair said of the suggested code.
#[derive(Clone, Copy, Debug)]
pub(super) enum Coding {
    AsSuggested,
    Other(Code, &'static str),
    NotYet,
}

/// One piece a child began.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) day: i32,
    pub(super) time: Time,
    pub(super) words: Words,
    /// The role and name of an adult beside the child.
    pub(super) helper: Option<(&'static str, &'static str)>,
    pub(super) sent: bool,
    /// Who took the alert in hand, and after how many minutes.
    pub(super) taken: Option<(Staff, i64)>,
}

/// A child in care, without any meeting so far.
pub(super) const fn child(
    given: &'static str,
    family: &'static str,
    age: u32,
    sex: &'static str,
    ethnicity: &'static str,
) -> Child {
    Child {
        given,
        family,
        age,
        sex,
        ethnicity,
        chair: Staff::Sam,
        worker: Staff::Jo,
        care: None,
        plan: None,
        way_in: WayIn::Closed,
        meetings: &[],
        pieces: &[],
    }
}

impl Child {
    pub(super) const fn with(self, chair: Staff, worker: Staff) -> Self {
        Self { chair, worker, ..self }
    }

    pub(super) const fn in_care(self, since: i32) -> Self {
        Self { care: Some(since), ..self }
    }

    pub(super) const fn on_plan(self, since: i32) -> Self {
        Self { plan: Some(since), ..self }
    }

    pub(super) const fn let_in(self, way_in: WayIn) -> Self {
        Self { way_in, ..self }
    }

    pub(super) const fn meets(self, meetings: &'static [Meeting]) -> Self {
        Self { meetings, ..self }
    }

    pub(super) const fn says(self, pieces: &'static [Piece]) -> Self {
        Self { pieces, ..self }
    }
}

pub(super) const fn review(day: i32, time: Time) -> Meeting {
    meeting(MeetingKind::LookedAfterReview, day, time)
}

pub(super) const fn initial_conference(day: i32, time: Time) -> Meeting {
    meeting(MeetingKind::InitialConference, day, time)
}

pub(super) const fn review_conference(day: i32, time: Time) -> Meeting {
    meeting(MeetingKind::ReviewConference, day, time)
}

const fn meeting(kind: MeetingKind, day: i32, time: Time) -> Meeting {
    Meeting { kind, day, time, chair: None, changes: &[], read: &[], outcome: Outcome::Open, returns: &[] }
}

impl Meeting {
    pub(super) const fn booked_with(self, chair: Staff) -> Self {
        Self { chair: Some(chair), ..self }
    }

    pub(super) const fn changed(self, changes: &'static [Change]) -> Self {
        Self { changes, ..self }
    }

    pub(super) const fn read(self, read: &'static [(Staff, i32)]) -> Self {
        Self { read, ..self }
    }

    pub(super) const fn returned(self, returns: &'static [Return]) -> Self {
        Self { returns, ..self }
    }

    /// Held, and the suggested code confirmed.
    pub(super) const fn held(self, came: Attendance) -> Self {
        self.led(came, 1)
    }

    /// The same, with how much the child led.
    pub(super) const fn led(self, came: Attendance, level: u8) -> Self {
        Self { outcome: Outcome::Held { came, level, coding: Coding::AsSuggested }, ..self }
    }

    /// Held, with another code than the suggested one.
    pub(super) const fn coded(self, came: Attendance, code: Code, why: &'static str) -> Self {
        Self { outcome: Outcome::Held { came, level: 1, coding: Coding::Other(code, why) }, ..self }
    }

    /// Held, and no code confirmed so far.
    pub(super) const fn not_coded(self, came: Attendance) -> Self {
        Self { outcome: Outcome::Held { came, level: 1, coding: Coding::NotYet }, ..self }
    }

    /// The day it was, or will be: as booked, or as moved last.
    pub(super) fn last_day(&self) -> i32 {
        let moved = self.changes.iter().rev().find_map(|change| match change {
            Change::Moved { to, .. } => Some(*to),
            _ => None,
        });
        moved.unwrap_or(self.day)
    }
}

/// A piece that was sent.
pub(super) const fn sent(day: i32, time: Time, words: Words) -> Piece {
    Piece { day, time, words, helper: None, sent: true, taken: None }
}

impl Piece {
    pub(super) const fn helped_by(self, role: &'static str, name: &'static str) -> Self {
        Self { helper: Some((role, name)), ..self }
    }

    pub(super) const fn not_sent(self) -> Self {
        Self { sent: false, ..self }
    }

    pub(super) const fn alert_taken(self, by: Staff, after_minutes: i64) -> Self {
        Self { taken: Some((by, after_minutes)), ..self }
    }
}

/// What a parent or carer sent with a slip.
pub(super) const fn returned(day: i32, time: Time, words: Words) -> Return {
    Return { day, time, words, sent: true }
}

impl Return {
    pub(super) const fn left(self) -> Self {
        Self { sent: false, ..self }
    }
}

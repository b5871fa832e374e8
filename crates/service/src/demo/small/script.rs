//! A life turned into steps, each at its moment, so that all lives can be played side by side in the order of time.

use super::cast::{Change, Child, Coding, Meeting, Outcome, Piece, Return};
use crate::{
    Service,
    demo::{days::Days, people::Staff},
};
use chrono::{DateTime, TimeDelta, Utc};
use heard_domain::{calendar::PastTheTable, ids::ChildId, meeting::MeetingKind, participation::Attendance};

/// Which meeting: of which child, and which of theirs.
pub(super) type Key = (ChildId, usize);

/// One thing that someone does.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Book { meeting: Key, kind: MeetingKind, starts_at: DateTime<Utc>, place: &'static str, chair: Staff },
    Move { meeting: Key, starts_at: DateTime<Utc> },
    GiveTo { meeting: Key, chair: Staff },
    CallOff { meeting: Key, stood_down: bool },
    Open { meeting: Key, reader: Staff },
    Record { meeting: Key, chair: Staff, came: Attendance, level: u8 },
    Code { meeting: Key, chair: Staff, coding: Coding },
    Invite { child: ChildId },
    Say { child: ChildId, piece: &'static Piece },
    TakeAlert { child: ChildId, by: Staff },
    MakeSlips { meeting: Key, number: usize },
    Return { meeting: Key, said: &'static Return },
}

/// A step at its moment.
pub(super) type Timed = (DateTime<Utc>, Step);

/// The cards of pieces older than this are left out: their hashes are slow on purpose, and nobody looks at old cards.
const CARDS_SINCE: i32 = -10;

const PLACES: [&str; 6] = [
    "At home",
    "At school, in the library",
    "Harbour House, the room with the blue chairs",
    "The Lighthouse Centre, room 2",
    "The Lighthouse Centre, room 5",
    "On a video call",
];

/// The steps of one life, in no order.
pub(super) fn steps(service: &Service, days: &Days<'_>, id: ChildId, child: &'static Child) -> Result<Vec<Timed>, PastTheTable> {
    let mut steps = Vec::new();
    for (number, meeting) in child.meetings.iter().enumerate() {
        let before =
            child.meetings.iter().take(number).rfind(|before| before.kind.is_conference() == meeting.kind.is_conference());
        let began = if meeting.kind.is_conference() { child.plan } else { child.care };
        let booked_on = booked_on(meeting, before, began);
        let place = PLACES.get(service.chance.below(6) as usize).copied().unwrap_or_default();
        meeting_steps(&mut steps, days, (id, number), meeting, (booked_on, place, child.chair))?;
    }
    for piece in child.pieces {
        let said_at = days.at(piece.day, piece.time)?;
        if piece.day >= CARDS_SINCE {
            steps.push((days.at(piece.day - 1, (12, 0))?, Step::Invite { child: id }));
        }
        steps.push((said_at, Step::Say { child: id, piece }));
        if let Some((by, minutes)) = piece.taken {
            steps.push((said_at + TimeDelta::minutes(minutes), Step::TakeAlert { child: id, by }));
        }
    }
    Ok(steps)
}

fn meeting_steps(
    steps: &mut Vec<Timed>,
    days: &Days<'_>,
    key: Key,
    meeting: &Meeting,
    (booked_on, place, chair): (i32, &'static str, Staff),
) -> Result<(), PastTheTable> {
    let mut chair = meeting.chair.unwrap_or(chair);
    let starts_at = days.at(meeting.day, meeting.time)?;
    steps.push((days.at(booked_on, (10, 20))?, Step::Book { meeting: key, kind: meeting.kind, starts_at, place, chair }));
    for change in meeting.changes {
        let (on, step) = match *change {
            Change::Moved { on, to } => (on, Step::Move { meeting: key, starts_at: days.at(to, meeting.time)? }),
            Change::NewChair { on, chair: new } => {
                chair = new;
                (on, Step::GiveTo { meeting: key, chair })
            }
            Change::StoodDown { on } => (on, Step::CallOff { meeting: key, stood_down: true }),
            Change::Cancelled { on } => (on, Step::CallOff { meeting: key, stood_down: false }),
        };
        steps.push((days.at(on, (11, 5))?, step));
    }
    for &(reader, on) in meeting.read {
        steps.push((days.at(on, (9, 10))?, Step::Open { meeting: key, reader }));
    }
    if !meeting.returns.is_empty() {
        let number = meeting.returns.len() + 1;
        steps.push((
            days.at(meeting.last_day(), meeting.time)? + TimeDelta::minutes(80),
            Step::MakeSlips { meeting: key, number },
        ));
    }
    for said in meeting.returns {
        steps.push((days.at(said.day, said.time)?, Step::Return { meeting: key, said }));
    }
    if let Outcome::Held { came, level, coding } = meeting.outcome {
        let day = meeting.last_day();
        steps.push((days.at(day, meeting.time)? + TimeDelta::minutes(90), Step::Record { meeting: key, chair, came, level }));
        if !matches!(coding, Coding::NotYet) {
            steps.push((days.at(day + 1, (9, 40))?, Step::Code { meeting: key, chair, coding }));
        }
    }
    Ok(())
}

/// Five weeks before, but not before the child came into care, nor before the last meeting was held or called off.
fn booked_on(meeting: &Meeting, before: Option<&Meeting>, began: Option<i32>) -> i32 {
    if meeting.kind == MeetingKind::InitialConference {
        return meeting.day - 10;
    }
    let free_on = before.map(|before| {
        let called_off = before.changes.iter().find_map(|change| match change {
            Change::StoodDown { on } | Change::Cancelled { on } => Some(*on),
            _ => None,
        });
        called_off.unwrap_or_else(|| before.last_day())
    });
    let first_free = began.into_iter().chain(free_on).max().map_or(i32::MIN, |day| day + 1);
    (meeting.day - 25).max(first_free)
}

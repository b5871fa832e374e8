//! Whatever happens to a child's meetings, in whatever order, the links of every piece stay as the rules say.

#![expect(clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use crate::facts::{Piece, at, id, sent};
use chrono::{DateTime, TimeDelta, Utc};
use heard_domain::{
    calendar::london_date,
    linking::{DueWindow, Link, MeetingFact, SentFact, Slot, Target, relink},
    meeting::{MeetingKind, MeetingState},
    submission::{Cycle, CycleChoice, SubmissionKind},
};
use proptest::{
    prelude::*,
    sample::{Index, select},
};
use std::collections::BTreeSet;

/// Something that happens. Days count from now, and are whole, so that many things happen at one moment.
#[derive(Clone, Debug)]
enum Step {
    Book { kind: MeetingKind, ahead: i64 },
    Move { which: Index, ahead: i64 },
    CallOff { which: Index, state: MeetingState },
    Adjourn { which: Index },
    Hold { which: Index },
    Due { kind: MeetingKind, ahead: i64 },
    Send { kind: SubmissionKind, cycles: CycleChoice },
    Wait { days: i64 },
}

fn any_step() -> impl Strategy<Value = Step> {
    let kind = || select(&MeetingKind::ALL);
    let off = select(&[MeetingState::Cancelled, MeetingState::StoodDown]);
    prop_oneof![
        4 => (kind(), 1..60_i64).prop_map(|(kind, ahead)| Step::Book { kind, ahead }),
        3 => (any::<Index>(), -15..60_i64).prop_map(|(which, ahead)| Step::Move { which, ahead }),
        1 => (any::<Index>(), off).prop_map(|(which, state)| Step::CallOff { which, state }),
        1 => any::<Index>().prop_map(|which| Step::Adjourn { which }),
        2 => any::<Index>().prop_map(|which| Step::Hold { which }),
        1 => (kind(), 0..120_i64).prop_map(|(kind, ahead)| Step::Due { kind, ahead }),
        4 => (select(&SubmissionKind::ALL), select(&CycleChoice::ALL)).prop_map(|(kind, cycles)| Step::Send { kind, cycles }),
        1 => (1..20_i64).prop_map(|days| Step::Wait { days }),
    ]
}

/// One child.
struct Life {
    now: DateTime<Utc>,
    meetings: Vec<MeetingFact>,
    windows: Vec<DueWindow>,
    pieces: Vec<Piece>,
    /// Links as they were when their meeting was held, each with the place of its piece.
    frozen: Vec<(usize, Link)>,
}

impl Life {
    fn new() -> Self {
        Self { now: at("2019-01-07 09:00"), meetings: vec![], windows: vec![], pieces: vec![], frozen: vec![] }
    }

    fn later(&self, days: i64) -> DateTime<Utc> {
        self.now + TimeDelta::days(days)
    }

    /// The place of some meeting that is still to be held.
    fn open(&self, which: Index) -> Option<usize> {
        let places: Vec<_> = (0..self.meetings.len()).filter(|&place| is_open(&self.meetings[place])).collect();
        (!places.is_empty()).then(|| places[which.index(places.len())])
    }

    fn take(&mut self, step: &Step) {
        match step {
            Step::Book { kind, ahead } => self.meetings.push(MeetingFact {
                id: id(self.meetings.len() as u128),
                kind: *kind,
                state: MeetingState::Planned,
                starts_at: self.later(*ahead),
            }),
            Step::Move { which, ahead } => {
                if let Some(place) = self.open(*which) {
                    self.meetings[place].starts_at = self.later(*ahead);
                }
            }
            Step::CallOff { which, state } => {
                if let Some(place) = self.open(*which) {
                    self.meetings[place].state = *state;
                }
            }
            Step::Adjourn { which } => {
                if let Some(place) = self.open(*which) {
                    self.meetings[place].state = MeetingState::Adjourned;
                }
            }
            Step::Hold { which } => {
                if let Some(place) = self.open(*which) {
                    self.hold(place);
                }
            }
            Step::Due { kind, ahead } => {
                self.windows.retain(|window| window.kind != *kind);
                // One limit in three cannot be told.
                let limit = (*ahead % 3 != 0).then(|| london_date(self.later(*ahead)));
                self.windows.push(DueWindow { kind: *kind, limit });
            }
            Step::Send { kind, cycles } => {
                let held = |meeting: &&MeetingFact| meeting.kind.is_conference() && meeting.state == MeetingState::Held;
                let about = self.meetings.iter().rfind(held).map(|meeting| meeting.id);
                let about = about.filter(|_| *kind == SubmissionKind::ParentFeedback);
                let fact = SentFact { sent_at: self.now, cycles: *cycles, about, ..sent(*kind, "2019-01-01 00:00") };
                self.pieces.push(Piece::new(fact));
            }
            Step::Wait { days } => self.now = self.later(*days),
        }
        for piece in &mut self.pieces {
            piece.relink(&self.meetings, &self.windows);
        }
    }

    fn hold(&mut self, place: usize) {
        let meeting = &mut self.meetings[place];
        meeting.state = MeetingState::Held;
        self.now = self.now.max(meeting.starts_at);
        for (number, piece) in self.pieces.iter().enumerate() {
            let here = piece.links.iter().filter(|link| link.target == Target::Meeting(meeting.id));
            self.frozen.extend(here.map(|link| (number, *link)));
        }
    }

    fn was_frozen(&self, number: usize, slot: Slot) -> bool {
        self.frozen.iter().any(|(piece, link)| (*piece, link.slot) == (number, slot))
    }
}

fn is_open(meeting: &MeetingFact) -> bool {
    [MeetingState::Planned, MeetingState::Adjourned].contains(&meeting.state)
}

/// The meetings that this piece could go to in this cycle.
fn candidates(life: &Life, sent: &SentFact, cycle: Cycle) -> Vec<MeetingFact> {
    let fits = |meeting: &&MeetingFact| is_open(meeting) && suits(sent, meeting.kind, cycle) && meeting.starts_at > sent.sent_at;
    life.meetings.iter().filter(fits).copied().collect()
}

fn suits(sent: &SentFact, kind: MeetingKind, cycle: Cycle) -> bool {
    sent.kind.links_to(kind) && Cycle::of(kind) == cycle && sent.cycles.includes(cycle)
}

fn live(steps: &[Step], mut check: impl FnMut(&Life)) {
    let mut life = Life::new();
    for step in steps {
        life.take(step);
        check(&life);
    }
}

fn each_place(life: &Life, mut check: impl FnMut(usize, &Piece, Cycle)) {
    for (number, piece) in life.pieces.iter().enumerate() {
        for cycle in Cycle::ALL {
            check(number, piece, cycle);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_sent_piece_is_never_without_a_link_when_there_is_a_target(steps in prop::collection::vec(any_step(), 1..40)) {
        let mut linked = BTreeSet::new();
        live(&steps, |life| each_place(life, |number, piece, cycle| {
            let due = life.windows.iter().any(|window| suits(&piece.sent, window.kind, cycle));
            let target = due || !candidates(life, &piece.sent, cycle).is_empty();
            let heard = Cycle::ALL.into_iter().any(|either| life.was_frozen(number, Slot::Next(either)));
            let link = piece.link(Slot::Next(cycle));
            // Once it was heard in one cycle, it keeps the place it has in the other but takes no new one.
            if target && (!heard || linked.contains(&(number, cycle))) {
                assert!(link.is_some(), "{cycle:?} of {piece:?}");
            }
            if link.is_some() { linked.insert((number, cycle)) } else { linked.remove(&(number, cycle)) };
        }));
    }

    #[test]
    fn a_link_that_is_not_frozen_is_to_the_earliest_meeting_after_the_sending(steps in prop::collection::vec(any_step(), 1..40)) {
        live(&steps, |life| each_place(life, |number, piece, cycle| {
            let slot = Slot::Next(cycle);
            let Some(link) = piece.link(slot).filter(|_| !life.was_frozen(number, slot)) else { return };
            let candidates = candidates(life, &piece.sent, cycle);
            match link.target {
                Target::Meeting(id) => {
                    let chosen = candidates.iter().find(|meeting| meeting.id == id).expect("open, of its kind, after the sending");
                    assert!(candidates.iter().all(|meeting| meeting.starts_at >= chosen.starts_at));
                }
                Target::DueWindow { limit } => {
                    assert_eq!(candidates, []);
                    let due: Vec<_> = life.windows.iter().filter(|window| suits(&piece.sent, window.kind, cycle)).collect();
                    assert!(!due.is_empty(), "something is due");
                    assert_eq!(due.iter().filter_map(|window| window.limit).min(), limit);
                }
            }
        }));
    }

    #[test]
    fn a_link_whose_meeting_was_held_never_changes_and_the_piece_goes_no_further(steps in prop::collection::vec(any_step(), 1..40)) {
        live(&steps, |life| {
            for (number, link) in &life.frozen {
                assert_eq!(life.pieces[*number].link(link.slot), Some(*link));
            }
        });
    }

    #[test]
    fn relinking_again_changes_nothing(steps in prop::collection::vec(any_step(), 1..40)) {
        live(&steps, |life| {
            for piece in &life.pieces {
                assert_eq!(relink(&piece.sent, &life.meetings, &life.windows, &piece.links), []);
            }
        });
    }

    #[test]
    fn the_order_in_which_things_are_listed_does_not_matter(
        steps in prop::collection::vec(any_step(), 1..40),
        seeds in prop::collection::vec(any::<u64>(), 64),
    ) {
        let mut life = Life::new();
        for step in &steps {
            let before = life.pieces.clone();
            life.take(step);
            let (meetings, windows) = (shuffled(&life.meetings, &seeds), shuffled(&life.windows, &seeds));
            for (mut piece, after) in before.into_iter().zip(&life.pieces) {
                piece.links = shuffled(&piece.links, &seeds);
                piece.relink(&meetings, &windows);
                for slot in Slot::ALL {
                    assert_eq!(piece.goes_to(slot), after.goes_to(slot));
                }
            }
        }
    }
}

/// The same things in another order, which depends on the seeds alone.
fn shuffled<T: Clone>(things: &[T], seeds: &[u64]) -> Vec<T> {
    let mut keyed: Vec<_> = things.iter().cloned().zip(seeds.iter().cycle()).collect();
    keyed.sort_by_key(|(_, seed)| **seed);
    keyed.into_iter().map(|(thing, _)| thing).collect()
}

//! Plays the steps through the same services that people use, with the clock set to each moment.

use super::{
    cast::{Coding, Piece, Return},
    script::{Key, Step, Timed},
};
use crate::{
    Actor, Service, StaffActor,
    demo::{
        people::Staff,
        words::{FORM, Library},
    },
    error::{Error, Result},
    feedback::{NewSlip, SlipFor},
    meetings::{Attended, Booking, CodeChoice},
    say::Then,
    way_in::NewCard,
};
use chrono::{DateTime, TimeDelta, Utc};
use heard_domain::{
    calendar::london_local,
    forms::Page,
    ids::{ChildId, MeetingId, StaffId},
    meeting::MeetingKind,
    submission::CycleChoice,
};
use heard_store::{Helper, Meeting};
use std::collections::BTreeMap;

/// How long a child takes over one question.
const A_QUESTION: TimeDelta = TimeDelta::seconds(25);

/// Everyone and everything that steps name.
pub(super) struct Player<'a> {
    pub(super) service: &'a Service,
    pub(super) library: &'a Library,
    pub(super) staff: BTreeMap<Staff, StaffActor>,
    pub(super) meetings: BTreeMap<Key, MeetingId>,
    /// Handed out and not used yet.
    pub(super) cards: BTreeMap<ChildId, NewCard>,
    /// The same of slips.
    pub(super) slips: BTreeMap<Key, Vec<NewSlip>>,
}

impl Player<'_> {
    /// Plays one step at its moment.
    pub(super) async fn play(&mut self, (at, step): &Timed) -> Result<()> {
        self.service.clock.set(*at);
        match step {
            Step::Book { meeting, kind, starts_at, place, chair } => {
                let id = self.book(*meeting, *kind, booking(*starts_at, place, self.id(*chair)?)).await?;
                self.meetings.insert(*meeting, id);
                Ok(())
            }
            Step::Move { meeting, starts_at } => {
                let was = self.meeting(meeting).await?;
                let chair = was.chair.ok_or(Error::Hidden)?;
                self.change(&was, booking(*starts_at, &was.place, chair)).await
            }
            Step::GiveTo { meeting, chair } => {
                let was = self.meeting(meeting).await?;
                self.change(&was, booking(was.starts_at, &was.place, self.id(*chair)?)).await
            }
            Step::CallOff { meeting, stood_down } => {
                let was = self.meeting(meeting).await?;
                self.service.call_off_meeting(&self.actor(Staff::Bea)?, was.id, was.revision, *stood_down).await
            }
            Step::Open { meeting, reader } => {
                let was = self.meeting(meeting).await?;
                self.service.meeting_page(&self.actor(*reader)?, was.id).await.map(drop)
            }
            Step::Record { meeting, chair, came, level } => {
                let was = self.meeting(meeting).await?;
                let attended =
                    Attended { child: meeting.0.to_string(), attendance: came.key().to_owned(), chairing: level.to_string() };
                self.service.record_held(&self.actor(*chair)?, was.id, was.revision, &attended).await
            }
            Step::Code { meeting, chair, coding } => self.code(meeting, *chair, *coding).await,
            Step::Invite { child } => {
                let card = self.service.make_card(&self.actor(Staff::Bea)?, *child).await?;
                self.cards.insert(*child, card);
                Ok(())
            }
            Step::Say { child, piece } => self.say(*child, piece).await,
            Step::TakeAlert { child, by } => self.take_alert(*child, *by).await,
            Step::MakeSlips { meeting, number } => {
                let id = self.meeting(meeting).await?.id;
                let sheet = self.service.make_slips(&self.actor(Staff::Bea)?, SlipFor::After(id), &number.to_string()).await?;
                self.slips.insert(*meeting, sheet.slips);
                Ok(())
            }
            Step::Return { meeting, said } => self.give_feedback(meeting, said).await,
        }
    }

    fn actor(&self, staff: Staff) -> Result<Actor> {
        self.staff.get(&staff).cloned().map(Actor::Staff).ok_or(Error::Hidden)
    }

    fn id(&self, staff: Staff) -> Result<StaffId> {
        self.staff.get(&staff).map(|staff| staff.id).ok_or(Error::Hidden)
    }

    async fn meeting(&self, key: &Key) -> Result<Meeting> {
        let id = self.meetings.get(key).ok_or(Error::Hidden)?;
        self.service.store.read().await?.meeting(*id).await?.ok_or(Error::Hidden)
    }

    async fn book(&self, (child, _): Key, kind: MeetingKind, booking: Booking) -> Result<MeetingId> {
        let booking = Booking { kind: kind.key().to_owned(), ..booking };
        self.service.book_meeting(&self.actor(Staff::Bea)?, child, &booking).await
    }

    async fn change(&self, was: &Meeting, booking: Booking) -> Result<()> {
        self.service.move_meeting(&self.actor(Staff::Raj)?, was.id, was.revision, &booking).await
    }

    async fn code(&self, key: &Key, chair: Staff, coding: Coding) -> Result<()> {
        let meeting = self.meeting(key).await?.id;
        let (code, why) = match coding {
            Coding::Other(code, why) => (Some(code), why),
            Coding::AsSuggested | Coding::NotYet => {
                let participation = self.service.store.read().await?.participation(meeting, key.0).await?;
                (participation.and_then(|one| one.suggestion).and_then(|suggestion| suggestion.code), "")
            }
        };
        let code = code.ok_or(Error::Hidden)?.key().to_owned();
        let choice = CodeChoice { child: key.0.to_string(), code, why_different: why.to_owned() };
        self.service.confirm_code(&self.actor(chair)?, meeting, &choice).await
    }

    /// Uses the card, begins a form, answers one question after the other, and sends it unless it is left half way.
    async fn say(&mut self, child: ChildId, piece: &Piece) -> Result<()> {
        if let Some(card) = self.cards.remove(&child) {
            self.service.spend_new_card(&card).await?;
        }
        let actor = Actor::Child(child);
        let helper = piece.helper.map(|(role, name)| Helper { role: role.to_owned(), name: name.to_owned() });
        let id = self.service.start(&actor, FORM, None, helper.as_ref()).await?;
        let mut said = self.library.fields(piece.words);
        let mut here = BTreeMap::new();
        for question in self.service.forms().form(FORM).into_iter().flat_map(|form| &form.questions) {
            let Some(fields) = said.remove(&question.id) else { continue };
            if question.page == Page::CheckPage {
                here.insert(question.id.clone(), fields);
            } else {
                self.service.clock.set(self.service.clock.now() + A_QUESTION);
                self.service.save_answer(&actor, id, &question.id, fields, 0, Then::Next).await?;
            }
        }
        if piece.sent { self.service.send(&actor, id, CycleChoice::Both, here).await } else { Ok(()) }
    }

    /// Opens a slip, answers one question after the other, and sends it unless it is left half way.
    async fn give_feedback(&mut self, meeting: &Key, said: &Return) -> Result<()> {
        let slip = self.slips.get_mut(meeting).and_then(Vec::pop).ok_or(Error::Hidden)?;
        let opened = self.service.open_new_slip(&slip).await?;
        let actor = self.service.actor(opened.person).await?;
        let mut answers = self.library.fields(said.words);
        let form = self.service.form_of(SlipFor::After(self.meeting(meeting).await?.id))?;
        for question in &form.questions {
            let Some(fields) = answers.remove(&question.id) else { continue };
            self.service.save_answer(&actor, opened.piece, &question.id, fields, 0, Then::Next).await?;
        }
        if said.sent { self.service.send(&actor, opened.piece, CycleChoice::Both, BTreeMap::new()).await } else { Ok(()) }
    }

    async fn take_alert(&self, child: ChildId, by: Staff) -> Result<()> {
        let actor = self.actor(by)?;
        let alerts = self.service.alerts(&actor, 1).await?.list.lines;
        let alert = alerts.iter().find(|alert| alert.child == child && alert.seen.is_none()).ok_or(Error::Hidden)?;
        self.service.take_alert(&actor, alert.id).await
    }
}

/// A booking as business support would type it.
fn booking(starts_at: DateTime<Utc>, place: &str, chair: StaffId) -> Booking {
    let local = london_local(starts_at);
    Booking {
        kind: String::new(),
        date: local.format("%Y-%m-%d").to_string(),
        time: local.format("%H:%M").to_string(),
        place: place.to_owned(),
        chair: chair.to_string(),
    }
}

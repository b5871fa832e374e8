//! Writes one life to the store.

use super::{
    Everyone,
    journeys::{Journeys, Prepared},
    life::{Life, Next, Review},
};
use crate::{
    Service, StaffActor,
    demo::{
        DemoError,
        days::{Days, moment},
    },
    error::{Error, Result},
};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use heard_domain::{
    age::age_on,
    forms::Band,
    ids::{AlertId, CarePeriodId, LinkId, SubmissionId},
    linking::{LinkRule, Slot, Target},
    meeting::{MeetingKind, MeetingState},
    participation::{Attendance, Code, Evidence, suggest},
    submission::{Cycle, CycleChoice},
};
use heard_store::{CarePeriod, Confirmation, Duty, Meeting, NewChild, NewMeeting, NewSubmission, Owner, Tx};

/// Everything that a life is written with.
pub(super) struct Writer<'a> {
    pub(super) service: &'a Service,
    pub(super) days: &'a Days<'a>,
    pub(super) journeys: Journeys,
    pub(super) everyone: Everyone,
}

/// One piece to be written.
struct Sent<'a> {
    life: &'a Life,
    at: DateTime<Utc>,
    target: Target,
    rule: LinkRule,
    opened_at: Option<DateTime<Utc>>,
}

impl Writer<'_> {
    /// Writes a child with everything they have.
    pub(super) async fn write(&self, tx: &mut Tx, life: &Life) -> std::result::Result<(), DemoError> {
        self.child(tx, life).await?;
        for (index, review) in life.held.iter().enumerate() {
            self.meeting(tx, life, review, MeetingState::Held).await?;
            // Before the first review there are only a few days.
            let longest = if index == 0 { 10 } else { 28 };
            for _ in 0..review.pieces {
                let at = self.evening(review.day, 1 + self.service.chance.below(longest));
                let opened_at = self.opened_around(review.starts_at);
                let target = Target::Meeting(review.id);
                self.piece(tx, &Sent { life, at, target, rule: LinkRule::EarliestPlanned, opened_at }).await?;
            }
        }
        let (target, rule, pieces) = match &life.next {
            Next::Nothing => return Ok(()),
            Next::Planned(review) => {
                self.meeting(tx, life, review, MeetingState::Planned).await?;
                (Target::Meeting(review.id), LinkRule::EarliestPlanned, review.pieces)
            }
            Next::Due { limit, pieces } => (Target::DueWindow { limit: Some(*limit) }, LinkRule::NoneBooked, *pieces),
        };
        for _ in 0..pieces {
            let at = self.evening(self.days.today(), 1 + self.service.chance.below(13));
            let read = matches!(target, Target::Meeting(_)) && self.service.chance.below(10) < 6;
            let opened_at = read.then(|| at + TimeDelta::hours(3));
            self.piece(tx, &Sent { life, at, target, rule, opened_at }).await?;
        }
        if life.draft { self.draft(tx, life).await } else { Ok(()) }
    }

    async fn child(&self, tx: &mut Tx, life: &Life) -> std::result::Result<(), DemoError> {
        let chance = &self.service.chance;
        tx.add_child(&NewChild {
            id: life.id,
            council_id: &format!("C{:05}", life.number + 1),
            given_name: Some(life.given),
            family_name: Some(life.family),
            date_of_birth: life.born,
            sex: Some(if chance.below(2) == 0 { "F" } else { "M" }),
            ethnicity: Some(super::names::any(&["WBRI", "WBRI", "WBRI", "MWBC", "BAFR", "APKN", "WOTH"], chance)),
            upn: None,
            at: moment(life.began, (9, 0)),
        })
        .await?;
        let id = CarePeriodId::new(chance.id());
        let period = CarePeriod { id, started_on: life.began, start_known: true, ended_on: life.ended, short_breaks: false };
        tx.add_care_period(life.id, &period, "demo").await?;
        for (person, duty) in [(self.chair(life)?, Duty::Chair), (self.worker(life)?, Duty::Worker)] {
            tx.allocate(chance.id(), life.id, person.id, duty, life.began).await?;
        }
        Ok(())
    }

    async fn meeting(&self, tx: &mut Tx, life: &Life, review: &Review, state: MeetingState) -> Result<()> {
        let meeting = Meeting {
            id: review.id,
            kind: MeetingKind::LookedAfterReview,
            state,
            starts_at: review.starts_at,
            held_on: (state == MeetingState::Held).then_some(review.day),
            place: "The Lighthouse Centre, room 2".to_owned(),
            chair: Some(self.chair(life)?.id),
            revision: 1,
        };
        let booked_at = review.starts_at - TimeDelta::days(35);
        tx.add_meeting(&NewMeeting { meeting: &meeting, source: "demo", at: booked_at }).await?;
        tx.add_participation(review.id, life.id).await?;
        tx.set_due(review.id, life.id, review.due.kind.key(), review.due.from, review.due.limit).await?;
        match review.code {
            Some(code) => self.took_part(tx, life, review, code).await,
            None => Ok(()),
        }
    }

    /// Attendance, the suggestion that the rules make of it, and the confirmed code.
    async fn took_part(&self, tx: &mut Tx, life: &Life, review: &Review, code: Code) -> Result<()> {
        let (attendance, level) = attendance(code);
        tx.set_attendance(review.id, life.id, attendance, level).await?;
        let age = age_on(life.born, review.day);
        let suggestion = suggest(&Evidence {
            age,
            attendance: Some(attendance),
            views_in_time: review.pieces,
            in_symbols: if Band::for_age(age) == Band::B4 { review.pieces } else { 0 },
            views_too_late: 0,
            asked_someone_to_speak: code == Code::Pn5,
        });
        tx.set_suggestion(review.id, life.id, &suggestion).await?;
        if review.confirmed {
            let (by, at) = (Some(self.chair(life)?.id), review.starts_at + TimeDelta::days(1));
            tx.confirm(review.id, life.id, &Confirmation { code, by, at, why_different: None }).await?;
        }
        Ok(())
    }

    /// One sent piece with its link, and its opening or its alert where it has one.
    async fn piece(&self, tx: &mut Tx, sent: &Sent<'_>) -> Result<()> {
        let chance = &self.service.chance;
        let life = sent.life;
        let band = band(life, sent.at.date_naive());
        let prepared = self.journeys.any(self.service, band)?;
        let snapshot = prepared.snapshots.get(life.chair).ok_or(Error::Hidden)?;
        let id = self.begin(tx, life, band, sent.at - TimeDelta::minutes(9)).await?;
        tx.send(id, CycleChoice::Both, sent.at, snapshot).await?;
        let slot = Slot::Next(Cycle::Care);
        tx.add_link(LinkId::new(chance.id()), id, slot, sent.target, sent.rule, sent.at).await?;
        if let Some(at) = sent.opened_at {
            tx.open_submission(id, self.chair(life)?.id, at).await?;
        }
        if !prepared.signals.is_empty() {
            let alert = AlertId::new(chance.id());
            tx.add_alert(alert, life.id, Some(id), &prepared.signals, false, sent.at).await?;
            tx.see_alert(alert, self.worker(life)?.id, sent.at + TimeDelta::minutes(20)).await?;
        }
        Ok(())
    }

    /// A piece left half way last night.
    async fn draft(&self, tx: &mut Tx, life: &Life) -> std::result::Result<(), DemoError> {
        let at = self.evening(self.days.today(), 1);
        let band = band(life, self.days.ago(1));
        let Prepared { answers, .. } = self.journeys.any(self.service, band)?;
        let id = self.begin(tx, life, band, at).await?;
        for (question, answer) in answers.iter().take(answers.len() / 2) {
            tx.save_answer(id, question, Some(answer), 0, at + TimeDelta::minutes(1)).await?;
        }
        Ok(())
    }

    async fn begin(&self, tx: &mut Tx, life: &Life, band: Band, at: DateTime<Utc>) -> Result<SubmissionId> {
        let id = SubmissionId::new(self.service.chance.id());
        let form = self.journeys.form;
        tx.add_submission(&NewSubmission {
            id,
            whose: Owner::Child(life.id),
            author: None,
            form: &form.id,
            form_version: i64::from(form.version),
            part: None,
            kind: form.submission,
            band,
            language: heard_domain::forms::Language::English,
            helper: None,
            received_on: None,
            at,
        })
        .await?;
        Ok(id)
    }

    /// After school or after tea, so many days before a day.
    fn evening(&self, day: NaiveDate, days_before: u32) -> DateTime<Utc> {
        let chance = &self.service.chance;
        moment(day, (16 + chance.below(4), chance.below(60))) - TimeDelta::days(i64::from(days_before))
    }

    /// Mostly on the morning of the meeting, now and then after it, now and then never.
    fn opened_around(&self, starts_at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let chance = &self.service.chance;
        match chance.below(25) {
            0 | 1 => None,
            2 => Some(starts_at + TimeDelta::hours(5)),
            _ => Some(starts_at - TimeDelta::minutes(10 + i64::from(chance.below(60)))),
        }
    }

    fn chair(&self, life: &Life) -> Result<&StaffActor> {
        self.everyone.chairs.get(life.chair).ok_or(Error::Hidden)
    }

    fn worker(&self, life: &Life) -> Result<&StaffActor> {
        self.everyone.workers.get(life.worker).ok_or(Error::Hidden)
    }
}

/// The words of the child's age on a day.
fn band(life: &Life, on: NaiveDate) -> Band {
    Band::for_age(age_on(life.born, on))
}

/// What the chair would have recorded for a child who has this code: the attendance, and how much they led.
const fn attendance(code: Code) -> (Attendance, i64) {
    match code {
        Code::Pn1 => (Attendance::Spoke, 1),
        Code::Pn2 => (Attendance::SpokenFor, 1),
        Code::Pn3 => (Attendance::Symbols, 1),
        Code::Pn4 => (Attendance::Silent, 1),
        Code::Pn0 | Code::Pn5 | Code::Pn6 | Code::Pn7 => (Attendance::Absent, 0),
    }
}

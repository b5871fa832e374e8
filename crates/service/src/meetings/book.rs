//! Booking a meeting, and the facts that make one impossible.

use crate::{
    Actor, Service,
    error::{Error, Problem, Result},
};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use heard_domain::{
    calendar::from_london,
    ids::{ChildId, MeetingId, StaffId},
    meeting::{MeetingKind, MeetingState},
    policy::{Action, Role},
};
use heard_store::{Meeting, NewMeeting, Tx};

/// A booking, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Booking {
    /// Key of the kind.
    pub kind: String,
    /// `2027-03-27`.
    pub date: String,
    /// `15:45`.
    pub time: String,
    /// Where.
    pub place: String,
    /// Id of the chair.
    pub chair: String,
}

/// A booking that can stand.
pub(super) struct Checked {
    pub(super) starts_at: DateTime<Utc>,
    pub(super) place: String,
    pub(super) chair: StaffId,
}

impl Service {
    /// Books a child's next meeting. Pieces that wait for one are linked to it at once.
    pub async fn book_meeting(&self, actor: &Actor, child: ChildId, booking: &Booking) -> Result<MeetingId> {
        let mut tx = self.store.write().await?;
        let child = self.child_for(&mut tx, actor, Action::BookMeeting, child).await?;
        let kind = booking.kind.parse::<MeetingKind>();
        let (checked, mut problems) = self.check_booking(&mut tx, booking).await?;
        if kind.is_err() {
            problems.insert(0, Problem::new("kind", "Choose the kind of meeting"));
        }
        let (Ok(kind), Some(checked)) = (kind, checked) else { return Err(Error::Invalid(problems)) };
        let date = heard_domain::calendar::london_date(checked.starts_at);
        if date < child.date_of_birth {
            problems.push(Problem::new("date", "The meeting would be before the child was born"));
        }
        if kind == MeetingKind::LookedAfterReview
            && !tx
                .care_periods(child.id)
                .await?
                .iter()
                .any(|period| period.started_on <= date && period.ended_on.is_none_or(|ended| date <= ended))
        {
            problems.push(Problem::new(
                "date",
                "The child is not looked after on that day, so no looked after review can be booked for it",
            ));
        }
        let meetings = tx.meetings_of_child(child.id).await?;
        if meetings
            .iter()
            .any(|other| other.kind == kind && other.state == MeetingState::Planned && other.starts_at == checked.starts_at)
        {
            problems.push(Problem::new("date", "This meeting is booked already"));
        }
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        let meeting = Meeting {
            id: MeetingId::new(self.chance.id()),
            kind,
            state: MeetingState::Planned,
            starts_at: checked.starts_at,
            held_on: None,
            place: checked.place,
            chair: Some(checked.chair),
            revision: 1,
        };
        let at = self.record(&mut tx, actor, Action::BookMeeting, &format!("meeting:{}", meeting.id), kind.key()).await?;
        tx.add_meeting(&NewMeeting { meeting: &meeting, source: "app", at }).await?;
        tx.add_meeting_change(self.chance.id(), &meeting, at, actor.staff().map(|staff| staff.id), "booked").await?;
        tx.add_participation(meeting.id, child.id).await?;
        // A limit that is not certain is none: the meeting would be called late, or in time, on a guess.
        let next = self.next_due(&mut tx, child.id, &meetings).await?.into_iter().find(|next| next.kind == kind && next.certain);
        if let Some(due) = next.and_then(|next| next.due.ok()) {
            tx.set_due(meeting.id, child.id, due.kind.key(), due.from, due.limit).await?;
        }
        self.relink_child(&mut tx, child.id).await?;
        tx.commit().await?;
        Ok(meeting.id)
    }

    /// Checks date, time, place and chair.
    pub(super) async fn check_booking(&self, tx: &mut Tx, booking: &Booking) -> Result<(Option<Checked>, Vec<Problem>)> {
        let mut problems = Vec::new();
        let date = NaiveDate::parse_from_str(booking.date.trim(), "%Y-%m-%d");
        let time = NaiveTime::parse_from_str(booking.time.trim(), "%H:%M");
        if date.is_err() {
            problems.push(Problem::new("date", "Enter the day, month and year of the meeting"));
        }
        if time.is_err() {
            problems.push(Problem::new("time", "Enter the time it starts, like 15:45"));
        }
        let now = self.clock.now();
        let starts_at = date.ok().zip(time.ok()).map(|(date, time)| from_london(date.and_time(time)));
        match starts_at {
            Some(at) if at <= now => problems.push(Problem::new("date", "Enter a time that is still to come")),
            Some(at) if at > now + TimeDelta::days(2 * 366) => {
                problems.push(Problem::new("date", "Enter a date within the next two years"));
            }
            _ => {}
        }
        let place = booking.place.trim();
        if place.is_empty() || place.chars().count() > 200 || place.chars().any(char::is_control) {
            problems.push(Problem::new("place", "Enter the place, up to 200 characters"));
        }
        let chair = match booking.chair.parse::<StaffId>() {
            Ok(id) => tx.staff(id).await?,
            Err(_) => None,
        };
        let chair = chair.filter(|person| person.active && person.roles.contains(&Role::Chair));
        if chair.is_none() {
            problems.push(Problem::new("chair", "Choose a chair who works here now"));
        }
        let checked =
            starts_at.zip(chair).map(|(starts_at, chair)| Checked { starts_at, place: place.to_owned(), chair: chair.id });
        Ok((checked, problems))
    }
}

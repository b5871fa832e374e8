//! The first page of the working side: words that wait, the meetings of the weeks ahead, what is to finish.

use crate::{Actor, Service, error::Result};
use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};
use heard_domain::{
    calendar::from_london,
    policy::{Action, Scope},
};
use heard_store::MeetingLine;

/// The desk of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    /// Today in London.
    pub today: NaiveDate,
    /// The Monday of the week shown.
    pub week: NaiveDate,
    /// Meetings of that week.
    pub meetings: Vec<MeetingLine>,
    /// Meetings of the next four weeks with words the chair has not opened, soonest first.
    pub waiting: Vec<MeetingLine>,
    /// Meetings that began and are still to be recorded or coded.
    pub to_finish: Vec<MeetingLine>,
    /// Whether the reader may open words, rather than only know that there are some.
    pub reads: bool,
}

impl Service {
    /// The desk, for the week that holds `day` (today when none is given).
    pub async fn desk(&self, actor: &Actor, day: Option<NaiveDate>) -> Result<Desk> {
        actor.require(Action::SeeDesk)?;
        let today = self.clock.today();
        let day = day.unwrap_or(today);
        let week = day - TimeDelta::days(i64::from(day.weekday().num_days_from_monday()));
        let start = |day: NaiveDate| from_london(day.and_time(NaiveTime::MIN));
        let now = self.clock.now();
        let mut tx = self.store.read().await?;
        let scope = actor.scope(Action::SeeMeeting);
        let me = actor.staff().map(|staff| staff.id);
        let (from, until) = (start(week), start(week + TimeDelta::days(7)));
        let soon = start(today + TimeDelta::days(28));
        let mut meetings = Vec::new();
        let mut ahead = Vec::new();
        if scope == Scope::Service {
            meetings.extend(tx.meeting_lines(from, until, None).await?);
            ahead.extend(tx.meeting_lines(now - TimeDelta::days(1), soon, None).await?);
        } else if let Some(me) = me {
            if matches!(scope, Scope::OwnMeetings | Scope::AllocatedAndMeetings) {
                meetings.extend(tx.meeting_lines(from, until, Some(me)).await?);
                ahead.extend(tx.meeting_lines(now - TimeDelta::days(1), soon, Some(me)).await?);
            }
            if matches!(scope, Scope::Allocated | Scope::AllocatedAndMeetings) {
                meetings.extend(tx.meeting_lines_of_worker(from, until, me).await?);
                ahead.extend(tx.meeting_lines_of_worker(now - TimeDelta::days(1), soon, me).await?);
            }
        }
        for list in [&mut meetings, &mut ahead] {
            list.sort_by_key(|line| (line.meeting.starts_at, line.meeting.id, line.child));
            list.dedup_by_key(|line| (line.meeting.id, line.child));
        }
        let to_finish = match (scope, actor.may(Action::RecordMeeting)) {
            (Scope::Service, true) => tx.meetings_to_finish(now, None).await?,
            (_, true) => tx.meetings_to_finish(now, me).await?,
            _ => Vec::new(),
        };
        let waiting = ahead.into_iter().filter(|line| line.unread > 0).collect();
        Ok(Desk { today, week, meetings, waiting, to_finish, reads: actor.may(Action::ReadWords) })
    }
}

//! The first page of the working side: words that wait, the meetings of the weeks ahead, what is to finish.

use crate::{Actor, Paged, Service, error::Result};
use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};
use heard_domain::{
    calendar::from_london,
    policy::{Action, Scope},
};
use heard_store::{MeetingLine, MeetingList, Tx, Whose};

/// Lines on a page of a list of meetings.
const PAGE: i64 = 50;
/// Lines of each list that the desk itself begins; the list has a page of its own for all of them.
const BEGUN: i64 = 12;

/// The desk of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    /// Today in London.
    pub today: NaiveDate,
    /// The Monday of the week shown.
    pub week: NaiveDate,
    /// Meetings of that week.
    pub meetings: Paged<MeetingLine>,
    /// Meetings of the next four weeks with words the chair has not opened, soonest first.
    pub waiting: Paged<MeetingLine>,
    /// Meetings that began and are still to be recorded or coded.
    pub to_finish: Paged<MeetingLine>,
    /// Whether the reader may open words, rather than only know that there are some.
    pub reads: bool,
}

/// A list that the desk begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jobs {
    /// Words that the chair has not opened.
    Waiting,
    /// Meetings to record or code.
    ToFinish,
}

impl Service {
    /// The desk, for the week that holds `day` (today when none is given), with a page of its meetings.
    pub async fn desk(&self, actor: &Actor, day: Option<NaiveDate>, page: i64) -> Result<Desk> {
        actor.require(Action::SeeDesk)?;
        let today = self.clock.today();
        // A day that no meeting of ours can have is no week to show.
        let day = day.filter(|day| (1900..2200).contains(&day.year())).unwrap_or(today);
        let week = day - TimeDelta::days(i64::from(day.weekday().num_days_from_monday()));
        let start = |day: NaiveDate| from_london(day.and_time(NaiveTime::MIN));
        let of_week = MeetingList::Between(start(week), start(week + TimeDelta::days(7)));
        let mut tx = self.store.read().await?;
        Ok(Desk {
            today,
            week,
            meetings: meetings(&mut tx, of_week, whose(actor, Action::SeeMeeting), PAGE, page).await?,
            waiting: self.jobs(&mut tx, actor, Jobs::Waiting, BEGUN, 1).await?,
            to_finish: self.jobs(&mut tx, actor, Jobs::ToFinish, BEGUN, 1).await?,
            reads: actor.may(Action::ReadWords),
        })
    }

    /// A page of one of the lists that the desk begins.
    pub async fn desk_list(&self, actor: &Actor, jobs: Jobs, page: i64) -> Result<Paged<MeetingLine>> {
        actor.require(jobs.action())?;
        let mut tx = self.store.read().await?;
        self.jobs(&mut tx, actor, jobs, PAGE, page).await
    }

    async fn jobs(&self, tx: &mut Tx, actor: &Actor, jobs: Jobs, size: i64, page: i64) -> Result<Paged<MeetingLine>> {
        let now = self.clock.now();
        let list = match jobs {
            Jobs::Waiting => {
                let in_four_weeks = from_london((self.clock.today() + TimeDelta::days(28)).and_time(NaiveTime::MIN));
                MeetingList::Unread(now - TimeDelta::days(1), in_four_weeks)
            }
            Jobs::ToFinish => MeetingList::ToFinish(now),
        };
        meetings(tx, list, whose(actor, jobs.action()), size, page).await
    }
}

impl Jobs {
    /// What someone must be allowed for the list to be theirs.
    const fn action(self) -> Action {
        match self {
            Self::Waiting => Action::SeeMeeting,
            Self::ToFinish => Action::RecordMeeting,
        }
    }
}

/// A page of a list of meetings; empty for someone who has none.
async fn meetings(tx: &mut Tx, list: MeetingList, whose: Option<Whose>, size: i64, page: i64) -> Result<Paged<MeetingLine>> {
    let Some(whose) = whose else { return Ok(Paged::of(0, size, page)) };
    let paged = Paged::of(tx.count_meeting_lines(list, whose).await?, size, page);
    let lines = tx.meeting_lines(list, whose, paged.window()).await?;
    Ok(paged.filled(lines))
}

/// With whose meetings this person may do something.
fn whose(actor: &Actor, action: Action) -> Option<Whose> {
    let me = actor.staff()?.id;
    match actor.scope(action) {
        Scope::Service => Some(Whose::Everyones),
        Scope::OwnMeetings => Some(Whose::Chair(me)),
        Scope::Allocated => Some(Whose::Worker(me)),
        Scope::AllocatedAndMeetings => Some(Whose::ChairOrWorker(me)),
        Scope::Nothing | Scope::Own => None,
    }
}

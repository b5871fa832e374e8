//! A small service with everyone in it: some thirty children, played through the real services so that every state is there to see.

mod cast;
mod children;
mod play;
mod script;

use super::{
    DemoError,
    days::Days,
    people::{Staff, add_staff},
    sign_ins::LetIn,
    words::Library,
};
use crate::{Service, StaffActor, error::Error};
use cast::{Child, WayIn};
use chrono::{Days as CivilDays, Months, NaiveDate};
use heard_domain::ids::{CarePeriodId, ChildId, MeetingId};
use heard_store::{CarePeriod, Duty, NewChild, Plan, Tx};
use play::Player;
use std::collections::BTreeMap;

/// The day, in working days from today, on which the register was filled: before anything else happened.
const FIRST_DAY: i32 = -325;

/// Makes the small service.
pub(super) async fn make(
    service: &Service,
    days: &Days<'_>,
    password: &str,
    progress: &(dyn Fn(&str) + Sync),
) -> Result<LetIn, DemoError> {
    let library = Library::read()?;
    let at = days.at(FIRST_DAY, (9, 0))?;
    let mut tx = service.store.write().await?;
    let mut staff = BTreeMap::new();
    for person in Staff::ALL {
        staff.insert(person, add_staff(service, &mut tx, person.name(), person.role(), password, at).await?);
    }
    let mut timed = Vec::new();
    let mut let_in = Vec::new();
    let mut asked = Vec::new();
    for (child, number) in children::all().zip(1..) {
        let id = add_child(service, &mut tx, days, &staff, child, number).await?;
        timed.extend(script::steps(service, days, id, child)?);
        let_in.push((child.way_in, child.age, id));
        let meetings = child.meetings.iter().enumerate().filter(|(_, meeting)| !meeting.returns.is_empty());
        asked.extend(meetings.map(|(number, meeting)| (meeting.last_day(), (id, number))));
    }
    tx.commit().await?;
    timed.sort_by_key(|(at, _)| *at);
    let mut player =
        Player { service, library: &library, staff, meetings: BTreeMap::new(), cards: BTreeMap::new(), slips: BTreeMap::new() };
    for step in &timed {
        player.play(step).await?;
    }
    progress(&format!("made {} children and {} meetings", let_in.len(), player.meetings.len()));
    let conference = asked.iter().max().and_then(|(_, key)| player.meetings.get(key)).copied();
    ways_in(&let_in, conference)
}

/// The children who are let in, those by card in the order of the sign-in list; and the newest conference that parents are asked about.
fn ways_in(children: &[(WayIn, u32, ChildId)], conference: Option<MeetingId>) -> Result<LetIn, DemoError> {
    let by = |way_in: WayIn, ages: std::ops::RangeInclusive<u32>| {
        let found = children.iter().find(|(way, age, _)| *way == way_in && ages.contains(age));
        found.map(|(_, _, id)| *id).ok_or(Error::Hidden)
    };
    let cards = [8..=11, 12..=15, 16..=17, 4..=7].into_iter().map(|ages| by(WayIn::Card, ages)).collect::<Result<_, _>>()?;
    Ok(LetIn { cards, returning: by(WayIn::Pin, 4..=17)?, conference })
}

/// Puts a child on the register, with times in care or on a plan and the people around them.
async fn add_child(
    service: &Service,
    tx: &mut Tx,
    days: &Days<'_>,
    staff: &BTreeMap<Staff, StaffActor>,
    child: &Child,
    number: u32,
) -> Result<ChildId, DemoError> {
    let id = ChildId::new(service.chance.id());
    let began = child.care.into_iter().chain(child.plan).min().unwrap_or(FIRST_DAY);
    tx.add_child(&NewChild {
        id,
        council_id: &format!("DEMO{number:03}"),
        given_name: Some(child.given),
        family_name: Some(child.family),
        // A birthday that is neither just gone nor near, so that ages hold for some weeks.
        date_of_birth: birthday(days.today(), child.age, 30 + service.chance.below(270)),
        sex: Some(child.sex),
        ethnicity: Some(child.ethnicity),
        upn: None,
        at: days.at(began, (9, 0))?,
    })
    .await?;
    if let Some(care) = child.care {
        let id_of_period = CarePeriodId::new(service.chance.id());
        let period =
            CarePeriod { id: id_of_period, started_on: days.on(care)?, start_known: true, ended_on: None, short_breaks: false };
        tx.add_care_period(id, &period, "demo").await?;
    }
    if let Some(plan) = child.plan {
        let plan = Plan { started_on: days.on(plan)?, ended_on: None, category: "neglect".to_owned() };
        tx.add_plan(service.chance.id(), id, &plan).await?;
    }
    for (person, duty) in [(child.worker, Duty::Worker), (child.chair, Duty::Chair)] {
        let person = staff.get(&person).ok_or(Error::Hidden)?;
        tx.allocate(service.chance.id(), id, person.id, duty, days.on(began)?).await?;
    }
    Ok(id)
}

/// The birthday of a child of this age who turned it so many days ago.
fn birthday(today: NaiveDate, age: u32, days_ago: u32) -> NaiveDate {
    let turned = today.checked_sub_days(CivilDays::new(u64::from(days_ago)));
    turned.and_then(|day| day.checked_sub_months(Months::new(12 * age))).unwrap_or(today)
}

//! The made-up register: who is on it, on any day it is made.

use crate::{Demo, TODAY, common::london, demo, demo_on, held};
use chrono::{NaiveDate, TimeDelta, Timelike};
use heard_domain::{
    calendar::{london_date, london_local},
    meeting::{MeetingKind, MeetingState},
    participation::Code,
};
use heard_service::{
    Meeting,
    register::{ChildPage, MeetingEntry},
};
use std::collections::BTreeSet;

#[tokio::test]
async fn some_thirty_children_are_in_care_on_a_plan_or_both() {
    let children = demo().await.children().await;
    assert!((24..=35).contains(&children.len()), "{}", children.len());
    let both = |page: &&ChildPage| !page.care.is_empty() && !page.plans.is_empty();
    assert!(children.iter().any(|page| both(&page)));
    assert!(children.iter().any(|page| page.care.is_empty() && !page.plans.is_empty()), "some only on a plan");
    assert!(children.iter().all(|page| !page.care.is_empty() || !page.plans.is_empty()));
    assert!(children.iter().all(|page| page.allocations.len() == 2), "each has a worker and a chair");
    assert_eq!(children.iter().filter(|page| page.age < 4).count(), 2, "two are under 4");
    assert!(children.iter().all(|page| page.age <= 17));
}

#[tokio::test]
async fn every_code_was_given_in_the_last_twelve_months() {
    let demo = demo().await;
    let year_ago = NaiveDate::from_ymd_opt(2025, 11, 23).expect("a day");
    let mut codes = BTreeSet::new();
    let mut under_four = BTreeSet::new();
    for page in demo.children().await {
        for entry in held(&page).filter(|entry| entry.meeting.held_on >= Some(year_ago)) {
            let code = entry.participation.as_ref().and_then(|one| one.code);
            codes.extend(code);
            if code == Some(Code::Pn0) {
                under_four.insert(page.child.id);
            }
        }
    }
    assert_eq!(codes, Code::ALL.into_iter().collect());
    assert_eq!(under_four.len(), 2);
}

#[tokio::test]
async fn some_reviews_were_late_and_some_are_not_coded() {
    let demo = demo().await;
    let (mut late, mut in_time, mut uncoded) = (0, 0, 0);
    for page in demo.children().await {
        for entry in held(&page) {
            let one = entry.participation.as_ref().expect("the child took part");
            uncoded += usize::from(one.code.is_none());
            match one.due_limit {
                Some(limit) if entry.meeting.held_on > Some(limit) => late += 1,
                Some(_) => in_time += 1,
                None => assert!(entry.meeting.kind == MeetingKind::InitialConference, "only these have no limit here"),
            }
        }
    }
    assert_eq!(late, 2, "Leon's first and Callum's last");
    assert!(in_time > 50, "{in_time}");
    assert_eq!(uncoded, 2, "Alfie's and Marcus's last");
}

#[tokio::test]
async fn meetings_are_planned_in_this_week_and_the_next_three() {
    let demo = demo().await;
    for week in 0..4 {
        let day = london_date(london(TODAY)) + TimeDelta::weeks(week);
        let desk = demo.house.service.desk(&demo.manager, Some(day), 1).await.expect("a manager has a desk");
        let planned = desk.meetings.lines.iter().filter(|line| line.meeting.state == MeetingState::Planned).count();
        assert!(planned >= 1, "week {week}");
    }
}

/// Every child, birthday, meeting, place and code.
async fn everything(demo: &Demo) -> Vec<String> {
    let mut lines = Vec::new();
    for page in demo.children().await {
        lines.push(format!("{:?} {:?} {}", page.child.given_name, page.child.family_name, page.child.date_of_birth));
        for entry in &page.meetings {
            let code = entry.participation.as_ref().and_then(|one| one.code);
            let Meeting { id, kind, starts_at, place, .. } = &entry.meeting;
            lines.push(format!("{id} {kind:?} {starts_at} {place} {code:?}"));
        }
        lines.extend(page.pieces.iter().map(|piece| format!("{} {}", piece.id, piece.sent_at)));
    }
    lines
}

#[tokio::test]
async fn one_seed_gives_the_same_people_and_lives_and_another_does_not() {
    let [first, second, other] = [demo_on(TODAY, 1).await, demo_on("2026-11-23 16:59", 1).await, demo_on(TODAY, 2).await];
    let lines = everything(&first).await;
    assert!(lines.len() > 100);
    assert_eq!(lines, everything(&second).await);
    assert_ne!(lines, everything(&other).await);
}

#[tokio::test]
async fn the_demo_can_be_made_on_any_day_and_meetings_are_on_working_days_by_day() {
    // A Saturday, Christmas Day, New Year's Day, a bank holiday Monday, the end of February, and the hour the clocks change.
    for now in
        ["2026-11-28 23:30", "2026-12-25 09:00", "2027-01-01 00:05", "2027-03-29 12:00", "2028-02-29 08:00", "2026-10-25 01:30"]
    {
        let demo = demo_on(now, 3).await;
        for page in demo.children().await {
            for MeetingEntry { meeting, .. } in &page.meetings {
                let local = london_local(meeting.starts_at);
                let days = demo.house.service.working_days();
                assert!(days.is_working_day(local.date()).expect("in the table"), "{now}: {local}");
                assert!((9..17).contains(&local.hour()), "{now}: {local}");
            }
            for entry in held(&page) {
                let late = entry.participation.as_ref().and_then(|one| one.due_limit) < entry.meeting.held_on;
                let name = page.child.given_name.as_deref();
                let on_purpose = matches!(name, Some("Leon" | "Callum")) || entry.meeting.kind == MeetingKind::InitialConference;
                assert!(!late || on_purpose, "{now}: {name:?} {:?}", entry.meeting.held_on);
            }
        }
    }
}

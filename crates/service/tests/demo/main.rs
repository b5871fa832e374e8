//! The demo's promise: every state of the product is there to see, for everyone who signs in.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "../common/mod.rs"]
mod common;

mod register;
mod states;
mod ways_in;

use common::{House, house, london};
use heard_domain::{ids::ChildId, meeting::MeetingState};
use heard_service::{
    Actor, Meeting,
    demo::{DemoOptions, DemoSignIns, Scale},
    meetings::{ChildAtMeeting, MeetingPage},
    register::{ChildPage, MeetingEntry},
};

/// A Monday without a bank holiday near.
const TODAY: &str = "2026-11-23 10:00";

struct Demo {
    house: House,
    sign_ins: DemoSignIns,
    manager: Actor,
}

async fn demo_on(now: &str, seed: u64) -> Demo {
    let house = house(london(now)).await;
    let options = DemoOptions { scale: Scale::Small, seed, today: None };
    let sign_ins = house.service.demo(options, &|_| {}).await.expect("an empty database is filled");
    let manager = house.staff(&sign_ins.manager.email, &sign_ins.manager.password).await;
    Demo { house, sign_ins, manager }
}

async fn demo() -> Demo {
    demo_on(TODAY, 1).await
}

impl Demo {
    async fn staff(&self, email: &str) -> Actor {
        self.house.staff(email, &self.sign_ins.chair.password).await
    }

    async fn children(&self) -> Vec<ChildPage> {
        let list = self.house.service.children(&self.manager, "", 1).await.expect("the manager sees the list");
        assert_eq!(list.pages(), 1, "all are on one page");
        let mut pages = Vec::new();
        for line in list.lines {
            pages.push(self.house.service.child_page(&self.manager, line.child.id).await.expect("the manager sees a child"));
        }
        pages
    }

    async fn id(&self, name: &str) -> ChildId {
        let list = self.house.service.children(&self.manager, name, 1).await.expect("the manager searches");
        let [line] = list.lines.as_slice() else { panic!("one child is called {name}") };
        line.child.id
    }

    async fn child(&self, name: &str) -> ChildPage {
        self.house.service.child_page(&self.manager, self.id(name).await).await.expect("the manager sees a child")
    }

    async fn planned(&self, name: &str) -> Meeting {
        let page = self.child(name).await;
        let planned = page.meetings.into_iter().map(|entry| entry.meeting).filter(|one| one.state == MeetingState::Planned);
        planned.min_by_key(|one| one.starts_at).unwrap_or_else(|| panic!("{name} has a planned meeting"))
    }

    async fn meeting_page(&self, reader: &Actor, meeting: &Meeting) -> MeetingPage {
        self.house.service.meeting_page(reader, meeting.id).await.expect("the reader may see it")
    }
}

fn held(page: &ChildPage) -> impl Iterator<Item = &MeetingEntry> {
    page.meetings.iter().filter(|entry| entry.meeting.state == MeetingState::Held)
}

fn only(page: &MeetingPage) -> &ChildAtMeeting {
    let [child] = page.children.as_slice() else { panic!("one child at the meeting") };
    child
}

//! The made-up service, and how its people come in.

use super::{Browser, TestApp};
use axum::http::StatusCode;
use heard_service::{
    demo::{DemoOptions, DemoSignIns, Scale, StaffSignIn},
    way_in::Origin,
};
use std::net::{IpAddr, Ipv4Addr};

/// The made-up service, on the day the clock stands at.
pub struct House {
    pub app: TestApp,
    pub people: DemoSignIns,
    /// The child the story is about, and her next meeting with the demo's chair.
    pub child: String,
    pub meeting: String,
}

impl House {
    pub async fn open() -> Self {
        let app = TestApp::with(&[("HEARD_DEMO", "0")]).await;
        // Another seed than the application's own, which would make the same ids again.
        let options = DemoOptions { scale: Scale::Small, seed: 2, today: Some(app.clock.today()) };
        let people = app.service.demo(options, &|_| {}).await.unwrap();
        let origin = Origin::of(IpAddr::V4(Ipv4Addr::LOCALHOST));
        let manager = app.service.sign_in_staff(&people.manager.email, &people.manager.password, &origin).await.unwrap().unwrap();
        let manager = app.service.actor(manager).await.unwrap();
        let mia = app.service.children(&manager, "Mia", 1).await.unwrap().lines.first().unwrap().child.id;
        let page = app.service.child_page(&manager, mia).await.unwrap();
        let planned = page.meetings.iter().map(|entry| &entry.meeting).filter(|meeting| meeting.state.key() == "planned");
        let next = planned.min_by_key(|meeting| meeting.starts_at).unwrap();
        Self { app, people, child: mia.to_string(), meeting: next.id.to_string() }
    }

    pub async fn staff(&self, person: &StaffSignIn) -> Browser {
        let mut browser = self.app.browser();
        let page = browser.post("/staff/sign-in", &[("email", &person.email), ("password", &person.password)]).await;
        assert_eq!((page.status, page.location()), (StatusCode::SEE_OTHER, "/staff"), "{} signs in", person.name);
        browser
    }

    pub async fn a_child(&self) -> Browser {
        self.child(0).await
    }

    /// One of the children with a card: of 8 to 11, 12 to 15, 16 or 17, 4 to 7.
    pub async fn child(&self, index: usize) -> Browser {
        let mut browser = self.app.browser();
        let card = self.people.children.get(index).unwrap();
        let page = browser.post("/card/open", &[("code", &card.code), ("me", "yes")]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        browser
    }

    pub async fn a_parent(&self) -> Browser {
        let mut browser = self.app.browser();
        let slip = self.people.parent.as_ref().unwrap();
        let page = browser.post("/feedback/open", &[("code", &slip.code)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        browser
    }

    /// The child's card, as the square holds it: a path.
    pub fn square(&self, index: usize) -> String {
        format!("/card/{}", self.people.children.get(index).unwrap().url.rsplit('/').next().unwrap())
    }

    /// A new card of the child the story is about: its code.
    pub async fn new_card(&self) -> String {
        let mut support = self.staff(&self.people.business_support).await;
        let card = support.post(&format!("/staff/children/{}/card", self.child), &[]).await;
        card.seen("card-code").remove(0).replace(' ', "")
    }

    /// The child the story is about comes back, with a new card.
    pub async fn child_again(&self) -> Browser {
        let code = self.new_card().await;
        let mut browser = self.app.browser();
        assert_eq!(browser.post("/card/open", &[("code", &code), ("me", "yes")]).await.status, StatusCode::SEE_OTHER);
        browser
    }

    /// Begins a review; answers the address of the draft.
    pub async fn draft(&self, child: &mut Browser) -> String {
        let draft = child.post("/me/start/my-review", &[]).await;
        assert_eq!(draft.status, StatusCode::SEE_OTHER);
        draft.location().to_owned()
    }

    /// A child of the house by first name: their id.
    pub async fn id_of(&self, name: &str) -> String {
        let mut manager = self.staff(&self.people.manager).await;
        let list = manager.get(&format!("/staff/children?search={name}")).await;
        list.text().split("href=\"/staff/children/").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned()
    }

    /// Sets the clock on by some minutes.
    pub fn minutes_pass(&self, minutes: i64) {
        self.app.clock.set(self.app.clock.now() + chrono::TimeDelta::minutes(minutes));
    }

    /// An address with the ids of this house in it.
    pub fn filled(&self, path: &str) -> String {
        let nothing = "00000000-0000-4000-8000-000000000000";
        path.replace("{child}", &self.child)
            .replace("{meeting}", &self.meeting)
            .replace("{rate}", "P1")
            .replace("{form}", "my-review")
            .replace("{submission}", nothing)
            .replace("{alert}", nothing)
            .replace("{task}", nothing)
            .replace("{part}", "worries")
            .replace("{staff}", nothing)
            .replace("{question}", "safe")
            .replace("{page}", "items")
            .replace("{token}", "0123456789abcdef0123456789abcdef01234567")
    }
}

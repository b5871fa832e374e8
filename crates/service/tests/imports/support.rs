//! An empty service, and returns to give it.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use heard_domain::{calendar::from_london, ids::ChildId, policy::Role};
use heard_service::{
    Actor, Error, Hasher, Service, Settings, StaffActor,
    chance::Chance,
    clock::Clock,
    imports::ImportReport,
    people::NewPerson,
    register::{ChildPage, MeetingEntry},
};
use heard_store::Store;
use std::{fs, path::Path};
use tempfile::TempDir;

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB";
const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN";
const REVIEWS: &str = "CHILD,DOB,REVIEW,REVIEW_CODE";

pub(crate) type Files = Vec<(String, Vec<u8>)>;

pub(crate) struct House {
    pub(crate) service: Service,
    pub(crate) manager: Actor,
    clock: Clock,
    // Removed with the house.
    _folder: TempDir,
}

/// `2025-05-13`.
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn london(text: &str) -> DateTime<Utc> {
    let (date, time) = text.split_once(' ').expect("a day and a time");
    from_london(day(date).and_time(NaiveTime::parse_from_str(time, "%H:%M").expect("a time")))
}

/// The set of 157 children and 98 reviews.
pub(crate) fn synthetic() -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/tests/data/ssda903/synth-2026-clean");
    let read = |name: &str| (name.to_owned(), fs::read(folder.join(name)).expect("a file of the set"));
    ["Header.csv", "Episodes.csv", "Reviews.csv"].map(read).into()
}

/// The return of one child, Anna, born 14 May 2012, with her episodes and her reviews: day and code.
pub(crate) fn anna(episodes: &[&str], reviews: &[(&str, &str)]) -> Files {
    let rows: Vec<String> = reviews.iter().map(|(date, code)| format!("1001,14/05/2012,{date},{code}")).collect();
    files(&["1001,F,14/05/2012,WBRI,A123456789012,,"], episodes, &rows.iter().map(String::as_str).collect::<Vec<_>>())
}

pub(crate) fn files(header: &[&str], episodes: &[&str], reviews: &[&str]) -> Files {
    [("Header.csv", HEADER, header), ("Episodes.csv", EPISODES, episodes), ("Reviews.csv", REVIEWS, reviews)]
        .map(|(name, headings, rows)| (name.to_owned(), [&[headings], rows].concat().join("\r\n").into_bytes()))
        .into()
}

async fn added(service: &Service, name: &str, role: Role) -> StaffActor {
    let email = format!("{}@example.org", name.to_lowercase().replace(' ', "."));
    let new = NewPerson { email, name: name.to_owned(), spoken_name: String::new(), roles: vec![role.key().to_owned()] };
    service.add_person(&Actor::Operator, &new).await.expect("they are added");
    let people = service.people(&Actor::Operator).await.expect("they are listed");
    let id = people.iter().find(|person| person.name == name).expect("they are there").id;
    StaffActor { id, name: name.to_owned(), roles: vec![role] }
}

impl House {
    /// An empty service on this day, nine in the morning.
    pub(crate) async fn on(day: &str) -> Self {
        let folder = TempDir::new().expect("a folder can be made");
        let store = Store::open(&format!("sqlite://{}", folder.path().join("heard.db").display())).await.expect("it opens");
        store.migrate().await.expect("a schema is made");
        let clock = Clock::set_to(london(&format!("{day} 09:00")));
        let service = Service::new(store, clock.clone(), Chance::from_seed(3), Hasher::new([7; 32]), Settings::default())
            .expect("the rules are read");
        let manager = Actor::Staff(added(&service, "Priya Rao", Role::Manager).await);
        Self { service, manager, clock, _folder: folder }
    }

    /// A member of staff.
    pub(crate) async fn staff(&self, name: &str, role: Role) -> StaffActor {
        added(&self.service, name, role).await
    }

    pub(crate) fn now_is(&self, day: &str) {
        self.clock.set(london(&format!("{day} 09:00")));
    }

    /// The return of the year that ends in 2026, taken over.
    pub(crate) async fn import(&self, files: Files) -> ImportReport {
        self.try_import(files, 2026).await.expect("the return is taken over")
    }

    pub(crate) async fn try_import(&self, files: Files, year: i32) -> Result<ImportReport, Error> {
        self.service.import_ssda903(&Actor::Operator, files, year, false).await
    }

    pub(crate) async fn child(&self, council_id: &str) -> ChildId {
        self.service.find_child(&Actor::Operator, council_id).await.expect("the child is on the register")
    }

    /// A child's page as the manager sees it.
    pub(crate) async fn page(&self, council_id: &str) -> ChildPage {
        self.service.child_page(&self.manager, self.child(council_id).await).await.expect("the page opens")
    }

    /// A child's reviews, oldest first: the day each was held, and its limit where it is known.
    pub(crate) async fn reviews(&self, council_id: &str) -> Vec<(NaiveDate, Option<NaiveDate>)> {
        let mut meetings: Vec<MeetingEntry> = self.page(council_id).await.meetings;
        meetings.reverse();
        let review = |entry: MeetingEntry| Some((entry.meeting.held_on?, entry.participation.and_then(|one| one.due_limit)));
        meetings.into_iter().filter_map(review).collect()
    }
}

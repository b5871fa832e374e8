//! A county of forty children has everything that one of ten thousand has.

use super::{Days, Size, make};
use crate::{Hasher, Service, Settings, chance::Chance, clock::Clock};
use chrono::NaiveDate;
use heard_domain::{
    age::age_on,
    calendar::WorkingDays,
    forms::Band,
    ids::ChildId,
    meeting::MeetingState,
    participation::{Code, check},
};
use heard_store::{Meeting, Participation, Store, StoredLink, Submission};
use tempfile::TempDir;

const HAMLET: Size = Size { children: 40, reviews_each: 6, pieces: 600, chairs: 5, workers: 6 };

struct County {
    service: Service,
    cards: Vec<ChildId>,
    _folder: TempDir,
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day")
}

async fn hamlet(seed: u64) -> County {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = Store::open(&format!("sqlite://{}", folder.path().join("heard.db").display())).await.expect("a database opens");
    store.migrate().await.expect("a schema is made");
    let clock = Clock::set_to(super::moment(today(), (10, 0)));
    let service = Service::new(store, clock, Chance::from_seed(seed), Hasher::new([7; 32]), Settings::default());
    let service = service.expect("rules are read");
    let table = WorkingDays::shipped().expect("the table is read");
    let days = Days::new(&table, today()).expect("the day is in it");
    let let_in = make(&service, &days, "no hash", &HAMLET, &|_| {}).await.expect("it is made");
    County { service, cards: let_in.cards, _folder: folder }
}

/// What is kept of one child.
struct Kept {
    born: NaiveDate,
    meetings: Vec<(Meeting, Participation)>,
    pieces: Vec<Submission>,
    links: Vec<StoredLink>,
}

impl County {
    async fn kept(&self) -> Vec<Kept> {
        let mut tx = self.service.store.read().await.expect("it opens");
        let mut all = Vec::new();
        for child in tx.all_children().await.expect("children") {
            let mut meetings = Vec::new();
            for meeting in tx.meetings_of_child(child.id).await.expect("meetings") {
                let one = tx.participation(meeting.id, child.id).await.expect("it answers").expect("the child is on it");
                meetings.push((meeting, one));
            }
            let pieces = tx.submissions_of_child(child.id).await.expect("pieces");
            let links = tx.links_of_child(child.id).await.expect("links");
            all.push(Kept { born: child.date_of_birth, meetings, pieces, links });
        }
        all
    }
}

#[tokio::test]
async fn as_many_are_made_as_were_asked_for() {
    let kept = hamlet(1).await.kept().await;
    let held = |kept: &Kept| kept.meetings.iter().filter(|(meeting, _)| meeting.state == MeetingState::Held).count();
    assert_eq!(kept.len(), 40);
    assert_eq!(kept.iter().map(held).sum::<usize>(), 40 * 6);
    assert_eq!(kept.iter().flat_map(|kept| &kept.pieces).filter(|piece| piece.sent_at.is_some()).count(), 600);
}

#[tokio::test]
async fn every_code_fits_the_age_and_the_evidence() {
    let mut codes = 0;
    for kept in hamlet(2).await.kept().await {
        for (meeting, one) in kept.meetings {
            let (Some(code), Some(held_on)) = (one.code, meeting.held_on) else { continue };
            assert_eq!(check(code, kept.born, held_on), Ok(()));
            assert_eq!(one.suggestion.and_then(|suggestion| suggestion.code), Some(code));
            let sent = kept.links.iter().any(|link| link.target == heard_domain::linking::Target::Meeting(meeting.id));
            match code {
                Code::Pn6 => assert!(sent, "views were sent"),
                Code::Pn0 | Code::Pn5 | Code::Pn7 => assert!(!sent, "none were sent"),
                _ => {}
            }
            codes += 1;
        }
    }
    assert!(codes > 200, "{codes}");
}

#[tokio::test]
async fn the_linker_would_have_made_the_same_links() {
    let county = hamlet(3).await;
    let links = async || county.kept().await.into_iter().flat_map(|kept| kept.links).collect::<Vec<_>>();
    let before = links().await;
    assert_eq!(before.len(), 600);
    county.service.sweep().await.expect("it runs");
    assert_eq!(links().await, before);
}

#[tokio::test]
async fn nothing_was_sent_recorded_or_confirmed_in_time_to_come() {
    let county = hamlet(4).await;
    let now = super::moment(today(), (0, 0));
    for kept in county.kept().await {
        assert!(kept.pieces.iter().all(|piece| piece.sent_at.unwrap_or(piece.started_at) < now));
        for (meeting, one) in kept.meetings {
            assert_eq!(meeting.state == MeetingState::Planned, meeting.starts_at > now);
            assert!(one.confirmed_at.is_none_or(|at| at < now), "{:?}", one.confirmed_at);
        }
    }
}

#[tokio::test]
async fn the_children_with_cards_are_one_of_each_band_with_a_review_within_four_weeks() {
    let county = hamlet(5).await;
    let mut tx = county.service.store.read().await.expect("it opens");
    let mut bands = Vec::new();
    for id in county.cards {
        let child = tx.child(id).await.expect("it answers").expect("the child is there");
        bands.push(Band::for_age(age_on(child.date_of_birth, today())));
        let meetings = tx.meetings_of_child(id).await.expect("meetings");
        let planned = meetings.iter().find(|meeting| meeting.state == MeetingState::Planned).expect("one is planned");
        assert!((planned.starts_at - super::moment(today(), (0, 0))).num_days() <= 28);
    }
    assert_eq!(bands, [Band::B8, Band::B12, Band::B16, Band::B4]);
}

#[tokio::test]
async fn one_seed_gives_the_same_county() {
    let ids = async |seed| {
        let kept = hamlet(seed).await.kept().await;
        kept.into_iter().flat_map(|kept| kept.links).map(|link| (link.id, link.target, link.made_at)).collect::<Vec<_>>()
    };
    assert_eq!(ids(6).await, ids(6).await);
}

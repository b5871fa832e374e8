//! A service with one family, Ada and Ben, whose review conference began an hour ago; and short ways to be each of its people.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use heard_domain::{
    calendar::{from_london, london_date},
    forms::RawFields,
    ids::{CarePeriodId, ChildId, MeetingId, StaffId, SubmissionId},
    linking::{LinkRule, Slot, Target},
    meeting::{MeetingKind, MeetingState},
    policy::Role,
    submission::CycleChoice,
};
use heard_service::{
    Actor, Hasher, Meeting, Service, Settings, StaffActor,
    chance::Chance,
    clock::Clock,
    feedback::{AdultsAtMeeting, FamilyFeedback, FamilyReturn, NewSlip, Opened, SlipFace, SlipFor, SlipState},
    say::Then,
    way_in::{CardSecret, Origin},
};
use heard_store::{CarePeriod, Duty, NewChild, NewMeeting, NewStaff, Plan, Store};
use std::{
    collections::BTreeMap,
    net::{IpAddr, Ipv4Addr},
};
use tempfile::TempDir;

pub(crate) struct House {
    pub(crate) service: Service,
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    chance: Chance,
    pub(crate) ada: ChildId,
    pub(crate) ben: ChildId,
    /// The conference that began an hour ago.
    pub(crate) conference: MeetingId,
    pub(crate) chair: Actor,
    pub(crate) support: Actor,
    pub(crate) manager: Actor,
    pub(crate) worker: Actor,
    _folder: TempDir,
}

/// A London day and time, `2026-11-23 10:00`.
pub(crate) fn london(text: &str) -> DateTime<Utc> {
    let (day, time) = text.split_once(' ').unwrap();
    from_london(day.parse::<NaiveDate>().unwrap().and_time(NaiveTime::parse_from_str(time, "%H:%M").unwrap()))
}

/// Where people in tests come from.
pub(crate) fn origin() -> Origin {
    Origin::of(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 20)))
}

/// The token on a slip.
pub(crate) fn token(slip: &NewSlip) -> CardSecret {
    CardSecret::Token(slip.url.rsplit('/').next().unwrap().to_owned())
}

/// What a page posts: question, field and value.
pub(crate) fn typed(fields: &[(&str, &str, &str)]) -> BTreeMap<String, RawFields> {
    let mut typed: BTreeMap<String, RawFields> = BTreeMap::new();
    for (question, field, value) in fields {
        typed.entry((*question).to_owned()).or_default().push(*field, *value);
    }
    typed
}

impl House {
    /// It is Monday 23 November 2026, 11 o'clock.
    pub(crate) async fn open() -> Self {
        let folder = TempDir::new().unwrap();
        let store = Store::open(&format!("sqlite://{}", folder.path().join("heard.db").display())).await.unwrap();
        store.migrate().await.unwrap();
        let (clock, chance) = (Clock::set_to(london("2026-11-23 11:00")), Chance::from_seed(3));
        let service =
            Service::new(store.clone(), clock.clone(), chance.clone(), Hasher::new([7; 32]), Settings::default()).unwrap();
        let [chair, support, manager, worker] = [Role::Chair, Role::BusinessSupport, Role::Manager, Role::Worker]
            .map(|role| StaffActor { id: StaffId::new(chance.id()), name: role.key().to_owned(), roles: vec![role] });
        let mut tx = store.write().await.unwrap();
        for person in [&chair, &support, &manager, &worker] {
            add_staff(&mut tx, person, clock.now()).await;
        }
        let mut children = Vec::new();
        for (number, name) in [("C1", "Ada"), ("C2", "Ben")] {
            let id = ChildId::new(chance.id());
            tx.add_child(&NewChild {
                id,
                council_id: number,
                given_name: Some(name),
                family_name: Some("Finch"),
                date_of_birth: "2015-03-01".parse().unwrap(),
                sex: None,
                ethnicity: None,
                upn: None,
                at: clock.now(),
            })
            .await
            .unwrap();
            let plan = Plan { started_on: "2026-08-27".parse().unwrap(), ended_on: None, category: "neglect".to_owned() };
            tx.add_plan(chance.id(), id, &plan).await.unwrap();
            tx.allocate(chance.id(), id, worker.id, Duty::Worker, plan.started_on).await.unwrap();
            children.push(id);
        }
        tx.commit().await.unwrap();
        let [ada, ben] = children.try_into().unwrap();
        let [chair, support, manager, worker] = [chair, support, manager, worker].map(Actor::Staff);
        let conference = MeetingId::new(chance.id());
        let house =
            Self { service, store, clock, chance, ada, ben, conference, chair, support, manager, worker, _folder: folder };
        house.meeting(conference, "2026-11-23 10:00", &[ada, ben]).await;
        house
    }

    /// A planned review conference of the house's chair.
    pub(crate) async fn meeting(&self, id: MeetingId, starts: &str, children: &[ChildId]) {
        self.meeting_of(MeetingKind::ReviewConference, id, starts, children).await;
    }

    /// A planned meeting of the house's chair.
    pub(crate) async fn meeting_of(&self, kind: MeetingKind, id: MeetingId, starts: &str, children: &[ChildId]) {
        let meeting = Meeting {
            id,
            kind,
            state: MeetingState::Planned,
            starts_at: london(starts),
            held_on: None,
            place: "Room 2".to_owned(),
            chair: self.chair.staff().map(|staff| staff.id),
            revision: 1,
        };
        let mut tx = self.store.write().await.unwrap();
        tx.add_meeting(&NewMeeting { meeting: &meeting, source: "app", at: self.clock.now() }).await.unwrap();
        for child in children {
            tx.add_participation(id, *child).await.unwrap();
        }
        tx.commit().await.unwrap();
    }

    /// A meeting of this kind that is planned for then.
    pub(crate) async fn planned(&self, kind: MeetingKind, starts: &str, child: ChildId) -> MeetingId {
        let id = self.a_meeting_id();
        self.meeting_of(kind, id, starts, &[child]).await;
        id
    }

    /// Another child of the house's worker, born then, in care since the spring.
    pub(crate) async fn in_care(&self, born: &str) -> ChildId {
        let id = ChildId::new(self.chance.id());
        let (number, since) = (id.to_string(), "2026-04-01".parse().unwrap());
        let mut tx = self.store.write().await.unwrap();
        tx.add_child(&NewChild {
            id,
            council_id: &number,
            given_name: Some("Cleo"),
            family_name: Some("Reed"),
            date_of_birth: born.parse().unwrap(),
            sex: None,
            ethnicity: None,
            upn: None,
            at: self.clock.now(),
        })
        .await
        .unwrap();
        let period = CarePeriod {
            id: CarePeriodId::new(self.chance.id()),
            started_on: since,
            start_known: true,
            ended_on: None,
            short_breaks: false,
        };
        tx.add_care_period(id, &period, "app").await.unwrap();
        tx.allocate(self.chance.id(), id, self.worker.staff().unwrap().id, Duty::Worker, since).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// A fresh slip that asks this, made by whoever may.
    pub(crate) async fn slip_for(&self, maker: &Actor, asks: SlipFor) -> NewSlip {
        self.service.make_slips(maker, asks, "1").await.unwrap().slips.remove(0)
    }

    /// What adults wrote, as a reader's page of a meeting shows it.
    pub(crate) async fn adults(&self, reader: &Actor, meeting: MeetingId) -> AdultsAtMeeting {
        self.service.meeting_page(reader, meeting).await.unwrap().adults
    }

    /// Where a piece is linked, and by which rule.
    pub(crate) async fn links(&self, piece: SubmissionId) -> Vec<(Slot, Target, LinkRule)> {
        let links = self.store.read().await.unwrap().links_of_submission(piece).await.unwrap();
        links.iter().map(|link| (link.slot, link.target, link.rule)).collect()
    }

    pub(crate) fn a_meeting_id(&self) -> MeetingId {
        MeetingId::new(self.chance.id())
    }

    pub(crate) fn a_piece_id(&self) -> SubmissionId {
        SubmissionId::new(self.chance.id())
    }

    /// Another member of staff.
    pub(crate) async fn another(&self, role: Role) -> Actor {
        let person = StaffActor { id: StaffId::new(self.chance.id()), name: "Another".to_owned(), roles: vec![role] };
        let mut tx = self.store.write().await.unwrap();
        add_staff(&mut tx, &person, self.clock.now()).await;
        tx.commit().await.unwrap();
        Actor::Staff(person)
    }

    /// Changes the conference's row.
    pub(crate) async fn change(&self, id: MeetingId, change: impl FnOnce(&mut Meeting)) {
        let mut tx = self.store.write().await.unwrap();
        let mut meeting = tx.meeting(id).await.unwrap().unwrap();
        change(&mut meeting);
        tx.save_meeting(&meeting).await.unwrap().unwrap();
        tx.commit().await.unwrap();
    }

    pub(crate) async fn hold(&self, id: MeetingId) {
        self.change(id, |meeting| {
            meeting.state = MeetingState::Held;
            meeting.held_on = Some(london_date(meeting.starts_at));
        })
        .await;
    }

    /// Fresh slips of the conference.
    pub(crate) async fn slips(&self, number: usize) -> Vec<NewSlip> {
        self.service.make_slips(&self.support, SlipFor::After(self.conference), &number.to_string()).await.unwrap().slips
    }

    pub(crate) async fn slip(&self) -> NewSlip {
        self.slips(1).await.remove(0)
    }

    pub(crate) async fn face(&self, slip: &NewSlip) -> SlipFace {
        self.service.look_at_slip(&token(slip), &origin()).await.unwrap()
    }

    /// Presses Start.
    pub(crate) async fn start(&self, slip: &NewSlip) -> (Actor, Opened) {
        let opened = self.service.open_slip(&token(slip), &origin()).await.unwrap().unwrap();
        (self.service.actor(opened.person).await.unwrap(), opened)
    }

    /// Saves a page that was drawn with nothing in it.
    pub(crate) async fn save(&self, parent: &Actor, piece: SubmissionId, page: &str, fields: &[(&str, &str, &str)]) {
        self.service.save_page(parent, piece, page, typed(fields), "", Then::Next).await.unwrap();
    }

    pub(crate) async fn send(&self, parent: &Actor, piece: SubmissionId) {
        self.service.send(parent, piece, CycleChoice::Both, BTreeMap::new()).await.unwrap();
    }

    /// A parent who says these words, with this name if there is one.
    pub(crate) async fn said(&self, words: &str, name: Option<&str>) -> SubmissionId {
        let (parent, opened) = self.start(&self.slip().await).await;
        self.save(&parent, opened.piece, "improve", &[("improve", "text", words)]).await;
        if let Some(name) = name {
            self.save(&parent, opened.piece, "named", &[("named", "answer", "named"), ("named", "words-named", name)]).await;
        }
        self.send(&parent, opened.piece).await;
        opened.piece
    }

    /// What a reader's page of a conference shows of parents.
    pub(crate) async fn family(&self, reader: &Actor, meeting: MeetingId) -> Option<FamilyFeedback> {
        self.service.meeting_page(reader, meeting).await.unwrap().family
    }

    /// What became of these slips, as a reader's page of the conference tells it.
    pub(crate) async fn states(&self, reader: &Actor, asks: SlipFor) -> Vec<SlipState> {
        let page = self.service.meeting_page(reader, self.conference).await.unwrap();
        page.adults.slips.into_iter().find(|slips| slips.asks == asks).unwrap().states
    }

    /// What the chair reads about the conference.
    pub(crate) async fn read(&self, reader: &Actor) -> Vec<FamilyReturn> {
        self.family(reader, self.conference).await.unwrap().about.read.unwrap()
    }
}

async fn add_staff(tx: &mut heard_store::Tx, person: &StaffActor, at: DateTime<Utc>) {
    let email = format!("{}@example.org", person.id);
    let (name, roles) = (person.name.as_str(), person.roles.as_slice());
    let new = NewStaff { id: person.id, email: &email, name, spoken_name: name, roles, password_hash: None, at };
    tx.add_staff(&new).await.unwrap();
}

/// So many days on.
pub(crate) fn days(house: &House, days: i64) {
    house.clock.set(house.clock.now() + TimeDelta::days(days));
}

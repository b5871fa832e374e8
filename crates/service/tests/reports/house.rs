//! A service over an empty database in a folder of its own, and short ways to fill it.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use heard_domain::{
    calendar::from_london,
    forms::RawFields,
    ids::{CarePeriodId, ChildId, MeetingId, StaffId},
    meeting::{MeetingKind, MeetingState},
    participation::Code,
    policy::Role,
    rates::RateId,
    submission::CycleChoice,
};
use heard_service::{
    Actor, CarePeriod, Hasher, Meeting, Service, Settings, StaffActor,
    chance::Chance,
    clock::Clock,
    meetings::{Attended, Booking},
    reports::{Part, ParticipationReport, Period, ReportRows, Split},
    say::Then,
};
use heard_store::{AuditOf, AuditRow, Confirmation, NewChild, NewMeeting, NewStaff, Store, Window};
use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicU32, Ordering},
};
use tempfile::TempDir;

pub(crate) struct House {
    pub(crate) service: Service,
    store: Store,
    clock: Clock,
    chance: Chance,
    children: AtomicU32,
    /// Removed when the house is dropped.
    _folder: TempDir,
}

/// `2025-05-13`.
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A London day and time, `2025-05-13 10:00`.
pub(crate) fn london(text: &str) -> DateTime<Utc> {
    let (date, time) = text.split_once(' ').expect("a day and a time");
    from_london(day(date).and_time(NaiveTime::parse_from_str(time, "%H:%M").expect("a time")))
}

/// The year of the return that most of the tests count in.
pub(crate) fn year() -> Period {
    Period::parse("2025-04-01", "2026-03-31").expect("a year is a period")
}

impl House {
    /// An empty service; it is 1 April 2025.
    pub(crate) async fn open() -> Self {
        let folder = TempDir::new().expect("a folder can be made");
        let store =
            Store::open(&format!("sqlite://{}", folder.path().join("heard.db").display())).await.expect("the database opens");
        store.migrate().await.expect("the database is brought up to date");
        let (clock, chance) = (Clock::set_to(london("2025-04-01 09:00")), Chance::from_seed(7));
        let hasher = Hasher::new([7; 32]);
        let service =
            Service::new(store.clone(), clock.clone(), chance.clone(), hasher, Settings::default()).expect("the rules are read");
        Self { service, store, clock, chance, children: AtomicU32::new(1), _folder: folder }
    }

    pub(crate) fn now_is(&self, at: &str) {
        self.clock.set(london(at));
    }

    pub(crate) async fn staff(&self, name: &str, role: Role) -> Actor {
        let id = StaffId::new(self.chance.id());
        let email = format!("{id}@example.org");
        let mut tx = self.store.write().await.expect("a transaction");
        let (roles, at) = ([role], self.clock.now());
        let new = NewStaff { id, email: &email, name, spoken_name: name, roles: &roles, password_hash: None, at };
        tx.add_staff(&new).await.expect("they are added");
        tx.commit().await.expect("kept");
        Actor::Staff(StaffActor { id, name: name.to_owned(), roles: vec![role] })
    }

    /// A child in care since 2020, with the next council id: C001, C002 ...
    pub(crate) async fn child(&self, born: &str) -> ChildId {
        self.named_child(born, None, None).await
    }

    pub(crate) async fn named_child(&self, born: &str, given_name: Option<&str>, family_name: Option<&str>) -> ChildId {
        let id = ChildId::new(self.chance.id());
        let council_id = format!("C{:03}", self.children.fetch_add(1, Ordering::Relaxed));
        let mut tx = self.store.write().await.expect("a transaction");
        tx.add_child(&NewChild {
            id,
            council_id: &council_id,
            given_name,
            family_name,
            date_of_birth: day(born),
            sex: None,
            ethnicity: None,
            upn: None,
            at: self.clock.now(),
        })
        .await
        .expect("the child is added");
        let period = CarePeriod {
            id: CarePeriodId::new(self.chance.id()),
            started_on: day("2020-04-01"),
            start_known: true,
            ended_on: None,
            short_breaks: false,
        };
        tx.add_care_period(id, &period, "app").await.expect("the period is added");
        tx.commit().await.expect("kept");
        id
    }

    /// A meeting that was held at ten in the morning, without a limit and without codes.
    pub(crate) async fn held(&self, kind: MeetingKind, on: &str, chair: Option<&Actor>, children: &[ChildId]) -> MeetingId {
        let meeting = Meeting {
            id: MeetingId::new(self.chance.id()),
            kind,
            state: MeetingState::Held,
            starts_at: london(&format!("{on} 10:00")),
            held_on: Some(day(on)),
            place: "The Park Centre".to_owned(),
            chair: chair.and_then(Actor::staff).map(|staff| staff.id),
            revision: 1,
        };
        let mut tx = self.store.write().await.expect("a transaction");
        tx.add_meeting(&NewMeeting { meeting: &meeting, source: "app", at: self.clock.now() })
            .await
            .expect("the meeting is added");
        for child in children {
            tx.add_participation(meeting.id, *child).await.expect("the child is put on it");
        }
        tx.commit().await.expect("kept");
        meeting.id
    }

    /// A looked after review of one child, with a code.
    pub(crate) async fn coded(&self, on: &str, child: ChildId, code: Code) -> MeetingId {
        let meeting = self.held(MeetingKind::LookedAfterReview, on, None, &[child]).await;
        self.code(meeting, child, code).await;
        meeting
    }

    pub(crate) async fn code(&self, meeting: MeetingId, child: ChildId, code: Code) {
        let mut tx = self.store.write().await.expect("a transaction");
        let confirmation = Confirmation { code, by: None, at: self.clock.now(), why_different: None };
        tx.confirm(meeting, child, &confirmation).await.expect("the code is kept");
        tx.commit().await.expect("kept");
    }

    pub(crate) async fn limit(&self, meeting: MeetingId, child: ChildId, limit: &str) {
        let mut tx = self.store.write().await.expect("a transaction");
        tx.set_due(meeting, child, "later-review", day("2025-01-01"), day(limit)).await.expect("the limit is kept");
        tx.commit().await.expect("kept");
    }

    /// Books a looked after review through the service.
    pub(crate) async fn book(&self, manager: &Actor, chair: &Actor, child: ChildId, starts: &str) -> MeetingId {
        let booking = Booking { kind: MeetingKind::LookedAfterReview.key().to_owned(), ..booking(chair, starts) };
        self.service.book_meeting(manager, child, &booking).await.expect("the review is booked")
    }

    /// Gives a planned review to another chair.
    pub(crate) async fn give_to(&self, manager: &Actor, chair: &Actor, meeting: MeetingId, starts: &str) {
        let revision = self.service.meeting_page(manager, meeting).await.expect("the manager sees it").meeting.revision;
        self.service.move_meeting(manager, meeting, revision, &booking(chair, starts)).await.expect("the chair is changed");
    }

    /// A child of 8 or over says something at a London time.
    pub(crate) async fn says(&self, child: ChildId, at: &str) {
        self.answers(child, at, "going-well", ("text", "I like my room.")).await;
    }

    /// A younger child shows a face at a London time.
    pub(crate) async fn shows_a_face(&self, child: ChildId, at: &str) {
        self.answers(child, at, "feel-today", ("answer", "good")).await;
    }

    async fn answers(&self, child: ChildId, at: &str, question: &str, (field, value): (&str, &str)) {
        self.now_is(at);
        let child = Actor::Child(child);
        let piece = self.service.start(&child, "my-review", None, None).await.expect("a draft is begun");
        let mut words = RawFields::default();
        words.push(field, value);
        self.service.save_answer(&child, piece, question, words, 0, Then::Next).await.expect("the answer is saved");
        self.service.send(&child, piece, CycleChoice::Both, BTreeMap::new()).await.expect("it is sent");
    }

    /// Someone opens the meeting's page, and the words on it, at a London time.
    pub(crate) async fn opens(&self, reader: &Actor, meeting: MeetingId, at: &str) {
        self.now_is(at);
        self.service.meeting_page(reader, meeting).await.expect("the reader sees it");
    }

    /// The chair records that the review was held and the child spoke.
    pub(crate) async fn record(&self, chair: &Actor, meeting: MeetingId, child: ChildId, at: &str) {
        self.now_is(at);
        let attended = Attended { child: child.to_string(), attendance: "spoke".to_owned(), chairing: String::new() };
        let mut tx = self.store.read().await.expect("a transaction");
        let revision = tx.meeting(meeting).await.expect("it is read").expect("it is there").revision;
        drop(tx);
        self.service.record_held(chair, meeting, revision, &attended).await.expect("it is recorded");
    }

    pub(crate) async fn report(&self, period: Period) -> ParticipationReport {
        self.split(period, None).await
    }

    pub(crate) async fn split(&self, period: Period, by: Option<Split>) -> ParticipationReport {
        self.service.participation_report(&Actor::Operator, period, by).await.expect("the report is counted")
    }

    pub(crate) async fn rows(&self, period: Period, id: RateId, part: Part) -> ReportRows {
        self.service.report_rows(&Actor::Operator, period, id, part, 1).await.expect("the rows are opened")
    }

    /// The newest row of the audit.
    pub(crate) async fn last_audit(&self) -> Option<AuditRow> {
        let mut tx = self.store.read().await.expect("a transaction");
        tx.audit_rows(AuditOf::Everything, Window::first(1)).await.expect("the audit is read").pop()
    }
}

fn booking(chair: &Actor, starts: &str) -> Booking {
    let (date, time) = starts.split_once(' ').expect("a day and a time");
    let chair = chair.staff().expect("a chair is staff").id.to_string();
    Booking { kind: String::new(), date: date.to_owned(), time: time.to_owned(), place: "The Park Centre".to_owned(), chair }
}

/// Both numbers of a rate.
pub(crate) fn fraction(report: &ParticipationReport, id: RateId) -> (u32, u32) {
    let rate = report.rate(id).expect("every rate is reported");
    (rate.numerator, rate.denominator)
}

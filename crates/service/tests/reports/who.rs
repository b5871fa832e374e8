//! Who may see the report, and what is written down.

use crate::house::{House, year};
use heard_domain::{participation::Code, policy::Role, rates::RateId};
use heard_service::{Actor, Error, reports::Part};

#[tokio::test]
async fn managers_see_the_report_and_nobody_else_who_signs_in_learns_that_there_is_one() {
    let house = House::open().await;
    let child = house.child("2013-01-01").await;
    let mut others = vec![Actor::Child(child)];
    for role in [Role::Chair, Role::Worker, Role::BusinessSupport, Role::Administrator] {
        others.push(house.staff("Sam", role).await);
    }
    for other in &others {
        let report = house.service.participation_report(other, year(), None).await;
        assert!(matches!(report, Err(Error::Hidden)), "{other:?}");
        let rows = house.service.report_rows(other, year(), RateId::P1, Part::Numerator, 1).await;
        assert!(matches!(rows, Err(Error::Hidden)), "{other:?}");
        assert!(matches!(house.service.usual_period(other).await, Err(Error::Hidden)), "{other:?}");
    }
    let manager = house.staff("Mo", Role::Manager).await;
    assert!(house.service.participation_report(&manager, year(), None).await.is_ok());
    assert!(house.service.participation_report(&Actor::Operator, year(), None).await.is_ok());
}

#[tokio::test]
async fn someone_who_is_signed_out_is_asked_to_sign_in() {
    let house = House::open().await;
    let report = house.service.participation_report(&Actor::Nobody, year(), None).await;
    assert!(matches!(report, Err(Error::SignedOut)));
    let rows = house.service.report_rows(&Actor::Nobody, year(), RateId::P1, Part::Not, 1).await;
    assert!(matches!(rows, Err(Error::SignedOut)));
    assert!(matches!(house.service.usual_period(&Actor::Nobody).await, Err(Error::SignedOut)));
}

#[tokio::test]
async fn opening_a_figure_is_in_the_audit_for_a_manager_and_at_the_machine() {
    let house = House::open().await;
    let manager = house.staff("Mo", Role::Manager).await;
    let child = house.child("2013-01-01").await;
    house.coded("2025-09-15", child, Code::Pn7).await;
    let id = manager.staff().unwrap().id;
    for (actor, name) in [(&manager, format!("staff:{id}")), (&Actor::Operator, "operator".to_owned())] {
        house.service.report_rows(actor, year(), RateId::P4, Part::Numerator, 1).await.unwrap();
        let row = house.last_audit().await.expect("a row of the audit");
        assert_eq!((row.actor, row.action.as_str(), row.subject.as_str()), (name, "see-report-rows", "rate:P4"));
        assert_eq!(row.detail, "numerator, 2025-04-01 to 2026-03-31, rows: 1 to 1 of 1");
    }
}

#[tokio::test]
async fn who_was_refused_a_figure_leaves_no_trace_of_having_seen_it() {
    let house = House::open().await;
    let chair = house.staff("Grace", Role::Chair).await;
    assert!(house.service.report_rows(&chair, year(), RateId::P4, Part::Numerator, 1).await.is_err());
    assert_eq!(house.last_audit().await, None);
}

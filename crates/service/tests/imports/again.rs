//! The register loaded, and loaded again.

use crate::support::{House, anna, synthetic};
use heard_domain::{policy::Role, ssda903::Tally};
use heard_service::Actor;

const IN_CARE: &str = "1001,01/07/2025,S,C2,N1,P1,PR0,,,,,,";

fn tally(read: usize, created: usize, changed: usize) -> Tally {
    Tally { read, created, changed, unchanged: read - created - changed }
}

#[tokio::test]
async fn the_synthetic_register_gives_157_children_and_98_reviews_and_a_second_run_changes_nothing() {
    let house = House::on("2026-04-15").await;
    let first = house.import(synthetic()).await;
    assert_eq!(first.summary.children, tally(157, 157, 0));
    assert_eq!(first.summary.reviews, tally(98, 98, 0));
    assert_eq!(first.summary.care_periods.created, first.summary.care_periods.read);

    let second = house.import(synthetic()).await;
    assert_eq!(second.summary.children, tally(157, 0, 0));
    assert_eq!(second.summary.reviews, tally(98, 0, 0));
    assert_eq!(second.summary.care_periods.unchanged, first.summary.care_periods.read);
    assert_eq!(second.limits, first.limits);
}

#[tokio::test]
async fn a_trial_run_says_the_same_and_writes_nothing() {
    let house = House::on("2026-04-15").await;
    let trial = house.service.import_ssda903(&Actor::Operator, synthetic(), 2026, true).await.unwrap();
    assert_eq!(trial.summary.children, tally(157, 157, 0));
    assert!(house.service.children(&house.manager, "", 1).await.unwrap().lines.is_empty());
    assert_eq!(house.import(synthetic()).await.summary, trial.summary);
}

#[tokio::test]
async fn the_record_of_an_import_has_its_figures() {
    let house = House::on("2026-04-15").await;
    house.import(anna(&[IN_CARE], &[("28/07/2025", "PN1"), ("31/02/2026", "PN1")])).await;
    let administrator = Actor::Staff(house.staff("Ade Bello", Role::Administrator).await);
    let audit = house.service.audit_page(&administrator, "", "return:2026", 1).await.unwrap();
    let import = audit.rows.lines.first().unwrap();
    assert_eq!(
        import.detail,
        "children: 1 read, 1 new, 0 changed, 0 unchanged; care periods: 1 read, 1 new, 0 changed, 0 unchanged; \
         reviews: 1 read, 1 new, 0 changed, 0 unchanged; problems: 1"
    );
}

#[tokio::test]
async fn of_those_who_work_here_only_business_support_may() {
    let house = House::on("2026-04-15").await;
    for role in [Role::Worker, Role::Chair, Role::BusinessSupport, Role::Manager, Role::Administrator] {
        let actor = Actor::Staff(house.staff(role.key(), role).await);
        let may = role == Role::BusinessSupport;
        assert_eq!(house.service.import_ssda903(&actor, synthetic(), 2026, true).await.is_ok(), may, "{}", role.key());
    }
}

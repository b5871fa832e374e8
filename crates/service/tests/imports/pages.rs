//! What people see of children who are known from the return alone.

use crate::support::{House, anna, day, synthetic};
use heard_domain::due::DueKind;
use heard_service::{Actor, register::NoDate};

#[tokio::test]
async fn every_imported_child_has_a_page_of_their_own_and_one_for_staff() {
    let house = House::on("2026-11-24").await;
    house.import(synthetic()).await;
    let mut seen = 0;
    for page in 1..=house.service.children(&house.manager, "", 1).await.unwrap().pages() {
        let list = house.service.children(&house.manager, "", page).await.unwrap();
        for line in &list.lines {
            house.service.child_page(&house.manager, line.child.id).await.unwrap();
            house.service.me(&Actor::Child(line.child.id), None).await.unwrap();
            seen += 1;
        }
    }
    assert_eq!(seen, 157);
}

#[tokio::test]
async fn a_review_dated_a_century_ahead_breaks_no_page_and_is_not_counted_from() {
    let house = House::on("2026-04-15").await;
    house.import(anna(&["1001,01/07/2025,S,C2,N1,P1,PR0,,,,,,"], &[("28/07/2025", "PN1"), ("30/10/2125", "PN1")])).await;
    let due = house.page("1001").await.due.first().unwrap().due.clone().unwrap();
    assert_eq!((due.kind, due.from), (DueKind::SecondReview, day("2025-07-28")));
    house.service.me(&Actor::Child(house.child("1001").await), None).await.unwrap();
}

#[tokio::test]
async fn a_child_in_care_since_before_any_record_has_something_due_and_no_date_for_it() {
    let house = House::on("2026-04-15").await;
    house.import(anna(&["1001,10/02/2012,S,C2,N1,P1,PR0,,,,,,"], &[])).await;
    let page = house.page("1001").await;
    assert!(matches!(page.due.first().unwrap().due, Err(NoDate::HeldElsewhere(_))));
    let me = house.service.me(&Actor::Child(page.child.id), None).await.unwrap();
    assert_eq!(me.next.len(), 1, "the child sees that a review comes");
}

#[tokio::test]
async fn a_child_long_in_care_with_one_review_here_is_due_six_months_after_it() {
    let house = House::on("2026-04-15").await;
    house.import(anna(&["1001,10/02/2021,S,C2,N1,P1,PR0,,,,,,"], &[("12/12/2025", "PN1")])).await;
    let next = house.page("1001").await.due.into_iter().next().unwrap();
    let due = next.due.unwrap();
    assert_eq!((due.kind, due.limit, next.certain), (DueKind::LaterReview, day("2026-06-12"), true));
}

//! Whether imported reviews were held in time: told only where it is certain.
//!
//! Anna became looked after on Tuesday 1 July 2025: her first review was due 20 working days later, on Tuesday 29 July.

use crate::support::{House, anna, day};
use heard_service::imports::LimitsKnown;

const IN_CARE: &str = "1001,01/07/2025,S,C2,N1,P1,PR0,,,,,,";

#[tokio::test]
async fn reviews_since_care_began_within_the_return_have_limits() {
    let house = House::on("2026-04-15").await;
    let report = house.import(anna(&[IN_CARE], &[("28/07/2025", "PN1"), ("30/10/2025", "PN1")])).await;
    assert_eq!(report.limits, Some(LimitsKnown { certain: 2, not_certain: 0 }));
    assert_eq!(
        house.reviews("1001").await,
        [(day("2025-07-28"), Some(day("2025-07-29"))), (day("2025-10-30"), Some(day("2025-10-28")))]
    );
}

#[tokio::test]
async fn a_row_left_out_takes_the_childs_limits_away_and_a_mended_return_gives_them() {
    let house = House::on("2026-04-15").await;
    let broken = house.import(anna(&[IN_CARE], &[("28/07/2025", "PN1"), ("28/10/2025", "PN9"), ("30/03/2026", "PN1")])).await;
    assert_eq!(broken.limits, Some(LimitsKnown { certain: 0, not_certain: 2 }));
    house.now_is("2026-04-16");
    house.import(anna(&[IN_CARE], &[("28/07/2025", "PN1"), ("28/10/2025", "PN6"), ("30/03/2026", "PN1")])).await;
    assert_eq!(
        house.reviews("1001").await,
        [
            (day("2025-07-28"), Some(day("2025-07-29"))),
            (day("2025-10-28"), Some(day("2025-10-28"))),
            (day("2026-03-30"), Some(day("2026-04-28"))),
        ]
    );
}

#[tokio::test]
async fn a_review_in_doubt_leaves_the_child_without_limits() {
    let house = House::on("2026-04-15").await;
    // PN0 is for children under 4, and Anna is 13.
    house.import(anna(&[IN_CARE], &[("28/07/2025", "PN0"), ("30/10/2025", "PN1")])).await;
    assert_eq!(house.reviews("1001").await, [(day("2025-07-28"), None), (day("2025-10-30"), None)]);
}

#[tokio::test]
async fn a_year_loaded_before_it_ended_is_no_ground_for_the_next() {
    let house = House::on("2026-03-20").await;
    house.import(anna(&[IN_CARE], &[("28/07/2025", "PN1"), ("28/10/2025", "PN1")])).await;
    house.now_is("2027-04-15");
    let next = house.try_import(anna(&[IN_CARE], &[("10/11/2026", "PN1")]), 2027).await.unwrap();
    assert_eq!(next.limits, Some(LimitsKnown { certain: 2, not_certain: 1 }));
    assert_eq!(house.reviews("1001").await.last(), Some(&(day("2026-11-10"), None)));

    let whole = anna(&[IN_CARE], &[("28/07/2025", "PN1"), ("28/10/2025", "PN1"), ("24/03/2026", "PN1")]);
    house.try_import(whole, 2026).await.unwrap();
    assert_eq!(house.reviews("1001").await.last(), Some(&(day("2026-11-10"), Some(day("2026-09-24")))));
}

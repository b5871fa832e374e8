//! Times in care, protection plans, and who is allocated to a child.

use crate::{
    given::{chair, child, day, id, mia, review},
    harness::{Db, claims},
};
use heard_domain::ids::CarePeriodId;
use heard_store::{CarePeriod, Duty, Plan, Result};

claims![
    times_in_care_come_oldest_first,
    protection_plans_come_oldest_first,
    an_allocation_ends_the_earlier_one_of_that_duty,
    the_database_itself_refuses_a_second_worker,
    a_worker_is_not_a_chair,
    a_chair_is_whoever_is_allocated_or_chairs_a_meeting,
];

async fn times_in_care_come_oldest_first(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let now = CarePeriod {
        id: CarePeriodId::new(id(1)),
        started_on: day("2018-12-10"),
        start_known: true,
        ended_on: None,
        short_breaks: false,
    };
    let before = CarePeriod {
        id: CarePeriodId::new(id(2)),
        started_on: day("2014-05-01"),
        start_known: true,
        ended_on: Some(day("2014-06-30")),
        short_breaks: true,
    };
    for period in [&now, &before] {
        tx.add_care_period(mia, period, "app").await?;
    }
    assert_eq!(tx.care_periods(mia).await?, [before, now]);
    Ok(())
}

async fn protection_plans_come_oldest_first(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let now = Plan { started_on: day("2019-04-30"), ended_on: None, category: "neglect".into() };
    let before = Plan { started_on: day("2016-02-01"), ended_on: Some(day("2016-11-01")), category: "emotional".into() };
    tx.add_plan(id(1), mia, &now).await?;
    tx.add_plan(id(2), mia, &before).await?;
    assert_eq!(tx.plans(mia).await?, [before, now]);
    Ok(())
}

async fn an_allocation_ends_the_earlier_one_of_that_duty(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (noor, sam) = (chair(&mut tx, 1, "Noor").await?, chair(&mut tx, 2, "Sam").await?);
    let mia = mia(&mut tx).await?;
    tx.allocate(id(1), mia, noor, Duty::Worker, day("2019-01-07")).await?;
    tx.allocate(id(2), mia, noor, Duty::Chair, day("2019-01-08")).await?;
    tx.allocate(id(3), mia, sam, Duty::Worker, day("2019-02-04")).await?;
    let now: Vec<_> =
        tx.allocations(mia).await?.into_iter().map(|now| (now.duty, now.staff, now.spoken_name, now.started_on)).collect();
    let expected =
        [(Duty::Chair, noor, "Noor".to_owned(), day("2019-01-08")), (Duty::Worker, sam, "Sam".to_owned(), day("2019-02-04"))];
    assert_eq!(now, expected);
    tx.commit().await?;
    let ended = db.texts("select duty || ' until ' || cast(ended_on as text) from allocation where ended_on is not null").await;
    assert_eq!(ended, ["worker until 2019-02-04"]);
    Ok(())
}

async fn the_database_itself_refuses_a_second_worker(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let noor = chair(&mut tx, 1, "Noor").await?;
    let mia = mia(&mut tx).await?;
    tx.allocate(id(5), mia, noor, Duty::Worker, day("2019-01-07")).await?;
    tx.commit().await?;
    let again = "insert into allocation (id, child_id, staff_id, duty, started_on) select child_id, child_id, staff_id, duty, started_on from allocation";
    assert!(db.by_hand(again).await.is_err());
    Ok(())
}

async fn a_worker_is_not_a_chair(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let noor = chair(&mut tx, 1, "Noor").await?;
    let mia = mia(&mut tx).await?;
    tx.allocate(id(1), mia, noor, Duty::Worker, day("2019-01-07")).await?;
    assert!(tx.is_worker_of(noor, mia).await?);
    assert!(!tx.is_chair_of(noor, mia).await?);
    Ok(())
}

async fn a_chair_is_whoever_is_allocated_or_chairs_a_meeting(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (noor, sam, lou) = (chair(&mut tx, 1, "Noor").await?, chair(&mut tx, 2, "Sam").await?, chair(&mut tx, 3, "Lou").await?);
    let mia = mia(&mut tx).await?;
    let ben = child(&mut tx, 2, (Some("Ben"), Some("Marsh"))).await?;
    tx.allocate(id(1), mia, noor, Duty::Chair, day("2019-01-07")).await?;
    review(&mut tx, 1, "2019-05-13 09:00", Some(sam), &[mia]).await?;
    for (staff, child, chairs) in [(noor, mia, true), (sam, mia, true), (lou, mia, false), (noor, ben, false), (sam, ben, false)]
    {
        assert_eq!(tx.is_chair_of(staff, child).await?, chairs);
        assert!(!tx.is_worker_of(staff, child).await?);
    }
    tx.allocate(id(2), mia, lou, Duty::Chair, day("2019-02-04")).await?;
    assert!(tx.is_chair_of(lou, mia).await?);
    assert!(!tx.is_chair_of(noor, mia).await?);
    Ok(())
}

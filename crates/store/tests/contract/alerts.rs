//! Safety alerts.

use crate::{
    given::{WHOLE, at, chair, child, day, hold, id, mia, review, sent},
    harness::{Db, claims},
};
use heard_domain::ids::AlertId;
use heard_store::{Alert, Duty, Result, Tx, Window};

claims![
    an_alert_shows_the_child_and_what_they_tapped,
    unseen_alerts_come_first_and_the_longest_waiting_of_them,
    every_alert_is_on_one_page_however_long_the_pages,
    the_first_who_takes_an_alert_has_it,
    staff_see_the_alerts_of_their_own_children,
    an_alert_kept_from_the_worker_is_for_the_chair_and_not_for_the_worker,
];

async fn ids(tx: &mut Tx, of: Option<heard_domain::ids::StaffId>) -> Result<Vec<AlertId>> {
    Ok(tx.alerts(of, WHOLE).await?.into_iter().map(|alert| alert.id).collect())
}

async fn an_alert_shows_the_child_and_what_they_tapped(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let noor = chair(&mut tx, 1, "Noor").await?;
    let mia = mia(&mut tx).await?;
    let piece = sent(&mut tx, 1, mia, "2019-05-05 21:10").await?;
    let signals = vec![("How do you feel at home?".to_owned(), "I don’t feel safe".to_owned())];
    let alert = Alert {
        id: AlertId::new(id(1)),
        child: mia,
        given_name: Some("Mia".to_owned()),
        family_name: Some("Okafor".to_owned()),
        council_id: "C1".to_owned(),
        submission: Some(piece),
        signals: signals.clone(),
        keep_from_worker: false,
        raised_at: at("2019-05-05 21:10"),
        seen: None,
    };
    tx.add_alert(alert.id, mia, Some(piece), &signals, false, alert.raised_at).await?;
    assert_eq!(tx.alert(alert.id).await?, Some(alert.clone()));
    assert!(tx.see_alert(alert.id, noor, at("2019-05-05 21:20")).await?);
    let seen = Alert { seen: Some(("Noor Hale".to_owned(), at("2019-05-05 21:20"))), ..alert };
    assert_eq!(tx.alert(seen.id).await?, Some(seen));
    assert_eq!(tx.alert(AlertId::new(id(2))).await?, None);
    Ok(())
}

async fn unseen_alerts_come_first_and_the_longest_waiting_of_them(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let noor = chair(&mut tx, 1, "Noor").await?;
    let mia = mia(&mut tx).await?;
    let [waits_longest, waits, had_early, had_late] = [4, 1, 3, 2].map(|number| AlertId::new(id(number)));
    for (alert, raised) in [
        (waits, "2019-05-05 10:00"),
        (had_early, "2019-05-01 10:00"),
        (waits_longest, "2019-05-03 10:00"),
        (had_late, "2019-05-07 10:00"),
    ] {
        tx.add_alert(alert, mia, None, &[], false, at(raised)).await?;
    }
    // The early one was taken last: what counts is when the child sent it.
    tx.see_alert(had_late, noor, at("2019-05-07 10:05")).await?;
    tx.see_alert(had_early, noor, at("2019-05-08 10:05")).await?;
    assert_eq!(ids(&mut tx, None).await?, [waits_longest, waits, had_late, had_early]);
    assert_eq!((tx.count_unseen_alerts(None).await?, tx.count_alerts(None).await?), (2, 4));
    Ok(())
}

async fn every_alert_is_on_one_page_however_long_the_pages(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let noor = chair(&mut tx, 1, "Noor").await?;
    let mia = mia(&mut tx).await?;
    // Several in one minute, as when a class fills in the form; every third is in hand.
    for number in 1..=11 {
        let alert = AlertId::new(id(number));
        tx.add_alert(alert, mia, None, &[], false, at(&format!("2019-05-05 10:0{}", number / 4))).await?;
        if number % 3 == 0 {
            tx.see_alert(alert, noor, at("2019-05-05 11:00")).await?;
        }
    }
    let whole = [1, 2, 4, 5, 7, 8, 10, 11, 9, 6, 3].map(|number| AlertId::new(id(number)));
    for take in 1..=12 {
        let mut seen = Vec::new();
        for skip in (0..12).step_by(usize::try_from(take).unwrap()) {
            let page = tx.alerts(None, Window { skip, take }).await?;
            assert!(i64::try_from(page.len()).unwrap() <= take);
            seen.extend(page.into_iter().map(|alert| alert.id));
        }
        assert_eq!(seen, whole, "in pages of {take}");
    }
    Ok(())
}

async fn the_first_who_takes_an_alert_has_it(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (noor, sam) = (chair(&mut tx, 1, "Noor").await?, chair(&mut tx, 2, "Sam").await?);
    let mia = mia(&mut tx).await?;
    let alert = AlertId::new(id(1));
    tx.add_alert(alert, mia, None, &[], false, at("2019-05-05 10:00")).await?;
    assert!(tx.see_alert(alert, noor, at("2019-05-05 10:05")).await?);
    assert!(!tx.see_alert(alert, sam, at("2019-05-05 10:06")).await?);
    let seen = tx.alert(alert).await?.and_then(|alert| alert.seen);
    assert_eq!(seen, Some(("Noor Hale".to_owned(), at("2019-05-05 10:05"))));
    Ok(())
}

async fn staff_see_the_alerts_of_their_own_children(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (worker, to_chair, chaired) =
        (chair(&mut tx, 1, "Noor").await?, chair(&mut tx, 2, "Sam").await?, chair(&mut tx, 3, "Lou").await?);
    let (mia, leo) = (mia(&mut tx).await?, child(&mut tx, 2, (Some("Leo"), Some("Okafor"))).await?);
    tx.allocate(id(1), mia, worker, Duty::Worker, day("2019-01-07")).await?;
    review(&mut tx, 1, "2019-05-13 09:00", Some(to_chair), &[mia]).await?;
    let meeting = review(&mut tx, 2, "2018-11-13 09:00", Some(chaired), &[mia]).await?;
    hold(&mut tx, meeting).await?;
    let [of_mia, of_leo] = [1, 2].map(|number| AlertId::new(id(number)));
    tx.add_alert(of_mia, mia, None, &[], false, at("2019-05-05 10:00")).await?;
    tx.add_alert(of_leo, leo, None, &[], false, at("2019-05-05 09:00")).await?;
    assert_eq!(ids(&mut tx, None).await?, [of_leo, of_mia]);
    for (staff, expected) in [(worker, &[of_mia][..]), (to_chair, &[of_mia]), (chaired, &[])] {
        assert_eq!(ids(&mut tx, Some(staff)).await?, expected);
        let many = i64::try_from(expected.len()).unwrap();
        assert_eq!((tx.count_unseen_alerts(Some(staff)).await?, tx.count_alerts(Some(staff)).await?), (many, many));
    }
    tx.see_alert(of_mia, worker, at("2019-05-05 10:05")).await?;
    assert_eq!(ids(&mut tx, Some(worker)).await?, [of_mia]);
    assert_eq!((tx.count_unseen_alerts(Some(worker)).await?, tx.count_alerts(Some(worker)).await?), (0, 1));
    Ok(())
}

async fn an_alert_kept_from_the_worker_is_for_the_chair_and_not_for_the_worker(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let [worker, to_chair, allocated] =
        [chair(&mut tx, 1, "Noor").await?, chair(&mut tx, 2, "Sam").await?, chair(&mut tx, 3, "Lou").await?];
    let mia = mia(&mut tx).await?;
    tx.allocate(id(1), mia, worker, Duty::Worker, day("2019-01-07")).await?;
    tx.allocate(id(2), mia, allocated, Duty::Chair, day("2019-01-07")).await?;
    review(&mut tx, 1, "2019-05-13 09:00", Some(to_chair), &[mia]).await?;
    let alert = AlertId::new(id(1));
    tx.add_alert(alert, mia, None, &[], true, at("2019-05-05 10:00")).await?;
    for (staff, expected) in [(Some(worker), &[][..]), (Some(to_chair), &[alert]), (Some(allocated), &[alert]), (None, &[alert])]
    {
        assert_eq!(ids(&mut tx, staff).await?, expected);
        assert_eq!(tx.count_unseen_alerts(staff).await?, i64::try_from(expected.len()).unwrap());
    }
    Ok(())
}

//! Transactions: what one writer does while others read and write.

use crate::{
    given::{at, mia, review},
    harness::{Db, claims},
};
use heard_domain::ids::{ChildId, MeetingId};
use heard_store::{Error, Result, Store};
use std::time::Duration;
use tokio::{task::JoinSet, time::timeout};

claims![
    what_is_not_committed_is_not_kept,
    a_writer_waits_for_the_one_before,
    what_a_writer_read_still_stands_when_it_writes,
    a_child_that_is_not_there_can_be_locked_without_harm,
    a_reader_sees_one_moment,
    a_reader_cannot_write,
    readers_do_not_wait_for_a_writer,
];

/// Long enough for a writer that need not wait, short enough to try one that must.
const MOMENT: Duration = Duration::from_millis(150);

async fn known(store: &Store) -> Result<bool> {
    Ok(store.read().await?.child_by_council_id("C1").await?.is_some())
}

async fn what_is_not_committed_is_not_kept(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    mia(&mut tx).await?;
    drop(tx);
    assert!(!known(&db).await?);
    let mut tx = db.write().await?;
    mia(&mut tx).await?;
    tx.commit().await?;
    assert!(known(&db).await?);
    Ok(())
}

async fn a_writer_waits_for_the_one_before(db: Db) -> Result<()> {
    // The second is once the same server, once another program at the same database.
    for (council_id, second) in [("C1", db.clone()), ("C2", Store::open(&db.url).await?)] {
        let number = if council_id == "C1" { 1 } else { 2 };
        let mut first = db.write().await?;
        crate::given::child(&mut first, number, (None, None)).await?;
        let waiting = tokio::spawn(async move {
            let mut tx = second.write().await?;
            let found = tx.child_by_council_id(council_id).await?.is_some();
            tx.add_try(council_id, at("2019-05-06 08:00")).await?;
            tx.commit().await.map(|()| found)
        });
        tokio::time::sleep(MOMENT).await;
        assert!(!waiting.is_finished(), "two wrote at once");
        first.commit().await?;
        assert!(waiting.await.unwrap()?, "the second sees what the first kept");
        assert_eq!(db.read().await?.tries(council_id).await?.map(|tries| tries.failures), Some(1));
    }
    Ok(())
}

async fn what_a_writer_read_still_stands_when_it_writes(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let meeting = review(&mut tx, 1, "2019-05-13 09:00", None, &[mia]).await?.id;
    tx.commit().await?;
    let other = Store::open(&db.url).await?;
    let mut writers = JoinSet::new();
    for number in 0..8 {
        writers.spawn(change(if number % 2 == 0 { db.clone() } else { other.clone() }, mia, meeting));
    }
    for written in writers.join_all().await {
        written?;
    }
    assert_eq!(db.read().await?.meeting(meeting).await?.map(|meeting| meeting.revision), Some(9));
    Ok(())
}

async fn change(store: Store, child: ChildId, meeting: MeetingId) -> Result<()> {
    let mut tx = store.write().await?;
    tx.lock_child(child).await?;
    let read = tx.meeting(meeting).await?.expect("it is booked");
    tokio::task::yield_now().await;
    assert_eq!(tx.save_meeting(&read).await?, Ok(()));
    tx.commit().await
}

async fn a_child_that_is_not_there_can_be_locked_without_harm(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    tx.lock_child(ChildId::new(crate::given::id(9))).await?;
    tx.commit().await
}

async fn a_reader_sees_one_moment(db: Db) -> Result<()> {
    let mut reader = db.read().await?;
    assert!(reader.is_empty().await?);
    let mut tx = db.write().await?;
    mia(&mut tx).await?;
    tx.commit().await?;
    assert!(reader.is_empty().await?, "the reader began before");
    assert!(!db.read().await?.is_empty().await?);
    Ok(())
}

async fn a_reader_cannot_write(db: Db) -> Result<()> {
    let mut reader = db.read().await?;
    let written = reader.add_try("key", at("2019-05-06 08:00")).await;
    assert!(matches!(written, Err(Error::CannotWrite(_))), "{written:?}");
    Ok(())
}

async fn readers_do_not_wait_for_a_writer(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    mia(&mut tx).await?;
    let found = timeout(MOMENT * 10, known(&db)).await.expect("the reader waited")?;
    assert!(!found, "what is not committed is not seen");
    tx.commit().await
}

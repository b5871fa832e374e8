//! Sessions, as tower-sessions uses them.

use crate::harness::{Db, claims};
use heard_store::{PERSON, Result, Sessions};
use serde_json::json;
use std::collections::HashMap;
use time::{Duration, OffsetDateTime};
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
};

claims![
    a_session_comes_back_with_what_it_held,
    only_a_hash_of_the_cookie_is_kept,
    a_session_that_ran_out_is_not_found,
    a_deleted_session_is_not_found,
    every_session_of_a_person_can_be_ended,
    an_ended_session_does_not_come_back_when_a_late_request_saves_it,
    two_sessions_cannot_have_one_id,
    sessions_that_ran_out_are_forgotten,
];

/// A session with a minute to live.
fn record(id: i128, person: Option<&str>) -> Record {
    let data: HashMap<String, serde_json::Value> = person.map(|person| (PERSON.to_owned(), json!(person))).into_iter().collect();
    Record { id: Id(id), data, expiry_date: now() + Duration::MINUTE }
}

/// Whole seconds: more is not kept.
fn now() -> OffsetDateTime {
    OffsetDateTime::now_utc().replace_nanosecond(0).unwrap()
}

async fn a_session_comes_back_with_what_it_held(db: Db) -> Result<()> {
    let sessions = Sessions::new(db.clone());
    let mut record = record(-7, None);
    sessions.create(&mut record).await.unwrap();
    assert_eq!(sessions.load(&record.id).await.unwrap(), Some(record.clone()));
    record.data.insert(PERSON.to_owned(), json!("child:1"));
    record.data.insert("began".to_owned(), json!({ "at": 1_557_090_600, "with": ["é", null] }));
    record.expiry_date += Duration::HOUR;
    sessions.save(&record).await.unwrap();
    assert_eq!(sessions.load(&record.id).await.unwrap(), Some(record));
    assert_eq!(sessions.load(&Id(8)).await.unwrap(), None);
    Ok(())
}

async fn only_a_hash_of_the_cookie_is_kept(db: Db) -> Result<()> {
    let sessions = Sessions::new(db.clone());
    sessions.create(&mut record(1, Some("staff:1"))).await.unwrap();
    // SHA-256 of fifteen zero bytes and a one, by sha256sum.
    let hash = "7c3ccd10bb7ec37b46d37926ae6274267f007a34aeaf15c882a715a7f3300529";
    assert_eq!(db.texts("select id_hash from session").await, [hash]);
    assert_eq!(db.texts("select data from session").await, [r#"{"person":"staff:1"}"#]);
    Ok(())
}

async fn a_session_that_ran_out_is_not_found(db: Db) -> Result<()> {
    let sessions = Sessions::new(db.clone());
    let mut record = record(1, None);
    record.expiry_date = now() - Duration::SECOND;
    sessions.create(&mut record).await.unwrap();
    assert_eq!(sessions.load(&record.id).await.unwrap(), None);
    Ok(())
}

async fn a_deleted_session_is_not_found(db: Db) -> Result<()> {
    let sessions = Sessions::new(db.clone());
    for id in [1, 2] {
        sessions.create(&mut record(id, None)).await.unwrap();
    }
    sessions.delete(&Id(1)).await.unwrap();
    assert_eq!(sessions.load(&Id(1)).await.unwrap(), None);
    assert!(sessions.load(&Id(2)).await.unwrap().is_some());
    Ok(())
}

async fn every_session_of_a_person_can_be_ended(db: Db) -> Result<()> {
    let sessions = Sessions::new(db.clone());
    for (id, person) in [(1, Some("child:1")), (2, Some("staff:1")), (3, Some("child:1")), (4, None)] {
        sessions.create(&mut record(id, person)).await.unwrap();
    }
    let mut tx = db.write().await?;
    assert_eq!(tx.end_sessions("child:1").await?, 2);
    tx.commit().await?;
    let mut left = Vec::new();
    for id in 1..=4 {
        left.extend(sessions.load(&Id(id)).await.unwrap().map(|record| record.id.0));
    }
    assert_eq!(left, [2, 4]);
    Ok(())
}

async fn an_ended_session_does_not_come_back_when_a_late_request_saves_it(db: Db) -> Result<()> {
    let sessions = Sessions::new(db.clone());
    let mut record = record(1, Some("staff:1"));
    sessions.create(&mut record).await.unwrap();
    let mut tx = db.write().await?;
    tx.end_sessions("staff:1").await?;
    tx.commit().await?;
    sessions.save(&record).await.unwrap();
    assert_eq!(sessions.load(&record.id).await.unwrap(), None);
    Ok(())
}

async fn two_sessions_cannot_have_one_id(db: Db) -> Result<()> {
    let sessions = Sessions::new(db.clone());
    sessions.create(&mut record(1, Some("staff:1"))).await.unwrap();
    assert!(sessions.create(&mut record(1, Some("child:1"))).await.is_err());
    assert_eq!(db.texts("select person from session").await, ["staff:1"]);
    Ok(())
}

async fn sessions_that_ran_out_are_forgotten(db: Db) -> Result<()> {
    let sessions = Sessions::new(db.clone());
    for (id, left) in [(1, Duration::MINUTE), (2, Duration::HOUR)] {
        let mut record = record(id, None);
        record.expiry_date = now() + left;
        sessions.create(&mut record).await.unwrap();
    }
    let mut tx = db.write().await?;
    let in_half_an_hour = chrono::DateTime::from_timestamp((now() + Duration::minutes(30)).unix_timestamp(), 0).unwrap();
    assert_eq!(tx.forget_sessions(in_half_an_hour).await?, 1);
    tx.commit().await?;
    assert!(sessions.load(&Id(2)).await.unwrap().is_some());
    Ok(())
}

//! The audit: added to, never changed, and a row that someone tampered with is found.

use crate::{
    given::{WHOLE, at},
    harness::{Db, claims},
};
use heard_store::{
    AuditOf::{About, By, Everything},
    AuditRow, Result, Window,
};

claims![
    an_empty_audit_is_whole,
    rows_are_numbered_and_chained,
    rows_come_newest_first_by_whom_and_about_what,
    every_row_is_on_one_page,
    what_was_not_kept_leaves_no_gap,
    a_long_audit_is_walked_to_its_end,
    the_database_itself_refuses_change_and_removal,
    a_changed_row_is_found,
    a_row_taken_out_of_the_middle_is_found,
    a_row_taken_from_the_end_is_found,
    the_guards_are_put_back_when_the_server_starts,
];

/// Three rows: somebody signs in, reads and signs out.
async fn three_rows(db: &Db) -> Result<()> {
    let mut tx = db.write().await?;
    for (minute, action, subject) in
        [("00", "sign-in", "staff:1"), ("01", "read-words", "submission:7"), ("02", "sign-out", "staff:1")]
    {
        tx.audit(at(&format!("2019-05-06 08:{minute}")), "staff:1", action, subject, "").await?;
    }
    tx.commit().await
}

/// What only someone who owns the database can do: takes the guards away.
async fn without_guards(db: &Db, sql: &str) {
    let guards = if db.is_sqlite() {
        "drop trigger audit_is_never_changed; drop trigger audit_is_never_removed;"
    } else {
        "drop trigger audit_is_kept on audit;"
    };
    db.by_hand(&format!("{guards} {sql}")).await.unwrap();
}

async fn an_empty_audit_is_whole(db: Db) -> Result<()> {
    let mut tx = db.read().await?;
    assert_eq!(tx.audit_break().await?, None);
    assert_eq!(tx.audit_rows(Everything, WHOLE).await?, []);
    Ok(())
}

async fn rows_are_numbered_and_chained(db: Db) -> Result<()> {
    three_rows(&db).await?;
    let mut tx = db.read().await?;
    assert_eq!(tx.audit_break().await?, None);
    let [last, middle, first] = &tx.audit_rows(Everything, WHOLE).await?[..] else { panic!("three rows") };
    // By sha256sum over the fields, with U+001F between them and the hash before in front: none for the first row.
    let expected = AuditRow {
        seq: 1,
        at: at("2019-05-06 08:00"),
        actor: "staff:1".to_owned(),
        action: "sign-in".to_owned(),
        subject: "staff:1".to_owned(),
        detail: String::new(),
        hash: "871ff2f7563e3603ead79606dd59343fcebcf9042a1078c33900ee6d9ff0d4e0".to_owned(),
    };
    assert_eq!(*first, expected);
    assert_eq!((middle.seq, middle.hash.as_str()), (2, "9cb9ca81af09d1084426216bd7def8424ea360ed2cb1ac3e983a672aeed49623"));
    assert_eq!((last.seq, last.action.as_str()), (3, "sign-out"));
    Ok(())
}

async fn rows_come_newest_first_by_whom_and_about_what(db: Db) -> Result<()> {
    three_rows(&db).await?;
    let mut tx = db.write().await?;
    tx.audit(at("2019-05-06 08:03"), "staff:2", "see-alerts", "submission:7", "").await?;
    for (of, expected) in [
        (Everything, &[4, 3, 2, 1][..]),
        (By("staff:1"), &[3, 2, 1]),
        (By("staff:2"), &[4]),
        (By("staff"), &[]),
        (About("staff:1"), &[3, 1]),
        (About("submission:7"), &[4, 2]),
        (About("staff:2"), &[]),
        (By(""), &[]),
    ] {
        assert_eq!(numbers(&tx.audit_rows(of, WHOLE).await?), expected, "{of:?}");
        assert_eq!(tx.count_audit(of).await?, i64::try_from(expected.len()).unwrap(), "{of:?}");
    }
    Ok(())
}

async fn every_row_is_on_one_page(db: Db) -> Result<()> {
    three_rows(&db).await?;
    let mut tx = db.read().await?;
    for (of, pages) in
        [(Everything, [&[3, 2][..], &[1], &[]]), (By("staff:1"), [&[3, 2], &[1], &[]]), (About("staff:1"), [&[3, 1], &[], &[]])]
    {
        for (skip, expected) in [0, 2, 4].into_iter().zip(pages) {
            assert_eq!(numbers(&tx.audit_rows(of, Window { skip, take: 2 }).await?), expected, "{of:?} from {skip}");
        }
    }
    Ok(())
}

fn numbers(rows: &[AuditRow]) -> Vec<i64> {
    rows.iter().map(|row| row.seq).collect()
}

async fn what_was_not_kept_leaves_no_gap(db: Db) -> Result<()> {
    let mut dropped = db.write().await?;
    dropped.audit(at("2019-05-06 08:00"), "staff:1", "sign-in", "staff:1", "").await?;
    drop(dropped);
    three_rows(&db).await?;
    let mut tx = db.read().await?;
    assert_eq!(tx.audit_rows(Everything, WHOLE).await?.len(), 3);
    assert_eq!(tx.audit_break().await?, None);
    Ok(())
}

async fn a_long_audit_is_walked_to_its_end(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    for _ in 0..1_003 {
        tx.audit(at("2019-05-06 08:00"), "staff:1", "read-words", "submission:7", "").await?;
    }
    tx.commit().await?;
    assert_eq!(db.read().await?.audit_break().await?, None);
    without_guards(&db, "update audit set detail = 'x' where seq = 1002").await;
    assert_eq!(db.read().await?.audit_break().await?, Some(1_002));
    Ok(())
}

async fn the_database_itself_refuses_change_and_removal(db: Db) -> Result<()> {
    three_rows(&db).await?;
    let before = db.read().await?.audit_rows(Everything, WHOLE).await?;
    let another = "(seq, at, actor, action, subject, detail, hash) select seq, at, actor, action, subject, 'x', hash from audit where seq = 2";
    let own_ways = if db.is_sqlite() { format!("insert or replace into audit {another}") } else { "truncate audit".to_owned() };
    for sql in [
        "update audit set detail = 'x' where seq = 2".to_owned(),
        "delete from audit where seq = 2".to_owned(),
        "delete from audit".to_owned(),
        format!("insert into audit {another} on conflict (seq) do update set detail = excluded.detail"),
        own_ways,
    ] {
        let refused = db.by_hand(&sql).await.expect_err(&sql).to_string();
        assert!(refused.contains("the audit is never"), "{sql}: {refused}");
    }
    assert_eq!(db.read().await?.audit_rows(Everything, WHOLE).await?, before);
    Ok(())
}

async fn a_changed_row_is_found(db: Db) -> Result<()> {
    three_rows(&db).await?;
    without_guards(&db, "update audit set actor = 'staff:2' where seq = 2").await;
    assert_eq!(db.read().await?.audit_break().await?, Some(2));
    Ok(())
}

async fn a_row_taken_out_of_the_middle_is_found(db: Db) -> Result<()> {
    three_rows(&db).await?;
    without_guards(&db, "delete from audit where seq = 2").await;
    assert_eq!(db.read().await?.audit_break().await?, Some(2));
    Ok(())
}

async fn a_row_taken_from_the_end_is_found(db: Db) -> Result<()> {
    three_rows(&db).await?;
    without_guards(&db, "delete from audit where seq = 3").await;
    assert_eq!(db.read().await?.audit_break().await?, Some(3));
    Ok(())
}

async fn the_guards_are_put_back_when_the_server_starts(db: Db) -> Result<()> {
    three_rows(&db).await?;
    without_guards(&db, "").await;
    db.migrate().await?;
    assert!(db.by_hand("delete from audit where seq = 3").await.is_err());
    assert_eq!(db.read().await?.audit_break().await?, None);
    Ok(())
}

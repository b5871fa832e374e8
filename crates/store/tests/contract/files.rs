//! Opening, copying and looking after the database itself.

use crate::{
    given::{at, chair, mia},
    harness::{Db, claims},
};
use heard_store::{Error, Result, Store};
use std::{fs, io::Write, path::Path, time::Duration};
use tokio::time::timeout;

claims![
    bringing_the_schema_up_to_date_again_changes_nothing,
    a_closed_database_does_not_answer,
    the_engine_says_its_name_and_version,
    a_copy_made_while_in_use_holds_the_same_rows,
    a_sound_database_has_no_faults,
    a_row_that_points_at_nothing_is_a_fault_of_the_file,
    a_database_that_is_not_there_is_refused,
];

async fn bringing_the_schema_up_to_date_again_changes_nothing(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    mia(&mut tx).await?;
    tx.commit().await?;
    db.migrate().await?;
    let another = Store::open(&db.url).await?;
    another.migrate().await?;
    assert!(another.read().await?.child_by_council_id("C1").await?.is_some());
    Ok(())
}

async fn a_closed_database_does_not_answer(db: Db) -> Result<()> {
    assert!(db.answers().await);
    db.close().await;
    assert!(!db.answers().await);
    assert!(matches!(db.write().await, Err(Error::Busy(_))));
    Ok(())
}

async fn the_engine_says_its_name_and_version(db: Db) -> Result<()> {
    let engine = db.engine().await?;
    assert!(engine.starts_with(if db.is_sqlite() { "SQLite 3." } else { "PostgreSQL " }), "{engine}");
    Ok(())
}

async fn a_copy_made_while_in_use_holds_the_same_rows(db: Db) -> Result<()> {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.db").display().to_string();
    if !db.is_sqlite() {
        assert!(matches!(db.copy_to(&copy).await, Err(Error::OwnTools)));
        return Ok(());
    }
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    tx.audit(at("2019-05-06 08:00"), "command", "add-child", "child:1", "").await?;
    tx.commit().await?;
    let mut open = db.write().await?;
    chair(&mut open, 1, "Noor").await?;
    timeout(Duration::from_secs(5), db.copy_to(&copy)).await.expect("the copy waited for a writer")?;
    open.commit().await?;

    let copied = Store::open(&format!("sqlite://{copy}")).await?;
    copied.migrate().await?;
    let mut tx = copied.read().await?;
    assert_eq!(tx.child(mia).await?, db.read().await?.child(mia).await?);
    assert_eq!(tx.all_staff().await?, [], "what was not yet committed is not in it");
    assert_eq!(tx.audit_break().await?, None);
    assert_eq!(tx.faults().await?, [""; 0]);
    let again = db.copy_to(&copy).await;
    assert!(matches!(again, Err(Error::Database(_))), "a copy is never written over: {again:?}");
    Ok(())
}

async fn a_sound_database_has_no_faults(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    mia(&mut tx).await?;
    tx.commit().await?;
    assert_eq!(db.read().await?.faults().await?, [""; 0]);
    Ok(())
}

async fn a_row_that_points_at_nothing_is_a_fault_of_the_file(db: Db) -> Result<()> {
    let orphan = "insert into staff_role (staff_id, role) values ('00000000-0000-0000-0000-000000000009', 'chair')";
    if db.is_sqlite() {
        db.by_hand(&format!("pragma foreign_keys = off; {orphan}")).await.unwrap();
        assert_eq!(db.read().await?.faults().await?, ["rows of staff_role point at rows that are not there"]);
    } else {
        db.by_hand(orphan).await.expect_err("PostgreSQL never lets it happen");
    }
    Ok(())
}

async fn a_database_that_is_not_there_is_refused(db: Db) -> Result<()> {
    let nowhere = if db.is_sqlite() { db.url.replace("heard.db", "no folder/heard.db") } else { format!("{}_nowhere", db.url) };
    let opened = Store::open(&nowhere).await;
    if db.is_sqlite() {
        assert!(matches!(opened, Err(Error::CannotWrite(_))), "{opened:?}");
    } else {
        assert!(matches!(opened, Err(Error::Database(_))), "{opened:?}");
    }
    Ok(())
}

#[tokio::test]
async fn an_address_of_neither_kind_is_refused() {
    for address in [
        "",
        "heard.db",
        "mysql://localhost/heard",
        "sqlite:heard.db",
        "sqlite://",
        "sqlite://:memory:",
        "postgres://heard@localhost:port/heard",
    ] {
        let opened = Store::open(address).await;
        assert!(matches!(opened, Err(Error::Address(_))), "{address}: {opened:?}");
    }
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("heard.db");
    let letter = "Dear reader, this is a letter and not a database. ".repeat(100);
    fs::write(&file, &letter).unwrap();
    let opened = Store::open(&address(&file)).await;
    assert!(matches!(opened, Err(Error::Database(_))), "{opened:?}");
    assert_eq!(fs::read_to_string(&file).unwrap(), letter);
}

#[cfg(unix)]
#[tokio::test]
async fn only_its_owner_can_read_the_database_and_its_copy() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&address(&folder.path().join("heard.db"))).await.unwrap();
    store.migrate().await.unwrap();
    store.copy_to(&folder.path().join("copy.db").display().to_string()).await.unwrap();
    let mut files: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|file| {
            let file = file.unwrap();
            (file.file_name().into_string().unwrap(), file.metadata().unwrap().permissions().mode() & 0o777)
        })
        .collect();
    files.sort();
    let expected = ["copy.db", "heard.db", "heard.db-shm", "heard.db-wal"].map(|name| (name.to_owned(), 0o600));
    assert_eq!(files, expected);
}

#[cfg(unix)]
#[tokio::test]
async fn a_folder_that_cannot_be_written_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o500)).unwrap();
    if fs::write(folder.path().join("try"), "").is_ok() {
        std::io::stderr().write_all(b"A folder that cannot be written was skipped: this user may write everywhere\n").unwrap();
        return;
    }
    let opened = Store::open(&address(&folder.path().join("heard.db"))).await;
    assert!(matches!(opened, Err(Error::CannotWrite(_))), "{opened:?}");
}

fn address(file: &Path) -> String {
    format!("sqlite://{}", file.display())
}

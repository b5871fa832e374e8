//! Members of staff, their roles, and the link with which they set a password.

use crate::{
    given::{at, chair, id},
    harness::{Db, claims},
};
use heard_domain::{ids::StaffId, policy::Role};
use heard_store::{Error, NewStaff, Result, SetUp};

claims![
    a_member_of_staff_is_found_by_address_with_every_role,
    two_people_cannot_sign_in_with_one_address,
    everyone_is_listed_by_name_whatever_the_case_and_accents,
    someone_who_left_can_be_let_in_again,
    there_is_no_administrator_until_one_is_added,
    a_set_up_link_is_spent_once,
    a_new_set_up_link_stops_the_unused_ones_before,
];

async fn a_member_of_staff_is_found_by_address_with_every_role(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let roles = [Role::Manager, Role::Chair, Role::Chair];
    let new = NewStaff {
        id: StaffId::new(id(7)),
        email: "noor@council.example",
        name: "Noor Hale",
        spoken_name: "Noor",
        roles: &roles,
        password_hash: None,
        at: at("2019-01-02 09:00"),
    };
    tx.add_staff(&new).await?;
    tx.set_password(new.id, "argon2id...").await?;
    tx.commit().await?;

    let mut tx = db.read().await?;
    let found = tx.staff_by_email("noor@council.example").await?.expect("she was added");
    assert_eq!((found.id, found.name.as_str(), found.spoken_name.as_str()), (new.id, "Noor Hale", "Noor"));
    assert_eq!(found.password_hash.as_deref(), Some("argon2id..."));
    assert!(found.active);
    assert_eq!(found.roles, [Role::Chair, Role::Manager]);
    assert_eq!(tx.staff(new.id).await?, Some(found));
    assert_eq!(tx.staff_by_email("nobody@council.example").await?, None);
    Ok(())
}

async fn two_people_cannot_sign_in_with_one_address(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    chair(&mut tx, 1, "Noor").await?;
    let again = chair(&mut tx, 2, "Noor").await;
    assert!(matches!(again, Err(Error::Database(_))), "{again:?}");
    Ok(())
}

async fn everyone_is_listed_by_name_whatever_the_case_and_accents(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    for (number, name) in (1..).zip(["Zed", "émile", "Eve", "ada", "Élan"]) {
        chair(&mut tx, number, name).await?;
    }
    let names: Vec<String> = tx.all_staff().await?.into_iter().map(|staff| staff.spoken_name).collect();
    assert_eq!(names, ["ada", "Élan", "émile", "Eve", "Zed"]);
    Ok(())
}

async fn someone_who_left_can_be_let_in_again(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let noor = chair(&mut tx, 1, "Noor").await?;
    for active in [false, true] {
        tx.set_active(noor, active).await?;
        assert_eq!(tx.staff(noor).await?.map(|staff| staff.active), Some(active));
    }
    Ok(())
}

async fn there_is_no_administrator_until_one_is_added(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    chair(&mut tx, 1, "Noor").await?;
    assert!(!tx.has_administrator().await?);
    let new = NewStaff {
        id: StaffId::new(id(2)),
        email: "sam@council.example",
        name: "Sam Hale",
        spoken_name: "Sam",
        roles: &[Role::Administrator],
        password_hash: None,
        at: at("2019-01-02 09:00"),
    };
    tx.add_staff(&new).await?;
    assert!(tx.has_administrator().await?);
    Ok(())
}

async fn a_set_up_link_is_spent_once(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let noor = chair(&mut tx, 1, "Noor").await?;
    let (made, expires, used) = (at("2019-01-02 09:00"), at("2019-01-05 09:00"), at("2019-01-03 10:30"));
    tx.add_set_up("hash", noor, made, expires).await?;
    assert_eq!(tx.set_up("hash").await?, Some(SetUp { staff: noor, expires_at: expires, spent_at: None }));
    assert!(tx.spend_set_up("hash", used).await?);
    assert!(!tx.spend_set_up("hash", at("2019-01-03 10:31")).await?);
    assert_eq!(tx.set_up("hash").await?, Some(SetUp { staff: noor, expires_at: expires, spent_at: Some(used) }));
    assert!(!tx.spend_set_up("another hash", used).await?);
    Ok(())
}

async fn a_new_set_up_link_stops_the_unused_ones_before(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let noor = chair(&mut tx, 1, "Noor").await?;
    let sam = chair(&mut tx, 2, "Sam").await?;
    let (made, expires) = (at("2019-01-02 09:00"), at("2019-01-05 09:00"));
    for (hash, staff) in [("first", noor), ("another's", sam), ("second", noor)] {
        tx.add_set_up(hash, staff, made, expires).await?;
    }
    assert_eq!(tx.set_up("first").await?, None);
    assert!(tx.set_up("another's").await?.is_some());
    assert!(tx.spend_set_up("second", made).await?);
    Ok(())
}

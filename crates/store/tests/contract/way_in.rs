//! How people get in: cards, PINs, known devices; and what slows those who guess.

use crate::{
    given::{at, chair, child, id, mia, review},
    harness::{Db, claims},
};
use heard_domain::ids::{ChildId, DeviceId, InvitationId};
use heard_store::{Device, Invitation, NewInvitation, Pin, Result, Tries, Tx, WrongPins};

claims![
    a_card_is_found_by_its_token_and_by_its_code,
    a_card_is_spent_once,
    a_new_card_stops_every_one_before,
    a_stopped_card_cannot_be_spent,
    a_new_pin_takes_the_place_of_the_old,
    wrong_pins_are_counted_on_the_device_until_a_right_one,
    a_forgotten_device_is_unknown,
    wrong_pins_are_counted_on_the_card,
    tries_are_counted_under_their_key_and_forgotten_with_age,
];

/// A card whose hashes are "token" and "code" with its number.
async fn card(tx: &mut Tx, number: u128, child: ChildId, made: &str) -> Result<InvitationId> {
    let id = InvitationId::new(id(number));
    tx.add_invitation(&NewInvitation {
        id,
        child,
        meeting: None,
        token_hash: &format!("token{number}"),
        code_hash: &format!("code{number}"),
        by: None,
        at: at(made),
        expires_at: at("2019-06-01 00:00"),
    })
    .await?;
    Ok(id)
}

async fn a_card_is_found_by_its_token_and_by_its_code(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let noor = chair(&mut tx, 1, "Noor").await?;
    let mia = mia(&mut tx).await?;
    let meeting = review(&mut tx, 1, "2019-05-13 09:00", Some(noor), &[mia]).await?;
    let new = NewInvitation {
        id: InvitationId::new(id(1)),
        child: mia,
        meeting: Some(meeting.id),
        token_hash: "of the token",
        code_hash: "of the code",
        by: Some(noor),
        at: at("2019-05-01 09:00"),
        expires_at: at("2019-05-31 09:00"),
    };
    tx.add_invitation(&new).await?;
    let kept = Invitation {
        id: new.id,
        child: mia,
        meeting: Some(meeting.id),
        made_at: new.at,
        expires_at: new.expires_at,
        spent_at: None,
        stopped_at: None,
    };
    assert_eq!(tx.invitation_by_token("of the token").await?, Some(kept.clone()));
    assert_eq!(tx.invitation_by_code("of the code").await?, Some(kept));
    assert_eq!(tx.invitation_by_token("of the code").await?, None);
    assert_eq!(tx.invitation_by_code("of the token").await?, None);
    Ok(())
}

async fn a_card_is_spent_once(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let card = card(&mut tx, 1, mia, "2019-05-01 09:00").await?;
    assert!(tx.spend_invitation(card, at("2019-05-02 18:00")).await?);
    assert!(!tx.spend_invitation(card, at("2019-05-02 18:01")).await?);
    let spent = tx.invitation_by_token("token1").await?.expect("it was made");
    assert_eq!((spent.spent_at, spent.stopped_at), (Some(at("2019-05-02 18:00")), None));
    Ok(())
}

async fn a_new_card_stops_every_one_before(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let leo = child(&mut tx, 2, (Some("Leo"), Some("Okafor"))).await?;
    let used = card(&mut tx, 1, mia, "2019-05-01 09:00").await?;
    assert!(tx.spend_invitation(used, at("2019-05-01 10:00")).await?);
    let lost = card(&mut tx, 2, mia, "2019-05-02 09:00").await?;
    let of_another = card(&mut tx, 3, leo, "2019-05-02 09:00").await?;
    let newest = card(&mut tx, 4, mia, "2019-05-03 09:00").await?;
    let cards: Vec<_> = tx.invitations_of_child(mia).await?.into_iter().map(|card| (card.id, card.stopped_at)).collect();
    assert_eq!(cards, [(newest, None), (lost, Some(at("2019-05-03 09:00"))), (used, Some(at("2019-05-02 09:00")))]);
    assert!(!tx.spend_invitation(lost, at("2019-05-04 09:00")).await?);
    assert!(tx.spend_invitation(newest, at("2019-05-04 09:00")).await?);
    assert!(tx.spend_invitation(of_another, at("2019-05-04 09:00")).await?);
    Ok(())
}

async fn a_stopped_card_cannot_be_spent(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let card = card(&mut tx, 1, mia, "2019-05-01 09:00").await?;
    assert_eq!(tx.stop_invitations(mia, at("2019-05-02 09:00")).await?, 1);
    assert_eq!(tx.stop_invitations(mia, at("2019-05-03 09:00")).await?, 0);
    assert!(!tx.spend_invitation(card, at("2019-05-02 18:00")).await?);
    assert_eq!(tx.invitation_by_code("code1").await?.and_then(|card| card.stopped_at), Some(at("2019-05-02 09:00")));
    Ok(())
}

async fn a_new_pin_takes_the_place_of_the_old(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    assert_eq!(tx.pin(mia).await?, None);
    for hash in ["first", "second"] {
        tx.set_pin(mia, hash, at("2019-05-02 18:00")).await?;
        assert_eq!(tx.pin(mia).await?, Some(Pin { hash: hash.to_owned() }));
    }
    Ok(())
}

async fn wrong_pins_are_counted_on_the_device_until_a_right_one(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let (phone, laptop) = (DeviceId::new(id(1)), DeviceId::new(id(2)));
    tx.add_device(phone, mia, "phone", at("2019-05-02 18:00")).await?;
    tx.add_device(laptop, mia, "laptop", at("2019-05-02 18:00")).await?;
    let wrong = |in_a_row, in_all| WrongPins { in_a_row, in_all };
    assert_eq!(tx.fail_device(phone).await?, wrong(1, 1));
    assert_eq!(tx.fail_device(phone).await?, wrong(2, 2));
    assert_eq!(tx.fail_device(laptop).await?, wrong(1, 1));
    assert_eq!(tx.device("phone").await?, Some(Device { id: phone, child: mia, failures: 2 }));
    tx.use_device(phone, at("2019-05-02 18:05")).await?;
    assert_eq!(tx.fail_device(phone).await?, wrong(1, 3), "those in all are never forgiven");
    assert_eq!(tx.device("laptop").await?.map(|device| device.failures), Some(1));
    Ok(())
}

async fn a_forgotten_device_is_unknown(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    for (number, token) in [(1, "phone"), (2, "laptop")] {
        tx.add_device(DeviceId::new(id(number)), mia, token, at("2019-05-02 18:00")).await?;
    }
    tx.forget_device(DeviceId::new(id(1))).await?;
    assert_eq!(tx.device("phone").await?, None);
    assert!(tx.device("laptop").await?.is_some());
    assert_eq!(tx.forget_devices(mia).await?, 1);
    assert_eq!(tx.device("laptop").await?, None);
    Ok(())
}

async fn wrong_pins_are_counted_on_the_card(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let first = card(&mut tx, 1, mia, "2019-05-01 09:00").await?;
    let second = card(&mut tx, 2, mia, "2019-05-02 09:00").await?;
    assert_eq!(
        [tx.fail_invitation(first).await?, tx.fail_invitation(first).await?, tx.fail_invitation(second).await?],
        [1, 2, 1]
    );
    tx.stop_invitation(second, at("2019-05-03 09:00")).await?;
    assert_eq!(tx.invitation_by_code("code2").await?.and_then(|card| card.stopped_at), Some(at("2019-05-03 09:00")));
    Ok(())
}

async fn tries_are_counted_under_their_key_and_forgotten_with_age(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    for (key, tried) in [("one", "2019-05-02 18:00"), ("one", "2019-05-02 18:07"), ("two", "2019-05-02 18:01")] {
        tx.add_try(key, at(tried)).await?;
    }
    assert_eq!(tx.tries("one").await?, Some(Tries { failures: 2, last_at: at("2019-05-02 18:07") }));
    assert_eq!(tx.tries("three").await?, None);
    assert_eq!(tx.forget_tries(at("2019-05-02 18:01")).await?, 0);
    assert_eq!(tx.forget_tries(at("2019-05-02 18:02")).await?, 1);
    assert_eq!(tx.tries("two").await?, None);
    tx.clear_tries("one").await?;
    assert_eq!(tx.tries("one").await?, None);
    Ok(())
}

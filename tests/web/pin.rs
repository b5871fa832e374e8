//! Coming back with six numbers: who can, who cannot guess, and that nobody is ever kept out of what they wrote.

use crate::helpers::{Browser, House};
use axum::http::StatusCode;
use heard_domain::ids::ChildId;
use heard_service::{
    Actor, Error,
    way_in::{CardSecret, DeviceToken, Origin},
};
use std::net::{IpAddr, Ipv4Addr};

const PIN: &str = "482913";

/// A child who chose a PIN, wrote something, and whose session has ended.
async fn away(house: &House) -> (Browser, String) {
    let mut phone = house.a_child().await;
    assert_eq!(phone.post("/me/pin", &[("pin", PIN)]).await.location(), "/me");
    let draft = house.draft(&mut phone).await;
    phone.post(&format!("{draft}/to-change"), &[("text", "a marigold of my own"), ("revision", "0")]).await;
    house.minutes_pass(25);
    assert_eq!(phone.get("/me").await.location(), "/sign-in?ended");
    (phone, draft)
}

#[tokio::test]
async fn a_known_phone_asks_for_the_pin_and_another_for_the_card() {
    let house = House::open().await;
    let (mut phone, draft) = away(&house).await;
    assert_eq!(phone.get("/sign-in").await.heading(), "Use your PIN");
    let wrong = phone.post("/sign-in", &[("pin", "482914")]).await;
    assert_eq!((wrong.status, wrong.to_mend().len()), (StatusCode::UNPROCESSABLE_ENTITY, 1));
    assert!(wrong.title().starts_with("Error: "));
    assert_eq!(phone.post("/sign-in", &[("pin", "48 29 13")]).await.location(), "/me");
    assert_eq!(phone.get(&format!("{draft}/to-change")).await.typed("text"), ["a marigold of my own"]);

    let mut other = house.app.browser();
    assert_eq!(other.get("/sign-in").await.location(), "/card");
    assert_eq!(other.post("/sign-in", &[("pin", PIN)]).await.location(), "/card", "the numbers alone open nothing");
}

#[tokio::test]
async fn fifty_wrong_tries_shut_a_phone_and_a_card_and_never_the_child() {
    let house = House::open().await;
    let (mut phone, draft) = away(&house).await;
    for wrong in 1..10 {
        assert_eq!(phone.post("/sign-in", &[("pin", "000001")]).await.heading(), "Use your PIN", "{wrong}");
    }
    let tenth = phone.post("/sign-in", &[("pin", "000001")]).await;
    assert_eq!(tenth.heading(), "Use your card");
    assert!(tenth.all_text().contains("You can still come in"));
    assert_eq!(
        phone.post("/sign-in", &[("pin", PIN)]).await.location(),
        "/card",
        "the phone is unknown, also to the right numbers"
    );

    // The card and the right numbers still open the door, and make the phone known again.
    let code = house.people.children[0].code.clone();
    assert_eq!(phone.post("/card/pin", &[("code", &code), ("pin", PIN)]).await.location(), "/me");

    // Someone who has the card goes on guessing, from wherever they like.
    for guess in 0..40 {
        let mut elsewhere = house.app.browser().at(Ipv4Addr::new(198, 18, guess, 1));
        let page = elsewhere.post("/card/pin", &[("code", &code), ("pin", "000001")]).await;
        assert_eq!(page.status, if guess < 10 { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::GONE }, "guess {guess}");
    }
    let mut guesser = house.app.browser();
    assert_eq!(guesser.post("/card/pin", &[("code", &code), ("pin", PIN)]).await.heading(), "This card was stopped");

    // The child's own phone never noticed, and what was written is there.
    house.minutes_pass(25);
    assert_eq!(phone.post("/sign-in", &[("pin", PIN)]).await.location(), "/me");
    assert_eq!(phone.get(&format!("{draft}/to-change")).await.typed("text"), ["a marigold of my own"]);
    let code = house.new_card().await;
    assert_eq!(house.app.browser().post("/card/open", &[("code", &code), ("me", "yes")]).await.location(), "/me");
}

#[tokio::test]
async fn numbers_that_anyone_tries_first_are_refused_in_words() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    for pin in ["000000", "123456", "987654", "121212", "12345", "1234567", "12345a", "", "１２３４５９"] {
        let page = child.post("/me/pin", &[("pin", pin)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{pin}");
        assert!(page.title().starts_with("Error: "));
        let [(to, words)] = page.to_mend().try_into().unwrap();
        assert_eq!((to.as_str(), page.words_of("pin-error")), ("pin", Some(words)), "the same words at the field");
        assert_eq!(page.typed("pin"), [""], "numbers like these are not shown on a screen");
    }
    assert_eq!(child.post("/me/pin", &[("then", "later"), ("pin", "")]).await.location(), "/me", "nobody has to choose one");
    assert_eq!(child.post("/me/pin", &[("pin", PIN)]).await.location(), "/me");
}

/// Plays the rules for a year against someone who has all they could have, and counts the wrong numbers they get to try.
#[tokio::test]
async fn the_odds_of_guessing_a_pin_stay_under_one_in_a_thousand_a_year() {
    let house = House::open().await;
    let service = &house.app.service;
    let child: ChildId = house.child.parse().unwrap();
    let home = Origin::of(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)));
    let card = CardSecret::Code(house.people.children[0].code.clone());
    let device: DeviceToken = service.spend_card(&card, &home).await.unwrap().unwrap().device.unwrap();
    service.set_pin(&Actor::Child(child), PIN).await.unwrap();

    // A brother on the shared phone: nine wrong numbers, then the child comes in herself, and so on.
    let mut on_the_phone = 0;
    'shared: for _day in 0..365 {
        for _ in 0..9 {
            match service.return_by_device(&device, "000001").await {
                Ok(none) => assert_eq!(none, None),
                Err(Error::SignedOut) => break 'shared,
                Err(other) => panic!("{other}"),
            }
            on_the_phone += 1;
        }
        house.minutes_pass(24 * 60);
        if service.return_by_device(&device, PIN).await.is_err() {
            break;
        }
    }

    // Someone with the card, from a new address each day, so that no wait ever holds them up.
    let mut with_the_card = 0;
    for day in 0..365_u16 {
        let [high, low] = day.to_be_bytes();
        match service.return_by_card(&card, "000001", &Origin::of(IpAddr::V4(Ipv4Addr::new(198, high, low, 1)))).await {
            Ok(none) => assert_eq!(none, None),
            Err(Error::Hidden) => break,
            Err(other) => panic!("{other}"),
        }
        with_the_card += 1;
        house.minutes_pass(24 * 60);
    }

    assert!(on_the_phone < 365 && with_the_card < 365, "both came to an end: {on_the_phone} and {with_the_card}");
    // Far more than happens: a new card every month, each of them guessed at, and each used to make the phone known again.
    let tries = 12 * (on_the_phone + with_the_card);
    // Six figures, less those that are refused: 10 of one figure, 10 runs up or down, 90 pairs.
    let numbers = 1_000_000 - 110;
    assert!(tries * 1000 < numbers, "{tries} of {numbers}");
}

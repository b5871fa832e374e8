//! Guessing is slow for whoever guesses, and never shuts out the person whose name they guess at.

use crate::helpers::House;
use axum::http::StatusCode;
use heard_service::{
    Error,
    way_in::{CardSecret, Origin},
};
use std::{
    net::{IpAddr, Ipv4Addr},
    time::{Duration, Instant},
};

#[tokio::test]
async fn four_thousand_wrong_codes_from_200_addresses_do_not_hold_a_child_up() {
    let house = House::open().await;
    let mut phone = house.a_child().await;
    phone.post("/me/pin", &[("pin", "482913")]).await;
    let card = house.new_card().await;

    // A code that no card can have costs us no slow hash, and is counted in the same place as one that could: the first five of each
    // address, and none after it. So nearly all send those; one address in forty sends what must be hashed.
    let mut refused = 0;
    for block in 0..200_u8 {
        let from = Origin::of(IpAddr::V4(Ipv4Addr::new(198, 18, block, 7)));
        let guess = CardSecret::Code(if block % 40 == 0 { "ABCDEFGHJK" } else { "0123456789" }.to_owned());
        for _ in 0..20 {
            match house.app.service.look_at_card(&guess, &from).await {
                Ok(face) => assert_eq!(face, heard_service::way_in::CardFace::Unknown),
                Err(Error::Wait(seconds)) => {
                    assert!((1..=60).contains(&seconds));
                    refused += 1;
                }
                Err(other) => panic!("{other}"),
            }
        }
    }
    assert_eq!(refused, 200 * 15, "five tries are free, and then it waits");

    // From her own address: the code, the square and her numbers, all at once.
    let began = Instant::now();
    let asked = house.app.browser().post("/card", &[("code", &card)]).await;
    assert_eq!(asked.heading(), "Is this your card?");
    let opened = house.app.browser().post("/card/open", &[("code", &card), ("me", "yes")]).await;
    assert_eq!(opened.location(), "/me");
    house.minutes_pass(25);
    assert_eq!(phone.post("/sign-in", &[("pin", "482913")]).await.location(), "/me");
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());

    // Even from an address where someone guesses, a square and a known phone never wait; a typed code waits a minute at most.
    let square = house.square(1);
    let mut beside = house.app.browser().at(Ipv4Addr::new(198, 18, 0, 9));
    for _ in 0..9 {
        beside.post("/card", &[("code", "0123456789")]).await;
    }
    let waits = beside.post("/card", &[("code", &house.people.children[2].code)]).await;
    assert_eq!(waits.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(waits.header("retry-after").parse::<u32>().unwrap() <= 60);
    assert!(waits.all_text().contains("Your card still works"));
    assert_eq!(beside.post(&square, &[("me", "yes")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(phone.clone().at(Ipv4Addr::new(198, 18, 0, 9)).post("/sign-in", &[("pin", "482913")]).await.location(), "/me");
    house.minutes_pass(1);
    assert_eq!(beside.post("/card", &[("code", &house.people.children[2].code)]).await.heading(), "Is this your card?");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_guesses_at_one_moment_keep_no_known_phone_out() {
    let house = House::open().await;
    let mut phone = house.a_child().await;
    phone.post("/me/pin", &[("pin", "482913")]).await;
    house.minutes_pass(25);

    let mut flood = tokio::task::JoinSet::new();
    for block in 0..200 {
        let mut guesser = house.app.browser().at(Ipv4Addr::new(198, 18, block, 7));
        flood.spawn(async move { guesser.post("/card", &[("code", "ABCDEFGHJK")]).await.status });
    }
    tokio::task::yield_now().await;
    let scanned = house.app.browser().post(&house.square(1), &[("me", "yes")]).await;
    assert_eq!(scanned.status, StatusCode::SEE_OTHER, "a square needs no slow hash");
    let back = phone.post("/sign-in", &[("pin", "482913")]).await;
    assert_eq!((back.status, back.location()), (StatusCode::SEE_OTHER, "/me"));
    let answers = flood.join_all().await;
    assert!(answers.contains(&StatusCode::SERVICE_UNAVAILABLE), "beyond fifty waiting, guessers are told that it is busy");
    assert!(answers.contains(&StatusCode::UNPROCESSABLE_ENTITY));
}

#[tokio::test]
async fn wrong_staff_passwords_wait_and_never_disable_the_account() {
    let house = House::open().await;
    let chair = &house.people.chair;
    let mut guesser = house.app.browser();
    let wrong = [("email", chair.email.as_str()), ("password", "not the password")];
    let right = [("email", chair.email.as_str()), ("password", chair.password.as_str())];
    for free in 0..5 {
        let page = guesser.post("/staff/sign-in", &wrong).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "try {free}");
        assert_eq!((page.typed("email"), page.typed("password")), (vec![chair.email.clone()], vec![String::new()]));
    }
    for _ in 0..100 {
        let page = guesser.post("/staff/sign-in", &wrong).await;
        assert_eq!(
            (page.status, page.header("retry-after")),
            (StatusCode::TOO_MANY_REQUESTS, "1"),
            "a refused try counts for nothing"
        );
        assert!(page.all_text().contains("Wait 1 seconds"));
    }
    let other_place = house.app.browser().at(Ipv4Addr::new(203, 0, 113, 7)).post("/staff/sign-in", &right).await;
    assert_eq!(other_place.location(), "/staff", "the chair's own desk is not slowed by somebody else's guesses");
    assert_eq!(guesser.post("/staff/sign-in", &right).await.status, StatusCode::TOO_MANY_REQUESTS);
    house.minutes_pass(1);
    assert_eq!(guesser.post("/staff/sign-in", &right).await.location(), "/staff", "and the wait ends by itself");
}

#[tokio::test]
async fn an_address_that_nobody_has_is_answered_alike_and_as_slowly() {
    let house = House::open().await;
    let known = house.people.chair.email.as_str();
    let unknown = "nobody.at.all@example.org";
    let answer = async |email: &str| {
        let page = house.app.browser().post("/staff/sign-in", &[("email", email), ("password", "not the password")]).await;
        let request = page.header("x-request-id").to_owned();
        assert!(!request.is_empty());
        (page.status, page.all_text(), page.to_mend())
    };
    assert_eq!(answer(known).await, answer(unknown).await);
    // In turns, and the least of each, so that whatever else this machine does weighs on both alike. Each from a new address.
    let mut least = [Duration::MAX; 2];
    for turn in 0..5 {
        for (email, least) in [known, unknown].into_iter().zip(&mut least) {
            let from = Origin::of(IpAddr::V4(Ipv4Addr::new(198, 18, turn, 7)));
            let began = Instant::now();
            assert_eq!(house.app.service.sign_in_staff(email, "not the password", &from).await.unwrap(), None);
            *least = began.elapsed().min(*least);
        }
    }
    // Without a hash to compare with, an answer would come in a tenth of the time.
    let ratio = least[1].as_secs_f64() / least[0].as_secs_f64();
    assert!((0.5..2.0).contains(&ratio), "{least:?}");
}

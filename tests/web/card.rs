//! A child's card: looking at it spends nothing, the button spends it once, and every card that does not work says what to do.

use crate::helpers::{Browser, House, Page, Request};
use axum::http::{Method, StatusCode};
use chrono::TimeDelta;

/// What someone sees who scans a square.
async fn scan(house: &House, square: &str) -> Page {
    house.app.browser().get(square).await
}

/// What someone sees who types a code.
async fn type_code(house: &House, code: &str) -> Page {
    house.app.browser().post("/card", &[("code", code)]).await
}

async fn press(browser: &mut Browser, code: &str) -> Page {
    browser.post("/card/open", &[("code", code), ("me", "yes")]).await
}

#[tokio::test]
async fn whatever_opens_a_link_by_itself_spends_nothing_and_only_the_button_does() {
    let house = House::open().await;
    let square = house.square(0);
    let before = house.app.files();
    for _ in 0..20 {
        for method in [Method::GET, Method::HEAD] {
            // As a mail scanner asks: no cookie, no word of where it comes from.
            let page = house.app.browser().send(Request::new(method, &square)).await;
            assert_eq!((page.status, page.header("set-cookie")), (StatusCode::OK, ""));
        }
    }
    assert!(house.app.files() == before, "not one byte of the database changed");

    let no = house.app.browser().post(&square, &[("me", "no")]).await;
    assert_eq!((no.status, no.heading().as_str()), (StatusCode::OK, "That is fine"), "someone else's card is given back unspent");

    let mut child = house.app.browser();
    let opened = child.post(&square, &[("me", "yes")]).await;
    assert_eq!((opened.status, opened.location()), (StatusCode::SEE_OTHER, "/me/pin"), "to an address without the secret");
    assert_eq!(child.get("/me").await.status, StatusCode::OK);

    let mut second = house.app.browser();
    let again = second.post(&square, &[("me", "yes")]).await;
    assert_eq!(again.heading(), "This card has been used");
    assert_eq!(second.get("/me").await.location(), "/sign-in", "nobody came in with it a second time");
}

#[tokio::test]
async fn every_card_that_does_not_work_says_so_and_what_to_do() {
    let house = House::open().await;
    let code = |index: usize| house.people.children[index].code.clone();

    // Used, by a child who has no PIN yet.
    press(&mut house.app.browser(), &code(1)).await;
    for page in [scan(&house, &house.square(1)).await, type_code(&house, &code(1)).await] {
        assert_eq!((page.status, page.heading().as_str()), (StatusCode::OK, "This card has been used"));
        assert!(page.all_text().contains("tell your social worker"), "{}", page.all_text());
    }

    // Stopped by a newer one.
    house.new_card().await;
    for page in [scan(&house, &house.square(0)).await, type_code(&house, &code(0)).await] {
        assert_eq!((page.status, page.heading().as_str()), (StatusCode::GONE, "This card was stopped"));
        assert!(page.all_text().contains("for a new card"));
    }
    let pressed = press(&mut house.app.browser(), &code(0)).await;
    assert_eq!(pressed.heading(), "This card was stopped", "also when the button was still on the screen");

    // No card of ours: a code with a mistake in it, one that no card can have, none at all.
    for typed in ["ABCDEFGHJK", "no such code", "", "ABCDEFGHJKMNPQ", "ÄÖÜ ÄÖÜ ÄÖÜÄ", "'; drop table card"] {
        let page = type_code(&house, typed).await;
        let status = if page.status == StatusCode::TOO_MANY_REQUESTS { page.status } else { StatusCode::UNPROCESSABLE_ENTITY };
        assert_eq!(page.status, status, "{typed}");
        assert!(page.title().starts_with("Error: "), "{}", page.title());
        assert_eq!(page.to_mend().first().map(|(to, _)| to.as_str()), Some("code"));
        assert_eq!(page.typed("code"), [typed], "what was typed is still there");
        let wait = page.status == StatusCode::TOO_MANY_REQUESTS;
        assert!(page.all_text().contains(if wait { "Your card still works" } else { "ask for a new card" }));
    }
    house.minutes_pass(1);
    let pressed = press(&mut house.app.browser(), "ABCDEFGHJK").await;
    assert_eq!((pressed.status, pressed.to_mend().len()), (StatusCode::UNPROCESSABLE_ENTITY, 1));

    // No square of ours: another's, half of one, nonsense.
    for square in ["0123456789abcdef0123456789abcdef01234567", "0123", "%F0%9F%92%A9", "..%2F..%2Fstaff"] {
        let page = scan(&house, &format!("/card/{square}")).await;
        assert_eq!((page.status, page.heading().as_str()), (StatusCode::NOT_FOUND, "We do not know this card"), "{square}");
        assert!(page.all_text().contains("You can ask for a new card"));
    }

    // Too old.
    house.app.clock.set(house.app.clock.now() + TimeDelta::days(15));
    for page in [scan(&house, &house.square(2)).await, type_code(&house, &code(2)).await] {
        assert_eq!((page.status, page.heading().as_str()), (StatusCode::GONE, "This card is too old to open"));
        assert!(page.all_text().contains("Nothing you wrote is lost"));
    }
    let pressed = press(&mut house.app.browser(), &code(2)).await;
    assert_eq!(pressed.heading(), "This card is too old to open", "nor does the button open it");
}

#[tokio::test]
async fn a_code_is_forgiven_its_case_its_spaces_and_the_letters_that_look_alike() {
    let house = House::open().await;
    // Of the code's letters only 5 has a twin that no card has.
    let code = loop {
        let code = house.new_card().await;
        if code.contains('5') {
            break code;
        }
    };
    let grouped = |code: &str| format!("{} {} {}", &code[..3], &code[3..6], &code[6..]);
    let typed = [
        code.to_lowercase(),
        grouped(&code),
        format!("  {}  ", grouped(&code).replace(' ', "-")),
        code.replace('5', "S"),
        code.replace('5', "s"),
    ];
    for typed in typed {
        let page = type_code(&house, &typed).await;
        assert_eq!((page.status, page.heading().as_str()), (StatusCode::OK, "Is this your card?"), "{typed}");
    }
    assert_eq!(press(&mut house.app.browser(), &code.to_lowercase().replace('5', "s")).await.location(), "/me/pin");
}

#[tokio::test]
async fn with_a_used_card_and_the_pin_a_child_goes_on_from_another_phone() {
    let house = House::open().await;
    let mut phone = house.a_child().await;
    phone.post("/me/pin", &[("pin", "482913")]).await;
    let draft = house.draft(&mut phone).await;
    phone.post(&format!("{draft}/to-change"), &[("text", "a marigold of my own"), ("revision", "0")]).await;

    let code = &house.people.children[0].code;
    let mut library = house.app.browser();
    let used = library.post("/card", &[("code", code)]).await;
    assert_eq!(used.typed("code"), [code.as_str()], "it asks for the PIN, and keeps the code");
    let wrong = library.post("/card/pin", &[("code", code), ("pin", "482914")]).await;
    assert_eq!((wrong.status, wrong.to_mend().len()), (StatusCode::UNPROCESSABLE_ENTITY, 1));
    assert!(wrong.title().starts_with("Error: "));
    assert_eq!(library.get("/me").await.location(), "/sign-in");
    let right = library.post("/card/pin", &[("code", code), ("pin", "482 913")]).await;
    assert_eq!((right.status, right.location()), (StatusCode::SEE_OTHER, "/me"));
    assert_eq!(library.get(&format!("{draft}/to-change")).await.typed("text"), ["a marigold of my own"]);
}

#[tokio::test]
async fn when_staff_stop_every_card_nobody_stays_in_until_there_is_a_new_one() {
    let house = House::open().await;
    // Someone found the card, and chose a PIN on a phone of their own.
    let mut finder = house.a_child().await;
    finder.post("/me/pin", &[("pin", "482913")]).await;
    assert_eq!(finder.get("/me").await.status, StatusCode::OK);

    let mut support = house.staff(&house.people.business_support).await;
    support.post(&format!("/staff/children/{}/card/stop", house.child), &[]).await;
    assert_eq!(finder.get("/me").await.location(), "/sign-in", "the open page is closed");
    assert_eq!(finder.post("/sign-in", &[("pin", "482913")]).await.location(), "/card", "the phone is unknown");
    let code = &house.people.children[0].code;
    let back = finder.post("/card/pin", &[("code", code), ("pin", "482913")]).await;
    assert_eq!((back.status, back.heading().as_str()), (StatusCode::GONE, "This card was stopped"));

    let code = house.new_card().await;
    assert_eq!(press(&mut house.app.browser(), &code).await.status, StatusCode::SEE_OTHER, "the child comes in with a new one");
}

//! A child's and a chair's whole day with words that mark what they type: none of it, and nothing that lets anyone in, is in a line of the
//! log or in an address that an answer leads to.

use crate::{helpers::House, log::Lines};
use axum::http::StatusCode;
use heard_service::Actor;

#[tokio::test]
async fn a_whole_day_leaves_no_word_and_no_secret_in_the_log_or_in_an_address() {
    let house = House::open().await;
    let (lines, _listening) = Lines::listen("debug");
    let card = &house.people.children[0];
    let square = house.square(0);

    let mut child = house.app.browser();
    child.post("/card", &[("code", "MAR IGO LDMA")]).await;
    child.get(&square).await;
    child.post(&square, &[("me", "yes")]).await;
    let first_session = child.cookie("heard").unwrap().to_owned();
    child.post("/me/pin", &[("pin", "marigo")]).await;
    child.post("/me/pin", &[("pin", "482913")]).await;
    child.post("/me/helper", &[("name", "Marigold Helper"), ("role", "carer")]).await;
    let draft = house.draft(&mut child).await;
    let page = child.get(&format!("{draft}/to-change")).await;
    let (ticket, revision) = (page.typed("ticket").remove(0), page.typed("revision").remove(0));
    let words = [("text", "a marigold of my own"), ("revision", revision.as_str()), ("ticket", ticket.as_str())];
    child.post(&format!("{draft}/to-change/autosave"), &words).await;
    child.post(&format!("{draft}/to-change"), &[("text", "a marigold elsewhere"), ("revision", "0")]).await;
    child.post(&format!("{draft}/going-well"), &[("text", &"marigold ".repeat(3_000))]).await;
    child.post(&format!("{draft}/marigold"), &[("text", "marigold")]).await;
    child.post(&format!("{draft}/to-change?marigold"), &[("marigold", "marigold")]).await;

    // Past the end of the session, back by PIN, and sent.
    house.minutes_pass(25);
    let ended = child.post(&format!("{draft}/to-change"), &[("text", "a marigold saved late"), words[1], words[2]]).await;
    let back = child.get(ended.location()).await.typed("back").remove(0);
    child.post("/sign-in", &[("pin", "111112"), ("back", "marigold/marigold")]).await;
    child.post("/sign-in", &[("pin", "482913"), ("back", &back)]).await;
    assert_eq!(child.get(&format!("{draft}/to-change")).await.typed("text"), ["a marigold saved late"]);
    child.post(&format!("{draft}/check"), &[]).await;
    child.get(&format!("{draft}/sent")).await;
    let mut library = house.app.browser();
    library.post("/card/pin", &[("code", &card.code), ("pin", "482913")]).await;

    // The working side: a card is made, a person is added and chooses a password, a search, a meeting that is read.
    let mut support = house.staff(&house.people.business_support).await;
    support.get("/staff/children?search=marigold").await;
    let made = support.post(&format!("/staff/children/{}/card", house.child), &[]).await;
    let new_code = made.seen("card-code").remove(0).replace(' ', "");
    let new_token = made.seen("card-url").remove(0).rsplit('/').next().unwrap().to_owned();
    let mut chair = house.staff(&house.people.chair).await;
    assert_eq!(chair.get(&format!("/staff/meetings/{}", house.meeting)).await.status, StatusCode::OK);
    let mut admin = house.staff(&house.people.administrator).await;
    admin
        .post(
            "/staff/people",
            &[("email", "marigold@example.org"), ("name", "Marigold New"), ("spoken_name", "Marigold"), ("roles", "chair")],
        )
        .await;
    let new = heard_service::people::NewPerson {
        email: "newcomer@example.org".into(),
        name: "Nell Newcomer".into(),
        spoken_name: String::new(),
        roles: vec!["chair".into()],
    };
    let link = house.app.service.add_person(&Actor::Operator, &new).await.unwrap().url;
    let link = link.rsplit('/').next().unwrap().to_owned();
    let mut newcomer = house.app.browser();
    newcomer.get(&format!("/staff/set-up/{link}")).await;
    newcomer.post(&format!("/staff/set-up/{link}"), &[("password", "short")]).await;
    newcomer.post(&format!("/staff/set-up/{link}"), &[("password", "three marigold boats")]).await;
    newcomer.post("/staff/sign-in", &[("email", "newcomer@example.org"), ("password", "three marigold boats")]).await;
    assert_eq!(newcomer.get("/staff").await.status, StatusCode::OK);
    newcomer.post("/staff/sign-out", &[]).await;

    let log = lines.text();
    assert!(log.contains("POST /say/{submission}/{question} answered"), "the log was listened to");
    let token = square.rsplit('/').next().unwrap();
    let browsers = [&child, &library, &support, &chair, &admin, &newcomer];
    let mut secrets = vec![
        "marigold",
        "Marigold",
        "MARIGOLD",
        "482913",
        "111112",
        "482 913",
        "example.org",
        token,
        &card.code,
        &new_code,
        &new_token,
        &link,
        &ticket,
        &first_session,
        &card.name,
        &house.people.chair.email,
        &house.people.chair.password,
        &house.people.chair.name,
    ];
    for browser in browsers {
        secrets.extend(browser.cookie("heard").into_iter().chain(browser.cookie("heard-device")));
    }
    let led_to: Vec<&String> = browsers.iter().flat_map(|browser| &browser.led_to).collect();
    assert!(led_to.len() > 12, "{led_to:?}");
    for secret in secrets {
        assert!(!log.contains(secret), "{secret} in {log}");
        for address in &led_to {
            assert!(!address.contains(secret), "{secret} in {address}");
        }
    }
}

//! The ways in that the demo prints.

use crate::{
    Demo, TODAY,
    common::{house, london, origin},
    demo,
};
use chrono::TimeDelta;
use heard_domain::forms::Band;
use heard_service::{
    Actor,
    demo::{CardSignIn, DemoError, DemoOptions, DemoSignIns, PinSignIn, Scale, SlipSignIn, StaffSignIn},
    feedback::SlipFace,
    way_in::{CardFace, CardSecret},
};

#[tokio::test]
async fn everyone_on_the_list_can_sign_in() {
    let demo = demo().await;
    let Demo { house, sign_ins, .. } = &demo;
    let staff = [&sign_ins.chair, &sign_ins.worker, &sign_ins.business_support, &sign_ins.manager, &sign_ins.administrator];
    for one in staff {
        let Actor::Staff(actor) = house.staff(&one.email, &one.password).await else { panic!("{} signs in", one.name) };
        assert_eq!(actor.name, one.name);
    }
    let bands: Vec<Band> = sign_ins.children.iter().map(|child| Band::for_age(child.age)).collect();
    assert_eq!(bands, [Band::B8, Band::B12, Band::B16, Band::B4]);
    for child in &sign_ins.children {
        let token = child.url.rsplit('/').next().expect("a link ends with its token").to_owned();
        for secret in [CardSecret::Token(token), CardSecret::Code(child.code.clone())] {
            let face = house.service.look_at_card(&secret, &origin()).await.expect("a card can be looked at");
            assert_eq!(face, CardFace::Ready { initial: child.name.chars().next().map(String::from) }, "{}", child.name);
        }
    }
    let card = CardSecret::Code(sign_ins.returning.code.clone());
    let welcome = house.service.return_by_card(&card, &sign_ins.returning.pin, &origin()).await.expect("the card was used");
    assert!(welcome.expect("the PIN is right").has_pin);
}

#[tokio::test]
async fn the_children_with_cards_have_a_review_within_four_weeks_and_the_first_is_the_demo_chairs() {
    let demo = demo().await;
    for child in &demo.sign_ins.children {
        let planned = demo.planned(&child.name).await;
        let ahead = planned.starts_at - london(TODAY);
        assert!(ahead > TimeDelta::zero() && ahead < TimeDelta::weeks(4), "{}: {ahead}", child.name);
    }
    let first = demo.planned(&demo.sign_ins.children.first().expect("a child").name).await;
    let Actor::Staff(sam) = demo.staff(&demo.sign_ins.chair.email).await else { panic!("the chair is staff") };
    assert_eq!(first.chair, Some(sam.id));
}

#[tokio::test]
async fn the_next_start_makes_new_cards_and_the_old_ones_stop() {
    let demo = demo().await;
    let old = CardSecret::Code(demo.sign_ins.children.first().expect("a child").code.clone());
    let again = demo.house.service.demo_sign_ins().await.expect("it answers").expect("these people are made up");
    assert_eq!(demo.house.service.look_at_card(&old, &origin()).await.expect("it answers"), CardFace::Stopped);
    let names = |sign_ins: &DemoSignIns| sign_ins.children.iter().map(|child| child.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&again), names(&demo.sign_ins));
    let card = CardSecret::Code(again.returning.code.clone());
    assert!(demo.house.service.return_by_card(&card, &again.returning.pin, &origin()).await.expect("used").is_some());
    assert!(demo.house.service.is_demo().await.expect("it answers"));
}

#[tokio::test]
async fn a_parent_has_a_slip_that_nobody_used_and_the_next_start_makes_another() {
    let demo = demo().await;
    let slip = demo.sign_ins.parent.clone().expect("a slip");
    let token = slip.url.rsplit('/').next().expect("a link ends with its token").to_owned();
    for secret in [CardSecret::Token(token), CardSecret::Code(slip.code.clone())] {
        let face = demo.house.service.look_at_slip(&secret, &origin()).await.expect("a slip can be looked at");
        assert!(matches!(face, SlipFace::Ready(ready) if !ready.begun));
    }
    let again = demo.house.service.demo_sign_ins().await.expect("it answers").expect("these people are made up");
    assert_ne!(again.parent.expect("a slip").code, slip.code);
}

#[tokio::test]
async fn a_database_of_real_people_is_refused_and_has_no_demo_sign_ins() {
    let house = house(london(TODAY)).await;
    house.service.first_administrator().await.expect("it answers").expect("there was none");
    let refused = house.service.demo(DemoOptions::default(), &|_| {}).await;
    assert!(matches!(refused, Err(DemoError::NotEmpty)));
    assert_eq!(house.service.demo_sign_ins().await.expect("it answers"), None);
    assert!(!house.service.is_demo().await.expect("it answers"));
}

#[test]
fn the_lines_name_every_way_in() {
    let staff = |name: &str| StaffSignIn {
        name: name.into(),
        email: format!("{name}@heard.example"),
        password: "three green boats".into(),
    };
    let sign_ins = DemoSignIns {
        address: "https://heard.example".into(),
        chair: staff("chair"),
        worker: staff("worker"),
        business_support: staff("support"),
        manager: staff("manager"),
        administrator: staff("administrator"),
        children: vec![CardSignIn {
            name: "Wren".into(),
            age: 9,
            url: "https://heard.example/card/abc".into(),
            code: "ABCDEFGHJK".into(),
        }],
        returning: PinSignIn { name: "Lark".into(), age: 13, code: "MNPQRTUVWX".into(), pin: "908172".into() },
        parent: Some(SlipSignIn { url: "https://heard.example/feedback/def".into(), code: "CDEFGHJKMN".into() }),
    };
    let text = sign_ins.lines().join("\n");
    let staff = ["chair", "worker", "support", "manager", "administrator"].map(|name| format!("{name}@heard.example"));
    for word in staff.iter().map(String::as_str).chain([
        "three green boats",
        "Wren, 9",
        "https://heard.example/card/abc",
        "ABCDEFGHJK",
        "Lark, 13",
        "MNPQRTUVWX",
        "908172",
        "https://heard.example/feedback/def",
        "CDEFGHJKMN",
    ]) {
        assert!(text.contains(word), "{word}");
    }
}

#[test]
fn a_scale_that_cannot_be_made_is_refused_in_plain_words() {
    assert_eq!("small".parse(), Ok(Scale::Small));
    assert_eq!("county".parse(), Ok(Scale::County));
    let refused = "seed-year".parse::<Scale>().expect_err("not yet");
    assert_eq!(refused.to_string(), "\"seed-year\" is not a scale that can be made: choose small or county");
}

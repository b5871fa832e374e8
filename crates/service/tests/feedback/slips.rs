//! Slips: made by staff, opened by looking, begun only by the button, known to nobody.

use crate::house::{House, days, london, origin, token};
use heard_domain::{meeting::MeetingState, policy::Role};
use heard_service::{
    Actor, Error,
    feedback::{
        SlipFace, SlipFor,
        SlipState::{NotUsed, Opened, Sent, Stopped},
    },
    way_in::{CardFace, CardSecret, Held},
};

fn is_ready(face: &SlipFace, begun: bool) -> bool {
    matches!(face, SlipFace::Ready(ready) if ready.begun == begun)
}

#[tokio::test]
async fn looking_at_a_slip_begins_nothing_and_the_button_does() {
    let house = House::open().await;
    let slip = house.slip().await;
    for _ in 0..3 {
        assert!(is_ready(&house.face(&slip).await, false), "mail scanners open every link");
    }
    house.start(&slip).await;
    assert!(is_ready(&house.face(&slip).await, true));
}

#[tokio::test]
async fn two_taps_begin_one_piece_and_another_phone_goes_on_with_it() {
    let house = House::open().await;
    let slip = house.slip().await;
    let (_, first) = house.start(&slip).await;
    let (_, second) = house.start(&slip).await;
    assert_eq!(first, second);
}

#[tokio::test]
async fn each_slip_of_a_conference_is_for_another_person() {
    let house = House::open().await;
    let slips = house.slips(3).await;
    let mut pieces = Vec::new();
    for slip in &slips {
        pieces.push(house.start(slip).await.1.piece);
    }
    pieces.sort();
    pieces.dedup();
    assert_eq!(pieces.len(), 3);
}

#[tokio::test]
async fn the_code_below_the_square_opens_the_same() {
    let house = House::open().await;
    let slip = house.slip().await;
    let code = slip.grouped_code().to_lowercase();
    let Held::Slip(face) = house.service.look_at_code(&code, &origin()).await.unwrap() else { panic!("it is a slip's") };
    assert!(is_ready(&face, false));
    let opened = house.service.open_slip(&CardSecret::Code(code), &origin()).await.unwrap().unwrap();
    assert_eq!(opened, house.start(&slip).await.1);
}

#[tokio::test]
async fn a_slip_is_no_childs_card_and_a_card_is_no_slip() {
    let house = House::open().await;
    let slip = house.slip().await;
    assert_eq!(house.service.look_at_card(&token(&slip), &origin()).await.unwrap(), CardFace::Unknown);
    assert_eq!(house.service.spend_card(&CardSecret::Code(slip.code), &origin()).await.unwrap(), Err(CardFace::Unknown));
    let card = house.service.make_card(&house.support, house.ada).await.unwrap();
    let secret = CardSecret::Token(card.url.rsplit('/').next().unwrap().to_owned());
    assert_eq!(house.service.look_at_slip(&secret, &origin()).await.unwrap(), SlipFace::Unknown);
    assert_eq!(house.service.open_slip(&CardSecret::Code(card.code), &origin()).await.unwrap(), Err(SlipFace::Unknown));
}

#[tokio::test]
async fn wrong_codes_wait_and_the_square_never_does() {
    let house = House::open().await;
    let slip = house.slip().await;
    for _ in 0..5 {
        let face = house.service.look_at_slip(&CardSecret::Code("ABCDEFGHJK".to_owned()), &origin()).await.unwrap();
        assert_eq!(face, SlipFace::Unknown);
    }
    let right = house.service.look_at_slip(&CardSecret::Code(slip.code.clone()), &origin()).await;
    assert!(matches!(right, Err(Error::Wait(_))), "{right:?}");
    assert!(is_ready(&house.face(&slip).await, false));
}

#[tokio::test]
async fn nothing_of_a_slips_secrets_is_kept() {
    let house = House::open().await;
    let slip = house.slip().await;
    let CardSecret::Token(secret) = token(&slip) else { panic!("a token") };
    let mut tx = house.store.read().await.unwrap();
    assert_eq!(tx.slip_by_token(&secret).await.unwrap(), None, "only its hash");
    assert_eq!(tx.slip_by_code(&slip.code).await.unwrap(), None, "only its hash");
    assert_eq!(secret.len(), 40, "160 bits");
}

#[tokio::test]
async fn a_slip_ends_on_its_day_by_being_stopped_and_when_the_conference_is_called_off() {
    let house = House::open().await;
    let (old, stopped, off) = (house.slip().await, house.slip().await, house.slip().await);
    days(&house, 28);
    assert!(is_ready(&house.face(&old).await, false), "on the last day");
    days(&house, 1);
    assert_eq!(house.face(&old).await, SlipFace::Expired);
    house.clock.set(london("2026-11-24 09:00"));
    house.service.stop_slips(&house.chair, SlipFor::After(house.conference), false).await.unwrap();
    assert_eq!(house.face(&stopped).await, SlipFace::Stopped);
    assert_eq!(house.service.open_slip(&token(&stopped), &origin()).await.unwrap(), Err(SlipFace::Stopped));
    let fresh = house.slip().await;
    house.change(house.conference, |meeting| meeting.state = MeetingState::StoodDown).await;
    assert_eq!(house.face(&fresh).await, SlipFace::Stopped);
    assert_eq!(house.face(&off).await, SlipFace::Stopped);
}

#[tokio::test]
async fn a_slip_waits_for_its_conference_to_begin() {
    let house = House::open().await;
    let next = house.a_meeting_id();
    house.meeting(next, "2026-11-23 15:00", &[house.ada]).await;
    let slip = house.service.make_slips(&house.chair, SlipFor::After(next), "1").await.unwrap().slips.remove(0);
    assert_eq!(house.face(&slip).await, SlipFace::Early);
    assert_eq!(house.service.open_slip(&token(&slip), &origin()).await.unwrap(), Err(SlipFace::Early));
    house.clock.set(london("2026-11-23 15:00"));
    assert!(is_ready(&house.face(&slip).await, false));
}

#[tokio::test]
async fn slips_are_made_from_the_day_of_the_conference_on_one_to_twelve_at_once() {
    let house = House::open().await;
    for number in ["", "0", "13", "-1", "a few", "99999999999999999999"] {
        let refused = house.service.make_slips(&house.chair, SlipFor::After(house.conference), number).await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "{number}");
    }
    assert_eq!(house.slips(12).await.len(), 12);
    let tomorrow = house.a_meeting_id();
    house.meeting(tomorrow, "2026-11-24 09:00", &[house.ada]).await;
    assert!(matches!(house.service.make_slips(&house.chair, SlipFor::After(tomorrow), "1").await, Err(Error::Invalid(_))));
    days(&house, 1);
    house.service.make_slips(&house.chair, SlipFor::After(tomorrow), "1").await.unwrap();
}

#[tokio::test]
async fn only_its_chair_business_support_and_managers_make_slips() {
    let house = House::open().await;
    let others = [
        house.worker.clone(),
        house.another(Role::Chair).await,
        house.another(Role::Administrator).await,
        Actor::Child(house.ada),
        house.start(&house.slip().await).await.0,
    ];
    for other in &others {
        let refused = house.service.make_slips(other, SlipFor::After(house.conference), "1").await;
        assert!(matches!(refused, Err(Error::Hidden)), "{other:?}");
        let refused = house.service.stop_slips(other, SlipFor::After(house.conference), true).await;
        assert!(matches!(refused, Err(Error::Hidden)), "{other:?}");
    }
    for one in [&house.chair, &house.support, &house.manager, &Actor::Operator] {
        house.service.make_slips(one, SlipFor::After(house.conference), "1").await.unwrap();
    }
}

#[tokio::test]
async fn staff_see_what_became_of_each_slip_and_not_when_or_by_whom() {
    let house = House::open().await;
    let slips = house.slips(3).await;
    house.start(&slips[0]).await;
    house.said("The room was cold.", None).await;
    for reader in [&house.chair, &house.support, &house.manager] {
        let states = house.states(reader, SlipFor::After(house.conference)).await;
        assert_eq!(states, [NotUsed, NotUsed, Opened, Sent]);
    }
    house.service.stop_slips(&house.support, SlipFor::After(house.conference), true).await.unwrap();
    let states = house.states(&house.support, SlipFor::After(house.conference)).await;
    assert_eq!(states, [Sent, Stopped, Stopped, Stopped]);
    assert!(house.family(&house.worker, house.conference).await.is_none(), "a worker has nothing to do with it");
}

#[tokio::test]
async fn stopping_a_slip_ends_the_session_it_opened() {
    let house = House::open().await;
    let (_, opened) = house.start(&house.slip().await).await;
    house.service.stop_slips(&house.chair, SlipFor::After(house.conference), true).await.unwrap();
    assert_eq!(house.service.actor(opened.person).await.unwrap(), Actor::Nobody);
}

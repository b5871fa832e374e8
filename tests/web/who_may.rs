//! Every address, tried as nobody and as each wrong person. What someone may not see is not there.

use crate::helpers::{Browser, House, Page, Request};
use axum::http::{Method, StatusCode};
use heard_app::{Audience, ROUTES};

async fn try_it(browser: &mut Browser, method: &str, path: &str) -> Page {
    if method == "GET" { browser.get(path).await } else { browser.post(path, &[]).await }
}

#[tokio::test]
async fn nobody_is_sent_to_sign_in_from_every_page_that_needs_someone() {
    let house = House::open().await;
    for route in ROUTES.iter().filter(|route| route.audience != Audience::Anyone) {
        for method in route.methods {
            let page = try_it(&mut house.app.browser(), method, &house.filled(route.path)).await;
            let to = match route.audience {
                Audience::Staff => "/staff/sign-in",
                Audience::Parents => "/card?slip",
                Audience::Children | Audience::Anyone => "/sign-in",
            };
            assert_eq!((page.status, page.location()), (StatusCode::SEE_OTHER, to), "{method} {}", route.path);
        }
    }
}

#[tokio::test]
async fn a_child_or_a_parent_finds_nothing_on_the_working_side() {
    let house = House::open().await;
    for mut browser in [house.a_child().await, house.a_parent().await] {
        for route in ROUTES.iter().filter(|route| route.audience == Audience::Staff) {
            for method in route.methods {
                let page = try_it(&mut browser, method, &house.filled(route.path)).await;
                assert_eq!(page.status, StatusCode::NOT_FOUND, "{method} {}", route.path);
            }
        }
    }
}

#[tokio::test]
async fn a_parent_finds_nothing_on_a_childs_side_nor_a_child_on_a_parents() {
    let house = House::open().await;
    let sides = [(house.a_parent().await, Audience::Children), (house.a_child().await, Audience::Parents)];
    for (mut browser, side) in sides {
        for route in ROUTES.iter().filter(|route| route.audience == side) {
            for method in route.methods {
                let page = try_it(&mut browser, method, &house.filled(route.path)).await;
                assert!(!page.status.is_success() && !page.status.is_server_error(), "{method} {}: {}", route.path, page.status);
            }
        }
    }
}

#[tokio::test]
async fn staff_find_nothing_on_a_childs_or_a_parents_side() {
    let house = House::open().await;
    for person in [&house.people.chair, &house.people.worker, &house.people.manager, &house.people.administrator] {
        let mut browser = house.staff(person).await;
        for route in ROUTES.iter().filter(|route| matches!(route.audience, Audience::Children | Audience::Parents)) {
            for method in route.methods {
                let page = try_it(&mut browser, method, &house.filled(route.path)).await;
                assert!(
                    !page.status.is_success() && !page.status.is_server_error(),
                    "{} {method} {}: {}",
                    person.name,
                    route.path,
                    page.status
                );
            }
        }
    }
}

/// Role by page, as the policy table and the issue say. `x` is "not there".
#[tokio::test]
async fn each_role_finds_its_own_pages_and_no_others() {
    let house = House::open().await;
    let child = format!("/staff/children/{}", house.child);
    let meeting = format!("/staff/meetings/{}", house.meeting);
    let [book, details, change] = [format!("{child}/book"), format!("{child}/details"), format!("{meeting}/change")];
    #[rustfmt::skip]
    let table: [(&str, [bool; 5]); 13] = [
        //                                   chair  worker support manager admin
        ("/staff/children",                 [true,  true,  true,  true,  false]),
        (&child,                            [true,  true,  true,  true,  false]),
        (&book,                             [true,  false, true,  true,  false]),
        (&details,                          [false, false, true,  true,  false]),
        (&meeting,                          [true,  true,  true,  true,  false]),
        (&change,                           [true,  false, true,  true,  false]),
        ("/staff/waiting",                  [true,  true,  true,  true,  false]),
        ("/staff/to-finish",                [true,  false, false, true,  false]),
        ("/staff/alerts",                   [true,  true,  false, true,  false]),
        ("/staff/reports/participation",    [false, false, false, true,  false]),
        ("/staff/reports/participation/P1", [false, false, false, true,  false]),
        ("/staff/people",                   [false, false, false, false, true ]),
        ("/staff/audit",                    [false, false, false, false, true ]),
    ];
    let people = &house.people;
    let roles = [&people.chair, &people.worker, &people.business_support, &people.manager, &people.administrator];
    for (column, person) in roles.into_iter().enumerate() {
        let mut browser = house.staff(person).await;
        for (path, may) in &table {
            let expected = if may[column] { StatusCode::OK } else { StatusCode::NOT_FOUND };
            assert_eq!(browser.get(path).await.status, expected, "{} at {path}", person.name);
        }
    }
}

#[tokio::test]
async fn business_support_knows_that_words_were_sent_and_never_sees_one() {
    let house = House::open().await;
    let meeting = format!("/staff/meetings/{}", house.meeting);
    let mut child = house.a_child().await;
    let draft = child.post("/me/start/my-review", &[]).await.location().to_owned();
    child.post(&format!("{draft}/to-change"), &[("text", "a marigold of my own"), ("revision", "0")]).await;
    child.post(&format!("{draft}/check"), &[]).await;
    let support = house.staff(&house.people.business_support).await.get(&meeting).await;
    assert_eq!(support.status, StatusCode::OK);
    assert!(!support.text().contains("marigold"));
    assert_eq!(support.seen("submission"), [""; 0]);
    let chair = house.staff(&house.people.chair).await.get(&meeting).await;
    assert!(chair.seen("submission").iter().any(|piece| piece.contains("a marigold of my own")));
}

#[tokio::test]
async fn a_childs_piece_is_not_there_for_another_child() {
    let house = House::open().await;
    let mut mia = house.a_child().await;
    let draft = mia.post("/me/start/my-review", &[]).await.location().to_owned();
    let mut leon = house.app.browser();
    leon.post("/card/open", &[("code", &house.people.children[1].code), ("me", "yes")]).await;
    for path in [draft.clone(), format!("{draft}/safe"), format!("{draft}/check"), format!("{draft}/sent")] {
        assert!(!mia.get(&path).await.status.is_server_error());
        assert_eq!(leon.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn nothing_that_can_be_sent_brings_a_page_down() {
    let house = House::open().await;
    let people = &house.people;
    let mut browsers = vec![
        house.app.browser(),
        house.a_child().await,
        house.a_parent().await,
        house.staff(&people.chair).await,
        house.staff(&people.manager).await,
        house.staff(&people.administrator).await,
    ];
    let bodies: [&[u8]; 6] = [
        b"",
        b"text=%ff%fe&answer=x&answer=y&revision=99999999999999999999",
        b"=&&&=",
        b"\xff\xfe=1",
        b"date=9999-99-99&time=99:99&kind=x&child=x&code=PN9&attendance=x",
        b"a[b]=c&part=x&from=2026-13-01&revision=-1",
    ];
    for route in ROUTES {
        for path in [house.filled(route.path), route.path.replace('{', "").replace('}', "%00")] {
            for browser in &mut browsers {
                let page = browser.get(&format!("{path}?from=x&to=%ff&page=-9&week=never&before=x")).await;
                assert!(!page.status.is_server_error(), "GET {path}: {}", page.status);
                for body in bodies {
                    let request = Request::new(Method::POST, &path)
                        .header("sec-fetch-site", "same-origin")
                        .header("content-type", "application/x-www-form-urlencoded")
                        .body(body.to_vec());
                    let page = browser.send(request).await;
                    assert!(!page.status.is_server_error(), "POST {path} {:?}: {}", String::from_utf8_lossy(body), page.status);
                }
            }
        }
    }
}

#[tokio::test]
async fn signing_in_takes_the_place_of_a_session_that_was_planted() {
    let house = House::open().await;
    let mut browser = house.app.browser();
    browser.plant("heard", "AAAAAAAAAAAAAAAAAAAAAA");
    let chair = &house.people.chair;
    browser.post("/staff/sign-in", &[("email", &chair.email), ("password", &chair.password)]).await;
    let session = browser.cookie("heard").unwrap();
    assert_ne!(session, "AAAAAAAAAAAAAAAAAAAAAA");
}

#[tokio::test]
async fn the_report_shows_both_numbers_of_the_headline() {
    let house = House::open().await;
    let report = house.staff(&house.people.manager).await.get("/staff/reports/participation").await;
    let number = |name: &str| report.attribute("rate-P1", name).unwrap().parse::<u32>().unwrap();
    assert!(number("data-denominator") > 0);
    assert!(number("data-numerator") <= number("data-denominator"));
}

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
    let table: [(&str, [bool; 5]); 14] = [
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
        ("/staff/tasks",                    [true,  true,  false, true,  false]),
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

/// Numbers that look like chance and are the same in every run, so that what is found once can be found again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides).unwrap()).unwrap()
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        let turn = self.roll(from.len());
        from.get(turn).unwrap()
    }
}

/// The names of our fields, and of none of ours.
#[rustfmt::skip]
const NAMES: [&str; 44] = [
    "active", "answer", "attendance", "back", "band", "card-home", "chair", "chairing", "child", "code", "cycles", "date", "day", "email",
    "family_name", "given_name", "hide-from.answer", "hide-from.words-other", "how", "kind", "me", "name", "name-other", "password", "pin", "place",
    "revision", "role", "roles", "safe.answer", "spoken_name", "text", "text.dir", "then", "ticket", "time", "to", "why_different", "words-other",
    "worker", "yes", "", "__proto__", "a[b].c",
];

/// Values at the edges of what something reads.
#[rustfmt::skip]
const VALUES: [&str; 30] = [
    "", "+", "-1", "0", "1", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "NaN", "true", "yes", "no", "check", "stop", "skip",
    "2026-02-30", "9999-12-31", "-262143-01-01", "24:00", "23:59:60", "PN9", "PN1", "looked-after-review", "chair", "held",
    "00000000-0000-0000-0000-000000000000", "%00", "%F0%9F%92%A9", "9999999999999999.x", "%27%22%3C%2Ftextarea%3E",
];

/// What is posted to a page: at random, and what its own form would send with one field at an edge.
fn postings(page: &Page, dice: &mut Dice) -> Vec<Vec<u8>> {
    let joined =
        |fields: &[(String, String)]| fields.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
    let mut all: Vec<Vec<u8>> = Vec::new();
    for _ in 0..3 {
        let fields: Vec<_> = (0..dice.roll(9)).map(|_| (dice.pick(&NAMES).to_owned(), dice.pick(&VALUES).to_owned())).collect();
        all.push(joined(&fields).into_bytes());
    }
    all.push(b"revision=0&text=\xc3(".to_vec());
    if dice.roll(8) == 0 {
        all.push(vec![b'x'; 300_000]);
    }
    // One value of each field, as when one thing is chosen of each.
    let mut own: Vec<(String, String)> = Vec::new();
    for (name, value) in page.fields() {
        if !own.iter().any(|(known, _)| *known == name) {
            own.push((name, value));
        }
    }
    for index in 0..own.len() {
        for edge in ["9223372036854775807", dice.pick(&VALUES)] {
            let mut sent = own.clone();
            edge.clone_into(&mut sent.get_mut(index).unwrap().1);
            all.push(joined(&sent).into_bytes());
        }
    }
    all
}

#[tokio::test]
async fn no_page_fails_whatever_is_posted_to_it() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    let draft = house.draft(&mut child).await;
    let id = draft.rsplit('/').next().unwrap().to_owned();
    let people = &house.people;
    let mut browsers = vec![house.app.browser(), child, house.a_parent().await];
    for person in [&people.chair, &people.business_support, &people.manager, &people.administrator] {
        browsers.push(house.staff(person).await);
    }
    let mut dice = Dice(0x0600_DCA5_E000_0001);
    for route in ROUTES.iter().filter(|route| route.methods.contains(&"POST")) {
        // What ends a session or a draft has nothing to read, and would end the test's.
        if ["/close", "/staff/sign-out", "/say/{submission}/throw-away"].contains(&route.path) {
            continue;
        }
        let path = house.filled(&route.path.replace("{submission}", &id).replace("{question}", "to-change"));
        for browser in &mut browsers {
            let page = browser.get(&path).await;
            for body in postings(&page, &mut dice) {
                let request = Request::new(Method::POST, &path)
                    .header("sec-fetch-site", "same-origin")
                    .header("content-type", "application/x-www-form-urlencoded")
                    .body(body.clone());
                let page = browser.send(request).await;
                let sent = String::from_utf8_lossy(&body).chars().take(300).collect::<String>();
                assert!(!page.status.is_server_error(), "POST {path} {sent}: {}", page.status);
                if page.status.is_client_error() && page.header("content-type").starts_with("text/html") {
                    assert!(!page.heading().is_empty(), "POST {path} {sent}: a page that says what to do");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_field_that_comes_twice_is_refused_by_every_page() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    let draft = house.draft(&mut child).await;
    let code = house.people.children[1].code.as_str();
    let chair = &house.people.chair;
    let mut nobody = house.app.browser();
    let mut twice = Vec::new();
    for (path, fields) in [
        ("/card", vec![("code", code)]),
        ("/card/open", vec![("code", code), ("me", "yes")]),
        ("/staff/sign-in", vec![("email", chair.email.as_str()), ("password", chair.password.as_str())]),
    ] {
        let page = nobody.post(path, &[fields.clone(), fields].concat()).await;
        twice.push((path.to_owned(), page.status));
    }
    for (path, fields) in [
        ("/me/pin".to_owned(), vec![("pin", "482913")]),
        ("/me/helper".to_owned(), vec![("name", "Jo"), ("role", "carer")]),
        (format!("{draft}/to-change"), vec![("text", "x"), ("revision", "0")]),
        (format!("{draft}/check"), vec![("cycles", "both")]),
    ] {
        let page = child.post(&path, &[fields.clone(), fields].concat()).await;
        twice.push((path, page.status));
    }
    for (path, status) in twice {
        assert!(status.is_client_error(), "{path}: {status}");
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

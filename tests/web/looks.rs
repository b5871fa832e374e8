//! How it looks: chosen by anyone, drawn by the server, and each person's own on a phone that several use.

use crate::helpers::{Browser, House, Page, Request, TestApp};
use axum::http::{Method, StatusCode};

const PAGE: &str = "/how-it-looks";
const NIGHT_AND_BIG: [(&str, &str); 5] =
    [("look", "night"), ("text", "big"), ("space", "wide"), ("calm", "calm"), ("slow", "slow")];

/// What the page itself carries, so that nothing flashes.
fn root(page: &Page) -> &str {
    page.text().split_once("<html").unwrap().1.split_once('>').unwrap().0
}

fn is_plain(page: &Page) -> bool {
    !root(page).contains("data-")
}

fn is_night(page: &Page) -> bool {
    root(page).contains("data-look=\"night\"")
}

async fn choose(browser: &mut Browser, look: &str) -> Page {
    browser.post(PAGE, &[("look", look), ("text", "")]).await
}

async fn close(browser: &mut Browser) {
    browser.post("/close", &[]).await;
}

#[tokio::test]
async fn a_look_is_on_every_page_from_the_first_byte() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    assert!(is_plain(&child.get("/me").await), "until something is chosen the device decides");
    child.post(PAGE, &NIGHT_AND_BIG).await;
    let draft = house.draft(&mut child).await;
    for path in ["/me", "/help-now", PAGE, "/nothing-here", &draft] {
        let page = child.get(path).await;
        for mark in ["data-look=\"night\"", "data-text=\"big\"", "data-space=\"wide\"", "data-calm", "data-slow"] {
            assert!(root(&page).contains(mark), "{mark} on {path}");
        }
    }
    let again = child.get(PAGE).await;
    for (name, value) in NIGHT_AND_BIG {
        assert_eq!(again.typed(name), [value], "the form shows what stands");
    }
}

#[tokio::test]
async fn a_child_has_their_look_on_another_phone_and_leaves_none_behind() {
    let house = House::open().await;
    let code = house.new_card().await;
    let mut shared = house.app.browser();
    shared.post("/card/open", &[("code", &code), ("me", "yes")]).await;
    shared.post("/me/pin", &[("pin", "482913")]).await;
    choose(&mut shared, "night").await;
    assert_eq!(shared.cookie("heard-looks"), None, "nothing of it is on the phone");
    close(&mut shared).await;
    assert!(is_plain(&shared.get("/").await), "the session ended, and so did the look");

    shared.post("/card/open", &[("code", &house.people.children[1].code), ("me", "yes")]).await;
    assert!(is_plain(&shared.get("/me").await), "the next child starts with their own");
    close(&mut shared).await;

    let mut other = house.app.browser();
    other.post("/card", &[("code", &code)]).await;
    other.post("/card/pin", &[("code", &code), ("pin", "482913")]).await;
    assert!(is_night(&other.get("/me").await));
}

#[tokio::test]
async fn a_session_that_ran_out_takes_its_look_with_it() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    choose(&mut child, "night").await;
    assert_eq!(child.get(PAGE).await.typed("mine"), ["yes"]);
    house.minutes_pass(21);
    let late = child.post(PAGE, &[("look", "clear"), ("text", ""), ("mine", "yes")]).await;
    assert_eq!((late.status, late.location()), (StatusCode::SEE_OTHER, "/sign-in?ended"));
    assert_eq!(child.cookie("heard-looks"), None);
    assert!(is_plain(&child.get("/").await));
}

#[tokio::test]
async fn what_was_chosen_before_signing_in_goes_with_whoever_signs_in() {
    let house = House::open().await;
    let mut phone = house.app.browser();
    choose(&mut phone, "night").await;
    assert!(is_night(&phone.get("/card").await));
    phone.post("/card/open", &[("code", &house.people.children[0].code), ("me", "yes")]).await;
    assert!(is_night(&phone.get("/me").await));
    assert_eq!(phone.cookie("heard-looks"), None, "it is the child's now, and the phone's no more");
    close(&mut phone).await;
    assert!(is_plain(&phone.get("/").await));
}

#[tokio::test]
async fn the_phones_look_never_takes_the_place_of_a_childs_own() {
    let house = House::open().await;
    let code = house.new_card().await;
    let mut phone = house.app.browser();
    phone.post("/card/open", &[("code", &code), ("me", "yes")]).await;
    phone.post("/me/pin", &[("pin", "482913")]).await;
    choose(&mut phone, "paper").await;
    close(&mut phone).await;
    choose(&mut phone, "night").await;
    phone.post("/card", &[("code", &code)]).await;
    phone.post("/card/pin", &[("code", &code), ("pin", "482913")]).await;
    assert!(root(&phone.get("/me").await).contains("data-look=\"paper\""));
}

#[tokio::test]
async fn staff_and_parents_choose_too() {
    let house = House::open().await;
    let mut chair = house.staff(&house.people.chair).await;
    choose(&mut chair, "clear").await;
    chair.post("/staff/sign-out", &[]).await;
    let again = house.staff(&house.people.chair).await.get("/staff").await;
    assert!(root(&again).contains("data-look=\"clear\""));

    let mut parent = house.a_parent().await;
    choose(&mut parent, "night").await;
    assert_eq!(parent.cookie("heard-looks"), Some("night"), "nothing is kept of parents: their own phone does");
    assert!(is_night(&parent.get(PAGE).await));
}

#[tokio::test]
async fn the_cookie_says_a_look_and_nothing_else() {
    let app = TestApp::with(&[("HEARD_ADDRESS", "https://heard.example.org")]).await;
    let mut browser = app.browser();
    let page = choose(&mut browser, "night").await;
    let year = 365 * 24 * 60 * 60;
    let expected = format!("__Host-heard-looks=night; Path=/; HttpOnly; SameSite=Lax; Max-Age={year}; Secure");
    assert_eq!(page.header("set-cookie"), expected);
    choose(&mut browser, "").await;
    assert_eq!(browser.cookie("__Host-heard-looks"), None, "as the device does needs no cookie");
    assert!(!choose(&mut TestApp::start().await.browser(), "night").await.header("set-cookie").contains("Secure"));
}

#[tokio::test]
async fn a_cookie_that_we_did_not_write_changes_nothing() {
    let app = TestApp::start().await;
    for value in ["", "red", "night.night", "big.night", "\"><script>", "night%00"] {
        let mut browser = app.browser();
        browser.plant("heard-looks", value);
        let page = browser.get("/").await;
        assert!(page.status.is_success() && is_plain(&page), "{value}");
    }
}

#[tokio::test]
async fn it_leads_back_to_where_someone_came_from_and_nowhere_else() {
    let house = House::open().await;
    let from = |referer: &str| Request::new(Method::GET, PAGE).header("referer", referer);
    let mut child = house.a_child().await;
    for (referer, back) in [
        ("http://127.0.0.1:3000/me/rights", "/me/rights"),
        ("http://127.0.0.1:3000/staff/children?search=Mia", "/staff/children?search=Mia"),
        ("https://evil.example//evil.example", "/me"),
        ("https://evil.example/elsewhere", "/me"),
        ("http://127.0.0.1:3000/how-it-looks", "/me"),
        ("nonsense", "/me"),
    ] {
        let page = child.send(from(referer)).await;
        assert_eq!(page.typed("back"), [back], "{referer}");
    }
    for (posted, led) in
        [("/help-now", "/help-now"), ("//evil.example", "/me"), ("https://evil.example", "/me"), ("/\\evil.example", "/me")]
    {
        let page = child.post(PAGE, &[("look", ""), ("text", ""), ("back", posted)]).await;
        assert_eq!((page.status, page.location()), (StatusCode::SEE_OTHER, led), "{posted}");
    }
}

#[tokio::test]
async fn what_no_page_of_ours_posts_is_refused() {
    let app = TestApp::start().await;
    for fields in [
        vec![],
        vec![("look", "red"), ("text", "")],
        vec![("look", ""), ("text", "huge")],
        vec![("look", ""), ("text", ""), ("calm", "no")],
    ] {
        // An empty form is what is posted when nothing is chosen: as the device does.
        let expected = if fields.is_empty() { StatusCode::SEE_OTHER } else { StatusCode::BAD_REQUEST };
        assert_eq!(app.browser().post(PAGE, &fields).await.status, expected, "{fields:?}");
    }
}

#[tokio::test]
async fn every_page_has_the_way_to_it() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    let draft = house.draft(&mut child).await;
    let question = format!("{draft}/how-things-are");
    let mut pages = vec![child.get("/").await];
    for path in ["/me", "/me/rights", "/me/readers", "/help-now", &draft, &question, &format!("{draft}/check")] {
        pages.push(child.get(path).await);
    }
    pages.push(house.app.browser().get("/card").await);
    pages.push(house.a_parent().await.get("/help-now").await);
    pages.push(house.staff(&house.people.chair).await.get("/staff").await);
    for page in pages.iter().filter(|page| page.status == StatusCode::OK) {
        assert_eq!(page.attribute("looks", "href").as_deref(), Some(PAGE), "{}", page.title());
    }
}

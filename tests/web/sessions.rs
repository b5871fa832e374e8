//! Who is signed in: the cookie, what the database keeps of it, and when it ends.

use crate::helpers::{Browser, Page, Request, TestApp};
use axum::http::{Method, StatusCode};
use chrono::TimeDelta;
use heard_service::{Actor, people::NewPerson};

const EMAIL: &str = "manager@example.org";
const PASSWORD: &str = "three green boats";

/// Someone who may see the staff's first page.
async fn someone(app: &TestApp) {
    let new =
        NewPerson { email: EMAIL.into(), name: "Mo Manager".into(), spoken_name: String::new(), roles: vec!["manager".into()] };
    let link = app.service.add_person(&Actor::Operator, &new).await.unwrap();
    app.service.set_password(link.url.rsplit('/').next().unwrap(), PASSWORD).await.unwrap();
}

async fn sign_in(browser: &mut Browser) -> Page {
    let page = browser.post("/staff/sign-in", &[("email", EMAIL), ("password", PASSWORD)]).await;
    assert_eq!((page.status, page.location()), (StatusCode::SEE_OTHER, "/staff"));
    page
}

fn is_signed_in(page: &Page) -> bool {
    page.status == StatusCode::OK
}

#[tokio::test]
async fn over_https_no_other_site_can_plant_the_cookie_and_no_script_reads_it() {
    let app = TestApp::with(&[("HEARD_ADDRESS", "https://heard.example.org")]).await;
    someone(&app).await;
    let page = sign_in(&mut app.browser()).await;
    let cookie = page.header("set-cookie");
    assert!(cookie.starts_with("__Host-heard="), "{cookie}");
    for part in ["; HttpOnly", "; SameSite=Lax", "; Secure", "; Path=/"] {
        assert!(cookie.contains(part), "{part} in {cookie}");
    }
    for part in ["Domain", "Max-Age", "Expires"] {
        assert!(!cookie.contains(part), "gone when the browser closes: no {part} in {cookie}");
    }
}

#[tokio::test]
async fn on_this_machine_the_cookie_needs_no_https() {
    let app = TestApp::start().await;
    someone(&app).await;
    let mut browser = app.browser();
    let page = sign_in(&mut browser).await;
    assert!(!page.header("set-cookie").contains("Secure"));
    assert!(browser.cookie("heard").is_some());
}

#[tokio::test]
async fn looking_around_leaves_no_cookie() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    for address in ["/", "/help-now", "/card", "/sign-in", "/staff/sign-in", "/healthz", "/nowhere"] {
        assert_eq!(browser.get(address).await.header("set-cookie"), "", "{address}");
    }
}

#[tokio::test]
async fn a_cookie_that_is_nonsense_is_nobodys() {
    let app = TestApp::start().await;
    let long = "x".repeat(4000);
    for value in ["", "nonsense", "AAAAAAAAAAAAAAAAAAAAAA", "../../etc", "%00", "\"", &long] {
        let mut browser = app.browser();
        browser.plant("heard", value);
        browser.plant("heard-device", value);
        assert_eq!(browser.get("/").await.status, StatusCode::OK, "{value}");
        let page = browser.get("/staff").await;
        assert_eq!((page.status, page.location()), (StatusCode::SEE_OTHER, "/staff/sign-in"), "{value}");
    }
    let broken = Request::new(Method::GET, "/").header("cookie", "heard=é; ;;==; heard");
    assert_eq!(app.browser().send(broken).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_value_of_a_cookie_is_nowhere_in_the_database() {
    let app = TestApp::start().await;
    someone(&app).await;
    let mut browser = app.browser();
    sign_in(&mut browser).await;
    let value = browser.cookie("heard").unwrap().to_owned();
    let id = value.parse::<tower_sessions::session::Id>().unwrap().0;
    for kept in app.files() {
        let holds = |needle: &[u8]| kept.windows(needle.len()).any(|part| part == needle);
        assert!(
            !holds(value.as_bytes())
                && !holds(id.to_string().as_bytes())
                && !holds(&id.to_be_bytes())
                && !holds(&id.to_le_bytes())
        );
    }
}

#[tokio::test]
async fn after_signing_out_the_old_cookie_opens_nothing() {
    let app = TestApp::start().await;
    someone(&app).await;
    let mut browser = app.browser();
    sign_in(&mut browser).await;
    assert!(is_signed_in(&browser.get("/staff").await));
    let old = browser.cookie("heard").unwrap().to_owned();
    browser.post("/staff/sign-out", &[]).await;
    browser.plant("heard", &old);
    assert!(!is_signed_in(&browser.get("/staff").await));
}

#[tokio::test]
async fn a_session_ends_after_a_quarter_of_an_hour_without_a_request() {
    let app = TestApp::start().await;
    someone(&app).await;
    let mut browser = app.browser();
    sign_in(&mut browser).await;
    let wait = |minutes| app.clock.set(app.clock.now() + TimeDelta::minutes(minutes));
    for _ in 0..3 {
        wait(14);
        assert!(is_signed_in(&browser.get("/staff").await), "each request begins the quarter of an hour anew");
    }
    wait(15);
    assert!(!is_signed_in(&browser.get("/staff").await));
}

#[tokio::test]
async fn a_working_day_is_the_longest_session() {
    let app = TestApp::start().await;
    someone(&app).await;
    let mut browser = app.browser();
    sign_in(&mut browser).await;
    let began = app.clock.now();
    for minutes in (10..600).step_by(10) {
        app.clock.set(began + TimeDelta::minutes(minutes));
        assert!(is_signed_in(&browser.get("/staff").await), "after {minutes} minutes");
    }
    app.clock.set(began + TimeDelta::hours(10));
    assert!(!is_signed_in(&browser.get("/staff").await));
}

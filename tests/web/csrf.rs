//! Only our own pages change anything: what browsers say about where a request comes from, in every combination they send.

use crate::helpers::{Page, Request, TestApp};
use axum::http::{Method, StatusCode};

const OURS: &str = "https://heard.example.org";

async fn app() -> TestApp {
    TestApp::with(&[("HEARD_ADDRESS", OURS)]).await
}

/// Types a card's code, with these headers.
async fn post(app: &TestApp, headers: &[(&'static str, &str)]) -> Page {
    let form =
        Request::new(Method::POST, "/card").header("content-type", "application/x-www-form-urlencoded").body("code=ABCDEFGHJK");
    app.browser().send(headers.iter().fold(form, |form, (name, value)| form.header(name, value))).await
}

#[tokio::test]
async fn our_own_pages_may_post() {
    let app = app().await;
    let ours: [&[(&str, &str)]; 5] = [
        &[("sec-fetch-site", "same-origin"), ("origin", OURS)],
        // A page whose address is a secret tells no origin, and newer browsers vouch for it all the same.
        &[("sec-fetch-site", "same-origin"), ("origin", "null")],
        // Older phones send only this.
        &[("origin", OURS)],
        // A proxy that asks for us by another name.
        &[("origin", OURS), ("host", "heard.internal:3000")],
        // A person's own doing, such as a reload after a restart of the browser.
        &[("sec-fetch-site", "none")],
    ];
    for headers in ours {
        assert_ne!(post(&app, headers).await.status, StatusCode::FORBIDDEN, "{headers:?}");
    }
}

#[tokio::test]
async fn another_sites_page_may_not() {
    let app = app().await;
    let theirs: [&[(&str, &str)]; 6] = [
        &[("sec-fetch-site", "cross-site"), ("origin", "https://elsewhere.example")],
        &[("sec-fetch-site", "cross-site"), ("origin", "null")],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site"), ("origin", "https://other.example.org")],
        &[("origin", "https://elsewhere.example")],
        &[("origin", "null")],
    ];
    for headers in theirs {
        assert_eq!(post(&app, headers).await.status, StatusCode::FORBIDDEN, "{headers:?}");
    }
}

#[tokio::test]
async fn whoever_is_refused_is_told_what_to_do() {
    let page = post(&app().await, &[("sec-fetch-site", "cross-site")]).await;
    assert_eq!(page.heading(), "Press that button again");
    assert_eq!(page.faults(), [""; 0]);
}

#[tokio::test]
async fn a_link_on_another_site_opens_a_page() {
    let link = Request::new(Method::GET, "/").header("sec-fetch-site", "cross-site");
    assert_eq!(app().await.browser().send(link).await.status, StatusCode::OK);
}

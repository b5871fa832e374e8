//! What no page of ours sends: each is refused with a page that says what to do, and none is a fault of ours.

use crate::helpers::{Page, Request, TestApp};
use axum::http::{Method, StatusCode};

const TOO_MUCH: usize = 300_000;

fn form(body: impl Into<axum::body::Body>) -> Request {
    Request::new(Method::POST, "/card")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body)
}

async fn send(request: Request) -> Page {
    TestApp::start().await.browser().send(request).await
}

#[tokio::test]
async fn a_body_that_says_it_is_too_long_is_not_read() {
    let page = send(form("x".repeat(TOO_MUCH)).header("content-length", &TOO_MUCH.to_string())).await;
    assert_eq!((page.status, page.heading().as_str()), (StatusCode::PAYLOAD_TOO_LARGE, "That is too long"));
}

#[tokio::test]
async fn a_body_that_turns_out_too_long_is_refused_too() {
    let page = send(form(format!("code={}", "x".repeat(TOO_MUCH)))).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(!page.heading().is_empty(), "it says what to do");
}

#[tokio::test]
async fn nonsense_is_refused_with_a_page() {
    let app = TestApp::start().await;
    let nonsense = [
        ("broken UTF-8", form(vec![b'c', b'o', b'd', b'e', b'=', 0xff, 0xfe])),
        ("another kind of body", form("{}").header("content-type", "application/json")),
        ("no kind of body", Request::new(Method::POST, "/card").header("sec-fetch-site", "same-origin").body("code=x")),
        ("a field twice", form("code=ABCDEFGHJK&code=ABCDEFGHJK")),
        ("a broken address", Request::new(Method::GET, "/card/%ff%fe")),
        ("an address of 20,000 characters", Request::new(Method::GET, &format!("/{}", "x".repeat(20_000)))),
        ("a method no page has", Request::new(Method::DELETE, "/card").header("sec-fetch-site", "same-origin")),
        (
            "a method nobody knows",
            Request::new(Method::from_bytes(b"FROBNICATE").unwrap(), "/").header("sec-fetch-site", "same-origin"),
        ),
        ("TRACE", Request::new(Method::TRACE, "/").header("sec-fetch-site", "same-origin")),
        ("a file outside the folder", Request::new(Method::GET, "/assets/..%2f..%2fsecret.key")),
    ];
    for (what, request) in nonsense {
        let page = app.browser().send(request).await;
        assert!(page.status.is_client_error(), "{what}: {}", page.status);
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8", "{what}");
        assert!(!page.heading().is_empty(), "{what}: {}", page.text());
    }
}

//! Security headers on every answer there is: pages, refusals, files, redirects and the monitor's.

use crate::helpers::{Page, Request, TestApp};
use axum::http::{Method, StatusCode};
use std::collections::BTreeSet;

const ASSET: &str = "/assets/heard.1a2b.css";

/// Every route there is, the placeholders of its pattern filled with something that is not there, and addresses that are no route.
fn addresses() -> Vec<String> {
    let fill = |pattern: &str| -> String {
        let parts =
            pattern.split('/').map(|part| if part.starts_with('{') { "00000000-0000-0000-0000-000000000000" } else { part });
        parts.collect::<Vec<_>>().join("/")
    };
    let routes = heard_app::ROUTES.iter().map(|route| fill(route.path));
    let others = ["/healthz", "/nowhere", "/assets/nothing.css", ASSET, "/robots.txt", "/symbols/ball.svg"];
    routes.chain(others.map(str::to_owned)).collect()
}

fn assert_guarded(page: &Page, what: &str) {
    let same = [
        ("x-content-type-options", "nosniff"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("x-robots-tag", "noindex"),
    ];
    for (name, value) in same {
        assert_eq!(page.header(name), value, "{what}: {name}");
        assert_eq!(page.headers.get_all(name).iter().count(), 1, "{what}: {name} once");
    }
    assert!(page.header("permissions-policy").contains("microphone=()"), "{what}");
    assert!(["same-origin", "strict-origin"].contains(&page.header("referrer-policy")), "{what}");
    assert_eq!(page.header("server"), "", "{what}: nobody need know what serves them");
    assert_eq!(page.header("x-request-id").len(), 12, "{what}");
    let policy = page.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; script-src 'nonce-"), "{what}: {policy}");
    for part in ["'strict-dynamic'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'", "style-src 'self'"] {
        assert!(policy.contains(part), "{what}: {part}");
    }
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'") && !policy.contains('*'), "{what}: {policy}");
}

fn nonce(page: &Page) -> &str {
    page.header("content-security-policy").split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap()
}

#[tokio::test]
async fn every_address_is_guarded_for_every_method() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    for address in addresses() {
        for method in [Method::GET, Method::HEAD, Method::POST, Method::DELETE, Method::OPTIONS] {
            let request = Request::new(method.clone(), &address).header("sec-fetch-site", "same-origin");
            let page = browser.send(request).await;
            assert_guarded(&page, &format!("{method} {address}: {}", page.status));
            assert!(!page.status.is_server_error(), "{method} {address}: {}", page.status);
        }
    }
}

#[tokio::test]
async fn refusals_of_the_layers_are_guarded_too() {
    let app = TestApp::start().await;
    let refused = [
        (StatusCode::FORBIDDEN, Request::new(Method::POST, "/card").header("sec-fetch-site", "cross-site")),
        (
            StatusCode::PAYLOAD_TOO_LARGE,
            Request::new(Method::POST, "/card").header("sec-fetch-site", "same-origin").header("content-length", "300000"),
        ),
    ];
    for (status, request) in refused {
        let page = app.browser().send(request).await;
        assert_eq!(page.status, status);
        assert_guarded(&page, status.as_str());
        assert_eq!(page.header("cache-control"), "no-store");
    }
}

#[tokio::test]
async fn a_nonce_is_never_used_twice_and_is_the_one_the_page_carries() {
    let app = TestApp::start().await;
    let mut nonces = BTreeSet::new();
    for _ in 0..20 {
        let page = app.browser().get("/").await;
        let nonce = nonce(&page).to_owned();
        assert!(nonce.len() >= 32, "at least 128 bits: {nonce}");
        let (ours, all) = (format!("<script nonce=\"{nonce}\""), page.text().matches("<script").count());
        assert_eq!(
            page.text().matches(&ours).count()
                + page.text().matches(&format!("<script type=\"module\" nonce=\"{nonce}\"")).count(),
            all
        );
        nonces.insert(nonce);
    }
    assert_eq!(nonces.len(), 20);
}

#[tokio::test]
async fn only_files_whose_names_change_with_their_content_are_kept() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    for (address, kept) in [
        (ASSET, "public, max-age=31536000, immutable"),
        ("/robots.txt", "public, max-age=3600"),
        ("/symbols/ball.svg", "public, max-age=3600"),
        ("/assets/nothing.css", "no-store"),
        ("/symbols/nothing.svg", "no-store"),
        ("/symbols/", "no-store"),
        ("/", "no-store"),
        ("/help-now", "no-store"),
        ("/nowhere", "no-store"),
        ("/healthz", "no-store"),
    ] {
        assert_eq!(browser.get(address).await.header("cache-control"), kept, "{address}");
    }
}

#[tokio::test]
async fn an_address_that_is_a_secret_is_told_to_nobody() {
    let app = TestApp::start().await;
    for (address, policy) in [
        ("/card/0123456789012345678901234567890123456789", "strict-origin"),
        ("/staff/set-up/0123456789012345678901234567890123456789", "strict-origin"),
        ("/card", "same-origin"),
        ("/", "same-origin"),
    ] {
        assert_eq!(app.browser().get(address).await.header("referrer-policy"), policy, "{address}");
    }
}

#[tokio::test]
async fn browsers_are_told_to_stay_with_https_where_there_is_https() {
    let app = TestApp::with(&[("HEARD_ADDRESS", "https://heard.example.org")]).await;
    assert_eq!(app.browser().get("/").await.header("strict-transport-security"), "max-age=63072000; includeSubDomains");
    assert_eq!(TestApp::start().await.browser().get("/").await.header("strict-transport-security"), "");
}

#[tokio::test]
async fn files_are_sent_as_they_were_compressed_and_pages_are_compressed_on_the_way() {
    let app = TestApp::start().await;
    let ask = |address: &str, from: &str| {
        Request::new(Method::GET, address).header("accept-encoding", "gzip, br").header("sec-fetch-site", from)
    };
    let file = app.browser().send(ask(ASSET, "same-origin")).await;
    assert_eq!((file.header("content-encoding"), file.text()), ("br", "made when it was built"));
    let page = app.browser().send(ask("/", "same-origin")).await;
    assert_eq!(page.header("content-encoding"), "br");
}

#[tokio::test]
async fn a_page_that_another_site_asked_for_is_not_compressed() {
    let app = TestApp::start().await;
    for from in ["cross-site", "same-site"] {
        let request = Request::new(Method::GET, "/").header("accept-encoding", "gzip, br").header("sec-fetch-site", from);
        assert_eq!(app.browser().send(request).await.header("content-encoding"), "", "{from}");
    }
}

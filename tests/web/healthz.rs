//! What the monitor asks.

use crate::helpers::TestApp;
use axum::http::StatusCode;

#[tokio::test]
async fn all_is_well_while_the_database_answers() {
    let app = TestApp::start().await;
    let answer = app.browser().get("/healthz").await;
    assert_eq!((answer.status, answer.text()), (StatusCode::OK, r#"{"status":"ok"}"#));
}

#[tokio::test]
async fn it_is_not_well_once_the_database_is_gone() {
    let app = TestApp::start().await;
    app.store.close().await;
    let answer = app.browser().get("/healthz").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.header("content-type"), "application/json", "a monitor gets no page");
}

#[tokio::test]
async fn without_the_database_help_is_still_shown() {
    let app = TestApp::start().await;
    app.store.close().await;
    let help = app.browser().get("/help-now").await;
    assert_eq!(help.status, StatusCode::OK);
    assert!(help.text().contains("0191 498 0100"), "the number by day");
}

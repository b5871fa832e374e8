//! What goes into the log, and what never does (docs/LOGGING.md).

use crate::helpers::{Request, TestApp};
use axum::http::{Method, StatusCode};
use heard_service::demo::{DemoOptions, Scale};
use std::{
    io::Write,
    sync::{Arc, Mutex},
};
use tracing_subscriber::EnvFilter;

/// Collects what would stand on standard error.
#[derive(Clone, Default)]
pub(crate) struct Lines(Arc<Mutex<Vec<u8>>>);

impl Lines {
    /// Listens on this thread, which is where a test runs, until the guard is dropped.
    pub(crate) fn listen(filter: &str) -> (Self, tracing::subscriber::DefaultGuard) {
        let lines = Self::default();
        let here = lines.clone();
        let to_here = move || here.clone();
        let log =
            tracing_subscriber::fmt().with_env_filter(EnvFilter::new(filter)).with_ansi(false).with_writer(to_here).finish();
        (lines, tracing::subscriber::set_default(log))
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_request_is_one_line_with_its_route_and_the_name_that_its_answer_carries() {
    let app = TestApp::start().await;
    let (lines, _listening) = Lines::listen("info");
    let page = app.browser().get("/card/0123456789abcdef0123456789abcdef01234567?from=x").await;
    let log = lines.text();
    assert_eq!(log.lines().count(), 1, "{log}");
    assert!(log.contains("GET /card/{token} answered 404 Not Found in "), "{log}");
    assert!(log.contains(page.header("x-request-id")), "{log}");
}

#[tokio::test]
async fn the_files_of_a_page_are_no_lines_of_their_own() {
    let app = TestApp::start().await;
    let (lines, _listening) = Lines::listen("info");
    let mut browser = app.browser();
    for file in ["/assets/heard.1a2b.css", "/symbols/ball.svg", "/robots.txt"] {
        assert_eq!(browser.get(file).await.status, StatusCode::OK);
    }
    assert_eq!(lines.text(), "");
    browser.get("/assets/missing.css").await;
    assert!(
        lines.text().contains("GET an unknown address answered 404 Not Found in "),
        "what is missing is told: {}",
        lines.text()
    );
}

#[tokio::test]
async fn what_people_say_and_what_lets_them_in_is_in_no_line() {
    let app = TestApp::with(&[("HEARD_DEMO", "0"), ("HEARD_PROXY", "192.0.2.1")]).await;
    let options = DemoOptions { scale: Scale::Small, seed: 1, today: Some(app.clock.today()) };
    let people = app.service.demo(options, &|_| {}).await.unwrap();
    let card = people.children.first().unwrap();
    let token = card.url.rsplit('/').next().unwrap();
    let (lines, _listening) = Lines::listen("debug");

    let mut child = app.browser();
    child.get(&format!("/card/{token}")).await;
    assert_eq!(child.post("/card/open", &[("code", &card.code), ("me", "yes")]).await.status, StatusCode::SEE_OTHER);
    child.post("/me/helper", &[("name", "Marigold Helper"), ("role", "carer")]).await;
    let draft = child.post("/me/start/my-review", &[]).await.location().to_owned();
    child.post(&format!("{draft}/to-change"), &[("text", "a marigold of my own"), ("revision", "0")]).await;
    child.post(&format!("{draft}/safe"), &[("answer", "marigold")]).await;
    child.get(&format!("{draft}/check")).await;
    child.post(&format!("{draft}/check"), &[]).await;

    let mut staff = app.browser();
    staff.post("/staff/sign-in", &[("email", "marigold@example.org"), ("password", "marigold marigold")]).await;
    staff.post("/staff/sign-in", &[("email", &people.chair.email), ("password", &people.chair.password)]).await;
    staff.get("/staff/children?text=marigold").await;
    staff.get("/marigold").await;
    let header = Request::new(Method::POST, "/card?q=marigold")
        .header("user-agent", "marigold")
        .header("referer", "https://marigold.example/")
        .header("cookie", "heard=marigold")
        .header("x-forwarded-for", "203.0.113.77")
        .header("content-type", "text/marigold")
        .body("marigold");
    app.browser().send(header).await;

    let log = lines.text();
    assert!(log.contains("POST /say/{submission}/{question} answered"), "the log was listened to: {log}");
    let sessions = [child.cookie("heard").unwrap(), staff.cookie("heard").unwrap(), child.cookie("heard-device").unwrap()];
    let secrets = [token, &card.code, &people.chair.password, &people.chair.email, &card.name, "203.0.113.77", "192.0.2.1"];
    for secret in secrets.into_iter().chain(sessions).chain(["marigold", "Marigold"]) {
        assert!(!log.contains(secret), "{secret} in {log}");
    }
}

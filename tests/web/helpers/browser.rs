//! What a browser does with requests: keeps cookies, and says where each comes from.

use super::Page;
use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{self, HeaderMap, HeaderName, HeaderValue, Method, header},
};
use std::{
    collections::BTreeMap,
    net::{Ipv4Addr, SocketAddr},
};
use tower::ServiceExt;

/// One person's browser. A clone is another tab of it, or the same one as it stood then.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    address: String,
    from: Ipv4Addr,
    cookies: BTreeMap<String, String>,
    /// Every address that an answer led to.
    pub led_to: Vec<String>,
}

/// A request by hand, for what no browser of ours would send.
pub struct Request {
    method: Method,
    path: String,
    headers: HeaderMap,
    body: Body,
}

impl Request {
    /// Without any header.
    pub fn new(method: Method, path: &str) -> Self {
        Self { method, path: path.to_owned(), headers: HeaderMap::new(), body: Body::empty() }
    }

    /// With one more header.
    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.append(HeaderName::from_static(name), HeaderValue::from_bytes(value.as_bytes()).unwrap());
        self
    }

    /// With a body.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.body = body.into();
        self
    }
}

impl Browser {
    pub fn new(router: Router, address: &str) -> Self {
        let from = Ipv4Addr::new(192, 0, 2, 1);
        Self { router, address: address.to_owned(), from, cookies: BTreeMap::new(), led_to: Vec::new() }
    }

    /// The same browser in another place.
    pub fn at(mut self, address: Ipv4Addr) -> Self {
        self.from = address;
        self
    }

    /// Opens an address, as from a link on a page of ours.
    pub async fn get(&mut self, path: &str) -> Page {
        self.send(Request::new(Method::GET, path).header("sec-fetch-site", "same-origin")).await
    }

    /// Sends a form of ours.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let origin = self.address.clone();
        let request = Request::new(Method::POST, path)
            .header("sec-fetch-site", "same-origin")
            .header("origin", &origin)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(encode(fields));
        self.send(request).await
    }

    /// Sends anything, with the cookies this browser holds.
    pub async fn send(&mut self, request: Request) -> Page {
        let Request { method, path, headers, body } = request;
        let mut sent = http::Request::builder().method(method).uri(path).body(body).unwrap();
        *sent.headers_mut() = headers;
        let host = self.address.split("://").last().unwrap().to_owned();
        sent.headers_mut().entry(header::HOST).or_insert(host.parse().unwrap());
        for (name, value) in &self.cookies {
            sent.headers_mut().append(header::COOKIE, format!("{name}={value}").parse().unwrap());
        }
        sent.extensions_mut().insert(ConnectInfo(SocketAddr::from((self.from, 50_000))));
        let response = self.router.clone().oneshot(sent).await.unwrap();
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            self.keep(cookie.to_str().unwrap());
        }
        let page = Page::read(response).await;
        if !page.location().is_empty() {
            self.led_to.push(page.location().to_owned());
        }
        page
    }

    /// Plants a cookie, as someone at the phone could.
    pub fn plant(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// The value of a cookie it holds.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    fn keep(&mut self, cookie: &str) {
        let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
        let (name, value) = pair.split_once('=').unwrap();
        if attributes.to_lowercase().contains("max-age=0") {
            self.cookies.remove(name);
        } else {
            self.plant(name, value);
        }
    }
}

/// As browsers encode a form.
fn encode(fields: &[(&str, &str)]) -> String {
    let escape = |text: &str| -> String {
        text.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'*' => char::from(byte).to_string(),
                b' ' => "+".to_owned(),
                other => format!("%{other:02X}"),
            })
            .collect()
    };
    fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect::<Vec<_>>().join("&")
}

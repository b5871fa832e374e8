//! What came back, read as a browser reads it.

use axum::{
    body::to_bytes,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use html5ever::{ParseOpts, parse_document, tendril::TendrilSink};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// An answer, read to its end.
#[derive(Clone, Debug)]
pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Page {
    pub async fn read(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 16 << 20).await.unwrap().to_vec();
        Self { status: parts.status, headers: parts.headers, body }
    }

    /// A header as text; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Where it leads.
    pub fn location(&self) -> &str {
        self.header(header::LOCATION.as_str())
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// The words of every element with a hook, in the order of the page.
    pub fn seen(&self, hook: &str) -> Vec<String> {
        self.each(hook, words)
    }

    /// An attribute of the first element with a hook.
    pub fn attribute(&self, hook: &str, name: &str) -> Option<String> {
        self.each(hook, |element| attribute(element, name)).into_iter().next()?
    }

    /// The words of the first heading.
    pub fn heading(&self) -> String {
        let mut found = Vec::new();
        walk(&self.document().document, &mut |element| {
            if matches!(&element.data, NodeData::Element { name, .. } if &*name.local == "h1") {
                found.push(words(element));
            }
        });
        found.into_iter().next().unwrap_or_default()
    }

    /// What a strict reader of HTML finds wrong.
    pub fn faults(&self) -> Vec<String> {
        self.document().errors.borrow().iter().map(ToString::to_string).collect()
    }

    fn document(&self) -> RcDom {
        parse_document(RcDom::default(), ParseOpts::default()).one(self.text())
    }

    /// Reads every element with a hook while the document stands: dropping it empties its elements.
    fn each<T>(&self, hook: &str, read: impl Fn(&Handle) -> T) -> Vec<T> {
        let document = self.document();
        let mut found = Vec::new();
        walk(&document.document, &mut |element| {
            if attribute(element, "data-test").as_deref() == Some(hook) {
                found.push(read(element));
            }
        });
        found
    }
}

fn walk(node: &Handle, visit: &mut impl FnMut(&Handle)) {
    visit(node);
    for child in node.children.borrow().iter() {
        walk(child, visit);
    }
}

fn attribute(node: &Handle, name: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &node.data else { return None };
    attrs.borrow().iter().find(|attribute| &*attribute.name.local == name).map(|attribute| attribute.value.to_string())
}

/// The text of an element and all in it, with single spaces.
fn words(node: &Handle) -> String {
    let mut text = String::new();
    walk(node, &mut |node| {
        if let NodeData::Text { contents } = &node.data {
            text.push_str(&contents.borrow());
            text.push(' ');
        }
    });
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

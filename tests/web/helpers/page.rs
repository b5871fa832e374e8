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
        self.named("h1", words).into_iter().next().unwrap_or_default()
    }

    /// The language and the direction of the whole page.
    pub fn lang_and_dir(&self) -> (String, String) {
        let both =
            self.named("html", |html| (attribute(html, "lang").unwrap_or_default(), attribute(html, "dir").unwrap_or_default()));
        both.into_iter().next().unwrap_or_default()
    }

    /// The words in Latin letters that a reader of another script finds: not those in a `bdi` (names, codes), not those that say that they
    /// are in English or must not be translated. What is only heard counts too.
    pub fn latin_words(&self) -> Vec<String> {
        let mut found = Vec::new();
        latin(&self.document().document, &mut found);
        found
    }

    /// What the browser's tab says.
    pub fn title(&self) -> String {
        self.named("title", words).into_iter().next().unwrap_or_default()
    }

    /// All its text as it stands, spaces and all.
    pub fn all_text(&self) -> String {
        text(&self.document().document)
    }

    /// The words of the element with an id, if there is one.
    pub fn words_of(&self, id: &str) -> Option<String> {
        self.with("id", id, words).into_iter().next()
    }

    /// An attribute of the element with an id.
    pub fn attribute_of(&self, id: &str, name: &str) -> Option<String> {
        self.with("id", id, |element| attribute(element, name)).into_iter().next()?
    }

    /// The words of what is marked to be read aloud.
    pub fn read_aloud(&self) -> Vec<String> {
        self.find(|element| attribute(element, "data-read").is_some(), words)
    }

    /// Where the error summary leads, with its words.
    pub fn to_mend(&self) -> Vec<(String, String)> {
        let links = self.each("error-summary", |summary| {
            let mut links = Vec::new();
            walk(summary, &mut |element| {
                if let Some(to) = attribute(element, "href") {
                    links.push((to.trim_start_matches('#').to_owned(), words(element)));
                }
            });
            links
        });
        links.into_iter().flatten().collect()
    }

    /// What stands in the fields of a name: typed text as it is, and of buttons those that are chosen.
    pub fn typed(&self, name: &str) -> Vec<String> {
        let read = |element: &Handle| {
            let NodeData::Element { name, .. } = &element.data else { return None };
            let choice = matches!(attribute(element, "type").as_deref(), Some("radio" | "checkbox"));
            match &*name.local {
                "textarea" => Some(text(element)),
                "input" if choice && attribute(element, "checked").is_none() => None,
                "input" => Some(attribute(element, "value").unwrap_or_default()),
                _ => None,
            }
        };
        self.with("name", name, read).into_iter().flatten().collect()
    }

    /// Every field of its forms with a value that it could be sent with.
    pub fn fields(&self) -> Vec<(String, String)> {
        let is_field = |element: &Handle| {
            let NodeData::Element { name, .. } = &element.data else { return false };
            matches!(&*name.local, "input" | "textarea" | "select" | "button") && attribute(element, "name").is_some()
        };
        let read = |element: &Handle| {
            let value = attribute(element, "value").filter(|value| !value.is_empty());
            (attribute(element, "name").unwrap_or_default(), value.unwrap_or_else(|| "words".to_owned()))
        };
        self.find(is_field, read)
    }

    /// The names of its boxes to type in.
    pub fn boxes(&self) -> Vec<String> {
        let one_line = |element: &Handle| {
            let text = matches!(attribute(element, "type").as_deref(), None | Some("text"));
            attribute(element, "name").filter(|_| text)
        };
        let long = self.named("textarea", |element| attribute(element, "name"));
        long.into_iter().chain(self.named("input", one_line)).flatten().collect()
    }

    /// The value of the first button of the question, where it has any.
    pub fn first_choice(&self) -> Option<String> {
        self.with("name", "answer", |element| attribute(element, "value")).into_iter().flatten().next()
    }

    /// What stands in it that no page of ours writes: a script without the nonce of its answer, an image, a handler in an attribute.
    pub fn foreign_marks(&self) -> Vec<String> {
        let foreign = |element: &Handle| {
            let NodeData::Element { name, attrs, .. } = &element.data else { return false };
            let handles = attrs.borrow().iter().any(|attribute| attribute.name.local.starts_with("on"));
            let script = &*name.local == "script" && attribute(element, "nonce").is_none();
            handles || script || &*name.local == "img"
        };
        self.find(foreign, words)
    }

    /// What a strict reader of HTML finds wrong.
    pub fn faults(&self) -> Vec<String> {
        self.document().errors.borrow().iter().map(ToString::to_string).collect()
    }

    fn document(&self) -> RcDom {
        parse_document(RcDom::default(), ParseOpts::default()).one(self.text())
    }

    fn each<T>(&self, hook: &str, read: impl Fn(&Handle) -> T) -> Vec<T> {
        self.with("data-test", hook, read)
    }

    fn with<T>(&self, name: &str, value: &str, read: impl Fn(&Handle) -> T) -> Vec<T> {
        self.find(|element| attribute(element, name).as_deref() == Some(value), read)
    }

    fn named<T>(&self, tag: &str, read: impl Fn(&Handle) -> T) -> Vec<T> {
        self.find(|element| matches!(&element.data, NodeData::Element { name, .. } if &*name.local == tag), read)
    }

    /// Reads every element that is meant while the document stands: dropping it empties its elements.
    fn find<T>(&self, meant: impl Fn(&Handle) -> bool, read: impl Fn(&Handle) -> T) -> Vec<T> {
        let document = self.document();
        let mut found = Vec::new();
        walk(&document.document, &mut |element| {
            if meant(element) {
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

/// The text of an element and all in it, as it stands.
fn text(node: &Handle) -> String {
    let mut text = String::new();
    walk(node, &mut |node| {
        if let NodeData::Text { contents } = &node.data {
            text.push_str(&contents.borrow());
        }
    });
    text
}

/// The same with single spaces.
fn words(node: &Handle) -> String {
    let mut words = Vec::new();
    walk(node, &mut |node| {
        if let NodeData::Text { contents } = &node.data {
            words.extend(contents.borrow().split_whitespace().map(str::to_owned));
        }
    });
    words.join(" ")
}

fn latin(node: &Handle, found: &mut Vec<String>) {
    match &node.data {
        NodeData::Text { contents } => {
            let text = contents.borrow();
            let words = text.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| !word.is_empty());
            found.extend(words.map(str::to_owned));
        }
        NodeData::Element { name, .. } => {
            let ours = |value: &str| !value.starts_with("ar");
            let other = &*name.local != "html" && attribute(node, "lang").is_some_and(|lang| ours(&lang));
            let kept = attribute(node, "translate").as_deref() == Some("no");
            if other || kept || matches!(&*name.local, "bdi" | "script" | "style" | "textarea") {
                return;
            }
            for heard in ["aria-label", "alt", "title"] {
                let label = attribute(node, heard).unwrap_or_default();
                found.extend(
                    label.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| !word.is_empty()).map(str::to_owned),
                );
            }
        }
        _ => {}
    }
    for child in node.children.borrow().iter() {
        latin(child, found);
    }
}

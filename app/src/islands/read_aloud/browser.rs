//! What only a browser can do: find the words, pick a voice of the phone, speak, and mark the sentence that is spoken.

use super::sentences::{sentences, spoken};
use js_sys::{Array, Function, Reflect, global};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    Document, Element, Event, EventTarget, HtmlElement, HtmlTemplateElement, HtmlTextAreaElement, KeyboardEvent, Node, Range,
    ScrollIntoViewOptions, ScrollLogicalPosition, SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice, window,
};

/// What stands alone when it is read: no sentence goes on from one to the next.
const BLOCKS: &str = "h1, h2, h3, p, li, legend, label, small, div, fieldset";
/// What is not read: what the child typed, what is for the adult beside them, what is pressed, and what is not to be seen.
const NOT_READ: &str =
    "textarea, input, select, button, svg, .tools, .adult-note, .field-note, .vh, [translate=no], [aria-hidden=true]";
/// Speed: as the voice is, and where the person chose it more slowly.
const USUAL: f32 = 1.0;
const SLOW: f32 = 0.7;

/// One sentence: what is spoken, and where it stands.
struct Sentence {
    words: String,
    at: Option<Range>,
}

struct Reader {
    read: HtmlElement,
    stop: HtmlElement,
    own: Option<HtmlElement>,
    no_voice: HtmlElement,
    sentences: RefCell<Vec<Sentence>>,
    reading: Cell<bool>,
    /// Raised by every start and stop: what a stopped voice still reports counts no more.
    turn: Cell<u32>,
    /// Browsers forget an utterance that nobody holds, and its end is then never reported.
    speaking: RefCell<Option<SpeechSynthesisUtterance>>,
}

/// Brings out the buttons and listens to them, and to everything that ends the reading.
pub(super) fn wake() {
    let Some(reader) = bring_out() else { return };
    // Asked once now, because some phones load their voices only when asked.
    let _ = voice();
    let reader = Rc::new(reader);
    let on = |target: &EventTarget, name: &str, then: fn(&Rc<Reader>, &Event)| {
        let reader = Rc::clone(&reader);
        let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| then(&reader, &event));
        let _ = target.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
        listener.forget();
    };
    on(&reader.read, "click", |reader, _| start(reader, of_the_page()));
    on(&reader.stop, "click", |reader, _| stop(reader));
    if let Some(own) = &reader.own {
        on(own, "click", |reader, _| start(reader, of_the_box()));
    }
    let (Some(window), Some(document)) = (window(), document()) else { return };
    on(&window, "pagehide", |reader, _| stop(reader));
    on(&window, "heard:leaving", |reader, _| stop(reader));
    on(&document, "visibilitychange", |reader, _| stop(reader));
    on(&document, "keydown", |reader, event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
            stop(reader);
        }
    });
}

/// The buttons, out of their template.
fn bring_out() -> Option<Reader> {
    let tools = document()?.get_element_by_id("read-to-me")?;
    let template: HtmlTemplateElement = tools.query_selector("template").ok()??.dyn_into().ok()?;
    tools.insert_before(&template.content(), Some(&template)).ok()?;
    let part = |name: &str| tools.query_selector(&["[data-test=", name, "]"].concat()).ok()??.dyn_into().ok();
    Some(Reader {
        read: part("read-aloud")?,
        stop: part("stop-reading")?,
        own: part("read-own"),
        no_voice: part("no-voice")?,
        sentences: RefCell::default(),
        reading: Cell::new(false),
        turn: Cell::new(0),
        speaking: RefCell::default(),
    })
}

impl Reader {
    /// Shows the one button or the others. Whoever pressed one finds the focus on what took its place.
    fn show(&self, reading: bool, focus: bool) {
        self.reading.set(reading);
        self.turn.set(self.turn.get().wrapping_add(1));
        self.stop.set_hidden(!reading);
        self.read.set_hidden(reading);
        if let Some(own) = &self.own {
            own.set_hidden(reading);
        }
        if focus {
            let _ = if reading { &self.stop } else { &self.read }.focus();
        }
    }
}

fn start(reader: &Rc<Reader>, sentences: Vec<Sentence>) {
    let Some(voice) = voice() else {
        return reader.no_voice.set_text_content(reader.no_voice.get_attribute("data-words").as_deref());
    };
    *reader.sentences.borrow_mut() = sentences;
    reader.show(true, true);
    speak(reader, &voice, 0);
}

fn stop(reader: &Reader) {
    if !reader.reading.get() {
        return;
    }
    // The focus stays where the person is by now, unless that is the button that goes.
    let focused = document().and_then(|document| document.active_element());
    reader.show(false, focused.is_some_and(|element| element == *reader.stop));
    if let Some(synthesis) = synthesis() {
        synthesis.cancel();
    }
    reader.speaking.borrow_mut().take();
    mark(None);
}

/// Speaks one sentence, and the next when it ends.
fn speak(reader: &Rc<Reader>, voice: &SpeechSynthesisVoice, number: usize) {
    let sentences = reader.sentences.borrow();
    let (Some(sentence), Some(synthesis)) = (sentences.get(number), synthesis()) else {
        drop(sentences);
        return stop(reader);
    };
    let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(&sentence.words) else { return };
    utterance.set_voice(Some(voice));
    utterance.set_lang(&voice.lang());
    let slow = document().and_then(|document| document.document_element()).is_some_and(|page| page.has_attribute("data-slow"));
    utterance.set_rate(if slow { SLOW } else { USUAL });
    mark(sentence.at.as_ref());
    let turn = reader.turn.get();
    let next = {
        let (reader, voice) = (Rc::clone(reader), voice.clone());
        move || {
            if reader.turn.get() == turn {
                speak(&reader, &voice, number + 1);
            }
        }
    };
    let failed = {
        let reader = Rc::clone(reader);
        move || {
            if reader.turn.get() == turn {
                stop(&reader);
            }
        }
    };
    utterance.set_onend(Some(Closure::once_into_js(next).unchecked_ref()));
    utterance.set_onerror(Some(Closure::once_into_js(failed).unchecked_ref()));
    synthesis.speak(&utterance);
    *reader.speaking.borrow_mut() = Some(utterance);
}

fn document() -> Option<Document> {
    window()?.document()
}

/// Where the browser can speak at all.
fn synthesis() -> Option<SpeechSynthesis> {
    let found = Reflect::get(&global(), &"speechSynthesis".into()).ok()?;
    found.is_object().then(|| found.unchecked_into())
}

/// A voice of the phone itself for the language of the page: one of the same country first.
fn voice() -> Option<SpeechSynthesisVoice> {
    // A form in English inside a frame in another language says so on its main part.
    let main = document()?.query_selector("main[lang]").ok().flatten();
    let page = main.or_else(|| document()?.document_element())?.get_attribute("lang")?;
    let language = |lang: &str| lang.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let voices: Vec<SpeechSynthesisVoice> = synthesis()?
        .get_voices()
        .iter()
        .map(JsCast::unchecked_into::<SpeechSynthesisVoice>)
        .filter(|voice| voice.local_service() && language(&voice.lang()) == language(&page))
        .collect();
    let same_country = voices.iter().find(|voice| voice.lang().replace('_', "-").eq_ignore_ascii_case(&page));
    same_country.or_else(|| voices.first()).cloned()
}

/// The sentences of everything marked to be read, in the order of the page.
fn of_the_page() -> Vec<Sentence> {
    let Some(marked) = document().and_then(|document| document.query_selector_all("[data-read]").ok()) else { return Vec::new() };
    let mut blocks = vec![Vec::new()];
    for part in (0..marked.length()).filter_map(|index| marked.get(index)) {
        gather(&part, &mut blocks);
        blocks.push(Vec::new());
    }
    blocks.iter().flat_map(|nodes| in_block(nodes)).collect()
}

/// The text nodes below a node, block by block.
fn gather(node: &Node, blocks: &mut Vec<Vec<Node>>) {
    let children = node.child_nodes();
    for child in (0..children.length()).filter_map(|index| children.get(index)) {
        if child.node_type() == Node::TEXT_NODE {
            blocks.last_mut().into_iter().for_each(|block| block.push(child.clone()));
        } else if let Some(element) = child.dyn_ref::<Element>() {
            let unseen = element.get_client_rects().length() == 0 && !element.local_name().starts_with("leptos-");
            if unseen || element.matches(NOT_READ).unwrap_or(true) {
                continue;
            }
            let block = element.matches(BLOCKS).unwrap_or(false);
            if block {
                blocks.push(Vec::new());
            }
            gather(&child, blocks);
            if block {
                blocks.push(Vec::new());
            }
        }
    }
}

/// The sentences of one block, each with its place in the text nodes.
fn in_block(nodes: &[Node]) -> Vec<Sentence> {
    let texts: Vec<String> = nodes.iter().map(|node| node.text_content().unwrap_or_default()).collect();
    let whole = texts.concat();
    let place = |offset: usize| {
        let mut before = 0;
        for (node, text) in nodes.iter().zip(&texts) {
            if offset <= before + text.len() {
                let letters = text.get(..offset - before)?.encode_utf16().count();
                return Some((node, u32::try_from(letters).ok()?));
            }
            before += text.len();
        }
        None
    };
    sentences(&whole)
        .into_iter()
        .map(|range| {
            let at = place(range.start).zip(place(range.end)).and_then(|((first, from), (last, to))| {
                let at = Range::new().ok()?;
                at.set_start(first, from).ok()?;
                at.set_end(last, to).ok()?;
                Some(at)
            });
            Sentence { words: spoken(whole.get(range).unwrap_or_default()), at }
        })
        .collect()
}

/// The sentences that the child typed. They are not marked: a box has no places to mark.
fn of_the_box() -> Vec<Sentence> {
    let field = document().and_then(|document| document.get_element_by_id("text"));
    let typed =
        field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()).map(|field| field.value()).unwrap_or_default();
    sentences(&typed)
        .into_iter()
        .filter_map(|range| typed.get(range).map(|part| Sentence { words: spoken(part), at: None }))
        .collect()
}

/// Marks a sentence, and no other, where the browser knows how; else the block that it stands in.
fn mark(at: Option<&Range>) {
    if let Some(block) = document().and_then(|document| document.query_selector(".reading").ok()?) {
        let _ = block.class_list().remove_1("reading");
    }
    let highlights = Reflect::get(&global(), &"CSS".into()).and_then(|css| Reflect::get(&css, &"highlights".into())).ok();
    let highlights = highlights.filter(JsValue::is_object);
    if let Some(highlights) = &highlights {
        call(highlights, "delete", &Array::of1(&"reading".into()));
    }
    let Some(at) = at else { return };
    let block = at.start_container().ok().and_then(|node| node.parent_element());
    if let Some(block) = &block {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        block.scroll_into_view_with_scroll_into_view_options(&options);
    }
    let highlight = Reflect::get(&global(), &"Highlight".into())
        .and_then(JsCast::dyn_into::<Function>)
        .and_then(|kind| Reflect::construct(&kind, &Array::of1(at)));
    match (highlights, highlight, block) {
        (Some(highlights), Ok(highlight), _) => call(&highlights, "set", &Array::of2(&"reading".into(), &highlight)),
        (.., Some(block)) => drop(block.class_list().add_1("reading")),
        _ => {}
    }
}

fn call(object: &JsValue, name: &str, values: &Array) {
    if let Ok(function) = Reflect::get(object, &name.into()).and_then(JsCast::dyn_into::<Function>) {
        let _ = function.apply(object, values);
    }
}

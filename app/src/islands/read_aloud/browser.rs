//! What only a browser can do: find the words, pick a voice of the phone, speak, and mark the sentence that is spoken.

use super::{
    State, What,
    sentences::{sentences, spoken},
};
use js_sys::{Array, Function, Reflect, global};
use leptos::prelude::{Effect, GetUntracked, GetValue, RwSignal, Set, StoredValue};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    Document, Element, Event, HtmlTextAreaElement, KeyboardEvent, Node, Range, ScrollIntoViewOptions, ScrollLogicalPosition,
    SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice, window,
};

/// What stands alone when it is read: no sentence goes on from one to the next.
const BLOCKS: &str = "h1, h2, h3, p, li, legend, label, small, div, fieldset";
/// What is not read: what the child typed, what is for the adult beside them, what is pressed, and what is not to be seen.
const NOT_READ: &str = "textarea, input, select, button, svg, .tools, .adult-note, .field-note, .vh, [translate=no], [aria-hidden=true]";
/// Speed: as the voice is, and where the person chose it more slowly.
const USUAL: f32 = 1.0;
const SLOW: f32 = 0.7;

/// One sentence: what is spoken, and where it stands.
struct Sentence {
    words: String,
    at: Option<Range>,
}

struct Reader {
    state: RwSignal<State>,
    sentences: RefCell<Vec<Sentence>>,
    /// Raised by every start and stop: what a stopped voice still reports counts no more.
    turn: Cell<u32>,
    /// Browsers forget an utterance that nobody holds, and its end is then never reported.
    speaking: RefCell<Option<SpeechSynthesisUtterance>>,
}

/// Wakes the buttons; answers what a press does.
pub(super) fn reader(state: RwSignal<State>) -> impl Fn(What) + Copy + Send + Sync + 'static {
    let reader = Rc::new(Reader { state, sentences: RefCell::default(), turn: Cell::new(0), speaking: RefCell::default() });
    // Asked once now, because some phones load their voices only when asked.
    let _ = voice();
    Effect::new(move |_| state.set(State::Ready));
    stop_on_leaving(&reader);
    // Held where only this thread reaches it, because what is drawn may be sent to another.
    let reader = StoredValue::new_local(reader);
    move |what| {
        let reader = reader.get_value();
        if reader.state.get_untracked() == State::Reading {
            stop(&reader);
        } else {
            start(&reader, what);
        }
    }
}

/// Leaving the page, "Close quickly", another tab and Escape all end it.
fn stop_on_leaving(reader: &Rc<Reader>) {
    let (Some(window), Some(document)) = (window(), document()) else { return };
    let listen = |target: &web_sys::EventTarget, name: &str, ends: fn(&Event) -> bool| {
        let reader = Rc::clone(reader);
        let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            if reader.state.get_untracked() == State::Reading && ends(&event) {
                stop(&reader);
            }
        });
        let _ = target.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
        listener.forget();
    };
    listen(&window, "pagehide", |_| true);
    listen(&window, "heard:leaving", |_| true);
    listen(&document, "visibilitychange", |_| self::document().is_some_and(|document| document.hidden()));
    listen(&document, "keydown", |event| event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape"));
}

fn start(reader: &Rc<Reader>, what: What) {
    let Some(voice) = voice() else { return reader.state.set(State::NoVoice) };
    *reader.sentences.borrow_mut() = match what {
        What::Page => of_the_page(),
        What::Own => of_the_box(),
    };
    reader.turn.set(reader.turn.get().wrapping_add(1));
    reader.state.set(State::Reading);
    speak(reader, &voice, 0);
}

fn stop(reader: &Reader) {
    reader.turn.set(reader.turn.get().wrapping_add(1));
    if let Some(synthesis) = synthesis() {
        synthesis.cancel();
    }
    reader.speaking.borrow_mut().take();
    mark(None);
    reader.state.set(State::Ready);
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
    let page = document()?.document_element()?.get_attribute("lang")?.to_lowercase();
    let language = |lang: &str| lang.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let voices: Vec<SpeechSynthesisVoice> = synthesis()?
        .get_voices()
        .iter()
        .map(JsCast::unchecked_into::<SpeechSynthesisVoice>)
        .filter(|voice| voice.local_service() && language(&voice.lang()) == language(&page))
        .collect();
    let same_country = voices.iter().find(|voice| voice.lang().replace('_', "-").to_lowercase() == page);
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
    let typed = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()).map(|field| field.value()).unwrap_or_default();
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
        .and_then(|kind| kind.dyn_into::<Function>())
        .and_then(|kind| Reflect::construct(&kind, &Array::of1(at)));
    match (highlights, highlight, block) {
        (Some(highlights), Ok(highlight), _) => call(&highlights, "set", &Array::of2(&"reading".into(), &highlight)),
        (.., Some(block)) => drop(block.class_list().add_1("reading")),
        _ => {}
    }
}

fn call(object: &JsValue, name: &str, values: &Array) {
    if let Ok(function) = Reflect::get(object, &name.into()).and_then(|value| value.dyn_into::<Function>()) {
        let _ = function.apply(object, values);
    }
}

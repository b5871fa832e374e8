//! Saves what is typed two seconds after the typing stops, and says when. Words that could not be saved stay on the page and are tried again.

use leptos::prelude::*;

/// What the line says.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "only the browser moves beyond the first states"))]
enum Line {
    Nothing,
    Saved,
    Saving,
    NotSaved,
    NoSignal,
    SignalBack,
    Elsewhere,
}

/// The saved line of a question, kept true while the child types. `{time}` in its words is filled in here.
#[island]
pub fn Autosave(
    /// Where to post the form.
    url: String,
    /// When it was saved last.
    saved_at: Option<String>,
    /// "Saved at {time}"
    saved: String,
    /// "Saving"
    saving: String,
    /// "Not saved yet ..."
    not_saved: String,
    /// "No signal ..."
    no_signal: String,
    /// "The signal is back ..."
    back: String,
    /// "You have this open in two places ..."
    elsewhere: String,
) -> impl IntoView {
    let (time, set_time) = signal(saved_at.clone().unwrap_or_default());
    let (line, set_line) = signal(if saved_at.is_some() { Line::Saved } else { Line::Nothing });
    #[cfg(feature = "hydrate")]
    browser::autosave(url, set_line, set_time);
    #[cfg(not(feature = "hydrate"))]
    let _ = (url, set_line, set_time);
    let words = move || {
        let text = match line.get() {
            Line::Nothing => "",
            Line::Saved => &saved,
            Line::Saving => &saving,
            Line::NotSaved => &not_saved,
            Line::NoSignal => &no_signal,
            Line::SignalBack => &back,
            Line::Elsewhere => &elsewhere,
        };
        text.replace("{time}", &time.get())
    };
    let class = move || match line.get() {
        Line::NotSaved | Line::NoSignal | Line::Elsewhere => "saved unsaved",
        Line::Saved | Line::SignalBack => "saved kept",
        Line::Nothing | Line::Saving => "saved",
    };
    view! { <span class=class role="status" data-test="saved">{words}</span> }
}

#[cfg(feature = "hydrate")]
pub(super) mod browser {
    //! What only a browser can do.

    use super::Line;
    use js_sys::{Array, Function, Object, Reflect, global};
    use leptos::prelude::{Set, WriteSignal};
    use std::{cell::RefCell, rc::Rc};
    use wasm_bindgen::{JsCast, JsValue, closure::Closure};
    use web_sys::{
        Element, Event, FormData, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement, RequestInit, Response, UrlSearchParams,
        window,
    };

    /// Milliseconds of quiet after which a save begins.
    const QUIET: i32 = 2_000;
    /// Milliseconds after which a failed save is tried again.
    const AGAIN: i32 = 5_000;

    struct State {
        form: HtmlFormElement,
        url: String,
        timer: Option<i32>,
        /// Typed since the last save began.
        dirty: bool,
        saving: bool,
        was_lost: bool,
        line: WriteSignal<Line>,
        time: WriteSignal<String>,
    }

    type Shared = Rc<RefCell<State>>;

    /// Watches the form of the page and keeps it saved.
    pub(super) fn autosave(url: String, line: WriteSignal<Line>, time: WriteSignal<String>) {
        let Some(form) = element("question-form").and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) else { return };
        let state = Rc::new(RefCell::new(State {
            form: form.clone(),
            url,
            timer: None,
            dirty: false,
            saving: false,
            was_lost: false,
            line,
            time,
        }));
        let on_change = {
            let state = Rc::clone(&state);
            Closure::<dyn FnMut(Event)>::new(move |_| {
                state.borrow_mut().dirty = true;
                later(&state, QUIET);
            })
        };
        for event in ["input", "change"] {
            let _ = form.add_event_listener_with_callback(event, on_change.as_ref().unchecked_ref());
        }
        on_change.forget();
        let at_once = |name: &str| {
            let state = Rc::clone(&state);
            let listener = Closure::<dyn FnMut(Event)>::new(move |_| {
                if state.borrow().dirty {
                    save(&state, true);
                }
            });
            if let Some(window) = window() {
                let _ = window.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
            }
            listener.forget();
        };
        at_once("pagehide");
        at_once("heard:leaving");
        at_once("online");
        warn_before_leaving(&state);
        // The page could be typed in before this woke: the guard took note of it.
        if Reflect::get(&global(), &"heardTyped".into()).is_ok_and(|typed| typed.is_truthy()) {
            state.borrow_mut().dirty = true;
            later(&state, QUIET);
        }
        // The form's own save takes over: nothing is warned of any more.
        let submitted = {
            let state = Rc::clone(&state);
            Closure::<dyn FnMut(Event)>::new(move |_| state.borrow_mut().dirty = false)
        };
        let _ = form.add_event_listener_with_callback("submit", submitted.as_ref().unchecked_ref());
        submitted.forget();
    }

    fn warn_before_leaving(state: &Shared) {
        let state = Rc::clone(state);
        let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            if state.borrow().was_lost && state.borrow().dirty {
                event.prevent_default();
            }
        });
        if let Some(window) = window() {
            let _ = window.add_event_listener_with_callback("beforeunload", listener.as_ref().unchecked_ref());
        }
        listener.forget();
    }

    fn later(state: &Shared, milliseconds: i32) {
        let Some(window) = window() else { return };
        if let Some(timer) = state.borrow_mut().timer.take() {
            window.clear_timeout_with_handle(timer);
        }
        let again = Rc::clone(state);
        let run = Closure::once_into_js(move || save(&again, false));
        state.borrow_mut().timer =
            window.set_timeout_with_callback_and_timeout_and_arguments_0(run.unchecked_ref(), milliseconds).ok();
    }

    fn save(state: &Shared, leaving: bool) {
        if state.borrow().saving && !leaving {
            return later(state, QUIET);
        }
        {
            let mut open = state.borrow_mut();
            if !open.dirty {
                return;
            }
            (open.dirty, open.saving) = (false, true);
            open.line.set(Line::Saving);
        }
        let state = Rc::clone(state);
        leptos::task::spawn_local(async move {
            let reply = post(&state, leaving).await;
            let mut open = state.borrow_mut();
            open.saving = false;
            match reply {
                Some((200, revision, at)) => {
                    if let Some(field) = field(&open.form, "revision") {
                        field.set_value(&revision);
                    }
                    open.time.set(at);
                    open.line.set(if open.was_lost { Line::SignalBack } else { Line::Saved });
                    open.was_lost = false;
                    drop(open);
                    if let Some(window) = window() {
                        let _ = Event::new("heard:saved").map(|event| window.dispatch_event(&event));
                    }
                }
                Some((409, ..)) => open.line.set(Line::Elsewhere),
                // What was typed cannot be taken as it is: pressing Next says why. It stays on the page.
                Some((410 | 413 | 422, ..)) => open.line.set(Line::NotSaved),
                other => {
                    open.dirty = true;
                    open.was_lost = true;
                    open.line.set(if other.is_none() { Line::NoSignal } else { Line::NotSaved });
                    drop(open);
                    later(&state, AGAIN);
                }
            }
        });
    }

    /// Posts the form; answers status, revision and time, or nothing when there is no signal.
    async fn post(state: &Shared, leaving: bool) -> Option<(u16, String, String)> {
        let (form, url) = {
            let open = state.borrow();
            (open.form.clone(), open.url.clone())
        };
        let data = FormData::new_with_form(&form).ok()?;
        let body = UrlSearchParams::new_with_str_sequence_sequence(&Array::from(&data)).ok()?;
        let init = RequestInit::new();
        init.set_method("POST");
        init.set_body(&body);
        let _ = Reflect::set(&init, &"keepalive".into(), &leaving.into());
        let _ = Reflect::set(&init, &"redirect".into(), &"manual".into());
        let reply = wasm_bindgen_futures::JsFuture::from(window()?.fetch_with_str_and_init(&url, &init)).await.ok()?;
        let reply: Response = reply.dyn_into().ok()?;
        let status = reply.status();
        if status != 200 {
            return Some((status, String::new(), String::new()));
        }
        let json = wasm_bindgen_futures::JsFuture::from(reply.json().ok()?).await.ok()?;
        let text = |key: &str| Reflect::get(&json, &key.into()).ok();
        // A number for one question, text for a page of several.
        let as_text = |value: JsValue| value.as_string().or_else(|| value.as_f64().map(|number| number.to_string()));
        let revision = text("revision").and_then(as_text).unwrap_or_default();
        Some((status, revision, text("at").and_then(|value| value.as_string()).unwrap_or_default()))
    }

    fn field(form: &HtmlFormElement, name: &str) -> Option<HtmlInputElement> {
        form.query_selector(&format!("input[name={name}]")).ok()??.dyn_into().ok()
    }

    fn element(id: &str) -> Option<Element> {
        window()?.document()?.get_element_by_id(id)
    }

    /// Calls back with the text of a field, now and whenever it is typed in.
    pub(in crate::islands) fn on_input(id: &str, mut then: impl FnMut(String) + 'static) {
        let Some(field) = element(id) else { return };
        let read = move |field: &JsValue| {
            field
                .dyn_ref::<HtmlTextAreaElement>()
                .map(HtmlTextAreaElement::value)
                .or_else(|| field.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value))
        };
        then(read(&field).unwrap_or_default());
        let watched = field.clone();
        let listener = Closure::<dyn FnMut(Event)>::new(move |_| then(read(&watched).unwrap_or_default()));
        let _ = field.add_event_listener_with_callback("input", listener.as_ref().unchecked_ref());
        listener.forget();
    }

    /// How many letters a reader sees: an emoji or an accented letter is one. The browser knows; without that, code points.
    pub(in crate::islands) fn letters(text: &str) -> u32 {
        segments(text).unwrap_or_else(|| u32::try_from(text.chars().count()).unwrap_or(u32::MAX))
    }

    fn segments(text: &str) -> Option<u32> {
        let intl = Reflect::get(&global(), &"Intl".into()).ok()?;
        let segmenter: Function = Reflect::get(&intl, &"Segmenter".into()).ok()?.dyn_into().ok()?;
        let segmenter = Reflect::construct(&segmenter, &Array::new()).ok()?;
        let segment: Function = Reflect::get(&segmenter, &"segment".into()).ok()?.dyn_into().ok()?;
        let found = segment.call1(&segmenter, &text.into()).ok()?;
        Some(Array::from(&Object::from(found)).length())
    }
}

//! A labelled field of one line: label, hint, error, box, in this order.

use super::{FieldError, FieldErrors};
use leptos::prelude::*;

/// A field of one line.
#[component]
pub(crate) fn Field(
    /// The field's name, and its id.
    name: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What was typed, shown again.
    #[prop(into, optional)]
    value: String,
    /// `text`, `date`, `time`, `email`, `password`, `search`.
    #[prop(default = "text")]
    kind: &'static str,
    /// A line below the label.
    #[prop(into, optional)]
    hint: String,
    /// Further classes of the box.
    #[prop(optional)]
    class: &'static str,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// What to put right on this page.
    #[prop(optional)]
    errors: FieldErrors,
) -> impl IntoView {
    let message = errors.at(name);
    let described: Vec<String> =
        [(!hint.is_empty()).then(|| format!("{name}-hint")), message.is_some().then(|| format!("{name}-error"))]
            .into_iter()
            .flatten()
            .collect();
    let described = Some(described.join(" ")).filter(|ids| !ids.is_empty());
    let hint = (!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> });
    view! {
        <div class="field">
            <label for=name>{label}</label>
            {hint}
            <FieldError field=name message=message.clone()/>
            <input
                id=name
                name=name
                type=kind
                class=class
                value=value
                autocomplete=autocomplete
                spellcheck="false"
                aria-describedby=described
                aria-invalid=message.map(|_| "true")
            />
        </div>
    }
}

/// A list to choose one from.
#[component]
pub(crate) fn SelectField(
    /// The field's name, and its id.
    name: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// Value and words of each option.
    options: Vec<(String, String)>,
    /// The value chosen.
    #[prop(into, optional)]
    value: String,
    /// What to put right on this page.
    #[prop(optional)]
    errors: FieldErrors,
) -> impl IntoView {
    let message = errors.at(name);
    let options = options
        .into_iter()
        .map(|(option, words)| {
            let selected = option == value;
            view! { <option value=option selected=selected>{words}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <FieldError field=name message=message.clone()/>
            <select id=name name=name aria-describedby=message.as_ref().map(|_| format!("{name}-error")) aria-invalid=message.map(|_| "true")>{options}</select>
        </div>
    }
}

//! What to put right: a summary on top that takes the focus, and the same words at each field.

use crate::symbols::Symbol;
use heard_service::Problem;
use leptos::prelude::*;

/// What to put right on a page, by field.
#[derive(Clone, Debug, Default)]
pub(crate) struct FieldErrors(Vec<(String, String)>);

impl FieldErrors {
    /// One problem with one field.
    pub(crate) fn one(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self(vec![(field.into(), message.into())])
    }

    /// Several problems, each with its field.
    pub(crate) fn several(problems: Vec<(String, String)>) -> Self {
        Self(problems)
    }

    /// Those of the fields whose name begins so, without that beginning.
    pub(crate) fn within(&self, prefix: &str) -> Self {
        let inside = self.0.iter().filter_map(|(field, message)| Some((field.strip_prefix(prefix)?.to_owned(), message.clone())));
        Self(inside.collect())
    }

    /// Whether there is nothing to put right.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words at one field.
    pub(crate) fn at(&self, field: &str) -> Option<String> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, message)| message.clone())
    }
}

impl From<Vec<Problem>> for FieldErrors {
    fn from(problems: Vec<Problem>) -> Self {
        Self(problems.into_iter().map(|problem| (problem.field.into_owned(), problem.message)).collect())
    }
}

/// The summary on top of the page; nothing when all is well.
#[component]
pub(crate) fn ErrorSummary(
    errors: FieldErrors,
    /// Its heading.
    #[prop(into, default = "There is something to fix".to_owned())]
    title: String,
) -> impl IntoView {
    (!errors.is_empty()).then(|| {
        let lines = errors
            .0
            .into_iter()
            .map(|(field, message)| view! { <li><a href=format!("#{field}")>{message}</a></li> })
            .collect_view();
        view! {
            <div class="mend" role="group" aria-labelledby="error-summary-title" data-test="error-summary" tabindex="-1">
                <h2 id="error-summary-title">{title}</h2>
                <ul role="list">{lines}</ul>
            </div>
        }
    })
}

/// The words at one field; nothing when all is well.
#[component]
pub(crate) fn FieldError(
    /// The field's id.
    #[prop(into)]
    field: String,
    message: Option<String>,
) -> impl IntoView {
    message.map(|message| view! { <p class="field-error" id=format!("{field}-error")><Symbol name="alert"/>{message}</p> })
}

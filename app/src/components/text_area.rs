//! The house text area. Leptos 0.8 does not escape what stands in a `<textarea>`, so this is the only place that writes one.

use leptos::prelude::*;

/// A text area that shows again what was typed, whatever it is.
#[component]
pub(crate) fn TextArea(
    /// The field's name, and its id.
    #[prop(into)]
    name: String,
    /// What was typed.
    #[prop(into)]
    value: String,
    /// Ids of what describes it.
    #[prop(into, optional)]
    described_by: String,
    /// Whether it has something to put right.
    #[prop(optional)]
    invalid: bool,
    /// Id of the field, when it is not its name.
    #[prop(into, optional)]
    id: String,
    /// Whether the words are a child's or a family's own: direction is theirs, and nothing is sent away to be spell-checked.
    #[prop(optional)]
    own_words: bool,
) -> impl IntoView {
    let id = if id.is_empty() { name.clone() } else { id };
    let described_by = Some(described_by).filter(|ids| !ids.is_empty());
    // A blank placeholder lets the styles know a box with nothing in it.
    let dirname = own_words.then(|| format!("{name}.dir"));
    view! {
        <textarea
            id=id
            name=name
            rows="6"
            dir="auto"
            dirname=dirname
            autocomplete="off"
            placeholder=own_words.then_some(" ")
            spellcheck="false"
            aria-describedby=described_by
            aria-invalid=invalid.then_some("true")
            inner_html=escaped(&value)
        ></textarea>
    }
}

/// Text as it must stand inside a text area. The parser eats one leading line feed, so one is given to it.
fn escaped(text: &str) -> String {
    format!("\n{}", text.replace('&', "&amp;").replace('<', "&lt;"))
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_typed_can_leave_the_text_area() {
        assert_eq!(escaped("</textarea><script>alert(1)</script>"), "\n&lt;/textarea>&lt;script>alert(1)&lt;/script>");
    }

    #[test]
    fn a_text_that_starts_with_a_blank_line_keeps_it() {
        assert_eq!(escaped("\nhello &lt; you"), "\n\nhello &amp;lt; you");
    }
}

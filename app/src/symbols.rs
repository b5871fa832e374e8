//! The drawn set, put inline: a symbol takes the text's colour and needs no request of its own.

use leptos::prelude::*;

/// The inside and the frame of every file in `public/symbols`, by name; written by `build.rs`.
mod drawn {
    include!(concat!(env!("OUT_DIR"), "/symbols.rs"));
}

/// The view box, stroke width and paths of a symbol.
fn find(name: &str) -> Option<(&'static str, &'static str, &'static str)> {
    let at = drawn::SYMBOLS.binary_search_by_key(&name, |symbol| symbol.0).ok()?;
    drawn::SYMBOLS.get(at).map(|(_, view_box, width, paths)| (*view_box, *width, *paths))
}

/// A symbol. It never stands without words beside it, so its own alternative is empty.
#[component]
pub(crate) fn Symbol(
    /// Its name in `public/symbols`.
    #[prop(into)]
    name: String,
    /// Further classes: `big`, `huge`, `flip`.
    #[prop(into, optional)]
    class: String,
) -> impl IntoView {
    let (view_box, width, paths) = find(&name).unwrap_or(("0 0 48 48", "2.5", ""));
    let flips = if class.contains("flip") || drawn::FLIPPED.contains(&name.as_str()) { " flip" } else { "" };
    let class = format!("sym {}{flips}", class.replace("flip", "").trim()).replace("  ", " ");
    view! {
        <svg
            class=class.trim().to_owned()
            width="48"
            height="48"
            aria-hidden="true"
            focusable="false"
            viewBox=view_box
            fill="none"
            stroke="currentColor"
            stroke-width=width
            stroke-linecap="round"
            stroke-linejoin="round"
            inner_html=paths
        ></svg>
    }
}

/// Whether a symbol of this name was drawn.
#[cfg(test)]
pub(crate) fn is_drawn(name: &str) -> bool {
    find(name).is_some()
}

#[cfg(test)]
mod tests {
    use heard_domain::forms::Catalogue;

    #[test]
    fn every_symbol_that_a_form_names_is_drawn() {
        let missing: Vec<_> = Catalogue::shipped().symbols_used().into_iter().filter(|name| !super::is_drawn(name)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}

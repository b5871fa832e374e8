//! How much room is left, said only when it matters. It never stops anyone from typing.

use leptos::prelude::*;

/// Shows what is left of a limit once less than a tenth of it is left. Letters are counted as a reader counts them.
#[island]
pub fn CharacterCount(
    /// The id of the field.
    field: String,
    /// The most letters that are kept in one go.
    limit: u32,
    /// "Letters left: {count}"
    left: String,
    /// "Letters too many: {count}"
    over: String,
) -> impl IntoView {
    let (rest, set_rest) = signal(None::<i64>);
    #[cfg(feature = "hydrate")]
    super::autosave::browser::on_input(&field, move |text| {
        let left = i64::from(limit) - i64::from(super::autosave::browser::letters(&text));
        set_rest.set((left < i64::from(limit / 10)).then_some(left));
    });
    #[cfg(not(feature = "hydrate"))]
    let _ = (set_rest, field, limit);
    let words = move || match rest.get() {
        Some(count) if count < 0 => over.replace("{count}", &count.unsigned_abs().to_string()),
        Some(count) => left.replace("{count}", &count.to_string()),
        None => String::new(),
    };
    view! { <span class="soft" role="status">{words}</span> }
}

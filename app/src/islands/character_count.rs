//! How much room is left, said only when it matters. It never stops anyone from typing.

use leptos::prelude::*;

/// Shows what is left of a limit once less than a tenth of it is left. Letters are counted as a reader counts them.
#[island]
pub fn CharacterCount(
    /// The id of the field.
    field: String,
    /// The most letters that are kept in one go.
    limit: u32,
) -> impl IntoView {
    let (left, set_left) = signal(None::<i64>);
    #[cfg(feature = "hydrate")]
    super::autosave::browser::on_input(&field, move |text| {
        let left = i64::from(limit) - i64::from(super::autosave::browser::letters(&text));
        set_left.set((left < i64::from(limit / 10)).then_some(left));
    });
    #[cfg(not(feature = "hydrate"))]
    let _ = (set_left, field, limit);
    let words = move || match left.get() {
        Some(left) if left < 0 => format!("{} letters too many", -left),
        Some(left) => format!("{left} letters left"),
        None => String::new(),
    };
    view! { <span class="soft" role="status">{words}</span> }
}

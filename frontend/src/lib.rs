//! The WASM entry: wakes the islands of a page that already works without it.

// Islands are exported by the app crate; without this mention the linker drops them.
extern crate heard_app;

/// Called by the script in the page's head once the page is usable.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}

//! The only code that reaches the browser as WASM. Every page works without it; islands make it kinder.

mod autosave;
mod character_count;
mod read_aloud;

pub use autosave::Autosave;
pub use character_count::CharacterCount;
pub use read_aloud::ReadAloud;

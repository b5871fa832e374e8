//! Heard: store.

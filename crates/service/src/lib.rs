//! Heard: service.

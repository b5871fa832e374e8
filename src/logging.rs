//! The log: lines on standard error. docs/LOGGING.md says what goes into it and what never does.

use crate::config::Stage;
use std::{
    io::{self, IsTerminal},
    panic,
};
use tracing_subscriber::EnvFilter;

/// Starts the log. In production a panic is logged by its place only: its words may quote what someone typed.
pub(crate) fn start(filter: &str, stage: Stage) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_target(false)
        .with_ansi(io::stderr().is_terminal())
        .with_writer(io::stderr)
        .init();
    if stage == Stage::Production {
        panic::set_hook(Box::new(|panic| {
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            tracing::error!("the program contradicted itself at {place}");
        }));
    }
}

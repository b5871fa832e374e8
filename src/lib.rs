//! The composition root: wires store, services and pages into one application. It knows no rule.

pub mod application;
pub mod commands;
pub mod config;
mod files;
mod health;
mod logging;
mod middleware;
pub mod serve;
pub mod stop;
pub mod sweep;

pub use application::{Application, Backend};
pub use config::Config;

//! The whole application, in process: pages and the layers around them, over a database of its own for each test.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod adults;
mod card;
mod config;
mod csrf;
mod feedback;
mod headers;
mod healthz;
mod helpers;
mod languages;
mod limits;
mod lists;
mod log;
mod looks;
mod main_job;
mod never_logged;
mod never_lose_words;
mod offered;
mod pin;
mod read_aloud;
mod reply;
mod send_this_bit;
mod sending;
mod sessions;
mod tell_someone;
mod throttle;
mod who_may;

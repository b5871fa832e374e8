//! The pages, in folders named like their URLs.

pub(crate) mod answering;
pub(crate) mod card;
pub(crate) mod close;
pub(crate) mod feedback;
pub(crate) mod help_now;
pub(crate) mod home;
pub(crate) mod how_it_looks;
pub(crate) mod language;
pub(crate) mod me;
pub(crate) mod say;
pub(crate) mod several;
pub(crate) mod sign_in;
pub(crate) mod staff;
pub(crate) mod stay;

use crate::failure::Failure;
use axum::response::Response;

/// What a page answers.
pub(crate) type Outcome = Result<Response, Failure>;

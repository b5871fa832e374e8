//! The rules of the domain: pure, without IO, clock or chance. Dates and instants come in as arguments.
//!
//! Names are the field's own (see `docs/RULES.md`, section 1).

pub mod age;
pub mod calendar;
pub mod due;
pub mod forms;
pub mod ids;
pub mod linking;
pub mod looks;
pub mod meeting;
pub mod participation;
pub mod policy;
pub mod rates;
pub mod replies;
pub mod ssda903;
pub mod submission;
pub mod tasks;

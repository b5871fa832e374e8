//! `/staff/reports`: what managers count.

pub(crate) mod participation;

//! Linking a submission to the child's next review (rules section 4).

mod after;
mod changes;
mod facts;
mod life;
mod targets;

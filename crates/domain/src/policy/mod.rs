//! Who may do what: one table of role and action, each cell saying for whom.
//!
//! The table is the outer bound. The service applies it to the person and the child at hand, and the readers of a piece narrow it
//! further: a form, a child, or a standing alert may keep someone out who could read it by role.

mod scope;
mod table;
mod words;

pub use scope::Scope;
pub use table::{scope, widest};
pub use words::{Action, Role};

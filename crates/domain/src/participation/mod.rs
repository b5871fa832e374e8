//! How a child took part in a meeting: the eight codes, what the chair records, and the code that the evidence suggests
//! (rules section 6).

mod attendance;
mod chairing;
mod code;
mod reason;
mod suggest;

pub use attendance::Attendance;
pub use chairing::{ChairingLevel, NotALevel};
pub use code::{Code, CodeRefused, check};
pub use reason::Reason;
pub use suggest::{Evidence, Suggestion, suggest};

//! How people get in: children by card and PIN, staff by password. Nobody can be shut out by somebody else's guesses.

mod cards;
mod language;
mod pins;
mod sessions;
mod staff;
mod throttle;

pub use cards::{Card, CardFace, CardSecret, Held, NewCard};
pub(crate) use cards::{Found, grouped, square};
pub use pins::{DeviceToken, Welcome};
pub use sessions::{Person, SessionLimits};
pub use throttle::Origin;

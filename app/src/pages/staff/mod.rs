//! `/staff` and below: the working side, by role.

pub(crate) mod alerts;
pub(crate) mod audit;
pub(crate) mod children;
pub(crate) mod desk;
pub(crate) mod meetings;
pub(crate) mod people;
pub(crate) mod reports;
pub(crate) mod set_up;
pub(crate) mod sign_in;
pub(crate) mod sign_out;
pub(crate) mod slips;
pub(crate) mod tasks;

//! What is kept: the only crate that names sqlx. One SQL text serves SQLite and PostgreSQL.
//!
//! A [`Store`] opens transactions; every read and write is a method of [`Tx`], grouped by noun, one file each.
//! Dropping a `Tx` rolls back; only [`Tx::commit`] keeps.

mod alerts;
mod allocations;
mod answers;
mod audit;
mod cards;
mod care;
mod child_list;
mod children;
mod db;
mod devices;
mod error;
mod health;
mod imports;
mod links;
mod looks;
mod meeting_lists;
mod meetings;
mod names;
mod openings;
mod participations;
mod replies;
mod reports;
mod sessions;
mod slips;
mod staff;
mod submissions;
mod tasks;
mod throttle;
mod visits;
mod window;

pub use alerts::Alert;
pub use allocations::{Allocation, Duty};
pub use answers::{Saved, StoredAnswer};
pub use audit::{AuditOf, AuditRow};
pub use cards::{Invitation, NewInvitation};
pub use care::{CarePeriod, Plan};
pub use child_list::{ChildFilter, ChildLine};
pub use children::{Child, NewChild};
pub use db::{Store, Tx};
pub use devices::{Device, Pin, WrongPins};
pub use error::{Error, Result};
pub use imports::{ImportRun, KnownLimit, StoredPeriod, StoredReview};
pub use links::StoredLink;
pub use meeting_lists::{MeetingLine, MeetingList, Whose};
pub use meetings::{ChangedElsewhere, Meeting, NewMeeting};
pub use participations::{Confirmation, Participation};
pub use replies::{NewReply, Reply};
pub use reports::NamedReview;
pub use sessions::{PERSON, Sessions};
pub use slips::{NewSlip, Slip};
pub use staff::{NewStaff, SetUp, Staff};
pub use submissions::{Helper, NewSubmission, Owner, Submission};
pub use tasks::{Done, NewTask, Task, TaskAbout};
pub use throttle::Tries;
pub use visits::DeclinedVisit;
pub use window::Window;

//! One id type for each kind of thing, so that a child's id can never be passed where a meeting's is meant.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a raw identifier, read from the database or made from random bytes.
            pub const fn new(raw: Uuid) -> Self {
                Self(raw)
            }

            /// The raw identifier, for the store.
            pub const fn raw(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    };
}

id!(/** A member of staff: chair, worker, business support, manager or administrator. */ StaffId);
id!(/** A child or young person. */ ChildId);
id!(/** One unbroken time of being looked after. */ CarePeriodId);
id!(/** One dated event with a chair. */ MeetingId);
id!(/** One filled-in form, from draft to sent. */ SubmissionId);
id!(/** One link of a submission to a meeting or a due window. */ LinkId);
id!(/** What lets a person in: a printed card or a link. */ InvitationId);
id!(/** A slip that lets a parent or carer say how a conference was. */ SlipId);
id!(/** A phone or computer that a child has signed in on before. */ DeviceId);
id!(/** A safety alert. */ AlertId);
id!(/** Something that an answer asked someone to do. */ TaskId);

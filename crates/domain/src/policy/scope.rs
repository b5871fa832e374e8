//! For whom a role may do something.

/// For whom a person may do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// For nobody. The page does not exist for them.
    Nothing,
    /// Their own things only.
    Own,
    /// Children whose meeting they chair, or whose chair they are.
    OwnMeetings,
    /// Children allocated to them.
    Allocated,
    /// Both of the two before: the caseload of a person who is a worker and a chair. No single role has it.
    AllocatedAndMeetings,
    /// Everyone in the service.
    Service,
}

impl Scope {
    /// Every scope, from the narrowest.
    pub const ALL: [Self; 6] =
        [Self::Nothing, Self::Own, Self::OwnMeetings, Self::Allocated, Self::AllocatedAndMeetings, Self::Service];

    /// The stable key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Own => "own",
            Self::OwnMeetings => "own-meetings",
            Self::Allocated => "allocated",
            Self::AllocatedAndMeetings => "allocated-and-meetings",
            Self::Service => "service",
        }
    }

    /// What someone may do who has both this scope and the other.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Service, _) | (_, Self::Service) => Self::Service,
            (Self::AllocatedAndMeetings, _)
            | (_, Self::AllocatedAndMeetings)
            | (Self::Allocated, Self::OwnMeetings)
            | (Self::OwnMeetings, Self::Allocated) => Self::AllocatedAndMeetings,
            (Self::Allocated, _) | (_, Self::Allocated) => Self::Allocated,
            (Self::OwnMeetings, _) | (_, Self::OwnMeetings) => Self::OwnMeetings,
            (Self::Own, _) | (_, Self::Own) => Self::Own,
            (Self::Nothing, Self::Nothing) => Self::Nothing,
        }
    }
}

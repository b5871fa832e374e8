//! Who is asking. Every service takes one.

use heard_domain::{
    ids::{ChildId, SlipId, StaffId, SubmissionId},
    policy::{Action, Role, Scope, scope, widest},
};

/// Who is asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Nobody who signed in.
    Nobody,
    /// A child on their own page.
    Child(ChildId),
    /// A parent or carer who opened a slip: no account, no name, one piece about one conference.
    Parent(ParentActor),
    /// A worker at a record of theirs: that one piece, and nothing else of what they may do.
    Author(AuthorActor),
    /// A member of staff.
    Staff(StaffActor),
    /// Someone at the machine itself, running a command.
    Operator,
}

/// A parent or carer who opened a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParentActor {
    /// The slip.
    pub slip: SlipId,
    /// What was begun with it.
    pub piece: SubmissionId,
}

/// A worker at a record of theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuthorActor {
    /// Who.
    pub staff: StaffId,
    /// The record.
    pub piece: SubmissionId,
}

/// A member of staff who signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffActor {
    /// Which one.
    pub id: StaffId,
    /// As on a badge.
    pub name: String,
    /// What they may do.
    pub roles: Vec<Role>,
}

impl Actor {
    /// For whom this person may do something.
    pub fn scope(&self, action: Action) -> Scope {
        match self {
            Self::Nobody | Self::Author(_) => Scope::Nothing,
            Self::Child(_) => scope(Role::Child, action),
            // Which of the two holds the slip is not known and makes no difference: their rows of the table are the same.
            Self::Parent(_) => scope(Role::Parent, action),
            Self::Staff(staff) => widest(&staff.roles, action),
            // Whoever can run commands beside the database can read it; what they do is written down all the same.
            Self::Operator => match action {
                Action::MakeInvitation
                | Action::MakeSlips
                | Action::ImportRegister
                | Action::ManagePeople
                | Action::SeeReport
                | Action::SeeReportRows => Scope::Service,
                _ => Scope::Nothing,
            },
        }
    }

    /// Whether there is anyone at all for whom this person may do something.
    pub fn may(&self, action: Action) -> bool {
        self.scope(action) != Scope::Nothing
    }

    /// The member of staff, if it is one.
    pub const fn staff(&self) -> Option<&StaffActor> {
        match self {
            Self::Staff(staff) => Some(staff),
            _ => None,
        }
    }

    /// How the audit names them.
    pub fn audit_name(&self) -> String {
        match self {
            Self::Nobody => "nobody".to_owned(),
            Self::Child(id) => format!("child:{id}"),
            Self::Parent(parent) => format!("slip:{}", parent.slip),
            Self::Staff(StaffActor { id, .. }) | Self::Author(AuthorActor { staff: id, .. }) => format!("staff:{id}"),
            Self::Operator => "operator".to_owned(),
        }
    }
}

//! The table.

use super::{Action, Role, Scope};
use Action as Do;

const NONE: Scope = Scope::Nothing;
const OWN: Scope = Scope::Own;
const MEET: Scope = Scope::OwnMeetings;
const ALLO: Scope = Scope::Allocated;
const SERV: Scope = Scope::Service;

/// Who may do this, in the order of `Role::ALL`.
///
/// - A child's words are read by the allocated worker, the chair and the manager. Never by a parent, a carer, business support or an
///   administrator.
/// - Business support does everything needed to book and invite, and knows that a piece was sent.
/// - Only the chair, who was there, confirms a participation code.
/// - Parents and carers come in by slips that open one thing of their own, and have no other page here.
/// - What they say of a conference is read by its chair and the manager: not by the worker it may be about, nor by who typed it in.
/// - What adults say before a meeting is read as a child's words are. Only an allocated worker writes a record of a young child.
#[rustfmt::skip]
#[expect(clippy::match_same_arms, reason = "one row for each action, to be read as a table")]
const fn row(action: Action) -> [Scope; 8] {
    match action {
        //                       child parent carer worker chair support manager administrator
        Do::SeeOwnPage       => [OWN,  NONE,  NONE, NONE,  NONE, NONE,   NONE,   NONE],
        Do::SendStatement    => [OWN,  NONE,  NONE, NONE,  NONE, NONE,   NONE,   NONE],
        Do::SeeOwnReceipt    => [OWN,  NONE,  NONE, NONE,  NONE, NONE,   NONE,   NONE],
        Do::SetPin           => [OWN,  NONE,  NONE, NONE,  NONE, NONE,   NONE,   NONE],
        Do::GiveFeedback     => [NONE, OWN,   OWN,  NONE,  NONE, NONE,   NONE,   NONE],
        Do::GiveAdultViews   => [NONE, OWN,   OWN,  NONE,  NONE, NONE,   NONE,   NONE],

        Do::SeeDesk          => [NONE, NONE,  NONE, ALLO,  MEET, SERV,   SERV,   OWN ],
        Do::ListChildren     => [NONE, NONE,  NONE, ALLO,  MEET, SERV,   SERV,   NONE],
        Do::SeeChild         => [NONE, NONE,  NONE, ALLO,  MEET, SERV,   SERV,   NONE],
        Do::EditChild        => [NONE, NONE,  NONE, NONE,  NONE, SERV,   SERV,   NONE],
        Do::ListSubmissions  => [NONE, NONE,  NONE, ALLO,  MEET, SERV,   SERV,   NONE],
        Do::ReadWords        => [NONE, NONE,  NONE, ALLO,  MEET, NONE,   SERV,   NONE],

        Do::BookMeeting      => [NONE, NONE,  NONE, NONE,  MEET, SERV,   SERV,   NONE],
        Do::ChangeMeeting    => [NONE, NONE,  NONE, NONE,  MEET, SERV,   SERV,   NONE],
        Do::MakeInvitation   => [NONE, NONE,  NONE, ALLO,  MEET, SERV,   SERV,   NONE],
        Do::SeeMeeting       => [NONE, NONE,  NONE, ALLO,  MEET, SERV,   SERV,   NONE],
        Do::RecordMeeting    => [NONE, NONE,  NONE, NONE,  MEET, NONE,   SERV,   NONE],
        Do::ConfirmCode      => [NONE, NONE,  NONE, NONE,  MEET, NONE,   NONE,   NONE],

        Do::Reply            => [NONE, NONE,  NONE, NONE,  MEET, NONE,   NONE,   NONE],

        Do::MakeSlips        => [NONE, NONE,  NONE, NONE,  MEET, SERV,   SERV,   NONE],
        Do::InviteCarer      => [NONE, NONE,  NONE, ALLO,  MEET, SERV,   SERV,   NONE],
        Do::KeyInFeedback    => [NONE, NONE,  NONE, NONE,  NONE, SERV,   NONE,   NONE],
        Do::ReadFeedback     => [NONE, NONE,  NONE, NONE,  MEET, NONE,   SERV,   NONE],
        Do::ReadAdultViews   => [NONE, NONE,  NONE, ALLO,  MEET, NONE,   SERV,   NONE],
        Do::Observe          => [NONE, NONE,  NONE, ALLO,  NONE, NONE,   NONE,   NONE],

        Do::SeeAlerts        => [NONE, NONE,  NONE, ALLO,  MEET, NONE,   SERV,   NONE],
        Do::AcknowledgeAlert => [NONE, NONE,  NONE, ALLO,  MEET, NONE,   SERV,   NONE],

        Do::SeeTasks         => [NONE, NONE,  NONE, ALLO,  MEET, NONE,   SERV,   NONE],
        Do::FinishTask       => [NONE, NONE,  NONE, ALLO,  MEET, NONE,   SERV,   NONE],

        Do::SeeReport        => [NONE, NONE,  NONE, NONE,  NONE, NONE,   SERV,   NONE],
        Do::SeeReportRows    => [NONE, NONE,  NONE, NONE,  NONE, NONE,   SERV,   NONE],
        Do::ImportRegister   => [NONE, NONE,  NONE, NONE,  NONE, SERV,   NONE,   NONE],
        Do::ManagePeople     => [NONE, NONE,  NONE, NONE,  NONE, NONE,   NONE,   SERV],
        Do::SeeAudit         => [NONE, NONE,  NONE, NONE,  NONE, NONE,   NONE,   SERV],
    }
}

/// For whom a role may do this.
pub const fn scope(role: Role, action: Action) -> Scope {
    let [child, parent, carer, worker, chair, support, manager, administrator] = row(action);
    match role {
        Role::Child => child,
        Role::Parent => parent,
        Role::Carer => carer,
        Role::Worker => worker,
        Role::Chair => chair,
        Role::BusinessSupport => support,
        Role::Manager => manager,
        Role::Administrator => administrator,
    }
}

/// For whom a person with all these roles may do this.
pub fn widest(roles: &[Role], action: Action) -> Scope {
    roles.iter().fold(Scope::Nothing, |widest, &role| widest.or(scope(role, action)))
}

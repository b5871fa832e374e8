//! The roles and the actions.

use crate::meeting::UnknownWord;
use std::str::FromStr;

/// An enum of words with stable keys. `ALL` is made from the same list, so that no word can be missing from the golden table.
macro_rules! words {
    ($(#[$about:meta])* $name:ident, $what:literal: $($(#[$doc:meta])* $word:ident = $key:literal,)+) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$doc])* $word,)+
        }

        impl $name {
            /// Every one, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$word),+];

            /// The stable key.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$word => $key,)+
                }
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;

            fn from_str(key: &str) -> Result<Self, Self::Err> {
                match key {
                    $($key => Ok(Self::$word),)+
                    _ => Err(UnknownWord(key.to_owned(), $what)),
                }
            }
        }
    };
}

words! {
    /// What a person is to the service. One person may have several roles.
    Role, "role":
    /// A child or young person.
    Child = "child",
    /// A parent, or someone with parental responsibility.
    Parent = "parent",
    /// A foster carer, a relative who cares, or residential staff.
    Carer = "carer",
    /// A child's social worker.
    Worker = "worker",
    /// Who chairs meetings: an IRO or a conference chair.
    Chair = "chair",
    /// Who books and invites.
    BusinessSupport = "business_support",
    /// Who answers for the service.
    Manager = "manager",
    /// Who looks after accounts.
    Administrator = "administrator",
}

words! {
    /// What a person can do in the app. The key is what the audit log says.
    Action, "action":
    /// See one's own page: the next review, the forms, what became of what was sent.
    SeeOwnPage = "see-own-page",
    /// Write a statement and send it.
    SendStatement = "send-statement",
    /// See a piece of one's own and what became of it.
    SeeOwnReceipt = "see-own-receipt",
    /// Set the PIN for coming back on the same device.
    SetPin = "set-pin",
    /// Say, as a parent or carer with a slip, how a conference was.
    GiveFeedback = "give-feedback",
    /// Say, as a parent or carer with a slip, what one thinks before a meeting.
    GiveAdultViews = "give-adult-views",
    /// See the first page of the working side.
    SeeDesk = "see-desk",
    /// List children and search among them.
    ListChildren = "list-children",
    /// See a child's page: who they are, their meetings and when the next is due.
    SeeChild = "see-child",
    /// Change what a child is called, the words they are asked in, and who works with them.
    EditChild = "edit-child",
    /// See which pieces there are, when they were sent, where they are linked and who has read them. Never a word of them.
    ListSubmissions = "list-submissions",
    /// Open a piece as one of its readers. Recorded as read before the page is sent.
    ReadWords = "read-words",
    /// Book a meeting.
    BookMeeting = "book-meeting",
    /// Move a meeting or call it off.
    ChangeMeeting = "change-meeting",
    /// Make a child's invitation card.
    MakeInvitation = "make-invitation",
    /// See a meeting's page. The words on it need `ReadWords`.
    SeeMeeting = "see-meeting",
    /// Record that a meeting was held, and who was there.
    RecordMeeting = "record-meeting",
    /// Confirm a child's participation code.
    ConfirmCode = "confirm-code",
    /// Write back to a child what was decided, and whether it was done their way.
    Reply = "reply",
    /// Make slips with which parents and carers say how a conference was, and stop them. Never what was said with one.
    MakeSlips = "make-slips",
    /// Make slips with which a child's carers say what they think before a review, and stop them.
    InviteCarer = "invite-carer",
    /// Type in what a parent or carer wrote on paper.
    KeyInFeedback = "key-in-feedback",
    /// Read what parents and carers said about a conference. Its chair, and the chair's manager; not the chair of a later one.
    ReadFeedback = "read-feedback",
    /// Read what parents, carers and workers wrote before a meeting, as themselves. Each answer has its own readers besides.
    ReadAdultViews = "read-adult-views",
    /// Write a record of a young child: what was seen and heard, never as the child.
    Observe = "observe",
    /// See safety alerts.
    SeeAlerts = "see-alerts",
    /// Take a safety alert on, by name.
    AcknowledgeAlert = "acknowledge-alert",
    /// See what children and families asked for.
    SeeTasks = "see-tasks",
    /// Say that what was asked for is done.
    FinishTask = "finish-task",
    /// See the participation report.
    SeeReport = "see-report",
    /// Open a figure of the report to the children and meetings behind it.
    SeeReportRows = "see-report-rows",
    /// Load the register from the national return.
    ImportRegister = "import-register",
    /// Add staff, give roles, end accounts.
    ManagePeople = "manage-people",
    /// See who did and read what.
    SeeAudit = "see-audit",
}

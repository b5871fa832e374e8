//! Which forms a child is offered, and when. What a form needs stands in its file; what is known of the child comes in.

use super::band::Band;
use super::form::{Author, Form, HelperRole, OfferedIf, OfferedWhen};
use crate::{age::CODED_FROM, meeting::MeetingKind, submission::SubmissionKind};
use chrono::{Days, NaiveDate};

/// How long after a meeting a child is asked how it was, in days: three months, in which the next one is not far off.
pub const ASKED_AFTER_DAYS: u64 = 92;

/// What is known of a child when their forms are listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    /// The words they are asked in.
    pub band: Band,
    /// Age in whole years.
    pub age: u32,
    /// What the adult beside them is to them; none when the child is on their own.
    pub helper: Option<HelperRole>,
    /// Whether they are looked after, and so live with carers. Where they are placed is not on record yet.
    pub looked_after: bool,
    /// The next meeting of each cycle: booked, or due.
    pub next: Vec<MeetingKind>,
    /// The meetings that were held, with the London day.
    pub held: Vec<(MeetingKind, NaiveDate)>,
    /// Today, in London.
    pub today: NaiveDate,
}

/// Why a form is not offered now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOffered {
    /// It holds somebody else's words.
    NotTheirs,
    /// It has no words for this band, or the child is too young for it.
    Age,
    /// It is for children who live otherwise.
    Elsewhere,
    /// It is for a meeting that this child does not have, or that was not held, or was held long ago.
    Meeting,
    /// The adult beside the child may not help with it: it is about them.
    Helper,
}

impl Form {
    /// Whether a child is offered the form.
    ///
    /// # Errors
    /// Why not. That the helper is the reason is said last: without them it would be offered.
    pub fn offered_to(&self, child: &Situation) -> Result<(), NotOffered> {
        if self.author != Author::Child {
            return Err(NotOffered::NotTheirs);
        }
        if !self.bands().any(|band| band == child.band) || self.min_age.is_some_and(|from| child.age < u32::from(from)) {
            return Err(NotOffered::Age);
        }
        if self.offered_if.is_some_and(|only| !child.lives_as(only)) {
            return Err(NotOffered::Elsewhere);
        }
        let fits = match self.offered_when {
            Some(OfferedWhen::OnAReceipt) => false,
            Some(OfferedWhen::AfterHeld) => child.held_lately().any(|kind| self.is_offered_for(kind)),
            // A statement goes to whichever meeting comes next, also when none is in sight yet.
            None if child.next.is_empty() => self.submission == SubmissionKind::Statement,
            None => child.next.iter().any(|kind| self.is_offered_for(*kind)),
        };
        if !fits {
            return Err(NotOffered::Meeting);
        }
        match child.helper {
            Some(role) if self.helper_not.contains(&role) => Err(NotOffered::Helper),
            _ => Ok(()),
        }
    }

    /// Whether it is asked once for each meeting: it has a question that must not be asked again (rules section 5: without nagging).
    pub fn is_asked_once(&self) -> bool {
        self.questions.iter().any(|question| question.once)
    }
}

impl Situation {
    fn lives_as(&self, only: OfferedIf) -> bool {
        match only {
            OfferedIf::LivesWithCarers => self.looked_after,
            OfferedIf::Under4 => self.age < CODED_FROM,
        }
    }

    fn held_lately(&self) -> impl Iterator<Item = MeetingKind> {
        let since = self.today.checked_sub_days(Days::new(ASKED_AFTER_DAYS)).unwrap_or(NaiveDate::MIN);
        self.held.iter().filter(move |(_, day)| *day >= since).map(|(kind, _)| *kind)
    }
}

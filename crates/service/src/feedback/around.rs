//! What is known before the first question that an adult is asked: which meeting it is about or for, and who will read it.

use crate::{
    Service,
    error::{Error, Result},
    linking::NextDue,
    say::Around,
};
use chrono::{DateTime, Utc};
use heard_domain::{
    forms::{Band, Facts, Form, Names, Piece, Placeholder, Readers, TextId},
    ids::{ChildId, MeetingId},
    meeting::{MeetingKind, MeetingState},
};
use heard_store::{Duty, Meeting, Owner, Tx};

/// What stands above the questions: only shown, never asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The family's names, or the child's, where they are known: siblings may have different ones.
    pub names: Vec<String>,
    /// The meeting, and when it begins: none where none is booked.
    pub meeting: Option<(MeetingKind, DateTime<Utc>)>,
    /// Who chairs it.
    pub chair: Option<String>,
}

/// Who reads what an adult writes, by name.
pub(crate) struct Readership {
    chair: Option<String>,
    workers: Vec<String>,
    /// Feedback is read by the chair's manager in the worker's place.
    feedback: bool,
}

/// The children an adult writes about and their meetings.
struct Circle {
    children: Vec<ChildId>,
    meetings: Vec<Meeting>,
    /// The one it is about, or to which it goes as things stand.
    next: Option<Meeting>,
}

impl Service {
    /// The header of what an adult fills in.
    pub(super) async fn adults_header(&self, tx: &mut Tx, form: &Form, whose: Owner) -> Result<Header> {
        let circle = self.circle(tx, form, whose).await?;
        let mut names: Vec<String> = Vec::new();
        for child in &circle.children {
            let child = tx.child(*child).await?.ok_or(Error::Hidden)?;
            let name = if whose.of_child().is_some() { child.given_name } else { child.family_name };
            names.extend(name.filter(|name| !names.contains(name)));
        }
        names.sort();
        let chair = match &circle.next {
            Some(meeting) => self.chair_name(tx, meeting).await?,
            None => None,
        };
        Ok(Header { names, meeting: circle.next.map(|meeting| (meeting.kind, meeting.starts_at)), chair })
    }

    /// What decides which questions are asked, and who is around them.
    pub(crate) async fn around_adults(&self, tx: &mut Tx, form: &Form, whose: Owner) -> Result<(Facts, Readership)> {
        let circle = self.circle(tx, form, whose).await?;
        let kinds = match &circle.next {
            Some(meeting) => vec![meeting.kind],
            None => self.kinds_due(tx, &circle, form).await?,
        };
        let held = |kind: &MeetingKind| {
            circle.meetings.iter().any(|meeting| meeting.kind == *kind && meeting.state == MeetingState::Held)
        };
        let facts = Facts { first_meeting: !kinds.iter().any(held), meeting_kinds: kinds, ..Facts::default() };
        let mut readers = Readership { chair: None, workers: Vec::new(), feedback: form.readers == Readers::Feedback };
        if let Some(meeting) = &circle.next {
            readers.chair = self.chair_name(tx, meeting).await?;
        }
        for child in &circle.children {
            for one in tx.allocations(*child).await? {
                match one.duty {
                    Duty::Worker if !readers.workers.contains(&one.name) => readers.workers.push(one.name),
                    Duty::Chair if circle.next.is_none() && whose.of_child().is_some() && readers.chair.is_none() => {
                        readers.chair = Some(one.name);
                    }
                    Duty::Worker | Duty::Chair => {}
                }
            }
        }
        Ok((facts, readers))
    }

    /// The names in the words, in the language of this service.
    pub(crate) fn adults_names(&self, readers: &Readership) -> Names {
        let mut names = self.names(&Around::default(), Band::Adult, false);
        if let Some(chair) = &readers.chair {
            names = names.with(Placeholder::Chair, chair);
        }
        let mut workers: Vec<Piece> = readers.workers.iter().map(|name| Piece { text: name.clone(), is_name: true }).collect();
        if workers.is_empty() {
            workers.extend(names.get(Placeholder::Worker).cloned());
        }
        let beside = if readers.feedback {
            let manager = self.forms().standing.text(TextId::FallbackManager, Band::Adult).to_owned();
            vec![Piece { text: manager, is_name: false }]
        } else {
            workers.clone()
        };
        let all = names.get(Placeholder::Chair).cloned().into_iter().chain(beside).collect();
        names.with_list(Placeholder::Worker, workers).with_list(Placeholder::Readers, all)
    }

    /// The names for whoever only looks at a slip: of the council, and of no one in the family's life.
    pub(super) fn names_before_the_button(&self, form: &Form) -> Names {
        let names = self.names(&Around::default(), Band::Adult, false);
        let minutes = form.minutes.get(&Band::Adult).copied().unwrap_or_default();
        names.with(Placeholder::Minutes, minutes.to_string())
    }

    async fn circle(&self, tx: &mut Tx, form: &Form, whose: Owner) -> Result<Circle> {
        let children = match whose {
            Owner::Family(conference) => tx.children_of_meeting(conference).await?,
            Owner::Adult(child) => vec![child],
            Owner::Child(_) => return Err(Error::Hidden),
        };
        let mut meetings: Vec<Meeting> = Vec::new();
        for child in &children {
            let more = tx.meetings_of_child(*child).await?;
            // Siblings meet together: each meeting counts once.
            meetings.extend(
                more.into_iter().filter(|meeting| meetings.iter().all(|known| known.id != meeting.id)).collect::<Vec<_>>(),
            );
        }
        let next = match whose.about() {
            Some(conference) if form.readers == Readers::Feedback => Some(tx.meeting(conference).await?.ok_or(Error::Hidden)?),
            asked_for => self.to_come(&meetings, form, asked_for),
        };
        Ok(Circle { children, meetings, next })
    }

    /// The meeting that a piece sent now goes to, as the linker sees it.
    fn to_come(&self, meetings: &[Meeting], form: &Form, asked_for: Option<MeetingId>) -> Option<Meeting> {
        let to_come = meetings.iter().filter(|meeting| self.is_to_come(meeting) && form.is_offered_for(meeting.kind));
        to_come.min_by_key(|meeting| (asked_for != Some(meeting.id), meeting.starts_at, meeting.id)).cloned()
    }

    async fn kinds_due(&self, tx: &mut Tx, circle: &Circle, form: &Form) -> Result<Vec<MeetingKind>> {
        let mut kinds: Vec<MeetingKind> = Vec::new();
        for child in &circle.children {
            let meetings = tx.meetings_of_child(*child).await?;
            for NextDue { kind, .. } in self.next_due(tx, *child, &meetings).await? {
                if form.is_offered_for(kind) && !kinds.contains(&kind) {
                    kinds.push(kind);
                }
            }
        }
        Ok(kinds)
    }
}

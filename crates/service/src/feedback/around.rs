//! What is known before the first question: which conference it is about, and who will read it.

use crate::{
    Service,
    error::{Error, Result},
    say::Around,
};
use chrono::{DateTime, Utc};
use heard_domain::{
    forms::{Band, Facts, Names, Piece, Placeholder, TextId},
    ids::MeetingId,
    meeting::MeetingKind,
};
use heard_store::{Meeting, Tx};

/// What stands above the questions: only shown, never asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The family's names, where they are known: siblings may have different ones.
    pub family: Vec<String>,
    /// Which kind of conference.
    pub kind: MeetingKind,
    /// When it began.
    pub starts_at: DateTime<Utc>,
    /// Who chaired it.
    pub chair: Option<String>,
}

impl Service {
    /// The header of a conference.
    pub(super) async fn feedback_header(&self, tx: &mut Tx, meeting: &Meeting) -> Result<Header> {
        let mut family: Vec<String> = Vec::new();
        for child in tx.children_of_meeting(meeting.id).await? {
            let name = tx.child(child).await?.and_then(|child| child.family_name);
            family.extend(name.filter(|name| !family.contains(name)));
        }
        family.sort();
        let chair = self.chair_name(tx, meeting).await?;
        Ok(Header { family, kind: meeting.kind, starts_at: meeting.starts_at, chair })
    }

    /// What decides which questions are asked, and who chaired that conference.
    pub(crate) async fn around_feedback(&self, tx: &mut Tx, conference: MeetingId) -> Result<(Facts, Option<String>)> {
        let meeting = tx.meeting(conference).await?.ok_or(Error::Hidden)?;
        let facts = Facts { meeting_kinds: vec![meeting.kind], ..Facts::default() };
        Ok((facts, self.chair_name(tx, &meeting).await?))
    }

    /// The names in the words: the chair of that conference and the chair's manager read it.
    pub(crate) fn feedback_names(&self, chair: Option<&str>) -> Names {
        let mut names = self.names(&Around::default(), Band::Adult, false);
        if let Some(chair) = chair {
            names = names.with(Placeholder::Chair, chair);
        }
        let manager = Piece { text: self.forms().standing.text(TextId::FallbackManager, Band::Adult).to_owned(), is_name: false };
        let readers = names.get(Placeholder::Chair).cloned().into_iter().chain([manager]).collect();
        names.with_list(Placeholder::Readers, readers)
    }
}

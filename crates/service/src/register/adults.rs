//! What adults wrote about a child, as the child's page lists it: who and when, and never a word of it.

use crate::{
    Actor, Service,
    error::Result,
    feedback::{SlipFor, SlipsHere},
};
use chrono::{DateTime, Utc};
use heard_domain::{ids::SubmissionId, policy::Action, submission::SubmissionKind};
use heard_store::{Child, StoredLink, Submission, Tx};

/// What a child's page shows of adults.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AdultsOfChild {
    /// What was sent, newest first; none for a reader who may not know.
    pub sent: Vec<AdultLine>,
    /// Slips for the carers; none for a reader who may make none.
    pub slips: Option<SlipsHere>,
    /// Whether this reader may write a record of the child: an allocated worker, of a child under 4.
    pub may_observe: bool,
    /// Whether this reader may open records.
    pub may_open: bool,
}

/// One piece.
#[derive(Clone, Debug, PartialEq)]
pub struct AdultLine {
    /// Which one.
    pub id: SubmissionId,
    /// The form's name.
    pub form: String,
    /// The worker whose record it is; none for a carer's views.
    pub worker: Option<String>,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// Every link it ever had, oldest first, with the rule that made each.
    pub links: Vec<StoredLink>,
}

impl Service {
    /// What a child's page shows of adults.
    pub(super) async fn adults_of(&self, tx: &mut Tx, actor: &Actor, child: &Child) -> Result<AdultsOfChild> {
        let mut sent = Vec::new();
        if actor.may(Action::ListSubmissions) {
            for piece in tx.adult_pieces_of(child.id).await? {
                sent.extend(self.line(tx, piece).await?);
            }
            sent.sort_by_key(|line| std::cmp::Reverse(line.sent_at));
        }
        Ok(AdultsOfChild {
            sent,
            slips: self.slips_here(tx, actor, SlipFor::Carer(child.id)).await?,
            may_observe: self.may_observe(tx, actor, child.id).await.is_ok(),
            may_open: self.child_for(tx, actor, Action::ReadAdultViews, child.id).await.is_ok(),
        })
    }

    async fn line(&self, tx: &mut Tx, piece: Submission) -> Result<Option<AdultLine>> {
        let (Some(sent_at), Some(snapshot)) = (piece.sent_at, piece.snapshot) else { return Ok(None) };
        let worker = match piece.author.filter(|_| piece.kind == SubmissionKind::Observation) {
            Some(author) => tx.staff(author).await?.map(|staff| staff.name),
            None => None,
        };
        Ok(Some(AdultLine { id: piece.id, form: snapshot.name, worker, sent_at, links: tx.link_history(piece.id).await? }))
    }
}

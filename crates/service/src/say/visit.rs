//! A visit that a child declined: a right, kept with its reasons, never argued with (rules section 5).

use super::Draft;
use crate::{Service, error::Result};
use heard_domain::{
    forms::{Answer, Does},
    ids::ChildId,
};
use heard_store::Tx;

/// The question in which a child says what made them choose no.
pub(crate) const REASONS: &str = "visit-no-reason";

impl Service {
    /// Keeps that the visit was declined, when the piece says so.
    pub(super) async fn keep_declined_visit(&self, tx: &mut Tx, child: ChildId, draft: &Draft) -> Result<()> {
        let journey = draft.journey();
        if !journey.starts().iter().any(|started| started.does == Does::DeclineVisit) {
            return Ok(());
        }
        let reasons: Vec<String> =
            journey.answer(REASONS).map(Answer::chosen).unwrap_or_default().into_iter().map(str::to_owned).collect();
        Ok(tx.add_declined_visit(self.chance.id(), child, draft.submission.id, &reasons, self.clock.now()).await?)
    }
}

//! Taking over the council's own register from its national return: all of it or nothing, and the same return again changes nothing.

mod carry_out;
mod held;
mod in_time;

pub use in_time::LimitsKnown;

use crate::{
    Actor, Service,
    error::{Error, Problem as Refusal, Result},
};
use heard_domain::{
    policy::Action,
    ssda903::{ReturnYear, Summary, Tally, plan, read},
};
use in_time::Kept;
use serde::Serialize;

/// What an import did, or would do.
#[derive(Clone, Debug, Serialize)]
pub struct ImportReport {
    /// The figures and problems, as the command promises them.
    #[serde(flatten)]
    pub summary: Summary,
    /// For how many imported reviews it can now be told whether they were held in time; none when nothing was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limits: Option<LimitsKnown>,
    /// Nothing was written: it was only asked what would be done.
    pub dry_run: bool,
}

impl Service {
    /// Takes over a return. A return that cannot be read is refused whole; a bad row is listed and stops nothing else.
    ///
    /// # Errors
    /// [`Error::Invalid`] with a line beside `year` or `files` for each reason why nothing was loaded.
    pub async fn import_ssda903(
        &self,
        actor: &Actor,
        files: Vec<(String, Vec<u8>)>,
        year: i32,
        dry_run: bool,
    ) -> Result<ImportReport> {
        actor.require(Action::ImportRegister)?;
        let ending = ReturnYear::ending(year).ok_or_else(|| {
            let message = format!("{year} is not a year that a return can end in: give one from 2000 to 2100");
            Error::Invalid(vec![Refusal::new("year", message)])
        })?;
        let seen = read(&files, ending, self.clock.today()).map_err(|refused| {
            Error::Invalid(refused.reasons().into_iter().map(|reason| Refusal::new("files", reason)).collect())
        })?;
        let mut tx = self.store.write().await?;
        let held = held::held(&mut tx).await?;
        let plan = plan(&seen, &held.register);
        let summary = plan.summary(&seen);
        if dry_run {
            return Ok(ImportReport { summary, limits: None, dry_run });
        }
        let touched = self.carry_out(&mut tx, &plan, held).await?;
        let at = self.record(&mut tx, actor, Action::ImportRegister, &format!("return:{year}"), &figures(&summary)).await?;
        let kept = Kept { left_out: seen.left_out(&plan.conflicts) };
        tx.add_import_run(self.chance.id(), at, "ssda903", year, &kept).await?;
        let limits = Some(self.put_limits(&mut tx).await?);
        let senders = tx.children_who_sent().await?;
        for child in touched.intersection(&senders) {
            self.relink_child(&mut tx, *child).await?;
        }
        tx.commit().await?;
        Ok(ImportReport { summary, limits, dry_run })
    }
}

/// The figures in one line, for the record of who imported what.
fn figures(summary: &Summary) -> String {
    let of = |name: &str, tally: Tally| {
        format!("{name}: {} read, {} new, {} changed, {} unchanged", tally.read, tally.created, tally.changed, tally.unchanged)
    };
    format!(
        "{}; {}; {}; problems: {}",
        of("children", summary.children),
        of("care periods", summary.care_periods),
        of("reviews", summary.reviews),
        summary.problems.len()
    )
}

//! The names in texts: who reads a piece, which meeting it is for, what the council's numbers are.

use crate::{Actor, Service, error::Result};
use heard_domain::{
    calendar::london_date,
    forms::{Band, Names, Piece, Placeholder},
    ids::ChildId,
    meeting::MeetingState,
    policy::Action,
};
use heard_store::{Duty, Meeting, Tx};

/// The people and the meeting behind a child's pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Around {
    /// The planned meetings still to come, earliest first.
    pub(crate) planned: Vec<Meeting>,
    /// The chair, as children say it: of the next meeting, else the child's own.
    pub(crate) chair: Option<String>,
    /// The worker, as children say it.
    pub(crate) worker: Option<String>,
}

impl Service {
    /// The council's own words and numbers, for a page that does not know its reader.
    pub fn plain_names(&self) -> Names {
        self.names(&Around::default(), Band::Any, false)
    }

    /// The names on a child's card, in the child's words.
    pub async fn names_on_card(&self, actor: &Actor, child: ChildId) -> Result<Names> {
        let mut tx = self.store.read().await?;
        let child = self.child_for(&mut tx, actor, Action::MakeInvitation, child).await?;
        let meetings = tx.meetings_of_child(child.id).await?;
        let around = self.around(&mut tx, child.id, &meetings).await?;
        Ok(self.names(&around, self.band_of(&child), false))
    }

    /// Who and what is around a child now.
    pub(crate) async fn around(&self, tx: &mut Tx, child: ChildId, meetings: &[Meeting]) -> Result<Around> {
        let now = self.clock.now();
        let planned: Vec<Meeting> = meetings
            .iter()
            .filter(|meeting| meeting.state == MeetingState::Planned && meeting.starts_at > now)
            .cloned()
            .collect();
        let allocations = tx.allocations(child).await?;
        let allocated = |duty| allocations.iter().find(|one| one.duty == duty).map(|one| one.spoken_name.clone());
        let chair = match planned.first().and_then(|meeting| meeting.chair) {
            Some(id) => tx.staff(id).await?.map(|staff| staff.spoken_name),
            None => None,
        };
        Ok(Around { planned, chair: chair.or_else(|| allocated(Duty::Chair)), worker: allocated(Duty::Worker) })
    }

    /// The names for texts in one reader's words. A worker who must not see a piece is left out of its readers.
    pub(crate) fn names(&self, around: &Around, band: Band, without_worker: bool) -> Names {
        let standing = &self.forms().standing;
        let set = &self.settings;
        let mut names = Names::unknown(standing, band)
            .with(Placeholder::Council, &set.council)
            .with(Placeholder::DayPhone, &set.day_phone)
            .with(Placeholder::NightPhone, &set.night_phone)
            .with(Placeholder::Address, &set.address);
        if let Some(chair) = &around.chair {
            names = names.with(Placeholder::Chair, chair);
        }
        if let Some(worker) = &around.worker {
            names = names.with(Placeholder::Worker, worker);
        }
        if let Some(meeting) = around.planned.first() {
            names = names
                .with_day(Placeholder::MeetingDay, london_date(meeting.starts_at))
                .with_time(Placeholder::MeetingTime, meeting.starts_at);
        }
        let worker = if without_worker { None } else { names.get(Placeholder::Worker).cloned() };
        let readers: Vec<Piece> = [names.get(Placeholder::Chair).cloned(), worker].into_iter().flatten().collect();
        // Those who read a piece are told of an answer with a bell.
        names.with_list(Placeholder::AlertReaders, readers.clone()).with_list(Placeholder::Readers, readers)
    }
}

//! Making slips, and what is told of them afterwards: used or not, never by whom.

use super::is_asked_about;
use crate::{
    Actor, Service,
    error::{Error, Problem, Result},
    token_hash,
    way_in::{grouped, square},
};
use chrono::{DateTime, TimeDelta, Utc};
use heard_domain::{
    calendar::london_date,
    forms::{Band, Names, Placeholder},
    ids::{MeetingId, SlipId},
    policy::Action,
};
use heard_store::{Meeting, Slip};

/// How long a slip works.
const LIFE: TimeDelta = TimeDelta::days(28);
/// The most that are made at once: three sheets of paper.
const MOST: usize = 12;

/// A slip that was just made: the only time its secrets are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSlip {
    /// What the square holds.
    pub url: String,
    /// Ten characters.
    pub code: String,
    /// The last moment it works.
    pub expires_at: DateTime<Utc>,
    /// The square as SVG, for print and screen.
    pub square: String,
}

impl NewSlip {
    /// The code in three groups, as it is printed.
    pub fn grouped_code(&self) -> String {
        grouped(&self.code)
    }
}

/// Slips to print.
#[derive(Clone, Debug)]
pub struct SlipSheet {
    /// The conference they are for. Nothing of it is on the paper.
    pub meeting: Meeting,
    /// The slips.
    pub slips: Vec<NewSlip>,
    /// The names in the words on them.
    pub names: Names,
}

/// What became of a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SlipState {
    /// Nobody began anything with it.
    NotUsed,
    /// Someone began, and has not sent it.
    Opened,
    /// It was sent.
    Sent,
    /// Stopped by staff before it was sent.
    Stopped,
    /// Past its date, and not sent.
    TooOld,
}

impl SlipState {
    /// What became of a slip, at this moment.
    pub(super) fn of(slip: &Slip, now: DateTime<Utc>) -> Self {
        match slip {
            Slip { sent_at: Some(_), .. } => Self::Sent,
            Slip { stopped_at: Some(_), .. } => Self::Stopped,
            _ if slip.expires_at < now => Self::TooOld,
            Slip { submission: Some(_), .. } => Self::Opened,
            _ => Self::NotUsed,
        }
    }
}

impl Service {
    /// Makes slips for a conference, each for another person. Those made before go on working.
    pub async fn make_slips(&self, actor: &Actor, id: MeetingId, number: &str) -> Result<SlipSheet> {
        {
            let mut tx = self.store.read().await?;
            let (meeting, _) = self.meeting_for(&mut tx, actor, Action::MakeSlips, id).await?;
            self.check_slips_can_be_made(&meeting)?;
        }
        let wanted = number.trim().parse::<usize>().ok().filter(|number| (1..=MOST).contains(number));
        let Some(wanted) = wanted else {
            return Err(Error::Invalid(vec![Problem::new("number", format!("Enter how many slips to make, from 1 to {MOST}"))]));
        };
        // Slow on purpose, so before the turn to write is taken.
        let mut secrets = Vec::with_capacity(wanted);
        for _ in 0..wanted {
            let code = self.chance.code();
            let code_hash = self.hasher.code_hash(&code).await?;
            secrets.push((self.chance.token(), code, code_hash));
        }
        let mut tx = self.store.write().await?;
        let (meeting, _) = self.meeting_for(&mut tx, actor, Action::MakeSlips, id).await?;
        self.check_slips_can_be_made(&meeting)?;
        let at = self.record(&mut tx, actor, Action::MakeSlips, &format!("meeting:{id}"), &wanted.to_string()).await?;
        let expires_at = at + LIFE;
        let mut slips = Vec::with_capacity(wanted);
        for (token, code, code_hash) in secrets {
            tx.add_slip(&heard_store::NewSlip {
                id: SlipId::new(self.chance.id()),
                meeting: id,
                token_hash: &token_hash(&token),
                code_hash: &code_hash,
                by: actor.staff().map(|staff| staff.id),
                at,
                expires_at,
            })
            .await?;
            let url = format!("{}/feedback/{token}", self.settings.address);
            slips.push(NewSlip { square: square(&url)?, url, code, expires_at });
        }
        let (_, chair) = self.around_feedback(&mut tx, id).await?;
        tx.commit().await?;
        let minutes = self.forms().form(super::FORM).and_then(|form| form.minutes.get(&Band::Adult)).copied().unwrap_or_default();
        let names = self
            .feedback_names(chair.as_deref())
            .with(Placeholder::Address, format!("{}/card", self.settings.address))
            .with(Placeholder::Minutes, minutes.to_string())
            .with_day(Placeholder::CardUntil, london_date(expires_at));
        Ok(SlipSheet { meeting, slips, names })
    }

    /// Stops the slips of a conference that were not used; with `begun`, also those with which something was begun and not sent.
    pub async fn stop_slips(&self, actor: &Actor, id: MeetingId, begun: bool) -> Result<()> {
        let mut tx = self.store.write().await?;
        self.meeting_for(&mut tx, actor, Action::MakeSlips, id).await?;
        let detail = if begun { "stopped, begun ones too" } else { "stopped" };
        let at = self.record(&mut tx, actor, Action::MakeSlips, &format!("meeting:{id}"), detail).await?;
        tx.stop_slips(id, begun, at).await?;
        Ok(tx.commit().await?)
    }

    /// Slips are printed in the morning of the conference, or at any time after.
    pub(super) fn slips_can_be_made(&self, meeting: &Meeting) -> bool {
        is_asked_about(meeting) && london_date(meeting.starts_at) <= self.clock.today()
    }

    fn check_slips_can_be_made(&self, meeting: &Meeting) -> Result<()> {
        if !is_asked_about(meeting) {
            return Err(Error::Hidden);
        }
        if self.slips_can_be_made(meeting) {
            return Ok(());
        }
        Err(Error::Invalid(vec![Problem::new("number", "Slips can be made from the day of the conference on")]))
    }
}

//! Making slips, and what is told of them afterwards: used or not, never by whom.

use super::SlipFor;
use crate::{
    Actor, Service,
    error::{Error, Problem, Result},
    token_hash,
    way_in::{grouped, square},
};
use chrono::{DateTime, TimeDelta, Utc};
use heard_domain::{
    calendar::london_date,
    forms::{Names, Placeholder},
    ids::SlipId,
};
use heard_store::{Slip, Tx};

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
    /// What they ask. Nothing of whom is on the paper.
    pub asks: SlipFor,
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

/// What a page tells of slips: sorted, so that no place in the row tells anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlipsHere {
    /// What they ask.
    pub asks: SlipFor,
    /// What became of each.
    pub states: Vec<SlipState>,
    /// Whether more can be made now.
    pub may_make: bool,
    /// Whether what came on paper can be typed in now.
    pub may_key_in: bool,
}

impl Service {
    /// Makes slips, each for another person. Those made before go on working.
    pub async fn make_slips(&self, actor: &Actor, asks: SlipFor, number: &str) -> Result<SlipSheet> {
        self.check_slips_can_be_made(&mut self.store.read().await?, actor, asks).await?;
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
        self.check_slips_can_be_made(&mut tx, actor, asks).await?;
        let at = self.record(&mut tx, actor, asks.making(), &asks.subject(), &format!("{} {wanted}", asks.form())).await?;
        let form = self.form_of(asks)?;
        // Before a meeting a slip works at least until that begins.
        let begins = self.adults_header(&mut tx, form, asks.whose()).await?.meeting.map(|(_, at)| at);
        let expires_at = begins.map_or(at + LIFE, |begins| begins.max(at + LIFE));
        let mut slips = Vec::with_capacity(wanted);
        for (token, code, code_hash) in secrets {
            tx.add_slip(&heard_store::NewSlip {
                id: SlipId::new(self.chance.id()),
                form: asks.form(),
                whose: asks.whose(),
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
        tx.commit().await?;
        let names = self
            .names_before_the_button(form)
            .with(Placeholder::Address, format!("{}/card", self.settings.address))
            .with_day(Placeholder::CardUntil, london_date(expires_at));
        Ok(SlipSheet { asks, slips, names })
    }

    /// Stops the slips that were not used; with `begun`, also those with which something was begun and not sent.
    pub async fn stop_slips(&self, actor: &Actor, asks: SlipFor, begun: bool) -> Result<()> {
        let mut tx = self.store.write().await?;
        self.about_for(&mut tx, actor, asks.making(), asks).await?;
        let detail = if begun { "stopped, begun ones too" } else { "stopped" };
        let at = self.record(&mut tx, actor, asks.making(), &asks.subject(), &format!("{} {detail}", asks.form())).await?;
        tx.stop_slips(asks.form(), asks.whose(), begun, at).await?;
        Ok(tx.commit().await?)
    }

    /// What became of slips, for whoever may make them; none for everyone else, and where there is nothing to ask.
    pub(crate) async fn slips_here(&self, tx: &mut Tx, actor: &Actor, asks: SlipFor) -> Result<Option<SlipsHere>> {
        let about = match self.about_for(tx, actor, asks.making(), asks).await {
            Ok(about) => about,
            Err(Error::Hidden | Error::SignedOut) => return Ok(None),
            Err(error) => return Err(error),
        };
        let now = self.clock.now();
        let kept = tx.slips_of(asks.form(), asks.whose()).await?;
        let mut states: Vec<SlipState> = kept.iter().map(|slip| SlipState::of(slip, now)).collect();
        states.sort();
        let may_make = matches!(self.why_no_slip(asks, &about), Ok(None));
        let may_key_in = self.on_paper(tx, actor, asks).await.is_ok();
        Ok((may_make || may_key_in || !states.is_empty()).then_some(SlipsHere { asks, states, may_make, may_key_in }))
    }

    async fn check_slips_can_be_made(&self, tx: &mut Tx, actor: &Actor, asks: SlipFor) -> Result<()> {
        let about = self.about_for(tx, actor, asks.making(), asks).await?;
        match self.why_no_slip(asks, &about)? {
            None => Ok(()),
            Some(why) => Err(Error::Invalid(vec![Problem::new("number", why)])),
        }
    }
}

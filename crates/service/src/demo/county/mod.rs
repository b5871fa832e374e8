//! A whole county: enough of everything to measure speed on.
//!
//! It is written straight to the store, many rows to a transaction. So it has the rows that a page or a report reads, with the links,
//! limits and codes the rules would give, but not the trail that people leave: no audit of each reading, no history of each booking.

mod journeys;
mod life;
mod names;
mod write;

use super::{
    DemoError,
    days::{Days, moment},
    people::{Staff, add_staff},
    sign_ins::LetIn,
};
use crate::{Service, StaffActor, error::Error};
use heard_domain::policy::Role;
use journeys::Journeys;
use life::{Life, Wish, live};
use std::iter::repeat_n;
use write::Writer;

/// How much of everything.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    /// Children. An even number: reviews are shared out in pairs.
    pub(super) children: u32,
    /// Held reviews of each child, on average.
    pub(super) reviews_each: u32,
    /// Sent pieces.
    pub(super) pieces: u32,
    pub(super) chairs: u32,
    pub(super) workers: u32,
}

/// 10,000 children, 60,000 held reviews, 200,000 sent pieces.
pub(super) const COUNTY: Size = Size { children: 10_000, reviews_each: 6, pieces: 200_000, chairs: 40, workers: 120 };

/// How many children go into one transaction: some thousands of rows.
const AT_ONCE: usize = 50;

/// The people of the county.
struct Everyone {
    chairs: Vec<StaffActor>,
    workers: Vec<StaffActor>,
}

/// Makes a county of this size.
pub(super) async fn make(
    service: &Service,
    days: &Days<'_>,
    password: &str,
    size: &Size,
    progress: &(dyn Fn(&str) + Sync),
) -> Result<LetIn, DemoError> {
    let everyone = add_everyone(service, days, password, size).await?;
    progress(&format!("{} chairs and {} workers", everyone.chairs.len(), everyone.workers.len()));
    let mut lives = Vec::new();
    for number in 0..size.children {
        lives.push(live(service, days, size, number, Wish::of(number))?);
    }
    share_out(&mut lives, size.pieces);
    let writer = Writer { service, days, journeys: Journeys::prepare(service, &everyone.chairs)?, everyone };
    let mut done = 0;
    for some in lives.chunks(AT_ONCE) {
        let mut tx = service.store.write().await?;
        for life in some {
            writer.write(&mut tx, life).await?;
        }
        tx.commit().await?;
        done += some.len();
        if done % 1000 == 0 {
            progress(&format!("{done} of {} children", size.children));
        }
    }
    let reviews: usize = lives.iter().map(|life| life.held.len()).sum();
    progress(&format!("{} children, {reviews} held reviews, {} sent pieces", lives.len(), size.pieces));
    ways_in(&lives)
}

/// The staff of every demo first, then as many more chairs and workers as are wanted.
async fn add_everyone(service: &Service, days: &Days<'_>, password: &str, size: &Size) -> Result<Everyone, DemoError> {
    let at = moment(days.ago(2000), (9, 0));
    let more = |role: Role, wanted: u32| {
        let known = Staff::ALL.iter().filter(|staff| staff.role() == role).count();
        repeat_n(role, usize::try_from(wanted).unwrap_or_default().saturating_sub(known))
    };
    let known = Staff::ALL.into_iter().map(|staff| (staff.role(), staff.name().to_owned()));
    let others = more(Role::Chair, size.chairs).chain(more(Role::Worker, size.workers)).zip(0..);
    let others = others.map(|(role, number)| (role, names::staff(number)));
    let (mut chairs, mut workers) = (Vec::new(), Vec::new());
    let mut tx = service.store.write().await?;
    for (role, name) in known.chain(others) {
        let person = add_staff(service, &mut tx, &name, role, password, at).await?;
        match role {
            Role::Chair => chairs.push(person),
            Role::Worker => workers.push(person),
            _ => {}
        }
    }
    tx.commit().await?;
    Ok(Everyone { chairs, workers })
}

/// Shares the pieces out over the meetings that can have some, as evenly as it goes.
fn share_out(lives: &mut [Life], pieces: u32) {
    let mut shares: Vec<&mut u32> = lives.iter_mut().flat_map(Life::shares).collect();
    let Some(each) = u32::try_from(shares.len()).ok().and_then(|count| pieces.checked_div(count)) else { return };
    let mut left = pieces;
    for share in &mut shares {
        **share = each;
        left -= each;
    }
    for share in shares {
        let one = left.min(1);
        *share += one;
        left -= one;
    }
}

/// The wished-for children: the first four come in by card, the fifth by PIN.
fn ways_in(lives: &[Life]) -> Result<LetIn, DemoError> {
    let mut ids = lives.iter().map(|life| life.id);
    let cards = ids.by_ref().take(4).collect();
    Ok(LetIn { cards, returning: ids.next().ok_or(Error::Hidden)?, conference: None })
}

#[cfg(test)]
mod tests;

//! Care periods of a return against those held here: which is which, and what the two make together.

use super::{care::CarePeriod, episode::Episode, register::KnownPeriod, year::ReturnYear};

/// The period held here that a period of the return is, if any.
///
/// They are one when an episode starts on the same day in both (last year's open episode, seen again), when both start on the
/// same day, or when the return's first episode goes on from an earlier one and falls within the period held here.
pub(super) fn counterpart<'a>(seen: &CarePeriod, held: &[&'a KnownPeriod]) -> Option<&'a KnownPeriod> {
    let starts = |known: &CarePeriod, day| known.episodes.iter().any(|episode| episode.decom == day);
    let shares = |known: &CarePeriod| seen.episodes.iter().any(|episode| starts(known, episode.decom));
    let alike = |known: &CarePeriod| known.started_on == seen.started_on;
    let goes_on = |known: &CarePeriod| !seen.start_known && known.covers(seen.started_on);
    let find = |fits: &dyn Fn(&CarePeriod) -> bool| held.iter().copied().find(|known| fits(&known.period));
    find(&shares).or_else(|| find(&alike)).or_else(|| find(&goes_on))
}

/// Whether two periods share more than the day on which one ends and the other begins.
pub(super) fn overlap(a: &CarePeriod, b: &CarePeriod) -> bool {
    let before = |x: &CarePeriod, y: &CarePeriod| x.ended_on.is_some_and(|end| end <= y.started_on);
    !before(a, b) && !before(b, a)
}

/// What a period held here becomes once the return has been read.
///
/// The return wins for the days it can know of. Episodes from before its first one stay, unless it says that care began there.
/// What came after its year stays too, so that loading an older return undoes nothing.
pub(super) fn merged(held: &CarePeriod, seen: &CarePeriod, year: ReturnYear) -> CarePeriod {
    let began_earlier = !seen.start_known && held.started_on < seen.started_on;
    let before = held.episodes.iter().filter(|episode| began_earlier && episode.decom < seen.started_on).cloned();
    let during = seen.episodes.iter().map(|episode| ended_since(held, episode, year));
    let last_seen = seen.episodes.iter().map(|episode| episode.decom).max();
    let after = held.episodes.iter().filter(|episode| episode.decom > year.last && Some(episode.decom) > last_seen).cloned();
    let after: Vec<Episode> = after.collect();

    let ended_since_then = seen.ended_on.is_none() && held.ended_on.is_some_and(|end| end > year.last);
    let ended_on = if ended_since_then || !after.is_empty() { held.ended_on } else { seen.ended_on };
    let start = if began_earlier { held } else { seen };
    let episodes: Vec<Episode> = before.chain(during).chain(after).collect();
    CarePeriod {
        child: seen.child.clone(),
        started_on: start.started_on,
        start_known: start.start_known || (held.start_known && held.started_on == seen.started_on),
        ended_on,
        short_breaks: episodes.iter().all(Episode::is_short_break),
        episodes,
    }
}

/// An episode of the return, with the end held here if that came after the return's year.
fn ended_since(held: &CarePeriod, seen: &Episode, year: ReturnYear) -> Episode {
    let later = |known: &&Episode| known.decom == seen.decom && known.dec.is_some_and(|dec| dec > year.last);
    match held.episodes.iter().find(later).filter(|_| seen.dec.is_none()) {
        Some(known) => Episode { dec: known.dec, rec: known.rec.clone(), ..seen.clone() },
        None => seen.clone(),
    }
}

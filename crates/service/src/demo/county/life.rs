//! One child's life in the county: when they came into care, which reviews were held and when, what is planned.

use super::{Size, names};
use crate::{
    Service,
    chance::Chance,
    demo::{
        DemoError,
        days::{Days, Time, moment},
    },
};
use chrono::{DateTime, Days as CivilDays, NaiveDate, Utc};
use heard_domain::{
    age::{CODED_FROM, age_on},
    due::{Due, next_review_on_full_record},
    ids::{ChildId, MeetingId},
    participation::Code,
};

/// A life, ready to be written.
pub(super) struct Life {
    pub(super) id: ChildId,
    pub(super) number: u32,
    pub(super) given: &'static str,
    pub(super) family: &'static str,
    pub(super) born: NaiveDate,
    pub(super) began: NaiveDate,
    pub(super) ended: Option<NaiveDate>,
    /// Which of the chairs, and which of the workers.
    pub(super) chair: usize,
    pub(super) worker: usize,
    pub(super) held: Vec<Review>,
    pub(super) next: Next,
    /// Whether a piece was begun and not sent.
    pub(super) draft: bool,
}

/// One review, held or planned.
pub(super) struct Review {
    pub(super) id: MeetingId,
    pub(super) starts_at: DateTime<Utc>,
    pub(super) day: NaiveDate,
    pub(super) due: Due,
    /// How the child took part, once it was held.
    pub(super) code: Option<Code>,
    /// Whether the chair has confirmed it.
    pub(super) confirmed: bool,
    /// How many pieces are linked to it.
    pub(super) pieces: u32,
}

/// What comes next.
pub(super) enum Next {
    /// Nothing: no longer looked after.
    Nothing,
    /// A review is planned.
    Planned(Review),
    /// Only a limit is known.
    Due {
        limit: NaiveDate,
        /// How many pieces wait for it.
        pieces: u32,
    },
}

/// What the demo's sign-ins need of one of the first children: an age, and a review planned soon.
#[derive(Clone, Copy)]
pub(super) struct Wish {
    age: u32,
    planned_in: u32,
}

impl Wish {
    /// The wish for a child, if there is one: one of each band for the cards, and one who comes back.
    pub(super) fn of(number: u32) -> Option<Self> {
        let wishes = [(10, 3), (14, 7), (16, 10), (6, 14), (13, 6)].into_iter().zip(0..);
        wishes.filter(|(_, of)| *of == number).map(|((age, planned_in), _)| Self { age, planned_in }).next()
    }
}

impl Life {
    /// The numbers of pieces of those meetings that can have some.
    pub(super) fn shares(&mut self) -> impl Iterator<Item = &mut u32> {
        let born = self.born;
        let next = match &mut self.next {
            Next::Planned(review) => (age_on(born, review.day) >= CODED_FROM).then_some(&mut review.pieces),
            Next::Due { pieces, .. } if *pieces > 0 => Some(pieces),
            Next::Due { .. } | Next::Nothing => None,
        };
        let held = self.held.iter_mut().filter(|review| review.can_have_pieces());
        held.map(|review| &mut review.pieces).chain(next)
    }
}

impl Review {
    /// Under 4 there are no words of one's own; PN7 means that none came, and PN5 that the child asked someone to speak in their place.
    fn can_have_pieces(&self) -> bool {
        !matches!(self.code, Some(Code::Pn0 | Code::Pn5 | Code::Pn7))
    }
}

/// Lives one life. Every second child has as many reviews above the average as the one before has below.
pub(super) fn live(service: &Service, days: &Days<'_>, size: &Size, number: u32, wish: Option<Wish>) -> Result<Life, DemoError> {
    let chance = &service.chance;
    let spread = (number / 2) % size.reviews_each;
    let count = if number.is_multiple_of(2) { size.reviews_each - spread } else { size.reviews_each + spread };
    let left_care = wish.is_none() && chance.below(10) == 0;
    let gaps: Vec<u32> = (0..count).map(|index| gap(index, chance)).collect();
    // Long enough ago for the last review, not so long that the next is far overdue.
    let last = match (left_care, wish, count) {
        (true, _, _) => 30 + chance.below(900),
        (false, Some(wish), 1) => 80 - wish.planned_in,
        (false, Some(wish), _) => 170 - wish.planned_in,
        (false, None, 1) => 1 + chance.below(85),
        (false, None, _) => 1 + chance.below(175),
    };
    let in_care = gaps.iter().sum::<u32>() + last;
    let began = days.ago(in_care);
    // Before the next review was due.
    let ended = left_care.then(|| days.ago(last - 1 - chance.below((last - 1).min(150))));
    let age_in_days = match wish {
        Some(wish) => 365 * wish.age + 90 + chance.below(180),
        // Between the day the child came into care and the eighteenth birthday.
        None => in_care + chance.below(6_540 - in_care.min(6_500)),
    };
    let born = days.ago(age_in_days);
    let mut history = Vec::new();
    let mut held = Vec::new();
    let mut ago = in_care;
    for gap in gaps {
        ago -= gap;
        let day = days.table().on_or_before(days.ago(ago))?;
        let code = code(born, day, chance);
        // Codes take the chair some days.
        let confirmed = ago > 10 || (ago > 2 && chance.below(2) == 0);
        held.push(review(service, days, began, &history, day, Some(code), confirmed)?);
        history.push(day);
    }
    let next = if left_care { Next::Nothing } else { what_comes_next(service, days, (born, began), &history, wish)? };
    let (given, family) = names::child(chance);
    Ok(Life {
        id: ChildId::new(chance.id()),
        number,
        given,
        family,
        born,
        began,
        ended,
        // The first child's chair and worker are the demo's own.
        chair: if number == 0 { 0 } else { chance.below(size.chairs) as usize },
        worker: if number == 0 { 0 } else { chance.below(size.workers) as usize },
        held,
        next,
        draft: wish.is_none() && age_on(born, days.today()) >= CODED_FROM && ended.is_none() && chance.below(25) == 0,
    })
}

/// Civil days to the next review: most in time, one in fourteen late.
fn gap(index: u32, chance: &Chance) -> u32 {
    let late = chance.below(14) == 0;
    match (index, late) {
        (0, false) => 14 + chance.below(12),
        (0, true) => 34 + chance.below(10),
        (1, false) => 70 + chance.below(18),
        (1, true) => 96 + chance.below(20),
        (_, false) => 150 + chance.below(28),
        (_, true) => 188 + chance.below(30),
    }
}

/// How a child took part, in the shares of the rule book's worked example.
fn code(born: NaiveDate, day: NaiveDate, chance: &Chance) -> Code {
    if age_on(born, day) < CODED_FROM {
        return Code::Pn0;
    }
    match chance.below(200) {
        0..96 => Code::Pn1,
        96..104 => Code::Pn2,
        104..110 => Code::Pn3,
        110..120 => Code::Pn4,
        120..140 => Code::Pn5,
        140..192 => Code::Pn6,
        _ => Code::Pn7,
    }
}

fn review(
    service: &Service,
    days: &Days<'_>,
    began: NaiveDate,
    history: &[NaiveDate],
    day: NaiveDate,
    code: Option<Code>,
    confirmed: bool,
) -> Result<Review, DemoError> {
    let due = due(service, days, began, history)?;
    let starts_at = moment(day, time_of_day(&service.chance));
    Ok(Review { id: MeetingId::new(service.chance.id()), starts_at, day, due, code, confirmed, pieces: 0 })
}

fn due(service: &Service, days: &Days<'_>, began: NaiveDate, held: &[NaiveDate]) -> Result<Due, DemoError> {
    let next = next_review_on_full_record(began, false, held);
    Ok(service.limits().due(next.kind, next.from, days.table())?)
}

/// A review is planned when its limit is near; else the limit is all that is known, and now and then a piece waits for it.
fn what_comes_next(
    service: &Service,
    days: &Days<'_>,
    (born, began): (NaiveDate, NaiveDate),
    history: &[NaiveDate],
    wish: Option<Wish>,
) -> Result<Next, DemoError> {
    let limit = due(service, days, began, history)?.limit;
    let chance = &service.chance;
    let tomorrow = days.table().after(days.today())?;
    let left = limit.signed_duration_since(days.today()).num_days();
    let wished = wish.and_then(|wish| days.today().checked_add_days(CivilDays::new(u64::from(wish.planned_in))));
    if wished.is_some() || left <= 56 {
        let early = limit.checked_sub_days(CivilDays::new(u64::from(chance.below(8)))).unwrap_or(limit);
        let day = days.table().on_or_before(wished.unwrap_or(early).max(tomorrow))?.max(tomorrow);
        return Ok(Next::Planned(review(service, days, began, history, day, None, false)?));
    }
    let last = history.last().copied().unwrap_or(began);
    let can_wait = age_on(born, days.today()) >= CODED_FROM && days.ago(14) > last && chance.below(10) == 0;
    Ok(Next::Due { limit, pieces: u32::from(can_wait) })
}

/// When meetings start.
fn time_of_day(chance: &Chance) -> Time {
    names::any(&[(9, 30), (10, 0), (11, 0), (13, 0), (14, 0), (15, 30), (16, 0)], chance)
}

//! The child's page, drawn.

use super::{super::day_or_open, adults};
use crate::{
    components::ErrorSummary,
    pages::staff::{
        desk::{child_name, kind_words},
        slips,
    },
    symbols::Symbol,
    words::{short_day, short_moment},
};
use heard_domain::{
    calendar::london_date,
    linking::Target,
    meeting::{MeetingKind, MeetingState},
};
use heard_service::{
    Child, Duty, StoredLink,
    register::{ChildPage, MeetingEntry, NextDue, NoDate, Piece},
    way_in::Card,
};
use leptos::prelude::*;

/// A child's name for staff.
pub(super) fn name(child: &Child) -> String {
    child_name(child.given_name.as_deref(), child.family_name.as_deref(), &child.council_id)
}

pub(super) fn page(page: &ChildPage, typed: &slips::Typed) -> impl IntoView + use<> {
    let child = &page.child;
    let id = child.id;
    let buttons = view! {
        <div class="row">
            {page.may.book.then(|| view! { <a class="button act" href=format!("/staff/children/{id}/book")>"Book a meeting"</a> })}
            {page.may.invite.then(|| view! { <form method="post" action=format!("/staff/children/{id}/card")><button data-test="make-card">"Make a card"</button></form> })}
            {page.adults.may_observe.then(|| view! { <a class="button" href=format!("/staff/children/{id}/observe") data-test="observe">"Write a record"</a> })}
            {page.may.edit.then(|| view! { <a class="button" href=format!("/staff/children/{id}/details")>"Change details"</a> })}
        </div>
    };
    let due = page.due.iter().map(|next| next_due(next, &page.meetings)).collect_view();
    let nothing_due = page.due.is_empty().then(|| view! { <section class="card"><h2>"Next meeting"</h2><p>"Nothing is due: the child is not in care and not on a protection plan now."</p></section> });
    let people = page
        .allocations
        .iter()
        .map(|one| {
            let duty = match one.duty {
                Duty::Worker => "Worker",
                Duty::Chair => "Chair",
            };
            view! { <div><dt>{duty}</dt><dd>{one.name.clone()}", since "{short_day(one.started_on)}</dd></div> }
        })
        .collect_view();
    let care = page.care.iter().map(|period| view! { <div><dt>"In care"</dt><dd>{short_day(period.started_on)}" to "{day_or_open(period.ended_on)}{period.short_breaks.then_some(", short breaks")}</dd></div> }).collect_view();
    let plans = page.plans.iter().map(|plan| view! { <div><dt>"Protection plan"</dt><dd>{short_day(plan.started_on)}" to "{day_or_open(plan.ended_on)}", "{plan.category.clone()}</dd></div> }).collect_view();
    view! {
        <ErrorSummary errors=typed.errors.clone()/>
        <a class="back" href="/staff/children" data-test="back"><Symbol name="back"/>"Children"</a>
        <div class="wide-head"><div><h1>{name(child)}", "{page.age}</h1><p>"Council id "<bdi>{child.council_id.clone()}</bdi></p></div>{buttons}</div>
        <div class="cols">
            <div>
                {meetings(&page.meetings)}
                {pieces(&page.pieces)}
                {adults::wrote(page)}
            </div>
            <aside class="side" aria-label="What is due, and who">
                {nothing_due}
                {due}
                <section class="card"><h2>"Who and when"</h2><dl class="facts">{people}{care}{plans}</dl></section>
                {cards(page)}
                {page.adults.slips.as_ref().map(|here| slips::card(here, typed, None))}
            </aside>
        </div>
    }
}

/// When something is due, and every step of why.
pub(super) fn next_due(next: &NextDue, meetings: &[MeetingEntry]) -> impl IntoView + use<> {
    let booked = meetings
        .iter()
        .filter(|entry| entry.meeting.state == MeetingState::Planned && entry.meeting.kind == next.kind)
        .map(|entry| entry.meeting.starts_at)
        .min();
    let due = match &next.due {
        Ok(due) => due,
        Err(why) => return no_date(next.kind, why, booked.is_some()).into_any(),
    };
    let tag = match booked {
        Some(at) if london_date(at) > due.limit => view! { <span class="tag late">"Booked after the limit"</span> }.into_any(),
        Some(_) => view! { <span class="tag done">"Booked"</span> }.into_any(),
        None => view! { <span class="tag soon">"Not booked"</span> }.into_any(),
    };
    let target = (due.planning_target != due.limit)
        .then(|| view! { <li>"That is not a working day: plan for "{short_day(due.planning_target)}</li> });
    let skipped = (!due.skipped.is_empty()).then(|| {
        let days = due
            .skipped
            .iter()
            .map(|skipped| format!("{} ({})", short_day(skipped.day), skipped.why))
            .collect::<Vec<_>>()
            .join(", ");
        view! { <details><summary>"Days passed over"</summary><p>{days}</p></details> }
    });
    let uncertain = (!next.certain).then(
        || view! { <li>"A review that is not on record here may have been held before: then the date is a later one"</li> },
    );
    view! {
        <section class="card" data-test="due">
            <h2>{kind_words(next.kind)}" due"</h2>
            <p class="due-by"><b>{short_day(due.limit)}</b>{tag}</p>
            <ul role="list" class="because">
                <li>"Counted from "{short_day(due.from)}</li>
                <li>{due.bound.clone()}</li>
                {target}
                <li>{due.rule.clone()}</li>
                {uncertain}
            </ul>
            {skipped}
        </section>
    }
    .into_any()
}

/// Something is due, and its date cannot be told.
fn no_date(kind: MeetingKind, why: &NoDate, booked: bool) -> impl IntoView + use<> {
    let why = match why {
        NoDate::HeldElsewhere(_) => {
            "Earlier reviews were held before the records here begin, so there is no day to count from. Look it up in the case file."
                .to_owned()
        }
        NoDate::PastTheTable(past) => past.to_string(),
    };
    let tag = if booked {
        view! { <span class="tag done">"Booked"</span> }
    } else {
        view! { <span class="tag soon">"Not booked"</span> }
    };
    view! {
        <section class="card" data-test="due">
            <h2>{kind_words(kind)}" due"</h2>
            <p class="due-by"><b>"Date not known"</b>{tag}</p>
            <p>{why}</p>
        </section>
    }
}

fn meetings(meetings: &[MeetingEntry]) -> impl IntoView + use<> {
    let rows = meetings
        .iter()
        .map(|entry| {
            let meeting = &entry.meeting;
            let state = match meeting.state {
                MeetingState::Planned => "Planned",
                MeetingState::Held => "Held",
                MeetingState::StoodDown => "Stood down",
                MeetingState::Cancelled => "Cancelled",
                MeetingState::Adjourned => "Adjourned",
            };
            let limit = entry.participation.as_ref().and_then(|one| one.due_limit).map(|limit| {
                if london_date(meeting.starts_at) > limit {
                    view! { <span class="tag late">"After the limit"</span> }.into_any()
                } else {
                    view! { <span class="tag done">"In time"</span> }.into_any()
                }
            });
            let code = entry.participation.as_ref().and_then(|one| one.code).map_or_else(|| "None".to_owned(), |code| code.key().to_owned());
            let chair = entry.chair.clone().unwrap_or_else(|| "Not known".to_owned());
            view! {
                <tr role="row">
                    <th scope="row" role="rowheader"><a class="who" href=format!("/staff/meetings/{}", meeting.id)>{short_moment(meeting.starts_at)}</a><small>{kind_words(meeting.kind)}</small></th>
                    <td role="cell" data-label="State">{state}" "{limit}</td>
                    <td role="cell" data-label="Chair">{chair}</td>
                    <td role="cell" data-label="Code">{code}</td>
                </tr>
            }
        })
        .collect_view();
    let table = if meetings.is_empty() {
        view! { <p class="empty">"No meetings yet."</p> }.into_any()
    } else {
        view! {
            <table class="rows" role="table" aria-labelledby="meetings">
                <thead role="rowgroup"><tr role="row">
                    <th scope="col" role="columnheader">"Meeting"</th><th scope="col" role="columnheader">"State"</th>
                    <th scope="col" role="columnheader">"Chair"</th><th scope="col" role="columnheader">"Code"</th>
                </tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        }
        .into_any()
    };
    view! { <section class="part"><div class="part-head"><h2 id="meetings">"Meetings"</h2></div>{table}</section> }
}

fn pieces(pieces: &[Piece]) -> impl IntoView + use<> {
    let list = pieces
        .iter()
        .map(|piece| {
            let openings = if piece.openings.is_empty() {
                "Nobody has opened it yet.".to_owned()
            } else {
                format!("Opened by {}.", piece.openings.iter().map(|(name, at)| format!("{name} {}", short_moment(*at))).collect::<Vec<_>>().join(", "))
            };
            let links = piece.links.iter().map(link).collect_view();
            view! { <li><b>{piece.form.clone()}</b>", sent "{short_moment(piece.sent_at)}". "{openings}<ul class="small">{links}</ul></li> }
        })
        .collect_view();
    let empty = pieces.is_empty().then(
        || view! { <p class="empty">"Nothing was sent that you may know of. It tells you nothing about how the child is."</p> },
    );
    view! { <section class="part"><div class="part-head"><h2>"What was sent, and where it goes"</h2></div>{empty}<ul class="stack">{list}</ul></section> }
}

pub(super) fn link(link: &StoredLink) -> impl IntoView + use<> {
    let target = match link.target {
        Target::Meeting(id) => view! { <a href=format!("/staff/meetings/{id}")>"the meeting"</a> }.into_any(),
        Target::DueWindow { limit: Some(limit) } => format!("the meeting that is due by {}", short_day(limit)).into_any(),
        Target::DueWindow { limit: None } => "the next meeting, once it is booked".into_any(),
    };
    let ended = link.ended.map(|(at, why)| format!(" Ended {}: {}", short_moment(at), why.sentence()));
    view! { <li>{short_moment(link.made_at)}": linked to "{target}". "{link.rule.sentence()}{ended}</li> }
}

/// Cards shown: every older one was spent, or stopped by a newer.
const NEWEST_CARDS: usize = 5;

fn cards(page: &ChildPage) -> impl IntoView + use<> {
    let id = page.child.id;
    let open = page.cards.iter().any(|card| card.stopped_at.is_none());
    let all = page.cards.len();
    let lines = page.cards.iter().take(NEWEST_CARDS).map(card).collect_view();
    let older = (all > NEWEST_CARDS).then(|| view! { <p class="small">"The newest "{NEWEST_CARDS}" of "{all}"."</p> });
    let stop = (page.may.invite && open).then(|| view! { <form method="post" action=format!("/staff/children/{id}/card/stop")><button>"Stop every card"</button><p class="small">"Nobody comes in as this child until you make a new one: known phones and open pages close too."</p></form> });
    let none = page.cards.is_empty().then(|| view! { <p>"No card yet."</p> });
    view! {
        <section class="card">
            <h2>"Cards"</h2>
            {none}
            <ul role="list" class="stack">{lines}</ul>
            {older}
            <p class="small">{if page.has_pin { "The child chose a PIN." } else { "The child has no PIN yet." }}</p>
            {stop}
        </section>
    }
}

fn card(card: &Card) -> impl IntoView + use<> {
    let state = match (card.stopped_at, card.spent_at) {
        (Some(at), _) => format!("stopped {}", short_moment(at)),
        (None, Some(at)) => format!("used {}", short_moment(at)),
        (None, None) => format!("works until {}", short_moment(card.expires_at)),
    };
    view! { <li>"Made "{short_moment(card.made_at)}", "{state}</li> }
}

//! The meeting's page, drawn.

use super::{Typed, adults, family, taking_part::taking_part};
use crate::{
    components::{ErrorSummary, ShownAnswer},
    pages::staff::desk::{child_name, kind_words},
    symbols::Symbol,
    words::{short_day, short_moment},
};
use chrono::NaiveDate;
use heard_domain::{
    calendar::london_date,
    forms::Language,
    ids::{MeetingId, StaffId},
    meeting::MeetingState,
};
use heard_service::{
    Child,
    meetings::{ChildAtMeeting, MeetingPage, ReadPiece, ReplyState},
};
use leptos::prelude::*;

/// A child's name for staff.
pub(super) fn name(child: &Child) -> String {
    child_name(child.given_name.as_deref(), child.family_name.as_deref(), &child.council_id)
}

/// What a child is called in a sentence.
pub(super) fn called(child: &Child) -> String {
    child.given_name.clone().unwrap_or_else(|| "the child".to_owned())
}

pub(super) fn page(
    page: &MeetingPage,
    typed: &Typed,
    due: &[(&'static str, NaiveDate)],
    me: Option<StaffId>,
) -> impl IntoView + use<> {
    let meeting = &page.meeting;
    let title = page.children.iter().map(|child| format!("{}, {}", name(&child.child), child.age)).collect::<Vec<_>>().join("; ");
    let state = match meeting.state {
        MeetingState::Planned if page.started => "began",
        MeetingState::Planned => "planned for",
        MeetingState::Held => "held",
        MeetingState::StoodDown => "stood down, was planned for",
        MeetingState::Cancelled => "cancelled, was planned for",
        MeetingState::Adjourned => "adjourned, began",
    };
    let limit = page.children.first().and_then(|child| child.participation.as_ref()?.due_limit).map(|limit| {
        let late = london_date(meeting.starts_at) > limit;
        view! { " Limit " {short_day(limit)} ": " <strong>{if late { "after the limit" } else { "in time" }}</strong> "." }
    });
    let chair = page.chair.clone().unwrap_or_else(|| "nobody yet".to_owned());
    let links = page.children.iter().map(|child| view! { <a class="button" href=format!("/staff/children/{}", child.child.id)>{called(&child.child)}"'s page"</a> }).collect_view();
    let change = page
        .may
        .change
        .then(|| view! { <a class="button" href=format!("/staff/meetings/{}/change", meeting.id)>"Move or call off"</a> });
    let words = page.children.iter().map(|child| child_words(child, page, me)).collect_view();
    let taking_part = page.children.iter().map(|child| taking_part(child, page, typed)).collect_view();
    let said = page.family.as_ref().map(family::said);
    let wrote = adults::wrote(page);
    let slips = adults::slips(page, &typed.slips);
    let due = (!due.is_empty()).then(|| {
        let lines = due.iter().map(|(words, day)| view! { <dt>{*words}</dt><dd>{short_day(*day)}</dd> }).collect_view();
        view! { <section class="card"><h2>"What is due"</h2><dl class="dates">{lines}</dl></section> }
    });
    let changes = page
        .changes
        .iter()
        .map(|(at, by, what)| {
            let by = by.clone().map(|by| format!(" by {by}")).unwrap_or_default();
            view! { <li>{short_moment(*at)}": "{what.replace('-', " ")}{by}</li> }
        })
        .collect_view();
    view! {
        <ErrorSummary errors=typed.errors.clone()/>
        <a class="back" href="/staff" data-test="back"><Symbol name="back"/>"This week"</a>
        <div class="wide-head">
            <div>
                <h1>{title}</h1>
                <p>{kind_words(meeting.kind)}", "{state}" "<time datetime=meeting.starts_at.to_rfc3339()>{short_moment(meeting.starts_at)}</time>{place(&meeting.place)}". Chair: "{chair}"."{limit}</p>
            </div>
            <p class="row no-print">{links}{change}</p>
        </div>
        <div class="cols">
            <div>{words}{wrote}{said}</div>
            <aside class="side" aria-label="How they took part" id="taking-part">
                {taking_part}
                {slips}
                {due}
                <section class="card"><h2>"What happened to this meeting"</h2><ul class="small" role="list">{changes}</ul></section>
            </aside>
        </div>
    }
}

fn place(place: &str) -> String {
    if place.is_empty() { String::new() } else { format!(", {place}") }
}

fn child_words(child: &ChildAtMeeting, page: &MeetingPage, me: Option<StaffId>) -> impl IntoView + use<> {
    let called = called(&child.child);
    let id = format!("words-{}", child.child.id);
    if !page.may.read {
        let sent = match child.sent {
            0 => "Nothing has been sent for this meeting yet.".to_owned(),
            1 => "One piece has been sent for this meeting. Only the chair, the worker and managers read it.".to_owned(),
            many => format!("{many} pieces have been sent for this meeting. Only the chair, the worker and managers read them."),
        };
        return view! { <section aria-labelledby=id.clone()><h2 id=id.clone()>"What "{called}" sent"</h2><p>{sent}</p></section> }.into_any();
    }
    let nothing = (child.pieces.is_empty() && child.after.is_empty()).then(|| {
        view! { <p class="empty">"Nothing has been sent for this meeting. It tells you nothing about how "{called.clone()}" is."</p> }
    });
    let chairs = me.is_some() && page.meeting.chair == me;
    let answers = page.may.reply.then_some(page.meeting.id);
    let pieces = child.pieces.iter().map(|piece| piece_view(piece, &called, false, chairs, answers)).collect_view();
    let after = child.after.iter().map(|piece| piece_view(piece, &called, true, chairs, answers)).collect_view();
    view! {
        <section aria-labelledby=id.clone()>
            <h2 id=id.clone() class="loud">"What "{called.clone()}" said"</h2>
            {nothing}
            {pieces}
            {after}
        </section>
    }
    .into_any()
}

/// Which language something was asked in, and what that means for its reader.
pub(super) fn asked_in(language: Language) -> impl IntoView + use<> {
    let name = language.english_name();
    (language != Language::English).then(|| {
        let checked = if language.is_machine_made() {
            " The questions were put into it by a machine, and a person has still to check them."
        } else {
            ""
        };
        view! { <p class="soft small" data-test="asked-in">"Asked in "{name}". You read the questions in English, and the person's own words as they wrote them."{checked}</p> }
    })
}

/// One piece; with the meeting at which it was talked about, when the reader may write back about it.
fn piece_view(piece: &ReadPiece, called: &str, after: bool, chairs: bool, answers: Option<MeetingId>) -> impl IntoView + use<> {
    let late = after.then(|| view! { <span class="tag own">"Came after the start"</span> });
    let new = (piece.new && chairs).then(|| view! { <span class="tag own">"New to you"</span> });
    let helper = match &piece.helper {
        Some(helper) => format!("Written with help from {} ({})", helper.name, helper.role),
        None => "No helper in the session".to_owned(),
    };
    let openings = piece.openings.iter().map(|(name, at)| format!("{name} {}", short_moment(*at))).collect::<Vec<_>>().join("; ");
    let spoken = piece
        .answers
        .iter()
        .map(|answer| {
            let hush = answer.hush.then(
                || view! { <p class="hush"><Symbol name="quiet"/>{called.to_owned()}" asked: do not say this out loud"</p> },
            );
            let heading = if answer.heading.is_empty() { answer.ask.clone() } else { answer.heading.clone() };
            view! { <section><h4>{heading}</h4><ShownAnswer shown=answer.shown.clone() asked=piece.language/>{hush}</section> }
        })
        .collect_view();
    let adds_to = piece.adds_to.as_ref().map(|(form, at)| {
        view! { <p>"Adds to “"{form.clone()}"”, sent "{short_moment(*at)}". Both stand."</p> }
    });
    let state = match piece.reply {
        ReplyState::Nothing => None,
        ReplyState::Written => Some(("tag soon", "Written, not shown yet".to_owned())),
        ReplyState::Shown(at) => Some(("tag done", format!("{called} sees the reply since {}", short_moment(at)))),
    };
    let state = state.map(|(class, words)| view! { <span class=class data-test="reply-state">{words}</span> " " });
    let write = answers.map(|meeting| {
        let words = if piece.reply == ReplyState::Nothing { "Write back to " } else { "See or change the reply to " };
        let href = format!("/staff/meetings/{meeting}/reply/{}", piece.id);
        view! { <a class="button" href=href data-test="write-back">{words}{called.to_owned()}<span class="vh">" about "{piece.form.clone()}</span></a> }
    });
    let reply = (state.is_some() || write.is_some()).then(|| view! { <p class="row no-print">{state}{write}</p> });
    let skipped =
        (!piece.skipped.is_empty()).then(|| view! { <p class="soft">"Not answered: "{piece.skipped.join(", ")}"."</p> });
    view! {
        <article data-test="submission" class="gap">
            <h3>{piece.form.clone()}</h3>
            <p class="came-with"><span class="mark">"Sent "{short_moment(piece.sent_at)}</span><span>{helper}</span>{late}{new}</p>
            {adds_to}
            {asked_in(piece.language)}
            <div class="spoken">{spoken}</div>
            {skipped}
            {reply}
            <p class="soft small">"Read by: "{openings}"."</p>
        </article>
    }
}

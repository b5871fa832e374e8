//! How a child took part: recorded by the chair, suggested from evidence, confirmed by the chair. Nothing is chosen for them.

use super::{Typed, page::called};
use crate::{
    components::{FieldError, FieldErrors, TextArea},
    symbols::Symbol,
    words::short_moment,
};
use heard_domain::{
    meeting::MeetingState,
    participation::{Attendance, ChairingLevel, Code},
};
use heard_service::meetings::{ChildAtMeeting, MeetingPage, codes_for};
use leptos::prelude::*;

pub(super) fn taking_part(child: &ChildAtMeeting, page: &MeetingPage, typed: &Typed) -> impl IntoView + use<> {
    let held = page.meeting.state == MeetingState::Held;
    let confirmed = child.participation.as_ref().and_then(|one| one.code);
    let id = format!("part-{}", child.child.id);
    let record = (page.may.record
        && page.started
        && confirmed.is_none()
        && matches!(page.meeting.state, MeetingState::Planned | MeetingState::Held | MeetingState::Adjourned))
    .then(|| record(child, page, typed, held));
    let done = confirmed.map(|code| confirmed_code(code, child));
    let confirm = (page.may.confirm && held).then(|| confirm(child, page, typed, confirmed.is_some()));
    let evidence = child
        .suggestion
        .because
        .iter()
        .map(|reason| view! { <li><Symbol name="tick"/><span>{reason.to_string()}</span></li> })
        .collect_view();
    let suggested = (held && confirmed.is_none()).then(|| match child.suggestion.code {
        Some(code) => view! { <div class="suggest" data-test="suggestion" data-code=code.key()><b class="code">{code.key()}</b><p><strong>"Suggested: "</strong>{code.meaning()}". You decide."</p></div> }.into_any(),
        None => view! { <p>"Record how "{called(&child.child)}" took part, and a code is suggested."</p> }.into_any(),
    });
    let visit = child.declined_visit.as_ref().map(|(at, reasons)| {
        let reasons = (!reasons.is_empty()).then(|| format!(" Reasons: {}.", reasons.join("; ")));
        view! { <p data-test="visit-declined"><strong>"The visit before: "</strong>{called(&child.child)}" said no in Heard, "{short_moment(*at)}"."{reasons}</p> }
    });
    let not_yet = (!page.started && page.meeting.state == MeetingState::Planned)
        .then(|| view! { <p class="soft">"After the meeting, record here how "{called(&child.child)}" took part."</p> });
    view! {
        <section class="card" aria-labelledby=id.clone()>
            <h2 id=id.clone()>"How "{called(&child.child)}" took part"</h2>
            {done}
            {suggested}
            {not_yet}
            {visit}
            <h3>"Evidence"</h3>
            <ul role="list" class="evidence">{evidence}</ul>
            {record}
            {confirm}
        </section>
    }
}

fn confirmed_code(code: Code, child: &ChildAtMeeting) -> impl IntoView + use<> {
    let participation = child.participation.clone();
    let when = participation.as_ref().and_then(|one| one.confirmed_at).map(|at| format!("Confirmed {}.", short_moment(at)));
    let why = participation
        .and_then(|one| one.why_different)
        .map(|why| view! { <p>"Why not the suggested code: "<span dir="auto">{why}</span></p> });
    view! { <div class="suggest settled" data-test="code" data-code=code.key()><b class="code">{code.key()}</b><p>{code.meaning()}". "{when}</p></div>{why} }
}

fn record(child: &ChildAtMeeting, page: &MeetingPage, typed: &Typed, held: bool) -> impl IntoView + use<> {
    let recorded =
        child.participation.as_ref().and_then(|one| one.attendance).map(|one| one.key().to_owned()).unwrap_or_default();
    let mine = typed.attended.child == child.child.id.to_string();
    let chosen = if mine { typed.attended.attendance.clone() } else { recorded };
    let chairing = if mine {
        typed.attended.chairing.clone()
    } else {
        child.participation.as_ref().and_then(|one| one.chairing_level).map(|level| level.to_string()).unwrap_or_default()
    };
    let child_id = child.child.id;
    let errors = if mine { typed.errors.clone() } else { FieldErrors::default() };
    let ways = Attendance::ALL
        .into_iter()
        .map(|way| {
            let id = format!("attendance-{}-{child_id}", way.key());
            view! { <div class="choice"><input type="radio" name="attendance" value=way.key() id=id.clone() checked={way.key() == chosen}/><label for=id>{way.words()}</label></div> }
        })
        .collect_view();
    let levels = ChairingLevel::ALL
        .into_iter()
        .filter(|level| level.number() > 0)
        .map(|level| {
            let number = level.number().to_string();
            view! { <option value=number.clone() selected={number == chairing}>{level.meaning()}</option> }
        })
        .collect_view();
    let (button, open) = if held { ("Correct the record", false) } else { ("The meeting was held", true) };
    let form = view! {
        <form method="post" action=format!("/staff/meetings/{}/held", page.meeting.id) novalidate class="stack no-print">
            <input type="hidden" name="revision" value=page.meeting.revision.to_string()/>
            <input type="hidden" name="child" value=child_id.to_string()/>
            <fieldset id="attendance">
                <legend>"Did they come, and how did they take part?"</legend>
                <FieldError field="attendance" message=errors.at("attendance").or_else(|| errors.at("state"))/>
                <div class="choices">{ways}</div>
            </fieldset>
            <div class="field">
                <label for=format!("chairing-{child_id}")>"How much did they lead, if they came?"</label>
                <select id=format!("chairing-{child_id}") name="chairing">{levels}</select>
            </div>
            <div class="go"><button class="act" data-test="held">{button}</button></div>
        </form>
    };
    if open { form.into_any() } else { view! { <details><summary>"Correct the record"</summary>{form}</details> }.into_any() }
}

fn confirm(child: &ChildAtMeeting, page: &MeetingPage, typed: &Typed, again: bool) -> impl IntoView + use<> {
    let child_id = child.child.id;
    let mine = typed.code.child == child_id.to_string();
    let errors = if mine { typed.errors.clone() } else { FieldErrors::default() };
    let chosen = if mine { typed.code.code.clone() } else { String::new() };
    let why = if mine { typed.code.why_different.clone() } else { String::new() };
    let codes = codes_for(child.age)
        .into_iter()
        .map(|code| {
            let id = format!("{}-{child_id}", code.key());
            view! { <div class="choice"><input type="radio" name="code" value=code.key() id=id.clone() checked={code.key() == chosen}/><label for=id><b>{code.key()}</b><span>{code.meaning()}</span></label></div> }
        })
        .collect_view();
    let form = view! {
        <form method="post" action=format!("/staff/meetings/{}/code", page.meeting.id) novalidate class="stack no-print">
            <input type="hidden" name="child" value=child_id.to_string()/>
            <fieldset id="code">
                <legend>"Which is right?"</legend>
                <FieldError field="code" message=errors.at("code")/>
                <div class="codes">{codes}</div>
            </fieldset>
            <div class="field">
                <label for="why_different">"Why this code, if it is not the suggested one"</label>
                <FieldError field="why_different" message=errors.at("why_different")/>
                <TextArea name="why_different" value=why invalid=errors.at("why_different").is_some()/>
            </div>
            <div class="go"><button class="act" data-test="confirm">"Confirm"</button></div>
        </form>
    };
    if again { view! { <details><summary>"Change the code"</summary>{form}</details> }.into_any() } else { form.into_any() }
}

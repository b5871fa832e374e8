//! The desk, drawn: the one thing that may stand out is words that wait.

use crate::{
    components::pages,
    symbols::Symbol,
    words::{clock_time, number, short_day, short_moment},
};
use chrono::TimeDelta;
use heard_domain::{
    age::age_on,
    calendar::london_date,
    meeting::{MeetingKind, MeetingState},
};
use heard_service::{MeetingLine, Paged, desk::Desk};
use leptos::prelude::*;

/// A kind of meeting in staff words.
pub(crate) const fn kind_words(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::LookedAfterReview => "Looked after review",
        MeetingKind::InitialConference => "Initial conference",
        MeetingKind::ReviewConference => "Review conference",
        MeetingKind::TransferInConference => "Transfer-in conference",
        MeetingKind::SecureReview => "Secure accommodation review",
    }
}

/// A child's name for staff; the council's id where the name is not known.
pub(crate) fn child_name(given: Option<&str>, family: Option<&str>, council_id: &str) -> String {
    match (given, family) {
        (None, None) => format!("Child {council_id}"),
        (given, family) => [given, family].into_iter().flatten().collect::<Vec<_>>().join(" "),
    }
}

pub(super) fn name(line: &MeetingLine) -> String {
    child_name(line.given_name.as_deref(), line.family_name.as_deref(), &line.council_id)
}

pub(super) fn page(desk: &Desk, alerts: i64, may_report: bool) -> impl IntoView + use<> {
    let (before, after) = (desk.week - TimeDelta::days(7), desk.week + TimeDelta::days(7));
    let notice = (alerts > 0).then(|| {
        let words = if alerts == 1 { "One alert is not in anyone's hands yet.".to_owned() } else { format!("{} alerts are not in anyone's hands yet.", number(alerts)) };
        view! {
            <section class="notice" data-test="alert"><Symbol name="alert"/><p><b>{words}</b></p><a class="button" href="/staff/alerts">"Open the alerts"</a></section>
        }
    });
    let waiting = waiting(desk);
    let days = days(desk);
    let empty = desk.meetings.lines.is_empty().then(|| view! { <p class="empty">"No meetings this week."</p> });
    let more = desk
        .meetings
        .is_part()
        .then(|| pages(&desk.meetings, "Meetings", |page| format!("/staff?week={}&page={page}#week", desk.week)));
    let finish = to_finish(desk);
    view! {
        <div class="wide-head">
            <div><h1>{desk.today.format("%A %-d %B").to_string()}</h1></div>
            <p class="row"><a href=format!("/staff?week={before}")>"Week before"</a><a href="/staff">"This week"</a><a href=format!("/staff?week={after}")>"Week after"</a></p>
        </div>
        {notice}
        {waiting}
        <div class="cols">
            <div>
                <h2 id="week">"Meetings in the week of "{short_day(desk.week)}</h2>
                {empty}
                {days}
                {more}
            </div>
            <aside class="side" aria-label="Beside">
                {finish}
                <section class="quiet">
                    <h2>"What the marks mean"</h2>
                    <p><span class="mark unread">"Unread by the chair"</span></p>
                    <p><span class="mark">"Read by the chair"</span></p>
                    <p><span class="mark none">"Nothing sent. It tells you nothing about how the child is"</span></p>
                </section>
                {may_report.then(|| view! { <p><a class="line-link" href="/staff/reports/participation">"Who was heard: the participation report"</a></p> })}
            </aside>
        </div>
    }
}

fn waiting(desk: &Desk) -> impl IntoView + use<> {
    (desk.waiting.total > 0).then(|| {
        let lines = desk
            .waiting
            .lines
            .iter()
            .map(|line| {
                let words = if desk.reads { format!("Read {}'s words", name(line)) } else { name(line) };
                view! { <li data-test="waiting"><a href=format!("/staff/meetings/{}", line.meeting.id)>{words}</a><span>"before "{short_moment(line.meeting.starts_at)}</span></li> }
            })
            .collect_view();
        let all = all(&desk.waiting, "waiting", "with words waiting");
        view! { <div class="first" role="group" aria-labelledby="waiting"><h2 id="waiting">{waiting_title(desk.waiting.total)}</h2><ul role="list">{lines}</ul>{all}</div> }
    })
}

fn to_finish(desk: &Desk) -> impl IntoView + use<> {
    (desk.to_finish.total > 0).then(|| {
        let lines = desk
            .to_finish
            .lines
            .iter()
            .map(|line| view! { <li data-test="to-finish"><a href=format!("/staff/meetings/{}", line.meeting.id)>{job(line)}": "{name(line)}</a><span>{short_moment(line.meeting.starts_at)}</span></li> })
            .collect_view();
        let all = all(&desk.to_finish, "to-finish", "to finish");
        view! { <section class="card"><h2>"To finish: "{number(desk.to_finish.total)}</h2><ul class="jobs" role="list">{lines}</ul>{all}</section> }
    })
}

/// What is to be done after a meeting.
pub(super) const fn job(line: &MeetingLine) -> &'static str {
    match line.meeting.state {
        MeetingState::Planned => "Record the meeting",
        _ => "Confirm how they took part",
    }
}

pub(super) fn unread_mark(many: i64) -> impl IntoView + use<> {
    view! { <span class="mark unread" data-test="unread">{many}" unread"</span> }
}

/// The way to the rest of a list that the desk only begins.
fn all(list: &Paged<MeetingLine>, name: &str, what: &'static str) -> impl IntoView + use<> {
    let (href, hook) = (format!("/staff/{name}"), format!("all-{name}"));
    list.is_part().then(|| view! { <p><a class="line-link" href=href data-test=hook>"All "{number(list.total)}" "{what}</a></p> })
}

pub(super) fn waiting_title(many: i64) -> String {
    match many {
        0 => "No words are waiting".to_owned(),
        1 => "One child has words waiting".to_owned(),
        many => format!("{} children have words waiting", number(many)),
    }
}

fn days(desk: &Desk) -> impl IntoView + use<> {
    let mut rows = Vec::new();
    let mut day = None;
    for line in &desk.meetings.lines {
        let date = london_date(line.meeting.starts_at);
        if day != Some(date) {
            day = Some(date);
            let class = if date == desk.today { "day today" } else { "day" };
            let words = if date == desk.today {
                format!("Today, {}", date.format("%A %-d %B"))
            } else {
                date.format("%A %-d %B").to_string()
            };
            rows.push(
                view! { <tr class=class role="row"><th colspan="4" scope="colgroup" role="columnheader">{words}</th></tr> }
                    .into_any(),
            );
        }
        rows.push(row(line).into_any());
    }
    (!rows.is_empty()).then(|| {
        view! {
            <table class="meetings" role="table" aria-labelledby="week">
                <thead role="rowgroup"><tr role="row">
                    <th scope="col" role="columnheader">"Starts"</th><th scope="col" role="columnheader">"Child and meeting"</th>
                    <th scope="col" role="columnheader">"Their words"</th><th scope="col" role="columnheader">"Limit"</th>
                </tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        }
    })
}

fn row(line: &MeetingLine) -> impl IntoView + use<> {
    let age = age_on(line.date_of_birth, london_date(line.meeting.starts_at));
    let chair = line.chair_name.clone().unwrap_or_else(|| "no chair yet".to_owned());
    let state = match line.meeting.state {
        MeetingState::Held => Some(("tag done", "Held")),
        MeetingState::Adjourned => Some(("tag", "Adjourned")),
        _ => None,
    };
    let mark = match (line.sent, line.unread) {
        (0, _) => view! { <span class="mark none">"Nothing yet"</span> }.into_any(),
        (sent, 0) => view! { <span class="mark">{sent}" read"</span> }.into_any(),
        (_, unread) => unread_mark(unread).into_any(),
    };
    let late = line.due_limit.is_some_and(|limit| london_date(line.meeting.starts_at) > limit);
    let limit = line.due_limit.map(|limit| {
        view! { {short_day(limit)} {late.then(|| view! { <small><span class="tag late">"After the limit"</span></small> })} }
    });
    view! {
        <tr role="row" data-test="meeting" data-unread={(line.unread > 0).then_some("")}>
            <td class="when" role="cell" data-label="Starts">{clock_time(line.meeting.starts_at)}</td>
            <td role="cell" data-label="Child">
                <a class="who" href=format!("/staff/meetings/{}", line.meeting.id)>{name(line)}", "{age}</a>
                <small>{kind_words(line.meeting.kind)}", "{line.meeting.place.clone()}". "{chair}</small>
                {state.map(|(class, words)| view! { <span class=class>{words}</span> })}
            </td>
            <td role="cell" data-label="Their words">{mark}</td>
            <td role="cell" data-label="Limit">{limit}</td>
        </tr>
    }
}

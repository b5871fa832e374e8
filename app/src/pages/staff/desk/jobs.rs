//! `/staff/waiting` and `/staff/to-finish`: all of a list that the desk begins. Who sees meetings; who records them.

use super::page::{job, kind_words, name, unread_mark, waiting_title};
use crate::{
    components::{page_asked, pages},
    document::Doc,
    pages::Outcome,
    symbols::Symbol,
    visit::Visit,
    words::{clock_time, number, short_day},
};
use axum::extract::{Query, rejection::QueryRejection};
use heard_domain::{age::age_on, calendar::london_date};
use heard_service::{MeetingLine, Paged, desk::Jobs};
use leptos::prelude::*;
use serde::Deserialize;

/// Which page of the list. Anything unreadable is the first.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    page: String,
}

/// Every child whose words the chair has not opened, the next meeting first.
pub(crate) async fn get_waiting(visit: Visit, query: Result<Query<Asked>, QueryRejection>) -> Outcome {
    get(visit, Jobs::Waiting, query).await
}

/// Every meeting that is still to be recorded or coded, the oldest first.
pub(crate) async fn get_to_finish(visit: Visit, query: Result<Query<Asked>, QueryRejection>) -> Outcome {
    get(visit, Jobs::ToFinish, query).await
}

async fn get(visit: Visit, jobs: Jobs, query: Result<Query<Asked>, QueryRejection>) -> Outcome {
    let Asked { page } = query.map(|query| query.0).unwrap_or_default();
    let list = visit.service().desk_list(&visit.actor, jobs, page_asked(&page)).await?;
    let title = match jobs {
        Jobs::Waiting => "Words waiting",
        Jobs::ToFinish => "To finish",
    };
    Ok(visit.ok(Doc::staff(title, "/staff", move || view(jobs, &list).into_any())).await)
}

fn view(jobs: Jobs, list: &Paged<MeetingLine>) -> impl IntoView + use<> {
    let (title, about, hook) = match jobs {
        Jobs::Waiting => (
            waiting_title(list.total),
            "Sent for a meeting of the next four weeks, and not opened by its chair. The next meeting comes first.",
            "waiting",
        ),
        Jobs::ToFinish => (
            format!("To finish: {}", number(list.total)),
            "Meetings that began and are still to be recorded or coded, a line for each child. The oldest comes first.",
            "to-finish",
        ),
    };
    let rows = list.lines.iter().map(|line| row(jobs, line, hook)).collect_view();
    let table = (list.total > 0).then(|| {
        view! {
            <table class="rows" role="table" aria-label="Meetings">
                <thead role="rowgroup"><tr role="row">
                    <th scope="col" role="columnheader">"Child"</th><th scope="col" role="columnheader">"Meeting"</th>
                    <th scope="col" role="columnheader">"Chair"</th><th scope="col" role="columnheader">"To do"</th>
                </tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        }
    });
    let empty = (list.total == 0).then(|| view! { <p class="empty">"Nothing waits here."</p> });
    view! {
        <a class="back" href="/staff" data-test="back"><Symbol name="back"/>"Today"</a>
        <div class="wide-head"><div><h1>{title}</h1><p>{about}</p></div></div>
        {empty}
        {table}
        {pages(list, "Lines", |page| format!("/staff/{hook}?page={page}"))}
    }
}

fn row(jobs: Jobs, line: &MeetingLine, hook: &'static str) -> impl IntoView + use<> {
    let meeting = &line.meeting;
    let day = london_date(meeting.starts_at);
    let to_do = match jobs {
        Jobs::Waiting => unread_mark(line.unread).into_any(),
        Jobs::ToFinish => job(line).into_any(),
    };
    view! {
        <tr role="row" data-test=hook>
            <th scope="row" role="rowheader"><a class="who" href=format!("/staff/meetings/{}", meeting.id)>{name(line)}", "{age_on(line.date_of_birth, day)}</a></th>
            <td role="cell" data-label="Meeting">{short_day(day)}", "{clock_time(meeting.starts_at)}<small>{kind_words(meeting.kind)}", "{meeting.place.clone()}</small></td>
            <td role="cell" data-label="Chair">{line.chair_name.clone().unwrap_or_else(|| "No chair yet".to_owned())}</td>
            <td role="cell" data-label="To do">{to_do}</td>
        </tr>
    }
}

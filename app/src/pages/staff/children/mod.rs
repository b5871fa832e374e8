//! `/staff/children`: the children this person works with, searched by name or id. Staff, by role.

pub(crate) mod child;

use crate::{
    components::{page_asked, pages},
    document::Doc,
    pages::{Outcome, staff::desk::child_name},
    visit::Visit,
    words::{short_day, short_moment},
};
use axum::extract::{Query, rejection::QueryRejection};
use heard_domain::age::age_on;
use heard_service::{ChildLine, Paged};
use leptos::prelude::*;
use serde::Deserialize;

/// What the list is asked for. Anything unreadable is the whole list's first page.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Search {
    #[serde(default)]
    search: String,
    #[serde(default)]
    page: String,
}

/// A page of the list.
pub(crate) async fn get(visit: Visit, query: Result<Query<Search>, QueryRejection>) -> Outcome {
    let Search { search, page } = query.map(|query| query.0).unwrap_or_default();
    let list = visit.service().children(&visit.actor, &search, page_asked(&page)).await?;
    let today = visit.service().clock().today();
    let search: String = search.chars().take(100).collect();
    Ok(visit.ok(Doc::staff("Children", "/staff/children", move || view(&list, &search, today).into_any())).await)
}

fn view(list: &Paged<ChildLine>, search: &str, today: chrono::NaiveDate) -> impl IntoView + use<> {
    let rows = list.lines.iter().map(|line| row(line, today)).collect_view();
    let table = (!list.lines.is_empty()).then(|| {
        view! {
            <table class="rows" role="table" aria-label="Children">
                <thead role="rowgroup"><tr role="row">
                    <th scope="col" role="columnheader">"Child"</th><th scope="col" role="columnheader">"Next meeting"</th>
                    <th scope="col" role="columnheader">"Worker"</th><th scope="col" role="columnheader">"Chair"</th>
                </tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        }
    });
    let empty =
        list.lines.is_empty().then(|| view! { <p class="empty">"Nobody is found. Try part of a name, or the council's id."</p> });
    let query: String = percent_encoding::utf8_percent_encode(search, percent_encoding::NON_ALPHANUMERIC).collect();
    view! {
        <div class="wide-head"><div><h1>"Children"</h1></div></div>
        <form class="filters" method="get" action="/staff/children" role="search">
            <div class="find"><label for="search">"Name or id"</label><input id="search" name="search" type="search" value=search.to_owned() autocomplete="off" spellcheck="false"/></div>
            <button>"Show"</button>
        </form>
        {empty}
        {table}
        {pages(list, "Children", |page| format!("/staff/children?search={query}&page={page}"))}
    }
}

fn row(line: &ChildLine, today: chrono::NaiveDate) -> impl IntoView + use<> {
    let child = &line.child;
    let name = child_name(child.given_name.as_deref(), child.family_name.as_deref(), &child.council_id);
    let cycles = match (line.in_care, line.on_plan) {
        (true, true) => "in care, and on a protection plan",
        (true, false) => "in care",
        (false, true) => "on a protection plan",
        (false, false) => "not in care and not on a plan now",
    };
    let next = line.next_meeting.map_or_else(|| "None booked".to_owned(), short_moment);
    let nobody = || "Nobody yet".to_owned();
    view! {
        <tr role="row">
            <th scope="row" role="rowheader"><a class="who" href=format!("/staff/children/{}", child.id)>{name}", "{age_on(child.date_of_birth, today)}</a><small>{child.council_id.clone()}", "{cycles}</small></th>
            <td role="cell" data-label="Next meeting">{next}</td>
            <td role="cell" data-label="Worker">{line.worker.clone().unwrap_or_else(nobody)}</td>
            <td role="cell" data-label="Chair">{line.chair.clone().unwrap_or_else(nobody)}</td>
        </tr>
    }
}

/// A day that may not be known.
pub(super) fn day_or_open(day: Option<chrono::NaiveDate>) -> String {
    day.map_or_else(|| "now".to_owned(), short_day)
}

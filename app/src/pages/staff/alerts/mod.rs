//! `/staff/alerts`: safety answers that were sent, the longest waiting first, taken in hand by name. Workers, chairs, managers.

use crate::{
    components::{page_asked, pages},
    document::Doc,
    failure::Failure,
    fields::Posted,
    pages::{Outcome, staff::desk::child_name},
    symbols::Symbol,
    visit::Visit,
    words::{number, short_moment},
};
use axum::{
    extract::{Path, Query, rejection::QueryRejection},
    response::{IntoResponse, Redirect},
};
use heard_domain::ids::AlertId;
use heard_service::{Alert, Error, alerts::Alerts};
use leptos::prelude::*;
use serde::Deserialize;

/// Which page of the list. Anything unreadable is the first.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    page: String,
}

/// A page of the list. Seeing it is written down.
pub(crate) async fn get(visit: Visit, query: Result<Query<Asked>, QueryRejection>) -> Outcome {
    let Asked { page } = query.map(|query| query.0).unwrap_or_default();
    let alerts = visit.service().alerts(&visit.actor, page_asked(&page)).await?;
    let now = visit.service().clock().now();
    Ok(visit.ok(Doc::staff("Alerts", "/staff/alerts", move || view(&alerts, now).into_any())).await)
}

/// Someone takes it in hand, and is back on the page they were on.
pub(crate) async fn post(visit: Visit, Path(id): Path<String>, mut posted: Posted) -> Outcome {
    let page = page_asked(&posted.one("page"));
    posted.nothing_else()?;
    let id: AlertId = id.parse().map_err(|_| Failure::NotFound)?;
    match visit.service().take_alert(&visit.actor, id).await {
        Ok(()) | Err(Error::ChangedElsewhere) => Ok(Redirect::to(&address(page)).into_response()),
        Err(error) => Err(error.into()),
    }
}

fn address(page: i64) -> String {
    if page == 1 { "/staff/alerts".to_owned() } else { format!("/staff/alerts?page={page}") }
}

fn view(alerts: &Alerts, now: chrono::DateTime<chrono::Utc>) -> impl IntoView + use<> {
    let list = &alerts.list;
    let title = match (alerts.unseen, list.total) {
        (0, 0) => "Alerts".to_owned(),
        (0, _) => "Alerts: all in hand".to_owned(),
        (unseen, _) => format!("Alerts: {} not in hand", number(unseen)),
    };
    let order = (alerts.unseen > 0).then_some(" The child who has waited longest comes first.");
    let lines = list.lines.iter().map(|alert| line(alert, list.page, now)).collect_view();
    let empty =
        (list.total == 0).then(|| view! { <p class="empty">"No alerts. It tells you nothing about how the children are."</p> });
    view! {
        <div class="wide-head"><div><h1>{title}</h1><p>"A child tapped an answer that says they may not be safe, and sent it."{order}</p></div></div>
        {empty}
        {lines}
        {pages(list, "Alerts", address)}
    }
}

fn line(alert: &Alert, page: i64, now: chrono::DateTime<chrono::Utc>) -> impl IntoView + use<> {
    let name = child_name(alert.given_name.as_deref(), alert.family_name.as_deref(), &alert.council_id);
    let signals = alert
        .signals
        .iter()
        .map(|(ask, choice)| view! { <li><span class="soft">{ask.clone()}</span>" "<b dir="auto">{choice.clone()}</b></li> })
        .collect_view();
    let minutes = (now - alert.raised_at).num_minutes();
    let waiting = match minutes / 60 {
        0..2 => format!("{minutes} minutes ago"),
        hours @ ..48 => format!("{hours} hours ago"),
        hours => format!("{} days ago", number(hours / 24)),
    };
    let state = match &alert.seen {
        Some((by, at)) => {
            view! { <p><span class="tag done">"In hand: "{by.clone()}", "{short_moment(*at)}</span></p> }.into_any()
        }
        None => view! {
            <form class="stack" method="post" action=format!("/staff/alerts/{}", alert.id)>
                <input type="hidden" name="page" value=page/>
                <p><span class="tag late">"Nobody has it in hand"</span></p>
                <button class="act" data-test="take-alert">"I have it in hand"<span class="vh">": "{name.clone()}</span></button>
            </form>
        }
        .into_any(),
    };
    view! {
        <section class="notice" data-test="alert">
            <Symbol name="alert"/>
            <div class="stack">
                <h2><a href=format!("/staff/children/{}", alert.child)>{name}</a></h2>
                <p>"Sent "{short_moment(alert.raised_at)}", "{waiting}"."</p>
                <ul role="list">{signals}</ul>
                {state}
            </div>
        </section>
    }
}

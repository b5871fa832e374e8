//! `/staff/alerts`: safety answers that were sent, unseen ones first, taken in hand by name. Workers, chairs, managers.

use crate::{
    document::Doc,
    failure::Failure,
    fields::Posted,
    pages::{Outcome, staff::desk::child_name},
    symbols::Symbol,
    visit::Visit,
    words::short_moment,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use heard_domain::ids::AlertId;
use heard_service::{Alert, Error};
use leptos::prelude::*;

/// The list. Seeing it is written down.
pub(crate) async fn get(visit: Visit) -> Outcome {
    let alerts = visit.service().alerts(&visit.actor).await?;
    let now = visit.service().clock().now();
    let doc = Doc::staff("Alerts", "/staff/alerts", move || {
        let lines = alerts.iter().map(|alert| line(alert, now)).collect_view();
        let empty = alerts
            .is_empty()
            .then(|| view! { <p class="empty">"No alerts. It tells you nothing about how the children are."</p> });
        view! {
            <div class="wide-head"><div><h1>"Alerts"</h1><p>"A child tapped an answer that says they may not be safe, and sent it."</p></div></div>
            {empty}
            {lines}
        }
        .into_any()
    });
    Ok(visit.ok(doc).await)
}

/// Someone takes it in hand.
pub(crate) async fn post(visit: Visit, Path(id): Path<String>, posted: Posted) -> Outcome {
    posted.nothing_else()?;
    let id: AlertId = id.parse().map_err(|_| Failure::NotFound)?;
    match visit.service().take_alert(&visit.actor, id).await {
        Ok(()) | Err(Error::ChangedElsewhere) => Ok(Redirect::to("/staff/alerts").into_response()),
        Err(error) => Err(error.into()),
    }
}

fn line(alert: &Alert, now: chrono::DateTime<chrono::Utc>) -> impl IntoView + use<> {
    let name = child_name(alert.given_name.as_deref(), alert.family_name.as_deref(), &alert.council_id);
    let signals = alert
        .signals
        .iter()
        .map(|(ask, choice)| view! { <li><span class="soft">{ask.clone()}</span>" "<b>{choice.clone()}</b></li> })
        .collect_view();
    let minutes = (now - alert.raised_at).num_minutes();
    let waiting = if minutes < 120 { format!("{minutes} minutes ago") } else { format!("{} hours ago", minutes / 60) };
    let state = match &alert.seen {
        Some((by, at)) => {
            view! { <p><span class="tag done">"In hand: "{by.clone()}", "{short_moment(*at)}</span></p> }.into_any()
        }
        None => view! {
            <form method="post" action=format!("/staff/alerts/{}", alert.id)>
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

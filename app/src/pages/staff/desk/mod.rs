//! `/staff`: today and this week: words that wait, meetings, what is to finish. Staff, by role.

mod jobs;
mod page;

pub(crate) use jobs::{get_to_finish, get_waiting};
pub(crate) use page::{child_name, kind_words};

use crate::{components::page_asked, document::Doc, pages::Outcome, visit::Visit};
use axum::{
    extract::{Query, rejection::QueryRejection},
    response::{IntoResponse, Redirect},
};
use heard_domain::policy::Action;
use leptos::prelude::*;
use serde::Deserialize;

/// Which week, and which page of its meetings. Anything unreadable is this week's first.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    week: String,
    #[serde(default)]
    page: String,
}

/// The desk. Someone with no desk of their own goes to what they do have.
pub(crate) async fn get(visit: Visit, query: Result<Query<Asked>, QueryRejection>) -> Outcome {
    let Asked { week, page } = query.map(|query| query.0).unwrap_or_default();
    if visit.actor.may(Action::ManagePeople) && !visit.actor.may(Action::ListChildren) {
        return Ok(Redirect::to("/staff/people").into_response());
    }
    let desk = visit.service().desk(&visit.actor, week.parse().ok(), page_asked(&page)).await?;
    let alerts = visit.service().unseen_alerts(&visit.actor).await?;
    let may_report = visit.actor.may(Action::SeeReport);
    let title = if desk.week <= desk.today && desk.today < desk.week + chrono::TimeDelta::days(7) { "Today" } else { "Week" };
    Ok(visit.ok(Doc::staff(title, "/staff", move || page::page(&desk, alerts, may_report).into_any())).await)
}

//! `/staff`: today and this week: words that wait, meetings, what is to finish. Staff, by role.

mod page;

pub(crate) use page::{child_name, kind_words};

use crate::{document::Doc, failure::Failure, pages::Outcome, visit::Visit};
use axum::{
    extract::{Query, rejection::QueryRejection},
    response::{IntoResponse, Redirect},
};
use chrono::NaiveDate;
use heard_domain::policy::Action;
use leptos::prelude::*;
use serde::Deserialize;

/// Which week.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Week {
    week: Option<NaiveDate>,
}

/// The desk. Someone with no desk of their own goes to what they do have.
pub(crate) async fn get(visit: Visit, query: Result<Query<Week>, QueryRejection>) -> Outcome {
    let Query(Week { week }) = query.map_err(|_| Failure::Unreadable)?;
    if visit.actor.may(Action::ManagePeople) && !visit.actor.may(Action::ListChildren) {
        return Ok(Redirect::to("/staff/people").into_response());
    }
    let desk = visit.service().desk(&visit.actor, week).await?;
    let alerts = visit.service().unseen_alerts(&visit.actor).await?;
    let may_report = visit.actor.may(Action::SeeReport);
    let title = if desk.week <= desk.today && desk.today < desk.week + chrono::TimeDelta::days(7) { "Today" } else { "Week" };
    Ok(visit.ok(Doc::staff(title, "/staff", move || page::page(&desk, alerts, may_report).into_any())).await)
}

//! `/staff/reports/participation` and `/{rate}`: who was heard, and the rows behind each figure. Managers.

mod chart;
mod page;
mod rows;

use crate::{
    components::{FieldErrors, page_asked},
    document::Doc,
    failure::Failure,
    pages::Outcome,
    visit::Visit,
};
use axum::{
    extract::{Path, Query, rejection::QueryRejection},
    http::StatusCode,
};
use heard_domain::rates::RateId;
use heard_service::{
    Error,
    reports::{Part, Period, Split},
};
use leptos::prelude::*;
use serde::Deserialize;

/// What is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    by: String,
    #[serde(default)]
    part: String,
    #[serde(default)]
    page: String,
}

impl Asked {
    async fn period(&self, visit: &Visit) -> heard_service::Result<Period> {
        if self.from.is_empty() && self.to.is_empty() {
            visit.service().usual_period(&visit.actor).await
        } else {
            Period::parse(&self.from, &self.to)
        }
    }
}

/// The report. A period that cannot be is said beside the field, and the usual one is shown.
pub(crate) async fn get(visit: Visit, query: Result<Query<Asked>, QueryRejection>) -> Outcome {
    let Query(asked) = query.map_err(|_| Failure::Unreadable)?;
    let mut errors = FieldErrors::default();
    let period = match asked.period(&visit).await {
        Err(Error::Invalid(problems)) => {
            errors = problems.into();
            visit.service().usual_period(&visit.actor).await?
        }
        other => other?,
    };
    let by = match Split::parse(&asked.by) {
        Ok(by) => by,
        Err(Error::Invalid(problems)) => {
            errors = problems.into();
            None
        }
        Err(error) => return Err(error.into()),
    };
    let report = visit.service().participation_report(&visit.actor, period, by).await?;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let error = !errors.is_empty();
    let doc =
        Doc::staff("Who was heard", "/staff/reports/participation", move || page::page(&report, &asked, &errors).into_any());
    Ok(visit.draw(status, doc.with_error(error)).await)
}

/// A page of the rows behind one figure. Opening them is written down.
pub(crate) async fn get_rows(visit: Visit, Path(rate): Path<String>, query: Result<Query<Asked>, QueryRejection>) -> Outcome {
    let Query(asked) = query.map_err(|_| Failure::Unreadable)?;
    let id: RateId = rate.parse().map_err(|_| Failure::NotFound)?;
    let part: Part =
        if asked.part.is_empty() { Part::Denominator } else { asked.part.parse().map_err(|_| Failure::Unreadable)? };
    let period = asked.period(&visit).await?;
    let rows = visit.service().report_rows(&visit.actor, period, id, part, page_asked(&asked.page)).await?;
    let title = format!("{}: the rows", rows.rate.name);
    Ok(visit.ok(Doc::staff(title, "/staff/reports/participation", move || rows::page(&rows).into_any())).await)
}

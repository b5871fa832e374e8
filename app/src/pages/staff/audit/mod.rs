//! `/staff/audit`: who did and read what, newest first. Administrators. It holds ids and never a person's words.

use crate::{document::Doc, failure::Failure, pages::Outcome, visit::Visit, words::short_moment};
use axum::extract::{Query, rejection::QueryRejection};
use leptos::prelude::*;
use serde::Deserialize;

/// From where on.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct From {
    #[serde(default)]
    before: i64,
}

/// A page of rows.
pub(crate) async fn get(visit: Visit, query: Result<Query<From>, QueryRejection>) -> Outcome {
    let Query(From { before }) = query.map_err(|_| Failure::Unreadable)?;
    let rows = visit.service().audit_page(&visit.actor, before).await?;
    let doc = Doc::staff("Audit", "/staff/audit", move || {
        let older = rows
            .last()
            .filter(|row| row.seq > 1)
            .map(|row| view! { <p><a class="line-link" href=format!("/staff/audit?before={}", row.seq)>"Older"</a></p> });
        let lines = rows
            .iter()
            .map(|row| {
                view! {
                    <tr role="row">
                        <th scope="row" role="rowheader">{row.seq}</th>
                        <td role="cell" data-label="When">{short_moment(row.at)}</td>
                        <td role="cell" data-label="Who">{row.actor.clone()}</td>
                        <td role="cell" data-label="What">{row.action.replace('-', " ")}<small>{row.detail.clone()}</small></td>
                        <td role="cell" data-label="About">{row.subject.clone()}</td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <div class="wide-head"><div><h1>"Audit"</h1><p>"Who did and read what. Each row is tied to the one before; heard doctor checks the whole chain."</p></div></div>
            <table class="rows" role="table" aria-label="Audit">
                <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">"Row"</th><th scope="col" role="columnheader">"When"</th><th scope="col" role="columnheader">"Who"</th><th scope="col" role="columnheader">"What"</th><th scope="col" role="columnheader">"About"</th></tr></thead>
                <tbody role="rowgroup">{lines}</tbody>
            </table>
            {older}
        }
        .into_any()
    });
    Ok(visit.ok(doc).await)
}

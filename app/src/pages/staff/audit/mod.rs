//! `/staff/audit`: who did and read what, newest first; of one person or about one thing. Administrators. It holds ids and never a
//! person's words.

use crate::{
    components::{page_asked, pages},
    document::Doc,
    pages::Outcome,
    visit::Visit,
    words::{exact_time, short_day},
};
use axum::extract::{Query, rejection::QueryRejection};
use heard_domain::calendar::london_date;
use heard_service::audit::AuditPage;
use leptos::prelude::*;
use serde::Deserialize;

/// What is asked for. Anything unreadable is the whole audit's first page.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    by: String,
    #[serde(default)]
    about: String,
    #[serde(default)]
    page: String,
}

/// A page of rows.
pub(crate) async fn get(visit: Visit, query: Result<Query<Asked>, QueryRejection>) -> Outcome {
    let Asked { by, about, page } = query.map(|query| query.0).unwrap_or_default();
    let audit = visit.service().audit_page(&visit.actor, &by, &about, page_asked(&page)).await?;
    Ok(visit.ok(Doc::staff("Audit", "/staff/audit", move || view(&audit, &by, &about).into_any())).await)
}

fn view(audit: &AuditPage, by: &str, about: &str) -> impl IntoView + use<> {
    let name = |id: &str| audit.names.get(id).cloned().unwrap_or_else(|| id.to_owned());
    let lines = audit
        .rows
        .lines
        .iter()
        .map(|row| {
            view! {
                <tr role="row" data-test="audit-row">
                    <th scope="row" role="rowheader">{row.seq}</th>
                    <td class="nowrap" role="cell" data-label="When">{short_day(london_date(row.at))}<small>{exact_time(row.at)}</small></td>
                    <td role="cell" data-label="Who"><a href=address("by", &row.actor)>{name(&row.actor)}</a></td>
                    <td role="cell" data-label="What">{row.action.replace('-', " ")}<small>{row.detail.clone()}</small></td>
                    <td role="cell" data-label="About"><a href=address("about", &row.subject)>{name(&row.subject)}</a></td>
                </tr>
            }
        })
        .collect_view();
    let (of, narrowed) = match (by, about) {
        ("", "") => ("/staff/audit?".to_owned(), None),
        (by, "") => (address("by", by), Some(format!("Only what was done by {}.", name(by)))),
        (_, about) => (address("about", about), Some(format!("Only what is about {}.", name(about)))),
    };
    let narrowed =
        narrowed.map(|words| view! { <p>{words}" "<a class="line-link" href="/staff/audit">"Show everything"</a></p> });
    let empty = audit.rows.lines.is_empty().then(|| view! { <p class="empty">"No rows."</p> });
    view! {
        <div class="wide-head"><div><h1>"Audit"</h1><p>"Who did and read what, newest first. Each row is tied to the one before; heard doctor checks the whole chain."</p></div></div>
        {narrowed}
        {empty}
        <table class="rows" role="table" aria-label="Audit">
            <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">"Row"</th><th scope="col" role="columnheader">"When"</th><th scope="col" role="columnheader">"Who"</th><th scope="col" role="columnheader">"What"</th><th scope="col" role="columnheader">"About"</th></tr></thead>
            <tbody role="rowgroup">{lines}</tbody>
        </table>
        {pages(&audit.rows, "Rows", |page| format!("{of}&page={page}"))}
    }
}

/// The audit narrowed to one person or one thing.
fn address(field: &str, value: &str) -> String {
    format!("/staff/audit?{field}={}", percent_encoding::utf8_percent_encode(value, percent_encoding::NON_ALPHANUMERIC))
}

//! The rows behind one figure, each leading to its meeting.

use super::page::{fraction, value};
use crate::{components::pages, pages::staff::desk::kind_words, symbols::Symbol, words::short_day};
use heard_service::reports::{Part, ReportRows};
use leptos::prelude::*;

pub(super) fn page(rows: &ReportRows) -> impl IntoView + use<> {
    let rate = rows.rate;
    let query = format!("from={}&to={}", rows.period.from(), rows.period.to());
    let parts = Part::ALL
        .map(|part| {
            let words = match part {
                Part::Numerator => "Above the line",
                Part::Denominator => "All",
                Part::Not => "Below the line only",
            };
            let current = (part == rows.part).then_some("page");
            view! { <li><a href=format!("/staff/reports/participation/{}?{query}&part={}", rate.id.key(), part.key()) aria-current=current>{words}</a></li> }
        })
        .collect_view();
    let lines = rows
        .rows
        .lines
        .iter()
        .map(|row| {
            let name = row.name.clone().unwrap_or_else(|| format!("Child {}", row.council_id));
            let code = row.code.map_or_else(|| "No code".to_owned(), |code| code.key().to_owned());
            let chair = row.chair.clone().unwrap_or_else(|| "Not known".to_owned());
            view! {
                <tr role="row" data-test="row">
                    <th scope="row" role="rowheader"><a class="who" href=format!("/staff/meetings/{}", row.meeting)>{name}", "{row.age}</a><small>{row.council_id.clone()}</small></th>
                    <td role="cell" data-label="Held">{short_day(row.held_on)}<small>{kind_words(row.kind)}</small></td>
                    <td role="cell" data-label="Chair">{chair}</td>
                    <td role="cell" data-label="Code">{code}</td>
                    <td role="cell" data-label="Counted">{if row.in_numerator { "Above the line" } else { "Below only" }}</td>
                </tr>
            }
        })
        .collect_view();
    let empty = rows.rows.lines.is_empty().then(|| view! { <p class="empty">"No rows."</p> });
    view! {
        <a class="back" href=format!("/staff/reports/participation?{query}") data-test="back"><Symbol name="back"/>"Who was heard"</a>
        <div class="wide-head"><div><h1>{rate.id.key()}" "{rate.name}": "{value(&rate)}</h1><p>{rate.formula}", "{fraction(&rate)}", "{rows.period.to_string()}</p></div></div>
        <nav class="pages" aria-label="Which rows"><ul role="list">{parts}</ul></nav>
        {empty}
        <table class="rows" role="table" aria-label="Rows">
            <thead role="rowgroup"><tr role="row">
                <th scope="col" role="columnheader">"Child"</th><th scope="col" role="columnheader">"Held"</th><th scope="col" role="columnheader">"Chair"</th>
                <th scope="col" role="columnheader">"Code"</th><th scope="col" role="columnheader">"Counted"</th>
            </tr></thead>
            <tbody role="rowgroup">{lines}</tbody>
        </table>
        {pages(&rows.rows, "Rows", |page| format!("/staff/reports/participation/{}?{query}&part={}&page={page}", rate.id.key(), rows.part.key()))}
    }
}

//! The report, drawn: never a bare percentage.

use super::{Asked, chart::chart};
use crate::components::{ErrorSummary, Field, FieldErrors, SelectField};
use heard_domain::rates::{Rate, RateId};
use heard_service::reports::{Group, ParticipationReport, Split};
use leptos::prelude::*;

pub(super) fn page(report: &ParticipationReport, asked: &Asked, errors: &FieldErrors) -> impl IntoView + use<> {
    let period = report.period;
    let (from, to) = if errors.is_empty() {
        (period.from().to_string(), period.to().to_string())
    } else {
        (asked.from.clone(), asked.to.clone())
    };
    let splits: Vec<_> = std::iter::once((String::new(), "Nothing".to_owned()))
        .chain(Split::ALL.map(|split| (split.key().to_owned(), split.name().to_owned())))
        .collect();
    let query = format!("from={}&to={}", period.from(), period.to());
    let headline = report.rate(RateId::P1).copied();
    let others = report.rates.iter().map(|rate| row(rate, &query)).collect_view();
    let held_in_time = (!report.held_in_time.is_empty()).then(|| {
        let rows = report.held_in_time.iter().map(|of| view! { <tr><th scope="row">{of.name.clone()}</th><td class="num">{fraction(&of.rate)}</td><td class="num">{value(&of.rate)}</td></tr> }).collect_view();
        view! {
            <section><h2 id="in-time">"Held in time, by kind of meeting"</h2>
            <table class="rates" aria-labelledby="in-time"><thead><tr><th scope="col">"Kind"</th><th scope="col" class="num">"In time of held"</th><th scope="col" class="num">"Rate"</th></tr></thead><tbody>{rows}</tbody></table></section>
        }
    });
    let codes = report
        .codes
        .iter()
        .map(|(code, count)| view! { <tr><th scope="row">{code.key()}</th><td>{code.meaning()}</td><td class="num">{*count}</td></tr> })
        .collect_view();
    let counts = &report.counts;
    let groups = report.by.map(|by| groups(by, &report.groups).into_any());
    let head = view! {
        <ErrorSummary errors=errors.clone()/>
        <div class="wide-head"><div><h1>"Who was heard"</h1><p>"Looked after reviews held "{period.to_string()}", with a code that a person confirmed."</p></div></div>
        <form class="filters" method="get" action="/staff/reports/participation" novalidate>
            <Field name="from" label="From" kind="date" value=from errors=errors.clone()/>
            <Field name="to" label="To" kind="date" value=to errors=errors.clone()/>
            <SelectField name="by" label="Split by" options=splits value=asked.by.clone() errors=errors.clone()/>
            <button>"Show"</button>
        </form>
    }
    .into_any();
    let headline = headline.map(|rate| {
        let figure = chart(&report.months).into_any();
        view! {
            <section class="card rate" aria-labelledby="headline">
                <div>
                    <h2 id="headline">{rate.name}</h2>
                    <p><strong class="value">{value(&rate)}</strong></p>
                    <p>{rate.numerator}" of "{rate.denominator}" reviews. "<a href=format!("/staff/reports/participation/P1?{query}")>"Open the rows"</a></p>
                </div>
                {figure}
            </section>
            <section><h2>"How it is counted"</h2><p class="formula"><span>{rate.formula}</span>" = "{fraction_view(&rate)}" = "<strong>{value(&rate)}</strong></p></section>
        }
        .into_any()
    });
    let left_out = view! {
        <dl class="beside gap">
            <div><dt>"Under 4, never in the count"</dt><dd>{counts.under_four}</dd></div>
            <div><dt>"Held, no code confirmed yet"</dt><dd>{counts.uncoded}</dd></div>
            <div><dt>"Held, limit not known"</dt><dd>{counts.no_limit}</dd></div>
            <div><dt>"Held in all"</dt><dd>{counts.held}</dd></div>
        </dl>
    }
    .into_any();
    let rates = view! {
        <section class="gap">
            <h2 id="rates">"Every rate, with its formula and both numbers"</h2>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="rates">
                <table class="rates" aria-labelledby="rates">
                    <thead><tr><th scope="col">"Rate"</th><th scope="col">"Formula"</th><th scope="col" class="num">"Numbers"</th><th scope="col" class="num">"Value"</th><th scope="col">"Rows"</th></tr></thead>
                    <tbody>{others}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any();
    let pair = view! {
        <div class="pair">
            <section>
                <h2 id="codes">"Codes"</h2>
                <table class="rates" aria-labelledby="codes"><thead><tr><th scope="col">"Code"</th><th scope="col">"Meaning"</th><th scope="col" class="num">"Reviews"</th></tr></thead><tbody>{codes}</tbody></table>
            </section>
            {held_in_time}
        </div>
    }
    .into_any();
    [Some(head), headline, Some(left_out), Some(rates), Some(pair), groups].into_iter().flatten().collect_view()
}

fn row(rate: &Rate, query: &str) -> impl IntoView + use<> {
    let id = rate.id.key();
    view! {
        <tr data-test=format!("rate-{id}") data-numerator=rate.numerator.to_string() data-denominator=rate.denominator.to_string()>
            <th scope="row">{id}" "{rate.name}<small>"per "{rate.unit.words()}</small></th>
            <td>{rate.formula}</td>
            <td class="num">{fraction(rate)}</td>
            <td class="num"><strong>{value(rate)}</strong></td>
            <td><a href=format!("/staff/reports/participation/{id}?{query}")>"Open"<span class="vh">": "{rate.name}</span></a></td>
        </tr>
    }
}

fn groups(by: Split, groups: &[Group]) -> impl IntoView + use<> {
    let shown = [RateId::P1, RateId::P2, RateId::P4, RateId::Q2, RateId::Q3];
    let heads = shown.map(|id| view! { <th scope="col" class="num">{id.key()}</th> }).collect_view();
    let rows = groups
        .iter()
        .map(|group| {
            let cells = shown
                .map(|id| {
                    group
                        .rates
                        .iter()
                        .find(|rate| rate.id == id)
                        .map(|rate| view! { <td class="num">{value(rate)}<small>{fraction(rate)}</small></td> })
                })
                .collect_view();
            view! { <tr><th scope="row">{group.name.clone()}</th>{cells}</tr> }
        })
        .collect_view();
    view! {
        <section class="gap">
            <h2 id="groups">"By "{by.name().to_lowercase()}</h2>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="groups">
                <table class="rates" aria-labelledby="groups"><thead><tr><th scope="col">{by.name()}</th>{heads}</tr></thead><tbody>{rows}</tbody></table>
            </div>
        </section>
    }
}

/// A rate's value; "none yet" where nothing is below the line.
pub(super) fn value(rate: &Rate) -> String {
    rate.percent().unwrap_or_else(|| "none yet".to_owned())
}

pub(super) fn fraction(rate: &Rate) -> String {
    format!("{} / {}", rate.numerator, rate.denominator)
}

fn fraction_view(rate: &Rate) -> impl IntoView + use<> {
    view! { <span class="fraction"><span>{rate.numerator}</span><span>{rate.denominator}</span></span> }
}

//! Heard and not heard by month, as bars, with the same figures in a table beside them.

use heard_service::reports::RateOf;
use leptos::prelude::*;

const HEIGHT: u32 = 220;
const TOP: u32 = 24;
const FOOT: u32 = 196;
const STEP: u32 = 56;

/// Bars of counts. A month without reviews keeps its place, so that the gap is seen.
pub(super) fn chart(months: &[RateOf]) -> impl IntoView + use<> {
    let most = months.iter().map(|month| month.rate.denominator).max().unwrap_or(0).max(1);
    let width = u32::try_from(months.len()).unwrap_or(1) * STEP + 16;
    let tall = |count: u32| count * (FOOT - TOP) / most;
    let bars = months
        .iter()
        .enumerate()
        .map(|(index, month)| {
            let x = 8 + u32::try_from(index).unwrap_or(0) * STEP;
            let (heard, all) = (tall(month.rate.numerator), tall(month.rate.denominator));
            let words = month.rate.percent().unwrap_or_default();
            view! {
                <rect class="not" x=(x + 8).to_string() y=(FOOT - all).to_string() width="40" height=all.to_string()></rect>
                <rect class="heard" x=(x + 8).to_string() y=(FOOT - heard).to_string() width="40" height=heard.to_string()></rect>
                <text x=(x + 28).to_string() y=(FOOT - all - 6).to_string() text-anchor="middle">{words}</text>
                <text class="axis" x=(x + 28).to_string() y=(FOOT + 16).to_string() text-anchor="middle">{short(&month.name)}</text>
            }
        })
        .collect_view();
    let rows = months
        .iter()
        .map(|month| view! { <tr><th scope="row">{month.name.clone()}</th><td class="num">{month.rate.numerator}</td><td class="num">{month.rate.denominator}</td></tr> })
        .collect_view();
    view! {
        <figure>
            <svg class="chart" role="img" aria-labelledby="chart-title chart-about" viewBox=format!("0 0 {width} {HEIGHT}")>
                <title id="chart-title">"Views heard, by month"</title>
                <desc id="chart-about">"A bar for each month: all reviews with a code, and how many of them were heard. The table below has the figures."</desc>
                {bars}
            </svg>
            <figcaption class="key"><span><i class="full"></i>"reviews where the child was heard"</span><span><i></i>"reviews where not"</span></figcaption>
            <details><summary>"The figures by month"</summary>
                <table class="rates" aria-label="Views heard, by month"><thead><tr><th scope="col">"Month"</th><th scope="col" class="num">"Heard"</th><th scope="col" class="num">"Reviews"</th></tr></thead><tbody>{rows}</tbody></table>
            </details>
        </figure>
    }
}

/// `Nov 26` of `November 2026`.
fn short(name: &str) -> String {
    let (month, year) = name.split_once(' ').unwrap_or((name, ""));
    format!("{} {}", month.chars().take(3).collect::<String>(), year.chars().skip(2).collect::<String>())
}

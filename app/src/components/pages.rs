//! Below a list: which of its lines these are, and the way to the others.

use crate::words::number;
use heard_service::Paged;
use leptos::prelude::*;

/// What the address says a page is. What is no number is the first page.
pub(crate) fn page_asked(typed: &str) -> i64 {
    typed.trim().parse().unwrap_or(1)
}

/// "Rows 1 to 500 of 1,204", and links to the other pages. `lines` is what the list is of; nothing is drawn for an empty one.
pub(crate) fn pages<T>(list: &Paged<T>, lines: &str, link: impl Fn(i64) -> String) -> AnyView {
    let (page, last) = (list.page, list.pages());
    let to = |page: i64| view! { <li><a href=link(page)><span class="vh">"Page "</span>{number(page)}</a></li> };
    let links = list.is_part().then(|| {
        let before = (page > 1).then(|| view! { <li><a href=link(page - 1)>"Before"</a></li> });
        let gap = || view! { <li aria-hidden="true">"…"</li> };
        let first = (page > 1).then(|| view! { {to(1)}{(page > 2).then(gap)} });
        let end = (page < last).then(|| view! { {(page < last - 1).then(gap)}{to(last)} });
        let after = (page < last).then(|| view! { <li><a href=link(page + 1) data-test="after">"After"</a></li> });
        view! {
            <ul role="list">
                {before}{first}
                <li><a href=link(page) aria-current="page"><span class="vh">"Page "</span>{number(page)}</a></li>
                {end}{after}
            </ul>
        }
    });
    (list.total > 0)
        .then(|| {
            view! {
                <nav class="pages" aria-label="Pages">
                    <p data-test="pages">{lines.to_owned()}" "{number(list.first())}" to "{number(list.last())}" of "{number(list.total)}</p>
                    {links}
                </nav>
            }
        })
        .into_any()
}

//! What adults wrote about the child: who and when, and where it goes. A record opens on its own page, and never a word stands here.

use super::page::link;
use crate::words::short_moment;
use heard_service::register::{AdultLine, ChildPage};
use leptos::prelude::*;

/// The list; nothing where there is none.
pub(super) fn wrote(page: &ChildPage) -> Option<AnyView> {
    let adults = &page.adults;
    if adults.sent.is_empty() {
        return None;
    }
    let list = adults.sent.iter().map(|line| item(line, page)).collect_view();
    Some(
        view! {
            <section class="part" data-test="adults">
                <div class="part-head"><h2 id="adults-wrote">"What adults wrote about the child"</h2></div>
                <p class="soft">"As themselves. None of it is the child's words or views."</p>
                <ul class="stack">{list}</ul>
            </section>
        }
        .into_any(),
    )
}

fn item(line: &AdultLine, page: &ChildPage) -> impl IntoView + use<> {
    let by = match &line.worker {
        Some(name) => format!("worker's record by {name}"),
        None => "from a carer".to_owned(),
    };
    let name = if line.worker.is_some() && page.adults.may_open {
        let to = format!("/staff/children/{}/observe/{}", page.child.id, line.id);
        view! { <a href=to data-test="record"><b>{line.form.clone()}</b></a> }.into_any()
    } else {
        view! { <b>{line.form.clone()}</b> }.into_any()
    };
    let links = line.links.iter().map(link).collect_view();
    view! { <li>{name}", "{by}", sent "{short_moment(line.sent_at)}"."<ul class="small">{links}</ul></li> }
}

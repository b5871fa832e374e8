//! What parents and carers said of a conference.

use crate::{
    components::ShownAnswer,
    pages::staff::desk::kind_words,
    words::{short_day, short_moment},
};
use heard_service::feedback::{FamilyFeedback, FamilyReturn, From, Returns};
use leptos::prelude::*;

/// About this conference, and about the one before, whose family's next this is.
pub(super) fn said(family: &FamilyFeedback) -> impl IntoView + use<> {
    let earlier = family
        .earlier
        .iter()
        .map(|one| {
            let about =
                format!("About the {} on {}", kind_words(one.meeting.kind).to_lowercase(), short_moment(one.meeting.starts_at));
            view! { <h3>{about}</h3>{returns(&one.returns, "its")} }
        })
        .collect_view();
    view! {
        <section aria-labelledby="family-said" class="gap" data-test="family">
            <h2 id="family-said">"What parents and carers said"</h2>
            <h3>"About this conference"</h3>
            {returns(&family.about, "this conference's")}
            {earlier}
        </section>
    }
}

fn returns(returns: &Returns, whose: &str) -> AnyView {
    if returns.count == 0 {
        return view! { <p class="empty">"Nothing has been sent."</p> }.into_any();
    }
    match &returns.read {
        Some(read) => read.iter().map(one).collect_view().into_any(),
        None => {
            let sent =
                if returns.count == 1 { "1 return was sent".to_owned() } else { format!("{} returns were sent", returns.count) };
            view! { <p data-test="returns-count">{sent}". Only "{whose.to_owned()}" chair and the chair's manager read them."</p> }.into_any()
        }
    }
}

fn one(said: &FamilyReturn) -> impl IntoView + use<> {
    let from = from(&said.from);
    let when = match (said.sent_at, said.received_on) {
        (Some(at), _) => Some(format!("Sent {}", short_moment(at))),
        (_, Some(day)) => Some(format!("Received {}", short_day(day))),
        _ => None,
    };
    let answers = said
        .answers
        .iter()
        .map(|answer| view! { <div><dt>{answer.ask.clone()}</dt><dd><ShownAnswer shown=answer.shown.clone() asked=said.language/></dd></div> })
        .collect_view();
    let skipped = (!said.skipped.is_empty()).then(|| view! { <p class="soft">"Not answered: "{said.skipped.join(", ")}"."</p> });
    view! {
        <article class="return adults" data-test="return">
            <p class="came-with">
                <span class="mark">{from}</span>
                {when.map(|when| view! { <span>{when}</span> })}
                {said.paper.then(|| view! { <span class="tag">"On paper"</span> })}
            </p>
            {super::page::asked_in(said.language)}
            <dl>{answers}</dl>
            {skipped}
        </article>
    }
}

/// Who sent it, as they chose to be known.
pub(super) fn from(from: &From) -> AnyView {
    match from {
        From::Unnamed => view! { "Without a name" }.into_any(),
        From::Named(Some(name)) => view! { "From "<bdi translate="no">{name.clone()}</bdi> }.into_any(),
        From::Named(None) => view! { "With a name, which was not written down" }.into_any(),
    }
}

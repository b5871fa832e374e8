//! What parents and carers said of a conference, and the slips with which they say it.

use super::Typed;
use crate::{
    components::{FieldError, ShownAnswer},
    pages::staff::desk::kind_words,
    words::{short_day, short_moment},
};
use heard_service::{
    feedback::{FamilyFeedback, FamilyReturn, From, Returns, SlipState},
    meetings::MeetingPage,
};
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
    let from = match &said.from {
        From::Unnamed => view! { "Without a name" }.into_any(),
        From::Named(Some(name)) => view! { "From "<bdi translate="no">{name.clone()}</bdi> }.into_any(),
        From::Named(None) => view! { "With a name, which was not written down" }.into_any(),
    };
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

/// Making slips and what became of them; nothing for a reader who has nothing to do with them.
pub(super) fn slips(family: &FamilyFeedback, page: &MeetingPage, typed: &Typed) -> Option<AnyView> {
    let states = family.slips.as_ref()?;
    let id = page.meeting.id;
    let counted = [
        (SlipState::NotUsed, "not used"),
        (SlipState::Opened, "opened"),
        (SlipState::Sent, "sent"),
        (SlipState::Stopped, "stopped"),
        (SlipState::TooOld, "too old"),
    ];
    let each = states
        .iter()
        .filter_map(|state| counted.iter().find(|(known, _)| known == state))
        .map(|(_, words)| view! { <li class="tag" data-test="slip-state">{*words}</li> })
        .collect_view();
    let list = if states.is_empty() {
        view! { <p class="empty">"No slips have been made."</p> }.into_any()
    } else {
        view! { <ul role="list" class="slip-states" aria-label="Each slip">{each}</ul> }.into_any()
    };
    let message = typed.errors.at("number");
    let value = if typed.slips.is_empty() { "4".to_owned() } else { typed.slips.clone() };
    let make = family.may_make.then(|| {
        view! {
            <form method="post" action=format!("/staff/meetings/{id}/slips") novalidate class="stack no-print">
                <div class="field">
                    <label for="number">"How many slips to make"</label>
                    <p class="hint" id="number-hint">"One for each person. Nobody writes down who got which."</p>
                    <FieldError field="number" message=message.clone()/>
                    <input id="number" name="number" class="w-short" inputmode="numeric" autocomplete="off" value=value
                        aria-describedby=if message.is_some() { "number-hint number-error" } else { "number-hint" } aria-invalid=message.map(|_| "true")/>
                </div>
                <div class="row"><button class="act" data-test="make-slips">"Make and print"</button></div>
            </form>
        }
    });
    let stoppable = states.iter().any(|state| matches!(state, SlipState::NotUsed | SlipState::Opened));
    let stop = stoppable.then(|| {
        view! {
            <details class="no-print">
                <summary>"Stop slips"</summary>
                <p>"If a sheet was lost. What was begun and not sent with a stopped slip cannot be opened any more."</p>
                <form method="post" action=format!("/staff/meetings/{id}/slips/stop") class="row">
                    <button name="which" value="unused" data-test="stop-unused">"Stop those not used"</button>
                    <button name="which" value="all" data-test="stop-all">"Stop those not sent"</button>
                </form>
            </details>
        }
    });
    let paper = family.may_key_in.then(|| {
        view! { <p class="row no-print"><a class="button" href=format!("/staff/meetings/{id}/paper") data-test="paper">"Type in a paper return"</a></p> }
    });
    Some(
        view! {
            <section class="card" aria-labelledby="slips" data-test="slips">
                <h2 id="slips">"Slips for parents and carers"</h2>
                {list}
                {make}
                {stop}
                {paper}
            </section>
        }
        .into_any(),
    )
}

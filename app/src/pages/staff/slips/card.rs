//! A card with slips: what became of each, more of them, stopping them, and typing in what came on paper.

use super::{Typed, base, field};
use crate::components::FieldError;
use heard_service::feedback::{SlipFor, SlipState, SlipsHere};
use leptos::prelude::*;

/// The card's hook.
const fn hook(asks: SlipFor) -> &'static str {
    match asks {
        SlipFor::After(_) => "slips",
        SlipFor::Before(_) => "slips-before",
        SlipFor::Carer(_) => "slips-carer",
    }
}

/// The card's id: those of several children may stand on one page.
pub(super) fn id(asks: SlipFor) -> String {
    match asks {
        SlipFor::After(_) | SlipFor::Before(_) => hook(asks).to_owned(),
        SlipFor::Carer(child) => format!("{}-{child}", hook(asks)),
    }
}

const fn title(asks: SlipFor) -> &'static str {
    match asks {
        SlipFor::After(_) => "Slips for parents and carers",
        SlipFor::Before(_) => "Slips for before the conference",
        SlipFor::Carer(_) => "Slips for the carers",
    }
}

const fn hint(asks: SlipFor) -> &'static str {
    match asks {
        SlipFor::After(_) | SlipFor::Before(_) => "One for each person. Nobody writes down who got which.",
        SlipFor::Carer(_) => {
            "One for each carer, to say what they think as carer before the next review. The child has their own card."
        }
    }
}

/// The card. `whose` names the child where slips of several stand on one page.
pub(crate) fn card(here: &SlipsHere, typed: &Typed, whose: Option<&str>) -> AnyView {
    let asks = here.asks;
    let (hook, id, base, field) = (hook(asks), id(asks), base(asks), field(asks));
    let counted = [
        (SlipState::NotUsed, "not used"),
        (SlipState::Opened, "opened"),
        (SlipState::Sent, "sent"),
        (SlipState::Stopped, "stopped"),
        (SlipState::TooOld, "too old"),
    ];
    let each = here
        .states
        .iter()
        .filter_map(|state| counted.iter().find(|(known, _)| known == state))
        .map(|(_, words)| view! { <li class="tag" data-test="slip-state">{*words}</li> })
        .collect_view();
    let list = if here.states.is_empty() {
        view! { <p class="empty">"No slips have been made."</p> }.into_any()
    } else {
        view! { <ul role="list" class="slip-states" aria-label="Each slip">{each}</ul> }.into_any()
    };
    let own = typed.asks == Some(asks);
    let message = typed.errors.at(&field).filter(|_| own);
    let usual = match asks {
        SlipFor::After(_) => "4",
        SlipFor::Before(_) => "2",
        SlipFor::Carer(_) => "1",
    };
    let value = if own { typed.number.clone() } else { usual.to_owned() };
    let described = if message.is_some() { format!("{field}-hint {field}-error") } else { format!("{field}-hint") };
    let make = here.may_make.then(|| {
        view! {
            <form method="post" action=base.clone() novalidate class="stack no-print">
                <div class="field">
                    <label for=field.clone()>"How many slips to make"</label>
                    <p class="hint" id=format!("{field}-hint")>{hint(asks)}</p>
                    <FieldError field=field.clone() message=message.clone()/>
                    <input id=field.clone() name="number" class="w-short" inputmode="numeric" autocomplete="off" value=value
                        aria-describedby=described aria-invalid=message.map(|_| "true")/>
                </div>
                <div class="row"><button class="act" data-test=format!("make-{hook}")>"Make and print"</button></div>
            </form>
        }
    });
    let stoppable = here.states.iter().any(|state| matches!(state, SlipState::NotUsed | SlipState::Opened));
    let stop = stoppable.then(|| {
        view! {
            <details class="no-print">
                <summary>"Stop slips"</summary>
                <p>"If a sheet was lost. What was begun and not sent with a stopped slip cannot be opened any more."</p>
                <form method="post" action=format!("{base}/stop") class="row">
                    <button name="which" value="unused" data-test="stop-unused">"Stop those not used"</button>
                    <button name="which" value="all" data-test="stop-all">"Stop those not sent"</button>
                </form>
            </details>
        }
    });
    let paper = here.may_key_in.then(|| {
        view! { <p class="row no-print"><a class="button" href=super::paper::address(asks) data-test="paper">"Type in what came on paper"</a></p> }
    });
    let title = whose.map_or_else(|| title(asks).to_owned(), |whose| format!("{} of {whose}", title(asks)));
    view! {
        <section class="card" aria-labelledby=id.clone() data-test=hook>
            <h2 id=id.clone()>{title}</h2>
            {list}
            {make}
            {stop}
            {paper}
        </section>
    }
    .into_any()
}

//! `/`: what this is, and the ways in. Anyone.

use crate::{components::Languages, document::Doc, pages::Outcome, symbols::Symbol, visit::Visit, words::Say};
use axum::response::{IntoResponse, Redirect};
use heard_domain::forms::TextId;
use heard_service::Actor;
use leptos::prelude::*;

/// A person who is signed in goes to their own page.
pub(crate) async fn get(visit: Visit) -> Outcome {
    match &visit.actor {
        Actor::Child(_) => return Ok(Redirect::to("/me").into_response()),
        Actor::Staff(_) => return Ok(Redirect::to("/staff").into_response()),
        Actor::Parent(_) | Actor::Author(_) | Actor::Nobody | Actor::Operator => {}
    }
    let known = match &visit.device {
        Some(device) => visit.service().device_has_pin(device).await?,
        None => false,
    };
    let say = Say::anyone(visit.service().plain_names());
    Ok(visit.ok(Doc::open(say.plain(TextId::HomeTitle), move || page(&say, known).into_any())).await)
}

fn page(say: &Say, known: bool) -> impl IntoView + use<> {
    let way = |href: &'static str, symbol: &'static str, name: TextId, about: TextId| {
        view! { <li><a href=href><Symbol name=symbol class="big"/><span><b>{say.text(name)}</b><span class="state">{say.text(about)}</span></span><Symbol name="arrow" class="go-on"/></a></li> }
    };
    let pin = known.then(|| way("/sign-in", "closed", TextId::PinUse, TextId::HomeBeenHere));
    let lines = say.plain_lines(TextId::HomeSteps);
    let steps = ["said-sent", "said-read", "said-talked-about"]
        .into_iter()
        .zip(lines.chunks(2).map(<[String]>::to_vec))
        .map(|(symbol, lines)| {
            let mut lines = lines.into_iter();
            view! { <li><Symbol name=symbol/><div><b>{lines.next()}</b><p>{lines.next()}</p></div></li> }
        })
        .collect_view();
    view! {
        <Languages say=say.clone() back="/"/>
        <section class="next">
            <div class="doorway"><Symbol name="speech"/></div>
            <h1>{say.text(TextId::HomeTitle)}</h1>
            <div class="more"><p>{say.text(TextId::HomeBody)}</p></div>
        </section>
        <section>
            <h2 class="vh">{say.text(TextId::HomeWays)}</h2>
            <ul role="list" class="todo">{pin}{way("/card", "invitation", TextId::CardEnterTitle, TextId::HomeCard)}</ul>
        </section>
        <section>
            <h2>{say.text(TextId::HomeStepsTitle)}</h2>
            <ol role="list" class="said">{steps}</ol>
        </section>
        <p><a class="line-link" href="/staff/sign-in">{say.text(TextId::HomeStaff)}</a></p>
    }
}

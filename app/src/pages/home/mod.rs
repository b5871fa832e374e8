//! `/`: what this is, and the ways in. Anyone.

use crate::{document::Doc, pages::Outcome, symbols::Symbol, visit::Visit};
use axum::response::{IntoResponse, Redirect};
use heard_service::Actor;
use leptos::prelude::*;

/// A person who is signed in goes to their own page.
pub(crate) async fn get(visit: Visit) -> Outcome {
    match &visit.actor {
        Actor::Child(_) => return Ok(Redirect::to("/me").into_response()),
        Actor::Staff(_) => return Ok(Redirect::to("/staff").into_response()),
        Actor::Parent(_) | Actor::Nobody | Actor::Operator => {}
    }
    let known = match &visit.device {
        Some(device) => visit.service().device_has_pin(device).await?,
        None => false,
    };
    Ok(visit.ok(Doc::open("Say what you think", move || page(known).into_any())).await)
}

fn page(known: bool) -> impl IntoView {
    view! {
        <section class="next">
            <div class="doorway"><Symbol name="speech"/></div>
            <h1>"Say what you think before your meeting"</h1>
            <div class="more"><p>"Write it your way. The person who runs your meeting reads it first. You see when they have read it."</p></div>
        </section>
        <section>
            <h2 class="vh">"Ways in"</h2>
            <ul role="list" class="todo">
                {known.then(|| view! {
                    <li><a href="/sign-in"><Symbol name="closed" class="big"/><span><b>"Use my PIN"</b><span class="state">"You have been here before"</span></span><Symbol name="arrow" class="go-on"/></a></li>
                })}
                <li><a href="/card"><Symbol name="invitation" class="big"/><span><b>"I have a card"</b><span class="state">"With a square to scan, or a code to type"</span></span><Symbol name="arrow" class="go-on"/></a></li>
            </ul>
        </section>
        <section>
            <h2>"What happens to what you say"</h2>
            <ol role="list" class="said">
                <li><Symbol name="said-sent"/><div><b>"You send it"</b><p>"No one sees it before that."</p></div></li>
                <li><Symbol name="said-read"/><div><b>"It is read"</b><p>"You see who read it, and when."</p></div></li>
                <li><Symbol name="said-talked-about"/><div><b>"It is talked about"</b><p>"It is there at your meeting."</p></div></li>
            </ol>
        </section>
        <p><a class="line-link" href="/staff/sign-in">"Staff sign-in"</a></p>
    }
}

//! `/me/pack/{form}`: the parts of a conference pack, in any order, each sent alone. Children.

use crate::{document::Doc, pages::Outcome, symbols::Symbol, visit::Visit, words::Say};
use axum::extract::Path;
use heard_domain::forms::TextId;
use heard_service::say::{PackPage, PartDoor, PartState};
use leptos::prelude::*;

/// The parts.
pub(crate) async fn get(visit: Visit, Path(form): Path<String>) -> Outcome {
    let pack = visit.service().pack(&visit.actor, &form, visit.helper.as_ref()).await?;
    let helped = visit.helper.is_some();
    let say = Say { band: pack.band, names: pack.names.clone() };
    let words = say.clone();
    let title = pack.form.first_page(pack.band).map(|page| say.filled_plain(&page.name)).unwrap_or_default();
    Ok(visit.ok(Doc::open(title, move || page(&pack, &say, helped).into_any()).in_words(words)).await)
}

fn page(pack: &PackPage, say: &Say, helped: bool) -> impl IntoView + use<> {
    let first = pack.form.first_page(pack.band);
    let name = first.map(|page| say.filled_plain(&page.name)).unwrap_or_default();
    let intro = first.and_then(|page| page.intro.as_deref()).map(|intro| view! { <p>{say.filled(intro)}</p> });
    let parts = pack.parts.iter().map(|part| door(&pack.form.id, part, say, helped)).collect_view();
    view! {
        <a class="back" href="/me" data-test="back"><Symbol name="back"/>{say.plain(TextId::ButtonBack)}</a>
        <h1>{name}</h1>
        {intro}
        <p>{say.text(TextId::PackSections)}</p>
        <ul role="list" class="todo">{parts}</ul>
    }
}

/// A part that was sent leads to its receipt, where more can be added; beside a helper nothing sent can be opened.
fn door(form: &str, part: &PartDoor, say: &Say, helped: bool) -> impl IntoView + use<> {
    let id = part.section.id.clone();
    let state = say
        .lines(TextId::PackStatus)
        .into_iter()
        .nth(part.state.line())
        .map(|pieces| view! { <crate::components::Pieces pieces/> });
    let inside = view! {
        <Symbol name=part.section.symbol.clone() class="big"/>
        <span><b>{say.filled(part.section.words.shown(say.band))}</b><span class="state">{state}</span></span>
    };
    let test = format!("part-{id}");
    match part.state {
        PartState::Sent(_) if helped => view! { <li><div class="door" data-test=test>{inside}</div></li> }.into_any(),
        PartState::Sent(piece) => {
            view! { <li><a class="door" href=format!("/say/{piece}/sent") data-test=test>{inside}<Symbol name="arrow" class="go-on"/></a></li> }
                .into_any()
        }
        _ => view! {
            <li>
                <form method="post" action=format!("/me/start/{form}/{id}")>
                    <button class="door" data-test=test>{inside}<Symbol name="arrow" class="go-on"/></button>
                </form>
            </li>
        }
        .into_any(),
    }
}

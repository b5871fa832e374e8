//! `/staff/children/{child}/card`: a fresh invitation, to print and fold or to show on the screen. Its secrets are shown this once.

use super::{child, page};
use crate::{components::Pieces, document::Doc, fields::Posted, pages::Outcome, symbols::Symbol, visit::Visit, words::Say};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use heard_domain::{
    calendar::london_date,
    forms::{CardId, Catalogue, Placeholder, fill, lines},
};
use heard_service::way_in::NewCard;
use leptos::prelude::*;

/// Makes a card and shows it. Every earlier card of the child stops working.
pub(crate) async fn post(visit: Visit, Path(id): Path<String>, posted: Posted) -> Outcome {
    posted.nothing_else()?;
    let id = child(&id)?;
    let about = visit.service().child_page(&visit.actor, id).await?;
    let names = visit.service().names_on_card(&visit.actor, id).await?;
    let card = visit.service().make_card(&visit.actor, id).await?;
    let first_name = card.first_name.clone().unwrap_or_else(|| "you".to_owned());
    let names = names.with(Placeholder::FirstName, first_name).with_day(Placeholder::CardUntil, london_date(card.expires_at));
    let say = Say { band: card.band, names };
    let name = page::name(&about.child);
    Ok(visit.ok(Doc::staff("A card", "/staff/children", move || sheet(&card, &say, &name).into_any())).await)
}

/// Stops every card of the child.
pub(crate) async fn post_stop(visit: Visit, Path(id): Path<String>, posted: Posted) -> Outcome {
    posted.nothing_else()?;
    let id = child(&id)?;
    visit.service().stop_cards(&visit.actor, id).await?;
    Ok(Redirect::to(&format!("/staff/children/{id}")).into_response())
}

fn sheet(card: &NewCard, say: &Say, name: &str) -> impl IntoView + use<> {
    let words = Catalogue::shipped().card(CardId::for_band(card.band));
    let text = |text: Option<&str>| {
        lines(text.unwrap_or_default()).map(|line| view! { <p><Pieces pieces=fill(line, &say.names)/></p> }).collect_view()
    };
    let outside = text(words.map(|card| card.outside.as_str()));
    let child_side = text(words.and_then(|card| card.child.as_deref()));
    let adult =
        words.and_then(|card| card.adult_side.as_deref()).map(|side| view! { <div class="adult">{text(Some(side))}</div> });
    let foot = text(words.map(|card| card.foot.as_str()));
    let code = card.grouped_code();
    let address = say.names.get(Placeholder::Address).map(|piece| piece.text.clone()).unwrap_or_default();
    let id = card.child;
    view! {
        <a class="back no-print" href=format!("/staff/children/{id}") data-test="back"><Symbol name="back"/>{name.to_owned()}</a>
        <div class="wide-head no-print">
            <div>
                <h1>"A card for "{name.to_owned()}</h1>
                <p>"Print this page and fold it twice, or let the child scan it from this screen. It is shown this once. Earlier cards have stopped."</p>
            </div>
        </div>
        <div class="sheet">
            <section class="fold cover"><div class="doorway"><Symbol name="mark"/></div>{outside}</section>
            <section class="fold inside-start">{child_side}{adult}</section>
            <section class="fold inside-end">
                <div class="qr" role="img" aria-label="The square to scan" data-test="card-qr" inner_html=card.square.clone()></div>
                <p>"Or go to "<b data-test="card-address">{address}"/card"</b>" and type"</p>
                <bdi class="card-code" data-test="card-code">{code}</bdi>
            </section>
            <section class="fold rear"><div class="foot-line">{foot}</div></section>
        </div>
        <p class="small no-print">"The square holds: "<bdi data-test="card-url">{card.url.clone()}</bdi></p>
    }
}

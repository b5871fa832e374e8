//! `/staff/meetings/{meeting}/slips`: fresh slips for parents and carers, to print and cut apart. Their secrets are shown this once.

use super::{Typed, meeting};
use crate::{components::Pieces, document::Doc, fields::Posted, pages::Outcome, symbols::Symbol, visit::Visit, words::Say};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use heard_domain::forms::{Band, CardId, Catalogue, fill, lines};
use heard_service::{
    Error,
    feedback::{NewSlip, SlipSheet},
};
use leptos::prelude::*;

/// Makes slips and shows them. Those made before go on working.
pub(crate) async fn post(visit: Visit, Path(id): Path<String>, mut posted: Posted) -> Outcome {
    let id = meeting(&id)?;
    let number = posted.one("number");
    posted.nothing_else()?;
    match visit.service().make_slips(&visit.actor, id, &number).await {
        Ok(slips) => Ok(visit.ok(Doc::staff("Slips", "/staff", move || sheet(&slips).into_any())).await),
        Err(Error::Invalid(problems)) => {
            let page = visit.service().meeting_page(&visit.actor, id).await?;
            let typed = Typed { errors: problems.into(), slips: number, ..Typed::default() };
            Ok(super::draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, page, typed).await)
        }
        Err(error) => Err(error.into()),
    }
}

/// Stops slips of the conference.
pub(crate) async fn post_stop(visit: Visit, Path(id): Path<String>, mut posted: Posted) -> Outcome {
    let id = meeting(&id)?;
    let begun = posted.one("which") == "all";
    posted.nothing_else()?;
    visit.service().stop_slips(&visit.actor, id, begun).await?;
    Ok(Redirect::to(&format!("/staff/meetings/{id}#slips")).into_response())
}

fn sheet(sheet: &SlipSheet) -> impl IntoView + use<> {
    let id = sheet.meeting.id;
    let say = Say { band: Band::Adult, names: sheet.names.clone() };
    let slips = sheet.slips.iter().map(|one| slip(one, &say)).collect_view();
    let many = sheet.slips.len();
    view! {
        <a class="back no-print" href=format!("/staff/meetings/{id}#slips") data-test="back"><Symbol name="back"/>"The meeting"</a>
        <div class="wide-head no-print">
            <div>
                <h1>{if many == 1 { "A slip".to_owned() } else { format!("{many} slips") }}" for parents and carers"</h1>
                <p>"Print this page now and cut it apart: it is shown this once. Give one to each person who wants one, and do not write down who got which."</p>
            </div>
        </div>
        <div class="slips">{slips}</div>
    }
}

/// One slip. Nothing on it names the family, the child or the conference: it may lie about.
fn slip(slip: &NewSlip, say: &Say) -> impl IntoView + use<> {
    let words = Catalogue::shipped().card(CardId::Slip);
    let text = |text: &str| lines(text).map(|line| view! { <p><Pieces pieces=fill(line, &say.names)/></p> }).collect_view();
    let outside = words.map(|card| view! { <h2><Pieces pieces=fill(&card.outside, &say.names)/></h2> });
    let about = words.and_then(|card| card.adult_side.as_deref()).map(text);
    let foot = words.map(|card| text(&card.foot));
    view! {
        <section class="slip" data-test="slip">
            {outside}
            <div class="way-in">
                <div class="qr" role="img" aria-label="The square to scan" inner_html=slip.square.clone()></div>
                <bdi class="card-code" data-test="slip-code">{slip.grouped_code()}</bdi>
                <p class="vh">"The square holds: "<span data-test="slip-url">{slip.url.clone()}</span></p>
            </div>
            <div>{about}</div>
            <div class="foot-line">{foot}</div>
        </section>
    }
}

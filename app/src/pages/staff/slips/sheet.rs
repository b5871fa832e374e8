//! Fresh slips, to print and cut apart. Their secrets are shown this once.

use super::home;
use crate::{components::Pieces, symbols::Symbol, words::Say};
use heard_domain::forms::{Band, CardId, Catalogue, fill, lines};
use heard_service::feedback::{NewSlip, SlipFor, SlipSheet};
use leptos::prelude::*;

/// The page.
pub(super) fn sheet(sheet: &SlipSheet) -> impl IntoView + use<> {
    let (back, name) = home(sheet.asks);
    let whom = match sheet.asks {
        SlipFor::After(_) | SlipFor::Before(_) => "parents and carers",
        SlipFor::Carer(_) => "carers",
    };
    let which = match sheet.asks {
        SlipFor::After(_) => CardId::Slip,
        SlipFor::Before(_) | SlipFor::Carer(_) => CardId::Adult,
    };
    let say = Say { band: Band::Adult, names: sheet.names.clone() };
    let slips = sheet.slips.iter().map(|one| slip(one, which, &say)).collect_view();
    let many = sheet.slips.len();
    view! {
        <a class="back no-print" href=back data-test="back"><Symbol name="back"/>{name}</a>
        <div class="wide-head no-print">
            <div>
                <h1>{if many == 1 { "A slip".to_owned() } else { format!("{many} slips") }}" for "{whom}</h1>
                <p>"Print this page now and cut it apart: it is shown this once. Give one to each person who wants one, and do not write down who got which."</p>
            </div>
        </div>
        <div class="slips">{slips}</div>
    }
}

/// One slip. Nothing on it names the family, the child or the conference: it may lie about.
fn slip(slip: &NewSlip, which: CardId, say: &Say) -> impl IntoView + use<> {
    let words = Catalogue::shipped().card(which);
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

//! `/say/{submission}`: the first page of a form: who reads it and when, before any typing.

use super::{address, home, submission};
use crate::{
    components::{Pieces, ReadToMe, ReadersList},
    document::Doc,
    pages::Outcome,
    symbols::Symbol,
    visit::Visit,
    words::Say,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use heard_domain::forms::{Band, Readers, TextId};
use heard_service::{Error, say::StartPage};
use leptos::prelude::*;

/// The first page; a sent piece shows its receipt.
pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Outcome {
    let id = submission(&id)?;
    let start = match visit.service().start_page(&visit.actor, id).await {
        Ok(start) => start,
        Err(Error::SentBefore) => return Ok(Redirect::to(&format!("/say/{id}/sent")).into_response()),
        Err(error) => return Err(error.into()),
    };
    let say = Say { band: start.band, names: start.names.clone() };
    let words = say.clone();
    Ok(visit.ok(Doc::open(start.name.clone(), move || page(&start, &say).into_any()).in_words(words).with_islands()).await)
}

fn page(start: &StartPage, say: &Say) -> impl IntoView + use<> {
    let first = start.form.first_page(start.band);
    let name = start.name.clone();
    // The page of a pack has said it.
    let intro = first
        .filter(|_| start.part.is_none())
        .and_then(|page| page.intro.as_deref())
        .map(|intro| view! { <p data-read>{say.filled(intro)}</p> });
    let home = home(&start.form.id, start.part.is_some());
    let carer_review = (start.form.readers == Readers::CarerReview).then(|| {
        view! { <section class="stack" data-read><h2>{say.text(TextId::WhoReadsTitle)}</h2><ReadersList say=say.clone() of=Readers::CarerReview/></section> }
    });
    let apart = carer_review.is_some();
    let before = say.lines(TextId::BeforeStart).into_iter().map(|pieces| view! { <p><Pieces pieces/></p> }).collect_view();
    let go = address(start.submission, &start.resume);
    let close = say.text(TextId::CloseFirst);
    let pictures = start.band == Band::B4;
    view! {
        <a class="back" href=home.clone() data-test="back"><Symbol name="back"/>{say.plain(TextId::ButtonBack)}</a>
        <h1 data-read>{name}</h1>
        <ReadToMe say=say.clone()/>
        {intro}
        <div class="reader" id="reader" data-read><Symbol name="eye"/><div>{before}</div></div>
        {carer_review}
        <div class=if apart { "quiet stack gap" } else { "quiet stack" } data-read>
            {say.paragraphs(TextId::YourChoice)}
            {(!pictures).then(|| view! { <p>{say.text(TextId::TimeTakes)}</p> })}
            {say.paragraphs(TextId::OwnLanguage)}
        </div>
        <div class="reader gap" data-read><Symbol name="close-quickly"/><div><p>{close}</p></div></div>
        <div class="go">
            <a class="button act" href=go data-test="continue">{say.plain(TextId::ButtonStart)}</a>
            <a class="button" href=home>{say.plain(TextId::ButtonStop)}</a>
        </div>
    }
}

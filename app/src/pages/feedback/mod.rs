//! `/feedback/{token}` and below: what parents and carers say with a slip. Looking begins nothing; only the button does.
//! The token is in the address of this one page: below it stands the id of what was begun, which opens nothing without the session.

pub(crate) mod check;
pub(crate) mod questions;
pub(crate) mod sent;
pub(crate) mod stopped;

use super::{answering::Side, several::Way};
use crate::{
    components::{Doorway, Languages},
    document::Doc,
    fields::Posted,
    pages::Outcome,
    symbols::Symbol,
    visit::Visit,
    words::Say,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use heard_domain::{
    calendar::london_date,
    forms::{Author, Band, Form, Placeholder, Readers, TextId},
    ids::SubmissionId,
};
use heard_service::{
    feedback::{SlipFace, SlipReady},
    say::Place,
    way_in::CardSecret,
};
use leptos::prelude::*;

/// A square was scanned: what this is, and who reads it.
pub(crate) async fn get_token(visit: Visit, Path(token): Path<String>) -> Outcome {
    let face = visit.service().look_at_slip(&CardSecret::Token(token), &visit.origin).await?;
    Ok(show(&visit, face, None).await)
}

/// "Start", from a scanned square.
pub(crate) async fn post_token(visit: Visit, Path(token): Path<String>, posted: Posted) -> Outcome {
    posted.nothing_else()?;
    open(&visit, CardSecret::Token(token), None).await
}

/// "Start", from a typed code.
pub(crate) async fn post_open(visit: Visit, mut posted: Posted) -> Outcome {
    let code = posted.one("code");
    posted.nothing_else()?;
    open(&visit, CardSecret::Code(code.clone()), Some(code)).await
}

async fn open(visit: &Visit, secret: CardSecret, code: Option<String>) -> Outcome {
    match visit.service().open_slip(&secret, &visit.origin).await? {
        Ok(opened) => {
            visit.sign_in(opened.person, None).await?;
            Ok(Redirect::to(&address(opened.piece, &opened.place)).into_response())
        }
        Err(face) => Ok(show(visit, face, code).await),
    }
}

/// Where a place is.
fn address(piece: SubmissionId, place: &Place) -> String {
    match place {
        Place::Question(page) => format!("/feedback/{piece}/{page}"),
        Place::Check => format!("/feedback/{piece}/check"),
        Place::Stopped => format!("/feedback/{piece}/stopped"),
    }
}

/// The piece an address names; an address that names none is one we do not have.
fn piece(id: &str) -> Result<SubmissionId, crate::failure::Failure> {
    id.parse().map_err(|_| crate::failure::Failure::NotFound)
}

/// The pages below an address that names a piece.
fn way(visit: &Visit, id: &str) -> Result<Way, crate::failure::Failure> {
    let id = piece(id)?;
    Ok(Way {
        id,
        actor: visit.actor.clone(),
        side: Side::Parent,
        base: format!("/feedback/{id}"),
        sent: format!("/feedback/{id}/sent"),
        stopped: format!("/feedback/{id}/stopped"),
        back_in: "/card?slip",
    })
}

/// What a slip answers; `code` is what was typed, where it was not scanned.
pub(crate) async fn show(visit: &Visit, face: SlipFace, code: Option<String>) -> Response {
    let say = Say { band: Band::Adult, names: visit.service().plain_names() };
    match face {
        SlipFace::Ready(ready) => {
            let say = Say { band: Band::Adult, names: ready.names.clone() };
            let action = if code.is_some() { "/feedback/open".to_owned() } else { visit.path.clone() };
            let title = ready.form.first_page(Band::Adult).map(|page| say.filled_plain(&page.name)).unwrap_or_default();
            let words = say.clone();
            visit.ok(Doc::open(title, move || first_page(&ready, &say, &action, code.clone()).into_any()).in_words(words)).await
        }
        SlipFace::Sent(at) => {
            let say = Say { names: say.names.with_day(Placeholder::SentDate, london_date(at)), ..say };
            one_thing(visit, say, StatusCode::OK, "sent", TextId::SlipSent).await
        }
        SlipFace::Early => one_thing(visit, say, StatusCode::OK, "clock", TextId::SlipEarly).await,
        SlipFace::Late => one_thing(visit, say, StatusCode::OK, "clock", TextId::SlipLate).await,
        SlipFace::Expired => one_thing(visit, say, StatusCode::GONE, "invitation", TextId::SlipExpired).await,
        SlipFace::Stopped => one_thing(visit, say, StatusCode::GONE, "invitation", TextId::SlipStopped).await,
        SlipFace::Unknown => one_thing(visit, say, StatusCode::NOT_FOUND, "unsure", TextId::SlipUnknown).await,
    }
}

/// Before any typing: what this is, who reads it and when, and that it can be without a name.
fn first_page(ready: &SlipReady, say: &Say, action: &str, code: Option<String>) -> impl IntoView + use<> {
    let first = ready.form.first_page(Band::Adult);
    let name = first.map(|page| say.filled_plain(&page.name)).unwrap_or_default();
    let intro = first.and_then(|page| page.intro.as_deref()).map(|intro| view! { <p>{say.filled(intro)}</p> });
    let readers = if ready.form.readers == Readers::Feedback {
        // Who reads it has been said: what follows is that they are not told who sent it, and that no names are counted.
        let unnamed = say.lines(TextId::WhoReadsFeedback).into_iter().skip(1);
        let unnamed = unnamed.map(|pieces| view! { <p><crate::components::Pieces pieces/></p> }).collect_view();
        view! { {say.paragraphs(TextId::BeforeStartFeedback)}{unnamed} }.into_any()
    } else {
        say.paragraphs(TextId::BeforeStart).into_any()
    };
    let mut again = say.lines(TextId::SlipAgain).into_iter();
    let begun = ready.begun.then(|| again.next()).flatten().map(|pieces| {
        view! { <p class="done-note" role="status"><Symbol name="tick"/><span><crate::components::Pieces pieces/></span></p> }
    });
    let button = match again.next().filter(|_| ready.begun) {
        Some(pieces) => view! { <crate::components::Pieces pieces/> }.into_any(),
        None => say.plain(TextId::ButtonStart).into_any(),
    };
    // A typed code is not in the address: there the language was chosen on the page before.
    let languages = code.is_none().then(|| view! { <Languages say=say.clone() back=action.to_owned()/> });
    view! {
        {languages}
        <h1>{name}</h1>
        {begun}
        {intro}
        <div class="reader" id="reader"><Symbol name="eye"/><div>{readers}{say.paragraphs(TextId::WhoReadsNot)}</div></div>
        <div class="quiet stack">
            <p>{say.text(TextId::YourChoice)}</p>
            <p>{say.text(TextId::TimeTakes)}</p>
            <p>{say.text(TextId::SlipComeBack)}</p>
            <p>{say.text(TextId::OwnLanguage)}</p>
        </div>
        <p>{say.text(TextId::LinkOpen)}" "{say.text(TextId::LinkWrongPerson)}</p>
        <form method="post" action=action.to_owned()>
            {code.map(|code| view! { <input type="hidden" name="code" value=code/> })}
            <div class="go"><button class="act" data-test=format!("start-{}", ready.form.id)>{button}</button></div>
        </form>
    }
}

/// A short page: the first line of the text is its title.
async fn one_thing(visit: &Visit, say: Say, status: StatusCode, symbol: &'static str, text: TextId) -> Response {
    let title = title(&say, text);
    let words = say.clone();
    let doc = Doc::open(title.clone(), move || {
        let body =
            say.lines(text).into_iter().skip(1).map(|pieces| view! { <p><crate::components::Pieces pieces/></p> }).collect_view();
        view! { <Doorway symbol/><h1>{title.clone()}</h1><div data-test="slip">{body}</div> }.into_any()
    });
    visit.draw(status, doc.narrow().in_words(words)).await
}

/// The first line of a text, for a title.
fn title(say: &Say, text: TextId) -> String {
    say.lines(text).into_iter().next().into_iter().flatten().map(|piece| piece.text).collect()
}

/// What the questions are about: only shown.
pub(crate) fn header(about: &heard_service::feedback::Header, form: &Form, say: &Say) -> impl IntoView + use<> {
    use heard_domain::meeting::MeetingKind;
    let language = say.language();
    let of_a_child = form.author != Author::ParentOrCarer;
    let labels: Vec<String> = say.plain_lines(if of_a_child { TextId::ViewsHeader } else { TextId::FeedbackHeader });
    let meeting = about.meeting.map(|(kind, starts_at)| {
        let kind = match kind {
            MeetingKind::ReviewConference => 1,
            MeetingKind::TransferInConference => 2,
            _ => 0,
        };
        let kind = say.plain_lines(TextId::FeedbackKinds).into_iter().nth(kind).filter(|_| !of_a_child);
        let kind = kind.map(|kind| view! { {kind}{language.comma()} });
        let day = format!("{}{}{}", language.day(london_date(starts_at)), language.comma(), language.time(starts_at));
        view! { {kind}<time datetime=starts_at.to_rfc3339()>{day}</time> }.into_any()
    });
    let names = Some(about.names.join(language.comma()))
        .filter(|names| !names.is_empty())
        .map(|names| view! { <bdi>{names}</bdi> }.into_any());
    let chair = about.chair.clone().map(|chair| view! { <bdi>{chair}</bdi> }.into_any());
    let rows = labels
        .into_iter()
        .zip([names, meeting, chair])
        .filter_map(|(label, value)| Some(view! { <div><dt>{label}</dt><dd>{value?}</dd></div> }))
        .collect_view();
    view! { <div class="card" data-test="feedback-header"><dl class="facts">{rows}</dl></div> }
}

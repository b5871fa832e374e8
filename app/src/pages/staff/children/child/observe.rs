//! `/staff/children/{child}/observe` and below: a worker's record of a child under 4. Its pages are its writer's; what was sent opens for its
//! readers, and is written down as read.

use super::{child, page::name};
use crate::{
    document::Doc,
    failure::Failure,
    fields::Posted,
    pages::{
        Outcome,
        answering::Side,
        several::{Way, check, questions},
        staff::meetings,
    },
    symbols::Symbol,
    visit::Visit,
    words::Say,
};
use axum::{
    extract::{Path, RawQuery},
    response::{IntoResponse, Redirect},
};
use heard_domain::{
    forms::{Band, TextId},
    ids::ChildId,
};
use heard_service::{Actor, Error, feedback::AdultPiece, observe::ObservePage, say::Place};
use leptos::prelude::*;

/// Before any typing: what this is, and who reads it.
pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Outcome {
    let page = visit.service().observe_page(&visit.actor, child(&id)?).await?;
    let title = format!("A record of {}", name(&page.child));
    Ok(visit.ok(Doc::staff(title.clone(), "/staff/children", move || first(&page, &title).into_any()).one_column()).await)
}

/// Begins a record, or goes on with the one that was begun.
pub(crate) async fn post(visit: Visit, Path(id): Path<String>, posted: Posted) -> Outcome {
    posted.nothing_else()?;
    let id = child(&id)?;
    let (piece, place) = visit.service().observe(&visit.actor, id).await?;
    let page = match place {
        Place::Question(page) => page,
        Place::Check | Place::Stopped => "check".to_owned(),
    };
    Ok(Redirect::to(&format!("/staff/children/{id}/observe/{piece}/{page}")).into_response())
}

/// A record that was sent.
pub(crate) async fn get_record(visit: Visit, Path((id, piece)): Path<(String, String)>) -> Outcome {
    let id = child(&id)?;
    let record = visit.service().record_page(&visit.actor, id, parsed(&piece)?).await?;
    let title = format!("Worker's record of {}", record.about.clone().unwrap_or_default());
    Ok(visit.ok(Doc::staff(title.clone(), "/staff/children", move || sent(id, &record, &title).into_any())).await)
}

/// A page of questions.
pub(crate) async fn get_page(visit: Visit, Path((id, piece, key)): Path<(String, String, String)>, query: RawQuery) -> Outcome {
    questions::get(&visit, way(&visit, &id, &piece).await?, &key, query).await
}

/// Saves, and goes on.
pub(crate) async fn post_page(visit: Visit, Path((id, piece, key)): Path<(String, String, String)>, posted: Posted) -> Outcome {
    questions::post(&visit, way(&visit, &id, &piece).await?, &key, posted).await
}

/// Saves while someone is still typing.
pub(crate) async fn post_autosave(
    visit: Visit,
    Path((id, piece, key)): Path<(String, String, String)>,
    posted: Posted,
) -> Outcome {
    questions::post_autosave(&visit, way(&visit, &id, &piece).await?, &key, posted).await
}

/// The check page.
pub(crate) async fn get_check(visit: Visit, Path((id, piece)): Path<(String, String)>) -> Outcome {
    check::get(&visit, way(&visit, &id, &piece).await?).await
}

/// Sends it, once, however often it is pressed.
pub(crate) async fn post_check(visit: Visit, Path((id, piece)): Path<(String, String)>, posted: Posted) -> Outcome {
    check::post(&visit, way(&visit, &id, &piece).await?, posted).await
}

/// Leaves one answer out.
pub(crate) async fn post_leave_out(
    visit: Visit,
    Path((id, piece, key)): Path<(String, String, String)>,
    posted: Posted,
) -> Outcome {
    check::post_leave_out(&visit, way(&visit, &id, &piece).await?, &key, posted).await
}

/// Throws the draft away, after asking once.
pub(crate) async fn post_throw_away(visit: Visit, Path((id, piece)): Path<(String, String)>, posted: Posted) -> Outcome {
    posted.nothing_else()?;
    let way = way(&visit, &id, &piece).await?;
    match visit.service().throw_away(&way.actor, way.id).await {
        Ok(()) => Ok(Redirect::to(&way.stopped).into_response()),
        Err(Error::SentBefore) => Ok(Redirect::to(&way.sent).into_response()),
        Err(error) => Err(error.into()),
    }
}

fn parsed(piece: &str) -> Result<heard_domain::ids::SubmissionId, Failure> {
    piece.parse().map_err(|_| Failure::NotFound)
}

/// The pages of a record, for its writer; signed out, only its ticket still saves.
async fn way(visit: &Visit, id: &str, piece: &str) -> Result<Way, Failure> {
    let (id, piece) = (child(id)?, parsed(piece)?);
    let actor = match visit.actor {
        Actor::Nobody => Actor::Nobody,
        _ => visit.service().author(&visit.actor, id, piece).await?,
    };
    let base = format!("/staff/children/{id}/observe/{piece}");
    Ok(Way {
        id: piece,
        actor,
        side: Side::Staff,
        sent: base.clone(),
        base,
        stopped: format!("/staff/children/{id}"),
        back_in: "/staff/sign-in?ended",
    })
}

fn first(page: &ObservePage, title: &str) -> impl IntoView + use<> {
    let id = page.child.id;
    let say = Say { band: Band::Staff, names: page.names.clone() };
    let intro = page
        .form
        .first_page(Band::Staff)
        .and_then(|page| page.intro.as_deref())
        .map(|intro| view! { <p>{say.filled(intro)}</p> });
    let begun = page.begun.map(|_| {
        view! { <p class="done-note" role="status"><Symbol name="tick"/><span>"You began one before. It is saved, and not sent."</span></p> }
    });
    let button = if page.begun.is_some() { "Go on" } else { "Start" };
    view! {
        <a class="back" href=format!("/staff/children/{id}") data-test="back"><Symbol name="back"/>"The child's page"</a>
        <h1>{title.to_owned()}</h1>
        {begun}
        {intro}
        <div class="reader"><Symbol name="eye"/><div>{say.paragraphs(TextId::BeforeStartObservation)}</div></div>
        <form method="post" action=format!("/staff/children/{id}/observe")>
            <div class="go"><button class="act" data-test="start-observation">{button}</button></div>
        </form>
    }
}

fn sent(id: ChildId, record: &AdultPiece, title: &str) -> impl IntoView + use<> {
    view! {
        <a class="back" href=format!("/staff/children/{id}") data-test="back"><Symbol name="back"/>"The child's page"</a>
        <h1>{title.to_owned()}</h1>
        <p class="soft">"Written by a worker. It is not the child's words or views."</p>
        {meetings::adult_piece(record)}
    }
}

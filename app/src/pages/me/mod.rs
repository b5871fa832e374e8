//! `/me`: my next review, what I can fill in, what became of what I said. Children.

pub(crate) mod helper;
pub(crate) mod pack;
pub(crate) mod page;
pub(crate) mod pin;
pub(crate) mod readers;
pub(crate) mod receipt;
pub(crate) mod rights;

use crate::{document::Doc, fields::Posted, pages::Outcome, visit::Visit, words::Say};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use heard_domain::forms::{Band, TextId};
use leptos::prelude::*;

/// The child's page. Pictures always have an adult beside them, who is asked first who they are.
pub(crate) async fn get(visit: Visit) -> Outcome {
    let me = visit.service().me(&visit.actor, visit.helper.as_ref()).await?;
    if me.band == Band::B4 && visit.helper.is_none() {
        return Ok(Redirect::to("/me/helper").into_response());
    }
    let say = Say { band: me.band, names: me.names.clone() };
    let words = say.clone();
    let today = visit.service().clock().today();
    Ok(visit
        .ok(Doc::open(say.plain(TextId::ButtonYourPage), move || page::page(&me, &say, today).into_any()).in_words(words))
        .await)
}

/// Begins a form, or goes on with the draft of it.
pub(crate) async fn post_start(visit: Visit, Path(form): Path<String>, posted: Posted) -> Outcome {
    posted.nothing_else()?;
    let id = visit.service().start(&visit.actor, &form, None, visit.helper.as_ref()).await?;
    Ok(Redirect::to(&format!("/say/{id}")).into_response())
}

/// Begins one part of a pack, or goes on with the draft of it.
pub(crate) async fn post_start_part(visit: Visit, Path((form, part)): Path<(String, String)>, posted: Posted) -> Outcome {
    posted.nothing_else()?;
    let id = visit.service().start(&visit.actor, &form, Some(&part), visit.helper.as_ref()).await?;
    Ok(Redirect::to(&format!("/say/{id}")).into_response())
}

//! Several questions on a page, for adults: the pages and the check page. Whose they are and where they stand, a [`Way`] says.

pub(crate) mod check;
pub(crate) mod fields;
pub(crate) mod questions;

use super::answering::Side;
use crate::{document::Doc, failure::Failure, fields::Posted, words::Say};
use axum::response::{IntoResponse, Redirect, Response};
use heard_domain::{
    forms::{Band, Names, RawFields},
    ids::SubmissionId,
};
use heard_service::{Actor, say::Place};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Where the pages of one piece stand, and who is at them.
pub(crate) struct Way {
    /// The piece.
    pub(crate) id: SubmissionId,
    /// Who is at it.
    pub(crate) actor: Actor,
    /// Whose pages they are.
    pub(crate) side: Side,
    /// The address that they stand below.
    pub(crate) base: String,
    /// Where a piece that was sent is told of.
    pub(crate) sent: String,
    /// Where someone goes who stops.
    pub(crate) stopped: String,
    /// Where someone comes back in.
    pub(crate) back_in: &'static str,
}

impl Way {
    /// Where a place is.
    fn address(&self, place: &Place) -> String {
        match place {
            Place::Question(page) => format!("{}/{page}", self.base),
            Place::Check => format!("{}/check", self.base),
            Place::Stopped => self.stopped.clone(),
        }
    }

    /// To the receipt.
    fn to_sent(&self) -> Response {
        Redirect::to(&self.sent).into_response()
    }

    /// A page of it.
    fn doc(&self, title: impl Into<String>, names: &Names, draw: impl Fn() -> AnyView + Send + Sync + 'static) -> Doc {
        match self.side {
            Side::Staff => Doc::staff(title, "/staff/children", draw).one_column(),
            Side::Parent | Side::Child => Doc::open(title, draw).in_words(Say { band: Band::Adult, names: names.clone() }),
        }
    }
}

/// The words around the questions: workers get those of the other adults.
fn frame(names: &Names) -> Say {
    Say { band: Band::Adult, names: names.clone() }
}

/// The fields of several questions, which their names keep apart: `improve.text`.
pub(crate) fn by_question(posted: &mut Posted) -> Result<BTreeMap<String, RawFields>, Failure> {
    let mut questions: BTreeMap<String, RawFields> = BTreeMap::new();
    let names: Vec<String> = posted.0.names().map(str::to_owned).collect();
    for name in names {
        let Some((question, field)) = name.split_once('.') else { return Err(Failure::Unreadable) };
        for value in posted.all(&name) {
            questions.entry(question.to_owned()).or_default().push(field, value);
        }
    }
    Ok(questions)
}

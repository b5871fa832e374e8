//! Slips for parents and carers: `/staff/meetings/{meeting}/slips` (after a conference) and `/before`, `/staff/children/{child}/carer`;
//! below each `/stop`, and for what came on paper `/paper`. The three differ in what they ask and in nothing else.

mod card;
pub(crate) mod paper;
mod sheet;

pub(crate) use card::card;

use super::{children, meetings};
use crate::{components::FieldErrors, document::Doc, failure::Failure, fields::Posted, pages::Outcome, visit::Visit};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use heard_service::{Error, Problem, feedback::SlipFor};
use leptos::prelude::*;

/// What was typed into a card of slips and could not be taken, shown again.
#[derive(Clone, Default)]
pub(crate) struct Typed {
    /// Which slips.
    asks: Option<SlipFor>,
    /// How many.
    number: String,
    /// What to put right.
    pub(crate) errors: FieldErrors,
}

/// What the address says the slips are for.
pub(crate) fn after(id: &str) -> Result<SlipFor, Failure> {
    id.parse().map(SlipFor::After).map_err(|_| Failure::NotFound)
}

/// The same, before a conference.
pub(crate) fn before(id: &str) -> Result<SlipFor, Failure> {
    id.parse().map(SlipFor::Before).map_err(|_| Failure::NotFound)
}

/// The same, for a child's carers.
pub(crate) fn carer(id: &str) -> Result<SlipFor, Failure> {
    id.parse().map(SlipFor::Carer).map_err(|_| Failure::NotFound)
}

/// The handlers of one kind of slips.
macro_rules! handlers {
    ($post:ident, $post_stop:ident, $get_paper:ident, $post_paper:ident, $asks:ident) => {
        /// Makes slips and shows them.
        pub(crate) async fn $post(visit: Visit, Path(id): Path<String>, posted: Posted) -> Outcome {
            make(visit, $asks(&id)?, posted).await
        }

        /// Stops slips.
        pub(crate) async fn $post_stop(visit: Visit, Path(id): Path<String>, posted: Posted) -> Outcome {
            stop(visit, $asks(&id)?, posted).await
        }

        /// The page for what came on paper.
        pub(crate) async fn $get_paper(visit: Visit, Path(id): Path<String>) -> Outcome {
            paper::get(visit, $asks(&id)?).await
        }

        /// Keeps what came on paper.
        pub(crate) async fn $post_paper(visit: Visit, Path(id): Path<String>, posted: Posted) -> Outcome {
            paper::post(visit, $asks(&id)?, posted).await
        }
    };
}

handlers!(post_after, post_after_stop, get_after_paper, post_after_paper, after);
handlers!(post_before, post_before_stop, get_before_paper, post_before_paper, before);
handlers!(post_carer, post_carer_stop, get_carer_paper, post_carer_paper, carer);

/// The address that everything about these slips stands at or below.
fn base(asks: SlipFor) -> String {
    match asks {
        SlipFor::After(meeting) => format!("/staff/meetings/{meeting}/slips"),
        SlipFor::Before(meeting) => format!("/staff/meetings/{meeting}/before"),
        SlipFor::Carer(child) => format!("/staff/children/{child}/carer"),
    }
}

/// The page that the slips belong to, and what it is called.
fn home(asks: SlipFor) -> (String, &'static str) {
    match asks {
        SlipFor::After(meeting) | SlipFor::Before(meeting) => (format!("/staff/meetings/{meeting}"), "The meeting"),
        SlipFor::Carer(child) => (format!("/staff/children/{child}"), "The child's page"),
    }
}

/// The tab of the working side.
const fn tab(asks: SlipFor) -> &'static str {
    match asks {
        SlipFor::After(_) | SlipFor::Before(_) => "/staff",
        SlipFor::Carer(_) => "/staff/children",
    }
}

/// The id of the field that says how many: several cards of slips may stand on one page.
fn field(asks: SlipFor) -> String {
    format!("number-{}", card::id(asks))
}

/// Makes slips and shows them. Those made before go on working.
async fn make(visit: Visit, asks: SlipFor, mut posted: Posted) -> Outcome {
    let number = posted.one("number");
    posted.nothing_else()?;
    match visit.service().make_slips(&visit.actor, asks, &number).await {
        Ok(slips) => Ok(visit.ok(Doc::staff("Slips", tab(asks), move || sheet::sheet(&slips).into_any())).await),
        Err(Error::Invalid(problems)) => {
            let told = problems.into_iter().map(|Problem { message, .. }| (field(asks), message)).collect();
            let typed = Typed { asks: Some(asks), number, errors: FieldErrors::several(told) };
            match asks {
                SlipFor::After(meeting) | SlipFor::Before(meeting) => meetings::with_slips(&visit, meeting, typed).await,
                SlipFor::Carer(child) => children::child::draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, child, typed).await,
            }
        }
        Err(error) => Err(error.into()),
    }
}

/// Stops slips.
async fn stop(visit: Visit, asks: SlipFor, mut posted: Posted) -> Outcome {
    let begun = posted.one("which") == "all";
    posted.nothing_else()?;
    visit.service().stop_slips(&visit.actor, asks, begun).await?;
    Ok(Redirect::to(&format!("{}#{}", home(asks).0, card::id(asks))).into_response())
}

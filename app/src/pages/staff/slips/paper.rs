//! What a parent or carer wrote on paper, typed in as it stands. Business support.

use super::{base, home, tab};
use crate::{
    components::{ErrorSummary, Field, FieldError, FieldErrors},
    document::Doc,
    failure::Failure,
    fields::Posted,
    pages::{
        Outcome,
        say::question::fields_of,
        several::{by_question, questions::errors as told},
        staff::desk::kind_words,
    },
    symbols::Symbol,
    visit::Visit,
    words::{Say, short_moment},
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use heard_domain::forms::{Band, Kind, RawFields};
use heard_service::{
    Error,
    feedback::{PaperPage, SlipFor},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What was typed.
#[derive(Clone, Default)]
struct Typed {
    received: String,
    fields: BTreeMap<String, RawFields>,
}

/// Its address.
pub(super) fn address(asks: SlipFor) -> String {
    match asks {
        SlipFor::After(meeting) => format!("/staff/meetings/{meeting}/paper"),
        SlipFor::Before(_) | SlipFor::Carer(_) => format!("{}/paper", base(asks)),
    }
}

/// The page.
pub(super) async fn get(visit: Visit, asks: SlipFor) -> Outcome {
    let page = visit.service().paper_page(&visit.actor, asks).await?;
    Ok(draw(&visit, StatusCode::OK, page, Typed::default(), FieldErrors::default()).await)
}

/// Keeps it, once, however often it is pressed.
pub(super) async fn post(visit: Visit, asks: SlipFor, mut posted: Posted) -> Outcome {
    let piece = posted.one("piece").parse().map_err(|_| Failure::Unreadable);
    let received = posted.one("received");
    let mut page = visit.service().paper_page(&visit.actor, asks).await?;
    page.piece = piece?;
    let fields = by_question(&mut posted)?;
    let errors = match visit.service().key_in_paper(&visit.actor, asks, page.piece, &received, fields.clone()).await {
        Ok(()) => {
            let at = if matches!(asks, SlipFor::After(_)) { "family-said" } else { "adults-wrote" };
            return Ok(Redirect::to(&format!("{}#{at}", home(asks).0)).into_response());
        }
        Err(Error::Invalid(problems)) => problems.into(),
        Err(Error::Answers(wrong)) => told(&wrong, &Say { band: Band::Adult, names: page.names.clone() }),
        Err(error) => return Err(error.into()),
    };
    Ok(draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, page, Typed { received, fields }, errors).await)
}

async fn draw(visit: &Visit, status: StatusCode, page: PaperPage, typed: Typed, errors: FieldErrors) -> Response {
    let error = !errors.is_empty();
    let doc = Doc::staff(title(page.asks), tab(page.asks), move || view(&page, &typed, &errors).into_any());
    visit.draw(status, doc.with_error(error)).await
}

const fn title(asks: SlipFor) -> &'static str {
    match asks {
        SlipFor::After(_) => "Type in a paper return",
        SlipFor::Before(_) => "Type in views that came on paper",
        SlipFor::Carer(_) => "Type in a carer's views from paper",
    }
}

fn view(page: &PaperPage, typed: &Typed, errors: &FieldErrors) -> impl IntoView + use<> {
    let (home, home_name) = home(page.asks);
    let say = Say { band: Band::Adult, names: page.names.clone() };
    let questions = page
        .form
        .questions
        .iter()
        .filter(|question| question.may_be_asked(Band::Adult, &page.facts))
        .map(|question| {
            let prefix = format!("{}.", question.id);
            let own = errors.within(&prefix);
            let ask = say.filled(question.ask.shown(Band::Adult));
            let given = typed.fields.get(&question.id).cloned().unwrap_or_default();
            let fields = fields_of(question, &given, Band::Adult, &page.facts, &say, &own, &prefix);
            let message = |field: &str| view! { <FieldError field=format!("{prefix}{field}") message=own.at(field)/> };
            if matches!(question.kind, Kind::LongText {} | Kind::ShortText {}) {
                let described = format!("{prefix}text");
                view! { <div class="agree"><h2><label for=described>{ask}</label></h2>{message("text")}{fields}</div> }.into_any()
            } else {
                let beside = question
                    .options(Band::Adult, &page.facts)
                    .iter()
                    .filter_map(|option| Some(message(&option.text_box?.field(option.id))))
                    .collect_view();
                view! { <fieldset class="agree" id=format!("{prefix}answer")><legend>{ask}</legend>{message("answer")}{beside}{fields}</fieldset> }.into_any()
            }
        })
        .collect_view();
    let header = &page.header;
    let names = Some(header.names.join(", ")).filter(|names| !names.is_empty()).unwrap_or_else(|| "not known".to_owned());
    let of = if matches!(page.asks, SlipFor::Carer(_)) { "Child: " } else { "Family: " };
    let meeting = header.meeting.map(|(kind, starts_at)| {
        view! { {kind_words(kind)}", "<time datetime=starts_at.to_rfc3339()>{short_moment(starts_at)}</time>". " }
    });
    let chair = header.chair.clone().unwrap_or_else(|| "nobody".to_owned());
    view! {
        <ErrorSummary errors=errors.clone()/>
        <a class="back" href=home data-test="back"><Symbol name="back"/>{home_name}</a>
        <div class="wide-head"><div>
            <h1>{title(page.asks)}</h1>
            <p>{meeting}{of}<bdi>{names}</bdi>". Chair: "{chair}"."</p>
        </div></div>
        <p class="quiet">"Look that the paper belongs here. Type what it says, as it says it; leave out what was left out. You will not see it again."</p>
        <form method="post" action=address(page.asks) novalidate>
            <input type="hidden" name="piece" value=page.piece.to_string()/>
            <Field name="received" label="The day it came" kind="date" class="w-date" value=typed.received.clone() errors=errors.clone()/>
            {questions}
            <div class="go"><button class="act" data-test="keep-paper">"Keep it"</button></div>
        </form>
    }
}

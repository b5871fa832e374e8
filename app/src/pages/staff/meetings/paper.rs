//! `/staff/meetings/{meeting}/paper`: what a parent or carer wrote on paper, typed in as it stands. Business support.

use super::meeting;
use crate::{
    components::{ErrorSummary, Field, FieldError, FieldErrors},
    document::Doc,
    failure::Failure,
    fields::Posted,
    pages::{
        Outcome,
        feedback::{by_question, questions::errors as told},
        say::question::fields_of,
        staff::desk::kind_words,
    },
    symbols::Symbol,
    visit::Visit,
    words::{Say, short_moment},
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use heard_domain::forms::{Answers, Band, Journey, Kind, RawFields};
use heard_service::{Error, feedback::PaperPage};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What was typed.
#[derive(Clone, Default)]
struct Typed {
    received: String,
    fields: BTreeMap<String, RawFields>,
}

/// The page.
pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Outcome {
    let page = visit.service().paper_page(&visit.actor, meeting(&id)?).await?;
    Ok(draw(&visit, StatusCode::OK, page, Typed::default(), FieldErrors::default()).await)
}

/// Keeps it, once, however often it is pressed.
pub(crate) async fn post(visit: Visit, Path(id): Path<String>, mut posted: Posted) -> Outcome {
    let id = meeting(&id)?;
    let piece = posted.one("piece").parse().map_err(|_| Failure::Unreadable);
    let received = posted.one("received");
    let mut page = visit.service().paper_page(&visit.actor, id).await?;
    page.piece = piece?;
    let fields = by_question(&mut posted)?;
    let errors = match visit.service().key_in_paper(&visit.actor, id, page.piece, &received, fields.clone()).await {
        Ok(()) => return Ok(Redirect::to(&format!("/staff/meetings/{id}#family-said")).into_response()),
        Err(Error::Invalid(problems)) => problems.into(),
        Err(Error::Answers(wrong)) => told(&wrong, &Say { band: Band::Adult, names: page.names.clone() }),
        Err(error) => return Err(error.into()),
    };
    Ok(draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, page, Typed { received, fields }, errors).await)
}

async fn draw(visit: &Visit, status: StatusCode, page: PaperPage, typed: Typed, errors: FieldErrors) -> Response {
    let error = !errors.is_empty();
    let doc = Doc::staff("A paper return", "/staff", move || view(&page, &typed, &errors).into_any());
    visit.draw(status, doc.with_error(error)).await
}

fn view(page: &PaperPage, typed: &Typed, errors: &FieldErrors) -> impl IntoView + use<> {
    let id = page.meeting;
    let say = Say { band: Band::Adult, names: page.names.clone() };
    let nothing = Answers::new();
    let questions = Journey::new(page.form, Band::Adult, &page.facts, &nothing)
        .steps()
        .iter()
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
    let family = Some(header.family.join(", ")).filter(|names| !names.is_empty()).unwrap_or_else(|| "not known".to_owned());
    let chair = header.chair.clone().unwrap_or_else(|| "nobody".to_owned());
    view! {
        <ErrorSummary errors=errors.clone()/>
        <a class="back" href=format!("/staff/meetings/{id}") data-test="back"><Symbol name="back"/>"The meeting"</a>
        <div class="wide-head"><div>
            <h1>"Type in a paper return"</h1>
            <p>{kind_words(header.kind)}", "<time datetime=header.starts_at.to_rfc3339()>{short_moment(header.starts_at)}</time>". Family: "<bdi>{family}</bdi>". Chair: "{chair}"."</p>
        </div></div>
        <p class="quiet">"Look that the paper is about this conference. Type what it says, as it says it; leave out what was left out. You will not see it again."</p>
        <form method="post" action=format!("/staff/meetings/{id}/paper") novalidate>
            <input type="hidden" name="piece" value=page.piece.to_string()/>
            <Field name="received" label="The day it came" kind="date" class="w-date" value=typed.received.clone() errors=errors.clone()/>
            {questions}
            <div class="go"><button class="act" data-test="keep-paper">"Keep it"</button></div>
        </form>
    }
}

//! `/feedback/{submission}/{page}`: a page of questions. Each Continue saves; with script it also saves while someone types.

use super::{address, by_question, header, piece};
use crate::{
    components::{ErrorSummary, FieldError, FieldErrors, ShownAnswer},
    document::Doc,
    failure::Failure,
    fields::Posted,
    islands::{Autosave, CharacterCount},
    pages::{Outcome, say::question::fields_of},
    symbols::Symbol,
    visit::Visit,
    words::{Say, clock_time},
};
use axum::{
    Json,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use heard_domain::forms::{FieldError as Wrong, Kind, LONG_TEXT, RawFields, Shown, TextId};
use heard_service::{
    Actor, Error,
    feedback::{FeedbackPage, PageQuestion},
    say::Then,
};
use leptos::prelude::*;
use serde::Serialize;
use std::{cmp::Ordering, collections::BTreeMap};

/// What the page shows besides its questions.
#[derive(Clone, Default)]
struct Around {
    errors: FieldErrors,
    /// What stands from another tab or phone, and differs from what was typed here.
    elsewhere: Vec<PageQuestion>,
    /// Whether the person came from the check page and goes back there.
    to_check: bool,
}

/// The page, with what was answered before.
pub(crate) async fn get(visit: Visit, Path((id, key)): Path<(String, String)>, query: axum::extract::RawQuery) -> Outcome {
    let id = piece(&id)?;
    match visit.service().feedback_page(&visit.actor, id, &key).await {
        Ok(page) => {
            let around = Around { to_check: query.0.as_deref() == Some("check"), ..Around::default() };
            Ok(draw(&visit, StatusCode::OK, page, around).await)
        }
        Err(Error::SentBefore) => Ok(Redirect::to(&format!("/feedback/{id}/sent")).into_response()),
        Err(error) => Err(error.into()),
    }
}

/// Saves, and goes on. Nothing that was typed is lost, whatever comes in between.
pub(crate) async fn post(visit: Visit, Path((id, key)): Path<(String, String)>, mut posted: Posted) -> Outcome {
    let id = piece(&id)?;
    let (seen, ticket) = (posted.one("revision"), posted.one("ticket"));
    let to_check = posted.one("to") == "check";
    let then = match (posted.one("then").as_str(), to_check) {
        ("stop", _) => Then::Stop,
        (_, true) => Then::Check,
        _ => Then::Next,
    };
    let typed = by_question(&mut posted)?;
    if visit.actor == Actor::Nobody {
        return match visit.service().save_page_by_ticket(id, &key, &ticket, typed).await {
            Ok(()) | Err(Error::SentBefore | Error::Hidden | Error::Answers(_)) => Err(Failure::SignedOut),
            Err(error) => Err(error.into()),
        };
    }
    match visit.service().save_page(&visit.actor, id, &key, typed.clone(), &seen, then).await {
        Ok(place) => Ok(Redirect::to(&address(id, &place)).into_response()),
        Err(Error::SentBefore) => Ok(Redirect::to(&format!("/feedback/{id}/sent")).into_response()),
        Err(Error::Answers(wrong)) => {
            let page = visit.service().feedback_page(&visit.actor, id, &key).await?;
            let errors = errors(&wrong, &Say { band: page.band, names: page.names.clone() });
            let around = Around { errors, to_check, ..Around::default() };
            Ok(draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, as_typed(page, &typed), around).await)
        }
        Err(Error::SavedElsewhere(_)) => {
            let page = visit.service().feedback_page(&visit.actor, id, &key).await?;
            let differs = |one: &&PageQuestion| one.stands.is_some() && typed.get(&one.question.id) != Some(&one.fields);
            let elsewhere = page.questions.iter().filter(differs).cloned().collect();
            Ok(draw(&visit, StatusCode::CONFLICT, as_typed(page, &typed), Around { elsewhere, to_check, ..Around::default() })
                .await)
        }
        Err(error) => Err(error.into()),
    }
}

/// What the autosave hears back.
#[derive(Serialize)]
struct AutosaveReply {
    revision: String,
    at: String,
}

/// Saves while someone is still typing.
pub(crate) async fn post_autosave(visit: Visit, Path((id, key)): Path<(String, String)>, mut posted: Posted) -> Outcome {
    let id = piece(&id)?;
    let (seen, _) = (posted.one("revision"), posted.one("ticket"));
    let _ = (posted.one("then"), posted.one("to"));
    let typed = by_question(&mut posted)?;
    match visit.service().autosave_page(&visit.actor, id, &key, typed, &seen).await {
        Ok(saved) => Ok(Json(AutosaveReply { revision: saved.revisions, at: clock_time(saved.at) }).into_response()),
        Err(Error::Answers(_)) => Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response()),
        Err(Error::SavedElsewhere(_)) => Ok(StatusCode::CONFLICT.into_response()),
        Err(Error::SentBefore) => Ok(StatusCode::GONE.into_response()),
        Err(error) => Err(error.into()),
    }
}

/// What cannot be taken, by the names of the page's fields.
pub(crate) fn errors(wrong: &[(String, Wrong)], say: &Say) -> FieldErrors {
    let told = |(question, problem): &(String, Wrong)| (format!("{question}.{}", problem.field), say.problem(problem));
    FieldErrors::several(wrong.iter().map(told).collect())
}

/// The page with what was typed in place of what stands.
fn as_typed(mut page: FeedbackPage, typed: &BTreeMap<String, RawFields>) -> FeedbackPage {
    for one in &mut page.questions {
        one.fields = typed.get(&one.question.id).cloned().unwrap_or_default();
    }
    page
}

async fn draw(visit: &Visit, status: StatusCode, page: FeedbackPage, around: Around) -> Response {
    let say = Say { band: page.band, names: page.names.clone() };
    let words = say.clone();
    let name = match page.questions.as_slice() {
        [only] => say.filled_plain(only.question.ask.shown(page.band)),
        _ => page.form.first_page(page.band).map(|first| say.filled_plain(&first.name)).unwrap_or_default(),
    };
    let title = format!("{name} ({})", say.step(TextId::StepPage, page.position.number, page.position.total));
    let error = !around.errors.is_empty();
    let doc = Doc::open(title, move || view(&page, &say, &name, &around).into_any());
    visit.draw(status, doc.with_error(error).in_words(words).with_islands()).await
}

fn view(page: &FeedbackPage, say: &Say, name: &str, around: &Around) -> impl IntoView + use<> {
    let id = page.submission;
    let action = format!("/feedback/{id}/{}", page.key);
    let back = if around.to_check {
        Some(format!("/feedback/{id}/check"))
    } else {
        page.previous.as_ref().map(|previous| format!("/feedback/{id}/{previous}"))
    };
    let back = back.map(
        |back| view! { <a class="back" href=back data-test="back"><Symbol name="back"/>{say.plain(TextId::ButtonBack)}</a> },
    );
    let several = page.questions.len() > 1;
    let top = several.then(|| view! { <h1>{name.to_owned()}</h1>{header(&page.header, say)} });
    let questions = page
        .questions
        .iter()
        .map(|one| {
            let errors = around.errors.within(&format!("{}.", one.question.id));
            question(one, page, say, &errors, several)
        })
        .collect_view();
    let (number, total) = (page.position.number, page.position.total);
    let dots = (1..=total)
        .map(|dot| {
            let class = match dot.cmp(&number) {
                Ordering::Less => "done",
                Ordering::Equal => "here",
                Ordering::Greater => "",
            };
            view! { <i class=class></i> }
        })
        .collect_view();
    view! {
        <ErrorSummary errors=around.errors.clone() title=say.plain(TextId::ErrorTitle)/>
        {back}
        {elsewhere(page, say, around)}
        <form method="post" action=action novalidate id="question-form">
            <input type="hidden" name="revision" value=page.revisions()/>
            <input type="hidden" name="ticket" value=page.ticket.clone()/>
            {around.to_check.then(|| view! { <input type="hidden" name="to" value="check"/> })}
            <p class="step"><span>{say.step(TextId::StepPage, number, total)}</span> <span class="dots" aria-hidden="true">{dots}</span></p>
            {top}
            {questions}
            <div class="field-note">
                {saved(page, say)}
                {page.questions.iter().filter(|one| matches!(one.question.kind, Kind::LongText {})).map(|one| {
                    view! { <CharacterCount field=format!("{}.text", one.question.id) limit=u32::try_from(LONG_TEXT).unwrap_or(u32::MAX) left=say.plain(TextId::CountLeft) over=say.plain(TextId::CountOver)/> }
                }).collect_view()}
            </div>
            <div class="go">
                <button class="act" data-test="continue">{say.plain(TextId::ButtonNext)}</button>
                <button name="then" value="stop" data-test="stop">{say.plain(TextId::ButtonStop)}</button>
            </div>
        </form>
    }
}

/// One question: alone it is the page's heading, among several one block of the row.
fn question(one: &PageQuestion, page: &FeedbackPage, say: &Say, errors: &FieldErrors, several: bool) -> AnyView {
    let question = one.question;
    let prefix = format!("{}.", question.id);
    let ask = say.filled(question.ask.shown(page.band));
    let help = Some(question.help.shown(page.band)).filter(|help| !help.is_empty());
    let help = help.map(|help| view! { <p class="hint" id=format!("{prefix}help")>{say.filled(help)}</p> });
    let described = help.is_some().then(|| format!("{prefix}help"));
    let fields = fields_of(question, &one.fields, page.band, &page.facts, say, errors, &prefix);
    let symbol = question.symbol.clone();
    let why = Some(question.why.shown(page.band)).filter(|why| !why.is_empty()).map(|why| {
        view! { <div class="under"><details><summary>{say.plain(TextId::ButtonWhy)}<span class="vh">": "{say.filled(question.ask.shown(page.band))}</span></summary><p>{say.filled(why)}</p></details></div> }
    });
    let message = |field: &str| {
        errors.at(field).map(|message| view! { <FieldError field=format!("{prefix}{field}") message=Some(message)/> })
    };
    if matches!(question.kind, Kind::LongText {} | Kind::ShortText {}) {
        let label = view! { <label for=format!("{prefix}text") data-test="question">{ask}</label> };
        let heading = if several {
            view! { <h2>{label}</h2> }.into_any()
        } else {
            view! { <h1 class="ask-head"><Symbol name=symbol/>{label}</h1> }.into_any()
        };
        return view! {
            <div class=several.then_some("agree")>
                {heading}
                {help}
                <div class="reader" id="reader"><Symbol name="eye"/><div>{say.paragraphs(TextId::BoxLine)}</div></div>
                {message("text")}
                {fields}
                {why}
            </div>
        }
        .into_any();
    }
    let beside = question
        .options(page.band, &page.facts)
        .iter()
        .filter_map(|option| message(&option.text_box?.field(option.id)))
        .collect_view();
    let legend = if several {
        view! { <legend>{ask}</legend> }.into_any()
    } else {
        view! { <legend class="ask-head"><Symbol name=symbol/><h1>{ask}</h1></legend> }.into_any()
    };
    view! {
        <fieldset class=if several { "agree" } else { "ask" } data-test="question" id=format!("{prefix}answer") aria-describedby=described>
            {legend}
            {help}
            {message("answer")}
            {beside}
            {fields}
            {(!several).then_some(why)}
        </fieldset>
    }
    .into_any()
}

/// What stands from another tab or phone. Both are kept, and the person chooses.
fn elsewhere(page: &FeedbackPage, say: &Say, around: &Around) -> impl IntoView + use<> {
    (!around.elsewhere.is_empty()).then(|| {
        let stands = around
            .elsewhere
            .iter()
            .filter_map(|one| {
                let shown = Shown::new(one.question, one.stands.as_ref()?, page.band, &page.facts, &page.names);
                Some(view! { <div><dt><span>{say.filled(one.question.ask.shown(page.band))}</span></dt><dd><ShownAnswer shown asked=say.language()/></dd></div> })
            })
            .collect_view();
        view! {
            <section class="card stack" data-test="two-tabs">
                <p>{say.text(TextId::TwoTabs)}</p>
                <dl class="answers adults">{stands}</dl>
                <p>{say.text(TextId::FeedbackKeepMine)}</p>
            </section>
        }
    })
}

/// When it was saved last; the island keeps it true while someone types.
fn saved(page: &FeedbackPage, say: &Say) -> impl IntoView + use<> {
    let label = |id| say.plain(id);
    view! {
        <Autosave
            url=format!("/feedback/{}/{}/autosave", page.submission, page.key)
            saved_at=page.saved_at.map(clock_time)
            saved=label(TextId::Saved)
            saving=label(TextId::Saving)
            not_saved=label(TextId::NotSaved)
            no_signal=label(TextId::SignalLost)
            back=label(TextId::SignalBack)
            elsewhere=label(TextId::TwoTabs)
        />
    }
}

//! A page of questions. Each Continue saves; with script it also saves while someone types.

use super::{
    Way, by_question,
    fields::{Around as Drawn, question},
    frame,
};
use crate::{
    components::{ErrorSummary, FieldErrors, ShownAnswer},
    fields::Posted,
    islands::{Autosave, CharacterCount},
    pages::{
        Outcome,
        answering::{Saving, after_session, autosaved, lost_its_place},
        feedback::header,
    },
    symbols::Symbol,
    visit::Visit,
    words::{Say, clock_time},
};
use axum::{
    extract::RawQuery,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use heard_domain::forms::{FieldError as Wrong, Kind, LONG_TEXT, RawFields, Shown, TextId};
use heard_service::{
    Actor, Error,
    feedback::{FeedbackPage, PageQuestion},
};
use leptos::prelude::*;
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
pub(crate) async fn get(visit: &Visit, way: Way, key: &str, query: RawQuery) -> Outcome {
    match visit.service().feedback_page(&way.actor, way.id, key).await {
        Ok(page) => {
            let around = Around { to_check: query.0.as_deref() == Some("check"), ..Around::default() };
            Ok(draw(visit, way, StatusCode::OK, page, around).await)
        }
        Err(Error::SentBefore) => Ok(way.to_sent()),
        Err(error) => Err(error.into()),
    }
}

/// Saves, and goes on. Nothing that was typed is lost, whatever comes in between.
pub(crate) async fn post(visit: &Visit, way: Way, key: &str, mut posted: Posted) -> Outcome {
    let saving = Saving::take(&mut posted);
    let (to_check, whole) = (saving.to_check, saving.whole(&posted.0));
    let typed = by_question(&mut posted)?;
    let service = visit.service();
    if way.actor == Actor::Nobody {
        let saved = service.save_page_by_ticket(way.id, key, saving.ticket(), typed).await;
        return after_session(visit, way.side, &whole, saved, way.back_in).await;
    }
    let saved = service.save_page(&way.actor, way.id, key, typed.clone(), &saving.revision, saving.then).await;
    let problem = match saved {
        Ok(place) => return Ok(Redirect::to(&way.address(&place)).into_response()),
        Err(problem) => problem,
    };
    let page = match &problem {
        Error::Answers(_) | Error::SavedElsewhere(_) => service.feedback_page(&way.actor, way.id, key).await,
        Error::SentBefore if service.is_what_was_sent_of(&way.actor, way.id, &typed).await? => return Ok(way.to_sent()),
        _ => return lost_its_place(visit, way.side, &whole, problem, &way.sent).await,
    };
    let page = match page {
        Ok(page) => page,
        Err(error) => return lost_its_place(visit, way.side, &whole, error, &way.sent).await,
    };
    let (status, around) = match problem {
        Error::Answers(wrong) => {
            let errors = errors(&wrong, &Say { band: page.band, names: page.names.clone() });
            (StatusCode::UNPROCESSABLE_ENTITY, Around { errors, to_check, ..Around::default() })
        }
        _ => {
            let differs = |one: &&PageQuestion| one.stands.is_some() && typed.get(&one.question.id) != Some(&one.fields);
            let elsewhere = page.questions.iter().filter(differs).cloned().collect();
            (StatusCode::CONFLICT, Around { elsewhere, to_check, ..Around::default() })
        }
    };
    Ok(draw(visit, way, status, as_typed(page, &typed), around).await)
}

/// Saves while someone is still typing.
pub(crate) async fn post_autosave(visit: &Visit, way: Way, key: &str, mut posted: Posted) -> Outcome {
    let saving = Saving::take(&mut posted);
    let typed = by_question(&mut posted)?;
    let saved = if way.actor == Actor::Nobody {
        visit.service().save_page_by_ticket(way.id, key, saving.ticket(), typed).await
    } else {
        visit.service().autosave_page(&way.actor, way.id, key, typed, &saving.revision).await
    };
    autosaved(saved.map(|saved| (saved.revisions, saved.at)))
}

/// The page on which something that cannot be skipped was skipped.
pub(super) async fn needed(visit: &Visit, way: Way, wrong: Vec<(String, Wrong)>) -> Outcome {
    let form = visit.service().check_page(&way.actor, way.id).await?.form;
    let key = wrong.first().and_then(|(id, _)| form.question(id)).map(|question| question.page_key().to_owned());
    let page = visit.service().feedback_page(&way.actor, way.id, &key.unwrap_or_default()).await?;
    let errors = errors(&wrong, &Say { band: page.band, names: page.names.clone() });
    let around = Around { errors, to_check: true, ..Around::default() };
    Ok(draw(visit, way, StatusCode::UNPROCESSABLE_ENTITY, page, around).await)
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

async fn draw(visit: &Visit, way: Way, status: StatusCode, page: FeedbackPage, around: Around) -> Response {
    let say = Say { band: page.band, names: page.names.clone() };
    let name = match page.questions.as_slice() {
        [only] => say.filled_plain(only.question.ask.shown(page.band)),
        _ => page.form.first_page(page.band).map(|first| say.filled_plain(&first.name)).unwrap_or_default(),
    };
    let step = frame(&page.names).step(TextId::StepPage, page.position.number, page.position.total);
    let title = format!("{name} ({step})");
    let error = !around.errors.is_empty();
    let (base, names) = (way.base.clone(), page.names.clone());
    let doc = way.doc(title, &names, move || view(&base, &page, &say, &name, &around).into_any());
    visit.draw(status, doc.with_error(error).with_islands()).await
}

fn view(base: &str, page: &FeedbackPage, say: &Say, name: &str, around: &Around) -> impl IntoView + use<> {
    let frame = frame(&page.names);
    let back = if around.to_check {
        Some(format!("{base}/check"))
    } else {
        page.previous.as_ref().map(|previous| format!("{base}/{previous}"))
    };
    let back = back.map(
        |back| view! { <a class="back" href=back data-test="back"><Symbol name="back"/>{frame.plain(TextId::ButtonBack)}</a> },
    );
    let several = page.questions.len() > 1;
    let top = several.then(|| view! { <h1>{name.to_owned()}</h1> });
    let about = (page.position.number == 1).then(|| header(&page.header, page.form, &frame));
    let drawn = Drawn { band: page.band, facts: &page.facts, say, frame: &frame, readers: page.form.readers, several };
    let questions = page
        .questions
        .iter()
        .map(|one| question(one.question, &one.fields, &drawn, &around.errors.within(&format!("{}.", one.question.id))))
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
    let counts = page.questions.iter().filter(|one| matches!(one.question.kind, Kind::LongText {})).map(|one| {
        let limit = u32::try_from(LONG_TEXT).unwrap_or(u32::MAX);
        let (left, over) = (frame.plain(TextId::CountLeft), frame.plain(TextId::CountOver));
        view! { <CharacterCount field=format!("{}.text", one.question.id) limit left over/> }
    });
    let counts = counts.collect_view();
    view! {
        <ErrorSummary errors=around.errors.clone() title=frame.plain(TextId::ErrorTitle)/>
        {back}
        {elsewhere(page, say, &frame, around)}
        <form method="post" action=format!("{base}/{}", page.key) novalidate id="question-form">
            <input type="hidden" name="revision" value=page.revisions()/>
            <input type="hidden" name="ticket" value=page.ticket.clone()/>
            {around.to_check.then(|| view! { <input type="hidden" name="to" value="check"/> })}
            <p class="step"><span>{frame.step(TextId::StepPage, number, total)}</span> <span class="dots" aria-hidden="true">{dots}</span></p>
            {top}
            {about}
            {questions}
            <div class="field-note">
                {saved(base, page, &frame)}
                {counts}
            </div>
            <div class="go">
                <button class="act" data-test="continue">{frame.plain(TextId::ButtonNext)}</button>
                <button name="then" value="stop" data-test="stop">{frame.plain(TextId::ButtonStop)}</button>
            </div>
        </form>
    }
}

/// What stands from another tab or phone. Both are kept, and the person chooses.
fn elsewhere(page: &FeedbackPage, say: &Say, frame: &Say, around: &Around) -> impl IntoView + use<> {
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
                <p>{frame.text(TextId::TwoTabs)}</p>
                <dl class="answers adults">{stands}</dl>
                <p>{frame.text(TextId::FeedbackKeepMine)}</p>
            </section>
        }
    })
}

/// When it was saved last; the island keeps it true while someone types.
fn saved(base: &str, page: &FeedbackPage, frame: &Say) -> impl IntoView + use<> {
    let label = |id| frame.plain(id);
    view! {
        <Autosave
            url=format!("{base}/{}/autosave", page.key)
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

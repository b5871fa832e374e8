//! The check page: everything answered, with change and leave out; who reads it; send.

use super::{Way, frame, questions::needed};
use crate::{components::ShownAnswer, fields::Posted, pages::Outcome, symbols::Symbol, visit::Visit, words::Say};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use heard_domain::{
    forms::{Readers, TextId},
    submission::CycleChoice,
};
use heard_service::{
    Error,
    say::{CheckPage, CheckQuestion, Place},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The check page; what was sent shows its receipt.
pub(crate) async fn get(visit: &Visit, way: Way) -> Outcome {
    match visit.service().check_page(&way.actor, way.id).await {
        Ok(check) => Ok(draw(visit, way, StatusCode::OK, check).await),
        Err(Error::SentBefore) => Ok(way.to_sent()),
        Err(error) => Err(error.into()),
    }
}

/// Sends it, once, however often it is pressed.
pub(crate) async fn post(visit: &Visit, way: Way, posted: Posted) -> Outcome {
    posted.nothing_else()?;
    match visit.service().send(&way.actor, way.id, CycleChoice::default(), BTreeMap::new()).await {
        Ok(()) | Err(Error::SentBefore) => Ok(way.to_sent()),
        Err(Error::Invalid(_)) => {
            let check = visit.service().check_page(&way.actor, way.id).await?;
            Ok(draw(visit, way, StatusCode::UNPROCESSABLE_ENTITY, check).await)
        }
        Err(Error::Answers(wrong)) => needed(visit, way, wrong).await,
        Err(error) => Err(error.into()),
    }
}

/// Leaves one answer out.
pub(crate) async fn post_leave_out(visit: &Visit, way: Way, question: &str, posted: Posted) -> Outcome {
    posted.nothing_else()?;
    match visit.service().leave_out(&way.actor, way.id, question).await {
        Ok(()) => Ok(Redirect::to(&way.address(&Place::Check)).into_response()),
        Err(Error::SentBefore) => Ok(way.to_sent()),
        Err(error) => Err(error.into()),
    }
}

async fn draw(visit: &Visit, way: Way, status: StatusCode, check: CheckPage) -> Response {
    let (base, stopped, names) = (way.base.clone(), way.stopped.clone(), check.names.clone());
    let title = frame(&names).plain(TextId::CheckTitle);
    let doc = way.doc(title, &names, move || view(&base, &stopped, &check).into_any());
    visit.draw(status, doc).await
}

fn view(base: &str, stopped: &str, check: &CheckPage) -> impl IntoView + use<> {
    let say = frame(&check.names);
    let last = check.questions.last().map(|one| one.question.page_key());
    let back = last.map(|last| {
        let to = format!("{base}/{last}");
        view! { <a class="back" href=to data-test="back"><Symbol name="back"/>{say.plain(TextId::ButtonBack)}</a> }
    });
    let answers = check.questions.iter().map(|one| answer(base, one, check, &say)).collect_view();
    let gone = (!check.no_longer_asked.is_empty()).then(|| {
        let gone = check.no_longer_asked.iter().filter_map(|one| {
            let ask = say.filled(one.question.ask.shown(check.band));
            Some(view! { <div><dt><span>{ask}</span></dt><dd><ShownAnswer shown=one.shown.clone()? asked=say.language()/></dd></div> })
        });
        let gone = gone.collect_view();
        view! { <section class="quiet"><p>{say.text(TextId::CheckNoLongerAsked)}</p><dl class="answers adults">{gone}</dl></section> }
    });
    let intro = if check.anything { TextId::CheckBody } else { TextId::CheckEmpty };
    let send = check
        .anything
        .then(|| view! { <button class="act" data-test="send"><span>{say.text(TextId::ButtonSend)}</span></button> });
    let readers = match check.form.readers {
        Readers::StaffRecord => Say { band: check.band, ..say.clone() }.paragraphs(TextId::BeforeStartObservation).into_any(),
        readers => view! {
            {readers.text().map(|text| say.paragraphs(text))}
            {say.paragraphs(TextId::WhoReadsNot)}
        }
        .into_any(),
    };
    view! {
        {back}
        <h1>{say.text(TextId::CheckTitle)}</h1>
        <p>{say.text(intro)}</p>
        <dl class="answers adults" data-test="check">{answers}</dl>
        {gone}
        <form method="post" action=format!("{base}/check") class="stack">
            <section>
                <h2>{say.text(TextId::WhoReadsTitle)}</h2>
                <div class="card stack" data-test="readers">{readers}</div>
            </section>
            <div class="go">{send}<a class="button" href=stopped.to_owned()>{say.plain(TextId::ButtonStop)}</a></div>
        </form>
        <details class="quiet gap">
            <summary>{say.plain(TextId::ButtonDeleteDraft)}</summary>
            <p>{say.text(TextId::DeleteDraftAsk)}</p>
            <form method="post" action=format!("{base}/throw-away")><button>{say.plain(TextId::ButtonDeleteDraft)}</button></form>
        </details>
    }
}

fn answer(base: &str, one: &CheckQuestion, check: &CheckPage, say: &Say) -> impl IntoView + use<> {
    let question = one.question;
    let ask = say.filled(question.ask.shown(check.band));
    let plain = say.filled_plain(question.ask.shown(check.band));
    let change = format!("{base}/{}?check", question.page_key());
    // An answer that others read than the piece says so here too.
    let own = question.readers.text().filter(|_| question.readers != check.form.readers && one.shown.is_some());
    let own = own.map(|text| view! { <dd class="soft">{say.paragraphs(text)}</dd> });
    match one.shown.clone() {
        Some(shown) => view! {
            <div>
                <dt><span>{ask}</span></dt>
                <dd><ShownAnswer shown asked=say.language()/></dd>
                {own}
                <dd class="acts">
                    <a href=change>{say.plain(TextId::ButtonChange)}<span class="vh">": "{plain.clone()}</span></a>
                    <form method="post" action=format!("{base}/{}/leave-out", question.id)>
                        <button class="as-link">{say.plain(TextId::ButtonLeaveOut)}<span class="vh">": "{plain}</span></button>
                    </form>
                </dd>
            </div>
        }
        .into_any(),
        None => view! {
            <div>
                <dt><span>{ask}</span> <a href=change>{say.plain(TextId::ButtonAnswer)}<span class="vh">": "{plain}</span></a></dt>
                <dd class="soft">{say.text(TextId::Skipped)}</dd>
            </div>
        }
        .into_any(),
    }
}

//! `/feedback/{submission}/check`: everything answered, with change and leave out; who reads it; send.

use super::piece;
use crate::{components::ShownAnswer, document::Doc, fields::Posted, pages::Outcome, symbols::Symbol, visit::Visit, words::Say};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use heard_domain::{forms::TextId, ids::SubmissionId, submission::CycleChoice};
use heard_service::{
    Error,
    say::{CheckPage, CheckQuestion},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The check page; what was sent shows its receipt.
pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Outcome {
    let id = piece(&id)?;
    match visit.service().check_page(&visit.actor, id).await {
        Ok(check) => Ok(draw(&visit, StatusCode::OK, check).await),
        Err(Error::SentBefore) => Ok(sent(id)),
        Err(error) => Err(error.into()),
    }
}

/// Sends it, once, however often it is pressed.
pub(crate) async fn post(visit: Visit, Path(id): Path<String>, posted: Posted) -> Outcome {
    posted.nothing_else()?;
    let id = piece(&id)?;
    match visit.service().send(&visit.actor, id, CycleChoice::default(), BTreeMap::new()).await {
        Ok(()) | Err(Error::SentBefore) => Ok(sent(id)),
        Err(Error::Invalid(_)) => {
            let check = visit.service().check_page(&visit.actor, id).await?;
            Ok(draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, check).await)
        }
        Err(error) => Err(error.into()),
    }
}

/// Leaves one answer out.
pub(crate) async fn post_leave_out(visit: Visit, Path((id, question)): Path<(String, String)>, posted: Posted) -> Outcome {
    posted.nothing_else()?;
    let id = piece(&id)?;
    match visit.service().leave_out(&visit.actor, id, &question).await {
        Ok(()) => Ok(Redirect::to(&format!("/feedback/{id}/check")).into_response()),
        Err(Error::SentBefore) => Ok(sent(id)),
        Err(error) => Err(error.into()),
    }
}

/// Throws the draft away, after asking once. The slip is as new.
pub(crate) async fn post_throw_away(visit: Visit, Path(id): Path<String>, posted: Posted) -> Outcome {
    posted.nothing_else()?;
    let id = piece(&id)?;
    match visit.service().throw_away(&visit.actor, id).await {
        Ok(()) => {
            visit.sign_out().await?;
            Ok(Redirect::to("/close").into_response())
        }
        Err(Error::SentBefore) => Ok(sent(id)),
        Err(error) => Err(error.into()),
    }
}

fn sent(id: SubmissionId) -> Response {
    Redirect::to(&format!("/feedback/{id}/sent")).into_response()
}

async fn draw(visit: &Visit, status: StatusCode, check: CheckPage) -> Response {
    let say = Say { band: check.band, names: check.names.clone() };
    let words = say.clone();
    let doc = Doc::open(say.plain(TextId::CheckTitle), move || view(&check, &say).into_any()).in_words(words);
    visit.draw(status, doc).await
}

fn view(check: &CheckPage, say: &Say) -> impl IntoView + use<> {
    let id = check.submission;
    let last = check.questions.last().map(|one| one.question.page_key());
    let back = last.map(|last| {
        let to = format!("/feedback/{id}/{last}");
        view! { <a class="back" href=to data-test="back"><Symbol name="back"/>{say.plain(TextId::ButtonBack)}</a> }
    });
    let answers = check.questions.iter().map(|one| answer(one, check, say)).collect_view();
    let intro = if check.anything { TextId::CheckBody } else { TextId::CheckEmpty };
    let send = check
        .anything
        .then(|| view! { <button class="act" data-test="send"><span>{say.text(TextId::ButtonSend)}</span></button> });
    view! {
        {back}
        <h1>{say.text(TextId::CheckTitle)}</h1>
        <p>{say.text(intro)}</p>
        <dl class="answers adults" data-test="check">{answers}</dl>
        <form method="post" action=format!("/feedback/{id}/check") class="stack">
            <section>
                <h2>{say.text(TextId::WhoReadsTitle)}</h2>
                <div class="card stack" data-test="readers">
                    {say.paragraphs(TextId::WhoReadsFeedback)}
                    {say.paragraphs(TextId::WhoReadsNot)}
                </div>
            </section>
            <div class="go">{send}<a class="button" href=format!("/feedback/{id}/stopped")>{say.plain(TextId::ButtonStop)}</a></div>
        </form>
        <details class="quiet gap">
            <summary>{say.plain(TextId::ButtonDeleteDraft)}</summary>
            <p>{say.text(TextId::DeleteDraftAsk)}</p>
            <form method="post" action=format!("/feedback/{id}/throw-away")><button>{say.plain(TextId::ButtonDeleteDraft)}</button></form>
        </details>
    }
}

fn answer(one: &CheckQuestion, check: &CheckPage, say: &Say) -> impl IntoView + use<> {
    let (id, question) = (check.submission, one.question);
    let ask = say.filled(question.ask.shown(check.band));
    let plain = say.filled_plain(question.ask.shown(check.band));
    let change = format!("/feedback/{id}/{}?check", question.page_key());
    match one.shown.clone() {
        Some(shown) => view! {
            <div>
                <dt><span>{ask}</span></dt>
                <dd><ShownAnswer shown asked=say.language()/></dd>
                <dd class="acts">
                    <a href=change>{say.plain(TextId::ButtonChange)}<span class="vh">": "{plain.clone()}</span></a>
                    <form method="post" action=format!("/feedback/{id}/{}/leave-out", question.id)>
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

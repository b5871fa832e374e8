//! `/staff/meetings/{meeting}/reply/{submission}`: the chair writes back, answer by answer, and shows it to the child now or later.

use super::{meeting, page::called};
use crate::{
    components::{ErrorSummary, FieldError, FieldErrors, ShownAnswer, TextArea},
    document::Doc,
    failure::Failure,
    fields::Posted,
    pages::Outcome,
    symbols::Symbol,
    visit::Visit,
    words::short_moment,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use heard_domain::{forms::lint::Hint, ids::SubmissionId, replies::Decided};
use heard_service::{
    Error,
    meetings::{ReplyLine, ReplyPage, ReplyTyped, WHOLE},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

fn submission(id: &str) -> Result<SubmissionId, Failure> {
    id.parse().map_err(|_| Failure::NotFound)
}

/// What is written, answer by answer.
pub(crate) async fn get(visit: Visit, Path((of, piece)): Path<(String, String)>) -> Outcome {
    let page = visit.service().reply_page(&visit.actor, meeting(&of)?, submission(&piece)?).await?;
    Ok(draw(&visit, StatusCode::OK, page, FieldErrors::default()).await)
}

/// Keeps it, and shows it to the child when that was pressed.
pub(crate) async fn post(visit: Visit, Path((of, piece)): Path<(String, String)>, mut posted: Posted) -> Outcome {
    let (of, piece) = (meeting(&of)?, submission(&piece)?);
    let show = posted.one("then") == "show";
    let names: Vec<String> = posted.0.names().map(str::to_owned).collect();
    let mut typed: BTreeMap<String, ReplyTyped> = BTreeMap::new();
    for name in names {
        // The browser says in which direction it was typed; what is shown to the child finds its own.
        if name.strip_suffix(".dir").is_some() {
            posted.one(&name);
        } else if let Some(question) = name.strip_prefix("decided.") {
            typed.entry(question.to_owned()).or_default().decided = posted.one(&name);
        } else if let Some(question) = name.strip_prefix("said.") {
            typed.entry(question.to_owned()).or_default().said = posted.one(&name);
        }
    }
    posted.nothing_else()?;
    match visit.service().reply(&visit.actor, of, piece, &typed, show).await {
        Ok(()) if show => Ok(Redirect::to(&format!("/staff/meetings/{of}")).into_response()),
        Ok(()) => Ok(Redirect::to(&format!("/staff/meetings/{of}/reply/{piece}")).into_response()),
        Err(Error::Invalid(problems)) => {
            let mut page = visit.service().reply_page(&visit.actor, of, piece).await?;
            for line in &mut page.lines {
                if let Some(typed) = typed.remove(&line.question) {
                    line.typed = typed;
                }
            }
            Ok(draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, page, problems.into()).await)
        }
        Err(error) => Err(error.into()),
    }
}

async fn draw(visit: &Visit, status: StatusCode, page: ReplyPage, errors: FieldErrors) -> Response {
    let error = !errors.is_empty();
    let title = format!("Write back to {}", called(&page.child));
    visit.draw(status, Doc::staff(title, "/staff", move || view(&page, &errors).into_any()).with_error(error)).await
}

fn view(page: &ReplyPage, errors: &FieldErrors) -> impl IntoView + use<> {
    let called = called(&page.child);
    let back = format!("/staff/meetings/{}", page.meeting.id);
    let lines = page.lines.iter().map(|one| line(one, &called, errors)).collect_view();
    let state = page
        .released_at
        .map(|at| view! { <p><span class="tag done">{called.clone()}" sees this since "{short_moment(at)}</span></p> });
    view! {
        <ErrorSummary errors=errors.clone()/>
        <a class="back" href=back.clone() data-test="back"><Symbol name="back"/>"The meeting"</a>
        <h1>"Write back to "{called.clone()}</h1>
        <p>{page.form.clone()}". Say it to "{called.clone()}", in short sentences and plain words. What you leave empty is not shown."</p>
        {state}
        <form method="post" action=format!("{back}/reply/{}", page.submission) novalidate class="stack">
            {lines}
            <div class="go">
                <button class="act" name="then" value="show" data-test="show-reply">"Show it to "{called}</button>
                <button name="then" value="keep" data-test="keep-reply">"Keep it, show it later"</button>
            </div>
        </form>
    }
}

fn line(line: &ReplyLine, called: &str, errors: &FieldErrors) -> impl IntoView + use<> {
    let question = line.question.clone();
    let (said, decided) = (format!("said.{question}"), format!("decided.{question}"));
    let error = errors.at(&said);
    let whole = question == WHOLE;
    let heading = if whole { format!("Anything else for {called}") } else { line.heading.clone() };
    let shown = line.shown.clone().map(|shown| view! { <ShownAnswer shown/> });
    let ask = if line.preference { "Was it done this way?" } else { "What was decided?" };
    let ways = (!whole).then(|| {
        let none = (String::new(), if line.preference { "Not said" } else { "Nothing to say" });
        let ways = std::iter::once(none)
            .chain(Decided::ALL.map(|way| (way.key().to_owned(), words(way))))
            .map(|(key, words)| {
                let id = format!("{decided}.{}", if key.is_empty() { "none" } else { &key });
                let checked = line.typed.decided == key;
                view! { <div class="choice"><input type="radio" name=decided.clone() value=key id=id.clone() checked=checked/><label for=id>{words}</label></div> }
            })
            .collect_view();
        view! { <fieldset><legend>{ask}</legend><div class="choices inline">{ways}</div></fieldset> }
    });
    let label = if whole { "In your words" } else { "In your words, with the reason if it is not a yes" };
    let hint = line.hint.filter(|hint| !hint.is_easy()).map(|found| hint(&found));
    let invalid = error.is_some();
    view! {
        <section class="card stack" data-test="reply-line">
            <h2>{heading}</h2>
            {shown}
            {ways}
            <div class="field">
                <label for=said.clone()>{label}</label>
                <FieldError field=said.clone() message=error/>
                {hint}
                <TextArea name=said value=line.typed.said.clone() invalid/>
            </div>
        </section>
    }
}

/// What makes the words hard for this child.
fn hint(hint: &Hint) -> impl IntoView + use<> {
    let long = (hint.longest > hint.most_words)
        .then(|| format!(" The longest sentence has {} words; {} are easy.", hint.longest, hint.most_words));
    let grade = (hint.grade > hint.most)
        .then(|| format!(" The words are of grade {:.0}; up to {:.0} is easy at this age.", hint.grade, hint.most));
    view! { <p class="soft" data-test="hard-words"><b>"Hard to read."</b>{long}{grade}</p> }
}

const fn words(decided: Decided) -> &'static str {
    match decided {
        Decided::Yes => "Yes",
        Decided::Partly => "Partly",
        Decided::No => "No",
    }
}

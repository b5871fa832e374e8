//! `/staff/tasks`: what children and families asked for, the longest waiting first, ended by name with a word back. Workers, chairs, managers.

use crate::{
    components::{ErrorSummary, FieldError, FieldErrors, TextArea, page_asked, pages},
    document::Doc,
    failure::Failure,
    fields::Posted,
    pages::{Outcome, staff::desk::child_name},
    visit::Visit,
    words::short_moment,
};
use axum::{
    extract::{Path, Query, rejection::QueryRejection},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use heard_domain::{forms::Does, ids::TaskId, tasks::TaskFor};
use heard_service::{Error, Task, TaskAbout, tasks::Tasks};
use leptos::prelude::*;
use serde::Deserialize;

/// Which page of the list. Anything unreadable is the first.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    page: String,
}

/// What was typed and could not be taken.
#[derive(Default)]
struct Typed {
    id: String,
    said: String,
    errors: FieldErrors,
}

/// A page of the list. Seeing it is written down.
pub(crate) async fn get(visit: Visit, query: Result<Query<Asked>, QueryRejection>) -> Outcome {
    let Asked { page } = query.map(|query| query.0).unwrap_or_default();
    draw(&visit, StatusCode::OK, page_asked(&page), Typed::default()).await
}

/// Someone did it, and is back on the page they were on.
pub(crate) async fn post(visit: Visit, Path(id): Path<String>, mut posted: Posted) -> Outcome {
    let (page, said) = (page_asked(&posted.one("page")), posted.one("said"));
    let _ = posted.one("said.dir");
    posted.nothing_else()?;
    let task: TaskId = id.parse().map_err(|_| Failure::NotFound)?;
    match visit.service().finish_task(&visit.actor, task, &said).await {
        Ok(()) | Err(Error::ChangedElsewhere) => Ok(Redirect::to(&address(page)).into_response()),
        Err(Error::Invalid(problems)) => {
            let errors =
                problems.first().map(|problem| FieldErrors::one(field(&id), problem.message.clone())).unwrap_or_default();
            draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, page, Typed { id, said, errors }).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn draw(visit: &Visit, status: StatusCode, page: i64, typed: Typed) -> Result<Response, Failure> {
    let tasks = visit.service().tasks(&visit.actor, page).await?;
    let error = !typed.errors.is_empty();
    let doc = Doc::staff("Asked for", "/staff/tasks", move || view(&tasks, &typed).into_any()).with_error(error);
    Ok(visit.draw(status, doc).await)
}

fn address(page: i64) -> String {
    if page == 1 { "/staff/tasks".to_owned() } else { format!("/staff/tasks?page={page}") }
}

fn field(id: &str) -> String {
    format!("said-{id}")
}

fn view(tasks: &Tasks, typed: &Typed) -> impl IntoView + use<> {
    let open = tasks.open.lines.iter().map(|task| open(task, tasks.open.page, typed)).collect_view();
    let empty = (tasks.open.total == 0).then(|| view! { <p class="empty">"Nothing is waiting to be done."</p> });
    let done = (!tasks.done.is_empty()).then(|| {
        let lines = tasks.done.iter().map(done).collect_view();
        view! { <section><h2>"Done lately"</h2><ul role="list" class="lines">{lines}</ul></section> }
    });
    view! {
        <ErrorSummary errors=typed.errors.clone() title="There is something to put right"/>
        <div class="wide-head"><div>
            <h1>"Asked for"</h1>
            <p>"What children and families asked for in what they sent. What you write when it is done is shown to the child on their page. Parents and carers have no page here: tell them yourself."</p>
        </div></div>
        {empty}
        {open}
        {pages(&tasks.open, "Asked for", address)}
        {done}
    }
}

fn open(task: &Task, page: i64, typed: &Typed) -> impl IntoView + use<> {
    let id = task.id.to_string();
    let field = field(&id);
    let said = if typed.id == id { typed.said.clone() } else { String::new() };
    let error = typed.errors.at(&field);
    let (name, href) = about(task);
    let urgent = task.does.is_for_today().then(|| view! { " " <span class="tag late">"Today"</span> });
    let invalid = error.is_some();
    view! {
        <section class="card stack" data-test="task">
            <h2>{words(task.does)}": "<a href=href>{name.clone()}</a>{urgent}</h2>
            <p><span class="soft">{task.ask.clone()}</span>" "<b>{task.choice.clone()}</b></p>
            <p>"Asked "{short_moment(task.raised_at)}". For "{whose(task.task_for)}"."</p>
            <form class="stack" method="post" action=format!("/staff/tasks/{id}") novalidate>
                <input type="hidden" name="page" value=page/>
                <div class="field">
                    <label for=field.clone()>"What was done, in words for the child. You may leave it empty."</label>
                    <FieldError field=field.clone() message=error/>
                    <TextArea name="said" id=field value=said invalid/>
                </div>
                <button class="act" data-test="finish-task">"It is done"<span class="vh">": "{words(task.does)}", "{name}</span></button>
            </form>
        </section>
    }
}

fn done(task: &Task) -> impl IntoView + use<> {
    let (name, href) = about(task);
    let end = task.done.as_ref().map(|done| {
        let said = done.said.clone().map(|said| view! { " " <span dir="auto">"“"{said}"”"</span> });
        view! { <span class="tag done">{done.by.clone()}", "{short_moment(done.at)}</span>{said} }
    });
    view! { <li>{words(task.does)}": "<a href=href>{name}</a>" "{end}</li> }
}

/// Whom it is about, and where to read more.
fn about(task: &Task) -> (String, String) {
    match task.about {
        TaskAbout::Child(child) => (
            child_name(task.given_name.as_deref(), task.family_name.as_deref(), task.council_id.as_deref().unwrap_or_default()),
            format!("/staff/children/{child}"),
        ),
        TaskAbout::Conference(conference) => ("a family's conference".to_owned(), format!("/staff/meetings/{conference}")),
    }
}

/// What is asked, as staff say it.
const fn words(does: Does) -> &'static str {
    match does {
        Does::AdvocateRequest => "Find an advocate",
        Does::Complaint => "A complaint",
        Does::VisitRequest => "A visit is wanted",
        Does::CallBack => "Call or write back",
        Does::PrivateCall => "Call first, on a safe number",
        Does::ExplainWorries => "Explain the worries in plain words",
        Does::ExplainPlan => "Explain the plan in plain words",
        Does::ExplainDecisions => "Explain what was decided in plain words",
        Does::SendDecisions => "Send what was decided",
        Does::ReportNotShared => "The report did not arrive",
        Does::ReadingHelp => "Help with reading the report",
        Does::RecordsInformation => "How to see one's records",
        Does::Copy => "A copy is wanted",
        Does::CarerReview => "Pass on to whoever runs the carers' review",
        // These start no task.
        Does::HideFrom | Does::AdvocateInformation | Does::DeclineVisit => "Asked for",
    }
}

const fn whose(task_for: TaskFor) -> &'static str {
    match task_for {
        TaskFor::Worker => "the social worker",
        TaskFor::Chair => "the chair",
        TaskFor::Manager => "a manager",
    }
}

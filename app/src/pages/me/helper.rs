//! `/me/helper`: before pictures: the adult beside the child reads the rules and says who they are. Helpers.

use crate::{
    components::Pieces,
    components::{ErrorSummary, Field, FieldError, FieldErrors},
    document::Doc,
    fields::Posted,
    pages::Outcome,
    symbols::Symbol,
    visit::Visit,
    words::Say,
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use heard_domain::forms::{Band, TextId};
use heard_service::{Helper, Problem};
use leptos::prelude::*;

/// Who may help: options of the question `helping`, in the order of the lines of `helper.roles`.
const ROLES: [&str; 6] = ["carer", "family", "worker", "advocate", "school", "other"];

/// The rules.
pub(crate) async fn get(visit: Visit) -> Outcome {
    let say = words(&visit).await?;
    Ok(visit
        .ok(Doc::open(say.plain(TextId::HelperRulesTitle), move || page(&say, "", "", &FieldErrors::default()).into_any()))
        .await)
}

/// The adult said who they are.
pub(crate) async fn post(visit: Visit, mut posted: Posted) -> Outcome {
    let (name, role) = (posted.one("name"), posted.one("role"));
    posted.nothing_else()?;
    let tidy = name.trim();
    let unfit = tidy.is_empty() || tidy.chars().count() > 80 || tidy.chars().any(char::is_control);
    let nobody = !ROLES.contains(&role.as_str());
    let say = words(&visit).await?;
    let problems: Vec<Problem> = [
        unfit.then(|| Problem::new("name", say.plain(TextId::HelperNameMissing))),
        nobody.then(|| Problem::new("role-carer", say.plain(TextId::HelperRoleMissing))),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !problems.is_empty() {
        let errors = FieldErrors::from(problems);
        let doc =
            Doc::open(say.plain(TextId::HelperRulesTitle), move || page(&say, &name, &role, &errors).into_any()).with_error(true);
        return Ok(visit.draw(StatusCode::UNPROCESSABLE_ENTITY, doc).await);
    }
    visit.set_helper(&Helper { role, name: tidy.to_owned() }).await?;
    Ok(Redirect::to("/me").into_response())
}

async fn words(visit: &Visit) -> Result<Say, crate::failure::Failure> {
    let (_, names) = visit.service().my_words(&visit.actor).await?;
    Ok(Say { band: Band::Adult, names })
}

fn page(say: &Say, name: &str, role: &str, errors: &FieldErrors) -> impl IntoView + use<> {
    let rules = say
        .lines(TextId::HelperRules)
        .into_iter()
        .map(|pieces| view! { <li><Symbol name="tick"/><span><Pieces pieces/></span></li> })
        .collect_view();
    let roles = ROLES
        .into_iter()
        .zip(say.plain_lines(TextId::HelperRoles))
        .map(|(key, words)| {
            let id = format!("role-{key}");
            view! { <div class="choice"><input type="radio" name="role" value=key id=id.clone() checked={key == role}/><label for=id>{words}</label></div> }
        })
        .collect_view();
    view! {
        <ErrorSummary errors=errors.clone() title=say.plain(TextId::ErrorTitle)/>
        <h1>{say.text(TextId::HelperRulesTitle)}</h1>
        <ul role="list" class="sees card">{rules}</ul>
        <form method="post" action="/me/helper" novalidate class="stack">
            <Field name="name" label=say.plain(TextId::HelperName) value=name.to_owned() errors=errors.clone()/>
            <fieldset>
                <legend>{say.text(TextId::HelperWho)}</legend>
                <FieldError field="role-carer" message=errors.at("role-carer")/>
                <div class="choices">{roles}</div>
            </fieldset>
            <div class="go"><button class="act" data-test="continue">{say.plain(TextId::HelperConfirm)}</button></div>
        </form>
    }
}

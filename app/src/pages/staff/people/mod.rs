//! `/staff/people`: who works here, and the one-time links with which they set a password. Administrators.

use crate::{
    components::{ErrorSummary, Field, FieldError, FieldErrors},
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
    response::{IntoResponse, Redirect},
};
use heard_domain::{ids::StaffId, policy::Role};
use heard_service::{
    Error, Staff,
    people::{NewPerson, STAFF_ROLES, SetUpLink},
};
use leptos::prelude::*;

/// A role in words.
const fn role_words(role: Role) -> &'static str {
    match role {
        Role::Child => "Child",
        Role::Parent => "Parent",
        Role::Carer => "Carer",
        Role::Worker => "Social worker",
        Role::Chair => "Chair",
        Role::BusinessSupport => "Business support",
        Role::Manager => "Manager",
        Role::Administrator => "Administrator",
    }
}

/// The list.
pub(crate) async fn get(visit: Visit) -> Outcome {
    draw(&visit, StatusCode::OK, NewPerson::default(), FieldErrors::default(), None).await
}

/// Someone was added: their link is shown this once.
pub(crate) async fn post(visit: Visit, mut posted: Posted) -> Outcome {
    let new = NewPerson {
        email: posted.one("email"),
        name: posted.one("name"),
        spoken_name: posted.one("spoken_name"),
        roles: posted.all("roles"),
    };
    posted.nothing_else()?;
    match visit.service().add_person(&visit.actor, &new).await {
        Ok(link) => draw(&visit, StatusCode::OK, NewPerson::default(), FieldErrors::default(), Some(link)).await,
        Err(Error::Invalid(problems)) => draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, new, problems.into(), None).await,
        Err(error) => Err(error.into()),
    }
}

/// A new link for someone.
pub(crate) async fn post_link(visit: Visit, Path(id): Path<String>, posted: Posted) -> Outcome {
    posted.nothing_else()?;
    let link = visit.service().renew_set_up(&visit.actor, staff(&id)?).await?;
    draw(&visit, StatusCode::OK, NewPerson::default(), FieldErrors::default(), Some(link)).await
}

/// Someone is let in or out.
pub(crate) async fn post_active(visit: Visit, Path(id): Path<String>, mut posted: Posted) -> Outcome {
    let active = posted.one("active") == "yes";
    posted.nothing_else()?;
    match visit.service().set_person_active(&visit.actor, staff(&id)?, active).await {
        Ok(()) => Ok(Redirect::to("/staff/people").into_response()),
        Err(Error::Invalid(problems)) => {
            draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, NewPerson::default(), problems.into(), None).await
        }
        Err(error) => Err(error.into()),
    }
}

fn staff(id: &str) -> Result<StaffId, Failure> {
    id.parse().map_err(|_| Failure::NotFound)
}

async fn draw(visit: &Visit, status: StatusCode, new: NewPerson, errors: FieldErrors, link: Option<SetUpLink>) -> Outcome {
    let people = visit.service().people(&visit.actor).await?;
    let error = !errors.is_empty();
    let doc = Doc::staff("People", "/staff/people", move || {
        let rows = people.iter().map(row).collect_view();
        let link = link.as_ref().map(|link| {
            view! {
                <div class="done-note" role="status"><Symbol name="tick"/>
                    <p>"Give them this link. It works once, until "{short_moment(link.expires_at)}", and is shown this once: "<bdi data-test="set-up-link">{link.url.clone()}</bdi></p>
                </div>
            }
        });
        let roles = STAFF_ROLES
            .into_iter()
            .map(|role| {
                let id = format!("role-{}", role.key());
                let chosen = new.roles.iter().any(|key| key == role.key());
                view! { <div class="choice"><input type="checkbox" name="roles" value=role.key() id=id.clone() checked=chosen/><label for=id>{role_words(role)}</label></div> }
            })
            .collect_view();
        view! {
            <ErrorSummary errors=errors.clone()/>
            <div class="wide-head"><div><h1>"People"</h1></div></div>
            {link}
            <table class="rows" role="table" aria-label="People who work here">
                <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">"Name"</th><th scope="col" role="columnheader">"Roles"</th><th scope="col" role="columnheader">"State"</th><th scope="col" role="columnheader">"Change"</th></tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
            <section class="gap">
                <h2>"Add someone"</h2>
                <form method="post" action="/staff/people" novalidate class="fields two">
                    <Field name="name" label="Name, as on a badge" value=new.name.clone() errors=errors.clone()/>
                    <Field name="spoken_name" label="Name, as children say it" value=new.spoken_name.clone() errors=errors.clone()/>
                    <Field name="email" label="E-mail" kind="email" value=new.email.clone() errors=errors.clone()/>
                    <fieldset class="all" id="roles"><legend>"What they may do"</legend><FieldError field="roles" message=errors.at("roles")/><div class="choices">{roles}</div></fieldset>
                    <div class="go all"><button class="act">"Add them"</button></div>
                </form>
            </section>
        }
        .into_any()
    });
    Ok(visit.draw(status, doc.with_error(error)).await)
}

fn row(person: &Staff) -> impl IntoView + use<> {
    let roles = person.roles.iter().map(|role| role_words(*role)).collect::<Vec<_>>().join(", ");
    let state = match (person.active, person.password_hash.is_some()) {
        (false, _) => "Left",
        (true, false) => "Invited",
        (true, true) => "Works here",
    };
    let (active, words) = if person.active { ("no", "End the account") } else { ("yes", "Let in again") };
    let (id, name) = (person.id, person.name.clone());
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{person.name.clone()}<small>{person.email.clone()}</small></th>
            <td role="cell" data-label="Roles">{roles}</td>
            <td role="cell" data-label="State">{state}</td>
            <td role="cell" data-label="Change"><div class="row">
                <form method="post" action=format!("/staff/people/{id}/link")><button>"New link"<span class="vh">" for "{name.clone()}</span></button></form>
                <form method="post" action=format!("/staff/people/{id}/active")><button name="active" value=active>{words}<span class="vh">": "{name}</span></button></form>
            </div></td>
        </tr>
    }
}

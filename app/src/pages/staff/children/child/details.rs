//! `/staff/children/{child}/details`: what the child is called, the words they are asked in, who works with them.

use super::{child, page};
use crate::{
    components::{ErrorSummary, Field, FieldErrors, SelectField},
    document::Doc,
    fields::Posted,
    pages::Outcome,
    symbols::Symbol,
    visit::Visit,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use heard_domain::{forms::Band, ids::ChildId};
use heard_service::{Duty, Error, Staff, register::ChildDetails};
use leptos::prelude::*;

/// The page, with the details as they stand.
pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Outcome {
    let id = child(&id)?;
    let about = visit.service().child_page(&visit.actor, id).await?;
    let allocated =
        |duty| about.allocations.iter().find(|one| one.duty == duty).map(|one| one.staff.to_string()).unwrap_or_default();
    let details = ChildDetails {
        given_name: about.child.given_name.clone().unwrap_or_default(),
        family_name: about.child.family_name.clone().unwrap_or_default(),
        band: about.child.band.map(|band| band.key().to_owned()).unwrap_or_default(),
        worker: allocated(Duty::Worker),
        chair: allocated(Duty::Chair),
    };
    draw(&visit, StatusCode::OK, id, details, FieldErrors::default()).await
}

/// They were changed.
pub(crate) async fn post(visit: Visit, Path(id): Path<String>, mut posted: Posted) -> Outcome {
    let id = child(&id)?;
    let details = ChildDetails {
        given_name: posted.one("given_name"),
        family_name: posted.one("family_name"),
        band: posted.one("band"),
        worker: posted.one("worker"),
        chair: posted.one("chair"),
    };
    posted.nothing_else()?;
    match visit.service().edit_child(&visit.actor, id, &details).await {
        Ok(()) => Ok(Redirect::to(&format!("/staff/children/{id}")).into_response()),
        Err(Error::Invalid(problems)) => draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, id, details, problems.into()).await,
        Err(error) => Err(error.into()),
    }
}

/// The words a child can be asked in.
const BANDS: [(Option<Band>, &str); 5] = [
    (None, "Those of the child's age"),
    (Some(Band::B4), "Pictures, with an adult beside (4 to 7)"),
    (Some(Band::B8), "8 to 11"),
    (Some(Band::B12), "12 to 15"),
    (Some(Band::B16), "16 and 17"),
];

async fn draw(visit: &Visit, status: StatusCode, id: ChildId, details: ChildDetails, errors: FieldErrors) -> Outcome {
    let (workers, chairs) = visit.service().allocatable(&visit.actor).await?;
    let about = visit.service().child_page(&visit.actor, id).await?;
    let people = |staff: Vec<Staff>| -> Vec<(String, String)> {
        std::iter::once((String::new(), "No change".to_owned()))
            .chain(staff.into_iter().map(|one| (one.id.to_string(), one.name)))
            .collect()
    };
    let (workers, chairs) = (people(workers), people(chairs));
    let bands: Vec<_> = BANDS
        .iter()
        .map(|(band, words)| (band.map(|band| band.key().to_owned()).unwrap_or_default(), (*words).to_owned()))
        .collect();
    let error = !errors.is_empty();
    let doc = Doc::staff("Change details", "/staff/children", move || {
        view! {
            <ErrorSummary errors=errors.clone()/>
            <a class="back" href=format!("/staff/children/{id}") data-test="back"><Symbol name="back"/>{page::name(&about.child)}</a>
            <div class="wide-head"><div><h1>"Details of "{page::name(&about.child)}</h1></div></div>
            <form method="post" action=format!("/staff/children/{id}/details") novalidate class="fields two">
                <Field name="given_name" label="First name, as the child says it" value=details.given_name.clone() errors=errors.clone()/>
                <Field name="family_name" label="Family name" value=details.family_name.clone() errors=errors.clone()/>
                <SelectField name="worker" label="Worker" options=workers.clone() value=details.worker.clone() errors=errors.clone()/>
                <SelectField name="chair" label="Chair" options=chairs.clone() value=details.chair.clone() errors=errors.clone()/>
                <SelectField name="band" label="The words the child is asked in" options=bands.clone() value=details.band.clone() errors=errors.clone()/>
                <div class="go all"><button class="act">"Keep"</button></div>
            </form>
        }
        .into_any()
    });
    Ok(visit.draw(status, doc.with_error(error)).await)
}

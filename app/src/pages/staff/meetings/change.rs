//! `/staff/meetings/{meeting}/change` and `/off`: move a planned meeting, give it another chair, or call it off. Links move with it.

use super::meeting;
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
    response::{IntoResponse, Redirect, Response},
};
use heard_domain::{calendar::london_local, ids::MeetingId};
use heard_service::{Error, meetings::Booking};
use leptos::prelude::*;

/// The page, with the meeting as it stands.
pub(crate) async fn get_change(visit: Visit, Path(id): Path<String>) -> Outcome {
    let id = meeting(&id)?;
    let stands = visit.service().meeting_to_change(&visit.actor, id).await?;
    let local = london_local(stands.starts_at);
    let booking = Booking {
        kind: stands.kind.key().to_owned(),
        date: local.date().to_string(),
        time: local.format("%H:%M").to_string(),
        place: stands.place.clone(),
        chair: stands.chair.map(|chair| chair.to_string()).unwrap_or_default(),
    };
    draw(&visit, StatusCode::OK, id, stands.revision, booking, FieldErrors::default()).await
}

/// It was moved.
pub(crate) async fn post_change(visit: Visit, Path(id): Path<String>, mut posted: Posted) -> Outcome {
    let id = meeting(&id)?;
    let revision = posted.one("revision").parse().unwrap_or(0);
    let booking = Booking {
        kind: String::new(),
        date: posted.one("date"),
        time: posted.one("time"),
        place: posted.one("place"),
        chair: posted.one("chair"),
    };
    posted.nothing_else()?;
    match visit.service().move_meeting(&visit.actor, id, revision, &booking).await {
        Ok(()) => Ok(Redirect::to(&format!("/staff/meetings/{id}")).into_response()),
        Err(Error::Invalid(problems)) => {
            draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, id, revision, booking, problems.into()).await
        }
        Err(Error::ChangedElsewhere) => {
            // The later person sees both: what stands now, and what they typed.
            let stands = visit.service().meeting_to_change(&visit.actor, id).await?;
            let message = "Someone changed this meeting while you were here. Your changes are below and are not kept yet. Press Keep to keep yours";
            draw(&visit, StatusCode::CONFLICT, id, stands.revision, booking, FieldErrors::one("date", message)).await
        }
        Err(error) => Err(error.into()),
    }
}

/// It was called off.
pub(crate) async fn post_off(visit: Visit, Path(id): Path<String>, mut posted: Posted) -> Outcome {
    let id = meeting(&id)?;
    let revision = posted.one("revision").parse().unwrap_or(0);
    let stood_down = posted.one("how") == "stood-down";
    posted.nothing_else()?;
    match visit.service().call_off_meeting(&visit.actor, id, revision, stood_down).await {
        Ok(()) => Ok(Redirect::to(&format!("/staff/meetings/{id}")).into_response()),
        Err(error) => Err(error.into()),
    }
}

async fn draw(visit: &Visit, status: StatusCode, id: MeetingId, revision: i64, booking: Booking, errors: FieldErrors) -> Outcome {
    let chairs: Vec<(String, String)> =
        visit.service().chairs(&visit.actor).await?.into_iter().map(|chair| (chair.id.to_string(), chair.name)).collect();
    let error = !errors.is_empty();
    let doc = Doc::staff("Move or call off a meeting", "/staff", move || {
        view! {
            <ErrorSummary errors=errors.clone()/>
            <a class="back" href=format!("/staff/meetings/{id}") data-test="back"><Symbol name="back"/>"The meeting"</a>
            <div class="wide-head"><div><h1>"Move the meeting"</h1><p>"What was sent for it moves with it. The child sees the new date."</p></div></div>
            <form method="post" action=format!("/staff/meetings/{id}/change") novalidate class="fields two">
                <input type="hidden" name="revision" value=revision.to_string()/>
                <Field name="date" label="Date" kind="date" class="w-date" value=booking.date.clone() errors=errors.clone()/>
                <Field name="time" label="Time it starts" kind="time" class="w-time" value=booking.time.clone() errors=errors.clone()/>
                <Field name="place" label="Place" value=booking.place.clone() errors=errors.clone()/>
                <SelectField name="chair" label="Chair" options=chairs.clone() value=booking.chair.clone() errors=errors.clone()/>
                <div class="go all"><button class="act" data-test="move">"Keep"</button></div>
            </form>
            <section class="quiet gap">
                <h2>"Call it off"</h2>
                <p>"What was sent for it goes to the child's next meeting."</p>
                <form method="post" action=format!("/staff/meetings/{id}/off") class="row">
                    <input type="hidden" name="revision" value=revision.to_string()/>
                    <button name="how" value="stood-down">"Stand down, in the child's interest"</button>
                    <button name="how" value="cancelled">"Cancel"</button>
                </form>
            </section>
        }
        .into_any()
    });
    Ok::<Response, _>(visit.draw(status, doc.with_error(error)).await)
}

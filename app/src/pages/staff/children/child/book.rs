//! `/staff/children/{child}/book`: the next meeting: date, time, place, chair. Beside it, when it is due and why.

use super::{child, page};
use crate::{
    components::{ErrorSummary, Field, FieldErrors, SelectField},
    document::Doc,
    fields::Posted,
    pages::{Outcome, staff::desk::kind_words},
    symbols::Symbol,
    visit::Visit,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use heard_domain::{ids::ChildId, meeting::MeetingKind};
use heard_service::{Error, meetings::Booking};
use leptos::prelude::*;

/// The page, with the kind that is due next chosen.
pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Outcome {
    draw(&visit, StatusCode::OK, child(&id)?, Booking::default(), FieldErrors::default()).await
}

/// It was booked.
pub(crate) async fn post(visit: Visit, Path(id): Path<String>, mut posted: Posted) -> Outcome {
    let id = child(&id)?;
    let booking = Booking {
        kind: posted.one("kind"),
        date: posted.one("date"),
        time: posted.one("time"),
        place: posted.one("place"),
        chair: posted.one("chair"),
    };
    posted.nothing_else()?;
    match visit.service().book_meeting(&visit.actor, id, &booking).await {
        Ok(_) => Ok(Redirect::to(&format!("/staff/children/{id}")).into_response()),
        Err(Error::Invalid(problems)) => draw(&visit, StatusCode::UNPROCESSABLE_ENTITY, id, booking, problems.into()).await,
        Err(error) => Err(error.into()),
    }
}

async fn draw(visit: &Visit, status: StatusCode, id: ChildId, mut booking: Booking, errors: FieldErrors) -> Outcome {
    let chairs = visit.service().chairs(&visit.actor).await?;
    let about = visit.service().child_page(&visit.actor, id).await?;
    if booking.kind.is_empty() {
        booking.kind = about.due.first().map(|next| next.kind.key().to_owned()).unwrap_or_default();
    }
    if booking.chair.is_empty() {
        let allocated = about.allocations.iter().find(|one| one.duty == heard_service::Duty::Chair);
        booking.chair = allocated.map(|one| one.staff.to_string()).unwrap_or_default();
    }
    let choose = || vec![(String::new(), "Choose".to_owned())];
    let chairs: Vec<_> = choose().into_iter().chain(chairs.into_iter().map(|chair| (chair.id.to_string(), chair.name))).collect();
    let kinds: Vec<_> = choose()
        .into_iter()
        .chain(MeetingKind::ALL.into_iter().map(|kind| (kind.key().to_owned(), kind_words(kind).to_owned())))
        .collect();
    let error = !errors.is_empty();
    let doc = Doc::staff("Book a meeting", "/staff/children", move || {
        let due = about.due.iter().map(|next| page::next_due(next, &about.meetings)).collect_view();
        view! {
            <ErrorSummary errors=errors.clone()/>
            <a class="back" href=format!("/staff/children/{id}") data-test="back"><Symbol name="back"/>{page::name(&about.child)}</a>
            <div class="wide-head"><div><h1>"Book a meeting for "{page::name(&about.child)}</h1><p>"What the child has sent and is waiting goes to it at once."</p></div></div>
            <div class="cols">
                <form method="post" action=format!("/staff/children/{id}/book") novalidate class="fields two">
                    <SelectField name="kind" label="Kind of meeting" options=kinds.clone() value=booking.kind.clone() errors=errors.clone()/>
                    <SelectField name="chair" label="Chair" options=chairs.clone() value=booking.chair.clone() errors=errors.clone()/>
                    <Field name="date" label="Date" kind="date" class="w-date" value=booking.date.clone() errors=errors.clone()/>
                    <Field name="time" label="Time it starts" kind="time" class="w-time" value=booking.time.clone() errors=errors.clone()/>
                    <Field name="place" label="Place" value=booking.place.clone() errors=errors.clone()/>
                    <div class="go all"><button class="act" data-test="book">"Book it"</button></div>
                </form>
                <aside class="side" aria-label="What is due">{due}</aside>
            </div>
        }
        .into_any()
    });
    Ok(visit.draw(status, doc.with_error(error)).await)
}

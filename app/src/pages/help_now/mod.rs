//! `/help-now`: the numbers. Anyone, signed in or out, without script.

use crate::{components::Pieces, document::Doc, fields::Posted, pages::Outcome, symbols::Symbol, visit::Visit, words::Say};
use axum::response::{IntoResponse, Redirect};
use heard_domain::forms::TextId;
use heard_service::{
    Actor,
    say::{TellSomeone, read_names},
};
use leptos::prelude::*;

/// The numbers first.
pub(crate) async fn get(visit: Visit) -> Outcome {
    let say = Say::anyone(visit.service().plain_names());
    let settings = visit.service().settings();
    let numbers = ["999".to_owned(), "0800 1111".to_owned(), settings.day_phone.clone(), settings.night_phone.clone()];
    let tell = match &visit.actor {
        Actor::Child(_) => Some(visit.service().tell_someone_page(&visit.actor).await?),
        _ => None,
    };
    let night = visit.service().office_is_shut();
    let doc = Doc::open(say.plain(TextId::HelpNowButton), move || {
        let mut lines = say.lines(TextId::HelpNowPage).into_iter().map(|pieces| view! { <Pieces pieces/> }.into_any());
        let first = lines.next();
        let numbers = numbers
            .iter()
            .map(|number| {
                let (heading, about) = (lines.next(), lines.next());
                view! { <Number heading about number=number.clone()/> }
            })
            .collect_view();
        view! {
            <h1>{say.text(TextId::HelpNowButton)}</h1>
            <p>{first}</p>
            <div class="numbers">{numbers}</div>
            {tell.as_ref().map(|tell| tell_someone(tell, night))}
            <p>{lines.next()}</p>
            <p>{say.text(TextId::HelpNowHonest)}</p>
        }
        .into_any()
    });
    Ok(visit.ok(doc).await)
}

/// Tells those whose job it is. Children who are signed in.
pub(crate) async fn post(visit: Visit, posted: Posted) -> Outcome {
    posted.nothing_else()?;
    visit.service().tell_someone(&visit.actor).await?;
    Ok(Redirect::to("/help-now#tell").into_response())
}

/// The button; once it was pressed, what is true: told, and who has it in hand.
fn tell_someone(tell: &TellSomeone, night: bool) -> impl IntoView + use<> {
    let say = Say { band: tell.band, names: tell.names.clone() };
    let inside = match (&tell.told, &tell.seen) {
        (_, Some((reader, at))) => {
            let seen = Say { names: read_names(say.names.clone(), reader, *at), band: say.band };
            view! { <p role="status" data-test="told" data-state="seen">{seen.text(TextId::SafetySeen)}</p> }.into_any()
        }
        (Some(_), None) => {
            let id = if night { TextId::SafetySentNight } else { TextId::SafetySent };
            view! { <div role="status" data-test="told" data-state="sent">{say.paragraphs(id)}</div> }.into_any()
        }
        (None, None) => {
            let id = if night { TextId::HelpNowTellNight } else { TextId::HelpNowTell };
            view! {
                <p>{say.text(id)}</p>
                <form method="post" action="/help-now"><button class="act" data-test="tell-someone"><Symbol name="bell"/>{say.plain(TextId::HelpNowTellButton)}</button></form>
            }
            .into_any()
        }
    };
    view! { <section class="card stack" id="tell">{inside}</section> }
}

#[component]
fn Number(heading: Option<AnyView>, about: Option<AnyView>, number: String) -> impl IntoView {
    let call = format!("tel:{}", number.replace(' ', ""));
    view! {
        <section class="number">
            <h2>{heading}</h2>
            <p>{about}</p>
            <a class="button" href=call><Symbol name="phone"/><bdi>{number}</bdi></a>
        </section>
    }
}

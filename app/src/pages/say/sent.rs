//! `/say/{submission}/sent`: it is sent; then for ever after, what became of it.

use super::submission;
use crate::{
    components::{Doorway, ShownAnswer},
    document::Doc,
    pages::{Outcome, me::receipt::ReceiptCard},
    visit::Visit,
    words::Say,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use heard_domain::forms::{Band, Placeholder, TextId};
use heard_service::say::{Receipt, ReceiptState};
use leptos::prelude::*;

/// The receipt; a draft goes back to its check page.
pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Outcome {
    let id = submission(&id)?;
    let helper = visit.helper.clone();
    let Some(receipt) = visit.service().receipt(&visit.actor, id, helper.is_some()).await? else {
        return Ok(Redirect::to(&format!("/say/{id}/check")).into_response());
    };
    let mut say = Say { band: receipt.band, names: receipt.names.clone() };
    if let Some(helper) = &helper {
        say.names = say.names.with(Placeholder::Helper, &helper.name);
    }
    let words = say.clone();
    let night = visit.service().office_is_shut();
    Ok(visit.ok(Doc::open(say.plain(TextId::SentTitle), move || page(&receipt, &say, night).into_any()).in_words(words)).await)
}

fn page(receipt: &Receipt, say: &Say, night: bool) -> impl IntoView + use<> {
    let booked = receipt.states.iter().any(|state| matches!(state, ReceiptState::ToBeTalkedAbout(_)));
    let held = receipt.states.iter().any(|state| matches!(state, ReceiptState::TalkedAbout(_) | ReceiptState::UnreadAtStart(_)));
    let read = receipt.states.iter().any(|state| matches!(state, ReceiptState::Read { .. }));
    let what_next = match (receipt.came_after, booked, held) {
        // "Can read it now" is old news once it was read: the receipt says by whom.
        _ if read => None,
        (true, ..) => Some(TextId::SentAfterStart),
        (_, true, _) => Some(TextId::SentMeeting),
        (_, _, false) => Some(TextId::SentNoMeeting),
        _ => None,
    };
    let safety = receipt.alert.then(|| {
        let id = if night { TextId::SafetySentNight } else { TextId::SafetySent };
        view! { <section class="card stack">{say.paragraphs(id)}</section> }
    });
    let answers = receipt.snapshot.as_ref().map(|snapshot| {
        let ((lang, dir), asked_in) = (say.other(snapshot.language), snapshot.language);
        // What is ours among their answers stays in the language of the page.
        let here = (lang.map(|_| say.language().tag()), lang.map(|_| say.language().direction().key()));
        let answers = snapshot
            .questions
            .iter()
            .map(|asked| match asked.answer.clone() {
                Some(shown) => view! { <div><dt><span>{asked.ask.clone()}</span></dt><dd><ShownAnswer shown asked=asked_in/></dd></div> }.into_any(),
                None => view! { <div><dt><span>{asked.ask.clone()}</span></dt><dd class="soft" lang=here.0 dir=here.1>{say.text(TextId::Skipped)}</dd></div> }.into_any(),
            })
            .collect_view();
        view! { <section><h2>{say.text(TextId::SentSaid)}</h2><dl class="answers" lang=lang dir=dir>{answers}</dl></section> }
    });
    let more = (receipt.band != Band::B4).then(|| view! { <p>{say.text(TextId::SentNext)}</p> });
    view! {
        <Doorway symbol="sent"/>
        <h1>{say.text(TextId::SentTitle)}</h1>
        {what_next.map(|id| say.paragraphs(id))}
        {safety}
        <ReceiptCard receipt=receipt.clone() level=2/>
        {more}
        <div class="go"><a class="button act" href="/me">{say.plain(TextId::ButtonYourPage)}</a></div>
        {answers}
    }
}

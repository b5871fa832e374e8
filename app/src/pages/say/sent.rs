//! `/say/{submission}/sent`: it is sent; then for ever after, what became of it.

use super::submission;
use crate::{
    components::{Doorway, ShownAnswer},
    document::Doc,
    fields::Posted,
    pages::{
        Outcome,
        me::{
            page::form,
            receipt::{ReceiptCard, decided},
        },
    },
    visit::Visit,
    words::Say,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use chrono::{DateTime, Utc};
use heard_domain::{
    calendar::london_date,
    forms::{Band, Placeholder, Shown, TextId},
    ids::SubmissionId,
    replies::Decided,
};
use heard_service::{
    Reply,
    say::{Receipt, ReceiptState},
};
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
    let suggested = visit.service().suggested(&visit.actor, &receipt.form, helper.as_ref()).await?;
    let today = visit.service().clock().today();
    let doc = Doc::open(say.plain(TextId::SentTitle), move || {
        let doors = suggested.iter().map(|door| form(door, &say, today)).collect_view();
        let more = (!suggested.is_empty()).then(|| view! { <ul role="list" class="todo">{doors}</ul> }.into_any());
        page(&receipt, &say, night, more).into_any()
    });
    Ok(visit.ok(doc.in_words(words)).await)
}

/// Begins to add to it: "I changed my mind".
pub(crate) async fn post_add(visit: Visit, Path(id): Path<String>, posted: Posted) -> Outcome {
    posted.nothing_else()?;
    let id = visit.service().add_to(&visit.actor, submission(&id)?, visit.helper.as_ref()).await?;
    Ok(Redirect::to(&format!("/say/{id}")).into_response())
}

/// Asks for a copy.
pub(crate) async fn post_copy(visit: Visit, Path(id): Path<String>, posted: Posted) -> Outcome {
    posted.nothing_else()?;
    let id = submission(&id)?;
    visit.service().ask_for_copy(&visit.actor, id).await?;
    Ok(Redirect::to(&format!("/say/{id}/sent")).into_response())
}

fn page(receipt: &Receipt, say: &Say, night: bool, suggested: Option<AnyView>) -> impl IntoView + use<> {
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
                Some(shown) => {
                    let reply = receipt.replies.iter().find(|reply| reply.question == asked.id);
                    let reply = reply.map(|reply| written_back(reply, asked.preference.is_some(), say, here));
                    view! { <div><dt><span>{asked.ask.clone()}</span></dt><dd><ShownAnswer shown asked=asked_in/></dd>{reply}</div> }.into_any()
                }
                None => view! { <div><dt><span>{asked.ask.clone()}</span></dt><dd class="soft" lang=here.0 dir=here.1>{say.text(TextId::Skipped)}</dd></div> }.into_any(),
            })
            .collect_view();
        view! { <section><h2>{say.text(TextId::SentSaid)}</h2><dl class="answers" lang=lang dir=dir>{answers}</dl></section> }
    });
    let visit = receipt.visit_declined.map(|no| if no { TextId::VisitDeclined } else { TextId::VisitYes });
    let visit = visit.map(|text| view! { <p data-test="visit">{say.text(text)}</p> });
    let id = receipt.id;
    let added = receipt.added.iter().map(|one| addition(one, say)).collect_view();
    let not_happy = receipt
        .states
        .iter()
        .any(|state| matches!(state, ReceiptState::Replied { .. }))
        .then(|| view! { <p>{say.text(TextId::ReceiptNotHappy)}</p> });
    let advocate = receipt.asks_about_advocate().then(|| {
        view! { <section class="card stack">{say.paragraphs(TextId::AdvocateAbout)}</section> }
    });
    let waits_for_copy = receipt
        .states
        .iter()
        .any(|state| matches!(state, ReceiptState::Asked(choice) if *choice == say.plain(TextId::CopyAsked)));
    let after = receipt.can_add.then(|| {
        let copy = (!waits_for_copy).then(|| {
            view! { <form method="post" action=format!("/say/{id}/copy")><button data-test="copy">{say.plain(TextId::CopyAsk)}</button></form> }
        });
        view! {
            <div class="go no-print">
                <form method="post" action=format!("/say/{id}/add")><button data-test="add-more">{say.plain(TextId::ChangedMind)}</button></form>
                {copy}
            </div>
        }
    });
    let home = super::home(receipt.pack.as_deref().unwrap_or_default(), receipt.pack.is_some());
    let more = (receipt.band != Band::B4).then(|| view! { <p>{say.text(TextId::SentNext)}</p> });
    view! {
        <Doorway symbol="sent"/>
        <h1>{say.text(TextId::SentTitle)}</h1>
        {what_next.map(|id| say.paragraphs(id))}
        {visit}
        {safety}
        <ReceiptCard receipt=receipt.clone() level=2/>
        {advocate}
        {suggested}
        {more}
        <div class="go"><a class="button act" href=home>{say.plain(TextId::ButtonYourPage)}</a></div>
        {answers}
        {added}
        {not_happy}
        {after}
    }
}

/// What the chair wrote back about one answer: whether a preference was honoured, or what was decided.
fn written_back(
    reply: &Reply,
    preference: bool,
    say: &Say,
    here: (Option<&'static str>, Option<&'static str>),
) -> impl IntoView + use<> {
    let heading = match (preference, reply.decided) {
        (true, Some(Decided::Yes)) => TextId::ReceiptPreferenceYes,
        (true, Some(Decided::Partly)) => TextId::ReceiptPreferencePartly,
        (true, Some(Decided::No)) => TextId::ReceiptPreferenceNo,
        (_, None) | (false, _) => TextId::ReceiptDecided,
    };
    view! { <dd lang=here.0 dir=here.1>{decided(Some(say.plain(heading)), reply.said.clone())}</dd> }
}

/// What was added later: the day, the words, and where all of it is.
fn addition((at, id, words): &(DateTime<Utc>, SubmissionId, Vec<Shown>), say: &Say) -> impl IntoView + use<> {
    let named = Say { names: say.names.clone().with_day(Placeholder::SentDate, london_date(*at)), band: say.band };
    let words = words.iter().cloned().map(|shown| view! { <ShownAnswer shown/> }).collect_view();
    view! {
        <section class="stack" data-test="added">
            <h2><a href=format!("/say/{id}/sent")>{named.plain(TextId::ChangedMindAdded)}</a></h2>
            {words}
        </section>
    }
}

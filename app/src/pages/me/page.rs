//! What a child sees first.

use super::receipt::ReceiptCard;
use crate::{symbols::Symbol, words::Say};
use chrono::NaiveDate;
use heard_domain::{
    calendar::london_date,
    forms::{Band, Placeholder, TextId},
    meeting::MeetingKind,
};
use heard_service::say::{Door, FormDoor, MePage, NextMeeting};
use leptos::prelude::*;

pub(super) fn page(me: &MePage, say: &Say, today: NaiveDate) -> impl IntoView + use<> {
    let next = me.next.iter().map(|next| next_meeting(next, say)).collect_view();
    let nothing = me.next.is_empty().then(|| no_date(say));
    let chair = me.chair.clone().map(|name| chair(&name, say));
    let forms = me.forms.iter().map(|door| form(door, say, today)).collect_view();
    let not_these = me.not_with_helper.then(|| {
        let adult = Say { band: Band::Adult, names: say.names.clone() };
        view! { <p class="soft">{adult.text(TextId::HelperNotThese)}</p> }
    });
    // The chair has to ask whether to come; it is said where the door to answer stands.
    let visit = me.forms.iter().any(|door| door.form.is_asked_once() && door.door == Door::Form(None));
    let visit = visit.then(|| view! { <p data-test="visit-offer">{say.text(TextId::VisitOffer)}</p> });
    let waiting = me.waiting.as_ref().map(|(draft, question)| {
        view! {
            <section class="card stack" data-test="bell-waiting">
                <p>{say.text(TextId::SafetyWaiting)}</p>
                <p><a class="button" href=format!("/say/{draft}/{question}/now")><Symbol name="bell"/>{say.plain(TextId::SafetySendNowYes)}</a></p>
            </section>
        }
    });
    let receipts = (!me.receipts.is_empty()).then(|| {
        let cards = me.receipts.iter().cloned().map(|receipt| view! { <ReceiptCard receipt level=3/> }).collect_view();
        view! { <section><h2>{say.text(TextId::MeHappened)}</h2>{cards}</section> }
    });
    let waiting = waiting.map(IntoAny::into_any);
    let receipts = receipts.map(IntoAny::into_any);
    view! {
        {waiting}
        {next}
        {nothing}
        {chair}
        <section>
            <h2>{say.text(TextId::MeForms)}</h2>
            <p>{say.text(TextId::YourChoice)}</p>
            {visit}
            <ul role="list" class="todo">{forms}</ul>
            {not_these}
        </section>
        {receipts}
    }
}

fn next_meeting(next: &NextMeeting, say: &Say) -> impl IntoView + use<> {
    match &next.booked {
        Some((at, place)) => {
            let day = london_date(*at);
            let names = say.names.clone().with_day(Placeholder::MeetingDay, day).with_time(Placeholder::MeetingTime, *at);
            let say = Say { names, band: say.band };
            // Some readers' sentence has the day alone: the time then stands below it.
            let language = say.language();
            let time = language.time(*at);
            let time = (!say.plain(TextId::MeNext).contains(&time)).then(|| view! { <p>{say.text(TextId::MeTime)}</p> });
            let meaning = (next.kind == MeetingKind::LookedAfterReview).then(|| meaning_of_review(&say));
            let place = place.clone();
            view! {
                <section class="next" data-test="next-review">
                    <p class="date arch" aria-hidden="true">
                        <span>{language.weekday(day)}</span><b>{day.format("%-d").to_string()}</b><span>{language.month(day)}</span>
                    </p>
                    <h1><time datetime=at.to_rfc3339()>{say.text(TextId::MeNext)}</time></h1>
                    <div class="more">{time}<p>{say.text(TextId::MePlace)}" "<bdi>{place}</bdi></p>{meaning}</div>
                </section>
            }
            .into_any()
        }
        None => no_date(say).into_any(),
    }
}

/// A band that has no words for it, as with pictures, is not told that a date is missing.
fn no_date(say: &Say) -> impl IntoView + use<> {
    (!say.plain(TextId::MeNextNone).is_empty()).then(|| {
        view! { <section class="next" data-test="next-review"><div class="doorway"><Symbol name="calendar"/></div><h1>{say.text(TextId::MeNextNone)}</h1></section> }
    })
}

/// What a review is, said where the word is used.
fn meaning_of_review(say: &Say) -> impl IntoView + use<> {
    let terms = ["review".to_owned()];
    let meanings = say
        .catalogue()
        .glossary
        .meanings(&terms, say.band)
        .map(|(_, meaning)| view! { <p>{say.text(TextId::MeWhatIsReview)}" "{meaning.to_owned()}</p> });
    (say.band != Band::B4).then(|| meanings.collect_view())
}

fn chair(name: &str, say: &Say) -> impl IntoView + use<> {
    let initial = name.chars().next().map(|letter| letter.to_string()).unwrap_or_default();
    let chair = Say { names: say.names.clone().with(Placeholder::Chair, name), band: say.band };
    let (heading, about) = chair.headed(TextId::ProfileTitle);
    view! {
        <section class="card person">
            <div class="doorway"><b translate="no">{initial}</b></div>
            <div><h2>{chair.filled(heading)}</h2>{about.map(|about| view! { <p>{chair.filled(about)}</p> })}</div>
        </section>
    }
}

/// The door of a form.
pub(crate) fn form(form: &FormDoor, say: &Say, today: NaiveDate) -> impl IntoView + use<> {
    let state = match form.door {
        Door::Form(Some((_, at))) => {
            let day = london_date(at);
            let names = say.names.clone().with_day(Placeholder::SavedDay, day).with_time(Placeholder::Time, at);
            let id = if day == today { TextId::MeStartedToday } else { TextId::MeStarted };
            Say { names, band: say.band }.plain(id)
        }
        Door::Pack(sent, of) if sent > 0 => say.step(TextId::MePartsSent, sent, of),
        Door::Form(None) | Door::Pack(..) => say.with(Placeholder::Minutes, form.minutes.to_string()).plain(TextId::TimeAbout),
    };
    let symbol = form.form.questions.first().map(|question| question.symbol.clone()).unwrap_or_default();
    let id = form.form.id.clone();
    let (lang, dir) = say.other(form.form.language);
    let inside = view! {
        <Symbol name=symbol class="big"/>
        <span><b lang=lang dir=dir>{say.filled(&form.words.name)}</b><span lang=lang dir=dir>{say.filled(&form.words.about)}</span><span class="state">{state}</span></span>
        <Symbol name="arrow" class="go-on"/>
    };
    let test = format!("start-{id}");
    match form.door {
        Door::Form(_) => view! {
            <li><form method="post" action=format!("/me/start/{id}")><button class="door" data-test=test>{inside}</button></form></li>
        }
        .into_any(),
        Door::Pack(..) => {
            view! { <li><a class="door" href=format!("/me/pack/{id}") data-test=test>{inside}</a></li> }.into_any()
        }
    }
}

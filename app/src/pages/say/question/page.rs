//! One question, drawn: where it stands, the question, who reads it, the answer, three buttons of one size.

use super::{
    Shown,
    answer::{AnswerFields, has_text_box, is_text},
};
use crate::{
    components::{ErrorSummary, FieldError, ReadToMe, ShownAnswer},
    islands::{Autosave, CharacterCount},
    symbols::Symbol,
    words::{Say, clock_time},
};
use heard_domain::forms::{Band, Facts, Kind, LONG_TEXT, Question, Readers, SHORT_TEXT, TextId};
use heard_service::say::QuestionPage;
use leptos::prelude::*;
use std::cmp::Ordering;

pub(super) fn page(page: &QuestionPage, say: &Say, shown: &Shown) -> impl IntoView + use<> {
    let question = page.question;
    let band = page.band;
    let action = format!("/say/{}/{}", page.submission, question.id);
    let back = match (&page.previous, shown.to_check) {
        (_, true) => format!("/say/{}/check", page.submission),
        (Some(previous), _) => format!("/say/{}/{previous}", page.submission),
        (None, _) => format!("/say/{}", page.submission),
    };
    let help =
        Some(question.help.shown(band)).filter(|help| !help.is_empty()).map(|help| view! { <p id="help">{say.filled(help)}</p> });
    let ask = say.filled(question.ask.shown(band));
    let symbol = question.symbol.clone();
    let text = is_text(&question.kind);
    let answerable = question.is_answerable();
    let limit = match question.kind {
        Kind::LongText {} => Some(LONG_TEXT),
        Kind::ShortText {} => Some(SHORT_TEXT),
        _ => None,
    };
    let error = shown.errors.at(if text { "text" } else { "answer" });
    let elsewhere = shown.elsewhere.as_ref().map(|elsewhere| {
        let stands = elsewhere.stands.value.as_ref().map(|answer| {
            let answer = heard_domain::forms::Shown::new(question, answer, band, &page.facts, &page.names);
            view! { <ShownAnswer shown=answer asked=say.language()/> }
        });
        let other = action.clone();
        view! {
            <section class="card stack" data-test="two-tabs">
                <p>{say.text(TextId::TwoTabs)}</p>
                {stands}
                <p><a class="line-link" href=other>{say.plain(TextId::TwoTabsKeepAbove)}</a></p>
                <p>{say.text(TextId::TwoTabsKeepBelow)}</p>
            </section>
        }
    });
    let body = if text {
        view! {
            <div data-test="question" data-read>
                <h1 class="ask-head"><Symbol name=symbol/><label for="text">{ask}</label></h1>
                <ReadToMe say=say.clone() own=matches!(question.kind, Kind::LongText {})/>
                {help}
                {readers(question, say, "reader")}
                <FieldError field="text" message=error/>
                <AnswerFields page=page.clone() say=say.clone() errors=shown.errors.clone()/>
                <div class="field-note">
                    {saved(page, say)}
                    {limit.map(|limit| view! { <CharacterCount field="text".to_owned() limit=u32::try_from(limit).unwrap_or(u32::MAX) left=say.plain(TextId::CountLeft) over=say.plain(TextId::CountOver)/> })}
                </div>
                <p class="soft">{say.text(TextId::SafetyTyped)}</p>
            </div>
        }
        .into_any()
    } else if answerable {
        let described = help.is_some().then_some("help");
        view! {
            <fieldset class="ask" data-test="question" data-read id="answer" aria-describedby=described>
                <legend class="ask-head"><Symbol name=symbol/><h1>{ask}</h1></legend>
                <ReadToMe say=say.clone()/>
                {help}
                {is_told(question, band, &page.facts).then(|| readers(question, say, "reader"))}
                <FieldError field="answer" message=error/>
                <AnswerFields page=page.clone() say=say.clone() errors=shown.errors.clone()/>
            </fieldset>
            <div class="field-note">{saved(page, say)}</div>
        }
        .into_any()
    } else {
        view! {
            <div class="info" data-test="question" data-read><h1 class="ask-head"><Symbol name=symbol/>{ask}</h1><ReadToMe say=say.clone()/>{help}</div>
            <p><a class="button help" href="/help-now">{say.plain(TextId::HelpNowButton)}</a></p>
        }
        .into_any()
    };
    let buttons = buttons(say, answerable, shown.to_check);
    let note = question.adult_note.clone().filter(|_| band == Band::B4).map(|note| {
        view! { <aside class="adult-note"><h2><Symbol name="eye"/>{say.text(TextId::AdultNote)}</h2><p>{note}</p></aside> }
    });
    let (total, number) = (page.position.total, page.position.number);
    let dots = (1..=total)
        .map(|dot| {
            let class = match dot.cmp(&number) {
                Ordering::Less => "done",
                Ordering::Equal => "here",
                Ordering::Greater => "",
            };
            view! { <i class=class></i> }
        })
        .collect_view();
    view! {
        <ErrorSummary errors=shown.errors.clone() title=say.plain(TextId::ErrorTitle)/>
        <a class="back" href=back data-test="back"><Symbol name="back"/>{say.plain(TextId::ButtonBack)}</a>
        {elsewhere}
        <form method="post" action=action.clone() novalidate id="question-form">
            <input type="hidden" name="revision" value=page.revision.to_string()/>
            <input type="hidden" name="ticket" value=page.ticket.clone()/>
            {shown.to_check.then(|| view! { <input type="hidden" name="to" value="check"/> })}
            <p class="step">{(band != Band::B4).then(|| view! { <span>{say.step(TextId::StepQuestion, number, total)}</span> " " })}<span class="dots" aria-hidden="true">{dots}</span></p>
            {body}
            {buttons}
            {under(page, say)}
            {note}
        </form>
    }
}

/// Whether it is said at the question itself who reads it: above every box to type in, and where others read it than the rest.
pub(in crate::pages::say) fn is_told(question: &Question, band: Band, facts: &Facts) -> bool {
    matches!(question.readers, Readers::Chair | Readers::Bookers) || has_text_box(question, band, facts)
}

/// Who reads this answer, before any typing.
pub(in crate::pages::say) fn readers(question: &Question, say: &Say, id: &str) -> impl IntoView + use<> {
    let text = match question.readers {
        Readers::Chair => TextId::WhoReadsChair,
        Readers::Bookers => TextId::WhoReadsBookers,
        _ => TextId::BoxLine,
    };
    let line = say.paragraphs(text);
    view! { <div class="reader" data-test="reader" id=id.to_owned()><Symbol name="eye"/><div>{line}</div></div> }
}

/// When it was saved last; the island keeps it true while the child types.
fn saved(page: &QuestionPage, say: &Say) -> impl IntoView + use<> {
    let at = page.saved_at.map(clock_time);
    let label = |id| say.plain(id);
    view! {
        <Autosave
            url=format!("/say/{}/{}/autosave", page.submission, page.question.id)
            saved_at=at
            saved=label(TextId::Saved)
            saving=label(TextId::Saving)
            not_saved=label(TextId::NotSaved)
            no_signal=label(TextId::SignalLost)
            back=label(TextId::SignalBack)
            elsewhere=label(TextId::TwoTabs)
        />
    }
}

fn buttons(say: &Say, answerable: bool, to_check: bool) -> impl IntoView + use<> {
    let skip = (answerable && !to_check)
        .then(|| view! { <button name="then" value="skip" data-test="skip">{say.plain(TextId::ButtonSkip)}</button> });
    view! {
        <div class="go">
            <button class="act" data-test="continue">{say.plain(TextId::ButtonNext)}</button>
            {skip}
            <button name="then" value="stop" data-test="stop">{say.plain(TextId::ButtonStop)}</button>
        </div>
    }
}

/// Why we ask, and what words mean: opened in place.
fn under(page: &QuestionPage, say: &Say) -> impl IntoView + use<> {
    let why = Some(page.question.why.shown(page.band)).filter(|why| !why.is_empty() && page.band != Band::B4).map(|why| {
        view! { <details><summary>{say.plain(TextId::ButtonWhy)}</summary><p>{say.filled(why)}</p></details> }
    });
    let meanings = say
        .catalogue()
        .glossary
        .meanings(&page.question.gloss, page.band)
        .map(|(term, meaning)| view! { <details><summary>{say.text(TextId::GlossaryWhatIs)}" "{term.to_owned()}</summary><p>{meaning.to_owned()}</p></details> })
        .collect_view();
    view! { <div class="under">{why}{meanings}</div> }
}

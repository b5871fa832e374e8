//! The check page, drawn.

use crate::{
    components::{ErrorSummary, FieldError, FieldErrors, ReadersList, ShownAnswer},
    pages::say::{
        home,
        question::{
            fields_of,
            page::{is_told, readers},
        },
    },
    symbols::Symbol,
    words::Say,
};
use heard_domain::{
    forms::{Band, TextId},
    submission::CycleChoice,
};
use heard_service::say::{CheckPage, CheckQuestion};
use leptos::prelude::*;

pub(super) fn page(check: &CheckPage, say: &Say, errors: &FieldErrors, helped: bool) -> impl IntoView + use<> {
    let id = check.submission;
    let back = check.last.as_ref().map_or_else(|| format!("/say/{id}"), |last| format!("/say/{id}/{last}"));
    let answers = check.questions.iter().map(|one| answer(one, check, say)).collect_view();
    let gone = (!check.no_longer_asked.is_empty()).then(|| {
        let gone = check
            .no_longer_asked
            .iter()
            .filter_map(|one| Some(view! { <div><dt><span>{say.filled(one.question.ask.shown(check.band))}</span></dt><dd><ShownAnswer shown=one.shown.clone()? asked=say.language()/></dd></div> }))
            .collect_view();
        view! { <section class="quiet"><p>{say.text(TextId::CheckNoLongerAsked)}</p><dl class="answers">{gone}</dl></section> }
    });
    let here = check
        .here
        .iter()
        .map(|(question, fields)| {
            let prefix = format!("{}.", question.id);
            let help = Some(question.help.shown(check.band)).filter(|help| !help.is_empty()).map(|help| view! { <p>{say.filled(help)}</p> });
            let error = errors.at(&format!("{prefix}answer"));
            view! {
                <fieldset class="ask" id=format!("{prefix}answer")>
                    <legend class="ask-head"><Symbol name=question.symbol.clone()/><h2>{say.filled(question.ask.shown(check.band))}</h2></legend>
                    {help}
                    {is_told(question, check.band, &check.facts).then(|| readers(question, say, &format!("{prefix}reader")))}
                    <FieldError field=format!("{prefix}answer") message=error/>
                    {fields_of(question, fields, check.band, &check.facts, say, errors, &prefix)}
                </fieldset>
            }
        })
        .collect_view();
    let both = check.both_cycles.then(|| {
        let words = say.lines(TextId::MeBothOptions);
        let options = CycleChoice::ALL
            .into_iter()
            .zip(words)
            .map(|(choice, pieces)| {
                let key = choice.key();
                view! {
                    <div class="choice">
                        <input type="radio" name="cycles" value=key id=format!("cycles-{key}") checked={choice == CycleChoice::Both}/>
                        <label for=format!("cycles-{key}")><crate::components::Pieces pieces/></label>
                    </div>
                }
            })
            .collect_view();
        view! { <fieldset><legend><h2>{say.text(TextId::MeBoth)}</h2></legend><div class="choices">{options}</div></fieldset> }
    });
    let waiting = check.waiting.as_ref().map(|question| {
        view! {
            <section class="card stack" data-test="bell-waiting">
                <p>{say.text(TextId::SafetyWaiting)}</p>
                <p><a class="button" href=format!("/say/{id}/{question}/now?to=check")><Symbol name="bell"/>{say.plain(TextId::SafetySendNowYes)}</a></p>
            </section>
        }
    });
    let intro = if check.anything { TextId::CheckBody } else { TextId::CheckEmpty };
    let throw_away = (check.band != Band::B4).then(|| {
        view! {
            <details class="quiet">
                <summary>{say.plain(TextId::ButtonDeleteDraft)}</summary>
                <p>{say.text(TextId::DeleteDraftAsk)}</p>
                <form method="post" action=format!("/say/{id}/throw-away")><button>{say.plain(TextId::ButtonDeleteDraft)}</button></form>
            </details>
        }
    });
    let send = check.anything.then(|| {
        let words = if check.part.is_some() { TextId::ButtonSendPart } else { TextId::ButtonSend };
        view! { <button class="act" data-test="send"><span>{say.text(words)}</span></button> }
    });
    view! {
        <ErrorSummary errors=errors.clone() title=say.plain(TextId::ErrorTitle)/>
        <a class="back" href=back data-test="back"><Symbol name="back"/>{say.plain(TextId::ButtonBack)}</a>
        <h1>{say.text(TextId::CheckTitle)}</h1>
        <p>{say.text(intro)}</p>
        <dl class="answers" id="answers" data-test="check">{answers}</dl>
        {gone}
        {waiting}
        <form method="post" action=format!("/say/{id}/check") novalidate class="stack">
            {here}
            {both}
            <section>
                <h2>{say.text(TextId::WhoReadsTitle)}</h2>
                <ReadersList say=say.clone() bell=check.bell helper=helped of={check.form.readers}/>
            </section>
            <div class="go">{send}<a class="button" href=home(&check.form.id, check.part.is_some())>{say.plain(TextId::ButtonStop)}</a></div>
        </form>
        {throw_away}
    }
}

fn answer(one: &CheckQuestion, check: &CheckPage, say: &Say) -> impl IntoView + use<> {
    let id = check.submission;
    let question = one.question;
    let ask = say.filled(question.ask.shown(check.band));
    let plain = say.filled_plain(question.ask.shown(check.band));
    let change = format!("/say/{id}/{}?check", question.id);
    match one.shown.clone() {
        Some(shown) => {
            let leave_out = say.plain(TextId::ButtonLeaveOut);
            let form = (!leave_out.is_empty()).then(|| {
                view! {
                    <form method="post" action=format!("/say/{id}/{}/leave-out", question.id)>
                        <button class="as-link">{leave_out}<span class="vh">": "{plain.clone()}</span></button>
                    </form>
                }
            });
            view! {
                <div>
                    <dt><span>{ask}</span></dt>
                    <dd><ShownAnswer shown asked=say.language()/></dd>
                    <dd class="acts"><a href=change>{say.plain(TextId::ButtonChange)}<span class="vh">": "{plain}</span></a>{form}</dd>
                </div>
            }
            .into_any()
        }
        None => view! {
            <div>
                <dt><span>{ask}</span> <a href=change>{say.plain(TextId::ButtonAnswer)}<span class="vh">": "{plain}</span></a></dt>
                <dd class="soft">{say.text(TextId::Skipped)}</dd>
            </div>
        }
        .into_any(),
    }
}

//! What a card's holder sees.

use crate::{
    components::{Doorway, ErrorSummary, FieldError, FieldErrors},
    words::Say,
};
use heard_domain::forms::{Placeholder, TextId};
use leptos::prelude::*;

/// One field for ten characters.
pub(super) fn enter_code(say: &Say, code: &str, errors: &FieldErrors) -> impl IntoView + use<> {
    let message = errors.at("code");
    view! {
        <ErrorSummary errors=errors.clone() title=say.plain(TextId::ErrorTitle)/>
        <Doorway symbol="invitation"/>
        <h1>{say.plain(TextId::CardEnterTitle)}</h1>
        <form method="post" action="/card" novalidate>
            <div class="field">
                <label for="code">{say.plain(TextId::CardCode)}</label>
                <p class="hint" id="code-hint">{say.text(TextId::CardEnterBody)}</p>
                <FieldError field="code" message=message.clone()/>
                <input class="code-field" id="code" name="code" dir="ltr" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="14"
                    value=code.to_owned() aria-describedby=if message.is_some() { "code-hint code-error" } else { "code-hint" } aria-invalid=message.map(|_| "true")/>
            </div>
            <div class="go"><button class="act" data-test="continue">{say.plain(TextId::ButtonNext)}</button></div>
        </form>
    }
}

/// The question before the door opens.
pub(super) fn is_this_you(say: &Say, initial: Option<&str>, action: &str, code: Option<String>) -> impl IntoView + use<> {
    let (heading, about) = say.headed(TextId::CardIsThisYou);
    let about = initial.zip(about).map(|(initial, about)| {
        let say = Say { names: say.names.clone().with(Placeholder::Initial, initial), band: say.band };
        view! { <p>{say.filled(about)}</p> }
    });
    let letter = initial.map(str::to_owned);
    view! {
        <div class="doorway"><b translate="no">{letter.unwrap_or_else(|| "?".to_owned())}</b></div>
        <h1>{say.filled(heading)}</h1>
        {about}
        <form method="post" action=action.to_owned()>
            {code.map(|code| view! { <input type="hidden" name="code" value=code/> })}
            <div class="go both">
                <button class="act" name="me" value="yes" data-test="this-is-me">{say.plain(TextId::CardIsThisYouYes)}</button>
                <button name="me" value="no">{say.plain(TextId::CardIsThisYouNo)}</button>
            </div>
        </form>
    }
}

/// A card that was used: its owner comes back with the PIN.
pub(super) fn used(say: &Say, code: Option<String>, has_pin: bool, errors: &FieldErrors) -> impl IntoView + use<> {
    let message = errors.at("pin");
    let (heading, about) = say.headed(TextId::CardUsed);
    let form = has_pin.then(|| match code {
        Some(code) => view! {
            <form method="post" action="/card/pin" novalidate>
                <input type="hidden" name="code" value=code/>
                <div class="field">
                    <label for="pin">{say.plain(TextId::LinkPin)}</label>
                    <FieldError field="pin" message=message.clone()/>
                    <input class="code-field pin" id="pin" name="pin" dir="ltr" inputmode="numeric" autocomplete="off" maxlength="10"
                        aria-describedby=message.as_ref().map(|_| "pin-error") aria-invalid=message.map(|_| "true")/>
                </div>
                <div class="go"><button class="act" data-test="continue">{say.plain(TextId::ButtonNext)}</button></div>
            </form>
        }
        .into_any(),
        // The square is spent; the code below it still tells whose card it is.
        None => view! {
            <div class="go">
                <a class="button act" href="/sign-in">{say.plain(TextId::PinUse)}</a>
                <a class="button" href="/card">{say.plain(TextId::CardTypeCode)}</a>
            </div>
        }
        .into_any(),
    });
    view! {
        <ErrorSummary errors=errors.clone() title=say.plain(TextId::ErrorTitle)/>
        <Doorway symbol="invitation"/>
        <h1>{say.filled(heading)}</h1>
        {about.map(|about| view! { <p>{say.filled(about)}</p> })}
        {form}
    }
}

/// A short page that says one thing.
pub(super) fn one_thing(say: &Say, symbol: &'static str, text: TextId) -> impl IntoView + use<> {
    let (heading, rest) = say.headed(text);
    view! {
        <Doorway symbol/>
        <h1>{say.filled(heading)}</h1>
        {rest.map(|rest| view! { <p>{say.filled(rest)}</p> })}
        <div class="go"><a class="button act" href="/">{say.plain(TextId::ButtonGoToStart)}</a></div>
    }
}

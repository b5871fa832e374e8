//! What a page answers when it cannot do what was asked: in plain words, with a way on, never with details of ours.

use crate::{
    components::Doorway,
    document::Doc,
    visit::Visit,
    words::{Say, first_sentence},
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use heard_domain::forms::{Band, Catalogue, Language, TextId};
use heard_service::Error;
use leptos::prelude::*;

/// Why a page could not be shown.
#[derive(Clone, Debug)]
pub(crate) enum Failure {
    /// Sign in first.
    SignedOut,
    /// Not there, or not to be seen.
    NotFound,
    /// The service is busy or the disk is full; nothing was lost.
    Busy,
    /// Too many wrong tries: wait this many seconds.
    Wait(u32),
    /// Someone else changed it first.
    Changed,
    /// What was posted is not what any page of ours posts.
    Unreadable,
    /// A fault of ours; the log has it.
    Ours,
}

impl Failure {
    /// A fault of ours, written to the log.
    pub(crate) fn broken(error: impl std::fmt::Display) -> Self {
        tracing::error!(%error, "a page failed");
        Self::Ours
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::SignedOut => Self::SignedOut,
            Error::Hidden | Error::SentBefore => Self::NotFound,
            Error::Busy | Error::CannotWrite => Self::Busy,
            Error::Wait(seconds) => Self::Wait(seconds),
            Error::ChangedElsewhere => Self::Changed,
            // A page that shows a form handles these itself. Reaching this, the request came from no page of ours.
            Error::Invalid(_) | Error::Answer(_) | Error::Answers(_) | Error::SavedElsewhere(_) => Self::Unreadable,
            Error::Hashing => Self::broken("hashing failed"),
            Error::Store(error) => Self::broken(with_causes(&error)),
        }
    }
}

impl From<tower_sessions::session::Error> for Failure {
    fn from(error: tower_sessions::session::Error) -> Self {
        Self::broken(with_causes(&error))
    }
}

fn with_causes(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |all, cause| format!("{all}: {cause}"))
}

/// Carries the failure to the layer that draws it: only there are the words and the look of the reader known.
impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl Failure {
    const fn status(&self) -> StatusCode {
        match self {
            Self::SignedOut => StatusCode::SEE_OTHER,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Wait(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Changed => StatusCode::CONFLICT,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::Ours => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The page for it.
    pub(crate) async fn page(&self, visit: &Visit) -> Response {
        let mut say = Say::anyone(visit.service().plain_names());
        let home = visit.home();
        let (symbol, (title, text)) = match self {
            Self::SignedOut => return signed_out(visit),
            Self::NotFound => ("unsure", say.headed(TextId::ErrorNotFound)),
            Self::Busy => ("clock", say.headed(TextId::ErrorBusy)),
            Self::Wait(seconds) => {
                say.names = say.names.with(heard_domain::forms::Placeholder::Seconds, seconds.to_string());
                ("clock", say.headed(TextId::CardWait))
            }
            // Only staff change what others change.
            Self::Changed => (
                "two-people",
                (
                    "Someone changed this first",
                    Some("Nothing of yours was saved over it. Go back, look at it again, then decide."),
                ),
            ),
            Self::Unreadable => ("unsure", say.headed(TextId::ErrorUnreadable)),
            Self::Ours => ("tools", say.headed(TextId::ErrorOurs)),
        };
        let doc = Doc::open(say.filled_plain(title), move || {
            view! {
                <Doorway symbol/>
                <h1>{say.filled(title)}</h1>
                {text.map(|text| view! { <p>{say.filled(text)}</p> })}
                <div class="go"><a class="button act" href=home>{say.plain(TextId::ButtonGoToStart)}</a></div>
            }
            .into_any()
        });
        let response = visit.draw(self.status(), doc).await;
        if let Self::Wait(seconds) = self { wait(response, *seconds) } else { response }
    }
}

/// Says in the head of an answer how long to wait.
pub(crate) fn wait(mut response: Response, seconds: u32) -> Response {
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

/// Where someone on this page signs in again; where their time ran out, the page there says so.
pub(crate) fn sign_in_of(path: &str, ended: bool) -> &'static str {
    if path.starts_with("/staff") {
        if ended { "/staff/sign-in?ended" } else { "/staff/sign-in" }
    } else if path.starts_with("/feedback") {
        // A slip is its own sign-in: it is scanned again, or its code typed.
        "/card?slip"
    } else if ended {
        "/sign-in?ended"
    } else {
        "/sign-in"
    }
}

/// To the sign-in that fits the page; a known phone asks for the PIN.
fn signed_out(visit: &Visit) -> Response {
    Redirect::to(sign_in_of(&visit.path, visit.timed_out)).into_response()
}

/// A page for a layer outside the pages: a request that was refused before it reached one. Who reads it is not known, so it says it in
/// every language.
pub async fn refused(status: StatusCode, text: TextId) -> Response {
    let said = Language::ALL.map(|language| said_in(language, text)).concat();
    let title = words_in(Language::English, text).0;
    // Plain on purpose: no session was read and no style may be assumed.
    let page = format!(
        "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}. Heard</title></head>\
         <body><main>{said}</main></body></html>"
    );
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}

fn said_in(language: Language, text: TextId) -> String {
    let (heading, rest) = words_in(language, text);
    let (start, help) = (words_in(language, TextId::ButtonGoToStart).0, words_in(language, TextId::HelpNowButton).0);
    // A page has one first heading.
    let level = if language == Language::English { "h1" } else { "h2" };
    format!(
        "<section lang=\"{}\" dir=\"{}\"><{level}>{heading}</{level}><p>{rest}</p><p><a href=\"/\">{start}</a></p><p><a href=\"/help-now\">{help}</a></p></section>",
        language.tag(),
        language.direction().key(),
    )
}

/// A text that has no names in it, cut after its first sentence, as it may stand in a page.
fn words_in(language: Language, text: TextId) -> (String, String) {
    let (heading, rest) = first_sentence(Catalogue::shipped_in(language).standing.text(text, Band::Any));
    let escaped = |words: &str| words.replace('&', "&amp;").replace('<', "&lt;");
    (escaped(heading), escaped(rest.unwrap_or_default()))
}

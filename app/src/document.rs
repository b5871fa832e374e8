//! The whole document around a page: head, bar, footer, and the small script that guards what is on the screen.

use crate::{
    symbols::Symbol,
    visit::Visit,
    words::{Say, number},
};
use axum::{
    body::Body,
    http::{Request, StatusCode},
    response::Response,
};
use heard_domain::{
    forms::{Band, Language, TextId},
    looks::Looks,
};
use heard_service::Actor;
use leptos::prelude::*;
use std::sync::Arc;

/// Draws the middle of a page.
type Draw = Arc<dyn Fn() -> AnyView + Send + Sync>;

/// A page to be drawn.
#[derive(Clone)]
pub(crate) struct Doc {
    title: String,
    error: bool,
    width: &'static str,
    staff: bool,
    tab: Option<&'static str>,
    words: Option<Say>,
    islands: bool,
    draw: Draw,
}

impl Doc {
    /// A page in the frame for children, families and anyone not signed in.
    pub(crate) fn open(title: impl Into<String>, draw: impl Fn() -> AnyView + Send + Sync + 'static) -> Self {
        Self {
            title: title.into(),
            error: false,
            width: "page",
            staff: false,
            tab: None,
            words: None,
            islands: false,
            draw: Arc::new(draw),
        }
    }

    /// A page in the frame for staff; `tab` is the address of the part of the service it belongs to.
    pub(crate) fn staff(title: impl Into<String>, tab: &'static str, draw: impl Fn() -> AnyView + Send + Sync + 'static) -> Self {
        Self { width: "wide", staff: true, tab: Some(tab), ..Self::open(title, draw) }
    }

    /// A short page with one field.
    pub(crate) fn narrow(mut self) -> Self {
        self.width = "page narrow";
        self
    }

    /// As wide as one column of questions.
    pub(crate) fn one_column(mut self) -> Self {
        self.width = "page";
        self
    }

    /// A page that shows what to put right: its title begins with "Error:".
    pub(crate) fn with_error(mut self, error: bool) -> Self {
        self.error = error;
        self
    }

    /// The words of the child who reads it.
    pub(crate) fn in_words(mut self, say: Say) -> Self {
        self.words = Some(say);
        self
    }

    /// A page that has islands: WASM is fetched once the page is usable.
    pub(crate) fn with_islands(mut self) -> Self {
        self.islands = true;
        self
    }
}

impl Visit {
    /// Draws a page.
    pub(crate) async fn draw(&self, status: StatusCode, doc: Doc) -> Response {
        let waiting = if doc.staff {
            Waiting {
                alerts: self.service().unseen_alerts(&self.actor).await.unwrap_or(0),
                tasks: self.service().open_tasks(&self.actor).await.unwrap_or(0),
            }
        } else {
            Waiting::default()
        };
        let frame = Frame { visit: self.clone(), doc, waiting, looks: self.looks().await };
        let nonce = leptos::nonce::Nonce::from_value(self.nonce.clone());
        let render =
            leptos_axum::render_app_async_with_context(move || provide_context(nonce.clone()), move || frame.clone().into_view());
        // The page is drawn from what was loaded; nothing of the request is read again.
        let mut response = render(Request::new(Body::empty())).await;
        *response.status_mut() = status;
        response
    }

    /// Draws a page that went well.
    pub(crate) async fn ok(&self, doc: Doc) -> Response {
        self.draw(StatusCode::OK, doc).await
    }
}

#[derive(Clone)]
struct Frame {
    visit: Visit,
    doc: Doc,
    waiting: Waiting,
    looks: Looks,
}

/// What waits for a member of staff, for the bar.
#[derive(Clone, Copy, Default)]
struct Waiting {
    alerts: i64,
    tasks: i64,
}

/// Guards the screen: a left page is blank, a page from the back/forward cache is asked for anew, "Close quickly" covers at once.
const GUARD: &str = include_str!("guard.js");
/// Fetches the WASM once the page is usable, and wakes the islands.
const WAKE: &str = include_str!("wake.js");

impl Frame {
    fn into_view(self) -> impl IntoView {
        let Self { visit, doc, waiting, looks } = self;
        let css = visit.state.assets.url("heard.css");
        let (language, mut say) = (visit.language(), Say::anyone(visit.service().plain_names()));
        let mut other = None;
        if let Some(words) = doc.words.clone() {
            // A form without words in this language is shown in English as a whole, inside the frame the person can read.
            if words.language() == language {
                say = words;
            } else {
                say.band = words.band;
                other = Some(words.language());
            }
        }
        let error =
            if doc.error { format!("{}: ", doc.words.as_ref().unwrap_or(&say).plain(TextId::FrameError)) } else { String::new() };
        let title = format!("{error}{}. Heard", doc.title);
        let not_yet = other.map(|_| view! { <p class="not-yet" data-test="not-yet">{say.text(TextId::LanguageNotYet)}</p> });
        let guarded = visit.actor != Actor::Nobody;
        let nonce = visit.nonce.clone();
        let wake = doc
            .islands
            .then(|| format!("{WAKE}({:?}, {:?});", visit.state.assets.url("heard.js"), visit.state.assets.url("heard_bg.wasm")));
        let body_class = if doc.staff { "staff" } else { "" };
        let main = (doc.draw)();
        view! {
            <!DOCTYPE html>
            <html lang=language.tag() dir=language.direction().key() data-look=looks.colours.mark() data-text=looks.text.mark() data-space=looks.wide.then_some("wide")
                data-calm=looks.calm.then_some("calm") data-slow=looks.slow.then_some("slow")>
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <meta name="color-scheme" content="light dark"/>
                    <title lang=other.map(Language::tag)>{title}</title>
                    <link rel="stylesheet" href=css/>
                    <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                    <link rel="manifest" href="/site.webmanifest"/>
                </head>
                <body class=body_class data-idle=guarded.then(|| visit.idle_seconds()).flatten() data-exit=visit.state.exit_to.to_string() data-sign-in=guarded.then(|| crate::failure::sign_in_of(&visit.path, true))>
                    <a class="skip-to" href="#main">{say.plain(TextId::FrameSkip)}</a>
                    {if doc.staff {
                        view! { <StaffBar visit=visit.clone() tab=doc.tab waiting/> }.into_any()
                    } else {
                        view! { <Bar visit=visit.clone() say=say.clone()/> }.into_any()
                    }}
                    {not_yet}
                    <main class=doc.width id="main" tabindex="-1" lang=other.map(Language::tag) dir=other.map(|language| language.direction().key())>{main}</main>
                    <Footer say=say.clone() staff=doc.staff child=matches!(visit.actor, Actor::Child(_)) pin={visit.helper.is_none() && !matches!(say.band, Band::B4 | Band::Adult)}/>
                    {guarded.then(|| view! { <StillThere say/> })}
                    <script nonce=nonce.clone()>{GUARD}</script>
                    {wake.map(|wake| view! { <script type="module" nonce=nonce>{wake}</script> })}
                </body>
            </html>
        }
    }
}

/// Who we are, help, a way out: always there, always in this order.
#[component]
fn Bar(visit: Visit, say: Say) -> impl IntoView {
    let home = visit.home();
    let helping = visit.helper.as_ref().map(|helper| {
        let names = say.names.clone().with(heard_domain::forms::Placeholder::Helper, &helper.name);
        Say { names, band: if say.band == Band::Any { Band::B8 } else { say.band } }
    });
    view! {
        <header class="bar">
            <a class="brand" href=home><Symbol name="mark"/><b translate="no" lang="en">"Heard"</b></a>
            <a class="button help" href="/help-now" data-test="help-now"><Symbol name="help-now"/>{say.plain(TextId::HelpNowButton)}</a>
            <form method="post" action="/close" data-close>
                <button class="out" data-test="exit"><Symbol name="close-quickly"/>{say.plain(TextId::CloseButton)}</button>
            </form>
        </header>
        {helping.map(|say| view! {
            <aside class="helper" aria-label=say.plain(TextId::FrameHelper)><p><Symbol name="eye"/><span>{say.text(TextId::HelperBanner)}</span></p></aside>
        })}
    }
}

/// The bar of the working side.
#[component]
fn StaffBar(visit: Visit, tab: Option<&'static str>, waiting: Waiting) -> impl IntoView {
    use heard_domain::policy::Action;
    let name = visit.actor.staff().map(|staff| staff.name.clone()).unwrap_or_default();
    let tabs = [
        ("/staff", "Today", Action::SeeDesk),
        ("/staff/children", "Children", Action::ListChildren),
        ("/staff/alerts", "Alerts", Action::SeeAlerts),
        ("/staff/tasks", "Asked for", Action::SeeTasks),
        ("/staff/reports/participation", "Reports", Action::SeeReport),
        ("/staff/people", "People", Action::ManagePeople),
        ("/staff/audit", "Audit", Action::SeeAudit),
    ];
    let tabs = tabs
        .into_iter()
        .filter(|(_, _, action)| visit.actor.may(*action))
        .map(|(href, words, _)| {
            let current = (tab == Some(href)).then_some("page");
            let (count, said) = match href {
                "/staff/alerts" => (waiting.alerts, " not in hand"),
                "/staff/tasks" => (waiting.tasks, " to be done"),
                _ => (0, ""),
            };
            let count =
                (count > 0).then(|| view! { " " <span class="count">{number(count)}<span class="vh">{said}</span></span> });
            view! { <li><a href=href aria-current=current>{words}{count}</a></li> }
        })
        .collect_view();
    view! {
        <header class="staff-bar"><div>
            <a class="brand" href="/staff"><Symbol name="mark"/><b>"Heard"</b></a>
            <div class="me">
                <span class="who">{name}</span>
                <a href="/help-now" data-test="help-now">"Help now"</a>
                <form method="post" action="/staff/sign-out"><button data-test="sign-out">"Sign out"</button></form>
            </div>
            <nav aria-label="Main"><ul role="list">{tabs}</ul></nav>
        </div></header>
    }
}

#[component]
fn Footer(
    say: Say,
    staff: bool,
    child: bool,
    /// Whether there is a PIN to choose: not with pictures, and not while an adult looks on.
    pin: bool,
) -> impl IntoView {
    let links: &[(&str, TextId)] = match (staff, child) {
        (true, _) => &[],
        (_, true) => &[
            ("/me/readers", TextId::LinkReaders),
            ("/me/rights", TextId::LinkRights),
            ("/me/pin", TextId::LinkPin),
            ("/language", TextId::ButtonLanguage),
        ],
        _ => &[("/", TextId::LinkAbout), ("/card", TextId::CardEnterTitle), ("/language", TextId::ButtonLanguage)],
    };
    let links = links
        .iter()
        .filter(|(href, _)| pin || *href != "/me/pin")
        .map(|(href, words)| view! { <li><a href=*href>{say.plain(*words)}</a></li> })
        .collect_view();
    view! {
        <footer class="foot"><nav aria-label=say.plain(TextId::FrameMore)><ul role="list">
            {links}
            <li><a href="/how-it-looks" data-test="looks">{say.plain(TextId::ButtonLooks)}</a></li>
        </ul></nav></footer>
    }
}

/// Asked two minutes before the session ends, by the guard.
#[component]
fn StillThere(say: Say) -> impl IntoView {
    let say = if matches!(say.band, Band::Any | Band::B4) { Say { band: Band::B8, ..say } } else { say };
    view! {
        <dialog id="still-there" class="card stack" aria-labelledby="still-there-title">
            <p id="still-there-title" role="status">{say.text(TextId::TimeoutWarn)}</p>
            <div class="go"><button type="button" class="act">{say.plain(TextId::TimeoutStay)}</button></div>
        </dialog>
    }
}

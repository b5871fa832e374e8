//! Every address of the service, in one list: the router is made from it, and so are the tests that try each as nobody and as the wrong person.

use crate::{
    failure::Failure,
    pages::{card, close, feedback, help_now, home, how_it_looks, language, me, say, sign_in, staff, stay},
    visit::{AppState, Visit},
};
use axum::{
    Router,
    extract::{FromRequestParts, Request, State},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get, post},
};

/// Who may open an address at all. What they see there is decided by the services.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Anyone.
    Anyone,
    /// Children who are signed in, and helpers beside them.
    Children,
    /// Parents and carers who opened a slip.
    Parents,
    /// Staff who are signed in.
    Staff,
}

/// One address.
#[derive(Clone, Copy)]
pub struct Route {
    /// With parameters in braces.
    pub path: &'static str,
    /// Which methods it answers.
    pub methods: &'static [&'static str],
    /// Who may open it at all.
    pub audience: Audience,
    handler: fn() -> MethodRouter<AppState>,
}

/// One line of the list.
macro_rules! route {
    ($audience:ident, $path:literal, $methods:expr, $handler:expr) => {
        Route { path: $path, methods: $methods, audience: Audience::$audience, handler: || $handler }
    };
}

const GET: &[&str] = &["GET"];
const POST: &[&str] = &["POST"];
const BOTH: &[&str] = &["GET", "POST"];

/// Every address, as a newcomer would look for it: its page stands in the folder of the same name.
#[rustfmt::skip]
pub const ROUTES: &[Route] = &[
    route!(Anyone,   "/",                                        GET,  get(home::get)),
    route!(Anyone,   "/help-now",                                BOTH, get(help_now::get).post(help_now::post)),
    route!(Anyone,   "/language",                                BOTH, get(language::get).post(language::post)),
    route!(Anyone,   "/how-it-looks",                            BOTH, get(how_it_looks::get).post(how_it_looks::post)),
    route!(Anyone,   "/close",                                   BOTH, get(close::get).post(close::post)),
    route!(Anyone,   "/stay",                                    POST, post(stay::post)),
    route!(Anyone,   "/card",                                    BOTH, get(card::get).post(card::post)),
    route!(Anyone,   "/card/open",                               POST, post(card::post_open)),
    route!(Anyone,   "/card/pin",                                POST, post(card::post_pin)),
    route!(Anyone,   "/card/{token}",                            BOTH, get(card::get_token).post(card::post_token)),
    route!(Anyone,   "/sign-in",                                 BOTH, get(sign_in::get).post(sign_in::post)),
    route!(Children, "/me",                                      GET,  get(me::get)),
    route!(Children, "/me/pin",                                  BOTH, get(me::pin::get).post(me::pin::post)),
    route!(Children, "/me/helper",                               BOTH, get(me::helper::get).post(me::helper::post)),
    route!(Children, "/me/readers",                              GET,  get(me::readers::get)),
    route!(Children, "/me/rights",                               GET,  get(me::rights::get)),
    route!(Children, "/me/start/{form}",                         POST, post(me::post_start)),
    route!(Children, "/me/start/{form}/{part}",                  POST, post(me::post_start_part)),
    route!(Children, "/me/pack/{form}",                          GET,  get(me::pack::get)),
    route!(Children, "/say/{submission}",                        GET,  get(say::start::get)),
    route!(Children, "/say/{submission}/stopped",                GET,  get(say::stopped::get)),
    route!(Children, "/say/{submission}/check",                  BOTH, get(say::check::get).post(say::check::post)),
    route!(Children, "/say/{submission}/add",                    POST, post(say::sent::post_add)),
    route!(Children, "/say/{submission}/copy",                   POST, post(say::sent::post_copy)),
    route!(Children, "/say/{submission}/throw-away",             POST, post(say::check::post_throw_away)),
    route!(Children, "/say/{submission}/sent",                   GET,  get(say::sent::get)),
    route!(Children, "/say/{submission}/{question}",             BOTH, get(say::question::get).post(say::question::post)),
    route!(Children, "/say/{submission}/{question}/now",         BOTH, get(say::question::now::get).post(say::question::now::post)),
    route!(Children, "/say/{submission}/{question}/autosave",    POST, post(say::question::post_autosave)),
    route!(Children, "/say/{submission}/{question}/leave-out",   POST, post(say::check::post_leave_out)),
    route!(Anyone,   "/feedback/open",                           POST, post(feedback::post_open)),
    route!(Anyone,   "/feedback/{token}",                        BOTH, get(feedback::get_token).post(feedback::post_token)),
    route!(Parents,  "/feedback/{submission}/check",             BOTH, get(feedback::check::get).post(feedback::check::post)),
    route!(Parents,  "/feedback/{submission}/stopped",           GET,  get(feedback::stopped::get)),
    route!(Parents,  "/feedback/{submission}/sent",              GET,  get(feedback::sent::get)),
    route!(Parents,  "/feedback/{submission}/throw-away",        POST, post(feedback::check::post_throw_away)),
    route!(Parents,  "/feedback/{submission}/{page}",            BOTH, get(feedback::questions::get).post(feedback::questions::post)),
    route!(Parents,  "/feedback/{submission}/{page}/autosave",   POST, post(feedback::questions::post_autosave)),
    route!(Parents,  "/feedback/{submission}/{question}/leave-out", POST, post(feedback::check::post_leave_out)),
    route!(Anyone,   "/staff/sign-in",                           BOTH, get(staff::sign_in::get).post(staff::sign_in::post)),
    route!(Anyone,   "/staff/set-up/{token}",                    BOTH, get(staff::set_up::get).post(staff::set_up::post)),
    route!(Anyone,   "/staff/sign-out",                          POST, post(staff::sign_out::post)),
    route!(Staff,    "/staff",                                   GET,  get(staff::desk::get)),
    route!(Staff,    "/staff/waiting",                           GET,  get(staff::desk::get_waiting)),
    route!(Staff,    "/staff/to-finish",                         GET,  get(staff::desk::get_to_finish)),
    route!(Staff,    "/staff/alerts",                            GET,  get(staff::alerts::get)),
    route!(Staff,    "/staff/alerts/{alert}",                    POST, post(staff::alerts::post)),
    route!(Staff,    "/staff/tasks",                             GET,  get(staff::tasks::get)),
    route!(Staff,    "/staff/tasks/{task}",                      POST, post(staff::tasks::post)),
    route!(Staff,    "/staff/children",                          GET,  get(staff::children::get)),
    route!(Staff,    "/staff/children/{child}",                  GET,  get(staff::children::child::get)),
    route!(Staff,    "/staff/children/{child}/book",             BOTH, get(staff::children::child::book::get).post(staff::children::child::book::post)),
    route!(Staff,    "/staff/children/{child}/details",          BOTH, get(staff::children::child::details::get).post(staff::children::child::details::post)),
    route!(Staff,    "/staff/children/{child}/card",             POST, post(staff::children::child::card::post)),
    route!(Staff,    "/staff/children/{child}/card/stop",        POST, post(staff::children::child::card::post_stop)),
    route!(Staff,    "/staff/children/{child}/carer",            POST, post(staff::slips::post_carer)),
    route!(Staff,    "/staff/children/{child}/carer/stop",       POST, post(staff::slips::post_carer_stop)),
    route!(Staff,    "/staff/children/{child}/carer/paper",      BOTH, get(staff::slips::get_carer_paper).post(staff::slips::post_carer_paper)),
    route!(Staff,    "/staff/children/{child}/observe",          BOTH, get(staff::children::child::observe::get).post(staff::children::child::observe::post)),
    route!(Staff,    "/staff/children/{child}/observe/{submission}", GET, get(staff::children::child::observe::get_record)),
    route!(Staff,    "/staff/children/{child}/observe/{submission}/check", BOTH, get(staff::children::child::observe::get_check).post(staff::children::child::observe::post_check)),
    route!(Staff,    "/staff/children/{child}/observe/{submission}/throw-away", POST, post(staff::children::child::observe::post_throw_away)),
    route!(Staff,    "/staff/children/{child}/observe/{submission}/{page}", BOTH, get(staff::children::child::observe::get_page).post(staff::children::child::observe::post_page)),
    route!(Staff,    "/staff/children/{child}/observe/{submission}/{page}/autosave", POST, post(staff::children::child::observe::post_autosave)),
    route!(Staff,    "/staff/children/{child}/observe/{submission}/{question}/leave-out", POST, post(staff::children::child::observe::post_leave_out)),
    route!(Staff,    "/staff/meetings/{meeting}",                GET,  get(staff::meetings::get)),
    route!(Staff,    "/staff/meetings/{meeting}/change",         BOTH, get(staff::meetings::get_change).post(staff::meetings::post_change)),
    route!(Staff,    "/staff/meetings/{meeting}/off",            POST, post(staff::meetings::post_off)),
    route!(Staff,    "/staff/meetings/{meeting}/held",           POST, post(staff::meetings::post_held)),
    route!(Staff,    "/staff/meetings/{meeting}/code",           POST, post(staff::meetings::post_code)),
    route!(Staff,    "/staff/meetings/{meeting}/reply/{submission}", BOTH, get(staff::meetings::reply::get).post(staff::meetings::reply::post)),
    route!(Staff,    "/staff/meetings/{meeting}/slips",          POST, post(staff::slips::post_after)),
    route!(Staff,    "/staff/meetings/{meeting}/slips/stop",     POST, post(staff::slips::post_after_stop)),
    route!(Staff,    "/staff/meetings/{meeting}/paper",          BOTH, get(staff::slips::get_after_paper).post(staff::slips::post_after_paper)),
    route!(Staff,    "/staff/meetings/{meeting}/before",         POST, post(staff::slips::post_before)),
    route!(Staff,    "/staff/meetings/{meeting}/before/stop",    POST, post(staff::slips::post_before_stop)),
    route!(Staff,    "/staff/meetings/{meeting}/before/paper",   BOTH, get(staff::slips::get_before_paper).post(staff::slips::post_before_paper)),
    route!(Staff,    "/staff/reports/participation",             GET,  get(staff::reports::participation::get)),
    route!(Staff,    "/staff/reports/participation/{rate}",      GET,  get(staff::reports::participation::get_rows)),
    route!(Staff,    "/staff/people",                            BOTH, get(staff::people::get).post(staff::people::post)),
    route!(Staff,    "/staff/people/{staff}/link",               POST, post(staff::people::post_link)),
    route!(Staff,    "/staff/people/{staff}/active",             POST, post(staff::people::post_active)),
    route!(Staff,    "/staff/audit",                             GET,  get(staff::audit::get)),
];

/// Whether a path is one of our pages, so that nothing else is ever led back to.
pub(crate) fn is_page(path: &str) -> bool {
    let fits = |route: &Route| {
        route.path.split('/').count() == path.split('/').count()
            && route
                .path
                .split('/')
                .zip(path.split('/'))
                .all(|(ours, given)| ours == given || ours.starts_with('{') && !given.is_empty())
    };
    ROUTES.iter().any(|route| route.methods.contains(&"GET") && fits(route))
}

/// All pages, with pages for what is not there and for what went wrong.
pub fn router(state: AppState) -> Router {
    // Drawing spawns tasks. A second router in one process, as in tests, finds it done: that is no error.
    let _ = any_spawner::Executor::init_tokio();
    ROUTES
        .iter()
        .fold(Router::new(), |router, route| router.route(route.path, (route.handler)()))
        .fallback(|| async { Failure::NotFound })
        .method_not_allowed_fallback(|| async { Failure::NotFound })
        .layer(from_fn_with_state(state.clone(), draw_failures))
        .with_state(state)
}

/// Draws the page for a failure that a handler answered: only here are the reader and their look known.
async fn draw_failures(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let visit = Visit::from_request_parts(&mut parts, &state).await;
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if let Ok(visit) = &visit {
        visit.forget_browser_looks(response.headers_mut());
    }
    match (response.extensions().get::<Failure>().cloned(), visit) {
        (Some(failure), Ok(visit)) => {
            let status = response.status();
            let mut page = failure.page(&visit).await;
            if page.status() != axum::http::StatusCode::SEE_OTHER {
                *page.status_mut() = status;
            }
            page
        }
        // Not even the reader could be found out: the plainest page there is.
        (Some(_), Err(_)) => {
            crate::failure::refused(axum::http::StatusCode::SERVICE_UNAVAILABLE, heard_domain::forms::TextId::RefusedBusy)
                .await
                .into_response()
        }
        (None, _) => response,
    }
}

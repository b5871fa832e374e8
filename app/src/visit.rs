//! One request of one person: who they are, how they like to read, and the way to answer them.

use crate::{Assets, failure::Failure};
use axum::{
    extract::{FromRef, FromRequestParts},
    http::{HeaderMap, header, request::Parts},
};
use chrono::{DateTime, Utc};
use heard_domain::{forms::Language, looks::Looks};
use heard_service::{
    Actor, Helper, Service,
    way_in::{DeviceToken, Origin, Person, Welcome},
};
use std::net::{IpAddr, Ipv4Addr};
use tower_sessions::Session;

/// What every page needs. Cheap to clone.
#[derive(Clone, Debug, FromRef)]
pub struct AppState {
    /// What people can do.
    pub service: Service,
    /// The built files.
    pub assets: Assets,
    /// Whether people reach the service by https: cookies are then `Secure` and `__Host-`.
    pub secure: bool,
    /// Where "Close quickly" goes.
    pub exit_to: std::sync::Arc<str>,
}

/// The nonce of this request's Content-Security-Policy, made by the layer that sends the header.
#[derive(Clone, Debug)]
pub struct CspNonce(pub String);

/// Where the request comes from, worked out by the layer that knows the proxy.
#[derive(Clone, Copy, Debug)]
pub struct ClientAddress(pub IpAddr);

/// How long a device stays known, and keeps a language and a look.
const DEVICE_DAYS: i64 = 365;
/// The cookies.
const DEVICE: &str = "heard-device";
const LANGUAGE: &str = "heard-language";

/// How pages look in a browser in which nobody has signed in since.
const LOOKS: &str = "heard-looks";

/// A session's own words, under one key each.
const PERSON: &str = "person";
const BEGAN: &str = "began";
const USED: &str = "used";
const HELPER: &str = "helper";

/// One request of one person.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    pub(crate) state: AppState,
    pub(crate) actor: Actor,
    pub(crate) nonce: String,
    pub(crate) origin: Origin,
    pub(crate) device: Option<DeviceToken>,
    pub(crate) helper: Option<Helper>,
    pub(crate) path: String,
    /// The language chosen in this browser by someone who was not signed in as a child.
    chosen: Option<Language>,
    /// The look that this browser keeps.
    browser_looks: Option<Looks>,
    /// Whether someone was signed in and their time had run out when this request came.
    pub(crate) timed_out: bool,
    session: Session,
}

/// The parts of the name of a cookie: `__Host-` only where the browser accepts it.
pub(crate) fn cookie_name(secure: bool, name: &str) -> String {
    if secure { format!("__Host-{name}") } else { name.to_owned() }
}

impl Visit {
    pub(crate) fn service(&self) -> &Service {
        &self.state.service
    }

    /// Signs a person in: a new session id, so that one planted before is worth nothing.
    pub(crate) async fn sign_in(&self, person: Person, helper: Option<&Helper>) -> Result<(), Failure> {
        let now = self.service().clock().now();
        self.session.cycle_id().await?;
        self.session.clear().await;
        self.session.insert(PERSON, person.to_string()).await?;
        self.session.insert(BEGAN, now).await?;
        self.session.insert(USED, now).await?;
        if let Some(helper) = helper {
            self.session.insert(HELPER, helper).await?;
        }
        if let Some(looks) = self.browser_looks {
            self.service().bring_looks(person, looks).await?;
        }
        Ok(())
    }

    /// Lets a child in, and makes the device known with a cookie.
    pub(crate) async fn welcome(&self, welcome: &Welcome) -> Result<HeaderMap, Failure> {
        self.sign_in(Person::Child(welcome.child), None).await?;
        let mut headers = HeaderMap::new();
        if let Some(device) = &welcome.device {
            self.set_cookie(&mut headers, DEVICE, device.as_str(), DEVICE_DAYS);
        }
        // What was chosen here goes with the child from now on: the next child on this device shall not inherit it.
        if let Some(language) = self.chosen {
            self.service().keep_language(welcome.child, language).await?;
            self.set_cookie(&mut headers, LANGUAGE, "", 0);
        }
        Ok(headers)
    }

    /// Keeps the language a person chose: with a child, or else in this browser.
    pub(crate) async fn choose_language(&self, language: Language) -> Result<HeaderMap, Failure> {
        let mut headers = HeaderMap::new();
        self.service().choose_language(&self.actor, language).await?;
        if !matches!(self.actor, Actor::Child(_)) {
            self.set_cookie(&mut headers, LANGUAGE, language.key(), DEVICE_DAYS);
        }
        Ok(headers)
    }

    /// The language of this page.
    pub(crate) const fn language(&self) -> Language {
        self.state.service.language()
    }

    /// Sets a cookie that no script reads and no other site's request carries; no days at all takes it away.
    fn set_cookie(&self, headers: &mut HeaderMap, name: &str, value: &str, days: i64) {
        let name = cookie_name(self.state.secure, name);
        let secure = if self.state.secure { "; Secure" } else { "" };
        let seconds = days * 24 * 60 * 60;
        if let Ok(value) = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}").parse() {
            headers.append(header::SET_COOKIE, value);
        }
    }

    /// How pages look for whoever reads them. Someone signed in has their own choice and never the browser's: on a phone that several
    /// use, the look of the last child ends with their session, and the next child starts with their own.
    pub(crate) async fn looks(&self) -> Looks {
        match &self.actor {
            // A page is drawn in any case: a look that cannot be read is no reason to show none.
            Actor::Child(_) | Actor::Staff(_) => self.service().looks(&self.actor).await.ok().flatten().unwrap_or_default(),
            Actor::Nobody | Actor::Parent(_) | Actor::Author(_) | Actor::Operator => self.browser_looks.unwrap_or_default(),
        }
    }

    /// Keeps a look: with the person, or in this browser where nothing is kept of them.
    pub(crate) async fn keep_looks(&self, looks: Looks) -> Result<HeaderMap, Failure> {
        let mut headers = HeaderMap::new();
        if !self.service().keep_looks(&self.actor, looks).await? {
            let days = if looks == Looks::default() { 0 } else { DEVICE_DAYS };
            self.set_cookie(&mut headers, LOOKS, &looks.to_string(), days);
        }
        Ok(headers)
    }

    /// Takes the browser's look away once someone has signed in: it went with them, and is not to meet the next child.
    pub(crate) fn forget_browser_looks(&self, headers: &mut HeaderMap) {
        if self.browser_looks.is_some() && matches!(self.actor, Actor::Child(_) | Actor::Staff(_)) {
            self.set_cookie(headers, LOOKS, "", 0);
        }
    }

    /// Keeps who helps, for as long as this session lasts.
    pub(crate) async fn set_helper(&self, helper: &Helper) -> Result<(), Failure> {
        Ok(self.session.insert(HELPER, helper).await?)
    }

    /// Counts this moment as used, whenever the last one was.
    pub(crate) async fn touch(&self) -> Result<(), Failure> {
        if self.actor != Actor::Nobody {
            self.session.insert(USED, self.service().clock().now()).await?;
        }
        Ok(())
    }

    /// Ends the session: the row is gone, and the old cookie opens nothing.
    pub(crate) async fn sign_out(&self) -> Result<(), Failure> {
        Ok(self.session.flush().await?)
    }

    /// Where this person starts.
    pub(crate) fn home(&self) -> &'static str {
        match &self.actor {
            Actor::Child(_) => "/me",
            Actor::Staff(_) | Actor::Author(_) => "/staff",
            Actor::Parent(_) | Actor::Nobody | Actor::Operator => "/",
        }
    }

    /// The words for the person reading: a child's own band, or staff.
    pub(crate) fn is_staff(&self) -> bool {
        self.actor.staff().is_some()
    }
}

impl FromRequestParts<AppState> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Failure> {
        let session = Session::from_request_parts(parts, state).await.map_err(|(_, message)| Failure::broken(message))?;
        let now = state.service.clock().now();
        let person = session.get::<String>(PERSON).await?.and_then(|text| text.parse::<Person>().ok());
        let mut timed_out = false;
        let mut helper = None;
        let mut own = None;
        let actor = match person {
            Some(person) => {
                let began = session.get::<DateTime<Utc>>(BEGAN).await?.unwrap_or(DateTime::UNIX_EPOCH);
                let used = session.get::<DateTime<Utc>>(USED).await?.unwrap_or(DateTime::UNIX_EPOCH);
                if person.limits().hold(began, used, now) {
                    // One write a minute is enough to know that someone is there.
                    if (now - used).num_seconds() >= 60 {
                        session.insert(USED, now).await?;
                    }
                    helper = session.get::<Helper>(HELPER).await?;
                    let (actor, language) = state.service.actor_and_language(person).await?;
                    own = language;
                    actor
                } else {
                    session.flush().await?;
                    timed_out = true;
                    Actor::Nobody
                }
            }
            None => Actor::Nobody,
        };
        let address = parts.extensions.get::<ClientAddress>().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |address| address.0);
        let device =
            cookie(&parts.headers, &cookie_name(state.secure, DEVICE)).filter(|value| is_token(value)).map(DeviceToken::from);
        let chosen = cookie(&parts.headers, &cookie_name(state.secure, LANGUAGE)).and_then(|key| key.parse().ok());
        let path = parts.uri.path().to_owned();
        let language = match (&actor, chosen, &device) {
            (Actor::Child(_), ..) => own,
            (Actor::Nobody, ..) if path.starts_with("/staff") => None,
            (Actor::Nobody | Actor::Parent(_), Some(chosen), _) => Some(chosen),
            (Actor::Nobody, None, Some(device)) => state.service.language_of_device(device).await?,
            (Actor::Staff(_) | Actor::Author(_) | Actor::Operator | Actor::Nobody | Actor::Parent(_), ..) => None,
        };
        let mut state = state.clone();
        if let Some(language) = language {
            state.service = state.service.in_language(language);
        }
        Ok(Self {
            nonce: parts.extensions.get::<CspNonce>().map(|nonce| nonce.0.clone()).unwrap_or_default(),
            origin: Origin::of(address),
            device,
            chosen,
            browser_looks: cookie(&parts.headers, &cookie_name(state.secure, LOOKS)).and_then(|text| text.parse().ok()),
            path,
            actor,
            helper,
            timed_out,
            session,
            state,
        })
    }
}

/// Whether a value could be one that makes a device known: 40 hexadecimal characters.
fn is_token(value: &str) -> bool {
    value.len() == 40 && value.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The value of a cookie.
fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

impl Visit {
    /// Seconds without a request after which the session of the person signed in ends.
    pub(crate) fn idle_seconds(&self) -> Option<i64> {
        let person = match &self.actor {
            Actor::Child(id) => Person::Child(*id),
            Actor::Parent(parent) => Person::Parent(parent.slip),
            Actor::Staff(staff) => Person::Staff(staff.id),
            Actor::Author(author) => Person::Staff(author.staff),
            Actor::Nobody | Actor::Operator => return None,
        };
        Some(person.limits().idle.num_seconds())
    }
}

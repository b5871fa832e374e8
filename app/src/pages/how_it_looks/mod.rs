//! `/how-it-looks`: colours, size, room, calm, and the pace of reading aloud. Anyone; whoever is signed in has it on every device.

mod page;

use crate::{document::Doc, failure::Failure, fields::Posted, pages::Outcome, routes::is_page, visit::Visit, words::Say};
use axum::{
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect},
};
use heard_domain::{
    forms::{Band, TextId},
    looks::Looks,
};
use heard_service::Actor;

/// The choices, as they stand.
pub(crate) async fn get(visit: Visit, headers: HeaderMap) -> Outcome {
    let looks = visit.looks().await;
    let say = match &visit.actor {
        Actor::Child(_) => {
            let (band, names) = visit.service().my_words(&visit.actor).await?;
            Say { band, names }
        }
        Actor::Parent(_) => Say { band: Band::Adult, names: visit.service().plain_names() },
        Actor::Nobody | Actor::Staff(_) | Actor::Author(_) | Actor::Operator => Say::anyone(visit.service().plain_names()),
    };
    let back = came_from(&headers).unwrap_or_else(|| visit.home().to_owned());
    let kept = is_kept(&visit.actor);
    let (words, title, nonce) = (say.clone(), say.plain(TextId::ButtonLooks), visit.nonce.clone());
    let draw = move || page::page(&say, looks, &back, kept, &nonce);
    let doc = if visit.is_staff() { Doc::staff(title, "", draw) } else { Doc::open(title, draw).in_words(words) };
    Ok(visit.ok(doc).await)
}

/// Keeps them, and goes back to where the person came from.
pub(crate) async fn post(visit: Visit, mut posted: Posted) -> Outcome {
    let mut looks = Looks::default();
    let (colours, text) = (posted.one("look"), posted.one("text"));
    looks.colours = page::COLOURS.into_iter().find(|one| one.mark().unwrap_or_default() == colours).ok_or(Failure::Unreadable)?;
    looks.text = page::SIZES.into_iter().find(|one| one.mark().unwrap_or_default() == text).ok_or(Failure::Unreadable)?;
    looks.wide = is_ticked(&posted.one("space"), "wide")?;
    looks.calm = is_ticked(&posted.one("calm"), "calm")?;
    looks.slow = is_ticked(&posted.one("slow"), "slow")?;
    let back = Some(posted.one("back")).filter(|back| leads_back(back)).unwrap_or_else(|| visit.home().to_owned());
    let mine = posted.one("mine") == "yes";
    posted.nothing_else()?;
    // A child whose session ended on this page chose for themselves, not for whoever comes to this phone next.
    if mine && !is_kept(&visit.actor) {
        return Err(Failure::SignedOut);
    }
    let headers = visit.keep_looks(looks).await?;
    Ok((headers, Redirect::to(&back)).into_response())
}

/// Whether it is kept with the person, and not in their browser.
const fn is_kept(actor: &Actor) -> bool {
    matches!(actor, Actor::Child(_) | Actor::Staff(_))
}

fn is_ticked(value: &str, mark: &str) -> Result<bool, Failure> {
    if value.is_empty() || value == mark { Ok(value == mark) } else { Err(Failure::Unreadable) }
}

/// The page the person came from, as their browser says it. Where an address is a secret, browsers name no page.
fn came_from(headers: &HeaderMap) -> Option<String> {
    let (_, rest) = headers.get(header::REFERER)?.to_str().ok()?.split_once("://")?;
    let path = rest.get(rest.find('/')?..)?;
    leads_back(path).then(|| path.to_owned())
}

/// Whether an address is one of our own pages and no other: nobody can be led elsewhere with it.
fn leads_back(address: &str) -> bool {
    let path = address.split_once('?').map_or(address, |(path, _)| path);
    address.bytes().all(|byte| byte.is_ascii_graphic()) && path != "/how-it-looks" && is_page(path)
}

#[cfg(test)]
mod tests {
    use super::leads_back;

    #[test]
    fn only_our_own_pages_are_led_back_to() {
        for ours in ["/", "/me", "/help-now", "/staff/children?search=Mia&page=2", "/say/0190/how-things-are", "/card"] {
            assert!(leads_back(ours), "{ours}");
        }
        for other in [
            "",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example/me",
            "javascript:alert(1)",
            "me",
            "/me/",
            "/me\r\nset-cookie: x=1",
            "/me?x=\r\n",
            "/nowhere",
            "/say//",
            "/stay",
            "/staff/sign-out",
            "/how-it-looks",
            "/me#//evil.example",
            "@evil.example/",
        ] {
            assert!(!leads_back(other), "{other:?}");
        }
    }
}

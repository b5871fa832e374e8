//! What adults wrote before a meeting: a family's views, a carer's, a worker's record. Apart from the children's words, and after them.

use super::family;
use crate::{
    components::ShownAnswer,
    pages::staff::slips,
    words::{short_day, short_moment},
};
use heard_service::{
    feedback::{AdultPiece, SlipFor, Writer},
    meetings::MeetingPage,
};
use leptos::prelude::*;

/// What they wrote; nothing where there is none and nobody was asked.
pub(super) fn wrote(page: &MeetingPage) -> Option<AnyView> {
    let adults = &page.adults;
    if adults.sent == 0 && adults.pieces.is_empty() {
        return None;
    }
    let pieces = adults.pieces.iter().map(piece).collect_view();
    let hidden = adults.sent.saturating_sub(adults.pieces.iter().filter(|piece| !piece.after).count());
    let hidden = (hidden > 0 && !page.may.read).then(|| {
        let sent = if hidden == 1 { "1 piece was sent".to_owned() } else { format!("{hidden} pieces were sent") };
        view! { <p data-test="adults-count">{sent}" that only the chair, the worker and managers read."</p> }
    });
    Some(
        view! {
            <section aria-labelledby="adults-wrote" class="gap" data-test="adults">
                <h2 id="adults-wrote">"What adults wrote"</h2>
                <p class="soft">"As themselves. None of it is the child's words or views."</p>
                {pieces}
                {hidden}
            </section>
        }
        .into_any(),
    )
}

/// One piece, opened.
pub(in crate::pages::staff) fn piece(piece: &AdultPiece) -> impl IntoView + use<> {
    let about = piece.about.clone().unwrap_or_default();
    let (heading, writer) = match &piece.writer {
        Writer::Family(from) => ("From the family, before the conference".to_owned(), family::from(from)),
        Writer::Carer => (format!("From the carer of {about}, as carer"), view! { "A carer" }.into_any()),
        Writer::Worker(name) => {
            let name = name.clone();
            (format!("Worker's record of {about}"), view! { "Written by "<bdi>{name}</bdi>", worker" }.into_any())
        }
    };
    let when = match (piece.sent_at, piece.received_on) {
        (Some(at), _) => Some(format!("Sent {}", short_moment(at))),
        (_, Some(day)) => Some(format!("Received {}", short_day(day))),
        _ => None,
    };
    let answers = piece
        .answers
        .iter()
        .map(|answer| view! { <div><dt>{answer.heading.clone()}</dt><dd><ShownAnswer shown=answer.shown.clone()/></dd></div> })
        .collect_view();
    let skipped =
        (!piece.skipped.is_empty()).then(|| view! { <p class="soft">"Not answered: "{piece.skipped.join(", ")}"."</p> });
    let openings = piece.openings.iter().map(|(name, at)| format!("{name} {}", short_moment(*at))).collect::<Vec<_>>().join("; ");
    let openings = (!openings.is_empty()).then(|| view! { <p class="soft small">"Read by: "{openings}"."</p> });
    view! {
        <article class="return adults" data-test="adult-piece">
            <h3>{heading}</h3>
            <p class="came-with">
                <span class="mark">{writer}</span>
                {when.map(|when| view! { <span>{when}</span> })}
                {piece.paper.then(|| view! { <span class="tag">"On paper"</span> })}
                {piece.after.then(|| view! { <span class="tag own">"Came after the start"</span> })}
                {piece.new.then(|| view! { <span class="tag own">"New to you"</span> })}
            </p>
            <dl>{answers}</dl>
            {skipped}
            {openings}
        </article>
    }
}

/// The slips they write with: for each child's carers apart, where there are several.
pub(super) fn slips(page: &MeetingPage, typed: &slips::Typed) -> AnyView {
    let several = page.children.len() > 1;
    page.adults
        .slips
        .iter()
        .map(|here| {
            let whose = match here.asks {
                SlipFor::Carer(child) if several => page.children.iter().find(|one| one.child.id == child),
                _ => None,
            };
            slips::card(here, typed, whose.map(|one| super::page::called(&one.child)).as_deref())
        })
        .collect_view()
        .into_any()
}

//! What became of one piece, as arches that gather over what was said.

use crate::{components::ShownAnswer, symbols::Symbol, words::Say};
use heard_domain::{
    calendar::london_date,
    forms::{Placeholder, Shown, TextId},
};
use heard_service::say::{Receipt, ReceiptState, read_names};
use leptos::prelude::*;

/// One piece and what became of it.
#[component]
pub(crate) fn ReceiptCard(
    /// The piece.
    receipt: Receipt,
    /// The level of its heading: 3 in a list, 2 on its own page.
    level: u8,
) -> impl IntoView {
    let say = Say { band: receipt.band, names: receipt.names.clone() };
    let id = receipt.id;
    let day = say.language().day(london_date(receipt.sent_at));
    let (lang, dir) = say.other(receipt.name_in);
    let title = view! { <span lang=lang dir=dir>{receipt.name.clone()}</span>{say.language().comma()}{day.clone()} };
    let heading = if level == 2 {
        view! { <h2 id=format!("r{id}")>{title}</h2> }.into_any()
    } else {
        view! { <h3 id=format!("r{id}")>{title}</h3> }.into_any()
    };
    let asked = receipt.snapshot.as_ref().map_or(say.language(), |snapshot| snapshot.language);
    let words = receipt.snapshot.as_ref().and_then(|snapshot| {
        snapshot.answered().find(|(_, shown)| matches!(shown, Shown::Text { .. })).map(|(_, shown)| shown.clone())
    });
    let whole = (level == 3 && receipt.snapshot.is_some()).then(|| {
        view! { <p><a class="line-link" href=format!("/say/{id}/sent")>{say.plain(TextId::ReceiptWhole)}<span class="vh">": "{day}</span></a></p> }
    });
    let states = receipt.states.iter().filter_map(|state| state_line(state, &say)).collect_view();
    view! {
        <article class="card receipt" aria-labelledby=format!("r{id}")>
            {heading}
            {words.filter(|_| level == 3).map(|shown| view! { <ShownAnswer shown asked/> })}
            <ol role="list" class="said" data-test="receipt">{states}</ol>
            {whole}
        </article>
    }
}

fn state_line(state: &ReceiptState, say: &Say) -> Option<AnyView> {
    let with = |placeholder, value: String| Say { names: say.names.clone().with(placeholder, value), band: say.band };
    let on = |placeholder, day| Say { names: say.names.clone().with_day(placeholder, day), band: say.band };
    let (symbol, done, say, id) = match state {
        ReceiptState::Sent(at) => ("said-sent", true, on(Placeholder::SentDate, london_date(*at)), TextId::ReceiptSent),
        ReceiptState::Read { reader, at } => {
            ("said-read", true, Say { names: read_names(say.names.clone(), reader, *at), band: say.band }, TextId::ReceiptRead)
        }
        ReceiptState::NotRead(chair) => ("said-read", false, with(Placeholder::Chair, chair.clone()), TextId::ReceiptNotRead),
        ReceiptState::NoChair => ("said-read", false, say.clone(), TextId::ReceiptNoChair),
        ReceiptState::UnreadAtStart(chair) => {
            ("said-read", false, with(Placeholder::Chair, chair.clone()), TextId::ReceiptUnreadAtStart)
        }
        ReceiptState::TalkedAbout(day) => {
            ("said-talked-about", true, on(Placeholder::MeetingDay, *day), TextId::ReceiptTalkedAbout)
        }
        ReceiptState::ToBeTalkedAbout(day) => ("said-talked-about", false, on(Placeholder::MeetingDay, *day), TextId::MeNext),
        ReceiptState::NoMeeting => ("said-talked-about", false, say.clone(), TextId::MeNextNone),
        ReceiptState::Asked(choice) => ("said-sent", false, with(Placeholder::Choice, choice.clone()), TextId::ReceiptAsked),
        ReceiptState::ReplyDue(day) => ("said-decided", false, on(Placeholder::ReplyDate, *day), TextId::ReceiptReplyDue),
        ReceiptState::Replied { by, .. } => {
            let say = by.clone().map_or_else(|| say.clone(), |by| with(Placeholder::Chair, by));
            ("said-decided", true, say, TextId::ReceiptReplyReady)
        }
        ReceiptState::Done { choice, by, at, .. } => {
            let names = read_names(say.names.clone(), by, *at).with(Placeholder::Choice, choice.clone());
            ("said-read", true, Say { names, band: say.band }, TextId::ReceiptDone)
        }
    };
    let key = match state {
        ReceiptState::Sent(_) => "sent",
        ReceiptState::Read { .. } => "read",
        ReceiptState::NotRead(_) | ReceiptState::NoChair => "not-read",
        ReceiptState::UnreadAtStart(_) => "unread-at-start",
        ReceiptState::TalkedAbout(_) => "talked-about",
        ReceiptState::ToBeTalkedAbout(_) | ReceiptState::NoMeeting => "to-come",
        ReceiptState::Asked(_) => "asked",
        ReceiptState::Done { .. } => "done",
        ReceiptState::ReplyDue(_) => "reply-due",
        ReceiptState::Replied { .. } => "replied",
    };
    // A band without words for a state is shown no state: a picture reader sees "sent", "read" and "talked about".
    let text = say.plain(id);
    (!text.is_empty()).then(|| {
        let text = say.text(id);
        let heading = say.plain(TextId::ReceiptDecided);
        let said = match state {
            ReceiptState::Done { said: Some(said), .. } => Some(decided(None, said.clone())),
            ReceiptState::Replied { said, .. } if !said.is_empty() => {
                Some(decided(Some(heading), said.clone()))
            }
            _ => None,
        };
        view! { <li class=if done { "" } else { "wait" } data-test="receipt-state" data-state=key><Symbol name=symbol/><div><p>{text}</p>{said}</div></li> }.into_any()
    })
}

/// What an adult wrote back: never in the child's own block.
pub(crate) fn decided(heading: Option<String>, said: String) -> AnyView {
    view! { <div class="decided" data-test="decided">{heading.map(|heading| view! { <p>{heading}</p> })}<p dir="auto" class="plain">{said}</p></div> }.into_any()
}

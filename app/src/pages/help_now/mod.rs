//! `/help-now`: the numbers. Anyone, signed in or out, without script.

use crate::{components::Pieces, document::Doc, pages::Outcome, symbols::Symbol, visit::Visit, words::Say};
use heard_domain::forms::TextId;
use leptos::prelude::*;

/// The numbers first.
pub(crate) async fn get(visit: Visit) -> Outcome {
    let say = Say::anyone(visit.service().plain_names());
    let settings = visit.service().settings();
    let numbers = ["999".to_owned(), "0800 1111".to_owned(), settings.day_phone.clone(), settings.night_phone.clone()];
    let doc = Doc::open(say.plain(TextId::HelpNowButton), move || {
        let mut lines = say.lines(TextId::HelpNowPage).into_iter().map(|pieces| view! { <Pieces pieces/> }.into_any());
        let first = lines.next();
        let numbers = numbers
            .iter()
            .map(|number| {
                let (heading, about) = (lines.next(), lines.next());
                view! { <Number heading about number=number.clone()/> }
            })
            .collect_view();
        view! {
            <h1>{say.text(TextId::HelpNowButton)}</h1>
            <p>{first}</p>
            <div class="numbers">{numbers}</div>
            <p>{lines.next()}</p>
            <p>{say.text(TextId::HelpNowHonest)}</p>
        }
        .into_any()
    });
    Ok(visit.ok(doc).await)
}

#[component]
fn Number(heading: Option<AnyView>, about: Option<AnyView>, number: String) -> impl IntoView {
    let call = format!("tel:{}", number.replace(' ', ""));
    view! {
        <section class="number">
            <h2>{heading}</h2>
            <p>{about}</p>
            <a class="button" href=call><Symbol name="phone"/><bdi>{number}</bdi></a>
        </section>
    }
}

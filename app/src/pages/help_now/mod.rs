//! `/help-now`: the numbers. Anyone, signed in or out, without script.

use crate::{document::Doc, pages::Outcome, symbols::Symbol, visit::Visit, words::Say};
use heard_domain::forms::TextId;
use leptos::prelude::*;

/// The numbers first.
pub(crate) async fn get(visit: Visit) -> Outcome {
    let say = Say::anyone(visit.service().plain_names());
    let settings = visit.service().settings();
    let (council, day, night) = (settings.council.clone(), settings.day_phone.clone(), settings.night_phone.clone());
    let doc = Doc::open("Help now", move || {
        view! {
            <h1>"Help now"</h1>
            <p>"You can call any of these numbers."</p>
            <div class="numbers">
                <Number heading="In danger now?" about="Free. If you cannot speak on a mobile, call 999, then press 55." number="999"/>
                <Number heading="To talk to someone" about="Childline. Free, day and night." number="0800 1111"/>
                <Number heading=format!("{council} in the day") about="Monday to Friday." number=day.clone()/>
                <Number heading=format!("{council} at night") about="And at weekends." number=night.clone()/>
            </div>
            <p>"You can tell any adult you trust."</p>
            <p>{say.text(TextId::HelpNowHonest)}</p>
        }
        .into_any()
    });
    Ok(visit.ok(doc).await)
}

#[component]
fn Number(#[prop(into)] heading: String, about: &'static str, #[prop(into)] number: String) -> impl IntoView {
    let call = format!("tel:{}", number.replace(' ', ""));
    view! {
        <section class="number">
            <h2>{heading}</h2>
            <p>{about}</p>
            <a class="button" href=call><Symbol name="phone"/><bdi>{number}</bdi></a>
        </section>
    }
}

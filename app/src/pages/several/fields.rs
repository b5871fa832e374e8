//! One of several questions on a page: alone it is the page's heading, among several one block of the row.

use crate::{
    components::{FieldError, FieldErrors},
    pages::say::question::fields_of,
    symbols::Symbol,
    words::Say,
};
use heard_domain::forms::{Band, Facts, Kind, Question, RawFields, Readers, TextId};
use leptos::prelude::*;

/// How a question is drawn.
pub(crate) struct Around<'a> {
    /// The words of the question.
    pub(crate) band: Band,
    /// What is known.
    pub(crate) facts: &'a Facts,
    /// The names in the words.
    pub(crate) say: &'a Say,
    /// The words around it.
    pub(crate) frame: &'a Say,
    /// Who reads the piece, unless this question says otherwise.
    pub(crate) readers: Readers,
    /// Whether others stand on the page.
    pub(crate) several: bool,
}

/// The question with its fields; `errors` are its own.
pub(crate) fn question(question: &Question, typed: &RawFields, around: &Around<'_>, errors: &FieldErrors) -> AnyView {
    let Around { band, facts, say, frame, several, .. } = *around;
    let prefix = format!("{}.", question.id);
    let ask = say.filled(question.ask.shown(band));
    let help = Some(question.help.shown(band)).filter(|help| !help.is_empty());
    let help = help.map(|help| view! { <p class="hint" id=format!("{prefix}help")>{say.filled(help)}</p> });
    let symbol = question.symbol.clone();
    if matches!(question.kind, Kind::Info {}) {
        return view! { <section class="card stack"><h2 class="ask-head"><Symbol name=symbol/>{ask}</h2>{help}</section> }
            .into_any();
    }
    let described = help.is_some().then(|| format!("{prefix}help"));
    let fields = fields_of(question, typed, band, facts, say, errors, &prefix);
    let why = Some(question.why.shown(band)).filter(|why| !why.is_empty()).map(|why| {
        view! { <div class="under"><details><summary>{frame.plain(TextId::ButtonWhy)}<span class="vh">": "{say.filled(question.ask.shown(band))}</span></summary><p>{say.filled(why)}</p></details></div> }
    });
    let message = |field: &str| {
        errors.at(field).map(|message| view! { <FieldError field=format!("{prefix}{field}") message=Some(message)/> })
    };
    let readers = readers(question, around);
    if matches!(question.kind, Kind::LongText {} | Kind::ShortText {}) {
        let label = view! { <label for=format!("{prefix}text") data-test="question">{ask}</label> };
        let heading = if several {
            view! { <h2>{label}</h2> }.into_any()
        } else {
            view! { <h1 class="ask-head"><Symbol name=symbol/>{label}</h1> }.into_any()
        };
        return view! {
            <div class=several.then_some("agree")>
                {heading}
                {help}
                {readers}
                {message("text")}
                {fields}
                {why}
            </div>
        }
        .into_any();
    }
    let beside =
        question.options(band, facts).iter().filter_map(|option| message(&option.text_box?.field(option.id))).collect_view();
    let legend = if several {
        view! { <legend>{ask}</legend> }.into_any()
    } else {
        view! { <legend class="ask-head"><Symbol name=symbol/><h1>{ask}</h1></legend> }.into_any()
    };
    view! {
        <fieldset class=if several { "agree" } else { "ask" } data-test="question" id=format!("{prefix}answer") aria-describedby=described>
            {legend}
            {help}
            {readers}
            {message("answer")}
            {beside}
            {fields}
            {(!several).then_some(why)}
        </fieldset>
    }
    .into_any()
}

/// Who reads this answer: above every box, and beside every question that has readers of its own.
fn readers(question: &Question, around: &Around<'_>) -> Option<AnyView> {
    let Around { band, say, frame, readers, .. } = *around;
    let own = question.readers.text().filter(|_| question.readers != readers);
    let id = format!("{}.reader", question.id);
    let text = match own {
        Some(text) => frame.paragraphs(text).into_any(),
        None if matches!(question.kind, Kind::LongText {} | Kind::ShortText {}) => {
            Say { band, ..say.clone() }.paragraphs(TextId::BoxLine).into_any()
        }
        None => return None,
    };
    Some(view! { <div class="reader" id=id><Symbol name="eye"/><div>{text}</div></div> }.into_any())
}

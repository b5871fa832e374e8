//! The fields of an answer, one way of drawing for each kind of question.

use crate::{
    components::{FieldError, FieldErrors, TextArea},
    symbols::Symbol,
    words::Say,
};
use heard_domain::forms::{Band, Facts, Kind, Offered, Question, RawFields, TextId};
use heard_service::say::QuestionPage;
use leptos::prelude::*;

/// Whether the answer is words alone, with the question as the label of one box.
pub(super) const fn is_text(kind: &Kind) -> bool {
    matches!(kind, Kind::ShortText {} | Kind::LongText {})
}

/// Whether there is a box to type in.
pub(in crate::pages::say) fn has_text_box(question: &Question, band: Band, facts: &Facts) -> bool {
    is_text(&question.kind)
        || matches!(question.kind, Kind::DateTime { .. })
        || question.options(band, facts).iter().any(|option| option.text_box.is_some())
}

/// Whether the page of a question that is no plain text has a field of this name beside `answer`.
pub(in crate::pages::say) fn has_field(question: &Question, band: Band, facts: &Facts, field: &str) -> bool {
    let options = question.options(band, facts);
    match &question.kind {
        Kind::Cards { .. } => options.iter().any(|card| format!("card-{}", card.id) == field),
        Kind::DateTime { .. } => matches!(field, "day" | "time" | "text"),
        _ => options.iter().any(|option| option.text_box.is_some_and(|own| own.field(option.id) == field)),
    }
}

/// The fields of one question's page.
#[component]
pub(super) fn AnswerFields(page: QuestionPage, say: Say, errors: FieldErrors) -> impl IntoView {
    let options = page.question.options(page.band, &page.facts);
    let columns = page.question.columns(page.band, &page.facts);
    fields(page.question, &page.fields, &options, &columns, &say, &errors, "")
}

/// The fields of one question; `prefix` keeps several on one page apart.
pub(in crate::pages::say) fn fields(
    question: &Question,
    answered: &RawFields,
    options: &[Offered<'_>],
    columns: &[Offered<'_>],
    say: &Say,
    errors: &FieldErrors,
    prefix: &str,
) -> AnyView {
    let name = &format!("{prefix}answer");
    let list = |class: &'static str, many: bool| {
        let options = options
            .iter()
            .enumerate()
            .map(|(index, option)| choice(option, index, name, many, answered, say, errors, prefix))
            .collect_view();
        view! { <div class=class>{options}</div> }.into_any()
    };
    match &question.kind {
        Kind::Faces5 { .. } => list("choices faces five", false),
        Kind::Faces3 { .. } => list("choices faces three-faces", false),
        Kind::Agreement4 { .. } => list("scale", false),
        Kind::Choice { .. } | Kind::YesNoUnsure { .. } | Kind::Place { .. } => list("choices", false),
        Kind::Choices { .. } | Kind::People { .. } => list("choices", true),
        Kind::Cards { .. } => cards(options, columns, answered, say, errors, prefix).into_any(),
        Kind::Ladder { ends, .. } => {
            ladder(question, (ends.low.shown(say.band), ends.high.shown(say.band)), answered, name, say).into_any()
        }
        Kind::ShortText {} => short_text(answered, errors, prefix).into_any(),
        Kind::LongText {} => {
            let value = answered.first("text").unwrap_or_default().to_owned();
            view! { <TextArea name=format!("{prefix}text") value described_by=format!("{prefix}reader") invalid=errors.at("text").is_some() own_words=true/> }.into_any()
        }
        Kind::DateTime { .. } if say.band == Band::Staff => dated(answered, errors, prefix).into_any(),
        Kind::DateTime { days, times, labels } => {
            let label = |id: &str| {
                labels.iter().find(|label| label.id == id).map(|label| label.words.shown(say.band).to_owned()).unwrap_or_default()
            };
            let group = |name: &'static str, choices: &[heard_domain::forms::Choice]| {
                choices
                    .iter()
                    .map(|option| {
                        let id = format!("{prefix}{name}-{}", option.id);
                        let checked = answered.has(name, &option.id);
                        let words = say.filled_plain(option.words.shown(say.band));
                        view! { <div class="choice"><input type="checkbox" name=format!("{prefix}{name}") value=option.id.clone() id=id.clone() checked=checked/><label for=id><Symbol name=option.symbol.clone()/>{words}</label></div> }
                    })
                    .collect_view()
            };
            let not = answered.first("text").unwrap_or_default().to_owned();
            let [day, time, text] = ["day", "time", "text"].map(|field| format!("{prefix}{field}"));
            let (described, invalid) = wrong(&text, errors.at(&text).as_ref());
            view! {
                <fieldset id=day.clone()><legend>{label("days")}</legend><FieldError field=day.clone() message=errors.at(&day)/><div class="choices">{group("day", days)}</div></fieldset>
                <fieldset id=time.clone()><legend>{label("times")}</legend><FieldError field=time.clone() message=errors.at(&time)/><div class="choices">{group("time", times)}</div></fieldset>
                <div class="field"><label for=text.clone()>{label("not")}</label><FieldError field=text.clone() message=errors.at(&text)/>
                    <input id=text.clone() name=text.clone() value=not dir="auto" autocomplete="off" spellcheck="false" aria-describedby=described aria-invalid=invalid/></div>
            }
            .into_any()
        }
        Kind::Drawing {} | Kind::Info {} => ().into_any(),
    }
}

/// A real date, a time and a length: for workers.
fn dated(answered: &RawFields, errors: &FieldErrors, prefix: &str) -> impl IntoView + use<> {
    const FIELDS: [(&str, &str); 5] = [
        ("date-day", "Day"),
        ("date-month", "Month"),
        ("date-year", "Year"),
        ("date-time", "Time, like 14:30"),
        ("date-minutes", "How many minutes"),
    ];
    // Above the row, where there is room for the words; each box is described by its own.
    let messages = FIELDS
        .iter()
        .map(|(field, _)| view! { <FieldError field=format!("{prefix}{field}") message=errors.at(field)/> })
        .collect_view();
    let boxes = FIELDS
        .iter()
        .map(|(field, label)| {
            let id = format!("{prefix}{field}");
            let value = answered.first(field).unwrap_or_default().to_owned();
            let (described, invalid) = wrong(&id, errors.at(field).as_ref());
            let numeric = (*field != "date-time").then_some("numeric");
            view! {
                <div class="field">
                    <label for=id.clone()>{*label}</label>
                    <input id=id.clone() name=id class="w-short" value=value inputmode=numeric autocomplete="off" spellcheck="false"
                        aria-describedby=described aria-invalid=invalid/>
                </div>
            }
        })
        .collect_view();
    view! { {messages}<div class="row">{boxes}</div> }
}

/// How a field says that there is something to put right.
fn wrong(id: &str, error: Option<&String>) -> (Option<String>, Option<&'static str>) {
    (error.map(|_| format!("{id}-error")), error.map(|_| "true"))
}

#[expect(clippy::too_many_arguments, reason = "what one option needs to be drawn; it has one caller")]
fn choice(
    option: &Offered<'_>,
    index: usize,
    name: &str,
    many: bool,
    answered: &RawFields,
    say: &Say,
    errors: &FieldErrors,
    prefix: &str,
) -> impl IntoView + use<> {
    let id = if index == 0 { format!("{prefix}answer-first") } else { format!("{prefix}answer-{}", option.id) };
    let checked = answered.has("answer", option.id);
    let bell = option.bell.then(|| view! { <small class="bell"><Symbol name="bell"/>{say.plain(TextId::Bell)}</small> });
    let class = if option.exclusive || matches!(option.id, "unsure" | "no-one") { "choice apart" } else { "choice" };
    let own = option.text_box.map(|own| {
        let field = own.field(option.id);
        let value = answered.first(&field).unwrap_or_default().to_owned();
        let (id, name) = (format!("{prefix}{field}"), format!("{prefix}{field}"));
        let error = errors.at(&id);
        let (described, invalid) = wrong(&id, error.as_ref());
        view! {
            <div class="own-words">
                <label for=id.clone()>{say.plain(own.label())}</label>
                <FieldError field=id.clone() message=error/>
                <input id=id name=name value=value dir="auto" autocomplete="off" spellcheck="false" placeholder=" " aria-describedby=described aria-invalid=invalid/>
            </div>
        }
    });
    view! {
        <div class=class>
            <input type=if many { "checkbox" } else { "radio" } name=name.to_owned() value=option.id.to_owned() id=id.clone() checked=checked/>
            <label for=id><Symbol name=option.symbol/><span>{say.filled(option.words)}{bell}</span></label>
        </div>
        {own}
    }
}

fn cards(
    cards: &[Offered<'_>],
    columns: &[Offered<'_>],
    answered: &RawFields,
    say: &Say,
    errors: &FieldErrors,
    prefix: &str,
) -> impl IntoView + use<> {
    let cards = cards
        .iter()
        .map(|card| {
            let field = format!("card-{}", card.id);
            let name = format!("{prefix}{field}");
            let buttons = columns
                .iter()
                .map(|column| {
                    let id = format!("{name}-{}", column.id);
                    let checked = answered.has(&field, column.id);
                    let bell =
                        column.bell.then(|| view! { <small class="bell"><Symbol name="bell"/>{say.plain(TextId::Bell)}</small> });
                    view! {
                        <div class="choice">
                            <input type="radio" name=name.clone() value=column.id.to_owned() id=id.clone() checked=checked/>
                            <label for=id><Symbol name=column.symbol/><span>{say.filled(column.words)}{bell}</span></label>
                        </div>
                    }
                })
                .collect_view();
            let error = errors.at(&name);
            let (described, _) = wrong(&name, error.as_ref());
            view! {
                <fieldset class="sort" id=name.clone() aria-describedby=described>
                    <legend><Symbol name=card.symbol/><span>{say.filled(card.words)}</span></legend>
                    <FieldError field=name.clone() message=error/>
                    <div class="thirds">{buttons}</div>
                </fieldset>
            }
        })
        .collect_view();
    view! { <div class="sorts">{cards}</div> }
}

fn ladder(question: &Question, (low, high): (&str, &str), answered: &RawFields, name: &str, say: &Say) -> impl IntoView + use<> {
    let steps = (0..=10_u8)
        .rev()
        .map(|number| {
            let id = format!("{name}-{number}");
            let end = match number {
                10 => Some(say.filled_plain(high)),
                0 => Some(say.filled_plain(low)),
                _ => None,
            };
            let bell = question
                .bell_at(number)
                .then(|| view! { <small class="bell"><Symbol name="bell"/>{say.plain(TextId::Bell)}</small> });
            let checked = answered.has("answer", &number.to_string());
            view! {
                <div class="choice">
                    <input type="radio" name=name.to_owned() value=number.to_string() id=id.clone() checked=checked/>
                    <label for=id><b>{number}</b>" "<span>{end}{bell}</span></label>
                </div>
            }
        })
        .collect_view();
    view! { <div class="ladder">{steps}</div> }
}

fn short_text(answered: &RawFields, errors: &FieldErrors, prefix: &str) -> impl IntoView + use<> {
    let value = answered.first("text").unwrap_or_default().to_owned();
    let name = format!("{prefix}text");
    let invalid = errors.at("text").map(|_| "true");
    view! {
        <div class="field">
            <input id=name.clone() name=name.clone() dirname=format!("{name}.dir") value=value dir="auto" autocomplete="off" spellcheck="false" aria-describedby=format!("{prefix}reader") aria-invalid=invalid/>
        </div>
    }
}

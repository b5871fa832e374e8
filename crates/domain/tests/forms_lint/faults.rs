//! One fault for each thing that a rule looks for.

use super::{fine, with_example};
use heard_domain::forms::{
    Catalogue, LoadProblem, Sources, TextId,
    lint::{Rule, lint},
};
use std::collections::BTreeSet;

/// The rule it breaks and where; the file it is put into, the words it takes out there and the words it puts in their place.
type Fault = (Rule, &'static str, &'static str, &'static str, &'static str);

const LONG_WORDS: &str = "Considerable deliberations necessitate institutional preparation.";

const FAULTS: &[Fault] = &[
    // Files that make no catalogue.
    (Rule::Readable, "", "day.toml", "version = 1", "version = "),
    (Rule::Readable, "", "day.toml", "author = \"child\"", "author = \"dog\""),
    (Rule::Readable, "", "day.toml", "id = \"day-now\"", ""),
    (Rule::Readable, "", "glossary.toml", "score_as", "score"),
    (Rule::Readable, "day-now", "day.toml", "kind = \"choice\"", "kind = \"guess\""),
    (Rule::Readable, "day-now", "day.toml", "heading = \"The day\"", "headline = \"The day\""),
    (Rule::Readable, "day-now", "day.toml", "signal = \"scared\"", "signal = \"sad\""),
    (Rule::Readable, "day-now", "day.toml", "symbol = \"sun\", b8 = \"It is fine\"", "b8 = \"It is fine\""),
    (Rule::Readable, "day-now", "day.toml", "kind = \"choice\"", "kind = \"choice\"\ncolumns = \"good\""),
    (Rule::Readable, "day-now", "day.toml", "kind = \"choice\"", "kind = \"cards\"\ncolumns = \"good\""),
    (Rule::Readable, "day-now", "day.toml", "id = \"day-words\"", "id = \"day-now\""),
    (Rule::Readable, "day-words", "day.toml", "{ q = \"day-now\", any = [\"bad\"] }", "{ fact = \"rain\" }"),
    (Rule::Readable, "day-words", "day.toml", "any = [\"bad\"]", "any = [\"bad\"], none = [\"fine\"]"),
    (Rule::Readable, "feel-tomorrow", "day.toml", "feel-today", "feel-tomorrow"),
    (Rule::Readable, "button.start", "standing.toml", "id = \"button.next\"", "id = \"button.start\""),
    // Ids and what they name.
    (Rule::FileName, "form", "day.toml", "id = \"day\"\nversion", "id = \"days\"\nversion"),
    (Rule::Ids, "day-now", "day.toml", "id = \"fine\"", "id = \"Fine\""),
    (Rule::Ids, "day-now [b8]", "day.toml", "id = \"fine\"", "id = \"bad\""),
    (Rule::Ids, "feel-today", "day.toml", "use = \"feel-today\"", DRAWING_OF_THE_SAME_ID),
    (Rule::Ids, "hello", "mails.toml", "[[mail]]", MAIL_OF_THE_SAME_ID),
    (Rule::References, "form", "day.toml", "suggest = []", "suggest = [\"night\"]"),
    (Rule::References, "day-now", "day.toml", "section = \"me\"\nask", "section = \"you\"\nask"),
    (Rule::References, "day-now", "day.toml", "section = \"me\"\nask", "ask"),
    (Rule::References, "day-words", "day.toml", "gloss = [\"helper\"]", "gloss = [\"helper\", \"plan\"]"),
    (Rule::References, "form", "day.toml", "suggest = []", "suggest = []\ngloss = [\"plan\"]"),
    (Rule::References, "before-start", "standing.toml", "where = \"a page\"", "where = \"a page\"\ngloss = [\"plan\"]"),
    (Rule::Conditions, "day-words", "day.toml", "q = \"day-now\"", "q = \"day-later\""),
    (Rule::Conditions, "day-words", "day.toml", "any = [\"bad\"]", "any = [\"sad\"]"),
    (Rule::Conditions, "day-words", "day.toml", "any = [\"bad\"]", "at_most = 3"),
    (Rule::Conditions, "day-words", "day.toml", "q = \"day-now\", any = [\"bad\"]", "q = \"feel-today\", any = [\"good\"]"),
    (
        Rule::Conditions,
        "day-now",
        "day.toml",
        "b8 = \"It is fine\"",
        "b8 = \"It is fine\", show_if = [{ q = \"feel-today\", any = [\"good\"] }]",
    ),
    // What is missing.
    (
        Rule::Complete,
        "form",
        "day.toml",
        "[words.b4]",
        "[words.adult]\nname = \"The day\"\nabout = \"Say how it is.\"\n[words.b4]",
    ),
    (Rule::Complete, "form [b4]", "day.toml", "[words.b4]\nname = \"My day\"\nabout = \"Show your day.\"", ""),
    (Rule::Complete, "form [b8]", "day.toml", "symbol = \"sun\", b8 = \"Me\"", "symbol = \"sun\", b4 = \"Me\""),
    (Rule::Complete, "day-now", "day.toml", "purpose = \"How the day is.\"", "purpose = \"\""),
    (Rule::Complete, "day-now", "day.toml", "heading = \"The day\"", "heading = \"\""),
    (Rule::Complete, "day-now [b8]", "day.toml", "why.b8 = \"So we know.\"", ""),
    (Rule::Complete, "day-now [b8]", "day.toml", "b8 = \"It is fine\"", "b4 = \"Fine\""),
    (Rule::Complete, "day-words", "day.toml", "show_if", "required = true\nshow_if"),
    (Rule::Complete, "feel-today", "common.toml", "adult_note = \"Any face is fine.\"", ""),
    (Rule::Complete, "feel-today [b4]", "common.toml", "ask.b4", "ask.b8"),
    (Rule::Complete, "skipped", "standing.toml", "id = \"skipped\"\nwhere = \"a page\"", "id = \"skipped\"\nwhere = \"\""),
    // What is too much, or not used.
    (Rule::Unused, "feel-tomorrow", "common.toml", "[[question]]", "[[question]]\nid = \"feel-tomorrow\"\n\n[[question]]"),
    (Rule::Symbols, "symbols", "symbols.toml", "sun = \"A sun\"", "sun = \"A sun\"\nmoon = \"A moon\""),
    (Rule::Symbols, "symbols", "symbols.toml", "cloud = \"A cloud\"", ""),
    (Rule::Symbols, "symbols", "symbols.toml", "names = [\"sun\"]", "names = [\"moon\"]"),
    // Words.
    (Rule::Placeholders, "day-words [b8]", "day.toml", "{worker}", "{teacher}"),
    (Rule::Sentences, "day-now [b8]", "day.toml", "So we know.", "So we know how it is for you now and how it was before."),
    (Rule::Sentences, "feel-today [b4]", "common.toml", "How do you feel today?", "How do you and they feel today?"),
    (
        Rule::Sentences,
        "form [b8]",
        "day.toml",
        "You can skip any page.",
        "You can skip any page and any part of any page if you want.",
    ),
    (Rule::Never, "day-now [b8]", "day.toml", "So we know.", "Please say it."),
    (Rule::Never, "day-now [b8]", "day.toml", "So we know.", "It is just for you."),
    (Rule::Never, "day-now [b8]", "day.toml", "So we know.", "So we know!"),
    (Rule::Never, "day-now [b8]", "day.toml", "It is bad", "I am not unhappy"),
    (Rule::Never, "feel-today", "common.toml", "Any face is fine.", "Any face is fine, please."),
    (
        Rule::Never,
        "skipped [b8]",
        "standing.toml",
        "id = \"skipped\"\nwhere = \"a page\"\nb8 = \"You can",
        "id = \"skipped\"\nwhere = \"a page\"\nb8 = \"Please",
    ),
    (Rule::Never, "hello [b8]", "mails.toml", "You can read it any time.", "Please read it."),
    (Rule::Never, "footer", "mails.toml", "Type {address} yourself.", "Please type {address}."),
    (Rule::Never, "child-8-11", "cards.toml", "This card is yours.", "This card is yours!"),
    (Rule::Never, "helper [b8]", "glossary.toml", "A person who helps you.", "A person who is just for you."),
    (Rule::Avoid, "day-words [b8]", "day.toml", "What would make it better?", "What is good in your placement?"),
    (Rule::Avoid, "day-words [b8]", "day.toml", "What would make it better?", "What is good for LAC?"),
    (Rule::Asking, "day-now [b8]", "day.toml", "How is your day?", "How is your day? Is it fine?"),
    (Rule::Asking, "day-now [b8]", "day.toml", "How is your day?", "Why is your day like that?"),
    (Rule::Gloss, "day-words [b8]", "day.toml", "gloss = [\"helper\"]", ""),
    (Rule::Gloss, "form [b8]", "day.toml", "You can skip any page.", "Your helper can skip any page."),
    // Whole forms and files.
    (Rule::ReadingLevel, "form [b8]", "day.toml", "This is about your day.", LONG_WORDS),
    (Rule::ReadingLevel, "form [b4]", "common.toml", "Any face is fine.", LONG_WORDS),
    (
        Rule::ReadingLevel,
        "day-words [b8]",
        "day.toml",
        "Your helper {worker} reads this.",
        "You can say considerable deliberations necessitate institutional preparation.",
    ),
    (Rule::ReadingLevel, "b8", "mails.toml", "You can read it any time.", LONG_WORDS),
    (Rule::SafetyLast, "form [b8]", "day.toml", "id = \"day-words\"", "id = \"safe\""),
    (Rule::Minutes, "form [b8]", "day.toml", "minutes = { b4 = 1, b8 = 1 }", "minutes = { b4 = 1, b8 = 0 }"),
    (Rule::Discreet, "hello", "mails.toml", "You have a message", "Your review is near"),
    (Rule::Discreet, "child-8-11", "cards.toml", "A card for {first_name}.", "Your meeting, {first_name}."),
];

/// Faults of the example, or that show in it.
const FAULTS_OF_EXAMPLES: &[Fault] = &[
    (Rule::Readable, "ada-day/day-now", "examples.toml", "day-now = \"bad\"", "day-now = \"sunny\""),
    (Rule::Readable, "ada-day", "examples.toml", "day-now = \"bad\"", "day-night = \"bad\""),
    (
        Rule::Readable,
        "ada-day",
        "examples.toml",
        "[example.answers]",
        "[example.own_words]\n\"day-night.other\" = \"rain\"\n[example.answers]",
    ),
    (Rule::Examples, "ada-day", "examples.toml", "alerts = [\"scared\"]", "alerts = []"),
    (Rule::Examples, "ada-day", "examples.toml", "day-now = \"bad\"", "day-now = \"fine\""),
    (Rule::Examples, "ada-day", "examples.toml", "about = \"day-words\"", "about = \"feel-today\""),
    (Rule::Never, "ada-day", "examples.toml", "You can play more.", "You can play more, please."),
    (Rule::ReadingLevel, "ada-day", "examples.toml", "You can play more.", LONG_WORDS),
];

const DRAWING_OF_THE_SAME_ID: &str = r#"id = "feel-today"
kind = "drawing"
bands = ["b4"]
symbol = "sun"
ask.b4 = "Draw here."
adult_note = "Look at it."
purpose = "A picture."
heading = "Picture""#;

const MAIL_OF_THE_SAME_ID: &str = r#"[[mail]]
id = "hello"
to = "child"
when = "later"
subject = "You have a message"
first = "There is something new for you."
b8 = "You can read it any time."
button = ""

[[mail]]"#;

/// The rules that a catalogue breaks, each with the place.
fn broken(sources: &Sources) -> BTreeSet<(Rule, String)> {
    lint(sources).into_iter().map(|problem| (problem.rule, problem.place)).collect()
}

fn put_in(sources: &Sources, file: &str, from: &str, to: &str) -> Sources {
    let text = sources.get(file).unwrap();
    assert!(text.contains(from), "{file} does not say: {from}");
    sources.clone().with(file, &text.replacen(from, to, 1))
}

fn each_is_caught(sources: &Sources, faults: &[Fault]) {
    for (rule, place, file, from, to) in faults {
        let broken = broken(&put_in(sources, file, from, to));
        assert!(broken.contains(&(*rule, (*place).to_owned())), "{rule:?} at {place} was not seen after {to}: {broken:?}");
        assert!(broken.iter().all(|(other, _)| other == rule), "only {rule:?} is broken by {to}: {broken:?}");
    }
}

#[test]
fn each_fault_breaks_its_rule_and_no_other() {
    each_is_caught(&fine(), FAULTS);
}

#[test]
fn each_fault_of_an_example_is_caught() {
    each_is_caught(&with_example(), FAULTS_OF_EXAMPLES);
}

#[test]
fn no_rule_is_without_a_fault_that_breaks_it() {
    let broken: BTreeSet<Rule> = FAULTS.iter().chain(FAULTS_OF_EXAMPLES).map(|(rule, ..)| *rule).collect();
    let sizes = BTreeSet::from([Rule::Sizes]);
    assert_eq!(broken.union(&sizes).copied().collect::<Vec<_>>(), Rule::ALL);
}

#[test]
fn more_than_ten_options_seven_pictures_or_eight_steps_are_too_many() {
    let options = |count: usize, band: &str| {
        let option = |number: usize| format!("  {{ id = \"o{number}\", symbol = \"sun\", {band} = \"Sun\" }},\n");
        (0..count).map(option).collect::<Vec<_>>().concat()
    };
    let day = |count| put_in(&fine(), "day.toml", "options = [\n", &format!("options = [\n{}", options(count, "b8")));
    assert_eq!(broken(&day(8)), BTreeSet::new());
    assert_eq!(broken(&day(9)), BTreeSet::from([(Rule::Sizes, "day-now".to_owned())]));

    let faces = |count| put_in(&fine(), "scales.toml", "options = [\n", &format!("options = [\n{}", options(count, "b4")));
    assert_eq!(broken(&faces(5)), BTreeSet::new());
    assert_eq!(broken(&faces(6)), BTreeSet::from([(Rule::Sizes, "feel-today".to_owned())]));

    let steps = |count: usize| {
        let pictures = (1..count).map(|number| {
            DRAWING_OF_THE_SAME_ID.replace("feel-today", &format!("picture-{number}")).replace("drawing", "short_text")
                + "\n\n[[question]]\n"
        });
        put_in(&fine(), "day.toml", "use = \"feel-today\"", &(pictures.collect::<String>() + "use = \"feel-today\""))
    };
    assert_eq!(broken(&steps(8)), BTreeSet::new());
    assert_eq!(broken(&steps(9)), BTreeSet::from([(Rule::Sizes, "form [b4]".to_owned())]));
}

#[test]
fn a_phrase_that_is_never_used_may_be_part_of_one_that_is_fine_or_fine_for_staff() {
    let now = put_in(&fine(), "day.toml", "So we know.", "So we know just now.");
    assert_eq!(broken(&now), BTreeSet::new());
    let staff = put_in(&fine(), "standing.toml", "b8 = \"You can skip this.\"", "staff = \"You can just skip this.\"");
    assert_eq!(broken(&staff), BTreeSet::new());
}

#[test]
fn words_on_both_sides_of_a_comma_or_a_full_stop_are_no_phrase() {
    let glossary =
        |phrase: &str| put_in(&fine(), "glossary.toml", "phrases = [\"please\"]", &format!("phrases = [\"{phrase}\"]"));
    let said = |sources: &Sources| put_in(sources, "day.toml", "So we know.", "It is not so, never. Mind you can skip it.");
    assert_eq!(broken(&said(&glossary("so never"))), BTreeSet::new());
    assert_eq!(broken(&said(&glossary("never mind"))), BTreeSet::new());
    assert_eq!(broken(&said(&glossary("not so"))), BTreeSet::from([(Rule::Never, "day-now [b8]".to_owned())]));
}

#[test]
fn a_problem_says_the_file_the_place_and_what_to_write() {
    let told = |file, from, to| lint(&put_in(&fine(), file, from, to)).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        told("day.toml", "What would make it better?", "What is good in your placement?"),
        ["forms/day.toml: day-words [b8]: \"placement\", write \"where you live\": What is good in your placement?"]
    );
    assert_eq!(
        told("day.toml", "So we know.", "Please say it."),
        ["forms/day.toml: day-now [b8]: \"please\" is empty politeness: Please say it."]
    );
    assert_eq!(
        told("day.toml", "gloss = [\"helper\"]", ""),
        ["forms/day.toml: day-words [b8]: the term \"helper\" is not named in gloss: Your helper Jo reads this."]
    );
}

#[test]
fn a_text_that_pages_show_cannot_be_missing_and_none_can_be_added_unseen() {
    let missing = fine().with("standing.toml", "text = []");
    let problem = Catalogue::load(&missing).unwrap_err();
    assert_eq!((problem.file.as_str(), problem.problem), ("standing.toml", LoadProblem::MissingText(TextId::BeforeStart)));

    let more =
        fine().get("standing.toml").unwrap().to_owned() + "[[text]]\nid = \"new-page\"\nwhere = \"nowhere\"\nb8 = \"New\"\n";
    assert!(Catalogue::load(&fine().with("standing.toml", &more)).is_err());
}

#[test]
fn a_missing_file_is_named() {
    let problem = Catalogue::load(&Sources::default()).unwrap_err();
    assert_eq!(problem.to_string(), "forms/common.toml: is missing");
}

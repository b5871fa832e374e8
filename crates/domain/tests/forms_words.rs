//! Words by reader, names in texts, terms, cards, mails and the made-up submissions.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

use heard_domain::forms::{
    Answer, Band, CardId, Catalogue, Example, ExampleState, Journey, Names, Piece, Placeholder, Readers, Signal, Sources, TextId,
    fill, fill_plain, length,
};

fn catalogue() -> &'static Catalogue {
    Catalogue::shipped()
}

fn unknown(band: Band) -> Names {
    Names::unknown(&catalogue().standing, band)
}

#[test]
fn the_band_changes_on_the_8th_the_12th_and_the_16th_birthday() {
    let bands = [
        (4, Band::B4),
        (7, Band::B4),
        (8, Band::B8),
        (11, Band::B8),
        (12, Band::B12),
        (15, Band::B12),
        (16, Band::B16),
        (17, Band::B16),
    ];
    for (years, band) in bands {
        assert_eq!(Band::for_age(years), band, "{years}");
    }
}

#[test]
fn a_band_is_read_back_from_its_key() {
    for band in Band::ALL {
        assert_eq!(band.key().parse(), Ok(band));
    }
    assert!("b9".parse::<Band>().is_err());
}

#[test]
fn older_readers_take_the_next_younger_words_and_pictures_never_do() {
    let question = catalogue().form("my-review").unwrap().question("promises-kept").unwrap();
    assert_eq!(question.ask.get(Band::B16), Some("Did people do what they said at the last review?"));
    assert_eq!(question.why.get(Band::B16), Some("{chair} checks that people do what they said."));
    assert_eq!(question.ask.get(Band::B4), None);
    assert_eq!(question.ask.get(Band::Adult), None);
    assert_eq!(question.ask.shown(Band::B4), "Did people do what they said last time?");
}

#[test]
fn a_text_for_someone_not_signed_in_is_for_everybody() {
    let standing = &catalogue().standing;
    for band in Band::ALL {
        assert_eq!(standing.text(TextId::HelpNowButton, band), "Help now");
    }
    assert_eq!(standing.text(TextId::ErrorTitle, Band::Any), "Look at this again");
    assert_eq!(standing.text(TextId::ButtonSend, Band::Staff), "");
}

#[test]
fn a_text_of_several_paragraphs_has_several_lines() {
    let lines: Vec<&str> = catalogue().standing.lines(TextId::BeforeStart, Band::B4).collect();
    assert_eq!(lines, ["{readers} see this.", "They help if you are scared."]);
}

#[test]
fn names_are_pieces_of_their_own() {
    let names = unknown(Band::B8).with(Placeholder::Chair, "سام");
    let pieces = fill("So {chair} can find out.", &names);
    let words = |text: &str| Piece { text: text.to_owned(), is_name: false };
    assert_eq!(pieces, [words("So "), Piece::name("سام"), words(" can find out.")]);
}

#[test]
fn words_in_place_of_a_name_take_a_capital_at_the_start_of_a_sentence_only() {
    let names = unknown(Band::B8);
    assert_eq!(fill_plain("{chair} will know.", &names), "The person who runs your meeting will know.");
    assert_eq!(fill_plain("So {chair} can find out.", &names), "So the person who runs your meeting can find out.");
    assert_eq!(fill_plain("It is sent. {worker} can read it.", &names), "It is sent. Your social worker can read it.");
    assert_eq!(fill_plain("Not now\n{worker} can", &names), "Not now\nYour social worker can");
    assert_eq!(fill_plain("Not now, {worker} can", &names), "Not now, your social worker can");
    assert_eq!(fill_plain("Tell {chair} one thing.", &unknown(Band::B4)), "Tell the meeting person one thing.");
}

#[test]
fn a_name_stays_as_its_owner_writes_it() {
    let names = unknown(Band::B8).with(Placeholder::Meeting, "pizza club");
    assert_eq!(fill_plain("{meeting} is on Monday.", &names), "pizza club is on Monday.");
}

#[test]
fn several_people_are_joined_as_people_say_it() {
    let names = unknown(Band::B8).with(Placeholder::Worker, "Jo");
    let list = |people: &[Piece]| {
        fill_plain("{readers} will read this.", &names.clone().with_list(Placeholder::Readers, people.to_vec()))
    };
    let chair = names.get(Placeholder::Chair).unwrap().clone();
    let jo = names.get(Placeholder::Worker).unwrap().clone();
    assert_eq!(list(&[chair.clone(), jo.clone()]), "The person who runs your meeting and Jo will read this.");
    assert_eq!(list(&[jo.clone(), chair, Piece::name("Amir")]), "Jo, the person who runs your meeting and Amir will read this.");
    assert_eq!(list(&[jo]), "Jo will read this.");
}

#[test]
fn what_nothing_fills_stays_in_braces() {
    assert_eq!(
        fill_plain("By {reply_date}, or {not a placeholder} {", &unknown(Band::B8)),
        "By {reply_date}, or {not a placeholder} {"
    );
    assert_eq!(fill_plain("a } b {chair}", &unknown(Band::Adult)), "a } b the chair");
}

#[test]
fn a_question_opens_the_meaning_of_its_terms() {
    let question = catalogue().form("my-review").unwrap().question("advocate").unwrap();
    let meanings: Vec<_> = catalogue().glossary.meanings(&question.gloss, Band::B16).collect();
    assert_eq!(meanings.iter().map(|(term, _)| *term).collect::<Vec<_>>(), ["advocate", "social worker"]);
    assert_eq!(meanings[0].1, "A person who helps you say what you want. They work for you and not for your social worker.");
}

#[test]
fn every_list_of_readers_has_words() {
    let all = [Readers::ChairWorker, Readers::Chair, Readers::Bookers, Readers::CarerReview, Readers::Alert];
    for readers in all {
        assert!(!catalogue().standing.text(readers.text().unwrap(), Band::B8).is_empty(), "{readers:?}");
    }
    assert_eq!(Readers::Nobody.text(), None);
}

#[test]
fn every_person_has_a_card() {
    for band in Band::ALL {
        let card = catalogue().card(CardId::for_band(band)).unwrap();
        assert_eq!(card.child.is_some(), band.is_child());
    }
}

#[test]
fn mails_are_found_by_id() {
    let mail = catalogue().mails.get("child-reply").unwrap();
    assert_eq!(mail.subject, "There is an answer for you in Heard");
    assert!(mail.words.get(Band::B16).is_some());
    assert!(catalogue().mails.get("child-gossip").is_none());
}

#[test]
fn symbols_are_those_of_forms_of_the_bell_and_of_the_frame() {
    let used = catalogue().symbols_used();
    for symbol in ["face-very-good", "house", "bell", "help-now", "close-quickly"] {
        assert!(used.contains(symbol), "{symbol}");
    }
    assert!(!used.contains("portrait-example"));
}

#[test]
fn letters_are_counted_for_the_reader() {
    assert_eq!(length("e\u{301}👵🏽"), 2);
}

fn examples() -> Vec<Example> {
    Example::load(&Sources::with_examples(), catalogue()).unwrap()
}

#[test]
fn ten_children_a_parent_and_a_carer_are_the_examples() {
    let examples = examples();
    assert_eq!(examples.len(), 12);
    assert_eq!(examples.iter().filter(|example| example.band.is_child()).count(), 10);
}

#[test]
fn an_example_is_read_as_if_it_was_posted() {
    let examples = examples();
    let kian = examples.iter().find(|example| example.id == "kian-conference").unwrap();
    assert_eq!((kian.state, kian.alerts.as_slice()), (ExampleState::Read, [Signal::Scared, Signal::TellToday].as_slice()));
    let Some(Answer::People { people }) = kian.answers.get("tell-who") else { panic!() };
    assert_eq!(people[0].name.as_deref(), Some("mrs patel"));
    let facts = kian.facts();
    let form = catalogue().form(&kian.form).unwrap();
    let journey = Journey::new(form, kian.band, &facts, &kian.answers);
    let raised: Vec<Signal> = journey.signals().iter().map(|raised| raised.signal).collect();
    assert_eq!(raised, [Signal::Scared, Signal::TellToday]);
}

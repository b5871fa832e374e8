//! Every language says all that English says, with the same names in it.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

use heard_domain::forms::{Band, Catalogue, Direction, Language, Names, Piece, Placeholder, Sources, TextId, fill_plain};
use std::collections::BTreeMap;
use toml::{Table, Value};

const OTHERS: [Language; 2] = [Language::Welsh, Language::Arabic];

/// What stands under these keys is read by children, parents and carers; so is everything under a band.
const WORDS: [&str; 4] = ["name", "about", "intro", "adult_note"];

/// Texts that only staff read.
const STAFF_ONLY: [TextId; 4] = [TextId::BeforeStartObservation, TextId::ErrorNotYet, TextId::ErrorTime, TextId::ErrorRequired];

/// Every text of a file that people read, by where it stands.
fn words(value: &Value, place: &str, found: &mut BTreeMap<String, String>) {
    match value {
        Value::Table(table) => {
            for (key, value) in table {
                let is_words = WORDS.contains(&key.as_str()) || key.parse::<Band>().is_ok_and(|band| band != Band::Staff);
                match value {
                    Value::String(text) if is_words => drop(found.insert(format!("{place}/{key}"), text.clone())),
                    value => words(value, &format!("{place}/{key}"), found),
                }
            }
        }
        Value::Array(things) => {
            for thing in things {
                let name =
                    ["id", "use", "term"].iter().find_map(|key| thing.get(key)).and_then(Value::as_str).unwrap_or_default();
                words(thing, &format!("{place}/{name}"), found);
            }
        }
        _ => {}
    }
}

fn words_of(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    words(&Value::Table(text.parse::<Table>().unwrap()), "", &mut found);
    found
}

/// The names in braces, sorted.
fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
    names.sort_unstable();
    names
}

#[test]
fn every_word_of_a_translated_file_is_there_with_the_same_names_in_it() {
    let english = Sources::shipped();
    for language in OTHERS {
        for (file, text) in Sources::translations(language) {
            let theirs = words_of(text);
            for (place, plain) in words_of(english.get(file).unwrap()) {
                if STAFF_ONLY.iter().any(|id| place.starts_with(&format!("/text/{}/", id.key()))) {
                    continue;
                }
                let word = theirs.get(&place).unwrap_or_else(|| panic!("{} {file}{place}", language.key()));
                assert_eq!(placeholders(word), placeholders(&plain), "{} {file}{place}", language.key());
                // "Dad" is "Dad" in Welsh too.
                assert!(*word != plain || plain == "Dad", "{} {file}{place} is in English", language.key());
            }
        }
    }
}

#[test]
fn every_file_says_that_a_machine_made_its_words() {
    for language in OTHERS {
        assert!(language.is_machine_made());
        for (file, text) in Sources::translations(language) {
            let table: Table = text.parse().unwrap();
            assert_eq!(table.get("made").and_then(Value::as_str), Some("machine"), "{file}");
            assert_eq!(table.get("language").and_then(Value::as_str), Some(language.key()), "{file}");
        }
    }
}

#[test]
fn arabic_runs_from_right_to_left_and_is_in_its_own_letters() {
    assert_eq!(Language::Arabic.direction(), Direction::Rtl);
    let arabic = Catalogue::shipped_in(Language::Arabic);
    let next = arabic.standing.text(TextId::ButtonNext, Band::B8);
    assert!(next.chars().any(|letter| ('\u{600}'..='\u{6ff}').contains(&letter)), "{next}");
}

#[test]
fn a_form_without_words_in_a_language_stays_in_english_as_a_whole() {
    let welsh = Catalogue::shipped_in(Language::Welsh);
    assert_eq!(welsh.form("my-review").unwrap().language, Language::Welsh);
    assert_eq!(welsh.form("good-news"), Catalogue::shipped().form("good-news"));
    assert_eq!(welsh.form("good-news").unwrap().language, Language::English);
}

#[test]
fn a_language_is_known_by_its_key() {
    for language in Language::ALL {
        assert_eq!(language.key().parse(), Ok(language));
    }
    assert!("fr".parse::<Language>().is_err());
}

/// 13 May 2026 was a Wednesday, and 15:45 in London then is 14:45 in UTC.
#[test]
fn days_and_times_are_said_as_people_say_them() {
    let day = "2026-05-13".parse().unwrap();
    let [morning, afternoon, evening, noon] =
        ["T09:00:00Z", "T14:45:00Z", "T18:05:00Z", "T11:00:00Z"].map(|time| format!("2026-05-13{time}").parse().unwrap());
    let said = |language: Language| [morning, afternoon, evening, noon].map(|at| language.time(at));
    assert_eq!(Language::English.day(day), "Wednesday 13 May");
    assert_eq!(said(Language::English), ["10am", "3:45pm", "7:05pm", "12pm"]);
    assert_eq!(Language::Welsh.day(day), "dydd Mercher 13 Mai");
    assert_eq!(said(Language::Welsh), ["10yb", "3:45yp", "7:05yh", "12yp"]);
    assert_eq!(Language::Arabic.day(day), "الأربعاء 13 مايو");
    assert_eq!(said(Language::Arabic), ["10 صباحًا", "3:45 مساءً", "7:05 مساءً", "12 ظهرًا"]);
}

#[test]
fn every_day_and_month_has_its_name() {
    // 1 June 2026 was a Monday.
    let week: Vec<_> = (1..=7).map(|day| format!("2026-06-{day:02}").parse().unwrap()).collect();
    let days = |language: Language| week.iter().map(|day| language.weekday(*day)).collect::<Vec<_>>().join(" ");
    assert_eq!(days(Language::English), "Monday Tuesday Wednesday Thursday Friday Saturday Sunday");
    assert_eq!(days(Language::Welsh), "dydd Llun dydd Mawrth dydd Mercher dydd Iau dydd Gwener dydd Sadwrn dydd Sul");
    assert_eq!(days(Language::Arabic), "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد");
    let months = |language: Language| {
        let firsts = (1..=12).map(|month| format!("2026-{month:02}-01").parse().unwrap());
        firsts.map(|day| language.month(day)).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(months(Language::Welsh), "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr");
    assert_eq!(months(Language::Arabic), "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر");
}

#[test]
fn a_list_of_people_is_joined_in_the_language_of_the_words() {
    let people = || ["Jo", "Sam", "Idris"].map(Piece::name).to_vec();
    let said = |language| {
        let names = Names::unknown(&Catalogue::shipped_in(language).standing, Band::B8);
        fill_plain("{readers}", &names.with_list(Placeholder::Readers, people()))
    };
    assert_eq!(said(Language::English), "Jo, Sam and Idris");
    assert_eq!(said(Language::Welsh), "Jo, Sam a hefyd Idris");
    assert_eq!(said(Language::Arabic), "Jo، Sam وIdris");
}

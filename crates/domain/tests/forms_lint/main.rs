//! The shipped words keep to the rules of `forms/README.md`, and each rule catches what breaks it.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

mod faults;
mod tables;

use heard_domain::forms::{Catalogue, Readers, Sources, TextId, lint::lint};
use std::{collections::BTreeSet, fmt::Write, fs, path::Path};

/// A small catalogue that breaks no rule.
fn fine() -> Sources {
    let mut standing = String::new();
    for id in TextId::ALL {
        write!(standing, "[[text]]\nid = \"{id}\"\nwhere = \"a page\"\nb8 = \"You can skip this.\"\n").unwrap();
    }
    let files = [
        ("day.toml", include_str!("fine/day.toml")),
        ("common.toml", include_str!("fine/common.toml")),
        ("scales.toml", include_str!("fine/scales.toml")),
        ("glossary.toml", include_str!("fine/glossary.toml")),
        ("mails.toml", include_str!("fine/mails.toml")),
        ("cards.toml", include_str!("fine/cards.toml")),
        ("symbols.toml", include_str!("fine/symbols.toml")),
        ("standing.toml", &standing),
    ];
    files.into_iter().fold(Sources::default(), |sources, (file, text)| sources.with(file, text))
}

/// The same with an example.
fn with_example() -> Sources {
    fine().with("examples.toml", include_str!("fine/examples.toml"))
}

fn forms_folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../forms"))
}

#[test]
fn the_shipped_words_break_no_rule() {
    let problems: Vec<String> = lint(&Sources::with_examples()).iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_file_in_the_folder_is_in_the_program() {
    let sources = Sources::with_examples();
    for entry in fs::read_dir(forms_folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.extension().is_some_and(|ending| ending == "toml") {
            assert_eq!(sources.get(name), Some(fs::read_to_string(&path).unwrap().as_str()), "list {name} in sources.rs");
        }
    }
}

#[test]
fn the_eighteen_forms_and_what_adds_to_a_sent_piece_are_read_and_my_review_is_offered_first() {
    let forms: Vec<&str> = Catalogue::shipped().forms.iter().map(|form| form.id.as_str()).collect();
    assert_eq!(forms.len(), 19);
    assert_eq!(forms.first(), Some(&"my-review"));
    assert_eq!(forms.iter().collect::<BTreeSet<_>>().len(), 19);
}

#[test]
fn a_small_catalogue_can_be_fine() {
    assert_eq!(lint(&fine()), []);
    assert_eq!(lint(&with_example()), []);
}

#[test]
fn an_answer_goes_to_the_forms_readers_unless_its_question_says_otherwise() {
    let chair_only = include_str!("fine/day.toml").replace("readers = \"chair-worker\"", "readers = \"chair\"");
    let own = chair_only.replace("id = \"day-words\"", "id = \"day-words\"\nreaders = \"bookers\"");
    let shared = include_str!("fine/common.toml").replace("heading", "readers = \"staff-record\"\nheading");
    let catalogue = Catalogue::load(&fine().with("day.toml", &own).with("common.toml", &shared)).unwrap();
    let readers = |id: &str| catalogue.form("day").unwrap().question(id).unwrap().readers;
    assert_eq!(readers("day-now"), Readers::Chair);
    assert_eq!(readers("day-words"), Readers::Bookers);
    assert_eq!(readers("feel-today"), Readers::StaffRecord);
}

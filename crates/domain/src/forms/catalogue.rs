//! All words and questions of the product, read once.

use super::card::{self, Card, CardId};
use super::form::Form;
use super::glossary::Glossary;
use super::language::Language;
use super::load::{LoadError, parse};
use super::mail::Mails;
use super::resolve::Shared;
use super::sources::Sources;
use super::standing::Standing;
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

/// Everything that `forms/` holds, the examples apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// The forms, in the order in which they are offered.
    pub forms: Vec<Form>,
    /// The ids of the questions in `common.toml`.
    pub common: Vec<String>,
    /// The texts of screens.
    pub standing: Standing,
    /// The terms.
    pub glossary: Glossary,
    /// The e-mails.
    pub mails: Mails,
    /// The printed cards.
    pub cards: Vec<Card>,
    /// What each symbol shows.
    pub symbols: Symbols,
}

/// What each symbol shows.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Symbols {
    /// Those of questions, options, cards, columns and parts.
    pub symbols: BTreeMap<String, String>,
    /// Those that turn round where people write from right to left.
    pub mirror: Mirror,
    /// Those of the app's own frame.
    pub app: BTreeMap<String, String>,
}

/// Symbols that turn round where people write from right to left.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mirror {
    /// Their names.
    pub names: BTreeSet<String>,
}

impl Catalogue {
    /// The catalogue that the program was built with.
    pub fn shipped() -> &'static Self {
        #[expect(
            clippy::expect_used,
            reason = "the files are part of the program, and a test reads them: it cannot be built green and fail here"
        )]
        static SHIPPED: LazyLock<Catalogue> =
            LazyLock::new(|| Catalogue::load(&Sources::shipped()).expect("the shipped forms are sound"));
        &SHIPPED
    }

    /// The same in a language. A form that has no words in it stays in English as a whole, so that no page is half one and half the other.
    pub fn shipped_in(language: Language) -> &'static Self {
        #[expect(clippy::expect_used, reason = "as above: a test reads every language")]
        fn read(language: Language) -> Catalogue {
            let sources = Sources::shipped();
            let has_words: BTreeSet<&str> = Sources::translations(language).map(|(file, _)| file).collect();
            let english = Catalogue::shipped();
            let sources = sources.in_language(language).expect("the shipped words fit the forms");
            let mut catalogue = Catalogue::load(&sources).expect("the shipped words are sound");
            catalogue.standing.language = language;
            for form in &mut catalogue.forms {
                if has_words.contains(format!("{}.toml", form.id).as_str()) {
                    form.language = language;
                } else if let Some(plain) = english.form(&form.id) {
                    *form = plain.clone();
                }
            }
            catalogue
        }
        static WELSH: LazyLock<Catalogue> = LazyLock::new(|| read(Language::Welsh));
        static ARABIC: LazyLock<Catalogue> = LazyLock::new(|| read(Language::Arabic));
        match language {
            Language::English => Self::shipped(),
            Language::Welsh => &WELSH,
            Language::Arabic => &ARABIC,
        }
    }

    /// Reads a catalogue. Fails on the first thing that could not be shown or asked; whether the words are good ones is for [`super::lint`].
    pub fn load(sources: &Sources) -> Result<Self, LoadError> {
        let shared = Shared::load(sources)?;
        let forms = sources.forms().map(|(file, text)| shared.form(file, text)).collect::<Result<_, _>>()?;
        Ok(Self {
            forms,
            common: shared.ids().map(str::to_owned).collect(),
            standing: Standing::load(sources)?,
            glossary: Glossary::load(sources)?,
            mails: Mails::load(sources)?,
            cards: card::load(sources)?,
            symbols: parse(sources, "symbols.toml")?,
        })
    }

    /// One form.
    pub fn form(&self, id: &str) -> Option<&Form> {
        self.forms.iter().find(|form| form.id == id)
    }

    /// The words on a card.
    pub fn card(&self, id: CardId) -> Option<&Card> {
        self.cards.iter().find(|card| card.id == id)
    }

    /// The names of all symbols that pages can show: those that forms name, the bell, and those of the app's frame.
    pub fn symbols_used(&self) -> BTreeSet<&str> {
        let frame = self.symbols.app.keys().map(String::as_str).chain(["bell"]);
        self.symbols_named().into_iter().chain(frame).collect()
    }

    /// The names of the symbols that forms name.
    pub(super) fn symbols_named(&self) -> BTreeSet<&str> {
        let mut names = BTreeSet::new();
        for form in &self.forms {
            names.extend(form.sections.iter().map(|section| section.symbol.as_str()));
            for question in &form.questions {
                names.insert(question.symbol.as_str());
                names.extend(question.kind.all_choices().map(|choice| choice.symbol.as_str()));
            }
        }
        names
    }
}

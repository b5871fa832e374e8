//! What all checks share: the lists of words, the checks of one text, and the problems found.

use super::super::placeholder::{fill_plain, placeholders};
use super::super::{Band, Catalogue, Names, Never, Placeholder};
use super::grade::limit;
use super::prose::{Prose, Sentence};
use super::tokens::{Phrases, Token, words};
use super::{Problem, Rule};
use std::{collections::BTreeMap, rc::Rc};

/// Where a text stands.
#[derive(Clone, Copy)]
pub(super) struct At<'p> {
    pub(super) file: &'p str,
    pub(super) place: &'p str,
}

/// The checks of words, and what they found.
pub(super) struct Linter<'c> {
    pub(super) catalogue: &'c Catalogue,
    /// Each form of a glossary term, with the word that stands for it when the level is measured.
    terms: Phrases<String>,
    stand_ins: Names,
    read: BTreeMap<String, Rc<Prose>>,
    /// Each form of a glossary term, with the term's place in the glossary.
    glossary: Phrases<usize>,
    never: Phrases<&'c Never>,
    fine: Phrases<()>,
    avoid_child: Phrases<&'c str>,
    avoid_adult: Phrases<&'c str>,
    problems: Vec<Problem>,
}

impl<'c> Linter<'c> {
    pub(super) fn new(catalogue: &'c Catalogue) -> Self {
        let glossary = &catalogue.glossary;
        let forms = |index: usize| glossary.terms.get(index).into_iter().flat_map(|term| &term.forms);
        let indices = 0..glossary.terms.len();
        let avoid =
            |list: &'c BTreeMap<String, String>| Phrases::new(list.iter().map(|(word, better)| (word.as_str(), better.as_str())));
        let never = glossary.never.iter();
        Self {
            catalogue,
            terms: terms(catalogue),
            stand_ins: stand_ins(catalogue),
            read: BTreeMap::new(),
            glossary: Phrases::new(indices.flat_map(|index| forms(index).map(move |form| (form.as_str(), index)))),
            never: Phrases::new(never.clone().flat_map(|never| never.phrases.iter().map(move |phrase| (phrase.as_str(), never)))),
            fine: Phrases::new(never.flat_map(|never| &never.fine_in).map(|phrase| (phrase.as_str(), ()))),
            avoid_child: avoid(&glossary.avoid.child),
            avoid_adult: avoid(&glossary.avoid.adult),
            problems: Vec::new(),
        }
    }

    pub(super) fn report(&mut self, at: At<'_>, rule: Rule, detail: impl Into<String>) {
        self.problems.push(Problem { file: at.file.to_owned(), place: at.place.to_owned(), rule, detail: detail.into() });
    }

    fn report_all(&mut self, at: At<'_>, rule: Rule, details: Vec<String>) {
        for detail in details {
            self.report(at, rule, detail);
        }
    }

    /// The problems in the order of files, each once.
    pub(super) fn into_problems(mut self) -> Vec<Problem> {
        self.problems.sort();
        self.problems.dedup();
        self.problems
    }

    /// A text with stand-ins for its placeholders, in sentences.
    pub(super) fn prose(&mut self, text: &str) -> Rc<Prose> {
        if let Some(prose) = self.read.get(text) {
            return Rc::clone(prose);
        }
        let prose = Rc::new(Prose::read(&fill_plain(text, &self.stand_ins), &self.terms));
        self.read.insert(text.to_owned(), Rc::clone(&prose));
        prose
    }

    /// Checks one text for one reader. `gloss` are the terms named beside it; `None` where no term can open its meaning.
    pub(super) fn text(&mut self, at: At<'_>, band: Band, text: &str, gloss: Option<&[String]>) {
        for name in placeholders(text).filter(|name| Placeholder::from_key(name).is_none()) {
            self.report(at, Rule::Placeholders, format!("nothing fills {{{name}}}"));
        }
        if text.contains('!') {
            self.report(at, Rule::Never, format!("an exclamation mark: {text}"));
        }
        let most = limit(band).words;
        for sentence in &self.prose(text).sentences {
            if sentence.length > most {
                self.report(at, Rule::Sentences, format!("{} words, at most {most}: {}", sentence.length, sentence.text));
            }
            self.never(at, band, sentence);
            self.avoid(at, band, sentence);
            if let Some(gloss) = gloss {
                self.gloss(at, band, sentence, gloss);
            }
        }
    }

    /// Checks the words of a question.
    pub(super) fn ask(&mut self, at: At<'_>, band: Band, text: &str) {
        if text.matches('?').count() > 1 {
            self.report(at, Rule::Asking, format!("more than one question mark: {text}"));
        }
        if band != Band::Staff && words(text).next().is_some_and(|word| word.eq_ignore_ascii_case("why")) {
            self.report(at, Rule::Asking, format!("a question may not start with why: {text}"));
        }
    }

    fn never(&mut self, at: At<'_>, band: Band, sentence: &Sentence) {
        let fine: Vec<_> = self.fine.find(&sentence.tokens).iter().map(|found| found.start..found.start + found.length).collect();
        let mut told = Vec::new();
        for found in self.never.find(&sentence.tokens) {
            let is_fine = found.value.fine_for.contains(&band)
                || (!found.value.fine_in.is_empty() && fine.iter().any(|span| span.contains(&found.start)));
            if !is_fine {
                told.push(format!("\"{}\" {}: {}", sentence.text, found.phrase, found.value.because));
            }
        }
        if let Some(word) = un_negative(&sentence.tokens) {
            told.push(format!("\"not {word}\" is a double negative: {}", sentence.text));
        }
        self.report_all(at, Rule::Never, told);
    }

    fn avoid(&mut self, at: At<'_>, band: Band, sentence: &Sentence) {
        let list = match band {
            Band::Staff => return,
            Band::Adult => &self.avoid_adult,
            Band::B4 | Band::B8 | Band::B12 | Band::B16 | Band::Any => &self.avoid_child,
        };
        let told: Vec<String> = list
            .find(&sentence.tokens)
            .iter()
            .map(|found| format!("\"{}\": write \"{}\": {}", sentence.text, found.phrase, found.value))
            .collect();
        self.report_all(at, Rule::Avoid, told);
    }

    fn gloss(&mut self, at: At<'_>, band: Band, sentence: &Sentence, gloss: &[String]) {
        let mut told = Vec::new();
        for found in self.glossary.find(&sentence.tokens) {
            let Some(term) = self.catalogue.glossary.terms.get(*found.value) else { continue };
            let longer = |named: &String| *named == term.term || named.contains(&term.term);
            if !term.free.contains(&band) && !gloss.iter().any(longer) {
                told.push(format!("the term \"{}\" is not named in gloss: {}", sentence.text, term.term));
            }
        }
        self.report_all(at, Rule::Gloss, told);
    }
}

/// The forms of all glossary terms with the plain words that stand for them.
pub(super) fn terms(catalogue: &Catalogue) -> Phrases<String> {
    let terms = catalogue.glossary.terms.iter();
    Phrases::new(terms.flat_map(|term| term.forms.iter().map(|form| (form.as_str(), term.score_as.clone()))))
}

/// "Not unhappy" and the like; "not under", "not until" and "not unless" are no negatives.
fn un_negative(tokens: &[Token]) -> Option<&str> {
    let followers = tokens.iter().zip(tokens.iter().skip(1)).filter(|(word, _)| word.small == "not");
    let plain = ["under", "until", "unless"];
    followers
        .map(|(_, next)| next.small.as_str())
        .find(|next| next.starts_with("un") && !plain.iter().any(|start| next.starts_with(start)))
}

/// Names as short and as long as real ones, so that sentences are counted as a reader gets them.
fn stand_ins(catalogue: &Catalogue) -> Names {
    Placeholder::ALL.iter().fold(Names::unknown(&catalogue.standing, Band::B8), |names, placeholder| {
        names.with(*placeholder, stand_in(*placeholder))
    })
}

const fn stand_in(placeholder: Placeholder) -> &'static str {
    match placeholder {
        Placeholder::Chair | Placeholder::Reader => "Sam",
        Placeholder::Worker => "Jo",
        Placeholder::Helper => "Kim",
        Placeholder::FirstName => "Tayo",
        Placeholder::Initial => "T",
        Placeholder::Readers => "Sam and Jo",
        Placeholder::AlertReaders => "Jo, Sam and the team on duty",
        Placeholder::Minutes => "6",
        Placeholder::Meeting => "your review",
        Placeholder::MeetingDay => "Monday 4 May",
        Placeholder::SentDate => "2 May",
        Placeholder::ReadDate => "3 May",
        Placeholder::ReplyDate => "8 June",
        Placeholder::DraftUntil => "3 July",
        Placeholder::LinkUntil | Placeholder::CardUntil => "1 June",
        Placeholder::MeetingTime | Placeholder::ReadTime | Placeholder::Time | Placeholder::BackTime | Placeholder::AckBy => "10",
        Placeholder::Seconds => "8",
        Placeholder::Choice => "I feel scared",
        Placeholder::Code => "K7M",
        Placeholder::Link => "this link",
        Placeholder::Address => "our page",
        Placeholder::Council => "The council",
        Placeholder::DayPhone | Placeholder::NightPhone | Placeholder::PhoneNow => "this number",
    }
}

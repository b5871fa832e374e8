//! What all checks share: the lists of words, the checks of one text, and the problems found.

use super::super::placeholder::{fill_plain, placeholders};
use super::super::{Band, Catalogue, Names, Never, Placeholder, Term};
use super::grade::limit;
use super::prose::{Prose, Sentence};
use super::stand_in::stand_ins;
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
    stand_ins: Names,
    read: BTreeMap<String, Rc<Prose>>,
    terms: Phrases<&'c Term>,
    never: Phrases<&'c Never>,
    fine: Phrases<()>,
    avoid_child: Phrases<&'c String>,
    avoid_adult: Phrases<&'c String>,
    problems: Vec<Problem>,
}

impl<'c> Linter<'c> {
    pub(super) fn new(catalogue: &'c Catalogue) -> Self {
        let glossary = &catalogue.glossary;
        Self {
            catalogue,
            stand_ins: stand_ins(&catalogue.standing),
            read: BTreeMap::new(),
            terms: Phrases::new(glossary.terms.iter().flat_map(|term| term.forms.iter().map(move |form| (form, term)))),
            never: Phrases::new(glossary.never.iter().flat_map(|never| never.phrases.iter().map(move |phrase| (phrase, never)))),
            fine: Phrases::new(glossary.never.iter().flat_map(|never| &never.fine_in).map(|phrase| (phrase, ()))),
            avoid_child: Phrases::new(&glossary.avoid.child),
            avoid_adult: Phrases::new(&glossary.avoid.adult),
            problems: Vec::new(),
        }
    }

    pub(super) fn report(&mut self, at: At<'_>, rule: Rule, detail: impl Into<String>) {
        self.add(Problem { file: at.file.to_owned(), place: at.place.to_owned(), rule, detail: detail.into() });
    }

    pub(super) fn add(&mut self, problem: Problem) {
        self.problems.push(problem);
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
                told.push(format!("\"{}\" {}: {}", found.phrase, found.value.because, sentence.text));
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
        let found = list.find(&sentence.tokens).into_iter();
        let told = found.map(|found| format!("\"{}\", write \"{}\": {}", found.phrase, found.value, sentence.text)).collect();
        self.report_all(at, Rule::Avoid, told);
    }

    fn gloss(&mut self, at: At<'_>, band: Band, sentence: &Sentence, gloss: &[String]) {
        // "Plan" needs no gloss of its own where "pathway plan" opens its meaning.
        let opens = |term: &Term| gloss.iter().any(|named| named.contains(&term.term));
        let found = self.terms.find(&sentence.tokens).into_iter().map(|found| *found.value);
        let closed = found.filter(|term| !term.free.contains(&band) && !opens(term));
        let told = closed.map(|term| format!("the term \"{}\" is not named in gloss: {}", term.term, sentence.text)).collect();
        self.report_all(at, Rule::Gloss, told);
    }
}

/// "Not unhappy" and the like; "not under", "not until" and "not unless" are no negatives.
fn un_negative(tokens: &[Token]) -> Option<&str> {
    let plain = |word: &str| ["under", "until", "unless"].iter().any(|start| word.starts_with(start));
    let mut followers = tokens.iter().zip(tokens.iter().skip(1)).filter(|(word, _)| word.small == "not");
    followers.find_map(|(_, next)| Some(next.small.as_str()).filter(|next| next.starts_with("un") && !plain(next)))
}

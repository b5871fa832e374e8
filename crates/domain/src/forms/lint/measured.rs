//! The reading level of forms and files, measured: what the tables in `forms/README.md` show.

use super::super::{Band, Catalogue, Form, Kind, Page, Question};
use super::grade::Measure;
use super::grade::limit;
use super::linter::Linter;
use super::prose::Prose;
use std::rc::Rc;

/// The fewest words of a page whose level says something.
const WORDS_OF_A_PAGE: usize = 15;

/// One form in the words of one band.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The form's id.
    pub form: String,
    /// The reader.
    pub band: Band,
    /// Pages with a question.
    pub steps: usize,
    /// Those that everyone is asked.
    pub always: usize,
    /// Words of the first page, the questions, their help and why lines.
    pub words: usize,
    /// Words of the longest sentence, options among them.
    pub longest: usize,
    /// Their grade, with a plain word in place of each glossary term.
    pub grade: f64,
    /// The same with every option as a line of its own.
    pub with_labels: f64,
    /// The grade with nothing replaced.
    pub terms_kept: f64,
    /// The hardest page of 15 words or more: its grade and question.
    pub hardest: Option<(f64, String)>,
    /// The grade of the notes for the adult beside, for pictures.
    pub notes: Option<f64>,
}

/// One file of other texts in the words of one band.
#[derive(Clone, Debug, PartialEq)]
pub struct TextReading {
    /// The file.
    pub file: &'static str,
    /// The reader.
    pub band: Band,
    /// How many texts.
    pub texts: usize,
    /// Their words.
    pub words: usize,
    /// Words of the longest sentence.
    pub longest: usize,
    /// Their grade, with a plain word in place of each glossary term.
    pub grade: f64,
    /// The grade with nothing replaced.
    pub terms_kept: f64,
}

/// How hard a text is that somebody writes to a child, against what readers of the child's age are given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hint {
    /// Its grade.
    pub grade: f64,
    /// The highest that is easy enough: two above that of a whole form, for it has few words to go by.
    pub most: f64,
    /// Words of its longest sentence.
    pub longest: usize,
    /// The most words a sentence should have.
    pub most_words: usize,
}

impl Hint {
    /// Whether it can stay as it is.
    pub fn is_easy(&self) -> bool {
        self.grade <= self.most && self.longest <= self.most_words
    }
}

/// Measures a text that somebody writes to a reader of a band; none when there are no words in it.
pub fn hint(catalogue: &Catalogue, band: Band, text: &str) -> Option<Hint> {
    let measure = Linter::new(catalogue).prose(text).kept;
    let limit = limit(band);
    (measure.words > 0).then(|| Hint {
        grade: measure.grade(),
        most: limit.grade + 2.0,
        longest: measure.longest,
        most_words: limit.words,
    })
}

/// Measures every form in every band it has.
pub fn readings(catalogue: &Catalogue) -> Vec<Reading> {
    let mut linter = Linter::new(catalogue);
    let forms = catalogue.forms.iter().flat_map(|form| form.bands().map(move |band| (form, band)));
    forms.map(|(form, band)| reading(&mut linter, form, band)).collect()
}

/// Measures the other files in every band.
pub fn text_readings(catalogue: &Catalogue) -> Vec<TextReading> {
    let mut linter = Linter::new(catalogue);
    let files: [(&'static str, Texts<'_>); 4] = [
        ("standing.toml", standing_texts),
        ("mails.toml", mail_texts),
        ("cards.toml", card_texts),
        ("glossary.toml", glossary_texts),
    ];
    let of_bands = files.into_iter().flat_map(|(file, texts)| Band::ALL.map(|band| (file, band, texts(catalogue, band))));
    of_bands.filter_map(|(file, band, texts)| text_reading(&mut linter, file, band, &texts)).collect()
}

/// Measures one form in one band.
pub(super) fn reading(linter: &mut Linter<'_>, form: &Form, band: Band) -> Reading {
    let (mut prose, mut labels) = (Vec::new(), Vec::new());
    if let Some(page) = form.first_page(band) {
        labels.push(linter.prose(&page.name));
        prose.push(linter.prose(&page.about));
        prose.extend(page.intro.as_ref().map(|intro| linter.prose(intro)));
    }
    let mut hardest: Option<(f64, String)> = None;
    for question in asked_of(form, band) {
        let page: Vec<Rc<Prose>> = page_texts(question, band).map(|text| linter.prose(text)).collect();
        let measure = plain(&page);
        if measure.words >= WORDS_OF_A_PAGE && hardest.as_ref().is_none_or(|(grade, _)| measure.grade() > *grade) {
            hardest = Some((measure.grade(), question.id.clone()));
        }
        prose.extend(page);
        let offered =
            question.kind.choices().iter().filter(|choice| choice.bands.as_ref().is_none_or(|bands| bands.contains(&band)));
        labels.extend(offered.filter_map(|choice| choice.words.get(band)).map(|words| linter.prose(words)));
    }
    let notes: Vec<Rc<Prose>> =
        asked_of(form, band).filter_map(|question| question.adult_note.as_deref()).map(|note| linter.prose(note)).collect();
    let steps = || asked_of(form, band).filter(|question| is_step(question));
    let all: Vec<Rc<Prose>> = prose.iter().chain(&labels).cloned().collect();
    Reading {
        form: form.id.clone(),
        band,
        steps: steps().count(),
        always: steps().filter(|question| question.show_if.is_empty()).count(),
        words: plain(&prose).words,
        longest: kept(&all).longest,
        grade: plain(&prose).grade(),
        with_labels: plain(&all).grade(),
        terms_kept: kept(&prose).grade(),
        hardest,
        notes: (band == Band::B4 && !notes.is_empty()).then(|| kept(&notes).grade()),
    }
}

fn kept(texts: &[Rc<Prose>]) -> Measure {
    texts.iter().map(|prose| prose.kept).sum()
}

fn plain(texts: &[Rc<Prose>]) -> Measure {
    texts.iter().map(|prose| prose.plain).sum()
}

/// The questions that a band is asked, whatever the answers.
pub(super) fn asked_of(form: &Form, band: Band) -> impl Iterator<Item = &Question> {
    form.questions.iter().filter(move |question| question.bands.contains(&band))
}

/// Whether a question is a page of its own in a usual journey.
pub(super) fn is_step(question: &Question) -> bool {
    !matches!(question.kind, Kind::Info {}) && question.page == Page::Row && !question.later && !question.skip_when_known
}

/// What a page says, its options apart. Children of 4 to 7 are told no reasons.
fn page_texts(question: &Question, band: Band) -> impl Iterator<Item = &str> {
    let why = if band == Band::B4 { None } else { question.why.get(band) };
    [question.ask.get(band), question.help.get(band), why].into_iter().flatten()
}

type Texts<'c> = fn(&'c Catalogue, Band) -> Vec<&'c str>;

fn text_reading(linter: &mut Linter<'_>, file: &'static str, band: Band, texts: &[&str]) -> Option<TextReading> {
    let texts: Vec<Rc<Prose>> = texts.iter().map(|text| linter.prose(text)).collect();
    (!texts.is_empty()).then(|| TextReading {
        file,
        band,
        texts: texts.len(),
        words: plain(&texts).words,
        longest: kept(&texts).longest,
        grade: plain(&texts).grade(),
        terms_kept: kept(&texts).grade(),
    })
}

fn standing_texts(catalogue: &Catalogue, band: Band) -> Vec<&str> {
    catalogue.standing.texts().filter_map(|text| text.words.own(band)).collect()
}

fn mail_texts(catalogue: &Catalogue, band: Band) -> Vec<&str> {
    let mails =
        catalogue.mails.mails.iter().filter_map(|mail| Some([&mail.subject, &mail.first, mail.words.own(band)?, &mail.button]));
    let texts = mails.flatten().chain(catalogue.mails.footer.own(band));
    texts.filter(|text| !text.is_empty()).collect()
}

fn card_texts(catalogue: &Catalogue, band: Band) -> Vec<&str> {
    let of_children = catalogue.cards.iter().filter(|card| card.band == band).filter_map(|card| card.child.as_deref());
    let of_adults = catalogue.cards.iter().filter(|_| band == Band::Adult).filter_map(|card| card.adult_side.as_deref());
    of_children.chain(of_adults).collect()
}

fn glossary_texts(catalogue: &Catalogue, band: Band) -> Vec<&str> {
    catalogue.glossary.terms.iter().filter_map(|term| term.words.own(band)).collect()
}

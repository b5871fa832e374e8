//! The measured tables in `forms/README.md` are those of the words as they are.

use super::forms_folder;
use heard_domain::forms::{
    Catalogue, Form, Page, Question,
    lint::{readings, text_readings},
};
use std::{fmt::Write, fs};

/// Set this to anything to write the tables instead of comparing them.
const WRITE: &str = "HEARD_WRITE_TABLES";

fn counts(catalogue: &Catalogue) -> String {
    let mut table = String::from(
        "| Form | Kind of submission | Questions | of them its own | Answers that raise an alert | Minutes by band |\n|---|---|---|---|---|---|\n",
    );
    let (mut all, mut own) = (0, 0);
    for form in &catalogue.forms {
        let asked: Vec<_> =
            form.questions.iter().filter(|question| !question.later && question.page != Page::AlertPage).collect();
        let its_own = asked.iter().filter(|question| !question.shared).count();
        let minutes: Vec<String> = form.minutes.values().map(ToString::to_string).collect();
        let (kind, alerts) = (form.submission.key(), alerts(form));
        writeln!(table, "| {} | {kind} | {} | {its_own} | {alerts} | {} |", form.id, asked.len(), minutes.join("/")).unwrap();
        all += asked.len();
        own += its_own;
    }
    writeln!(table, "| {} forms | | {all} | {own} + {} shared | | |", catalogue.forms.len(), catalogue.common.len()).unwrap();
    table
}

/// Options, sets of cards and ladders that raise an alert.
fn alerts(form: &Form) -> usize {
    let of_options = |question: &Question| question.kind.choices().iter().filter(|choice| choice.signal.is_some()).count();
    form.questions.iter().map(|question| of_options(question).max(usize::from(question.has_bell()))).sum()
}

fn forms(catalogue: &Catalogue) -> String {
    let mut table = String::from(
        "| Form | Band | Steps (asked of everyone) | Words | Longest sentence | Grade | with labels | terms kept | Hardest page |\n|---|---|---|---|---|---|---|---|---|\n",
    );
    for one in readings(catalogue) {
        let hardest = one.hardest.map_or_else(|| "-".to_owned(), |(grade, page)| format!("{grade:.1} {page}"));
        writeln!(
            table,
            "| {} | {} | {} ({}) | {} | {} | {:.1} | {:.1} | {:.1} | {hardest} |",
            one.form,
            one.band.key(),
            one.steps,
            one.always,
            one.words,
            one.longest,
            one.grade,
            one.with_labels,
            one.terms_kept
        )
        .unwrap();
    }
    table
}

fn texts(catalogue: &Catalogue) -> String {
    let mut table = String::from(
        "| File | Reader | Texts | Words | Longest sentence | Grade | terms kept |\n|---|---|---|---|---|---|---|\n",
    );
    for one in text_readings(catalogue) {
        let band = one.band.key();
        writeln!(
            table,
            "| {} | {band} | {} | {} | {} | {:.1} | {:.1} |",
            one.file, one.texts, one.words, one.longest, one.grade, one.terms_kept
        )
        .unwrap();
    }
    table
}

/// Puts a table between its marks.
fn put(page: &str, mark: &str, table: &str) -> String {
    let (open, close) = (format!("<!-- {mark} -->\n"), format!("<!-- /{mark} -->"));
    let (before, rest) = page.split_once(&open).unwrap();
    let (_, after) = rest.split_once(&close).unwrap();
    format!("{before}{open}{table}{close}{after}")
}

#[test]
fn the_tables_in_the_readme_are_those_of_the_words_as_they_are() {
    let path = forms_folder().join("README.md");
    let written = fs::read_to_string(&path).unwrap();
    let catalogue = Catalogue::shipped();
    let page = put(&written, "counts", &counts(catalogue));
    let page = put(&page, "forms", &forms(catalogue));
    let page = put(&page, "texts", &texts(catalogue));
    if std::env::var_os(WRITE).is_some() {
        fs::write(&path, &page).unwrap();
    } else {
        assert!(page == written, "the words have changed: run this test once with {WRITE}=1, and look at what it writes");
    }
}

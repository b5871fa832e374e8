//! Checks of the made-up submissions.

use super::super::{Example, Journey, signals};
use super::Rule;
use super::grade::limit;
use super::linter::{At, Linter};
use std::collections::BTreeSet;

/// Checks one example; that its answers could be given was checked when it was read.
pub(super) fn check(linter: &mut Linter<'_>, example: &Example) {
    let at = At { file: "examples.toml", place: &example.id };
    let Some(form) = linter.catalogue.form(&example.form) else { return };
    if form.bands().all(|band| band != example.band) {
        linter.report(at, Rule::Examples, format!("the form has no words for {}", example.band.key()));
    }
    let facts = example.facts();
    let journey = Journey::new(form, example.band, &facts, &example.answers);
    for answer in journey.no_longer_asked() {
        linter.report(at, Rule::Examples, format!("{} would not be asked", answer.id));
    }
    let raised: BTreeSet<_> = signals(form, &example.answers, example.band).iter().map(|raised| raised.signal).collect();
    if raised != example.alerts.iter().copied().collect() {
        linter.report(at, Rule::Examples, format!("raises {raised:?}"));
    }
    replies(linter, at, example);
}

fn replies(linter: &mut Linter<'_>, at: At<'_>, example: &Example) {
    for reply in &example.reply {
        linter.text(at, example.band, &reply.text, None);
        let grade = linter.prose(&reply.text).kept.grade();
        let most = limit(example.band).grade + 2.0;
        if grade > most {
            linter.report(at, Rule::ReadingLevel, format!("a reply of grade {grade}, at most {most}"));
        }
        if !example.answers.contains_key(&reply.about) {
            linter.report(at, Rule::Examples, format!("a reply about {}, which is not answered", reply.about));
        }
    }
}

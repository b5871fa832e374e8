//! The files of `forms/`, as they were when the program was built.

use super::language::Language;
use std::borrow::Cow;

/// Lists files of `forms/` with their text.
macro_rules! files {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../../../forms/", $name)))),*]
    };
}

/// The forms, in the order in which they are offered. A new form is a new file and a new line here.
const FORMS: &[(&str, &str)] = files! {
    "my-review.toml"
    "change-something.toml"
    "a-problem.toml"
    "good-news.toml"
    "how-i-am.toml"
    "worker-visit.toml"
    "my-future.toml"
    "about-my-carers.toml"
    "after-my-meeting.toml"
    "about-me.toml"
    "conference-initial.toml"
    "conference-review.toml"
    "visit-preferences.toml"
    "meeting-preferences.toml"
    "parent-feedback.toml"
    "parent-before.toml"
    "carer-views.toml"
    "observation.toml"
    "changed-mind.toml"
};

/// What the forms share.
const SHARED: &[(&str, &str)] = files! {
    "common.toml"
    "scales.toml"
    "standing.toml"
    "mails.toml"
    "cards.toml"
    "glossary.toml"
    "symbols.toml"
};

/// The made-up submissions. Apart, so that only what asks for them carries them.
const EXAMPLES: &[(&str, &str)] = files! { "examples.toml" };

/// Lists files of `forms/lang/` with their text.
macro_rules! translated {
    ($language:literal: $($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../../../forms/lang/", $language, "/", $name)))),*]
    };
}

/// The Welsh words.
const WELSH: &[(&str, &str)] =
    translated! { "cy": "standing.toml" "common.toml" "scales.toml" "glossary.toml" "my-review.toml" "parent-feedback.toml" };

/// The Arabic words.
const ARABIC: &[(&str, &str)] =
    translated! { "ar": "standing.toml" "common.toml" "scales.toml" "glossary.toml" "my-review.toml" "parent-feedback.toml" };

/// Form files by name: those that were shipped, or others to check. By default none.
#[derive(Clone, Debug, Default)]
pub struct Sources(Vec<(Cow<'static, str>, Cow<'static, str>)>);

impl Sources {
    /// The forms and what they share, as shipped.
    pub fn shipped() -> Self {
        Self::of([FORMS, SHARED])
    }

    /// The same, with the examples.
    pub fn with_examples() -> Self {
        Self::of([FORMS, SHARED, EXAMPLES])
    }

    /// With one file added, or another text in its place.
    #[must_use]
    pub fn with(mut self, file: &str, text: &str) -> Self {
        let text = Cow::Owned(text.to_owned());
        match self.0.iter_mut().find(|(name, _)| name == file) {
            Some((_, old)) => *old = text,
            None => self.0.push((Cow::Owned(file.to_owned()), text)),
        }
        self
    }

    /// The text of a file.
    pub fn get(&self, file: &str) -> Option<&str> {
        self.0.iter().find_map(|(name, text)| (name == file).then_some(text.as_ref()))
    }

    /// The names and texts of the files that hold a form: all that are not shared ones.
    pub fn forms(&self) -> impl Iterator<Item = (&str, &str)> {
        let is_form = |file: &str| SHARED.iter().chain(EXAMPLES).all(|(name, _)| *name != file);
        self.0.iter().map(|(name, text)| (name.as_ref(), text.as_ref())).filter(move |(name, _)| is_form(name))
    }

    /// The files of a language's words, under the names of the English ones.
    pub fn translations(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
        let files: &[_] = match language {
            Language::English => &[],
            Language::Welsh => WELSH,
            Language::Arabic => ARABIC,
        };
        files.iter().copied()
    }

    fn of<const N: usize>(lists: [&[(&'static str, &'static str)]; N]) -> Self {
        Self(lists.into_iter().flatten().map(|(name, text)| (Cow::Borrowed(*name), Cow::Borrowed(*text))).collect())
    }
}

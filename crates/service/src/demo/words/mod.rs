//! What the made-up children say: the examples that come with the forms, and more of the same kind. Spelling is left as children write.

mod families;
mod older;
mod younger;

pub(super) use families::*;
pub(super) use older::*;
pub(super) use younger::*;

use heard_domain::forms::{Answers, Catalogue, Example, Facts, FieldError, Form, LoadError, RawFields, Sources};
use std::collections::BTreeMap;

/// The one form that is offered so far.
pub(super) const FORM: &str = "my-review";

/// One answer as a browser would post it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Said {
    /// One option.
    One(&'static str),
    /// Several, in the order of tapping.
    Many(&'static [&'static str]),
    /// Cards and the columns they were put under.
    Cards(&'static [(&'static str, &'static str)]),
    /// With this name beside it.
    Named(&'static str),
    /// Typed words.
    Words(&'static str),
    /// Typed words of a language that runs from right to left.
    FromTheRight(&'static str),
}

/// One piece: each question that was answered, and the answer.
pub(super) type Piece = &'static [(&'static str, Said)];

/// What a child says.
#[derive(Clone, Copy, Debug)]
pub(super) enum Words {
    /// Written here.
    Own(Piece),
    /// The example of this name.
    Example(&'static str),
}

impl Said {
    fn fields(self) -> RawFields {
        let mut fields = RawFields::default();
        match self {
            Self::One(option) => fields.push("answer", option),
            Self::Many(options) => options.iter().for_each(|option| fields.push("answer", *option)),
            Self::Cards(cards) => cards.iter().for_each(|(card, column)| fields.push(format!("card-{card}"), *column)),
            Self::Named(name) => {
                fields.push("answer", "named");
                fields.push("words-named", name);
            }
            Self::Words(words) => fields.push("text", words),
            Self::FromTheRight(words) => {
                fields.push("text", words);
                fields.push("text.dir", "rtl");
            }
        }
        fields
    }
}

/// The pieces, with the examples read.
pub(super) struct Library(BTreeMap<String, Answers>);

impl Library {
    pub(super) fn read() -> Result<Self, LoadError> {
        let examples = Example::load(&Sources::with_examples(), Catalogue::shipped())?;
        Ok(Self(examples.into_iter().map(|example| (example.id, example.answers)).collect()))
    }

    /// The fields of each question that was answered. Empty for an example that is not there.
    pub(super) fn fields(&self, words: Words) -> BTreeMap<String, RawFields> {
        match words {
            Words::Own(piece) => piece.iter().map(|(question, said)| ((*question).to_owned(), said.fields())).collect(),
            Words::Example(id) => {
                let answers = self.0.get(id).into_iter().flatten();
                answers.map(|(question, answer)| (question.clone(), answer.fields())).collect()
            }
        }
    }

    /// The answers, as a draft in these words would hold them.
    pub(super) fn answers(
        &self,
        words: Words,
        form: &Form,
        band: heard_domain::forms::Band,
        facts: &Facts,
    ) -> Result<Answers, FieldError> {
        let mut answers = Answers::new();
        for (id, fields) in self.fields(words) {
            if let Some(question) = form.question(&id) {
                answers.extend(question.parse(&fields, band, facts)?.map(|answer| (id, answer)));
            }
        }
        Ok(answers)
    }
}

//! The words of e-mails. None of them names a person, a meeting or a topic: a phone may show them to anyone.

use super::band::Words;
use super::load::{LoadError, parse, worded};
use super::sources::Sources;
use serde::Deserialize;

/// All e-mails.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mails {
    /// Whom they are from.
    pub sender: Sender,
    /// Below every one.
    pub footer: Words,
    /// The mails.
    #[serde(rename = "mail", deserialize_with = "worded")]
    pub mails: Vec<Mail>,
}

/// Whom mails are from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sender {
    /// The name shown.
    pub name: String,
}

/// One e-mail: subject, first line (which previews show), the rest by band, and the words of its one link.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// Which.
    pub id: String,
    /// To whom it goes.
    pub to: MailTo,
    /// When it goes: for those who write and translate.
    pub when: String,
    /// The subject.
    pub subject: String,
    /// The first line.
    pub first: String,
    /// The rest, in lines, with placeholders.
    pub words: Words,
    /// The words of the link; empty for a mail without one.
    pub button: String,
}

/// To whom a mail goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MailTo {
    /// A child with an address of their own.
    Child,
    /// A carer.
    Carer,
    /// A parent or carer who is invited to a conference.
    ParentOrCarer,
    /// A worker, chair or manager, or an inbox of the service.
    Staff,
}

impl Mails {
    pub(super) fn load(sources: &Sources) -> Result<Self, LoadError> {
        parse(sources, "mails.toml")
    }

    /// One mail.
    pub fn get(&self, id: &str) -> Option<&Mail> {
        self.mails.iter().find(|mail| mail.id == id)
    }
}

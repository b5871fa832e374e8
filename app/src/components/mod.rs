//! The parts that pages share.

mod doorway;
mod errors;
mod field;
mod languages;
mod pages;
mod pieces;
mod read_to_me;
mod readers;
mod shown;
mod text_area;

pub(crate) use doorway::Doorway;
pub(crate) use errors::{ErrorSummary, FieldError, FieldErrors};
pub(crate) use field::{Field, SelectField};
pub(crate) use languages::Languages;
pub(crate) use pages::{page_asked, pages};
pub(crate) use pieces::Pieces;
pub(crate) use read_to_me::ReadToMe;
pub(crate) use readers::ReadersList;
pub(crate) use shown::ShownAnswer;
pub(crate) use text_area::TextArea;

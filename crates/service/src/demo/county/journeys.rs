//! A handful of real ways through the form, prepared once: what each child sends is one of these.

use crate::{
    Service, StaffActor,
    demo::{
        DemoError,
        words::{self, FORM, Library, Words},
    },
    error::Error,
};
use heard_domain::{
    forms::{Answers, Band, Facts, Form, Journey, Names, Placeholder, Snapshot, fill_plain},
    meeting::MeetingKind,
};

/// One way through, as every chair would get it.
pub(super) struct Prepared {
    /// The answers, for drafts.
    pub(super) answers: Answers,
    /// As sent for a meeting of each chair, in their order.
    pub(super) snapshots: Vec<Snapshot>,
    /// What it raises: the question and the option.
    pub(super) signals: Vec<(String, String)>,
}

/// The ways through, by the words they are asked in.
pub(super) struct Journeys {
    /// The form they all are of.
    pub(super) form: &'static Form,
    pictures: Vec<Prepared>,
    b8: Vec<Prepared>,
    b12: Vec<Prepared>,
    b16: Vec<Prepared>,
}

impl Journeys {
    pub(super) fn prepare(service: &Service, chairs: &[StaffActor]) -> Result<Self, DemoError> {
        let form = service.forms().form(FORM).ok_or(Error::Hidden)?;
        let library = Library::read()?;
        let all = |band, pieces: &[Words]| {
            pieces.iter().map(|piece| prepare(service, form, &library, chairs, band, *piece)).collect::<Result<Vec<_>, _>>()
        };
        // The last of a band is the rare one.
        Ok(Self {
            form,
            pictures: all(Band::B4, &[Words::Own(words::STARS), Words::Example("alfie-my-review"), Words::Own(words::HANA)])?,
            b8: all(Band::B8, &[Words::Own(words::SPACE), Words::Example("tayo-my-review"), Words::Own(words::RUBY)])?,
            b12: all(Band::B12, &[Words::Own(words::BILAL), Words::Own(words::ZOFIA), Words::Example("jess-my-review")])?,
            b16: all(Band::B16, &[Words::Own(words::DEV), Words::Own(words::FREYA), Words::Own(words::MALIK)])?,
        })
    }

    /// One for a reader of this band; one in eighty is the rare one.
    pub(super) fn any(&self, service: &Service, band: Band) -> Result<&Prepared, Error> {
        let prepared = match band {
            Band::B4 => &self.pictures,
            Band::B8 => &self.b8,
            Band::B12 => &self.b12,
            _ => &self.b16,
        };
        let index = match service.chance.below(80) {
            0 => prepared.len().saturating_sub(1),
            other => other as usize % prepared.len().saturating_sub(1).max(1),
        };
        prepared.get(index).ok_or(Error::Hidden)
    }
}

fn prepare(
    service: &Service,
    form: &Form,
    library: &Library,
    chairs: &[StaffActor],
    band: Band,
    piece: Words,
) -> Result<Prepared, DemoError> {
    let facts = Facts { meeting_kinds: vec![MeetingKind::LookedAfterReview], ..Facts::default() };
    let answers = library.answers(piece, form, band, &facts).map_err(Error::Answer)?;
    let journey = Journey::new(form, band, &facts, &answers);
    let plain = Names::unknown(&service.forms().standing, band).with(Placeholder::Council, &service.settings.council);
    let spoken = |chair: &StaffActor| chair.name.split(' ').next().unwrap_or_default().to_owned();
    let snapshots = chairs.iter().map(|chair| journey.snapshot(&plain.clone().with(Placeholder::Chair, spoken(chair)))).collect();
    let signals = journey.signals();
    let signals = signals.iter().map(|raised| (fill_plain(raised.ask, &plain), fill_plain(&raised.choice, &plain))).collect();
    Ok(Prepared { snapshots, signals, answers: answers.clone() })
}

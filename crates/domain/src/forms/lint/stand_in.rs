//! What stands for names and dates while words are counted.

use super::super::{Band, Names, Placeholder, Standing};

/// Names as short and as long as real ones, so that sentences are counted as a reader gets them.
pub(super) fn stand_ins(standing: &Standing) -> Names {
    Placeholder::ALL
        .iter()
        .fold(Names::unknown(standing, Band::B8), |names, placeholder| names.with(*placeholder, stand_in(*placeholder)))
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
        Placeholder::MeetingDay | Placeholder::SavedDay => "Monday 4 May",
        Placeholder::SentDate => "2 May",
        Placeholder::ReadDate => "3 May",
        Placeholder::ReplyDate => "8 June",
        Placeholder::DraftUntil => "3 July",
        Placeholder::LinkUntil | Placeholder::CardUntil => "1 June",
        Placeholder::MeetingTime | Placeholder::ReadTime | Placeholder::Time | Placeholder::BackTime | Placeholder::AckBy => "10",
        Placeholder::Seconds | Placeholder::Number | Placeholder::Total | Placeholder::Count => "8",
        Placeholder::Choice => "I feel scared",
        Placeholder::Code => "K7M",
        Placeholder::Link => "this link",
        Placeholder::Address => "our page",
        Placeholder::Council => "The council",
        Placeholder::DayPhone | Placeholder::NightPhone | Placeholder::PhoneNow => "this number",
    }
}

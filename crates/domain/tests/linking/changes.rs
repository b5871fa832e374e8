//! What becomes of the links when meetings change: rules section 4, item 4, and its worked example.

use crate::facts::{CARE, PROTECTION, Piece, at, due, id, review, statement, to_meeting, to_window};
use heard_domain::{
    linking::{EndReason, LinkRule, came_after, is_frozen},
    meeting::{MeetingKind, MeetingState},
};

#[test]
fn the_worked_example_of_section_4() {
    let mut monday = review(1, "2019-05-13 10:00");
    let mut words = Piece::new(statement("2019-05-05 21:10"));
    words.relink(&[monday], &[]);
    assert_eq!(words.goes_to(CARE), to_meeting(1, LinkRule::EarliestPlanned));

    monday.starts_at = at("2019-05-09 09:30");
    words.relink(&[monday], &[]);
    assert_eq!(words.goes_to(CARE), to_meeting(1, LinkRule::EarliestPlanned), "moved to Thursday, still linked");
    assert_eq!(words.ended, []);

    monday.state = MeetingState::Held;
    // Held on 9 May: the next is due six months later, 9 November.
    let next = [due(MeetingKind::LookedAfterReview, "2019-11-09")];
    words.relink(&[monday], &next);
    assert_eq!(words.goes_to(CARE), to_meeting(1, LinkRule::EarliestPlanned));
    assert!(is_frozen(&words.sent, &words.links[0], &[monday]));

    let mut note = Piece::new(statement("2019-05-09 14:00"));
    note.relink(&[monday], &next);
    assert_eq!(note.goes_to(CARE), to_window("2019-11-09", LinkRule::CameAfterStart), "the next review");
    assert_eq!(came_after(&note.sent, &[monday]), [id(1)], "\"came after\" for the chair today");

    let november = review(2, "2019-11-04 16:00");
    note.relink(&[monday, november], &next);
    assert_eq!(note.goes_to(CARE), to_meeting(2, LinkRule::NowBooked));
    words.relink(&[monday, november], &next);
    assert_eq!(words.goes_to(CARE), to_meeting(1, LinkRule::EarliestPlanned), "frozen");
}

#[test]
fn a_meeting_moved_to_before_the_sending_no_longer_qualifies() {
    let mut first = review(1, "2019-05-13 10:00");
    let second = review(2, "2019-08-12 10:00");
    let mut piece = Piece::new(statement("2019-05-05 21:10"));
    piece.relink(&[first, second], &[]);
    first.starts_at = at("2019-05-05 21:10");
    piece.relink(&[first, second], &[]);
    assert_eq!(piece.goes_to(CARE), to_meeting(2, LinkRule::NextInstead));
    assert_eq!(piece.whys(), [EndReason::MovedBeforeSending]);
}

#[test]
fn a_meeting_moved_behind_another_gives_its_links_to_that() {
    let mut first = review(1, "2019-05-13 10:00");
    let second = review(2, "2019-05-27 10:00");
    let mut piece = Piece::new(statement("2019-05-05 21:10"));
    piece.relink(&[first, second], &[]);
    first.starts_at = at("2019-06-03 10:00");
    piece.relink(&[first, second], &[]);
    assert_eq!(piece.goes_to(CARE), to_meeting(2, LinkRule::EarliestPlanned));
    assert_eq!(piece.whys(), [EndReason::EarlierMeeting]);
}

#[test]
fn a_meeting_called_off_gives_its_links_to_the_next_one() {
    for (state, why) in [(MeetingState::Cancelled, EndReason::Cancelled), (MeetingState::StoodDown, EndReason::StoodDown)] {
        let mut first = review(1, "2019-05-13 10:00");
        let second = review(2, "2019-06-03 10:00");
        let mut piece = Piece::new(statement("2019-05-05 21:10"));
        piece.relink(&[first, second], &[]);
        first.state = state;
        piece.relink(&[first, second], &[]);
        assert_eq!(piece.goes_to(CARE), to_meeting(2, LinkRule::NextInstead));
        assert_eq!(piece.whys(), [why]);
    }
}

#[test]
fn a_meeting_called_off_with_none_booked_gives_its_links_to_what_is_due() {
    let mut only = review(1, "2019-05-13 10:00");
    let mut piece = Piece::new(statement("2019-05-05 21:10"));
    piece.relink(&[only], &[]);
    only.state = MeetingState::Cancelled;
    piece.relink(&[only], &[due(MeetingKind::LookedAfterReview, "2019-05-30")]);
    assert_eq!(piece.goes_to(CARE), to_window("2019-05-30", LinkRule::NoneBooked));
}

#[test]
fn a_meeting_whose_kind_is_corrected_takes_its_links_to_the_other_cycle() {
    let mut mistaken = review(1, "2019-05-13 10:00");
    let mut piece = Piece::new(statement("2019-05-05 21:10"));
    piece.relink(&[mistaken], &[]);
    mistaken.kind = MeetingKind::InitialConference;
    piece.relink(&[mistaken], &[]);
    assert_eq!(piece.goes_to(CARE), None);
    assert_eq!(piece.goes_to(PROTECTION), to_meeting(1, LinkRule::EarliestPlanned));
    assert_eq!(piece.whys(), [EndReason::KindCorrected]);
}

#[test]
fn an_adjourned_meeting_keeps_its_links_until_it_is_held() {
    let mut adjourned = review(1, "2019-05-13 10:00");
    let later = review(2, "2019-11-04 10:00");
    let mut piece = Piece::new(statement("2019-05-05 21:10"));
    piece.relink(&[adjourned, later], &[]);
    adjourned.state = MeetingState::Adjourned;
    piece.relink(&[adjourned, later], &[]);
    assert_eq!(piece.goes_to(CARE), to_meeting(1, LinkRule::EarliestPlanned));
    assert!(!is_frozen(&piece.sent, &piece.links[0], &[adjourned]));

    let mut between = Piece::new(statement("2019-05-20 10:00"));
    between.relink(&[adjourned, later], &[]);
    assert_eq!(between.goes_to(CARE), to_meeting(2, LinkRule::CameAfterStart));
    assert_eq!(came_after(&between.sent, &[adjourned]), [id(1)], "its chair sees it at once");

    adjourned.state = MeetingState::Held;
    assert!(is_frozen(&piece.sent, &piece.links[0], &[adjourned]));
}

#[test]
fn nothing_is_linked_to_a_meeting_entered_when_it_was_already_held() {
    let mut entered_late = review(1, "2019-05-13 10:00");
    let next = review(2, "2019-11-04 10:00");
    let mut piece = Piece::new(statement("2019-05-05 21:10"));
    piece.relink(&[next], &[]);
    entered_late.state = MeetingState::Held;
    piece.relink(&[entered_late, next], &[]);
    assert_eq!(piece.goes_to(CARE), to_meeting(2, LinkRule::EarliestPlanned));
}

#[test]
fn a_meeting_wrongly_recorded_as_held_lets_its_links_go_when_corrected() {
    let mut wrong = review(1, "2019-05-13 10:00");
    let next = review(2, "2019-05-27 10:00");
    let mut piece = Piece::new(statement("2019-05-05 21:10"));
    piece.relink(&[wrong, next], &[]);
    wrong.state = MeetingState::Held;
    piece.relink(&[wrong, next], &[]);
    wrong.state = MeetingState::Cancelled;
    piece.relink(&[wrong, next], &[]);
    assert_eq!(piece.goes_to(CARE), to_meeting(2, LinkRule::NextInstead));
}

#[test]
fn a_meeting_recorded_as_held_earlier_than_planned_and_before_the_sending_does_not_keep_the_piece() {
    let mut brought_forward = review(1, "2019-05-13 10:00");
    let next = review(2, "2019-11-04 10:00");
    let mut piece = Piece::new(statement("2019-05-05 21:10"));
    piece.relink(&[brought_forward, next], &[]);
    brought_forward.starts_at = at("2019-05-03 10:00");
    brought_forward.state = MeetingState::Held;
    piece.relink(&[brought_forward, next], &[]);
    assert_eq!(piece.goes_to(CARE), to_meeting(2, LinkRule::NextInstead));
}

#[test]
fn a_link_to_a_meeting_that_is_not_listed_is_left_alone() {
    let mut piece = Piece::new(statement("2019-05-05 21:10"));
    piece.relink(&[review(1, "2019-05-13 10:00")], &[]);
    piece.relink(&[review(2, "2019-05-10 10:00")], &[]);
    assert_eq!(piece.goes_to(CARE), to_meeting(1, LinkRule::EarliestPlanned));
}

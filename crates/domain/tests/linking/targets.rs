//! Where a piece goes: rules section 4, items 1 to 3, and what is kept of it (item 7).

use crate::facts::{CARE, PROTECTION, Piece, conference, due, id, meeting, review, sent, statement, to_meeting, to_window};
use heard_domain::{
    linking::{EndReason, LinkRule, MeetingFact, SentFact, Slot, came_after, is_frozen},
    meeting::{MeetingKind, MeetingState},
    submission::{Cycle, CycleChoice, SubmissionKind},
};

// Item 1: the earliest planned meeting of its kind that starts after the sending.

#[test]
fn it_goes_to_the_earliest_meeting_after_the_sending() {
    let held = MeetingFact { state: MeetingState::Held, ..review(3, "2019-05-01 10:00") };
    let meetings = [review(1, "2019-07-01 10:00"), review(2, "2019-06-03 10:00"), held];
    let mut piece = Piece::new(statement("2019-05-05 21:10"));
    assert_eq!(piece.relink(&meetings, &[]).goes_to(CARE), to_meeting(2, LinkRule::EarliestPlanned));
}

#[test]
fn a_sending_at_the_very_start_is_not_before_it() {
    let mut piece = Piece::new(statement("2019-06-03 10:00"));
    piece.relink(&[review(1, "2019-06-03 10:00")], &[]);
    assert_eq!(piece.links, []);
}

#[test]
fn each_kind_goes_to_the_kinds_of_meeting_it_is_for() {
    use MeetingKind::{InitialConference, LookedAfterReview, ReviewConference, SecureReview, TransferInConference};
    let conferences = vec![InitialConference, ReviewConference, TransferInConference];
    let kinds = |kind: SubmissionKind| MeetingKind::ALL.into_iter().filter(|&meeting| kind.links_to(meeting)).collect::<Vec<_>>();
    assert_eq!(kinds(SubmissionKind::Statement), MeetingKind::ALL);
    assert_eq!(kinds(SubmissionKind::ConferencePack), conferences);
    assert_eq!(kinds(SubmissionKind::VisitPreferences), [LookedAfterReview]);
    assert_eq!(kinds(SubmissionKind::ParentFeedback), conferences);
    assert_eq!(kinds(SubmissionKind::AdultViews), MeetingKind::ALL);
    assert_eq!(kinds(SubmissionKind::Observation), MeetingKind::ALL);
    assert_eq!(Cycle::of(SecureReview), Cycle::Care);

    let meetings =
        [meeting(1, SecureReview, "2019-05-06 10:00"), review(2, "2019-05-08 10:00"), conference(3, "2019-05-10 10:00")];
    let linked = |kind| {
        let mut piece = Piece::new(sent(kind, "2019-05-05 10:00"));
        piece.relink(&meetings, &[]);
        (piece.goes_to(CARE), piece.goes_to(PROTECTION))
    };
    let first = |number| to_meeting(number, LinkRule::EarliestPlanned);
    assert_eq!(linked(SubmissionKind::Statement), (first(1), first(3)));
    assert_eq!(linked(SubmissionKind::ConferencePack), (None, first(3)));
    assert_eq!(linked(SubmissionKind::VisitPreferences), (first(2), None));
}

#[test]
fn a_child_in_both_cycles_chooses_and_by_default_it_is_both() {
    assert_eq!(CycleChoice::default(), CycleChoice::Both);
    let meetings = [review(1, "2019-05-13 10:00"), conference(2, "2019-05-20 10:00")];
    let linked = |cycles| {
        let mut piece = Piece::new(SentFact { cycles, ..statement("2019-05-05 21:10") });
        piece.relink(&meetings, &[]);
        (piece.goes_to(CARE), piece.goes_to(PROTECTION))
    };
    let first = |number| to_meeting(number, LinkRule::EarliestPlanned);
    assert_eq!(linked(CycleChoice::Both), (first(1), first(2)));
    assert_eq!(linked(CycleChoice::Care), (first(1), None));
    assert_eq!(linked(CycleChoice::Protection), (None, first(2)));
}

#[test]
fn an_old_piece_does_not_turn_up_in_a_cycle_that_begins_after_it_was_heard() {
    let mut may = review(1, "2019-05-13 10:00");
    let mut piece = Piece::new(statement("2019-05-05 21:10"));
    piece.relink(&[may], &[]);
    may.state = MeetingState::Held;
    piece.relink(&[may, conference(2, "2020-03-02 10:00")], &[]);
    assert_eq!(piece.goes_to(PROTECTION), None);
}

// Item 2: feedback.

#[test]
fn feedback_goes_to_the_conference_it_is_about_and_with_the_familys_next() {
    // Nobody has recorded it as held yet.
    let just_ended = meeting(1, MeetingKind::InitialConference, "2019-04-30 10:00");
    let feedback = SentFact { about: Some(id(1)), ..sent(SubmissionKind::ParentFeedback, "2019-04-30 15:00") };
    let mut piece = Piece::new(feedback);
    piece.relink(&[just_ended, review(2, "2019-05-13 10:00")], &[due(MeetingKind::ReviewConference, "2019-07-30")]);
    assert_eq!(piece.goes_to(Slot::About), to_meeting(1, LinkRule::AboutConference));
    assert_eq!(piece.goes_to(PROTECTION), to_window("2019-07-30", LinkRule::NoneBooked));
    assert_eq!(piece.goes_to(CARE), None);
    assert!(is_frozen(&feedback, &piece.link(Slot::About).unwrap(), &[just_ended]), "what it is about never changes");

    piece.relink(&[just_ended, conference(3, "2019-07-25 10:00")], &[]);
    assert_eq!(piece.goes_to(Slot::About), to_meeting(1, LinkRule::AboutConference));
    assert_eq!(piece.goes_to(PROTECTION), to_meeting(3, LinkRule::WithNextConference));
    assert_eq!(came_after(&feedback, &[just_ended]), [], "feedback is meant to come after");
}

#[test]
fn feedback_does_not_come_back_to_the_conference_it_is_about_when_that_is_moved_after_all() {
    let feedback = SentFact { about: Some(id(1)), ..sent(SubmissionKind::ParentFeedback, "2019-04-30 15:00") };
    let mut piece = Piece::new(feedback);
    piece.relink(&[conference(1, "2019-05-07 10:00")], &[due(MeetingKind::ReviewConference, "2019-07-30")]);
    assert_eq!(piece.goes_to(Slot::About), to_meeting(1, LinkRule::AboutConference));
    assert_eq!(piece.goes_to(PROTECTION), to_window("2019-07-30", LinkRule::NoneBooked));
}

// Item 3: no meeting planned.

#[test]
fn with_no_meeting_it_waits_for_the_earliest_that_is_due_and_goes_to_it_when_booked() {
    let windows = [due(MeetingKind::SecureReview, "2019-06-20"), due(MeetingKind::LookedAfterReview, "2019-05-30")];
    let mut piece = Piece::new(statement("2019-05-05 21:10"));
    assert_eq!(piece.relink(&[], &windows).goes_to(CARE), to_window("2019-05-30", LinkRule::NoneBooked));

    piece.relink(&[review(1, "2019-05-28 10:00")], &windows);
    assert_eq!(piece.goes_to(CARE), to_meeting(1, LinkRule::NowBooked));
    assert_eq!(piece.whys(), [EndReason::MeetingBooked]);
}

#[test]
fn preferences_for_a_review_do_not_wait_for_a_secure_review() {
    let mut piece = Piece::new(sent(SubmissionKind::VisitPreferences, "2019-05-05 21:10"));
    piece.relink(&[], &[due(MeetingKind::SecureReview, "2019-05-20")]);
    assert_eq!(piece.links, []);
}

#[test]
fn it_follows_a_due_date_that_changes_and_stops_when_nothing_is_due() {
    let mut piece = Piece::new(statement("2019-05-05 21:10"));
    piece.relink(&[], &[due(MeetingKind::LookedAfterReview, "2019-05-30")]);
    piece.relink(&[], &[due(MeetingKind::LookedAfterReview, "2019-06-06")]);
    assert_eq!(piece.goes_to(CARE), to_window("2019-06-06", LinkRule::NoneBooked));
    piece.relink(&[], &[]);
    assert_eq!(piece.links, []);
    assert_eq!(piece.whys(), [EndReason::DueDateChanged, EndReason::NothingDue]);
}

// Item 7: what is kept can be read back.

#[test]
fn every_rule_and_reason_has_a_key_of_its_own_and_a_sentence() {
    for rule in LinkRule::ALL {
        assert_eq!(rule.key().parse(), Ok(rule));
        assert!(rule.sentence().ends_with('.'));
    }
    for why in EndReason::ALL {
        assert_eq!(why.key().parse(), Ok(why));
        assert!(why.sentence().ends_with('.'));
    }
    for slot in Slot::ALL {
        assert_eq!(slot.key().parse(), Ok(slot));
    }
    for choice in CycleChoice::ALL {
        assert_eq!(choice.key().parse(), Ok(choice));
    }
    for kind in SubmissionKind::ALL {
        assert_eq!(kind.key().parse(), Ok(kind));
    }
    assert!("sometime".parse::<Slot>().is_err());
}

#[test]
fn a_familys_views_go_to_the_conference_they_were_asked_for_and_not_to_a_siblings_earlier_one() {
    let (theirs, asked_for) = (conference(1, "2019-05-10 10:00"), conference(2, "2019-05-13 10:00"));
    let views = SentFact { made_for: Some(id(2)), ..sent(SubmissionKind::AdultViews, "2019-05-05 21:10") };
    let mut piece = Piece::new(views);
    piece.relink(&[theirs, asked_for], &[]);
    assert_eq!(piece.goes_to(PROTECTION), to_meeting(2, LinkRule::EarliestPlanned));
    let called_off = MeetingFact { state: MeetingState::Cancelled, ..asked_for };
    piece.relink(&[theirs, called_off], &[]);
    assert_eq!(piece.goes_to(PROTECTION), to_meeting(1, LinkRule::NextInstead), "called off: to the next one there is");
}

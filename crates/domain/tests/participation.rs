//! Ages, codes and suggestions, against the rule book's section 6.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

use chrono::{Days, NaiveDate};
use heard_domain::{
    age::{age_on, fourth_birthday, is_under_four},
    participation::{Attendance, ChairingLevel, Code, CodeRefused, Evidence, Reason, check, suggest},
};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%d %b %Y").unwrap()
}

/// A child of ten who did not come and sent nothing.
const NOTHING: Evidence = Evidence {
    age: 10,
    attendance: Some(Attendance::Absent),
    views_in_time: 0,
    in_symbols: 0,
    views_too_late: 0,
    asked_someone_to_speak: false,
};

#[test]
fn a_child_is_under_four_until_the_day_before_the_fourth_birthday() {
    let born = day("30 Sep 2021");
    assert!(is_under_four(born, day("29 Sep 2025")));
    assert!(!is_under_four(born, day("30 Sep 2025")));
    assert_eq!(age_on(born, day("29 Sep 2025")), 3);
    assert_eq!(age_on(born, day("30 Sep 2025")), 4);
}

#[test]
fn a_birthday_on_29_february_counts_on_1_march_in_other_years() {
    let born = day("29 Feb 2016");
    assert_eq!(age_on(born, day("28 Feb 2019")), 2);
    assert_eq!(age_on(born, day("1 Mar 2019")), 3);
    // The fourth birthday falls in a leap year again.
    assert!(is_under_four(born, day("28 Feb 2020")));
    assert!(!is_under_four(born, day("29 Feb 2020")));
    // But 2100 is not one.
    assert_eq!(fourth_birthday(day("29 Feb 2096")), day("1 Mar 2100"));
    assert!(is_under_four(day("29 Feb 2096"), day("28 Feb 2100")));
}

#[test]
fn a_child_not_born_yet_is_nought_and_under_four() {
    assert_eq!(age_on(day("1 Jun 2026"), day("1 May 2026")), 0);
    assert!(is_under_four(day("1 Jun 2026"), day("1 May 2026")));
}

#[test]
fn each_code_says_whether_the_child_was_heard_and_was_there() {
    let table = [
        ("PN0", None, None),
        ("PN1", Some(true), Some(true)),
        ("PN2", Some(true), Some(true)),
        ("PN3", Some(true), Some(true)),
        ("PN4", Some(false), Some(true)),
        ("PN5", Some(true), Some(false)),
        ("PN6", Some(true), Some(false)),
        ("PN7", Some(false), Some(false)),
    ];
    assert_eq!(Code::ALL.len(), table.len());
    for (key, heard, present) in table {
        let code: Code = key.parse().unwrap();
        assert_eq!((code.key(), code.heard(), code.present()), (key, heard, present));
        assert_eq!(serde_json::to_string(&code).unwrap(), format!("\"{key}\""));
        assert_eq!(code.meaning().starts_with("came"), present == Some(true), "{key}");
        assert_eq!(code.meaning().starts_with("did not come"), present == Some(false), "{key}");
    }
}

#[test]
fn a_code_is_read_only_as_the_return_writes_it() {
    for odd in ["PN8", "pn1", "PN01", "PN1 ", "N/A", ""] {
        assert_eq!(odd.parse::<Code>().unwrap_err().to_string(), format!("\"{odd}\" is not a known participation code"));
    }
}

#[test]
fn pn0_is_refused_from_the_fourth_birthday_on() {
    let born = day("30 Sep 2021");
    assert_eq!(check(Code::Pn0, born, day("29 Sep 2025")), Ok(()));
    let refused = check(Code::Pn0, born, day("30 Sep 2025")).unwrap_err();
    assert_eq!(refused, CodeRefused::NotUnderFour { fourth_birthday: day("30 Sep 2025") });
    assert_eq!(refused.to_string(), "PN0 is only for a child under 4, and this child turned 4 on 30 September 2025");
}

#[test]
fn every_other_code_is_refused_before_the_fourth_birthday() {
    let born = day("30 Sep 2021");
    for code in Code::ALL.into_iter().filter(|code| *code != Code::Pn0) {
        assert_eq!(check(code, born, day("30 Sep 2025")), Ok(()));
        let refused = check(code, born, day("29 Sep 2025")).unwrap_err();
        assert_eq!(refused, CodeRefused::UnderFour { code, fourth_birthday: day("30 Sep 2025") });
    }
    assert_eq!(
        check(Code::Pn1, born, day("29 Sep 2025")).unwrap_err().to_string(),
        "PN1 is only for a child of 4 or over; before 30 September 2025, the fourth birthday, the code is PN0"
    );
}

#[test]
fn a_child_who_came_is_coded_by_what_happened_there() {
    for (attendance, code) in [
        (Attendance::Spoke, Code::Pn1),
        (Attendance::SpokenFor, Code::Pn2),
        (Attendance::Symbols, Code::Pn3),
        (Attendance::Silent, Code::Pn4),
    ] {
        let suggestion = suggest(&Evidence { attendance: Some(attendance), ..NOTHING });
        assert_eq!(suggestion.code, Some(code), "{attendance:?}");
        assert_eq!(suggestion.because, [Reason::Attendance { answer: attendance }, Reason::NoViewsInTime]);
    }
}

#[test]
fn a_child_who_did_not_come_but_sent_views_in_time_is_pn6() {
    let suggestion = suggest(&Evidence { views_in_time: 1, ..NOTHING });
    assert_eq!(suggestion.code, Some(Code::Pn6));
    assert_eq!(
        suggestion.because,
        [Reason::Attendance { answer: Attendance::Absent }, Reason::ViewsInTime { count: 1, in_symbols: 0 }]
    );
}

#[test]
fn a_child_who_did_not_come_but_asked_someone_to_speak_is_pn5() {
    let suggestion = suggest(&Evidence { asked_someone_to_speak: true, ..NOTHING });
    assert_eq!(suggestion.code, Some(Code::Pn5));
    assert!(suggestion.because.contains(&Reason::AskedSomeoneToSpeak));
}

#[test]
fn own_words_sent_in_time_come_before_having_asked_someone_to_speak() {
    let suggestion = suggest(&Evidence { views_in_time: 1, asked_someone_to_speak: true, ..NOTHING });
    assert_eq!(suggestion.code, Some(Code::Pn6));
    assert!(suggestion.because.contains(&Reason::AskedSomeoneToSpeak), "the chair sees both");
}

#[test]
fn a_child_who_did_not_come_and_sent_nothing_is_pn7() {
    let suggestion = suggest(&NOTHING);
    assert_eq!(suggestion.code, Some(Code::Pn7));
    assert_eq!(suggestion.because, [Reason::Attendance { answer: Attendance::Absent }, Reason::NoViewsInTime]);
}

#[test]
fn views_that_came_after_the_start_are_shown_but_never_decide() {
    let suggestion = suggest(&Evidence { views_too_late: 2, ..NOTHING });
    assert_eq!(suggestion.code, Some(Code::Pn7));
    assert!(suggestion.because.contains(&Reason::ViewsTooLate { count: 2 }));
}

#[test]
fn a_silent_child_whose_views_nobody_read_out_is_pn4_and_the_chair_sees_that_views_were_there() {
    let evidence = Evidence { attendance: Some(Attendance::Silent), views_in_time: 2, in_symbols: 1, ..NOTHING };
    let suggestion = suggest(&evidence);
    assert_eq!(suggestion.code, Some(Code::Pn4));
    let sentences: Vec<String> = suggestion.because.iter().map(Reason::to_string).collect();
    assert_eq!(
        sentences,
        [
            "They came, and nobody gave their views at the meeting.",
            "They sent their views before the start: 2 forms, 1 of them in pictures or symbols."
        ]
    );
}

#[test]
fn without_the_chairs_word_on_attendance_nothing_is_suggested() {
    let suggestion = suggest(&Evidence { attendance: None, views_in_time: 1, ..NOTHING });
    assert_eq!(suggestion.code, None);
    assert_eq!(suggestion.because, [Reason::AttendanceUnknown, Reason::ViewsInTime { count: 1, in_symbols: 0 }]);
}

#[test]
fn under_four_is_pn0_whatever_else_is_known() {
    for attendance in [None, Some(Attendance::Spoke), Some(Attendance::Absent)] {
        let suggestion = suggest(&Evidence { age: 3, attendance, views_in_time: 1, ..NOTHING });
        assert_eq!(suggestion.code, Some(Code::Pn0));
        assert_eq!(suggestion.because, [Reason::UnderFour { age: 3 }]);
    }
    assert_eq!(suggest(&Evidence { age: 4, ..NOTHING }).code, Some(Code::Pn7));
}

#[test]
fn each_reason_is_a_sentence() {
    for (reason, sentence) in [
        (Reason::UnderFour { age: 3 }, "They were 3 on the day, and every child under 4 has the code PN0."),
        (Reason::AttendanceUnknown, "Nobody has recorded yet whether they came."),
        (Reason::ViewsInTime { count: 1, in_symbols: 0 }, "They sent their views before the start: 1 form."),
        (
            Reason::ViewsInTime { count: 2, in_symbols: 2 },
            "They sent their views before the start: 2 forms, in pictures or symbols.",
        ),
        (Reason::NoViewsInTime, "They sent nothing before the start."),
        (Reason::ViewsTooLate { count: 1 }, "After the start came 1 form. What comes after the start does not count."),
        (Reason::AskedSomeoneToSpeak, "At the visit before the review they asked someone to speak for them."),
    ] {
        assert_eq!(reason.to_string(), sentence);
    }
}

#[test]
fn evidence_and_suggestion_can_be_kept_and_read_back() {
    let suggestion = suggest(&Evidence { views_in_time: 1, views_too_late: 1, asked_someone_to_speak: true, ..NOTHING });
    let kept = serde_json::to_string(&suggestion).unwrap();
    assert_eq!(serde_json::from_str::<heard_domain::participation::Suggestion>(&kept).unwrap(), suggestion);
    let kept = serde_json::to_string(&NOTHING).unwrap();
    assert_eq!(serde_json::from_str::<Evidence>(&kept).unwrap(), NOTHING);
}

#[test]
fn every_way_of_taking_part_is_known_by_its_key() {
    for answer in Attendance::ALL {
        assert_eq!(answer.key().parse(), Ok(answer));
        assert_eq!(answer.present(), answer != Attendance::Absent);
    }
    assert!("asleep".parse::<Attendance>().is_err());
}

#[test]
fn chairing_levels_run_from_0_to_4() {
    for (number, level) in (0..).zip(ChairingLevel::ALL) {
        assert_eq!(level.number(), number);
        assert_eq!(ChairingLevel::try_from(number), Ok(level));
    }
    assert_eq!(ChairingLevel::try_from(3), Ok(ChairingLevel::CoChaired));
    assert_eq!(ChairingLevel::try_from(5).unwrap_err().to_string(), "5 is not a chairing level: the levels are 0 to 4");
}

fn any_attendance() -> impl Strategy<Value = Attendance> {
    proptest::sample::select(&Attendance::ALL[..])
}

proptest! {
    #[test]
    fn a_suggested_code_is_one_that_the_age_allows(
        born in 0..7300_u64,
        old in 0..7300_u64,
        attendance in proptest::option::of(any_attendance()),
        views_in_time in 0..3_u32,
        asked_someone_to_speak: bool,
    ) {
        let born = day("1 Jan 2000") + Days::new(born);
        let held_on = born + Days::new(old);
        let age = age_on(born, held_on);
        prop_assert_eq!(age < 4, is_under_four(born, held_on));
        let evidence = Evidence { age, attendance, views_in_time, in_symbols: 0, views_too_late: 0, asked_someone_to_speak };
        if let Some(code) = suggest(&evidence).code {
            prop_assert_eq!(check(code, born, held_on), Ok(()));
        }
    }

    #[test]
    fn a_suggested_code_agrees_with_the_chair_on_whether_the_child_was_there(
        attendance in any_attendance(),
        views_in_time in 0..3_u32,
        views_too_late in 0..3_u32,
        asked_someone_to_speak: bool,
    ) {
        let evidence = Evidence { age: 10, attendance: Some(attendance), views_in_time, in_symbols: 0, views_too_late, asked_someone_to_speak };
        let code = suggest(&evidence).code.unwrap();
        prop_assert_eq!(code.present(), Some(attendance.present()));
        let on_time_only = suggest(&Evidence { views_too_late: 0, ..evidence });
        prop_assert_eq!(on_time_only.code, Some(code), "what came after the start changes nothing");
    }
}

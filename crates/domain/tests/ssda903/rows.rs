//! Rows of Header and Episodes, value by value.

use crate::support::{ANNA, ANNA_IN_CARE, csv, day, found, seen, try_read};
use heard_domain::ssda903::{
    CouncilId, Ended, LegalStatus, NoCouncilId,
    Outcome::{Flagged, Kept, LeftOut},
    Rule, Sex,
};

#[test]
fn a_zero_at_the_front_of_an_id_makes_another_child() {
    let seen = seen(
        &[ANNA, "01001,M,14/05/2012,WBRI,UN1,,"],
        &[ANNA_IN_CARE, "01001,10/02/2021,S,C2,N1,P1,PR0,,,,,,"],
        &["01001,14/05/2012,05/06/2025,PN1", "1001,14/05/2012,05/06/2025,PN7"],
    );

    assert_eq!(seen.problems, []);
    let ids: Vec<&str> = seen.reviews.iter().map(|review| review.child.as_str()).collect();
    assert_eq!(ids, ["01001", "1001"]);
}

#[test]
fn an_id_is_one_to_ten_letters_and_digits() {
    assert_eq!("  A01  ".parse::<CouncilId>().unwrap().as_str(), "A01");
    for (text, why) in [
        (" ", NoCouncilId::Blank),
        ("12345678901", NoCouncilId::TooLong),
        ("=1+1", NoCouncilId::Characters),
        ("10\n01", NoCouncilId::Characters),
        ("Jo Smith", NoCouncilId::Characters),
    ] {
        assert_eq!(text.parse::<CouncilId>(), Err(why), "{text}");
    }
}

#[test]
fn a_row_without_a_usable_id_is_left_out_of_every_table() {
    let seen = seen(
        &[ANNA, ",F,14/05/2012,WBRI,UN1,,"],
        &[ANNA_IN_CARE, "@1,10/02/2021,S,C2,N1,P1,PR0,,,,,,"],
        &["12345678901,14/05/2012,05/06/2025,PN1"],
    );

    assert_eq!(found(&seen), [(3, Rule::Own12, LeftOut), (3, Rule::Own12, LeftOut), (2, Rule::Own12, LeftOut)]);
    assert_eq!((seen.children.len(), seen.care_periods.len(), seen.reviews.len()), (1, 1, 0));
}

#[test]
fn sex_is_read_in_the_old_codes_and_the_new() {
    for (written, sex, rules) in [
        ("1", Some(Sex::Male), vec![]),
        ("2", Some(Sex::Female), vec![]),
        ("M", Some(Sex::Male), vec![]),
        ("F", Some(Sex::Female), vec![]),
        ("U", Some(Sex::Unknown), vec![]),
        ("f", Some(Sex::Female), vec![(2, Rule::Own11, Kept)]),
        ("", None, vec![(2, Rule::R101, Kept)]),
        ("3", None, vec![(2, Rule::R101, Kept)]),
    ] {
        let seen = seen(&[&format!("1001,{written},14/05/2012,WBRI,UN1,,")], &[ANNA_IN_CARE], &[]);
        assert_eq!((seen.children[0].facts.sex, found(&seen)), (sex, rules), "{written}");
    }
}

#[test]
fn a_child_whose_birth_date_cannot_be_true_is_left_out_with_all_rows() {
    // 30 years old on 31 March 2026 is too old; a day younger is not.
    for (born, rule) in [
        ("", Some(Rule::R102)),
        ("14/05/12", Some(Rule::R102)),
        ("2012-05-14", Some(Rule::R102)),
        ("31/02/2012", Some(Rule::R102)),
        ("14/05/1912", Some(Rule::Own8)),
        ("31/03/1996", Some(Rule::Own8)),
        ("01/04/1996", None),
        ("31/03/2026", None),
        ("01/04/2026", Some(Rule::R301)),
    ] {
        let seen = seen(&[&format!("1001,F,{born},WBRI,UN1,,")], &[ANNA_IN_CARE], &["1001,14/05/2012,05/06/2025,PN1"]);
        match rule {
            Some(rule) => {
                assert_eq!(found(&seen), [(2, Rule::Int03, LeftOut), (2, rule, LeftOut), (2, Rule::Int08, LeftOut)], "{born}");
                assert!(seen.children.is_empty() && seen.care_periods.is_empty() && seen.reviews.is_empty());
            }
            None => assert_eq!(seen.children.len(), 1, "{born}"),
        }
    }
}

#[test]
fn a_child_twice_in_header_is_read_once_if_both_rows_agree_and_not_at_all_if_not() {
    let same = seen(&[ANNA, ANNA], &[ANNA_IN_CARE], &[]);
    assert_eq!((same.children.len(), found(&same)), (1, vec![(3, Rule::Own1, LeftOut)]));

    let unlike = seen(&[ANNA, "1001,F,15/05/2012,WBRI,A123456789012,,"], &[], &[]);
    assert_eq!((unlike.children.len(), found(&unlike)), (0, vec![(2, Rule::Int32, LeftOut), (3, Rule::Int32, LeftOut)]));
}

#[test]
fn two_children_may_not_share_a_true_number_but_may_share_un1() {
    let header = |upn: &str| [format!("1001,F,14/05/2012,WBRI,{upn},,"), format!("1002,F,14/05/2012,WBRI,{upn},,")];
    let episodes = [ANNA_IN_CARE, "1002,10/02/2021,S,C2,N1,P1,PR0,,,,,,"];
    let shared = |upn: &str| {
        let rows = header(upn);
        found(&seen(&[&rows[0], &rows[1]], &episodes, &[]))
    };

    assert_eq!(shared("A123456789012"), [(2, Rule::R444, Kept), (3, Rule::R444, Kept)]);
    assert_eq!(shared("UN1"), []);
}

#[test]
fn a_child_in_header_alone_is_taken_and_one_in_the_other_files_alone_is_not() {
    let seen = seen(&[ANNA], &["1002,10/02/2021,S,C2,N1,P1,PR0,,,,,,"], &["1003,14/05/2012,05/06/2025,PN1"]);

    assert_eq!(found(&seen), [(2, Rule::Int03, LeftOut), (2, Rule::Epi, Kept), (2, Rule::Int08, LeftOut)]);
    assert_eq!((seen.children.len(), seen.care_periods.len(), seen.reviews.len()), (1, 0, 0));
}

#[test]
fn an_episode_without_usable_days_is_left_out() {
    for (row, rule) in [
        ("1001,,S,C2,N1,P1,PR0,,,,,,", Rule::R141),
        ("1001,10/02/21,S,C2,N1,P1,PR0,,,,,,", Rule::R141),
        ("1001,10/02/2021,S,C2,N1,P1,PR0,01/03/22,E4A,,,,", Rule::R147),
        ("1001,10/02/2021,S,C2,N1,P1,PR0,09/02/2021,E4A,,,,", Rule::Own14),
    ] {
        let seen = seen(&[ANNA], &[row], &[]);
        assert_eq!(found(&seen), [(2, rule, LeftOut), (2, Rule::Epi, Kept)], "{row}");
    }
}

#[test]
fn an_episode_with_an_unknown_code_is_kept_without_it() {
    let seen = seen(&[ANNA], &["1001,10/02/2021,S,C9,n1,P1,PR0,01/03/2022,Z4,,,,", "1001,01/03/2022,Q,c2,N1,P1,PR0,,,,,,"], &[]);

    assert_eq!(found(&seen), [(2, Rule::R144, Kept), (2, Rule::R149, Kept), (3, Rule::R143, Kept), (3, Rule::Own11, Kept)]);
    let episodes = &seen.care_periods[0].episodes;
    assert_eq!((episodes[0].ls, &episodes[0].rec, episodes[1].rne), (None, &None, None));
    assert_eq!(episodes[1].ls, Some(LegalStatus::FullCareOrder));
    assert_eq!(episodes[0].cin, "n1");
}

#[test]
fn an_end_and_its_reason_belong_together() {
    let no_reason = seen(&[ANNA], &["1001,10/02/2021,S,C2,N1,P1,PR0,01/03/2022,,,,,"], &[]);
    assert_eq!(found(&no_reason), [(2, Rule::R148, Kept)]);
    assert_eq!(no_reason.care_periods[0].ended_on, Some(day(2022, 3, 1)));

    let no_end = seen(&[ANNA], &["1001,10/02/2021,S,C2,N1,P1,PR0,,E4A,,,,"], &[]);
    assert_eq!(found(&no_end), [(2, Rule::R148, Kept)]);
    assert_eq!(no_end.care_periods[0].ended_on, None);
    assert_eq!(no_end.care_periods[0].episodes[0].rec, Some(Ended::CareEnded("E4A".to_owned())));
}

#[test]
fn days_before_birth_and_days_to_come_are_told_of() {
    let seen = seen(&[ANNA], &["1001,13/05/2012,S,C2,N1,P1,PR0,16/04/2026,E4A,,,,"], &[]);

    assert_eq!(found(&seen), [(2, Rule::R302, Kept), (2, Rule::Own6, Kept)]);
}

#[test]
fn an_episode_given_twice_is_read_once() {
    let seen = seen(&[ANNA], &[ANNA_IN_CARE, ANNA_IN_CARE], &[]);

    assert_eq!(found(&seen), [(3, Rule::Own1, LeftOut)]);
    assert_eq!(seen.care_periods[0].episodes.len(), 1);
}

#[test]
fn a_return_holds_only_what_its_headings_say() {
    // A name typed into a free column of Header goes nowhere.
    let header = csv("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB,NAME", &["1001,F,14/05/2012,WBRI,UN1,,,Somebody"]);
    let [_, episodes, reviews] = crate::support::files(&[], &[ANNA_IN_CARE], &["1001,14/05/2012,05/06/2012,PN1"]);
    let seen = try_read(&[("Header.csv", header), episodes, reviews]).unwrap();

    assert!(!format!("{seen:?}").contains("Somebody"));
    assert!(seen.problems.iter().any(|problem| problem.outcome == Flagged));
}

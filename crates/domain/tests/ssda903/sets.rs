//! The sets in `tests/data/ssda903`.

use crate::support::{day, found, notes, set, taken, try_read};
use heard_domain::{
    participation::Code,
    ssda903::{
        Outcome::{Flagged, Kept, LeftOut},
        Rule, Upn,
    },
};

#[test]
fn the_good_set_is_taken_whole_and_without_a_word() {
    let seen = try_read(&set("good")).unwrap();

    assert_eq!((seen.children.len(), seen.care_periods.len(), seen.reviews.len()), (6, 6, 11));
    assert_eq!(seen.problems, []);
    assert!(seen.files.iter().all(|file| file.read && file.notes.is_empty() && file.left_out == 0));
}

#[test]
fn a_byte_order_mark_and_unix_line_ends_change_nothing() {
    let good = try_read(&set("good")).unwrap();
    for name in ["bom", "lf"] {
        let seen = try_read(&set(name)).unwrap();
        assert_eq!((&seen.children, &seen.care_periods, &seen.reviews), (&good.children, &good.care_periods, &good.reviews));
        assert_eq!(seen.problems, []);
    }
}

#[test]
fn each_of_the_five_classic_mistakes_is_reported_on_its_line() {
    let seen = try_read(&set("five")).unwrap();

    assert_eq!(
        found(&seen),
        [
            (13, Rule::R167, LeftOut),
            (14, Rule::R441, Flagged),
            (14, Rule::Own3, Flagged),
            (14, Rule::Own4, Flagged),
            (14, Rule::Own5, Flagged),
            (15, Rule::R440, Flagged),
            (17, Rule::Own1, LeftOut),
            (18, Rule::R166, LeftOut),
            (18, Rule::R167, LeftOut),
        ]
    );
    // The eleven good rows, the two flagged ones, and the repeated one once.
    assert_eq!(seen.reviews.len(), 14);
    assert_eq!(seen.reviews.iter().filter(|review| review.flags.is_empty()).count(), 12);
    assert_eq!(seen.files.iter().find(|file| file.name == "Reviews.csv").map(|file| (file.rows, file.left_out)), Some((17, 3)));
}

#[test]
fn windows_text_is_read_as_what_it_is_and_said_so() {
    let seen = try_read(&set("latin1")).unwrap();

    assert!(notes(&seen, "Reviews.csv").contains("assumed to be Windows-1252"));
    assert_eq!(seen.reviews.len(), 11);
    assert_eq!(found(&seen), [(13, Rule::Int08, LeftOut)]);
    assert_eq!(seen.problems.first().and_then(|problem| problem.child.clone()).unwrap().as_str(), "1001é");
}

#[test]
fn semicolons_refuse_the_whole_load() {
    let refused = try_read(&set("semi")).unwrap_err();

    assert_eq!(
        refused.to_string(),
        "the return was not loaded: Reviews.csv: it looks like Reviews, but its values are parted by semicolons: save it with commas"
    );
    assert!(refused.files.iter().all(|file| !file.read));
}

#[test]
fn two_files_of_one_table_refuse_the_whole_load() {
    let refused = try_read(&set("two")).unwrap_err();

    assert_eq!(
        refused.to_string(),
        "the return was not loaded: Reviews_b.csv: Reviews.csv has the headings of Reviews too; give only one of them"
    );
}

#[test]
fn a_pupil_number_of_any_kind_never_stops_a_child() {
    let seen = try_read(&set("upn")).unwrap();

    let numbers: Vec<Upn> = seen.children.iter().map(|row| row.facts.upn.clone()).collect();
    assert_eq!(
        numbers,
        [Upn::Blank, Upn::Blank, Upn::Unknown(1), Upn::Temporary("A12345678901B".to_owned()), Upn::Blank, Upn::Blank]
    );
    // Blank; UN6; "un1"; I is no first letter; too short. Whoever is left without a number is told of once more (442).
    assert_eq!(
        found(&seen),
        [
            (2, Rule::R442, Kept),
            (3, Rule::R168, Kept),
            (3, Rule::R442, Kept),
            (4, Rule::Own11, Kept),
            (6, Rule::R168, Kept),
            (6, Rule::R442, Kept),
            (7, Rule::R168, Kept),
            (7, Rule::R442, Kept),
        ]
    );
    assert_eq!(seen.reviews.len(), 11);
}

#[test]
fn the_year_of_157_children_is_taken_with_all_its_98_reviews() {
    let seen = try_read(&set("synth-2026-clean")).unwrap();

    assert_eq!((seen.children.len(), seen.reviews.len()), (157, 98));
    let counts = Code::ALL.map(|code| seen.reviews.iter().filter(|review| review.code == code).count());
    assert_eq!(counts, [0, 33, 12, 10, 11, 6, 15, 11]);
    assert!(seen.reviews.iter().all(|review| review.flags.is_empty()));
    assert!(seen.problems.iter().all(|problem| problem.outcome == Kept));
    assert!(seen.files.iter().all(|file| file.left_out == 0));
    assert_eq!(seen.care_periods.iter().map(|period| period.episodes.len()).sum::<usize>(), 338);
}

#[test]
fn in_that_year_one_review_came_eighteen_days_after_care_ended() {
    let seen = try_read(&set("synth-2026-clean")).unwrap();

    let late: Vec<_> = seen.problems.iter().filter(|problem| problem.rule == Rule::Own9).collect();
    assert_eq!(late.len(), 1);
    assert_eq!(late[0].message, "held on 01/08/2025, shortly after care ended on 14/07/2025");
    assert!(taken(&seen).contains(&("525203", day(2025, 8, 1), "PN7")));
}

//! Every variation of a file: encodings, headings, separators, quotation marks, empty rows.

use crate::support::{
    ANNA, ANNA_IN_CARE, EPISODES, HEADER, REVIEWS, anna_with, csv, day, ending, files, found, notes, taken, try_read,
};
use heard_domain::ssda903::{
    Encoding,
    Outcome::{Kept, LeftOut},
    ReturnYear, Rule, Table, read,
};

const ROW: &str = "1001,14/05/2012,05/06/2025,PN1";

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2], mark: &[u8]) -> Vec<u8> {
    mark.iter().copied().chain(text.encode_utf16().flat_map(bytes)).collect()
}

fn refusal(reviews: &str) -> String {
    anna_with(reviews.as_bytes()).unwrap_err().problems.into_iter().map(|problem| problem.message).collect::<Vec<_>>().join("; ")
}

#[test]
fn utf_16_is_read_either_way_round_and_with_or_without_a_mark() {
    let text = csv(REVIEWS, &[ROW]);
    for bytes in [
        utf16(&text, u16::to_le_bytes, &[0xFF, 0xFE]),
        utf16(&text, u16::to_be_bytes, &[0xFE, 0xFF]),
        utf16(&text, u16::to_le_bytes, &[]),
        utf16(&text, u16::to_be_bytes, &[]),
    ] {
        let seen = anna_with(&bytes).unwrap();
        assert_eq!(taken(&seen), [("1001", day(2025, 6, 5), "PN1")]);
        assert_eq!(seen.files.iter().find(|file| file.name == "Reviews.csv").unwrap().encoding, Some(Encoding::Utf16));
        assert!(notes(&seen, "Reviews.csv").contains("UTF-16"));
    }
}

#[test]
fn text_that_is_damaged_is_not_read_at_all() {
    let mut cut = utf16(&csv(REVIEWS, &[ROW]), u16::to_le_bytes, &[0xFF, 0xFE]);
    cut.pop();
    assert!(anna_with(&cut).unwrap_err().to_string().contains("Reviews.csv: the file starts as UTF-16 but is cut short"));

    let marked = [b"\xEF\xBB\xBF".as_slice(), csv(REVIEWS, &["1001í,14/05/2012,05/06/2025,PN1"]).as_bytes(), b"\xFF"].concat();
    assert!(anna_with(&marked).unwrap_err().to_string().contains("not UTF-8 throughout"));
}

#[test]
fn tables_are_told_by_their_headings_and_not_by_the_names_of_files() {
    let [(_, header), (_, episodes), (_, reviews)] = files(&[ANNA], &[ANNA_IN_CARE], &[ROW]);
    let seen = try_read(&[("Reviews.csv", header), ("a.txt", reviews), ("Header.csv", episodes)]).unwrap();

    assert_eq!(taken(&seen), [("1001", day(2025, 6, 5), "PN1")]);
    let tables: Vec<_> = seen.files.iter().map(|file| file.table.unwrap()).collect();
    assert_eq!(tables, [Table::Header, Table::Reviews, Table::Episodes]);
}

#[test]
fn headings_may_stand_in_any_order() {
    let seen = anna_with(csv("REVIEW_CODE,REVIEW,CHILD,DOB", &["PN1,05/06/2025,1001,14/05/2012"]).as_bytes()).unwrap();

    assert_eq!(taken(&seen), [("1001", day(2025, 6, 5), "PN1")]);
    assert_eq!(notes(&seen, "Reviews.csv"), "");
}

#[test]
fn headings_are_forgiven_their_case_spaces_and_company_with_a_note() {
    for (headings, row, note) in [
        ("child,DOB,REVIEW,REVIEW_CODE", ROW, "heading \"child\" read as CHILD"),
        ("CHILD, DOB,REVIEW,Review Code", ROW, "heading \"Review Code\" read as REVIEW_CODE"),
        ("CHILD,DOB,NOTE,REVIEW,REVIEW_CODE", "1001,14/05/2012,hello,05/06/2025,PN1", "column \"NOTE\" is not part of Reviews"),
    ] {
        let seen = anna_with(csv(headings, &[row]).as_bytes()).unwrap();
        assert_eq!(taken(&seen), [("1001", day(2025, 6, 5), "PN1")]);
        assert!(notes(&seen, "Reviews.csv").contains(note), "{headings}");
    }
}

#[test]
fn a_heading_missing_or_doubled_refuses_the_load() {
    assert_eq!(refusal("CHILD,DOB,REVIEW\r\n"), "it looks like Reviews, but it lacks REVIEW_CODE");
    assert_eq!(refusal("CHILD,REVIEW,REVIEW_CODE\r\n"), "it looks like Reviews, but it lacks DOB");
    assert_eq!(
        refusal("CHILD,DOB,REVIEW,REVIEW_CODE,review\r\n"),
        "it looks like Reviews, but the heading REVIEW is there more than once"
    );
}

#[test]
fn tabs_in_place_of_commas_refuse_the_load() {
    assert!(refusal("CHILD\tDOB\tREVIEW\tREVIEW_CODE\r\n").ends_with("its values are parted by tabs: save it with commas"));
}

#[test]
fn headings_without_rows_are_an_empty_table() {
    let seen = anna_with(csv(REVIEWS, &[]).as_bytes()).unwrap();

    assert_eq!((seen.children.len(), seen.reviews.len()), (1, 0));
    assert_eq!(seen.problems, []);
}

#[test]
fn a_table_that_is_missing_refuses_the_load_and_says_why_no_other_file_is_it() {
    for (bytes, why) in [
        (b"".as_slice(), "Reviews.csv: the file is empty"),
        (b" \r\n\r\n", "Reviews.csv: the file is empty"),
        (b"PK\x03\x04 and more", "Reviews.csv: this is an Excel workbook"),
        (b"<?xml version=\"1.0\"?><EXPSSDA903/>", "Reviews.csv: this is XML"),
        (b"name,team\r\n", "Reviews.csv: its headings are not those of any table of the return"),
        (b"CHILD,SEX,DOB,DUC\r\n", "no file has the headings of Reviews"),
    ] {
        let said = anna_with(bytes).unwrap_err().to_string();
        assert!(said.contains("no file has the headings of Reviews") && said.contains(why), "{said}");
    }
    let none: [(&str, &[u8]); 0] = [];
    let said = try_read(&none).unwrap_err().to_string();
    for table in ["Header", "Episodes", "Reviews"] {
        assert!(said.contains(&format!("no file has the headings of {table}")));
    }
}

#[test]
fn other_tables_and_other_files_are_skipped_with_a_note() {
    let mut all = files(&[ANNA], &[ANNA_IN_CARE], &[ROW]).to_vec();
    for table in Table::ALL.into_iter().filter(|table| !table.is_needed()) {
        all.push((table.name(), csv(&table.headings().join(","), &[])));
    }
    all.push(("notes.txt", "buy milk".to_owned()));
    all.push(("missing, nearly", "CHILD,MISSING,MIS_START,DOB".to_owned()));
    let seen = try_read(&all).unwrap();

    assert_eq!(seen.problems, []);
    assert_eq!(seen.files.iter().filter(|file| file.read).count(), 3);
    assert_eq!(notes(&seen, "OC2"), "OC2 is not needed here: skipped");
    assert_eq!(notes(&seen, "notes.txt"), "its headings are not those of any table of the return: skipped");
    assert_eq!(notes(&seen, "missing, nearly"), "it looks like Missing, but it lacks MIS_END");
}

#[test]
fn empty_rows_are_counted_and_passed_over() {
    let seen = anna_with(csv(REVIEWS, &[",,,", ROW, " , ,,", ""]).as_bytes()).unwrap();

    assert_eq!(seen.reviews.len(), 1);
    assert_eq!(seen.problems, []);
    assert_eq!(notes(&seen, "Reviews.csv"), "empty rows skipped: 2");
}

#[test]
fn line_numbers_are_those_of_a_text_editor() {
    // Blank lines, a value with a line break, and each kind of line end; the rows to be told of start on lines 5, 7 and 9.
    for end in ["\r\n", "\n", "\r"] {
        let lines = ["CHILD,DOB,REVIEW,REVIEW_CODE,NOTE", "", "", "1001,14/05/2012,05/06/2025,PN1,", "1001,14/05/2012,x,PN1,"];
        let more = ["", "1001,14/05/2012,06/06/2025,PN1,\"two", "lines\"", "1001,14/05/2012,y,PN1,"];
        let text = [lines.as_slice(), more.as_slice()].concat().join(end);
        let seen = anna_with(text.as_bytes()).unwrap();

        assert_eq!(found(&seen), [(5, Rule::R166, LeftOut), (7, Rule::Own13, Kept), (9, Rule::R166, LeftOut)], "{end:?}");
        assert_eq!(seen.reviews.iter().map(|review| review.line).collect::<Vec<_>>(), [4, 7]);
    }
}

#[test]
fn quoted_values_and_trailing_commas_are_read() {
    let seen = anna_with(csv(REVIEWS, &["\"1001\",\"14/05/2012\",05/06/2025,PN1,,"]).as_bytes()).unwrap();

    assert_eq!(taken(&seen), [("1001", day(2025, 6, 5), "PN1")]);
    assert_eq!(seen.problems, []);
}

#[test]
fn a_row_with_too_many_or_too_few_values_is_left_out() {
    let seen = anna_with(csv(REVIEWS, &["1001,14/05/2012,05/06/2025", "1001,14/05/2012,5,06/2025,PN1", ROW]).as_bytes()).unwrap();

    assert_eq!(found(&seen), [(2, Rule::Own13, LeftOut), (3, Rule::Own13, LeftOut)]);
    assert_eq!(taken(&seen), [("1001", day(2025, 6, 5), "PN1")]);
    assert_eq!(seen.files.iter().find(|file| file.name == "Reviews.csv").map(|file| (file.rows, file.left_out)), Some((3, 2)));
}

#[test]
fn a_quotation_mark_that_never_closes_refuses_the_load_rather_than_swallow_rows() {
    assert!(refusal(&csv(REVIEWS, &["\"1001,14/05/2012,05/06/2025,PN1", ROW])).ends_with("opened and never closed"));
}

#[test]
fn values_lose_the_spaces_round_them_and_the_count_is_said() {
    let seen = anna_with(csv(REVIEWS, &[" 1001,14/05/2012 ,05/06/2025,PN1\u{a0}"]).as_bytes()).unwrap();

    assert_eq!(taken(&seen), [("1001", day(2025, 6, 5), "PN1")]);
    assert_eq!(notes(&seen, "Reviews.csv"), "values with spaces round them, trimmed: 3");
}

#[test]
fn a_row_with_a_zero_byte_is_left_out_and_stops_nothing_else() {
    let damaged = "1001,14/05/2012,06/06/2025,PN1\0";
    let seen = anna_with(csv(REVIEWS, &[ROW, damaged]).as_bytes()).unwrap();

    assert_eq!(found(&seen), [(3, Rule::Own13, LeftOut)]);
    assert_eq!(taken(&seen).len(), 1);
}

#[test]
fn a_return_ends_in_a_year_of_this_century() {
    for year in [i32::MIN, 26, 1999, 2101, i32::MAX] {
        assert_eq!(ReturnYear::ending(year), None, "{year}");
    }
    assert_eq!(ending(2026).first, day(2025, 4, 1));
    assert_eq!(ending(2026).last, day(2026, 3, 31));
}

#[test]
fn reviews_mostly_outside_the_year_raise_the_question_of_the_year() {
    let seen = read(&files(&[ANNA], &[ANNA_IN_CARE], &[ROW]), ending(2025), day(2026, 4, 15)).unwrap();

    assert_eq!(notes(&seen, "Reviews.csv"), "1 of 1 reviews are outside the year: is it the right one?");
}

#[test]
fn the_headings_of_the_needed_tables_are_the_departments() {
    assert_eq!(Table::Header.headings().join(","), HEADER);
    assert_eq!(Table::Episodes.headings().join(","), EPISODES);
    assert_eq!(Table::Reviews.headings().join(","), REVIEWS);
}

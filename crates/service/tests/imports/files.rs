//! Returns that are refused whole, with every reason on its own.

use crate::support::{House, anna};
use heard_service::{Error, Problem};

fn problems(refused: Error) -> Vec<Problem> {
    match refused {
        Error::Invalid(problems) => problems,
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn a_year_that_no_return_ends_in_is_said_beside_the_year() {
    let house = House::on("2026-04-15").await;
    let refused = house.try_import(anna(&[], &[]), 26).await.unwrap_err();
    assert_eq!(
        problems(refused),
        [Problem::new("year", "26 is not a year that a return can end in: give one from 2000 to 2100")]
    );
}

#[tokio::test]
async fn each_reason_for_a_refusal_stands_alone() {
    let house = House::on("2026-04-15").await;
    let mut files = anna(&[], &[]);
    files.retain(|(name, _)| name == "Header.csv");
    files.push(("notes.csv".to_owned(), b"nothing,of,the,return".to_vec()));
    let refused = problems(house.try_import(files, 2026).await.unwrap_err());
    assert!(refused.iter().all(|problem| problem.field == "files"));
    let messages: Vec<&str> = refused.iter().map(|problem| problem.message.as_str()).collect();
    assert!(messages.contains(&"no file has the headings of Episodes"), "{messages:?}");
    assert!(messages.contains(&"no file has the headings of Reviews"), "{messages:?}");
    assert!(messages.iter().any(|message| message.starts_with("notes.csv: ")), "{messages:?}");
    assert!(house.service.children(&house.manager, "", 1).await.unwrap().lines.is_empty(), "nothing was loaded");
}

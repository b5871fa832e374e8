//! What can be read aloud: every question a child is asked, and nothing that is for the adult beside them.

use crate::helpers::House;
use heard_domain::forms::Catalogue;

#[tokio::test]
async fn every_question_can_be_read_aloud_and_never_the_note_for_the_adult() {
    let house = House::open().await;
    let form = Catalogue::shipped().form("my-review").unwrap();
    let notes: Vec<&str> = form.questions.iter().filter_map(|question| question.adult_note.as_deref()).collect();
    let mut noted = 0;
    for index in 0..4 {
        let mut child = house.child(index).await;
        let draft = house.draft(&mut child).await;
        let mut path = format!(
            "{draft}/{}",
            child.get(&draft).await.text().split_once(&format!("{draft}/")).unwrap().1.split_once('"').unwrap().0
        );
        while !path.ends_with("/check") {
            let page = child.get(&path).await;
            let read = page.read_aloud().join(" ");
            assert!(read.contains(&page.heading()), "{path}: {read}");
            assert_eq!(page.text().matches("data-test=\"read-aloud\"").count(), 1, "{path}: one button, kept in a template");
            for note in &notes {
                noted += usize::from(page.all_text().contains(note));
                assert!(!read.contains(note), "{path}: {note}");
            }
            path = child.post(&path, &[("revision", "0"), ("then", "skip")]).await.location().to_owned();
        }
    }
    assert!(noted > 0, "there are notes, on pages that are not read out as a whole");
}

//! Every form that a child is offered, gone through at every age.

use crate::helpers::House;
use axum::http::StatusCode;
use heard_domain::forms::Catalogue;
use heard_service::say::OFFERED;

#[tokio::test]
async fn every_offered_form_can_be_answered_checked_and_sent_at_every_age() {
    let house = House::open().await;
    for index in 0..house.people.children.len() {
        let mut child = house.child(index).await;
        let who = format!("{} ({})", house.people.children[index].name, house.people.children[index].age);
        if child.get("/me").await.location() == "/me/helper" {
            // Pictures are looked at with an adult.
            let helper = [("name", "Miss Green"), ("role", "school")];
            assert_eq!(child.post("/me/helper", &helper).await.status, StatusCode::SEE_OTHER, "{who}");
        }
        for form in OFFERED {
            assert_eq!(child.get("/me").await.seen(&format!("start-{form}")).len(), 1, "{who}: {form} has its door");
            let draft = child.post(&format!("/me/start/{form}"), &[]).await.location().to_owned();
            let mut at = child.get(&draft).await.attribute("continue", "href").unwrap();
            let mut asked = 0;
            while at != format!("{draft}/check") {
                asked += 1;
                assert!(asked < 40, "{who}: {form} comes to an end");
                let page = child.get(&at).await;
                assert_eq!(page.status, StatusCode::OK, "{who}: {form} at {at}");
                // The first choice there is, else nothing: a child may skip.
                let choice = page.first_choice();
                let fields: Vec<(&str, &str)> =
                    choice.iter().map(|value| ("answer", value.as_str())).chain([("revision", "0")]).collect();
                let next = child.post(&at, &fields).await;
                assert_eq!(next.status, StatusCode::SEE_OTHER, "{who}: {form} at {at}");
                at = next.location().to_owned();
            }
            let check = child.get(&at).await;
            assert_eq!((check.status, check.foreign_marks()), (StatusCode::OK, vec![]), "{who}: {form}");
            let sent = child.post(&at, &[]).await;
            assert_eq!(sent.location(), format!("{draft}/sent"), "{who}: {form}");
            let receipt = child.get(sent.location()).await;
            assert!(!receipt.seen("receipt-state").is_empty(), "{who}: {form} has a receipt");
        }
    }
}

#[test]
fn what_is_offered_starts_nothing_that_nobody_would_do() {
    // Answers that start a task for someone wait until there are tasks; what a page promises must happen.
    let catalogue = Catalogue::shipped();
    for form in OFFERED.iter().filter(|form| **form != "my-review") {
        for question in &catalogue.form(form).unwrap().questions {
            for choice in question.kind.all_choices() {
                let starts = choice.does.filter(|does| !matches!(does, heard_domain::forms::Does::HideFrom));
                assert_eq!(starts, None, "{form}: {}", question.id);
            }
        }
    }
}

//! Children on the register, and the list of them.

use crate::{
    given::{WHOLE, at, chair, child, day, id, mia, review},
    harness::{Db, claims},
};
use heard_domain::{
    forms::Band,
    ids::{CarePeriodId, ChildId},
    meeting::MeetingState,
};
use heard_store::{CarePeriod, ChildFilter, Duty, Error, Meeting, NewChild, Plan, Result, Tx, Window};

claims![
    a_child_is_found_by_the_councils_id_byte_for_byte,
    two_children_cannot_have_one_council_id,
    the_return_and_a_worker_change_what_is_kept,
    a_child_is_found_by_part_of_a_name_or_id_in_any_case_and_order,
    everything_typed_in_a_search_stands_for_itself,
    a_renamed_child_is_found_and_listed_under_the_new_name,
    the_list_is_by_family_name_then_first_name_whatever_the_letters,
    the_list_comes_in_pages_and_is_counted_in_full,
    a_worker_sees_the_children_allocated_to_them_now,
    a_chair_sees_the_children_whose_meeting_they_chair,
    a_line_says_what_is_next_and_who_is_responsible,
];

async fn a_child_is_found_by_the_councils_id_byte_for_byte(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = ChildId::new(id(1));
    tx.add_child(&NewChild {
        id: mia,
        council_id: "00A7b",
        given_name: Some("Mia"),
        family_name: None,
        date_of_birth: day("2012-02-29"),
        sex: Some("F"),
        ethnicity: Some("MOTH"),
        upn: Some("UN1"),
        at: at("2019-01-02 09:00"),
    })
    .await?;
    let found = tx.child_by_council_id("00A7b").await?.expect("she was added");
    assert_eq!((found.id, found.council_id.as_str(), found.date_of_birth), (mia, "00A7b", day("2012-02-29")));
    assert_eq!((found.given_name.as_deref(), found.family_name.as_deref()), (Some("Mia"), None));
    assert_eq!((found.sex.as_deref(), found.ethnicity.as_deref(), found.upn.as_deref()), (Some("F"), Some("MOTH"), Some("UN1")));
    assert_eq!(found.band, None);
    assert_eq!(tx.child(mia).await?, Some(found));
    assert_eq!(tx.child_by_council_id("00a7B").await?, None);
    assert_eq!(tx.child_by_council_id("00A7b ").await?, None);
    Ok(())
}

async fn two_children_cannot_have_one_council_id(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    mia(&mut tx).await?;
    let twin = NewChild {
        id: ChildId::new(id(2)),
        council_id: "C1",
        given_name: None,
        family_name: None,
        date_of_birth: day("2009-03-01"),
        sex: None,
        ethnicity: None,
        upn: None,
        at: at("2019-01-02 09:00"),
    };
    assert!(matches!(tx.add_child(&twin).await, Err(Error::Database(_))));
    Ok(())
}

async fn the_return_and_a_worker_change_what_is_kept(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    tx.update_child(mia, day("2010-03-01"), Some("F"), Some("WBRI"), None).await?;
    tx.set_band(mia, Some(Band::B4)).await?;
    let found = tx.child(mia).await?.expect("she was added");
    assert_eq!(
        (found.date_of_birth, found.sex.as_deref(), found.ethnicity.as_deref()),
        (day("2010-03-01"), Some("F"), Some("WBRI"))
    );
    assert_eq!((found.given_name.as_deref(), found.band), (Some("Mia"), Some(Band::B4)));
    tx.set_band(mia, None).await?;
    assert_eq!(tx.child(mia).await?.and_then(|child| child.band), None);
    Ok(())
}

/// The numbers of the children that a search finds, in the order of the list.
async fn found(tx: &mut Tx, text: &str) -> Result<Vec<String>> {
    let filter = ChildFilter { text: Some(text), of: None };
    let lines = tx.children(&filter, WHOLE).await?;
    assert_eq!(tx.count_children(&filter).await?, i64::try_from(lines.len()).unwrap());
    Ok(lines.into_iter().map(|line| line.child.council_id).collect())
}

async fn a_child_is_found_by_part_of_a_name_or_id_in_any_case_and_order(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    child(&mut tx, 1, (Some("Zoë"), Some("Lee-Jones"))).await?;
    child(&mut tx, 2, (Some("ÉMILE"), Some("van Dyk"))).await?;
    child(&mut tx, 31, (None, None)).await?;
    child(&mut tx, 4, (Some("Юлия"), Some("Ким"))).await?;
    for (typed, expected) in [
        ("zoe", "C1"),
        ("ZOË", "C1"),
        ("lee-j", "C1"),
        ("zoë lee", "C1"),
        ("lee-jones zoe", "C1"),
        ("émi", "C2"),
        ("  Van dyk  ", "C2"),
        ("c31", "C31"),
        ("юл", "C4"),
        ("КИМ", "C4"),
    ] {
        assert_eq!(found(&mut tx, typed).await?, [expected], "{typed}");
    }
    assert_eq!(found(&mut tx, "nobody").await?, [""; 0]);
    assert_eq!(found(&mut tx, "  ").await?.len(), 4);
    Ok(())
}

async fn everything_typed_in_a_search_stands_for_itself(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    child(&mut tx, 1, (Some("A_b"), Some("One"))).await?;
    child(&mut tx, 2, (Some("Axb"), Some("Two"))).await?;
    child(&mut tx, 3, (Some(r"C\d"), Some("O'Neil"))).await?;
    for (typed, expected) in
        [("a_b", &["C1"][..]), ("%", &[]), ("a%b", &[]), (r"c\", &["C3"]), (r"\_", &[]), ("o'neil", &["C3"]), ("'; --", &[])]
    {
        assert_eq!(found(&mut tx, typed).await?, expected, "{typed}");
    }
    assert_eq!(found(&mut tx, "t\0wo").await?, ["C2"], "what no keyboard types is left out");
    Ok(())
}

async fn a_renamed_child_is_found_and_listed_under_the_new_name(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    child(&mut tx, 2, (Some("Ben"), Some("Marsh"))).await?;
    assert_eq!(found(&mut tx, "").await?, ["C2", "C1"]);
    tx.name_child(mia, Some("Maya"), Some("Abara")).await?;
    assert_eq!(found(&mut tx, "").await?, ["C1", "C2"]);
    assert_eq!(found(&mut tx, "maya ab").await?, ["C1"]);
    assert_eq!(found(&mut tx, "okafor").await?, [""; 0]);
    tx.name_child(mia, None, None).await?;
    let child = tx.child(mia).await?.expect("she was added");
    assert_eq!((child.given_name, child.family_name), (None, None));
    Ok(())
}

async fn the_list_is_by_family_name_then_first_name_whatever_the_letters(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    for (number, name) in [
        (1, (Some("Ann"), Some("zed"))),
        (2, (Some("Ann"), Some("Élan"))),
        (3, (Some("Ann"), Some("Lee-Jones"))),
        (4, (Some("Zoë"), Some("Lee"))),
        (5, (Some("ann"), Some("LEE"))),
        (6, (Some("Ann"), Some("Ångström"))),
        (7, (None, None)),
        (8, (Some("Ann"), Some("Léa"))),
        (9, (Some("Ann"), Some("de Vries"))),
    ] {
        child(&mut tx, number, name).await?;
    }
    // Ångström, C7 (who has no name), de Vries, Élan, Léa, LEE ann, Lee Zoë, Lee-Jones, zed.
    assert_eq!(found(&mut tx, "").await?, ["C6", "C7", "C9", "C2", "C8", "C5", "C4", "C3", "C1"]);
    let ids: Vec<String> = tx.all_children().await?.into_iter().map(|child| child.council_id).collect();
    assert_eq!(ids, ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9"]);
    Ok(())
}

async fn the_list_comes_in_pages_and_is_counted_in_full(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    for (number, given) in [(1, "Ada"), (2, "Ben"), (3, "Cam"), (4, "Dee"), (5, "Eve")] {
        child(&mut tx, number, (Some(given), Some("Marsh"))).await?;
    }
    let mut page = async |skip| {
        let everyone = ChildFilter::default();
        assert_eq!(tx.count_children(&everyone).await?, 5);
        Ok::<_, Error>(
            tx.children(&everyone, Window { skip, take: 2 })
                .await?
                .into_iter()
                .filter_map(|line| line.child.given_name)
                .collect::<Vec<_>>(),
        )
    };
    assert_eq!(page(0).await?, ["Ada", "Ben"]);
    assert_eq!(page(2).await?, ["Cam", "Dee"]);
    assert_eq!(page(4).await?, ["Eve"]);
    assert_eq!(page(6).await?, [""; 0]);
    Ok(())
}

async fn a_worker_sees_the_children_allocated_to_them_now(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (noor, sam) = (chair(&mut tx, 1, "Noor").await?, chair(&mut tx, 2, "Sam").await?);
    let mia = mia(&mut tx).await?;
    child(&mut tx, 2, (Some("Ben"), Some("Marsh"))).await?;
    tx.allocate(id(1), mia, noor, Duty::Worker, day("2019-01-07")).await?;
    let of = |staff| ChildFilter { text: None, of: Some(staff) };
    assert_eq!(tx.children(&of(noor), WHOLE).await?.into_iter().map(|line| line.child.id).collect::<Vec<_>>(), [mia]);
    assert_eq!(tx.count_children(&of(sam)).await?, 0);
    tx.allocate(id(2), mia, sam, Duty::Worker, day("2019-02-04")).await?;
    assert_eq!((tx.count_children(&of(noor)).await?, tx.count_children(&of(sam)).await?), (0, 1));
    let nobody_of_that_name = ChildFilter { text: Some("ben"), ..of(sam) };
    assert_eq!(tx.count_children(&nobody_of_that_name).await?, 0);
    Ok(())
}

async fn a_chair_sees_the_children_whose_meeting_they_chair(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (noor, sam) = (chair(&mut tx, 1, "Noor").await?, chair(&mut tx, 2, "Sam").await?);
    let mia = mia(&mut tx).await?;
    let ben = child(&mut tx, 2, (Some("Ben"), Some("Marsh"))).await?;
    review(&mut tx, 1, "2019-05-13 09:00", Some(noor), &[mia]).await?;
    tx.allocate(id(1), ben, sam, Duty::Chair, day("2019-01-07")).await?;
    for (staff, sees) in [(noor, mia), (sam, ben)] {
        let filter = ChildFilter { text: None, of: Some(staff) };
        assert_eq!(tx.children(&filter, WHOLE).await?.into_iter().map(|line| line.child.id).collect::<Vec<_>>(), [sees]);
    }
    Ok(())
}

async fn a_line_says_what_is_next_and_who_is_responsible(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (noor, sam) = (chair(&mut tx, 1, "Noor").await?, chair(&mut tx, 2, "Sam").await?);
    let mia = mia(&mut tx).await?;
    child(&mut tx, 2, (Some("Ben"), Some("Marsh"))).await?;
    tx.allocate(id(1), mia, noor, Duty::Worker, day("2019-01-07")).await?;
    tx.allocate(id(2), mia, sam, Duty::Chair, day("2019-01-07")).await?;
    let period = CarePeriod {
        id: CarePeriodId::new(id(1)),
        started_on: day("2018-12-10"),
        start_known: true,
        ended_on: None,
        short_breaks: false,
    };
    tx.add_care_period(mia, &period, "app").await?;
    tx.add_plan(
        id(1),
        mia,
        &Plan { started_on: day("2018-01-10"), ended_on: Some(day("2018-10-10")), category: "neglect".into() },
    )
    .await?;
    let first = review(&mut tx, 1, "2019-05-13 09:00", Some(sam), &[mia]).await?;
    review(&mut tx, 2, "2019-11-04 10:00", Some(sam), &[mia]).await?;

    let everyone = ChildFilter::default();
    let [ben, line] = &tx.children(&everyone, WHOLE).await?[..] else { panic!("two children") };
    assert_eq!(
        (ben.next_meeting, ben.worker.as_ref(), ben.chair.as_ref(), ben.in_care, ben.on_plan),
        (None, None, None, false, false)
    );
    assert_eq!(line.next_meeting, Some(at("2019-05-13 09:00")));
    assert_eq!((line.worker.as_deref(), line.chair.as_deref()), (Some("Noor Hale"), Some("Sam Hale")));
    assert_eq!((line.in_care, line.on_plan), (true, false));

    assert_eq!(tx.save_meeting(&Meeting { state: MeetingState::Cancelled, ..first }).await?, Ok(()));
    assert_eq!(tx.children(&everyone, WHOLE).await?.last().and_then(|line| line.next_meeting), Some(at("2019-11-04 10:00")));
    Ok(())
}

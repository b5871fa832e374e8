//! What an import of the council's return compares with, and what it keeps.

use crate::{
    given::{at, chair, child, day, draft, hold, id, mia, review, sent},
    harness::{Db, claims},
};
use heard_domain::{
    due::DueKind,
    ids::{CarePeriodId, ChildId, MeetingId},
    meeting::{MeetingKind, MeetingState},
    participation::Code,
    ssda903::{Began, CarePeriod, Ended, Episode, LegalStatus, Rule},
};
use heard_store::{Confirmation, ImportRun, KnownLimit, Meeting, Result, StoredPeriod, StoredReview, Tx};
use serde_json::json;
use std::collections::BTreeSet;

claims![
    a_time_in_care_is_kept_with_its_episodes_in_their_order,
    a_time_in_care_put_again_takes_the_place_of_what_stood,
    reviews_come_with_what_the_return_says_and_what_was_confirmed_here,
    what_a_person_confirmed_here_stays,
    a_flagged_code_counts_only_once_a_person_has_settled_it,
    children_who_sent_anything_are_known,
    every_run_is_kept_with_what_it_said,
    a_new_database_is_empty,
    a_database_with_one_person_is_not_empty,
];

fn episode(decom: &str, dec: Option<&str>, place: &str) -> Episode {
    Episode {
        decom: day(decom),
        rne: Some(Began::Placement),
        ls: Some(LegalStatus::Section20),
        cin: "N1".to_owned(),
        place: place.to_owned(),
        place_provider: "PR1".to_owned(),
        dec: dec.map(day),
        rec: dec.map(|_| Ended::NextFollows),
    }
}

fn care() -> CarePeriod {
    CarePeriod {
        child: "C1".parse().unwrap(),
        started_on: day("2018-12-10"),
        start_known: true,
        ended_on: None,
        short_breaks: false,
        episodes: vec![
            Episode { rne: Some(Began::IntoCare), ..episode("2018-12-10", Some("2018-12-10"), "U1") },
            // Two on one day, and codes that no list knows.
            Episode { rne: None, ls: None, ..episode("2018-12-10", Some("2019-03-01"), "ZZ") },
            episode("2019-03-01", None, "U4"),
        ],
    }
}

async fn a_time_in_care_is_kept_with_its_episodes_in_their_order(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let period = CarePeriodId::new(id(1));
    tx.put_care_period(period, mia, &care()).await?;
    let kept = StoredPeriod {
        id: period,
        council_id: "C1".to_owned(),
        started_on: day("2018-12-10"),
        start_known: true,
        ended_on: None,
        short_breaks: false,
    };
    assert_eq!(tx.all_care_periods().await?, [kept]);
    let episodes: Vec<_> = care().episodes.into_iter().map(|episode| (period, episode)).collect();
    assert_eq!(tx.all_care_episodes().await?, episodes);
    Ok(())
}

async fn a_time_in_care_put_again_takes_the_place_of_what_stood(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let period = CarePeriodId::new(id(1));
    tx.put_care_period(period, mia, &care()).await?;
    let corrected = CarePeriod {
        started_on: day("2018-12-09"),
        start_known: false,
        ended_on: Some(day("2019-08-02")),
        short_breaks: true,
        episodes: vec![Episode {
            rec: Some(Ended::CareEnded("E4A".to_owned())),
            ..episode("2018-12-09", Some("2019-08-02"), "U1")
        }],
        ..care()
    };
    tx.put_care_period(period, mia, &corrected).await?;
    let kept = StoredPeriod {
        id: period,
        council_id: "C1".to_owned(),
        started_on: day("2018-12-09"),
        start_known: false,
        ended_on: Some(day("2019-08-02")),
        short_breaks: true,
    };
    assert_eq!(tx.all_care_periods().await?, [kept]);
    assert_eq!(tx.all_care_episodes().await?, [(period, corrected.episodes[0].clone())]);
    Ok(())
}

/// A review of the return, held at noon.
async fn imported(tx: &mut Tx, number: u128, child: ChildId, held: &str, code: Code, flags: &[Rule]) -> Result<Meeting> {
    let meeting = Meeting {
        id: MeetingId::new(id(number)),
        kind: MeetingKind::LookedAfterReview,
        state: MeetingState::Held,
        starts_at: at(&format!("{held} 12:00")),
        held_on: Some(day(held)),
        place: String::new(),
        chair: None,
        revision: 1,
    };
    tx.add_imported_review(&meeting, child, code, &flags.iter().copied().collect(), at("2019-06-01 09:00")).await?;
    Ok(meeting)
}

async fn reviews_come_with_what_the_return_says_and_what_was_confirmed_here(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let noor = chair(&mut tx, 1, "Noor").await?;
    let mia = mia(&mut tx).await?;
    let of_the_return = imported(&mut tx, 1, mia, "2018-11-04", Code::Pn6, &[Rule::R144, Rule::R101]).await?;
    let limit = KnownLimit { kind: DueKind::LaterReview, from: day("2018-05-04"), limit: day("2018-11-04") };
    tx.put_limit(of_the_return.id, mia, Some(limit)).await?;
    let here = review(&mut tx, 2, "2019-05-13 09:00", Some(noor), &[mia]).await?;
    let here = hold(&mut tx, here).await?;
    tx.confirm(here.id, mia, &Confirmation { code: Code::Pn1, by: Some(noor), at: at("2019-05-13 12:00"), why_different: None })
        .await?;
    let to_come = review(&mut tx, 3, "2019-11-04 10:00", Some(noor), &[mia]).await?;
    let called_off = review(&mut tx, 4, "2019-01-04 10:00", Some(noor), &[mia]).await?;
    assert_eq!(tx.save_meeting(&Meeting { state: MeetingState::StoodDown, ..called_off }).await?, Ok(()));

    let first = StoredReview {
        meeting: of_the_return.id,
        child: mia,
        council_id: "C1".to_owned(),
        state: MeetingState::Held,
        starts_at: at("2018-11-04 12:00"),
        held_on: Some(day("2018-11-04")),
        imported: true,
        code: Some(Code::Pn6),
        confirmed_here: false,
        flags: BTreeSet::from([Rule::R101, Rule::R144]),
        limit: Some(limit),
    };
    let second = StoredReview {
        meeting: here.id,
        starts_at: at("2019-05-13 09:00"),
        held_on: Some(day("2019-05-13")),
        imported: false,
        code: Some(Code::Pn1),
        confirmed_here: true,
        flags: BTreeSet::new(),
        limit: None,
        ..first.clone()
    };
    let third = StoredReview {
        meeting: to_come.id,
        state: MeetingState::Planned,
        starts_at: at("2019-11-04 10:00"),
        held_on: None,
        code: None,
        confirmed_here: false,
        ..second.clone()
    };
    assert_eq!(tx.all_reviews().await?, [first, second, third]);
    tx.put_limit(of_the_return.id, mia, None).await?;
    assert_eq!(tx.all_reviews().await?[0].limit, None);
    Ok(())
}

async fn what_a_person_confirmed_here_stays(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let noor = chair(&mut tx, 1, "Noor").await?;
    let mia = mia(&mut tx).await?;
    let confirmed = imported(&mut tx, 1, mia, "2018-11-04", Code::Pn6, &[]).await?;
    tx.confirm(
        confirmed.id,
        mia,
        &Confirmation { code: Code::Pn1, by: Some(noor), at: at("2019-05-13 12:00"), why_different: None },
    )
    .await?;
    let open = imported(&mut tx, 2, mia, "2019-05-04", Code::Pn6, &[]).await?;
    for meeting in [confirmed, open] {
        tx.take_code(meeting.id, mia, Code::Pn7, &BTreeSet::from([Rule::R103])).await?;
    }
    let codes: Vec<_> = tx.all_reviews().await?.into_iter().map(|review| (review.code, review.flags)).collect();
    assert_eq!(codes, [(Some(Code::Pn1), BTreeSet::new()), (Some(Code::Pn7), BTreeSet::from([Rule::R103]))]);
    Ok(())
}

async fn a_flagged_code_counts_only_once_a_person_has_settled_it(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let noor = chair(&mut tx, 1, "Noor").await?;
    let mia = mia(&mut tx).await?;
    let meeting = imported(&mut tx, 1, mia, "2018-11-04", Code::Pn0, &[Rule::R101]).await?;
    let (from, to) = (day("2018-04-01"), day("2019-03-31"));
    assert_eq!(tx.reviews_held(from, to).await?[0].code, None);
    let settled = Confirmation { code: Code::Pn1, by: Some(noor), at: at("2019-05-13 12:00"), why_different: None };
    tx.confirm(meeting.id, mia, &settled).await?;
    assert_eq!(tx.reviews_held(from, to).await?[0].code, Some(Code::Pn1));
    assert_eq!(tx.all_reviews().await?[0].flags, BTreeSet::new());
    Ok(())
}

async fn children_who_sent_anything_are_known(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (mia, leo) = (mia(&mut tx).await?, child(&mut tx, 2, (Some("Leo"), Some("Okafor"))).await?);
    for number in [1, 2] {
        sent(&mut tx, number, mia, "2019-05-05 21:10").await?;
    }
    draft(&mut tx, 3, leo, "2019-05-05 21:10").await?;
    assert_eq!(tx.children_who_sent().await?, BTreeSet::from([mia]));
    Ok(())
}

async fn every_run_is_kept_with_what_it_said(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let said = json!({ "added": 3, "left out": [{ "line": 7, "why": "“UN6” is no pupil number" }] });
    tx.add_import_run(id(1), at("2019-06-02 09:00"), "reviews", 2019, &said).await?;
    tx.add_import_run(id(2), at("2019-06-01 09:00"), "reviews", 2018, &json!([7])).await?;
    tx.add_import_run(id(3), at("2019-06-01 09:00"), "header", 2018, &json!({})).await?;
    let earlier = ImportRun { year: 2018, at: at("2019-06-01 09:00"), said: json!([7]) };
    let later = ImportRun { year: 2019, at: at("2019-06-02 09:00"), said };
    assert_eq!(tx.import_runs("reviews").await?, [earlier, later]);
    let numbers = tx.import_runs("reviews").await?.into_iter().map(|run| run.said).collect::<Vec<Vec<u8>>>();
    assert_eq!(numbers, [[7]], "a run that cannot be read is left out");
    Ok(())
}

async fn a_new_database_is_empty(db: Db) -> Result<()> {
    assert!(db.read().await?.is_empty().await?);
    Ok(())
}

async fn a_database_with_one_person_is_not_empty(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    chair(&mut tx, 1, "Noor").await?;
    assert!(!tx.is_empty().await?);
    drop(tx);
    let mut tx = db.write().await?;
    mia(&mut tx).await?;
    assert!(!tx.is_empty().await?);
    Ok(())
}

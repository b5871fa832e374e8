//! Which forms a child is offered, and when.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

use chrono::NaiveDate;
use heard_domain::{
    forms::{Author, Band, Catalogue, Does, HelperRole, NotOffered, Situation},
    meeting::MeetingKind,
    tasks::TaskFor,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A looked-after child of 12 whose next review is to come.
fn child() -> Situation {
    Situation {
        band: Band::B12,
        age: 12,
        helper: None,
        looked_after: true,
        next: vec![MeetingKind::LookedAfterReview],
        held: Vec::new(),
        today: day("2026-11-24"),
    }
}

fn offer(form: &str, child: &Situation) -> Result<(), NotOffered> {
    Catalogue::shipped().form(form).unwrap().offered_to(child)
}

#[test]
fn a_looked_after_child_of_12_is_offered_what_fits() {
    let forms = &Catalogue::shipped().forms;
    let mut offered: Vec<&str> =
        forms.iter().filter(|form| form.offered_to(&child()).is_ok()).map(|form| form.id.as_str()).collect();
    offered.sort_unstable();
    assert_eq!(
        offered,
        [
            "a-problem",
            "about-me",
            "about-my-carers",
            "change-something",
            "good-news",
            "how-i-am",
            "meeting-preferences",
            "my-review",
            "visit-preferences",
            "worker-visit",
        ]
    );
}

#[test]
fn a_pack_is_for_its_own_kind_of_conference() {
    let with = |kind| Situation { next: vec![kind], looked_after: false, ..child() };
    for (kind, initial, review) in [
        (MeetingKind::InitialConference, true, false),
        (MeetingKind::TransferInConference, true, false),
        (MeetingKind::ReviewConference, false, true),
        (MeetingKind::LookedAfterReview, false, false),
    ] {
        assert_eq!(offer("conference-initial", &with(kind)).is_ok(), initial, "{kind:?}");
        assert_eq!(offer("conference-review", &with(kind)).is_ok(), review, "{kind:?}");
    }
    let at_home = with(MeetingKind::ReviewConference);
    assert_eq!(offer("my-review", &at_home), Err(NotOffered::Meeting));
    assert_eq!(offer("about-my-carers", &at_home), Err(NotOffered::Elsewhere));
    assert_eq!(offer("meeting-preferences", &at_home), Err(NotOffered::Meeting));
}

#[test]
fn my_future_begins_with_the_15th_birthday() {
    let aged = |age| Situation { age, ..child() };
    assert_eq!(offer("my-future", &aged(14)), Err(NotOffered::Age));
    assert_eq!(offer("my-future", &aged(15)), Ok(()));
}

#[test]
fn after_my_meeting_is_offered_for_three_months_after_one_was_held() {
    let held = |on| Situation { held: vec![(MeetingKind::LookedAfterReview, day(on))], ..child() };
    assert_eq!(offer("after-my-meeting", &child()), Err(NotOffered::Meeting), "none was held");
    assert_eq!(offer("after-my-meeting", &held("2026-11-24")), Ok(()));
    // 92 days before 24 November: 23 days of November are left, 31 of October, 30 of September, 8 of August.
    assert_eq!(offer("after-my-meeting", &held("2026-08-24")), Ok(()));
    assert_eq!(offer("after-my-meeting", &held("2026-08-23")), Err(NotOffered::Meeting));
}

#[test]
fn a_child_without_a_meeting_in_sight_can_still_say_something() {
    let nowhere = Situation { next: Vec::new(), looked_after: false, ..child() };
    for form in ["my-review", "good-news", "a-problem", "change-something"] {
        assert_eq!(offer(form, &nowhere), Ok(()), "{form}");
    }
    for form in ["conference-initial", "conference-review", "visit-preferences", "meeting-preferences"] {
        assert_eq!(offer(form, &nowhere), Err(NotOffered::Meeting), "{form}");
    }
}

#[test]
fn nobody_helps_with_a_form_about_themselves() {
    let beside = |role| Situation { helper: Some(role), next: vec![MeetingKind::ReviewConference], ..child() };
    for role in HelperRole::ALL {
        let about_them = |form| offer(form, &beside(role)) == Err(NotOffered::Helper);
        assert_eq!(about_them("about-my-carers"), role == HelperRole::Carer, "{role:?}");
        assert_eq!(about_them("worker-visit"), role == HelperRole::Worker, "{role:?}");
        let of_the_family = matches!(role, HelperRole::Family | HelperRole::Carer);
        assert_eq!(about_them("conference-review"), of_the_family, "{role:?}");
        assert_eq!(offer("good-news", &beside(role)), Ok(()), "{role:?}");
    }
}

#[test]
fn what_adults_say_is_offered_to_no_child() {
    for form in Catalogue::shipped().forms.iter().filter(|form| form.author != Author::Child) {
        for band in [Band::B4, Band::B8, Band::B12, Band::B16, Band::Adult] {
            assert_eq!(form.offered_to(&Situation { band, ..child() }), Err(NotOffered::NotTheirs), "{}", form.id);
        }
    }
}

#[test]
fn only_the_visit_is_asked_about_once_for_each_review() {
    let once: Vec<&str> =
        Catalogue::shipped().forms.iter().filter(|form| form.is_asked_once()).map(|form| form.id.as_str()).collect();
    assert_eq!(once, ["visit-preferences"]);
}

#[test]
fn what_an_option_starts_is_someones_task_and_a_complaint_is_never_the_workers() {
    assert_eq!(Does::Complaint.task_for(), Some(TaskFor::Manager));
    assert_eq!(Does::CallBack.task_for(), Some(TaskFor::Chair));
    assert_eq!(Does::VisitRequest.task_for(), Some(TaskFor::Worker));
    assert_eq!(Does::HideFrom.task_for(), None);
    for does in Does::ALL {
        let kept = does.task_for().map(TaskFor::without_worker);
        assert_ne!(kept, Some(TaskFor::Worker), "{}: a child who keeps their worker out is heard all the same", does.key());
        assert_eq!(does.key().parse(), Ok(does));
    }
}

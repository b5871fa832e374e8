//! Which questions are asked, what sending raises and starts, and what is kept of a sent piece.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

use heard_domain::{
    forms::{
        Answer, Answers, Band, Catalogue, Does, Facts, Form, Journey, Names, Placeholder, Position, Preference, RawFields,
        Readers, Shown, Signal, Snapshot, fill_plain, signals,
    },
    meeting::MeetingKind,
    submission::CycleChoice,
};

fn form(id: &str) -> &'static Form {
    Catalogue::shipped().form(id).unwrap()
}

/// Answers as a browser posts them: question, field and value.
fn answers(form: &Form, band: Band, given: &[(&str, &str, &str)]) -> Answers {
    let mut answers = Answers::new();
    for (id, field, value) in given {
        let mut fields = RawFields::default();
        if let Some(answer) = answers.get(*id) {
            fields = Answer::fields(answer);
        }
        fields.push(*field, *value);
        let facts = Facts { meeting_kinds: MeetingKind::ALL.to_vec(), ..Facts::default() };
        answers.insert((*id).to_owned(), form.question(id).unwrap().parse(&fields, band, &facts).unwrap().unwrap());
    }
    answers
}

fn first_review() -> Facts {
    Facts { meeting_kinds: vec![MeetingKind::LookedAfterReview], first_meeting: true, ..Facts::default() }
}

fn steps(journey: &Journey<'_>) -> Vec<String> {
    journey.steps().iter().map(|question| question.id.clone()).collect()
}

/// The steps of *My review* for a reader in these circumstances, with nothing answered.
fn my_review(band: Band, facts: &Facts) -> Vec<String> {
    steps(&Journey::new(form("my-review"), band, facts, &Answers::new()))
}

#[test]
fn a_child_of_4_to_7_goes_through_eight_pictures() {
    let wanted = [
        "feel-today",
        "where-i-live-pictures",
        "my-days-pictures",
        "see-more-pictures",
        "safe-pictures",
        "wish",
        "be-there-pictures",
        "tell-meeting",
    ];
    assert_eq!(my_review(Band::B4, &first_review()), wanted);
}

#[test]
fn a_first_review_asks_nothing_about_the_last_one() {
    let wanted = [
        "helping",
        "how-things-are",
        "my-life",
        "going-well",
        "to-change",
        "family-time",
        "safe",
        "ask-chair",
        "be-there",
        "advocate",
        "anything-else",
    ];
    assert_eq!(my_review(Band::B8, &first_review()), wanted);
    let later = Facts { first_meeting: false, ..first_review() };
    assert!(my_review(Band::B8, &later).contains(&"promises-kept".to_owned()));
}

#[test]
fn what_is_known_is_not_asked() {
    let asked = |facts: &Facts, id: &str| my_review(Band::B12, facts).iter().any(|step| step == id);
    assert!(asked(&first_review(), "helping"));
    assert!(!asked(&Facts { helper_known: true, ..first_review() }, "helping"));
    assert!(asked(&first_review(), "not-aloud"));
    assert!(!asked(&Facts { preferences_given: true, ..first_review() }, "not-aloud"));
    assert!(!asked(&first_review(), "leaving-here"));
    let secure = Facts { meeting_kinds: vec![MeetingKind::LookedAfterReview, MeetingKind::SecureReview], ..first_review() };
    assert!(asked(&secure, "leaving-here"));
}

#[test]
fn an_answer_brings_in_the_question_that_hangs_on_it() {
    let (form, facts) = (form("my-review"), first_review());
    let more = answers(form, Band::B8, &[("family-time", "answer", "more")]);
    let journey = Journey::new(form, Band::B8, &facts, &more);
    assert_eq!(journey.next("family-time").unwrap().id, "family-who");
    let right = answers(form, Band::B8, &[("family-time", "answer", "right")]);
    let journey = Journey::new(form, Band::B8, &facts, &right);
    assert_eq!(journey.next("family-time").unwrap().id, "safe");
}

#[test]
fn an_answer_whose_question_falls_away_is_kept_apart_and_not_sent() {
    let (form, facts) = (form("my-review"), first_review());
    let changed = answers(form, Band::B8, &[("family-time", "answer", "right"), ("family-who", "text", "Kemi")]);
    let journey = Journey::new(form, Band::B8, &facts, &changed);
    assert!(journey.step("family-who").is_none());
    assert_eq!(journey.answer("family-who"), None);
    let apart: Vec<&str> = journey.no_longer_asked().iter().map(|answer| answer.id).collect();
    assert_eq!(apart, ["family-who"]);
    let names = Names::unknown(&Catalogue::shipped().standing, Band::B8);
    assert!(journey.snapshot(&names).questions.iter().all(|asked| asked.id != "family-who"));
    // Where the child stands on it all the same, the way goes on from there.
    assert_eq!(journey.next("family-who").unwrap().id, "safe");
    assert_eq!(journey.previous("family-who").unwrap().id, "family-time");
}

#[test]
fn what_hangs_on_a_fallen_answer_falls_with_it() {
    let (form, facts) = (form("visit-preferences"), first_review());
    let no = [
        ("visit-yes", "answer", "no"),
        ("visit-instead", "answer", "message"),
        ("visit-message", "text", "my answer is the same"),
    ];
    let declined = answers(form, Band::B12, &no);
    let journey = Journey::new(form, Band::B12, &facts, &declined);
    assert_eq!(steps(&journey), ["helping", "visit-yes", "visit-no-reason", "visit-instead", "visit-message"]);
    let mut changed = declined.clone();
    changed.extend(answers(form, Band::B12, &[("visit-yes", "answer", "visit")]));
    let journey = Journey::new(form, Band::B12, &facts, &changed);
    let apart: Vec<&str> = journey.no_longer_asked().iter().map(|answer| answer.id).collect();
    assert_eq!(apart, ["visit-instead", "visit-message"]);
}

#[test]
fn other_ways_to_be_heard_are_offered_once() {
    let form = form("visit-preferences");
    let facts = Facts { offered_once: true, ..first_review() };
    let declined = answers(form, Band::B12, &[("visit-yes", "answer", "no")]);
    assert!(Journey::new(form, Band::B12, &facts, &declined).step("visit-instead").is_none());
    let took_one = answers(form, Band::B12, &[("visit-yes", "answer", "no"), ("visit-instead", "answer", "call")]);
    assert!(Journey::new(form, Band::B12, &facts, &took_one).step("visit-instead").is_some());
}

#[test]
fn none_of_these_holds_of_a_skipped_question_and_answered_does_not() {
    let (form, facts) = (form("meeting-preferences"), first_review());
    let asked = |answers: &Answers, id: &str| Journey::new(form, Band::B8, &facts, answers).step(id).is_some();
    let nothing = Answers::new();
    assert!(asked(&nothing, "my-part"));
    assert!(!asked(&nothing, "who-not-reason"));
    assert!(!asked(&answers(form, Band::B8, &[("be-there", "answer", "not-come")]), "my-part"));
    assert!(asked(&answers(form, Band::B8, &[("who-not", "answer", "dad")]), "who-not-reason"));
    assert!(!asked(&answers(form, Band::B8, &[("who-not", "answer", "no-one")]), "who-not-reason"));
}

#[test]
fn at_most_nine_on_the_ladder_asks_what_would_help() {
    let (form, facts) = (form("conference-review"), first_review());
    let asked = |value: &str| {
        let given = answers(form, Band::B8, &[("safe-ladder", "answer", value)]);
        Journey::new(form, Band::B8, &facts, &given).step("safer").is_some()
    };
    // Only the initial conference asks it; there the ladder comes first.
    assert!(!asked("3"));
    let initial = self::form("conference-initial");
    let asked = |value: &str| {
        let given = answers(initial, Band::B8, &[("safe-ladder", "answer", value)]);
        Journey::new(initial, Band::B8, &facts, &given).step("safer").is_some()
    };
    assert!(asked("9"));
    assert!(!asked("10"));
}

#[test]
fn a_page_to_read_is_a_step_without_an_answer() {
    let (form, facts) = (form("my-review"), first_review());
    let quiet = answers(form, Band::B8, &[("safe", "answer", "not-here")]);
    let journey = Journey::new(form, Band::B8, &facts, &quiet);
    assert_eq!(journey.next("safe").unwrap().id, "safe-elsewhere");
    assert!(journey.asked().all(|(question, _)| question.id != "safe-elsewhere"));
}

#[test]
fn the_check_page_asks_who_must_not_and_who_may_see_it() {
    let nothing = Answers::new();
    let check = |band, facts: &Facts| {
        let journey = Journey::new(form("my-review"), band, facts, &nothing);
        journey.check_page().iter().map(|question| question.id.clone()).collect::<Vec<_>>()
    };
    let known = Facts { linked_adults: true, ..first_review() };
    assert_eq!(check(Band::B8, &known), ["hide-from", "share"]);
    assert_eq!(check(Band::B4, &known), [""; 0]);
    assert_eq!(check(Band::B8, &first_review()), ["hide-from"], "with nobody on the record to share with, nobody is asked");
}

#[test]
fn the_way_goes_forward_and_back_and_on_from_where_it_was_left() {
    let (form, facts) = (form("my-review"), first_review());
    let some = answers(form, Band::B8, &[("helping", "answer", "alone"), ("going-well", "text", "swimming")]);
    let journey = Journey::new(form, Band::B8, &facts, &some);
    assert_eq!(journey.first().unwrap().id, "helping");
    assert_eq!(journey.previous("helping"), None);
    assert_eq!(journey.previous("how-things-are").unwrap().id, "helping");
    assert_eq!(journey.next("anything-else"), None);
    assert_eq!(journey.resume().unwrap().id, "to-change");
    assert_eq!(journey.position("how-things-are"), Some(Position { number: 2, total: 11 }));
    assert_eq!(journey.position("hide-from"), None);
    let nothing = Answers::new();
    assert_eq!(Journey::new(form, Band::B8, &facts, &nothing).resume().unwrap().id, "helping");
    let last = answers(form, Band::B8, &[("anything-else", "text", "i lost a tooth")]);
    assert_eq!(Journey::new(form, Band::B8, &facts, &last).resume(), None);
}

#[test]
fn a_part_of_a_pack_has_its_own_way() {
    let (form, facts) = (form("conference-initial"), first_review());
    let some = answers(form, Band::B8, &[("safe", "answer", "safe"), ("my-worries", "text", "shouting")]);
    let part = Journey::new(form, Band::B8, &facts, &some).part("safety");
    assert!(part.step("safe").is_some());
    assert!(part.step("my-worries").is_none());
    // Who helped belongs to every part.
    assert!(part.step("helping").is_some());
    let answered: Vec<&str> = part.answered().map(|(question, _)| question.id.as_str()).collect();
    assert_eq!(answered, ["safe"]);
}

#[test]
fn an_answer_of_another_shape_is_not_taken_for_one() {
    let (form, facts) = (form("my-review"), first_review());
    let older = Answers::from([("family-time".to_owned(), Answer::Ladder { value: 3 })]);
    let journey = Journey::new(form, Band::B8, &facts, &older);
    assert_eq!(journey.answer("family-time"), None);
    assert_eq!(journey.no_longer_asked().len(), 1);
}

#[test]
fn how_to_reach_the_child_goes_with_the_alert_and_nowhere_else() {
    let (form, facts) = (form("my-review"), first_review());
    let given = answers(form, Band::B8, &[("safe", "answer", "scared"), ("reach-me", "text", "at school till 3")]);
    let journey = Journey::new(form, Band::B8, &facts, &given);
    assert!(journey.step("reach-me").is_none());
    assert_eq!(journey.no_longer_asked(), []);
    let sent = journey.snapshot(&Names::unknown(&Catalogue::shipped().standing, Band::B8));
    assert!(!serde_json::to_string(&sent).unwrap().contains("at school till 3"));
    // A form without a bell has no alert page.
    assert!(self::form("good-news").question("reach-me").is_none());
}

fn raised(form_id: &str, band: Band, given: &[(&str, &str, &str)]) -> Vec<(Signal, String)> {
    let form = form(form_id);
    signals(form, &answers(form, band, given), band).into_iter().map(|raised| (raised.signal, raised.choice)).collect()
}

#[test]
fn each_option_with_a_bell_raises_its_alert_in_the_childs_words() {
    let both = raised("my-review", Band::B8, &[("safe", "answer", "tell-today"), ("safe", "answer", "scared")]);
    let wanted = [(Signal::TellToday, "I want to talk to someone today"), (Signal::Scared, "I feel scared")];
    assert_eq!(both, wanted.map(|(signal, words)| (signal, words.to_owned())));
    assert_eq!(
        raised("my-review", Band::B4, &[("safe-pictures", "answer", "hurt")]),
        [(Signal::Hurt, "Someone hurts me".to_owned())]
    );
    assert_eq!(
        raised("my-review", Band::B12, &[("safe", "answer", "not-go-home")]),
        [(Signal::NotGoHome, "I do not want to go home".to_owned())]
    );
}

#[test]
fn feeling_safe_and_not_saying_raise_nothing() {
    assert_eq!(raised("my-review", Band::B8, &[("safe", "answer", "safe")]), []);
    assert_eq!(raised("my-review", Band::B8, &[("safe", "answer", "not-here")]), []);
    assert_eq!(raised("my-review", Band::B8, &[]), []);
}

#[test]
fn two_on_the_safety_ladder_raises_an_alert_and_three_does_not() {
    let at = |value| raised("conference-initial", Band::B8, &[("safe-ladder", "answer", value)]);
    assert_eq!(at("0"), [(Signal::NotSafe, "0".to_owned())]);
    assert_eq!(at("2"), [(Signal::NotSafe, "2".to_owned())]);
    assert_eq!(at("3"), []);
    let ladder = form("conference-initial").question("safe-ladder").unwrap();
    assert!(ladder.bell_at(2) && !ladder.bell_at(3));
}

#[test]
fn each_place_under_not_safe_raises_an_alert() {
    let given = [
        ("safe-places", "card-travel", "not-safe"),
        ("safe-places", "card-home", "safe"),
        ("safe-places", "card-online", "not-safe"),
    ];
    let wanted = ["On the way to places: Not safe", "Online: Not safe"].map(|words| (Signal::NotSafe, words.to_owned()));
    assert_eq!(raised("conference-initial", Band::B12, &given), wanted);
}

#[test]
fn an_alert_counts_in_whichever_band_it_was_tapped() {
    let form = form("my-review");
    let at_12 = answers(form, Band::B12, &[("safe", "answer", "might-hurt-myself")]);
    let facts = first_review();
    let switched = Journey::new(form, Band::B8, &facts, &at_12);
    let raised: Vec<_> = switched.signals().into_iter().map(|raised| (raised.signal, raised.choice)).collect();
    assert_eq!(raised, [(Signal::NotSafe, "I might hurt myself".to_owned())]);
}

#[test]
fn only_what_is_still_asked_is_raised_by_sending() {
    let form = form("my-review");
    let with_pictures = answers(form, Band::B4, &[("safe-pictures", "answer", "hurt")]);
    let facts = first_review();
    assert_eq!(Journey::new(form, Band::B8, &facts, &with_pictures).signals(), []);
    assert_eq!(signals(form, &with_pictures, Band::B8).len(), 1);
}

#[test]
fn an_option_can_start_something_that_is_no_alert() {
    let (form, facts) = (form("visit-preferences"), first_review());
    let given = answers(form, Band::B8, &[("visit-yes", "answer", "no"), ("visit-instead", "answer", "advocate")]);
    let starts = Journey::new(form, Band::B8, &facts, &given).starts();
    let starts: Vec<_> = starts.iter().map(|started| (started.does, started.question.id.as_str(), started.option)).collect();
    assert_eq!(starts, [(Does::DeclineVisit, "visit-yes", "no"), (Does::AdvocateRequest, "visit-instead", "advocate")]);
}

fn named(band: Band) -> Names {
    Names::unknown(&Catalogue::shipped().standing, band).with(Placeholder::Chair, "Sam").with(Placeholder::Worker, "Jo")
}

#[test]
fn a_sent_piece_keeps_the_questions_as_asked_and_the_answers_as_shown() {
    let (form, facts) = (form("my-review"), first_review());
    let given = [
        ("feel-today", "answer", "not-good"),
        ("my-days-pictures", "card-worker", "good"),
        ("see-more-pictures", "name-other", "Biscuit (dog)"),
        ("safe-pictures", "answer", "scared"),
        ("tell-meeting", "text", "I can ride a bike"),
    ];
    let given = answers(form, Band::B4, &given);
    let sent = Journey::new(form, Band::B4, &facts, &given).snapshot(&named(Band::B4));

    assert_eq!((sent.name.as_str(), sent.form.as_str(), sent.form_version, sent.views), ("My review", "my-review", 1, true));
    let skipped: Vec<&str> = sent.skipped().map(|asked| asked.id.as_str()).collect();
    assert_eq!(skipped, ["where-i-live-pictures", "wish", "be-there-pictures"]);
    let asked = |id: &str| sent.questions.iter().find(|asked| asked.id == id).unwrap();
    assert_eq!(asked("tell-meeting").ask, "Tell Sam one thing.");
    assert_eq!(asked("tell-meeting").heading, "A message for the meeting");
    assert_eq!(asked("be-there-pictures").preference, Some(Preference::TakePart));

    let Some(Shown::Options { options, .. }) = &asked("safe-pictures").answer else { panic!() };
    assert_eq!(
        (options[0].words.as_str(), options[0].symbol.as_str(), options[0].signal),
        ("I feel scared", "face-scared", Some(Signal::Scared))
    );
    let Some(Shown::Options { options, .. }) = &asked("see-more-pictures").answer else { panic!() };
    assert_eq!((options[0].words.as_str(), options[0].beside.as_deref()), ("Someone else", Some("Biscuit (dog)")));
    let Some(Shown::Cards { cards }) = &asked("my-days-pictures").answer else { panic!() };
    let cards: Vec<_> =
        cards.iter().map(|one| (one.card.words.as_str(), one.column.as_ref().map(|column| column.words.as_str()))).collect();
    assert_eq!(
        cards,
        [("School or nursery", None), ("My friends", None), ("Seeing my family", None), ("When Jo comes", Some("Good"))]
    );
}

#[test]
fn a_sent_piece_keeps_its_json() {
    let (form, facts) = (form("my-review"), first_review());
    let given = answers(form, Band::B8, &[("hide-from", "name-other", "Uncle Bob")]);
    let sent = Journey::new(form, Band::B8, &facts, &given).snapshot(&named(Band::B8));
    let json = serde_json::to_value(&sent).unwrap();
    let wanted = serde_json::json!({
        "id": "hide-from",
        "kind": "people",
        "symbol": "eye-closed",
        "ask": "Is there someone who must not see this?",
        "heading": "Not to be shown to",
        "readers": "chair",
        "answer": {
            "type": "options",
            "options": [{ "id": "other", "words": "Someone else", "symbol": "dots", "beside": "Uncle Bob" }],
            "ordered": false,
        },
    });
    assert_eq!(json["questions"].as_array().unwrap().iter().find(|asked| asked["id"] == "hide-from"), Some(&wanted));
    assert_eq!((&json["version"], &json["band"], &json["submission"]), (&1.into(), &"b8".into(), &"statement".into()));
    assert_eq!(serde_json::from_value::<Snapshot>(json).unwrap(), sent);
}

#[test]
fn days_ladders_and_the_order_of_tapping_are_shown_too() {
    let facts = first_review();
    let shown = |id: &str, question: &str, band, given: &[(&str, &str, &str)]| {
        let form = form(id);
        let given = answers(form, band, given);
        let sent = Journey::new(form, band, &facts, &given).snapshot(&named(band));
        sent.questions.into_iter().find(|asked| asked.id == question).unwrap().answer.unwrap()
    };
    let when = [("when-meet", "day", "mon"), ("when-meet", "time", "evening"), ("when-meet", "text", "maths")];
    let Shown::Times { parts } = shown("meeting-preferences", "when-meet", Band::B8, &when) else { panic!() };
    let parts: Vec<_> = parts.iter().map(|part| (part.heading.as_str(), part.values.join(", "))).collect();
    let wanted = [("Good days", "Monday"), ("Good times of day", "In the evening"), ("When it is not good", "maths")];
    assert_eq!(parts, wanted.map(|(heading, words)| (heading, words.to_owned())));

    let ladder = shown("conference-initial", "safe-ladder", Band::B12, &[("safe-ladder", "answer", "2")]);
    let wanted = Shown::Ladder {
        value: 2,
        low: "Not safe at all".to_owned(),
        high: "Very safe".to_owned(),
        signal: Some(Signal::NotSafe),
    };
    assert_eq!(ladder, wanted);

    let topics = [("talk-about-pictures", "answer", "school"), ("talk-about-pictures", "answer", "home")];
    let Shown::Options { options, ordered } = shown("meeting-preferences", "talk-about-pictures", Band::B4, &topics) else {
        panic!()
    };
    assert!(ordered);
    assert_eq!(options.iter().map(|option| option.words.as_str()).collect::<Vec<_>>(), ["School or nursery", "Where I live"]);
}

#[test]
fn a_message_in_place_of_a_visit_counts_as_views_and_a_choice_of_room_does_not() {
    let facts = first_review();
    let views = |id: &str, given: &[(&str, &str, &str)]| {
        let form = form(id);
        let given = answers(form, Band::B8, given);
        Journey::new(form, Band::B8, &facts, &given).snapshot(&named(Band::B8)).views
    };
    let message =
        [("visit-yes", "answer", "no"), ("visit-instead", "answer", "message"), ("visit-message", "text", "I want to stay")];
    assert!(views("visit-preferences", &message));
    assert!(!views("visit-preferences", &message[..1]));
    assert!(!views("meeting-preferences", &[("where-meet", "answer", "home")]));
    assert!(views("my-review", &[("going-well", "text", "swimming")]));
    assert!(!views("my-review", &[]));
}

#[test]
fn who_reads_an_answer_is_kept_when_a_form_shares_a_question() {
    let readers = |form_id: &str, id: &str| form(form_id).question(id).unwrap().readers;
    assert_eq!(readers("my-review", "going-well"), Readers::ChairWorker);
    assert_eq!(readers("my-review", "hide-from"), Readers::Chair);
    assert_eq!(readers("my-review", "be-there"), Readers::Bookers);
    assert_eq!(readers("my-review", "reach-me"), Readers::Alert);
}

#[test]
fn an_alert_in_words_names_the_people_as_the_child_saw_them() {
    let form = form("a-problem");
    let given = answers(form, Band::B8, &[("safe", "answer", "hurt")]);
    let raised = signals(form, &given, Band::B8);
    assert_eq!(fill_plain(raised[0].ask, &named(Band::B8)), "How safe do you feel?");
}

// Parents and carers are asked several questions at a time.

fn feedback_pages(kind: MeetingKind) -> Vec<(String, Vec<String>)> {
    let facts = Facts { meeting_kinds: vec![kind], ..Facts::default() };
    let nothing = Answers::new();
    let journey = Journey::new(form("parent-feedback"), Band::Adult, &facts, &nothing);
    let ids = |questions: &[&heard_domain::forms::Question]| questions.iter().map(|question| question.id.clone()).collect();
    journey.pages().iter().map(|page| (page.key.to_owned(), ids(&page.questions))).collect()
}

#[test]
fn a_parent_is_asked_on_three_pages_and_of_the_plan_only_after_a_review_conference() {
    let page = |key: &str, questions: &[&str]| (key.to_owned(), questions.iter().map(ToString::to_string).collect::<Vec<_>>());
    let four = ["q1-explained", "q2-supported", "q3-concerns", "q4-what-must-change"];
    let five = ["q1-explained", "q2-supported", "q3-concerns", "q4-what-must-change", "q5-plan-helped"];
    let (words, name) = (page("improve", &["improve"]), page("named", &["named"]));
    for kind in [MeetingKind::InitialConference, MeetingKind::TransferInConference] {
        assert_eq!(feedback_pages(kind), [page("items", &four), words.clone(), name.clone()]);
    }
    assert_eq!(feedback_pages(MeetingKind::ReviewConference), [page("items", &five), words, name]);
}

#[test]
fn only_the_fourth_item_offers_that_it_does_not_apply() {
    let facts = Facts { meeting_kinds: vec![MeetingKind::ReviewConference], ..Facts::default() };
    for question in &form("parent-feedback").questions {
        let offered = question.options(Band::Adult, &facts).iter().any(|option| option.id == "not-applicable");
        assert_eq!(offered, question.item == Some(4), "{}", question.id);
    }
}

#[test]
fn a_name_is_kept_beside_the_answer_that_it_goes_with() {
    let form = form("parent-feedback");
    let named = answers(form, Band::Adult, &[("named", "words-named", "Jo Finch")]);
    let kept = Answer::One { option: "named".to_owned(), words: Some("Jo Finch".to_owned()) };
    assert_eq!(named.get("named"), Some(&kept), "typing a name chooses to give it");
    let mut both = RawFields::default();
    both.push("answer", "unnamed");
    both.push("words-named", "Jo Finch");
    let facts = Facts::default();
    assert!(
        form.question("named").unwrap().parse(&both, Band::Adult, &facts).is_err(),
        "a name without giving it is asked about"
    );
}

#[test]
fn what_an_adult_says_for_a_review_is_not_for_a_conference_nor_the_other_way_round() {
    let cycles = |form: &str| Catalogue::shipped().form(form).unwrap().cycles();
    assert_eq!(cycles("carer-views"), CycleChoice::Care);
    assert_eq!(cycles("parent-before"), CycleChoice::Protection);
    assert_eq!(cycles("observation"), CycleChoice::Both);
}

//! What a browser posts becomes an answer, or an error with words; nothing is cut, guessed or lost.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

use chrono::{NaiveDate, NaiveTime};
use heard_domain::{
    forms::{
        Answer, Band, Catalogue, Chosen, Direction, Facts, FieldError, FieldProblem, Kind, Names, Offered, Person, Placeholder,
        PlanAction, Question, RawFields,
    },
    meeting::MeetingKind,
};
use proptest::prelude::*;

fn question(form: &str, id: &str) -> &'static Question {
    Catalogue::shipped().form(form).unwrap().question(id).unwrap()
}

fn fields(pairs: &[(&str, &str)]) -> RawFields {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// Posts to a question of *My review*.
fn post(id: &str, pairs: &[(&str, &str)]) -> Result<Option<Answer>, FieldError> {
    question("my-review", id).parse(&fields(pairs), Band::B12, &Facts::default())
}

fn problem(result: Result<Option<Answer>, FieldError>) -> (String, FieldProblem) {
    let error = result.unwrap_err();
    (error.field, error.problem)
}

fn text(id: &str, typed: &str) -> Result<Option<Answer>, FieldError> {
    post(id, &[("text", typed)])
}

fn kept(words: &str) -> Answer {
    Answer::Text { words: words.to_owned(), direction: Direction::Auto }
}

fn chosen(option: &str, words: Option<&str>) -> Chosen {
    Chosen { option: option.to_owned(), words: words.map(str::to_owned) }
}

fn person(option: &str, name: Option<&str>) -> Person {
    Person { option: option.to_owned(), name: name.map(str::to_owned) }
}

#[test]
fn nothing_answered_is_a_skip_for_every_question_but_the_workers_date() {
    for form in &Catalogue::shipped().forms {
        for question in &form.questions {
            for band in &question.bands {
                let answer = question.parse(&RawFields::default(), *band, &Facts::default());
                if question.id == "ob-when" {
                    assert_eq!(problem(answer), ("date-day".to_owned(), FieldProblem::Required));
                } else {
                    assert_eq!(answer, Ok(None), "{}", question.id);
                }
            }
        }
    }
    assert_eq!(post("family-time", &[("answer", "")]), Ok(None));
    assert_eq!(post("safe", &[("answer", " ")]), Ok(None));
    assert_eq!(text("going-well", " \r\n\t "), Ok(None));
}

#[test]
fn one_option_is_kept_by_its_id() {
    assert_eq!(post("family-time", &[("answer", "more")]), Ok(Some(Answer::One { option: "more".to_owned(), words: None })));
    assert_eq!(post("how-things-are", &[("answer", "mixed")]), Ok(Some(Answer::One { option: "mixed".to_owned(), words: None })));
}

#[test]
fn an_option_that_is_not_offered_is_refused() {
    assert_eq!(problem(post("family-time", &[("answer", "maybe")])), ("answer".to_owned(), FieldProblem::Unknown));
    // "I might hurt myself" is offered from 12.
    let young = question("my-review", "safe").parse(&fields(&[("answer", "might-hurt-myself")]), Band::B8, &Facts::default());
    assert_eq!(problem(young), ("answer".to_owned(), FieldProblem::Unknown));
    assert!(post("safe", &[("answer", "might-hurt-myself")]).is_ok());
}

#[test]
fn running_the_meeting_is_offered_at_a_review_and_not_at_a_conference() {
    let chair = fields(&[("answer", "chair")]);
    let at = |kind| Facts { meeting_kinds: vec![kind], ..Facts::default() };
    let part = question("conference-review", "my-part");
    assert!(part.parse(&chair, Band::B12, &at(MeetingKind::LookedAfterReview)).is_ok());
    assert_eq!(problem(part.parse(&chair, Band::B12, &at(MeetingKind::ReviewConference))).1, FieldProblem::Unknown);
}

#[test]
fn a_field_given_twice_where_one_answer_can_stand_is_refused() {
    assert_eq!(
        problem(post("family-time", &[("answer", "more"), ("answer", "less")])),
        ("answer".to_owned(), FieldProblem::Repeated)
    );
    assert_eq!(problem(post("safe", &[("answer", "safe"), ("answer", "safe")])), ("answer".to_owned(), FieldProblem::Repeated));
    assert_eq!(problem(post("going-well", &[("text", "a"), ("text", "b")])), ("text".to_owned(), FieldProblem::Repeated));
    assert_eq!(
        problem(post("my-life", &[("card-home", "good"), ("card-home", "not-good")])),
        ("card-home".to_owned(), FieldProblem::Repeated)
    );
}

#[test]
fn a_field_that_belongs_to_no_part_of_the_question_is_refused_by_name() {
    assert_eq!(problem(post("family-time", &[("answer", "more"), ("admin", "1")])), ("admin".to_owned(), FieldProblem::Unknown));
    assert_eq!(problem(post("family-time", &[("text", "more")])), ("text".to_owned(), FieldProblem::Unknown));
    assert_eq!(problem(post("my-life", &[("card-moon", "good")])), ("card-moon".to_owned(), FieldProblem::Unknown));
    // "Right" takes no words beside it.
    assert_eq!(problem(post("family-time", &[("words-right", "yes")])), ("words-right".to_owned(), FieldProblem::Unknown));
}

#[test]
fn the_pages_own_fields_are_taken_out_first() {
    let mut posted = fields(&[("answer", "more"), ("go", "next")]);
    assert_eq!(posted.take("go"), ["next"]);
    assert!(question("my-review", "family-time").parse(&posted, Band::B8, &Facts::default()).is_ok());
}

#[test]
fn several_options_are_kept_in_the_order_of_tapping() {
    let answer = post("safe", &[("answer", "tell-today"), ("answer", "scared")]);
    assert_eq!(answer, Ok(Some(Answer::Many { options: vec![chosen("tell-today", None), chosen("scared", None)] })));
}

#[test]
fn an_option_that_stands_alone_does_not_go_with_others() {
    let answer = post("safe", &[("answer", "scared"), ("answer", "not-here")]);
    let wanted = FieldProblem::OneOrAll { choice: "I do not want to say here".to_owned() };
    assert_eq!(problem(answer), ("answer".to_owned(), wanted));
    assert!(post("safe", &[("answer", "not-here")]).is_ok());
}

#[test]
fn words_typed_beside_an_option_choose_it() {
    let place = question("meeting-preferences", "where-meet");
    let post = |pairs: &[(&str, &str)]| place.parse(&fields(pairs), Band::B12, &Facts::default());
    let library = Some(Answer::One { option: "other".to_owned(), words: Some("the library".to_owned()) });
    assert_eq!(post(&[("answer", "other"), ("words-other", "the library")]), Ok(library.clone()));
    assert_eq!(post(&[("words-other", "the library")]), Ok(library));

    let needs = question("meeting-preferences", "needs");
    let answer = needs.parse(&fields(&[("answer", "food"), ("words-other", "my dog")]), Band::B12, &Facts::default());
    assert_eq!(answer, Ok(Some(Answer::Many { options: vec![chosen("food", None), chosen("other", Some("my dog"))] })));
}

#[test]
fn words_beside_an_option_that_was_not_chosen_are_never_dropped() {
    let place = question("meeting-preferences", "where-meet");
    let answer = place.parse(&fields(&[("answer", "school"), ("words-other", "the library")]), Band::B12, &Facts::default());
    assert_eq!(problem(answer).1, FieldProblem::OneOrAll { choice: "School".to_owned() });

    let answer = post("hide-from", &[("answer", "no-one"), ("name-other", "Uncle Bob")]);
    assert_eq!(problem(answer).1, FieldProblem::OneOrAll { choice: "No one".to_owned() });
}

#[test]
fn people_are_roles_with_a_name_where_the_child_gives_one() {
    let answer = post("hide-from", &[("answer", "other"), ("answer", "carer"), ("name-other", " Mrs Patel ")]);
    let people = vec![person("other", Some("Mrs Patel")), person("carer", None)];
    assert_eq!(answer, Ok(Some(Answer::People { people })));
}

#[test]
fn cards_can_be_left_unsorted() {
    let answer = post("my-life", &[("card-home", "good"), ("card-school", "not-good")]).unwrap();
    let columns = [("home", "good"), ("school", "not-good")].map(|(card, column)| (card.to_owned(), column.to_owned()));
    assert_eq!(answer, Some(Answer::Cards { columns: columns.into() }));
    assert_eq!(problem(post("my-life", &[("card-home", "great")])), ("card-home".to_owned(), FieldProblem::Unknown));
}

#[test]
fn the_actions_of_the_plan_are_cards() {
    let action = PlanAction { id: "dad-group".to_owned(), words: "Dad goes to the group".to_owned() };
    let facts = Facts { plan_actions: vec![action], ..Facts::default() };
    let actions = question("conference-review", "plan-actions");
    let offered: Vec<&str> = actions.options(Band::B8, &facts).iter().map(|card| card.words).collect();
    assert_eq!(offered, ["Dad goes to the group"]);
    let answer = actions.parse(&fields(&[("card-dad-group", "a-bit")]), Band::B8, &facts);
    assert!(matches!(answer, Ok(Some(Answer::Cards { .. }))));
    let unknown = actions.parse(&fields(&[("card-dad-group", "a-bit")]), Band::B8, &Facts::default());
    assert_eq!(problem(unknown).1, FieldProblem::Unknown);
}

#[test]
fn a_ladder_has_eleven_steps() {
    let ladder = question("conference-review", "safe-ladder");
    let post = |given: &str| ladder.parse(&fields(&[("answer", given)]), Band::B8, &Facts::default());
    for value in 0..=10 {
        assert_eq!(post(&value.to_string()), Ok(Some(Answer::Ladder { value })));
    }
    for given in ["11", "-1", "07", "+7", "7.5", "ten"] {
        assert_eq!(problem(post(given)), ("answer".to_owned(), FieldProblem::Unknown), "{given}");
    }
}

#[test]
fn line_ends_become_line_feeds_and_blanks_at_both_ends_go() {
    assert_eq!(text("going-well", "  one\r\ntwo\rthree\n "), Ok(Some(kept("one\ntwo\nthree"))));
    assert_eq!(text("going-well", "a  b\tc"), Ok(Some(kept("a  b\tc"))));
    assert_eq!(text("going-well", "</textarea><script>"), Ok(Some(kept("</textarea><script>"))));
}

#[test]
fn words_keep_the_direction_they_were_typed_in() {
    let answer = post("going-well", &[("text", "أخي"), ("text.dir", "rtl")]);
    assert_eq!(answer, Ok(Some(Answer::Text { words: "أخي".to_owned(), direction: Direction::Rtl })));
    assert_eq!(problem(post("going-well", &[("text", "a"), ("text.dir", "up")])), ("text.dir".to_owned(), FieldProblem::Unknown));
}

#[test]
fn letters_are_counted_as_a_reader_counts_them() {
    // One family of four, joined from seven code points in 25 bytes.
    let family = "👨‍👩‍👧‍👦";
    assert!(text("going-well", &family.repeat(20_000)).is_ok());
    assert_eq!(
        problem(text("going-well", &family.repeat(20_003))),
        ("text".to_owned(), FieldProblem::TooLong { limit: 20_000, over: 3 })
    );
}

#[test]
fn each_text_has_its_limit_and_is_never_cut() {
    let over = |result| problem(result).1;
    assert!(post("reach-me", &[("text", &"a".repeat(500))]).is_ok());
    assert_eq!(over(post("reach-me", &[("text", &"a".repeat(501))])), FieldProblem::TooLong { limit: 500, over: 1 });
    assert!(post("hide-from", &[("name-other", &"a".repeat(200))]).is_ok());
    assert_eq!(over(post("hide-from", &[("name-other", &"a".repeat(210))])), FieldProblem::TooLong { limit: 200, over: 10 });
    let needs = |words: &str| {
        question("meeting-preferences", "needs").parse(&fields(&[("words-other", words)]), Band::B8, &Facts::default())
    };
    assert!(needs(&"a".repeat(500)).is_ok());
    assert_eq!(over(needs(&"a".repeat(502))), FieldProblem::TooLong { limit: 500, over: 2 });
    // Blanks that go do not count.
    assert!(post("reach-me", &[("text", &format!(" {} ", "a".repeat(500)))]).is_ok());
}

#[test]
fn control_characters_are_no_text() {
    for typed in ["a\0b", "a\u{1b}[31m", "\u{7f}", "a\u{85}b"] {
        assert_eq!(problem(text("going-well", typed)), ("text".to_owned(), FieldProblem::NotText), "{typed:?}");
    }
}

#[test]
fn days_and_times_are_tapped_and_words_can_be_added() {
    let when = question("visit-preferences", "visit-when");
    let post = |pairs: &[(&str, &str)]| when.parse(&fields(pairs), Band::B8, &Facts::default());
    let answer = post(&[("day", "mon"), ("day", "fri"), ("time", "after-school"), ("text", "not in football")]);
    let wanted = Answer::Times {
        days: vec!["mon".to_owned(), "fri".to_owned()],
        times: vec!["after-school".to_owned()],
        words: Some("not in football".to_owned()),
    };
    assert_eq!(answer, Ok(Some(wanted)));
    assert_eq!(problem(post(&[("day", "someday")])), ("day".to_owned(), FieldProblem::Unknown));
}

#[test]
fn a_worker_gives_a_real_date() {
    let when = question("observation", "ob-when");
    let post = |pairs: &[(&str, &str)]| when.parse(&fields(pairs), Band::Staff, &Facts::default());
    let day = |day, month, year| [("date-day", day), ("date-month", month), ("date-year", year)];
    let mut full = day("27", "3", "2027").to_vec();
    full.extend([("date-time", "9.05"), ("date-minutes", "45")]);
    let wanted = Answer::Dated {
        date: NaiveDate::from_ymd_opt(2027, 3, 27).unwrap(),
        time: NaiveTime::from_hms_opt(9, 5, 0),
        minutes: Some(45),
    };
    assert_eq!(post(&full), Ok(Some(wanted)));
    for no_day in
        [day("31", "2", "2027"), day("27", "13", "2027"), day("27", "3", "27"), day("", "3", "2027"), day("x", "3", "2027")]
    {
        assert_eq!(problem(post(&no_day)), ("date-day".to_owned(), FieldProblem::BadDate), "{no_day:?}");
    }
    assert!(post(&day("29", "2", "2028")).is_ok());
    for (field, given) in [("date-time", "25:00"), ("date-time", "noon"), ("date-minutes", "0"), ("date-minutes", "1441")] {
        let mut posted = day("27", "3", "2027").to_vec();
        posted.push((field, given));
        assert_eq!(problem(post(&posted)), (field.to_owned(), FieldProblem::BadTime), "{given}");
    }
}

#[test]
fn every_error_that_a_reader_can_meet_has_words_for_them() {
    let standing = &Catalogue::shipped().standing;
    let choice = "No, only me and {chair}".to_owned();
    let any = [
        FieldProblem::Unknown,
        FieldProblem::Repeated,
        FieldProblem::TooLong { limit: 500, over: 1 },
        FieldProblem::NotText,
        FieldProblem::OneOrAll { choice: choice.clone() },
    ];
    for band in [Band::B4, Band::B8, Band::B12, Band::B16, Band::Adult, Band::Staff] {
        for problem in &any {
            assert!(!standing.text(problem.text(), band).is_empty(), "{problem:?} for {band:?}");
        }
    }
    for problem in [FieldProblem::BadDate, FieldProblem::BadTime, FieldProblem::Required] {
        assert!(!standing.text(problem.text(), Band::Staff).is_empty(), "{problem:?}");
    }
    let error = FieldError { field: "answer".to_owned(), problem: FieldProblem::OneOrAll { choice } };
    let names = Names::unknown(standing, Band::B8).with(Placeholder::Chair, "Sam");
    assert_eq!(
        error.words(standing, Band::B8, &names),
        "You chose \"No, only me and Sam\" and something else. Choose one or the other."
    );
}

#[test]
fn stored_answers_keep_their_json() {
    let stored = [
        r#"{"type":"one","option":"more"}"#,
        r#"{"type":"one","option":"other","words":"the library"}"#,
        r#"{"type":"many","options":[{"option":"scared"},{"option":"other","words":"dogs"}]}"#,
        r#"{"type":"people","people":[{"option":"other","name":"Mrs Patel"},{"option":"carer"}]}"#,
        r#"{"type":"cards","columns":{"home":"good","school":"not-good"}}"#,
        r#"{"type":"ladder","value":3}"#,
        r#"{"type":"times","days":["mon"],"times":[],"words":"not Friday"}"#,
        r#"{"type":"dated","date":"2027-03-27","time":"09:05:00","minutes":45}"#,
        r#"{"type":"text","words":"stop moving me"}"#,
        r#"{"type":"text","words":"أخي","direction":"rtl"}"#,
    ];
    for json in stored {
        let answer: Answer = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&answer).unwrap(), json);
    }
}

/// Every question of every form with a band that is asked it, and what is known.
fn asked() -> impl Strategy<Value = (&'static Question, Band)> {
    let all: Vec<_> = Catalogue::shipped()
        .forms
        .iter()
        .flat_map(|form| &form.questions)
        .flat_map(|question| question.bands.iter().map(move |band| (question, *band)))
        .collect();
    proptest::sample::select(all)
}

fn facts() -> Facts {
    let action = |id: &str| PlanAction { id: id.to_owned(), words: id.to_owned() };
    Facts {
        meeting_kinds: vec![MeetingKind::LookedAfterReview],
        plan_actions: vec![action("dad-group"), action("mum-calls")],
        ..Facts::default()
    }
}

/// One of a list, counting round it.
fn nth<T>(list: &[T], number: usize) -> Option<&T> {
    list.get(number % list.len().max(1))
}

/// An answer that a child could give: `picks` says which options, `words` what is typed.
fn answer(question: &Question, band: Band, picks: &[usize], words: &str) -> Option<Answer> {
    let facts = facts();
    let offered = question.options(band, &facts);
    let first = *picks.first()?;
    let beside = |option: &Offered<'_>| option.text_box.map(|_| words.to_owned());
    let mut several: Vec<_> = picks.iter().filter_map(|pick| offered.get(*pick)).collect();
    if let Some(alone) = several.iter().copied().find(|option| option.exclusive) {
        several = vec![alone];
    }
    Some(match &question.kind {
        Kind::Choices { .. } | Kind::People { .. } if several.is_empty() => return None,
        Kind::Choices { .. } => {
            Answer::Many { options: several.iter().map(|option| chosen(option.id, beside(option).as_deref())).collect() }
        }
        Kind::People { .. } => {
            Answer::People { people: several.iter().map(|option| person(option.id, beside(option).as_deref())).collect() }
        }
        Kind::Cards { .. } => {
            let columns = question.columns(band, &facts);
            let sorted =
                offered.iter().zip(picks).map(|(card, pick)| (card.id.to_owned(), nth(&columns, *pick).unwrap().id.to_owned()));
            Answer::Cards { columns: sorted.collect() }
        }
        Kind::Ladder { .. } => Answer::Ladder { value: u8::try_from(first).unwrap() },
        Kind::DateTime { .. } if band == Band::Staff => Answer::Dated {
            date: NaiveDate::from_ymd_opt(2027, 3, 1 + u32::try_from(first).unwrap()).unwrap(),
            time: NaiveTime::from_hms_opt(9, 30, 0),
            minutes: None,
        },
        Kind::DateTime { days, .. } => {
            Answer::Times { days: vec![nth(days, first)?.id.clone()], times: Vec::new(), words: Some(words.to_owned()) }
        }
        Kind::ShortText {} | Kind::LongText {} => Answer::Text { words: words.to_owned(), direction: Direction::Ltr },
        Kind::Drawing {} | Kind::Info {} => return None,
        _ => {
            let option = nth(&offered, first)?;
            Answer::One { option: option.id.to_owned(), words: beside(option) }
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn an_answer_posted_again_is_the_same_answer(
        (question, band) in asked(),
        picks in proptest::collection::hash_set(0_usize..10, 1..5),
        words in "[a-zæ👵🏽 ]{0,20}[a-z]",
    ) {
        let picks: Vec<usize> = picks.into_iter().collect();
        if let Some(answer) = answer(question, band, &picks, words.trim()) {
            prop_assert_eq!(question.parse(&answer.fields(), band, &facts()), Ok(Some(answer)));
        }
    }

    #[test]
    fn whatever_is_posted_an_answer_fits_its_question(
        (question, band) in asked(),
        pairs in proptest::collection::vec(("(answer|text|text\\.dir|day|time|card-home|name-other|words-other|date-day)", "(other|good|mon|3|rtl|\\PC{0,9})"), 0..4),
    ) {
        if let Ok(Some(answer)) = question.parse(&pairs.into_iter().collect(), band, &facts()) {
            prop_assert!(question.fits(&answer));
        }
    }
}

//! Nothing that was typed is ever lost: whatever is wrong with it, whatever ends or changes while it is written.

use crate::helpers::{Browser, House, Page};
use axum::http::StatusCode;
use heard_domain::{
    forms::{Band, Catalogue, Facts, Kind, Question},
    ids::{ChildId, MeetingId, SubmissionId},
};
use heard_service::Actor;

/// What people and programs type that pages have choked on.
const HOSTILE: [&str; 8] = [
    "</textarea><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)> ' onmouseover='x",
    "&lt;b&gt; &amp;amp; &#x27; <!-- -->",
    "\u{202e}backwards\u{202c} مرحبا بك \u{200f}עברית\u{200e}",
    "zero\u{200b}width\u{200d}and\u{feff}marks",
    "👩🏽\u{200d}🚀 🏳️\u{200d}🌈 🇬🇧 e\u{301}",
    "{chair} and {{readers}} ${x} %s \\n",
    "one line\nand   another\tline",
];

/// One question of a child's review, with what was posted there before.
fn my_review(band: Band) -> impl Iterator<Item = &'static Question> {
    let form = Catalogue::shipped().form("my-review").unwrap();
    form.questions.iter().filter(move |question| question.bands.contains(&band) && !question.later && question.is_answerable())
}

/// What each question's page could be sent that cannot be taken, with the field that is to be put right.
fn wrong(question: &Question, band: Band) -> Vec<(Vec<(String, String)>, String)> {
    let facts = Facts::default();
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let options = question.options(band, &facts);
    let too_long = |limit: usize| format!("{}!", "é".repeat(limit));
    match question.kind {
        Kind::LongText {} => {
            let mut all = vec![(vec![field("text", "a bell \u{7} rings")], "text".into())];
            // Long texts take long to draw, and one box is like the other.
            if matches!(question.id.as_str(), "to-change" | "wish") {
                all.push((vec![field("text", &too_long(20_000))], "text".into()));
            }
            all
        }
        Kind::ShortText {} => vec![(vec![field("text", &too_long(500))], "text".into())],
        Kind::Cards { .. } => {
            let card = format!("card-{}", options.last().unwrap().id);
            vec![(vec![field(&card, "no-such-column")], card)]
        }
        _ => {
            let (first, last) = (options.first().unwrap().id, options.last().unwrap().id);
            let mut all = vec![
                (vec![field("answer", "no-such-answer")], "answer".to_owned()),
                (vec![field("answer", first), field("no-such-field", "x")], "answer".to_owned()),
                (vec![field("answer", first), field("answer", first)], "answer".to_owned()),
            ];
            for option in &options {
                if let Some(own) = option.text_box {
                    let name = own.field(option.id);
                    all.push((vec![field("answer", option.id), field(&name, &too_long(500))], name));
                }
                if option.exclusive {
                    all.push((vec![field("answer", first), field("answer", option.id)], "answer".to_owned()));
                }
            }
            // Of one thing only one can be chosen.
            if !matches!(question.kind, Kind::Choices { .. } | Kind::People { .. }) {
                all.push((vec![field("answer", first), field("answer", last)], "answer".to_owned()));
            }
            all
        }
    }
}

/// A page that gives back what was typed, and says at the field and on top what to do.
fn gives_back(page: &Page, fields: &[(String, String)], to: &str, what: &str) {
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
    assert!(page.title().starts_with("Error: "), "{what}: {}", page.title());
    let [(leads_to, words)]: [(String, String); 1] = page.to_mend().try_into().unwrap();
    assert_eq!(leads_to, to, "{what}");
    assert!(!words.is_empty() && page.words_of(to).is_some(), "{what}: the summary leads to the field");
    assert_eq!(page.words_of(&format!("{to}-error")), Some(words), "{what}: the same words at the field");
    for (name, value) in fields {
        let drawn = page.typed(name);
        let a_choice_of_the_page = !value.starts_with("no-such") && name != "no-such-field";
        // A control character is no character of HTML: a browser shows a stand-in for it.
        if a_choice_of_the_page && !value.contains('\u{7}') {
            assert!(drawn.contains(value), "{what}: {name} is kept");
        }
    }
}

fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

async fn write(child: &mut Browser, draft: &str, question: &str, fields: &[(&str, &str)]) -> Page {
    let page = child.get(&format!("{draft}/{question}")).await;
    let revision = page.typed("revision").remove(0);
    let mut all = vec![("revision", revision.as_str())];
    all.extend(fields);
    child.post(&format!("{draft}/{question}"), &all).await
}

#[tokio::test]
async fn whatever_cannot_be_taken_is_given_back_with_what_to_do_about_it() {
    let house = House::open().await;
    for (index, band) in [Band::B8, Band::B12, Band::B16, Band::B4].into_iter().enumerate() {
        let mut child = house.child(index).await;
        let draft = house.draft(&mut child).await;
        let mut tried = 0;
        for question in my_review(band) {
            let asked = child.get(&format!("{draft}/{}", question.id)).await;
            if asked.status == StatusCode::NOT_FOUND {
                continue;
            }
            for (fields, to) in wrong(question, band) {
                let page = child.post(&format!("{draft}/{}", question.id), &pairs(&fields)).await;
                let what = format!("{band:?} {} {:?}", question.id, fields.iter().map(|(name, _)| name).collect::<Vec<_>>());
                gives_back(&page, &fields, &to, &what);
                assert_eq!(page.heading(), asked.heading(), "{what}: the same question");
                tried += 1;
            }
        }
        assert!(tried >= 14, "{tried}");

        // The question that is asked on the check page.
        if band != Band::B4 {
            child.post(&format!("{draft}/to-change"), &[("text", "a marigold"), ("revision", "0")]).await;
            let long = "é".repeat(501);
            let fields = [("hide-from.answer", "other"), ("hide-from.words-other", &long), ("hide-from.name-other", &long)];
            let name = if child.get(&format!("{draft}/check")).await.boxes().contains(&"hide-from.name-other".to_owned()) {
                "hide-from.name-other"
            } else {
                "hide-from.words-other"
            };
            let fields: Vec<(String, String)> = fields
                .iter()
                .filter(|(field, _)| *field == "hide-from.answer" || *field == name)
                .map(|(field, value)| ((*field).to_owned(), (*value).to_owned()))
                .collect();
            let page = child.post(&format!("{draft}/check"), &pairs(&fields)).await;
            gives_back(&page, &fields, name, "the check page");
        }
    }
}

#[tokio::test]
async fn a_long_answer_is_counted_as_a_person_counts_letters() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    let draft = house.draft(&mut child).await;
    // 500 families of four, 9,500 letters with their accent apart, 10,000 faces: each is one to whoever reads it.
    let most = ["👨\u{200d}👩\u{200d}👧\u{200d}👦".repeat(500), "e\u{301}".repeat(9_500), "😀".repeat(10_000)].concat();
    let taken = write(&mut child, &draft, "to-change", &[("text", &most)]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    assert!(child.get(&format!("{draft}/to-change")).await.typed("text") == [most.clone()], "to the last letter");

    let one_more = format!("{most}😀");
    let refused = write(&mut child, &draft, "to-change", &[("text", &one_more)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.typed("text") == [one_more], "and nothing is cut off");
    assert!(child.get(&format!("{draft}/to-change")).await.typed("text") == [most], "what stood still stands");
}

/// Types all of it into every box of the way, one after the other; answers the boxes with what stands there in the end.
async fn type_everywhere(child: &mut Browser, draft: &str, band: Band) -> Vec<(String, String)> {
    let mut standing = Vec::new();
    for question in my_review(band) {
        let path = format!("{draft}/{}", question.id);
        for name in child.get(&path).await.boxes() {
            // Each box ends with another of them.
            let turned = HOSTILE.iter().cycle().skip(standing.len()).take(HOSTILE.len());
            // One line has no line end.
            let all: Vec<String> =
                turned.map(|words| if name == "text" { (*words).to_owned() } else { words.replace('\n', " ") }).collect();
            for words in &all {
                // Browsers send line ends in this way.
                let sent = words.replace('\n', "\r\n");
                let saved = write(child, draft, &question.id, &[(name.as_str(), sent.as_str())]).await;
                assert_eq!(saved.status, StatusCode::SEE_OTHER, "{name} at {path}: {words}");
                let page = child.get(&path).await;
                assert_eq!(page.typed(&name), [words.as_str()], "{name} at {path}");
                assert_eq!(page.foreign_marks(), [""; 0], "{words} at {path}");
            }
            standing.extend(all.last().map(|words| (name.clone(), words.clone())));
        }
    }
    standing
}

#[tokio::test]
async fn whatever_is_typed_comes_back_as_it_was_and_does_nothing_else() {
    let house = House::open().await;
    let mut manager = house.staff(&house.people.manager).await;
    // Boxes for long words, and one for a name beside a picture.
    for (index, band, boxes) in [(1, Band::B12, 5), (3, Band::B4, 3)] {
        let mut child = house.child(index).await;
        let draft = house.draft(&mut child).await;
        if band == Band::B12 {
            // The choice that opens the question behind it.
            write(&mut child, &draft, "family-time", &[("answer", "more")]).await;
        }
        let typed = type_everywhere(&mut child, &draft, band).await;
        assert!(typed.len() >= boxes, "{typed:?}");

        let check = child.get(&format!("{draft}/check")).await;
        let sent = child.post(&format!("{draft}/check"), &[]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        let receipt = child.get(sent.location()).await;
        let meeting = manager.get(&format!("/staff/meetings/{}", meeting_of(&house, index).await)).await;
        for (what, page) in [("check", check), ("receipt", receipt), ("meeting", meeting)] {
            assert_eq!((page.status, page.foreign_marks()), (StatusCode::OK, vec![]), "{what}");
            let text = page.all_text();
            for (name, words) in &typed {
                assert!(text.contains(words.as_str()), "{what}: {words:?} of {name}");
            }
        }
    }
}

/// One of the children with a card.
async fn child_of(house: &House, index: usize) -> ChildId {
    let hash = heard_service::token_hash(house.square(index).rsplit('/').next().unwrap());
    house.app.store.read().await.unwrap().invitation_by_token(&hash).await.unwrap().unwrap().child
}

/// Their next planned meeting.
async fn meeting_of(house: &House, index: usize) -> MeetingId {
    let child = child_of(house, index).await;
    let mut tx = house.app.store.read().await.unwrap();
    let now = house.app.clock.now();
    let meetings = tx.meetings_of_child(child).await.unwrap();
    let planned = meetings.iter().filter(|meeting| meeting.state.key() == "planned" && meeting.starts_at > now);
    planned.min_by_key(|meeting| meeting.starts_at).unwrap().id
}

#[tokio::test]
async fn words_typed_past_the_end_of_the_session_are_saved_and_the_child_comes_back_to_them() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    child.post("/me/pin", &[("pin", "482913")]).await;
    let draft = house.draft(&mut child).await;
    let page = child.get(&format!("{draft}/to-change")).await;
    let (ticket, revision) = (page.typed("ticket").remove(0), page.typed("revision").remove(0));
    let fields = |words: &'static str| [("text", words), ("revision", revision.as_str()), ("ticket", ticket.as_str())];
    house.minutes_pass(25);

    // The page saves by itself once more, as it is covered; then the button is pressed all the same.
    let by_itself = child.post(&format!("{draft}/to-change/autosave"), &fields("a marigold")).await;
    assert_eq!(by_itself.status, StatusCode::OK);
    assert!(!by_itself.text().contains("marigold"), "it can be written to, and reads nothing out");
    let ended = child.post(&format!("{draft}/to-change"), &fields("a marigold of my own")).await;
    let sign_in = child.get(ended.location()).await;
    assert_eq!(sign_in.heading(), "Use your PIN");
    assert!(sign_in.all_text().contains("Your words are saved"), "{}", sign_in.all_text());
    let back = sign_in.typed("back").remove(0);
    let wrong = child.post("/sign-in", &[("pin", "482914"), ("back", &back)]).await;
    assert_eq!(wrong.typed("back"), [back.as_str()]);
    let back = child.post("/sign-in", &[("pin", "482913"), ("back", &back)]).await;
    assert_eq!(back.location(), format!("{draft}/to-change"));
    assert_eq!(child.get(back.location()).await.typed("text"), ["a marigold of my own"]);

    // No address but a question's own is gone back to.
    for elsewhere in ["https://example.org", "//example.org", "../staff", "x/y", "/"] {
        house.minutes_pass(25);
        let page = child.post("/sign-in", &[("pin", "482913"), ("back", elsewhere)]).await;
        assert_eq!(page.location(), "/me", "{elsewhere}");
    }

    // Words that cannot be taken as they are, and a page older than a day: shown again, on a page that tells nothing else.
    let long = "é".repeat(20_001);
    house.minutes_pass(25);
    let too_long = [("text", long.as_str()), ("revision", "1"), ("ticket", ticket.as_str())];
    let kept = child.post(&format!("{draft}/to-change"), &too_long).await;
    assert_eq!((kept.status, kept.heading().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "Your words are here"));
    assert!(
        kept.typed("text") == [long.clone()] && kept.typed("ticket") == [ticket.clone()],
        "made shorter, it can be saved from here"
    );
    assert!(!kept.all_text().contains("want to change"), "the question is for whoever is signed in");
    house.minutes_pass(25 * 60);
    let kept = child.post(&format!("{draft}/to-change"), &fields("a marigold too late")).await;
    assert_eq!((kept.status, kept.typed("text")), (StatusCode::UNPROCESSABLE_ENTITY, vec!["a marigold too late".to_owned()]));

    // A made-up ticket saves nothing.
    let forged = [("text", "not hers"), ("revision", "9"), ("ticket", "9999999999.0123456789abcdef")];
    let forged = house.app.browser().post(&format!("{draft}/to-change"), &forged).await;
    assert_eq!(forged.status, StatusCode::UNPROCESSABLE_ENTITY);
    child.post("/sign-in", &[("pin", "482913")]).await;
    assert_eq!(child.get(&format!("{draft}/to-change")).await.typed("text"), ["a marigold of my own"]);

    // A child without a PIN is told the same, and how to come back.
    let mut leon = house.child(1).await;
    let draft = house.draft(&mut leon).await;
    let ticket = leon.get(&format!("{draft}/to-change")).await.typed("ticket").remove(0);
    house.minutes_pass(25);
    let ended = leon.post(&format!("{draft}/to-change"), &[("text", "a daisy"), ("revision", "0"), ("ticket", &ticket)]).await;
    let page = leon.get(ended.location()).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.all_text().contains("Your words are saved. Use your card"), "{}", page.all_text());
}

#[tokio::test]
async fn of_two_tabs_neither_loses_its_words() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    let draft = house.draft(&mut child).await;
    let question = format!("{draft}/to-change");
    let (old, mut other) = (child.get(&question).await, child.clone());
    write(&mut other, &draft, "to-change", &[("text", "from the other tab")]).await;

    let revision = old.typed("revision").remove(0);
    let both = child.post(&question, &[("text", "from the old tab"), ("revision", &revision)]).await;
    assert_eq!(both.status, StatusCode::CONFLICT);
    assert!(both.seen("two-tabs").concat().contains("from the other tab"));
    assert_eq!(both.typed("text"), ["from the old tab"]);
    let by_itself = child.post(&format!("{question}/autosave"), &[("text", "from the old tab"), ("revision", &revision)]).await;
    assert_eq!(by_itself.status, StatusCode::CONFLICT, "nor does a page overwrite anything by itself");
    assert_eq!(child.get(&question).await.typed("text"), ["from the other tab"]);

    // The child chooses; what was not chosen is kept beside while the draft lives.
    let revision = both.typed("revision").remove(0);
    let chosen = child.post(&question, &[("text", "from the old tab"), ("revision", &revision)]).await;
    assert_eq!(chosen.status, StatusCode::SEE_OTHER);
    let id: SubmissionId = draft.rsplit('/').next().unwrap().parse().unwrap();
    let history = house.app.store.read().await.unwrap().answer_history(id, "to-change").await.unwrap();
    let words = format!("{history:?}");
    assert!(words.contains("from the other tab") && words.contains("from the old tab"), "{words}");

    // The highest number there is, made up: taken for an old tab, not for a fault of ours.
    for revision in ["9223372036854775807", "-1", "x", ""] {
        let page = child.post(&format!("{draft}/going-well"), &[("text", revision), ("revision", revision)]).await;
        assert!([StatusCode::SEE_OTHER, StatusCode::CONFLICT].contains(&page.status), "{revision}: {}", page.status);
    }
}

#[tokio::test]
async fn a_draft_outlives_whatever_becomes_of_the_meeting() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    let draft = house.draft(&mut child).await;
    write(&mut child, &draft, "to-change", &[("text", "a marigold of my own")]).await;
    // On a page that is asked only because there was a review before this one.
    let open = child.get(&format!("{draft}/promises-kept")).await;
    let meeting = format!("/staff/meetings/{}", house.meeting);

    // Moved.
    let mut support = house.staff(&house.people.business_support).await;
    let form = support.get(&format!("{meeting}/change")).await;
    let chair = form.text().split(&format!(">{}<", house.people.chair.name)).next().unwrap().rsplit("value=\"").next().unwrap();
    let chair = chair.split('"').next().unwrap().to_owned();
    let revision = form.typed("revision").remove(0);
    let fields =
        [("revision", revision.as_str()), ("date", "2026-06-09"), ("time", "14:00"), ("place", "The library"), ("chair", &chair)];
    assert_eq!(support.post(&format!("{meeting}/change"), &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(write(&mut child, &draft, "going-well", &[("text", "after it was moved")]).await.status, StatusCode::SEE_OTHER);

    // Called off.
    let form = support.get(&format!("{meeting}/change")).await;
    let revision = form.typed("revision").remove(0);
    let off = support.post(&format!("{meeting}/off"), &[("revision", &revision), ("how", "cancelled")]).await;
    assert_eq!(off.status, StatusCode::SEE_OTHER, "{:?}", off.to_mend());
    if open.status == StatusCode::OK {
        let saved = child.post(&format!("{draft}/promises-kept"), &[("answer", "some"), ("revision", "0")]).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "an answer from a page that was open then is kept");
    }
    assert_eq!(
        write(&mut child, &draft, "ask-chair", &[("text", "after it was called off")]).await.status,
        StatusCode::SEE_OTHER
    );
    let me = child.get("/me").await;
    assert!(me.seen("start-my-review").concat().contains("Started"), "its door is still there: {}", me.all_text());

    // It is sent, and waits for the next.
    let sent = child.post(&format!("{draft}/check"), &[]).await;
    assert_eq!(sent.location(), format!("{draft}/sent"));
    let receipt = child.get(sent.location()).await.all_text();
    for words in ["a marigold of my own", "after it was moved", "after it was called off"] {
        assert!(receipt.contains(words), "{words}");
    }

    // Another child's is held while he writes.
    let mut leon = house.child(1).await;
    let draft = house.draft(&mut leon).await;
    write(&mut leon, &draft, "to-change", &[("text", "a daisy")]).await;
    let meeting = meeting_of(&house, 1).await;
    let planned = house.app.store.read().await.unwrap().meeting(meeting).await.unwrap().unwrap();
    let id = child_of(&house, 1).await;
    house.app.clock.set(planned.starts_at + chrono::TimeDelta::hours(2));
    let code = house.app.service.make_card(&Actor::Operator, id).await.unwrap().code;
    let mut manager = house.staff(&house.people.manager).await;
    let page = manager.get(&format!("/staff/meetings/{meeting}")).await;
    let fields = [
        ("revision", page.typed("revision").remove(0)),
        ("child", id.to_string()),
        ("attendance", "absent".into()),
        ("chairing", String::new()),
    ]
    .map(|(name, value)| (name.to_owned(), value));
    let held = manager.post(&format!("/staff/meetings/{meeting}/held"), &pairs(&fields)).await;
    assert_eq!(held.status, StatusCode::SEE_OTHER, "{:?}", held.to_mend());
    leon.post("/card/open", &[("code", &code), ("me", "yes")]).await;
    assert_eq!(leon.get(&format!("{draft}/to-change")).await.typed("text"), ["a daisy"]);
    assert_eq!(leon.post(&format!("{draft}/check"), &[]).await.location(), format!("{draft}/sent"));
}

#[tokio::test]
async fn what_was_sent_or_thrown_away_in_another_tab_says_so_and_gives_the_words_back() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    let draft = house.draft(&mut child).await;
    let question = format!("{draft}/to-change");
    write(&mut child, &draft, "to-change", &[("text", "a marigold")]).await;
    let mut other = child.clone();
    other.post(&format!("{draft}/check"), &[]).await;

    // The same words again: they are sent, and nothing is lost. Others were not, and are not swallowed.
    let again = child.post(&question, &[("text", "a marigold"), ("revision", "1")]).await;
    assert_eq!(again.location(), format!("{draft}/sent"));
    let late = child.post(&question, &[("text", "a marigold and more"), ("revision", "1")]).await;
    assert_eq!((late.status, late.heading().as_str()), (StatusCode::CONFLICT, "Your words are here"));
    assert!(late.all_text().contains("You have sent this before"));
    assert_eq!(late.typed("text"), ["a marigold and more"]);
    assert_eq!(child.post(&format!("{question}/autosave"), &[("text", "a marigold and more")]).await.status, StatusCode::GONE);
    for page in ["/check", "/stopped", ""] {
        assert_eq!(child.get(&format!("{draft}{page}")).await.location(), format!("{draft}/sent"), "{page}");
    }
    for action in ["/throw-away", "/to-change/leave-out"] {
        assert_eq!(child.post(&format!("{draft}{action}"), &[]).await.location(), format!("{draft}/sent"), "{action}");
    }
    assert!(child.get(&format!("{draft}/sent")).await.all_text().contains("a marigold"), "what was sent stays sent");

    let draft = house.draft(&mut child).await;
    let question = format!("{draft}/to-change");
    let mut other = child.clone();
    assert_eq!(other.post(&format!("{draft}/throw-away"), &[]).await.location(), "/me");
    let gone = child.post(&question, &[("text", "a daisy"), ("revision", "0")]).await;
    assert_eq!((gone.status, gone.heading().as_str()), (StatusCode::NOT_FOUND, "Your words are here"));
    assert!(gone.all_text().contains("Maybe it was thrown away"));
    assert_eq!(gone.typed("text"), ["a daisy"]);
    for page in ["/check", "/stopped", "", "/to-change"] {
        let page = child.get(&format!("{draft}{page}")).await;
        assert_eq!((page.status, page.heading().as_str()), (StatusCode::NOT_FOUND, "We cannot find that page"));
        assert!(page.all_text().contains("go back to the start"));
    }
    assert_eq!(child.post(&format!("{draft}/check"), &[]).await.status, StatusCode::NOT_FOUND, "and it cannot be sent");
}

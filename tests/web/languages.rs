//! The language a person chose: on every page, on every device of a child, and of nobody else.

use crate::helpers::{Browser, House, Page};
use axum::http::StatusCode;
use heard_domain::forms::{Band, Catalogue, Language, TextId};

const CHILDS: TextId = TextId::MeForms;

/// What stands on the page in a language.
fn words(language: Language, id: TextId, band: Band) -> &'static str {
    Catalogue::shipped_in(language).standing.text(id, band)
}

async fn choose(browser: &mut Browser, language: &str, back: &str) -> Page {
    browser.post("/language", &[("language", language), ("back", back)]).await
}

/// The first child's page in this browser, which a fresh card lets in.
async fn come_in(house: &House, browser: &mut Browser) {
    let code = house.new_card().await;
    let page = browser.post("/card/open", &[("code", &code), ("me", "yes")]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
}

fn is_in(page: &Page, language: Language) -> bool {
    page.lang_and_dir() == (language.tag().to_owned(), language.direction().key().to_owned())
}

#[tokio::test]
async fn each_language_is_offered_in_itself_on_the_first_pages() {
    let house = House::open().await;
    for path in ["/", "/card", "/language"] {
        let page = house.app.browser().get(path).await;
        for language in Language::ALL {
            assert_eq!(page.seen(&format!("language-{}", language.key())), [language.name()], "{path}");
            assert_eq!(page.attribute(&format!("language-{}", language.key()), "lang").as_deref(), Some(language.tag()));
        }
        assert!(is_in(&page, Language::English), "{path}");
    }
}

#[tokio::test]
async fn what_is_chosen_on_the_first_page_holds_for_the_next() {
    let house = House::open().await;
    for language in [Language::Welsh, Language::Arabic] {
        let mut browser = house.app.browser();
        let chosen = choose(&mut browser, language.key(), "/card").await;
        assert_eq!((chosen.status, chosen.location()), (StatusCode::SEE_OTHER, "/card"));
        let cookie = chosen.header("set-cookie");
        assert!(
            cookie.contains("SameSite=Lax") && cookie.contains("Max-Age=31536000") && cookie.contains("HttpOnly"),
            "{cookie}"
        );
        let page = browser.get("/card").await;
        assert!(is_in(&page, language));
        assert_eq!(page.heading(), words(language, TextId::CardEnterTitle, Band::Any));
        let lost = browser.get("/no-such-page").await;
        assert!(is_in(&lost, language), "also what is not there");
        // English again.
        choose(&mut browser, "en", "/").await;
        assert!(is_in(&browser.get("/").await, Language::English));
    }
}

#[tokio::test]
async fn what_is_no_language_of_ours_is_refused_and_nothing_leads_to_another_site() {
    let house = House::open().await;
    let mut browser = house.app.browser();
    for language in ["", "fr", "EN", "ar ", "ar; Domain=example.org"] {
        let page = choose(&mut browser, language, "/").await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{language:?}");
        assert_eq!(page.header("set-cookie"), "");
    }
    for back in ["https://example.org/", "//example.org", "/\\example.org", "/card?next=//example.org", ""] {
        assert_eq!(choose(&mut browser, "cy", back).await.location(), "/", "{back:?}");
    }
    browser.plant("heard-language", "tlh");
    assert!(is_in(&browser.get("/").await, Language::English), "a cookie of someone else's making");
}

#[tokio::test]
async fn a_child_has_the_language_on_every_device_and_the_next_child_here_has_not() {
    let house = House::open().await;
    let mut tablet = house.app.browser();
    choose(&mut tablet, "ar", "/card").await;
    come_in(&house, &mut tablet).await;
    let page = tablet.get("/me").await;
    assert!(is_in(&page, Language::Arabic));
    assert!(page.text().contains(words(Language::Arabic, CHILDS, Band::B8)));
    assert_eq!(tablet.cookie("heard-language"), None, "it went with the child");

    // Another phone has it without asking.
    let mut phone = house.app.browser();
    come_in(&house, &mut phone).await;
    assert!(is_in(&phone.get("/me").await, Language::Arabic));

    // The session is over: the page that says so is in the child's language still.
    house.minutes_pass(21);
    let over = tablet.get("/me").await;
    let over = tablet.get(over.location()).await;
    assert!(is_in(&over, Language::Arabic));

    // Another child on the same tablet.
    let other = house.people.children.get(1).unwrap();
    tablet.post("/card/open", &[("code", &other.code), ("me", "yes")]).await;
    assert!(is_in(&tablet.get("/me").await, Language::English));
    tablet.post("/close", &[]).await;
    assert!(is_in(&tablet.get("/").await, Language::English));
}

#[tokio::test]
async fn a_child_changes_the_language_while_signed_in() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    let page = child.get("/language").await;
    assert_eq!(page.seen("language-cy"), ["Cymraeg"]);
    assert_eq!(choose(&mut child, "cy", "/me").await.location(), "/me");
    assert_eq!(child.cookie("heard-language"), None, "kept with the child and not on a phone that others use");
    assert!(is_in(&child.get("/me").await, Language::Welsh));
}

/// Words that stand in Latin letters in every language: names, also of the people of this house, which a title cannot mark as such.
const NAMES: [&str; 5] = ["Heard", "PIN", "Childline", "Sam", "Jo"];

fn english_on(page: &Page) -> Vec<String> {
    page.latin_words().into_iter().filter(|word| !NAMES.contains(&word.as_str())).collect()
}

/// A child who came in with a fresh card and reads Arabic.
async fn in_arabic(house: &House) -> Browser {
    let mut child = house.app.browser();
    choose(&mut child, "ar", "/card").await;
    come_in(house, &mut child).await;
    child
}

/// The words of a question and of one of its options, in the words of 8 to 11.
fn asked(language: Language, question: &str, option: &str) -> [&'static str; 2] {
    let form = Catalogue::shipped_in(language).form("my-review").unwrap();
    let question = form.question(question).unwrap();
    let option = question.kind.choices().iter().find(|choice| choice.id == option).unwrap();
    [question.ask.shown(Band::B8), option.words.shown(Band::B8)]
}

#[tokio::test]
async fn no_english_word_is_left_on_a_childs_pages_in_arabic() {
    let house = House::open().await;
    let mut anyone = house.app.browser();
    choose(&mut anyone, "ar", "/").await;
    for path in [
        "/",
        "/card",
        "/help-now",
        "/close",
        "/language",
        "/no-such-page",
        "/sign-in",
        "/sign-in?ended",
        "/card?slip",
        &house.square(0),
    ] {
        let page = anyone.get(path).await;
        assert_eq!(english_on(&page), [""; 0], "{path}");
    }
    let wrong = anyone.post("/card", &[("code", "AAA AAA AAAA")]).await;
    assert_eq!((wrong.status, english_on(&wrong)), (StatusCode::UNPROCESSABLE_ENTITY, vec![]));

    let mut child = in_arabic(&house).await;
    for path in ["/me", "/me/pin", "/me/readers", "/me/rights", "/me/helper", "/no-such-page"] {
        assert_eq!(english_on(&child.get(path).await), [""; 0], "{path}");
    }
    for (path, fields) in [("/me/pin", ("pin", "123456")), ("/me/pin", ("pin", "12")), ("/me/helper", ("name", ""))] {
        let page = child.post(path, &[fields]).await;
        assert_eq!((page.status, english_on(&page)), (StatusCode::UNPROCESSABLE_ENTITY, vec![]), "{path}");
    }
    let draft = house.draft(&mut child).await;
    let mut next = child.get(&draft).await.attribute("continue", "href").unwrap();
    let mut walked = 0;
    while !next.ends_with("/check") {
        let page = child.get(&next).await;
        assert_eq!(english_on(&page), [""; 0], "{next}");
        assert!(is_in(&page, Language::Arabic), "{next}");
        let (revision, choice) = (page.typed("revision").remove(0), page.first_choice());
        let answer = choice.as_deref().map(|choice| ("answer", choice));
        let fields: Vec<(&str, &str)> = answer.into_iter().chain([("revision", revision.as_str())]).collect();
        let saved = child.post(&next, &fields).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{next}: {:?}", saved.to_mend());
        next = saved.location().to_owned();
        if next.contains("/now") {
            assert_eq!(english_on(&child.get(&next).await), [""; 0], "{next}");
            next = child.post(&next, &[("do", "wait"), ("to", "next")]).await.location().to_owned();
        }
        walked += 1;
        assert!(walked < 40, "the way ends");
    }
    assert!(walked > 8);
    for path in [draft.clone(), format!("{draft}/stopped"), format!("{draft}/check"), "/me".to_owned()] {
        assert_eq!(english_on(&child.get(&path).await), [""; 0], "{path}");
    }
    // What cannot be taken is said in Arabic too.
    let wrong = child.post(&format!("{draft}/safe"), &[("answer", "no-such"), ("revision", "1")]).await;
    assert_eq!((wrong.status, english_on(&wrong)), (StatusCode::UNPROCESSABLE_ENTITY, vec![]));
    assert_eq!(child.post(&format!("{draft}/check"), &[]).await.location(), format!("{draft}/sent"));
    for path in [format!("{draft}/sent"), "/me".to_owned()] {
        assert_eq!(english_on(&child.get(&path).await), [""; 0], "{path}");
    }
}

#[tokio::test]
async fn a_review_in_arabic_is_read_in_english_with_the_childs_words_as_written() {
    let house = House::open().await;
    let mut child = in_arabic(&house).await;
    let draft = house.draft(&mut child).await;
    let [arabic_ask, arabic_option] = asked(Language::Arabic, "safe", "safe");
    let [_, english_option] = asked(Language::English, "safe", "safe");
    let page = child.get(&format!("{draft}/safe")).await;
    assert!(page.all_text().contains(arabic_ask) && page.all_text().contains(arabic_option));
    child.post(&format!("{draft}/safe"), &[("answer", "safe"), ("revision", "0")]).await;
    let words = "أريد أن أرى أخي";
    child.post(&format!("{draft}/to-change"), &[("text", words), ("text.dir", "rtl"), ("revision", "0")]).await;
    child.post(&format!("{draft}/advocate"), &[("answer", "yes"), ("revision", "0")]).await;
    child.post(&format!("{draft}/check"), &[]).await;
    let receipt = child.get(&format!("{draft}/sent")).await;
    assert!(is_in(&receipt, Language::Arabic));
    let title = self::words(Language::Arabic, TextId::SentTitle, Band::B8);
    for said in [arabic_ask, arabic_option, words, title] {
        assert!(receipt.all_text().contains(said), "{said}");
    }
    // What it asks for is asked of staff in English, and told to the child as they chose it.
    let [arabic_wish, english_wish] = [Language::Arabic, Language::English].map(|language| asked(language, "advocate", "yes")[1]);
    assert!(receipt.seen("receipt-state").iter().any(|state| state.contains(arabic_wish)), "{:?}", receipt.seen("receipt-state"));
    let tasks = house.staff(&house.people.manager).await.get("/staff/tasks").await.seen("task").join(" ");
    assert!(tasks.contains(english_wish) && !tasks.contains(arabic_wish), "{tasks}");

    let mut chair = house.staff(&house.people.chair).await;
    let meeting = chair.get(&format!("/staff/meetings/{}", house.meeting)).await;
    let piece = meeting.seen("submission").into_iter().find(|piece| piece.contains(words)).unwrap();
    assert!(piece.contains(english_option) && !piece.contains(arabic_option) && !piece.contains(arabic_ask), "{piece}");
    let before = meeting.text().split(&format!(">{words}")).next().unwrap();
    let block = before.rsplit('<').next().unwrap();
    for mark in ["lang=\"ar\"", "dir=\"rtl\"", "translate=\"no\""] {
        assert!(block.contains(mark), "the child's own words: {block}");
    }
    let note = meeting.seen("asked-in");
    assert!(note.iter().any(|note| note.contains("Arabic") && note.contains("machine")), "{note:?}");
    assert_eq!(meeting.lang_and_dir(), ("en-GB".to_owned(), "ltr".to_owned()));

    // It stays as it was asked, whatever the child reads in now.
    choose(&mut child, "en", "/me").await;
    let receipt = child.get(&format!("{draft}/sent")).await;
    assert!(is_in(&receipt, Language::English));
    assert!(receipt.all_text().contains(arabic_ask) && !receipt.all_text().contains(english_option));
}

#[tokio::test]
async fn an_alert_shows_staff_the_answer_in_english_and_is_raised_once_in_any_language() {
    let house = House::open().await;
    let mut child = in_arabic(&house).await;
    let draft = house.draft(&mut child).await;
    let now = child.post(&format!("{draft}/safe"), &[("answer", "scared"), ("revision", "0")]).await.location().to_owned();
    let [ask, option] = asked(Language::English, "safe", "scared");
    let [_, said] = asked(Language::Arabic, "safe", "scared");
    assert!(child.get(&now).await.all_text().contains(said), "the child sees what they chose");
    child.post(&now, &[("do", "send"), ("to", "next")]).await;
    // Another language in between makes no second alert of it.
    choose(&mut child, "cy", "/me").await;
    child.post(&format!("{draft}/check"), &[]).await;
    let alerts = house.staff(&house.people.chair).await.get("/staff/alerts").await.seen("alert");
    let of_mia: Vec<_> = alerts.into_iter().filter(|alert| alert.contains("Mia")).collect();
    assert_eq!(of_mia.len(), 1, "{of_mia:?}");
    assert!(of_mia[0].contains(ask) && of_mia[0].contains(option) && !of_mia[0].contains(said), "{of_mia:?}");
}

#[tokio::test]
async fn a_form_without_words_in_the_language_is_in_english_as_a_whole_and_says_so() {
    let house = House::open().await;
    let mut child = in_arabic(&house).await;
    let draft = child.post("/me/start/good-news", &[]).await.location().to_owned();
    let start = child.get(&draft).await;
    let first = start.attribute("continue", "href").unwrap();
    for path in [draft.clone(), first] {
        let page = child.get(&path).await;
        assert!(is_in(&page, Language::Arabic), "the frame");
        assert_eq!(page.seen("not-yet"), [words(Language::Arabic, TextId::LanguageNotYet, Band::Any)]);
        let main = ["lang", "dir"].map(|name| page.attribute_of("main", name).unwrap());
        assert_eq!(main, ["en-GB", "ltr"], "{path}");
        assert_eq!(english_on(&page), [""; 0], "nothing in English but what says that it is");
        let main = page.words_of("main").unwrap();
        assert!(!main.chars().any(|letter| ('\u{600}'..='\u{6ff}').contains(&letter)), "and no Arabic among it: {main}");
    }
}

#[tokio::test]
async fn a_draft_follows_the_child_into_another_language_and_loses_nothing() {
    let house = House::open().await;
    let mut child = house.a_child().await;
    let draft = house.draft(&mut child).await;
    child.post(&format!("{draft}/safe"), &[("answer", "safe"), ("revision", "0")]).await;
    child.post(&format!("{draft}/to-change"), &[("text", "my own words"), ("revision", "0")]).await;
    choose(&mut child, "cy", "/me").await;
    let check = child.get(&format!("{draft}/check")).await;
    let [ask, option] = asked(Language::Welsh, "safe", "safe");
    let said = check.seen("check").remove(0);
    assert!(said.contains(ask) && said.contains(option) && said.contains("my own words"), "{said}");
}

#[tokio::test]
async fn a_parent_answers_in_arabic_through_a_slip() {
    let house = House::open().await;
    let mut parent = house.app.browser();
    let slip = house.people.parent.as_ref().unwrap();
    let path = format!("/feedback/{}", slip.url.rsplit('/').next().unwrap());
    assert_eq!(parent.get(&path).await.seen("language-ar"), ["العربية"], "before anything is begun");
    assert_eq!(choose(&mut parent, "ar", &path).await.location(), path);
    let first = parent.get(&path).await;
    assert!(is_in(&first, Language::Arabic));
    assert_eq!(english_on(&first), [""; 0]);
    let mut next = parent.post(&path, &[]).await.location().to_owned();
    let mut pages = 0;
    while !next.ends_with("/check") {
        let page = parent.get(&next).await;
        assert_eq!((english_on(&page), is_in(&page, Language::Arabic)), (vec![], true), "{next}");
        let revision = page.typed("revision").remove(0);
        let improve = [("revision", revision.as_str()), ("improve.text", "شكرًا لكم")];
        let fields = if next.ends_with("/improve") { &improve[..] } else { &improve[..1] };
        next = parent.post(&next, fields).await.location().to_owned();
        pages += 1;
        assert!(pages < 10, "the way ends");
    }
    let check = parent.get(&next).await;
    assert_eq!(english_on(&check), [""; 0]);
    assert!(check.all_text().contains("شكرًا لكم"));
    let sent = parent.post(&next, &[]).await.location().to_owned();
    for path in [&sent, &path] {
        let page = parent.get(path).await;
        assert_eq!((english_on(&page), is_in(&page, Language::Arabic)), (vec![], true), "{path}");
    }
}

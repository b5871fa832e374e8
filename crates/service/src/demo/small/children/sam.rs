//! The children Sam chairs for: the demo's chair, so most states are here.

use crate::demo::{
    people::Staff::{Amir, Jo, Nell, Sam},
    small::cast::{Change, Child, WayIn, child, review, sent},
    words::{self, Words::Example, Words::Own},
};
use heard_domain::participation::{
    Attendance::{Absent, Silent, Spoke, SpokenFor, Symbols},
    Code,
};

pub(super) const CHILDREN: &[Child] = &[
    // The child of the tour: a new card, nothing sent yet.
    child("Mia", "Skylark", 10, "F", "WBRI").with(Sam, Jo).in_care(-314).let_in(WayIn::Card).meets(&[
        review(-296, (10, 0)).held(Spoke),
        review(-238, (14, 0)).led(Spoke, 2),
        review(-118, (13, 30)).held(SpokenFor),
        review(2, (15, 45)),
    ]),
    // Talked about at a meeting that was held.
    child("Tayo", "Kingfisher", 9, "M", "BAFR")
        .with(Sam, Jo)
        .in_care(-218)
        .meets(&[
            review(-200, (15, 30)).held(Spoke),
            review(-142, (16, 0)).held(Silent),
            review(-22, (15, 30)).held(Spoke).read(&[(Sam, -26), (Jo, -25)]),
        ])
        .says(&[sent(-28, (17, 20), Example("tayo-my-review"))]),
    // An answer with a bell that nobody has taken in hand yet.
    child("Kian", "Plover", 10, "M", "WIRI")
        .with(Sam, Jo)
        .in_care(-313)
        .meets(&[
            review(-295, (11, 0)).held(Spoke),
            review(-237, (11, 0)).held(Spoke),
            review(-117, (10, 30)).held(Spoke),
            review(3, (13, 30)),
        ])
        .says(&[sent(-1, (19, 40), Own(words::KIAN))]),
    // The same, taken in hand after a quarter of an hour.
    child("Ruby", "Fern", 9, "F", "MWBC")
        .with(Sam, Nell)
        .in_care(-188)
        .meets(&[
            review(-170, (10, 0)).held(Spoke),
            review(-112, (15, 0)).held(Spoke),
            review(8, (15, 30)).read(&[(Sam, -8), (Nell, -8)]),
        ])
        .says(&[sent(-9, (15, 50), Own(words::RUBY)).alert_taken(Nell, 14)]),
    // Half way through.
    child("Kofi", "Juniper", 11, "M", "BAFR")
        .with(Sam, Jo)
        .in_care(-311)
        .meets(&[
            review(-293, (9, 30)).held(Silent),
            review(-235, (9, 30)).held(Spoke),
            review(-115, (16, 0)).held(Spoke),
            review(5, (16, 0)),
        ])
        .says(&[sent(-2, (17, 30), Own(words::KOFI)).not_sent()]),
    // Today, with pictures between the words.
    child("Poppy", "Thistle", 11, "F", "MWBA")
        .with(Sam, Jo)
        .in_care(-316)
        .meets(&[
            review(-298, (10, 0)).held(Spoke),
            review(-240, (15, 30)).held(Spoke),
            review(-120, (15, 30)).led(Spoke, 2),
            review(0, (15, 30)).read(&[(Sam, -2)]),
        ])
        .says(&[sent(-7, (18, 5), Own(words::POPPY))]),
    // Tomorrow, and not read yet.
    child("Bilal", "Hedgerow", 12, "M", "APKN")
        .with(Sam, Jo)
        .in_care(-317)
        .meets(&[
            review(-299, (11, 0)).held(Spoke),
            review(-241, (13, 0)).held(Spoke),
            review(-121, (13, 0)).held(Spoke),
            review(1, (16, 0)),
        ])
        .says(&[sent(-1, (18, 5), Own(words::BILAL))]),
    // It has been, and is still to be written up.
    child("Isla", "Hazel", 9, "F", "WBRI")
        .with(Sam, Nell)
        .in_care(-319)
        .meets(&[
            review(-301, (10, 30)).held(Spoke),
            review(-243, (10, 30)).held(SpokenFor),
            review(-123, (10, 30)).held(Spoke),
            review(-1, (10, 30)).read(&[(Sam, -2)]),
        ])
        .says(&[sent(-5, (16, 45), Own(words::ISLA))]),
    // 4 to 7, with a new card.
    child("Noah", "Sparrow", 6, "M", "WBRI")
        .with(Sam, Nell)
        .in_care(-67)
        .let_in(WayIn::Card)
        .meets(&[review(-49, (9, 30)).held(Symbols), review(9, (9, 30))]),
    // Chaired his own meeting; before that, asked his chair to speak.
    child("Malik", "Otter", 17, "M", "BCRB")
        .with(Sam, Amir)
        .in_care(-260)
        .meets(&[
            review(-242, (14, 0)).coded(Absent, Code::Pn5, "Malik asked me at my visit to speak for him, and I did."),
            review(-184, (16, 0)).led(Spoke, 3),
            review(-64, (16, 0)).led(Spoke, 4).read(&[(Sam, -66)]),
        ])
        .says(&[sent(-70, (20, 10), Own(words::MALIK))]),
    // Under 4: no words of her own to count.
    child("Rosie", "Wren", 2, "F", "WBRI")
        .with(Sam, Nell)
        .in_care(-98)
        .meets(&[review(-80, (10, 0)).held(Absent), review(-22, (10, 0)).held(Absent)]),
    // Moved from one week to another.
    child("Ines", "Poplar", 13, "F", "WOTH")
        .with(Sam, Amir)
        .in_care(-190)
        .meets(&[
            review(-172, (13, 0)).held(Spoke),
            review(-114, (13, 0)).held(Symbols),
            review(3, (14, 30)).changed(&[Change::Moved { on: -6, to: 6 }]).read(&[(Sam, -4)]),
        ])
        .says(&[sent(-10, (17, 0), Own(words::INES))]),
];

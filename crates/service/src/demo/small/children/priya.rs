//! The children Priya chairs for.

use crate::demo::{
    people::Staff::{Amir, Jo, Nell, Priya, Tom},
    small::cast::{Change, Child, WayIn, child, review, sent},
    words::{self, Words::Example, Words::Own},
};
use heard_domain::participation::Attendance::{Absent, Silent, Spoke, SpokenFor, Symbols};

pub(super) const CHILDREN: &[Child] = &[
    // 12 to 15, with a new card. His first review was late; the next was cancelled once and booked again.
    child("Leon", "Hawthorn", 14, "M", "WBRI").with(Priya, Tom).in_care(-317).let_in(WayIn::Card).meets(&[
        review(-288, (11, 0)).held(Absent),
        review(-233, (14, 0)).held(Spoke),
        review(-113, (16, 0)).held(Spoke),
        review(4, (11, 0)).changed(&[Change::Cancelled { on: -9 }]),
        review(7, (16, 0)),
    ]),
    // Very short, and read.
    child("Jess", "Bramble", 13, "F", "WBRI")
        .with(Priya, Tom)
        .in_care(-315)
        .meets(&[
            review(-297, (10, 0)).held(Spoke),
            review(-239, (11, 0)).held(Absent),
            review(-119, (11, 0)).held(Silent),
            review(1, (11, 0)).read(&[(Priya, -1)]),
        ])
        .says(&[sent(-2, (16, 10), Example("jess-my-review"))]),
    // In pictures, helped by an adult from school; the meeting was held and nobody had read it.
    child("Alfie", "Acorn", 6, "M", "WBRI")
        .with(Priya, Tom)
        .in_care(-81)
        .meets(&[review(-63, (10, 0)).held(Symbols), review(-5, (9, 30)).not_coded(Symbols)])
        .says(&[sent(-8, (14, 20), Example("alfie-my-review")).helped_by("school", "Miss Green")]),
    // In pictures, for a first review to come.
    child("Hana", "Clover", 5, "F", "AOTH").with(Priya, Jo).in_care(-12).meets(&[review(4, (9, 30))]).says(&[sent(
        -2,
        (16, 30),
        Own(words::HANA),
    )
    .helped_by("carer", "Bev")]),
    // Nothing is booked: it waits for the next review that is due.
    child("Ella", "Rowan", 15, "F", "WBRI")
        .with(Priya, Amir)
        .in_care(-296)
        .meets(&[review(-278, (14, 0)).held(Spoke), review(-220, (16, 0)).held(Spoke), review(-100, (16, 0)).held(Spoke)])
        .says(&[sent(-3, (20, 35), Own(words::ELLA))]),
    // In Arabic.
    child("Yusuf", "Cedar", 15, "M", "OOTH")
        .with(Priya, Tom)
        .in_care(-67)
        .meets(&[review(-49, (13, 0)).held(SpokenFor), review(9, (13, 0))])
        .says(&[sent(-4, (19, 15), Own(words::YUSUF))]),
    // Nearly grown up. The words of a year before were read only after the meeting.
    child("Dev", "Larch", 17, "M", "AIND")
        .with(Priya, Tom)
        .in_care(-299)
        .meets(&[
            review(-281, (15, 0)).held(Spoke),
            review(-223, (15, 0)).held(Absent).read(&[(Priya, -222)]),
            review(-103, (15, 0)).held(Spoke),
            review(17, (15, 0)),
        ])
        .says(&[sent(-227, (21, 0), Own(words::AT_COLLEGE)), sent(-3, (21, 5), Own(words::DEV))]),
    // Silent, then not there, then late.
    child("Callum", "Ash", 17, "M", "WBRI").with(Priya, Nell).in_care(-300).meets(&[
        review(-282, (10, 0)).held(Silent),
        review(-224, (10, 0)).held(Silent),
        review(-80, (10, 0)).held(Absent),
    ]),
];

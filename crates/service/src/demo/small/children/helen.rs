//! The children Helen chairs for: reviews, and child protection conferences.

use crate::demo::{
    people::Staff::{Amir, Helen, Nell, Sam, Tom},
    small::cast::{Change, Child, WayIn, child, initial_conference, returned, review, review_conference, sent},
    words::{
        self,
        Words::{Example, Own},
    },
};
use heard_domain::participation::Attendance::{Absent, Silent, Spoke};

pub(super) const CHILDREN: &[Child] = &[
    // 16 or 17, with a new card.
    child("Amara", "Willow", 16, "F", "BAFR").with(Helen, Amir).in_care(-185).let_in(WayIn::Card).meets(&[
        review(-167, (15, 0)).held(Spoke),
        review(-109, (15, 0)).led(Spoke, 4),
        review(11, (15, 0)),
    ]),
    // Has been here before, with a PIN.
    child("Zofia", "Linnet", 13, "F", "WOTH")
        .with(Helen, Tom)
        .in_care(-310)
        .let_in(WayIn::Pin)
        .meets(&[
            review(-292, (13, 0)).held(Silent),
            review(-234, (13, 0)).held(Absent).read(&[(Helen, -236)]),
            review(-114, (13, 0)).held(Spoke),
            review(4, (16, 30)).read(&[(Helen, -3), (Tom, -2)]),
        ])
        .says(&[sent(-240, (18, 30), Own(words::NOT_THERE)), sent(-6, (17, 45), Own(words::ZOFIA))]),
    // Sam had read it; now Helen chairs, and for her it is unread.
    child("Chloe", "Magpie", 14, "F", "WBRI")
        .with(Helen, Nell)
        .in_care(-310)
        .meets(&[
            review(-292, (10, 0)).booked_with(Sam).held(Spoke),
            review(-234, (10, 0)).booked_with(Sam).held(Absent).read(&[(Sam, -237)]),
            review(-114, (10, 0)).booked_with(Sam).held(Spoke),
            review(6, (10, 0)).booked_with(Sam).read(&[(Sam, -7)]).changed(&[Change::NewChair { on: -4, chair: Helen }]),
        ])
        .says(&[sent(-238, (19, 0), Own(words::AS_BEFORE)), sent(-10, (20, 0), Own(words::CHLOE))]),
    // Came after the start, the same day.
    child("Marcus", "Heron", 15, "M", "WBRI")
        .with(Helen, Amir)
        .in_care(-317)
        .meets(&[
            review(-299, (14, 0)).held(Silent),
            review(-241, (14, 0)).held(Silent),
            review(-121, (14, 0)).held(Spoke),
            review(-1, (14, 0)).not_coded(Silent),
        ])
        .says(&[sent(-1, (17, 20), Own(words::MARCUS))]),
    // Stood down in the child's interest; the words went on to the meeting that was booked in its place.
    child("Freya", "Reed", 16, "F", "WBRI")
        .with(Helen, Nell)
        .in_care(-314)
        .meets(&[
            review(-296, (16, 0)).held(Spoke),
            review(-238, (16, 0)).held(Spoke),
            review(-118, (16, 0)).held(Absent).read(&[(Helen, -120)]),
            review(-4, (16, 0)).changed(&[Change::StoodDown { on: -5 }]).read(&[(Helen, -6)]),
            review(13, (16, 0)),
        ])
        .says(&[sent(-122, (20, 0), Own(words::ON_A_TRIP)), sent(-8, (20, 15), Own(words::FREYA))]),
    // In care and on a plan: one piece for both meetings, kept from the worker.
    child("Sana", "Swift", 13, "F", "ABAN")
        .with(Helen, Amir)
        .in_care(-60)
        .on_plan(-47)
        .meets(&[
            review(-42, (15, 0)).held(Spoke),
            initial_conference(-47, (10, 0)).held(Absent).returned(&[returned(-46, (19, 5), Own(words::WITH_A_NAME))]),
            review_conference(5, (10, 0)),
            review(10, (15, 0)),
        ])
        .says(&[sent(-5, (18, 50), Own(words::SANA))]),
    // On a plan, at home: brother and sister. After his conference one parent sent what they thought, another began.
    child("Oscar", "Finch", 12, "M", "WBRI").with(Helen, Amir).on_plan(-66).meets(&[
        initial_conference(-66, (13, 30)).held(Spoke),
        review_conference(-6, (13, 30)).held(Spoke).returned(&[
            returned(-5, (20, 40), Example("parent-unnamed")),
            returned(-6, (16, 10), Own(words::LEFT_HALF_WAY)).left(),
        ]),
    ]),
    child("Lily", "Finch", 7, "F", "WBRI")
        .with(Helen, Amir)
        .on_plan(-47)
        .meets(&[initial_conference(-47, (14, 30)).held(Absent), review_conference(11, (14, 30))]),
    // Under 4.
    child("Theo", "Alder", 3, "M", "MWBC").with(Helen, Tom).in_care(-196).meets(&[
        review(-178, (11, 0)).held(Absent),
        review(-120, (11, 0)).held(Absent),
        review(-3, (11, 0)).held(Absent),
    ]),
];

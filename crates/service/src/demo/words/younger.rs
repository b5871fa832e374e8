//! Pieces in the words for 4 to 7 and for 8 to 11.

use super::{
    Piece,
    Said::{Cards, Many, One, Words},
};

/// Hana, 5, with her carer beside her, before her first review.
pub(in super::super) const HANA: Piece = &[
    ("feel-today", One("ok")),
    ("where-i-live-pictures", Cards(&[("bed", "good"), ("food", "good"), ("play", "good"), ("night", "unsure")])),
    ("my-days-pictures", Cards(&[("school", "good"), ("friends", "unsure"), ("family", "not-good")])),
    ("see-more-pictures", Many(&["nan-grandad", "mum"])),
    ("safe-pictures", One("safe")),
    ("wish", Words("to see the sea again and my nana comes too")),
    ("be-there-pictures", One("unsure")),
    ("tell-meeting", Words("I got a new pillow with stars on")),
];

/// A short one in pictures.
pub(in super::super) const STARS: Piece = &[
    ("feel-today", One("good")),
    ("where-i-live-pictures", Cards(&[("bed", "good"), ("food", "good"), ("people", "good")])),
    ("safe-pictures", One("safe")),
    ("wish", Words("a trampleen")),
    ("be-there-pictures", One("part")),
];

/// Kian, 10: an answer with a bell.
pub(in super::super) const KIAN: Piece = &[
    ("helping", One("alone")),
    ("how-things-are", One("not-good")),
    (
        "my-life",
        Cards(&[("home", "not-good"), ("school", "good"), ("friends", "good"), ("feelings", "not-good"), ("fun", "unsure")]),
    ),
    ("going-well", Words("maths. and me and Leo made a den at school")),
    ("to-change", Words("it is loud at nite and i carnt sleep. can i have the room at the back")),
    ("family-time", One("right")),
    ("safe", Many(&["scared", "tell-today"])),
    ("be-there", One("unsure")),
    ("advocate", One("more")),
];

/// Ruby, 9: a smaller worry with a bell, soon taken in hand.
pub(in super::super) const RUBY: Piece = &[
    ("helping", One("alone")),
    ("how-things-are", One("mixed")),
    ("my-life", Cards(&[("home", "good"), ("carers", "good"), ("school", "unsure"), ("friends", "good"), ("fun", "good")])),
    ("going-well", Words("brownies!! i got my cooking badge. we made pizza faces")),
    ("to-change", Words("some big kids wait at the bus stop and shout at me. i want to go a different way")),
    ("family-time", One("right")),
    ("safe", Many(&["scared"])),
    ("ask-chair", Words("can Nell walk with me on mondays")),
    ("be-there", One("part")),
    ("advocate", One("no")),
];

/// Poppy, 11, with pictures between the words.
pub(in super::super) const POPPY: Piece = &[
    ("helping", One("alone")),
    ("how-things-are", One("very-good")),
    ("my-life", Cards(&[("home", "good"), ("school", "good"), ("friends", "good"), ("family", "good"), ("fun", "good")])),
    ("going-well", Words("football ⚽⚽⚽ i am captin now!!! 🏆 and nan did her dance in the kitchen 💃🏽😂")),
    ("to-change", Words("more sleepovers 🛏️🍕 and a later bed time on fridays 🌙 pleeease")),
    ("family-time", One("right")),
    ("promises-kept", One("all")),
    ("safe", Many(&["safe"])),
    ("be-there", One("all")),
    ("advocate", One("no")),
    ("anything-else", Words("💛💛💛")),
    ("share", Many(&["carer"])),
];

/// Isla, 9: her meeting has been, and is still to be written up.
pub(in super::super) const ISLA: Piece = &[
    ("helping", One("carer")),
    ("how-things-are", One("good")),
    ("my-life", Cards(&[("home", "good"), ("school", "good"), ("friends", "unsure"), ("family", "unsure")])),
    ("going-well", Words("i can swim without arm bands. we have a cat called Pancake")),
    ("to-change", Words("i want to ring mum on sundays not wenesdays because i have choir")),
    ("family-time", One("different")),
    ("family-who", Words("mum. on the phone. sundays after tea")),
    ("safe", Many(&["safe"])),
    ("be-there", One("part")),
];

/// Kofi, 11, half way: this one is not sent.
pub(in super::super) const KOFI: Piece = &[
    ("helping", One("alone")),
    ("how-things-are", One("good")),
    ("my-life", Cards(&[("home", "good"), ("school", "not-good"), ("friends", "good"), ("fun", "good")])),
    ("going-well", Words("my bike. it has 18 gears and i fixed the brakes with Paul")),
    ("to-change", Words("i want to change")),
];

/// An ordinary one.
pub(in super::super) const SPACE: Piece = &[
    ("helping", One("alone")),
    ("how-things-are", One("good")),
    ("my-life", Cards(&[("home", "good"), ("carers", "good"), ("school", "good"), ("family", "unsure"), ("fun", "good")])),
    ("going-well", Words("we did space at school and i know all the planets in order. my bedroom is blue now")),
    ("to-change", Words("i want to see my big brother at his house not at the center")),
    ("family-time", One("different")),
    ("family-who", Words("my brother. at his house. he has a ps5")),
    ("safe", Many(&["safe"])),
    ("be-there", One("all")),
    ("advocate", One("no")),
];

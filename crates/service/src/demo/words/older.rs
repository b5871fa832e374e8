//! Pieces in the words for 12 to 15 and for 16 and 17.

use super::{
    Piece,
    Said::{Cards, FromTheRight, Many, One, Words},
};

/// Zofia, 13, who has been here before.
pub(in super::super) const ZOFIA: Piece = &[
    ("helping", One("alone")),
    ("how-things-are", One("good")),
    (
        "my-life",
        Cards(&[
            ("home", "good"),
            ("carers", "good"),
            ("school", "good"),
            ("friends", "unsure"),
            ("health", "good"),
            ("me", "good"),
        ]),
    ),
    ("going-well", Words("Art club. We are painting the wall by the canteen and I did the whole sky.")),
    ("to-change", Words("I want my own front door key. Everyone in my year has one. I would not lose it.")),
    ("family-time", One("right")),
    ("promises-kept", One("all")),
    ("safe", Many(&["safe"])),
    ("ask-chair", Words("Can you ask about the key before the meeting so it is not a big thing?")),
    ("be-there", One("all")),
    ("advocate", One("have")),
    ("share", Many(&["carer"])),
];

/// Zofia a year before, who did not want to come.
pub(in super::super) const NOT_THERE: Piece = &[
    ("helping", One("alone")),
    ("how-things-are", One("mixed")),
    ("to-change", Words("I dont want to sit in the meeting. Tell them I like it here and I want to stay.")),
    ("safe", Many(&["safe"])),
    ("be-there", One("not-come")),
];

/// Chloe, half a year before: very short.
pub(in super::super) const AS_BEFORE: Piece = &[
    ("helping", One("alone")),
    ("how-things-are", One("good")),
    ("to-change", Words("same as i said last time. the school")),
    ("be-there", One("not-come")),
];

/// Dev, a year younger.
pub(in super::super) const AT_COLLEGE: Piece = &[
    ("helping", One("alone")),
    ("how-things-are", One("good")),
    ("going-well", Words("Got onto the electrics course. I have an exam that day so I can't be there.")),
    ("to-change", Words("Nothing big. Please keep my room as it is.")),
    ("safe", Many(&["safe"])),
    ("be-there", One("not-come")),
];

/// Freya, half a year before.
pub(in super::super) const ON_A_TRIP: Piece = &[
    ("helping", One("alone")),
    ("how-things-are", One("very-good")),
    ("going-well", Words("we are in Whitby that week with school!! so i am writing it here")),
    ("to-change", Words("can my phone time go up a bit. i pay for half of it")),
    ("safe", Many(&["safe"])),
    ("be-there", One("not-come")),
];

/// Ines, 13.
pub(in super::super) const INES: Piece = &[
    ("helping", One("alone")),
    ("how-things-are", One("good")),
    ("my-life", Cards(&[("home", "good"), ("carers", "good"), ("school", "unsure"), ("friends", "good"), ("fun", "good")])),
    ("going-well", Words("I am in the choir and the dance show. My friend Ola got the same form as me")),
    ("to-change", Words("I want to do my reading out loud to someone who is not in my class. it is easier")),
    ("family-time", One("right")),
    ("safe", Many(&["safe"])),
    ("be-there", One("part")),
    ("advocate", One("no")),
];

/// Ella, 15, for whom nothing is booked yet.
pub(in super::super) const ELLA: Piece = &[
    ("helping", One("alone")),
    ("how-things-are", One("mixed")),
    (
        "my-life",
        Cards(&[("home", "unsure"), ("school", "good"), ("friends", "good"), ("family", "not-good"), ("feelings", "unsure")]),
    ),
    ("to-change", Words("i want to know where im living for year 11. i cant revise if i dont know")),
    ("family-time", One("more")),
    ("family-who", Words("my gran in Hexham. i can get the bus there myself")),
    ("promises-kept", One("some")),
    ("not-done", Words("no one asked gran yet")),
    ("safe", Many(&["safe"])),
    ("ask-chair", Words("when is my review? nobody has said a date")),
];

/// Marcus, 15, after the meeting was over.
pub(in super::super) const MARCUS: Piece = &[
    ("helping", One("alone")),
    (
        "to-change",
        Words("i wanted to say this today but it was over before i could. can i see dad on sundays, saturdays i have football"),
    ),
    ("ask-chair", Words("next time can i go first")),
];

/// Chloe, 14, who has asked before.
pub(in super::super) const CHLOE: Piece = &[
    ("helping", One("alone")),
    ("how-things-are", One("mixed")),
    ("my-life", Cards(&[("home", "good"), ("carers", "good"), ("school", "not-good"), ("friends", "unsure"), ("me", "good")])),
    ("going-well", Words("the house is ok. Dee lets me cook")),
    (
        "to-change",
        Words("i asked last time if i can go back to my old school. no one came back to me. can someone just say yes or no"),
    ),
    ("promises-kept", One("none")),
    ("not-done", Words("the school thing. and the eye test")),
    ("safe", Many(&["safe"])),
    ("not-aloud", Words("dont say about the eye test in front of everyone")),
    ("advocate", One("yes")),
];

/// Yusuf, 15, in Arabic.
pub(in super::super) const YUSUF: Piece = &[
    ("helping", One("alone")),
    ("how-things-are", One("mixed")),
    ("my-life", Cards(&[("home", "good"), ("carers", "good"), ("school", "good"), ("family", "not-good")])),
    ("going-well", FromTheRight("المدرسة جيدة. عندي صديق جديد اسمه كريم، ونلعب كرة القدم بعد الدرس.")),
    ("to-change", FromTheRight("أريد أن أرى أخي كل أسبوع، لا مرة في الشهر.")),
    ("family-time", One("more")),
    ("family-who", FromTheRight("أخي الصغير. يوم السبت، في بيته أو في الحديقة.")),
    ("promises-kept", One("unknown")),
    ("safe", Many(&["safe"])),
    ("ask-chair", FromTheRight("متى أعرف الجواب؟")),
    ("be-there", One("all")),
    ("advocate", One("more")),
];

/// Sana, 13, who keeps her worker out of this one.
pub(in super::super) const SANA: Piece = &[
    ("helping", One("alone")),
    ("how-things-are", One("not-good")),
    (
        "my-life",
        Cards(&[("home", "unsure"), ("school", "good"), ("friends", "good"), ("family", "not-good"), ("feelings", "not-good")]),
    ),
    (
        "to-change",
        Words("I want people to ask me on my own and not with my aunt in the room. Amir always comes when she is home."),
    ),
    ("family-time", One("less")),
    ("family-who", Words("my uncle. I dont mind my cousins")),
    ("safe", Many(&["safe"])),
    ("be-there", One("nearby")),
    ("not-aloud", Words("what I said about my uncle")),
    ("advocate", One("yes")),
    ("hide-from", Many(&["worker"])),
];

/// Bilal, 12: an ordinary one.
pub(in super::super) const BILAL: Piece = &[
    ("helping", One("alone")),
    ("how-things-are", One("good")),
    (
        "my-life",
        Cards(&[
            ("home", "good"),
            ("carers", "good"),
            ("school", "good"),
            ("friends", "good"),
            ("health", "unsure"),
            ("fun", "good"),
        ]),
    ),
    ("going-well", Words("im in the chess team and we beat Seaview 5-1. i had the quickest game")),
    ("to-change", Words("can i stay up till 9.30 now im in year 8. and i need new glasses these ones slide down")),
    ("family-time", One("right")),
    ("promises-kept", One("all")),
    ("safe", Many(&["safe"])),
    ("be-there", One("all")),
    ("advocate", One("no")),
    ("anything-else", Words("thank you for the chess set")),
];

/// Dev, 17: long, and about what comes next.
pub(in super::super) const DEV: Piece = &[
    ("helping", One("alone")),
    ("how-things-are", One("mixed")),
    (
        "my-life",
        Cards(&[
            ("home", "good"),
            ("carers", "good"),
            ("school", "good"),
            ("friends", "good"),
            ("feelings", "unsure"),
            ("me", "good"),
        ]),
    ),
    (
        "going-well",
        Words(
            "College is going well. I passed my first electrics unit and my tutor says I can go for the apprenticeship in September. I cook on Wednesdays and nobody has been ill yet.",
        ),
    ),
    (
        "to-change",
        Words(
            "I turn 18 in spring and no one has written down that I can stay. Ann and Paul have said yes. I have said yes. I want it in the plan, with a date, so I can stop thinking about it.\n\nI also need a passport. I was told it was sent for and it was not.",
        ),
    ),
    ("family-time", One("right")),
    ("promises-kept", One("some")),
    ("not-done", Words("Passport. Meeting with the adviser.")),
    ("safe", Many(&["safe"])),
    ("ask-chair", Words("What happens to my savings account when I turn 18?")),
    ("be-there", One("all")),
    ("advocate", One("no")),
];

/// Freya, 16, whose meeting was put off.
pub(in super::super) const FREYA: Piece = &[
    ("helping", One("alone")),
    ("how-things-are", One("not-good")),
    ("my-life", Cards(&[("home", "good"), ("school", "unsure"), ("health", "not-good"), ("feelings", "not-good")])),
    ("to-change", Words("mocks are the same week as the meeting. can it be after")),
    ("safe", Many(&["safe"])),
    ("be-there", One("all")),
    ("advocate", One("no")),
];

/// Malik, 17, who was going to run the meeting himself.
pub(in super::super) const MALIK: Piece = &[
    ("helping", One("alone")),
    ("how-things-are", One("good")),
    ("going-well", Words("Driving lessons. Also the band: we have a gig at the youth club.")),
    (
        "to-change",
        Words("I would like to chair this one. I have written the order: college, driving, contact, then anything else."),
    ),
    ("promises-kept", One("all")),
    ("safe", Many(&["safe"])),
    ("be-there", One("all")),
];

//! What made-up parents and carers say about conferences.

use super::{
    Piece,
    Said::{Named, One, Words},
};

/// With a name, after a first conference.
pub(in crate::demo) const WITH_A_NAME: Piece = &[
    ("q1-explained", One("strongly-agree")),
    ("q2-supported", One("agree")),
    ("q3-concerns", One("agree")),
    ("q4-what-must-change", One("not-applicable")),
    ("improve", Words("The room was cold and there were a lot of people I had never met. Name badges please.")),
    ("named", Named("Farida Swift")),
];

/// Begun on the way home, and left.
pub(in crate::demo) const LEFT_HALF_WAY: Piece = &[("q1-explained", One("agree")), ("q2-supported", One("disagree"))];

//! How someone likes their pages: colours, size, room, calm, and the pace of reading aloud. It changes no word and no order.

use std::{fmt, str::FromStr};

/// How someone likes their pages. The default is to do as their device asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looks {
    /// The colours.
    pub colours: Colours,
    /// The size of all text.
    pub text: TextSize,
    /// More room between letters, words and lines.
    pub wide: bool,
    /// Fewer colours, and nothing moves.
    pub calm: bool,
    /// Reading aloud goes more slowly.
    pub slow: bool,
}

/// The colours of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// What the device asks for: dark, more contrast, or neither.
    #[default]
    Device,
    /// Dark on a light page.
    Paper,
    /// Light on a dark page.
    Night,
    /// Black on white, every edge drawn.
    Clear,
}

/// The size of all text, over what the reader's own browser is set to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// As the browser is set.
    #[default]
    Usual,
    /// A quarter more.
    Big,
    /// Three fifths more.
    Biggest,
}

/// Text that names no looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoLooks;

impl Colours {
    /// How the page marks them; nothing for what the device asks for.
    pub const fn mark(self) -> Option<&'static str> {
        match self {
            Self::Device => None,
            Self::Paper => Some("paper"),
            Self::Night => Some("night"),
            Self::Clear => Some("clear"),
        }
    }
}

impl TextSize {
    /// How the page marks it; nothing for the usual size.
    pub const fn mark(self) -> Option<&'static str> {
        match self {
            Self::Usual => None,
            Self::Big => Some("big"),
            Self::Biggest => Some("biggest"),
        }
    }
}

/// The marks in a fixed order, parted by points, as they are kept: `night.big.calm`. The default is `as-is`.
impl fmt::Display for Looks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wishes = [
            self.colours.mark(),
            self.text.mark(),
            self.wide.then_some("wide"),
            self.calm.then_some("calm"),
            self.slow.then_some("slow"),
        ];
        let marks: Vec<_> = wishes.into_iter().flatten().collect();
        f.write_str(if marks.is_empty() { "as-is" } else { "" })?;
        f.write_str(&marks.join("."))
    }
}

impl FromStr for Looks {
    type Err = NoLooks;

    fn from_str(text: &str) -> Result<Self, NoLooks> {
        let mut looks = Self::default();
        for mark in text.split('.') {
            match mark {
                "as-is" => {}
                "paper" => looks.colours = Colours::Paper,
                "night" => looks.colours = Colours::Night,
                "clear" => looks.colours = Colours::Clear,
                "big" => looks.text = TextSize::Big,
                "biggest" => looks.text = TextSize::Biggest,
                "wide" => looks.wide = true,
                "calm" => looks.calm = true,
                "slow" => looks.slow = true,
                _ => return Err(NoLooks),
            }
        }
        // One way to write each: what was written otherwise was not written by us.
        if looks.to_string() == text { Ok(looks) } else { Err(NoLooks) }
    }
}

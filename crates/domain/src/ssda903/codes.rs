//! The code lists of the return that the program reads.

use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// A text that is no code of a list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a known {1}")]
pub struct UnknownCode(pub String, pub &'static str);

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident, $what:literal: $($key:literal $variant:ident = $means:literal;)+) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $(#[doc = $means] #[serde(rename = $key)] $variant,)+
        }

        impl $name {
            /// Every code, in the list's order.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The code itself, as the return writes it.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)+ }
            }

            /// What the code means, in plain words.
            pub const fn means(self) -> &'static str {
                match self { $(Self::$variant => $means,)+ }
            }
        }

        impl FromStr for $name {
            type Err = UnknownCode;

            fn from_str(key: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|code| code.key() == key).ok_or_else(|| UnknownCode(key.to_owned(), $what))
            }
        }
    };
}

codes! {
    /// Sex, as the return has it since 2025. The older 1 and 2 are read as male and female.
    Sex, "sex":
    "M" Male = "male";
    "F" Female = "female";
    "U" Unknown = "unknown";
}

codes! {
    /// Ethnic group.
    Ethnic, "ethnic group":
    "WBRI" WhiteBritish = "White British";
    "WIRI" WhiteIrish = "White Irish";
    "WOTH" OtherWhite = "any other White background";
    "WIRT" IrishTraveller = "Traveller of Irish heritage";
    "WROM" Roma = "Gypsy or Roma";
    "MWBC" WhiteAndBlackCaribbean = "White and Black Caribbean";
    "MWBA" WhiteAndBlackAfrican = "White and Black African";
    "MWAS" WhiteAndAsian = "White and Asian";
    "MOTH" OtherMixed = "any other Mixed background";
    "AIND" Indian = "Indian";
    "APKN" Pakistani = "Pakistani";
    "ABAN" Bangladeshi = "Bangladeshi";
    "AOTH" OtherAsian = "any other Asian background";
    "BCRB" Caribbean = "Caribbean";
    "BAFR" African = "African";
    "BOTH" OtherBlack = "any other Black background";
    "CHNE" Chinese = "Chinese";
    "OOTH" Other = "any other ethnic group";
    "REFU" Refused = "did not want to say";
    "NOBT" NotKnown = "not known yet";
}

codes! {
    /// Why an episode began (RNE).
    Began, "reason for a new episode":
    "S" IntoCare = "the child came into care";
    "L" Legal = "a new legal status";
    "P" Placement = "a new placement with a new carer";
    "T" PlacementSameCarer = "a new placement with the same carer";
    "B" Both = "a new legal status and a new placement with a new carer";
    "U" BothSameCarer = "a new legal status and a new placement with the same carer";
}

codes! {
    /// Legal status (LS).
    LegalStatus, "legal status":
    "C1" InterimCareOrder = "interim care order";
    "C2" FullCareOrder = "full care order";
    "D1" FreedForAdoption = "freed for adoption";
    "E1" PlacementOrder = "placement order";
    "V2" Section20 = "accommodated by agreement";
    "V3" ShortBreakEpisode = "short breaks, each stay recorded";
    "V4" ShortBreakSeries = "short breaks, recorded as a series";
    "J1" Remand = "on remand";
    "J2" PoliceCustody = "held under police and criminal evidence law";
    "J3" YouthSentence = "sentenced to live where the council says";
    "L1" PoliceProtection = "police protection";
    "L2" EmergencyProtection = "emergency protection order";
    "L3" ChildAssessment = "child assessment order";
}

impl LegalStatus {
    /// Whether the status means short breaks: no reviews go into the return.
    pub const fn is_short_break(self) -> bool {
        matches!(self, Self::ShortBreakEpisode | Self::ShortBreakSeries)
    }
}

/// Why an episode ended (REC).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Ended {
    /// X1: another episode follows at once; care goes on.
    NextFollows,
    /// An E code: care ended. The code is kept as it stood.
    CareEnded(String),
}

impl FromStr for Ended {
    type Err = UnknownCode;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        let rest = key.strip_prefix('E').filter(|rest| matches!(rest.len(), 1 | 2));
        match rest {
            _ if key == "X1" => Ok(Self::NextFollows),
            Some(rest) if rest.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()) => {
                Ok(Self::CareEnded(key.to_owned()))
            }
            _ => Err(UnknownCode(key.to_owned(), "reason for an episode's end")),
        }
    }
}

impl TryFrom<String> for Ended {
    type Error = UnknownCode;

    fn try_from(key: String) -> Result<Self, Self::Error> {
        key.parse()
    }
}

impl Ended {
    /// The code itself.
    pub fn key(&self) -> &str {
        match self {
            Self::NextFollows => "X1",
            Self::CareEnded(code) => code,
        }
    }
}

impl From<Ended> for String {
    fn from(ended: Ended) -> Self {
        ended.key().to_owned()
    }
}

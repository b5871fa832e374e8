//! The tables of the return, told apart by their headings and never by the names of their files.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A table of the return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Table {
    /// One row for each child.
    Header,
    /// The steps of each time in care.
    Episodes,
    /// The statutory reviews held, with how the child took part.
    Reviews,
    /// Children who came to the country alone.
    #[serde(rename = "UASC")]
    Uasc,
    /// Health and the strengths and difficulties score.
    #[serde(rename = "OC2")]
    Oc2,
    /// Care leavers.
    #[serde(rename = "OC3")]
    Oc3,
    /// Adopted children.
    #[serde(rename = "AD1")]
    Ad1,
    /// Children placed for adoption.
    #[serde(rename = "Placed for adoption")]
    PlacedForAdoption,
    /// Children who were in a permanent home before.
    #[serde(rename = "Previous permanence")]
    PreviousPermanence,
    /// Times a child was missing.
    Missing,
    /// Each child's social workers.
    #[serde(rename = "Social worker")]
    SocialWorker,
    /// Deprivation of liberty orders.
    #[serde(rename = "DoLO")]
    DeprivationOfLiberty,
}

impl Table {
    /// Every table of the return.
    pub const ALL: [Self; 12] = [
        Self::Header,
        Self::Episodes,
        Self::Reviews,
        Self::Uasc,
        Self::Oc2,
        Self::Oc3,
        Self::Ad1,
        Self::PlacedForAdoption,
        Self::PreviousPermanence,
        Self::Missing,
        Self::SocialWorker,
        Self::DeprivationOfLiberty,
    ];

    /// Whether this table is read; the others are recognised and left alone.
    pub const fn is_needed(self) -> bool {
        matches!(self, Self::Header | Self::Episodes | Self::Reviews)
    }

    /// The table's name as people know it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Header => "Header",
            Self::Episodes => "Episodes",
            Self::Reviews => "Reviews",
            Self::Uasc => "UASC",
            Self::Oc2 => "OC2",
            Self::Oc3 => "OC3",
            Self::Ad1 => "AD1",
            Self::PlacedForAdoption => "Placed for adoption",
            Self::PreviousPermanence => "Previous permanence",
            Self::Missing => "Missing",
            Self::SocialWorker => "Social worker",
            Self::DeprivationOfLiberty => "DoLO",
        }
    }

    /// The headings, spelled exactly, in the usual order.
    pub const fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Header => &["CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"],
            Self::Episodes => &[
                "CHILD",
                "DECOM",
                "RNE",
                "LS",
                "CIN",
                "PLACE",
                "PLACE_PROVIDER",
                "DEC",
                "REC",
                "REASON_PLACE_CHANGE",
                "HOME_POST",
                "PL_POST",
                "URN",
            ],
            Self::Reviews => &["CHILD", "DOB", "REVIEW", "REVIEW_CODE"],
            Self::Uasc => &["CHILD", "SEX", "DOB", "DUC"],
            Self::Oc2 => &[
                "CHILD",
                "DOB",
                "SDQ_SCORE",
                "SDQ_REASON",
                "CONVICTED",
                "HEALTH_CHECK",
                "IMMUNISATIONS",
                "TEETH_CHECK",
                "HEALTH_ASSESSMENT",
                "SUBSTANCE_MISUSE",
                "INTERVENTION_RECEIVED",
                "INTERVENTION_OFFERED",
            ],
            Self::Oc3 => &["CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"],
            Self::Ad1 => &["CHILD", "DOB", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"],
            Self::PlacedForAdoption => &["CHILD", "DOB", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"],
            Self::PreviousPermanence => &["CHILD", "DOB", "PREV_PERM", "LA_PERM", "DATE_PERM"],
            Self::Missing => &["CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"],
            Self::SocialWorker => &["CHILD", "DOB", "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON"],
            Self::DeprivationOfLiberty => &["CHILD", "DOB", "DOLO_START", "DOLO_END"],
        }
    }

    /// Whether a heading is found in this table and in no other.
    fn owns(self, heading: &str) -> bool {
        Self::ALL.into_iter().all(|table| (table == self) == table.headings().contains(&heading))
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What a line of headings turns out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Recognised {
    /// All headings of a table, with what had to be forgiven.
    Table(Table, Vec<String>),
    /// Nearly a table, and why it is not.
    Nearly(Table, String),
    /// No table of the return.
    Unknown,
}

/// A heading as it would be spelled in the return: forgiving on case and spaces.
pub(super) fn spelled(heading: &str) -> String {
    heading.split_whitespace().collect::<Vec<_>>().join("_").to_uppercase()
}

/// Finds the table that a line of headings belongs to: the one with the most headings that are all there.
pub(super) fn recognise(headings: &[&str]) -> Recognised {
    let names: Vec<String> = headings.iter().map(|heading| spelled(heading)).collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let whole = Table::ALL.into_iter().filter(|table| table.headings().iter().all(|heading| has(heading)));
    if let Some(table) = whole.max_by_key(|table| table.headings().len()) {
        let twice = table.headings().iter().find(|heading| names.iter().filter(|name| name == heading).count() > 1);
        return match twice {
            Some(heading) => Recognised::Nearly(table, format!("the heading {heading} is there more than once")),
            None => Recognised::Table(table, forgiven(table, headings, &names)),
        };
    }
    nearly(&names)
}

/// What had to be forgiven in the headings of a table.
fn forgiven(table: Table, headings: &[&str], names: &[String]) -> Vec<String> {
    let mut notes = Vec::new();
    for (heading, name) in headings.iter().zip(names) {
        if name.is_empty() {
            continue;
        }
        if !table.headings().contains(&name.as_str()) {
            notes.push(format!("column \"{heading}\" is not part of {table}: left alone"));
        } else if heading != name {
            notes.push(format!("heading \"{heading}\" read as {name}; the national portal takes only the exact spelling"));
        }
    }
    notes
}

/// A table that at least half of the headings point to, one of them found in no other table.
fn nearly(names: &[String]) -> Recognised {
    for table in Table::ALL {
        let (there, missing): (Vec<&str>, Vec<&str>) = table.headings().iter().partition(|h| names.iter().any(|name| name == *h));
        if there.len() * 2 >= table.headings().len() && there.iter().any(|heading| table.owns(heading)) {
            return Recognised::Nearly(table, format!("it lacks {}", missing.join(", ")));
        }
    }
    Recognised::Unknown
}

//! Reading the national return of children looked after (SSDA903): bytes in, facts and problems out.
//!
//! [`read`] takes the files of one year and gives a [`Return`]; [`plan`] compares it with what is held here and says what an
//! import would create, change and leave alone. Both are pure, so a preview is the import itself without the writing.
//!
//! # Files
//! Header, Episodes and Reviews are all needed, each in exactly one file, told by its headings. If one of them is missing, twice
//! there, damaged, parted by semicolons or short of a heading, the whole load is [`Refused`]: half a return would look like a
//! whole one. The return's other tables and files of anything else are skipped with a note.
//!
//! # Rows
//! A bad row never stops the good ones. Each problem says what became of its row ([`Outcome`]):
//!
//! - *Left out*: the row cannot be read or cannot be trusted. No usable child id (own-12), values that do not fit the headings
//!   (own-13), no usable birth date in Header (102, 301, own-8), a child twice in Header with different values (INT32, both), an
//!   episode without usable days (141, 147, own-14), a child who is not in Header (INT03, INT08), a review without a usable date or
//!   code (166, 167), a repeated row (own-1, all but the first), two codes for one child and day (own-2, both: a person settles it).
//! - *Flagged*: the review was held, but something about it cannot be true. Outside the year (own-3), outside care (own-4, 1012),
//!   before birth (own-5), in the future (own-6), a code that is wrong for the age (440, 441), short breaks only (399), another
//!   birth date than Header's (INT17). It is taken, for the dates of later reviews hang on it, but counts in no rate and no export
//!   until a person has settled it.
//! - *Kept*: everything else is worth a look and no more, such as a code in lower case (own-11), a one-digit day (own-10), or a
//!   review up to 28 days after care ended (own-9), which is most often the closing one.
//!
//! On the 4th birthday itself PN1 to PN7 are right and PN0 is wrong: stricter than rules 440 and 441, true to the code's meaning.
//! The age is reckoned from Header's birth date, so a blank one on a review (own-7) switches no check off.
//!
//! # Again
//! The same return again changes nothing. Last year's open episode, seen again with the same first day, is the same care period,
//! and an older return undoes nothing that a newer one told. A review held here with another code (own-15) and a care period that
//! overlaps another one held here (own-17) are left to a person; another birth date (own-16) is taken and told of.
//!
//! # In time
//! The return says when reviews were held, never when they were due. [`certain_limits`] works that out, and only where every review
//! since care began is sure to be on record ([`Coverage`]): lateness is never made up.

mod across;
mod care;
mod child;
mod codes;
mod coverage;
mod date;
mod episode;
mod field;
mod header;
mod held;
mod in_time;
mod intake;
mod merge;
mod plan;
mod register;
mod review;
mod rule;
mod sheet;
mod table;
mod text;
mod year;

pub use care::CarePeriod;
pub use child::{ChildFacts, CouncilId, HeaderRow, NoCouncilId, Upn};
pub use codes::{Began, Ended, Ethnic, LegalStatus, Sex, UnknownCode};
pub use coverage::{Coverage, LeftOut, Loaded};
pub use episode::{Episode, EpisodeRow};
pub use held::{CLOSING_REVIEW_DAYS, HeldReview};
pub use in_time::{OnRecord, certain_limits};
pub use intake::{FileReport, Refused};
pub use plan::{Changes, ImportPlan, Summary, Tally, plan};
pub use register::{KnownChild, KnownPeriod, KnownReview, Register};
pub use review::ReviewRow;
pub use rule::{Outcome, Problem, Rule, UnknownRule};
pub use table::Table;
pub use text::Encoding;
pub use year::ReturnYear;

use chrono::NaiveDate;
use held::Checks;
use intake::Intake;
use serde::Serialize;

/// One year's return, read and checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Return {
    /// The year it is for.
    pub year: ReturnYear,
    /// What became of each file.
    pub files: Vec<FileReport>,
    /// The children, in the order of Header.
    pub children: Vec<HeaderRow>,
    /// Their times in care, by child and first day.
    pub care_periods: Vec<CarePeriod>,
    /// The reviews held, in the order of Reviews.
    pub reviews: Vec<HeldReview>,
    /// Everything wrong or doubtful, by file and line.
    pub problems: Vec<Problem>,
}

/// Reads the files of one year's return.
///
/// `today` is the day up to which a date is past.
///
/// # Errors
/// [`Refused`] when the three needed tables are not there, each in one sound file: nothing is loaded then.
pub fn read<N: AsRef<str>, B: AsRef<[u8]>>(files: &[(N, B)], year: ReturnYear, today: NaiveDate) -> Result<Return, Refused> {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_ref(), bytes.as_ref())).collect();
    Ok(build(intake::sort(&files)?, year, today))
}

fn build(intake: Intake, year: ReturnYear, today: NaiveDate) -> Return {
    let Intake { header, episodes, reviews, mut files, mut problems } = intake;
    let children = header::read(&header, year, &mut problems);
    let steps = episode::read(&episodes, &mut problems);
    let steps = across::episodes(&children, steps, &episodes.file, today, &mut problems);
    let care_periods = care::build(&steps, &episodes.file, year, &mut problems);
    across::children(&children, &care_periods, &header.file, &mut problems);
    let rows = review::read(&reviews, &mut problems);
    let checks = Checks::new(&children, &care_periods, year, today);
    let held: Vec<HeldReview> = rows.into_iter().filter_map(|row| checks.review(row, &reviews.file, &mut problems)).collect();

    let outside = held.iter().filter(|review| review.flags.contains(&Rule::Own3)).count();
    for file in files.iter_mut().filter(|file| file.read) {
        let taken = match file.table {
            Some(Table::Header) => children.len(),
            Some(Table::Episodes) => steps.len(),
            _ => held.len(),
        };
        file.left_out = file.rows.saturating_sub(taken);
        if file.table == Some(Table::Reviews) && outside * 2 > held.len() {
            file.notes.push(format!("{outside} of {} reviews are outside the year: is it the right one?", held.len()));
        }
    }
    problems.sort_by(|a, b| (&a.file, a.line, a.rule).cmp(&(&b.file, b.line, b.rule)));
    Return { year, files, children, care_periods, reviews: held, problems }
}

//! `/say/{submission}`: one piece, from the first page to the receipt. Children, and helpers beside them.

pub(crate) mod check;
pub(crate) mod question;
pub(crate) mod sent;
pub(crate) mod start;
pub(crate) mod stopped;

use heard_domain::ids::SubmissionId;
use heard_service::say::Place;

/// Where a place is.
pub(crate) fn address(submission: SubmissionId, place: &Place) -> String {
    match place {
        Place::Question(question) => format!("/say/{submission}/{question}"),
        Place::Check => format!("/say/{submission}/check"),
        Place::Stopped => format!("/say/{submission}/stopped"),
    }
}

/// Where a form is left to: the child's page, or the parts of its pack.
fn home(form: &str, in_parts: bool) -> String {
    if in_parts { format!("/me/pack/{form}") } else { "/me".to_owned() }
}

/// The submission an address names; an address that names none is one we do not have.
fn submission(id: &str) -> Result<SubmissionId, crate::failure::Failure> {
    id.parse().map_err(|_| crate::failure::Failure::NotFound)
}

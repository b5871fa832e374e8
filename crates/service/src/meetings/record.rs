//! After the meeting: held, and how each child took part. The code is suggested from this evidence.

use crate::{
    Actor, Service,
    error::{Error, Problem, Result},
    linking::{meeting_fact, sent_fact},
};
use heard_domain::{
    age::age_on,
    calendar::london_date,
    forms::Band,
    ids::{ChildId, MeetingId},
    linking::{came_after, counts_before_start},
    meeting::MeetingState,
    participation::{Attendance, Evidence, Suggestion, suggest},
    policy::Action,
};
use heard_store::{Meeting, Tx};

/// How one child took part, as chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attended {
    /// The child.
    pub child: String,
    /// Key of an attendance.
    pub attendance: String,
    /// 0 not there to 4 chaired.
    pub chairing: String,
}

impl Service {
    /// Records that a meeting was held and how a child took part. Correcting the record is allowed until the code is confirmed.
    pub async fn record_held(&self, actor: &Actor, id: MeetingId, revision: i64, attended: &Attended) -> Result<()> {
        let mut tx = self.store.write().await?;
        let (meeting, children) = self.meeting_for(&mut tx, actor, Action::RecordMeeting, id).await?;
        let mut problems = Vec::new();
        if !matches!(meeting.state, MeetingState::Planned | MeetingState::Held | MeetingState::Adjourned) {
            problems.push(Problem::new("state", "This meeting was called off, so it cannot have been held"));
        }
        if meeting.starts_at > self.clock.now() {
            problems.push(Problem::new("state", "This meeting has not started yet"));
        }
        let child = attended.child.parse::<ChildId>().ok().filter(|child| children.contains(child));
        let attendance = attended.attendance.parse::<Attendance>().ok();
        if attendance.is_none() {
            problems.push(Problem::new("attendance", "Choose how the child took part"));
        }
        let chairing = match (attendance, attended.chairing.as_str()) {
            (Some(Attendance::Absent), _) => Some(0),
            (_, "") => Some(1),
            (_, typed) => typed.parse::<i64>().ok().filter(|level| (1..=4).contains(level)),
        };
        if chairing.is_none() {
            problems.push(Problem::new("chairing", "Choose how much the child led"));
        }
        let (Some(child), Some(attendance), Some(chairing), true) = (child, attendance, chairing, problems.is_empty()) else {
            return Err(if child.is_none() { Error::Hidden } else { Error::Invalid(problems) });
        };
        if tx.participation(id, child).await?.is_some_and(|one| one.code.is_some()) {
            return Err(Error::Invalid(vec![Problem::new(
                "attendance",
                "The code is confirmed. Change it below, with the reason",
            )]));
        }
        let held = Meeting { state: MeetingState::Held, held_on: Some(london_date(meeting.starts_at)), revision, ..meeting };
        self.keep(&mut tx, actor, &held, "held").await?;
        self.record(&mut tx, actor, Action::RecordMeeting, &format!("meeting:{id}"), attendance.key()).await?;
        tx.set_attendance(id, child, attendance, chairing).await?;
        let suggestion = self.suggestion(&mut tx, &held, child, Some(attendance)).await?;
        tx.set_suggestion(id, child, &suggestion).await?;
        for child in children {
            self.relink_child(&mut tx, child).await?;
        }
        Ok(tx.commit().await?)
    }

    /// What the evidence suggests for a child at a meeting: age, attendance, and views received before the start.
    pub(crate) async fn suggestion(
        &self,
        tx: &mut Tx,
        meeting: &Meeting,
        child: ChildId,
        attendance: Option<Attendance>,
    ) -> Result<Suggestion> {
        let born = tx.child(child).await?.ok_or(Error::Hidden)?.date_of_birth;
        let fact = meeting_fact(meeting);
        let mut evidence = Evidence {
            age: age_on(born, london_date(meeting.starts_at)),
            attendance,
            views_in_time: 0,
            in_symbols: 0,
            views_too_late: 0,
            asked_someone_to_speak: false,
        };
        for submission in tx.submissions_for(meeting.id, child).await? {
            let Some(sent) = sent_fact(&submission).filter(|_| submission.views) else { continue };
            if counts_before_start(&sent, &fact) {
                evidence.views_in_time += 1;
                evidence.in_symbols += u32::from(submission.band == Band::B4);
            }
        }
        for submission in tx.submissions_of_child(child).await? {
            let late =
                sent_fact(&submission).is_some_and(|sent| submission.views && came_after(&sent, &[fact]).contains(&meeting.id));
            evidence.views_too_late += u32::from(late);
        }
        Ok(suggest(&evidence))
    }
}

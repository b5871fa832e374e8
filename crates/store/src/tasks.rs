//! What answers ask people to do.

use crate::{
    db::{Tx, change, on},
    error::{Result, known},
    window::Window,
};
use chrono::{DateTime, Utc};
use heard_domain::{
    forms::Does,
    ids::{ChildId, MeetingId, StaffId, SubmissionId, TaskId},
    tasks::TaskFor,
};
use sqlx::FromRow;
use uuid::Uuid;

/// Something to do, to be added.
#[derive(Clone, Debug)]
pub struct NewTask<'a> {
    /// A fresh id.
    pub id: TaskId,
    /// The child it is about, or the conference that a family asks something about.
    pub about: TaskAbout,
    /// The piece that asks.
    pub submission: SubmissionId,
    /// What is asked.
    pub does: Does,
    /// Whose task it is.
    pub task_for: TaskFor,
    /// The question as it was read.
    pub ask: &'a str,
    /// The option as it was read.
    pub choice: &'a str,
    /// When.
    pub at: DateTime<Utc>,
}

/// What a task is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskAbout {
    /// A child, who asked themself or for whom someone asked.
    Child(ChildId),
    /// A conference, about which a parent or carer asked something.
    Conference(MeetingId),
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Which one.
    pub id: TaskId,
    /// What it is about.
    pub about: TaskAbout,
    /// The child's name, when known.
    pub given_name: Option<String>,
    /// Family name, when known.
    pub family_name: Option<String>,
    /// The council's id of the child; none for a conference.
    pub council_id: Option<String>,
    /// The piece that asks.
    pub submission: SubmissionId,
    /// What is asked.
    pub does: Does,
    /// Whose task it is.
    pub task_for: TaskFor,
    /// The question as it was read.
    pub ask: String,
    /// The option as it was read.
    pub choice: String,
    /// Since when.
    pub raised_at: DateTime<Utc>,
    /// What was done, once it is.
    pub done: Option<Done>,
}

/// How a task ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The name of who did it, as children say it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What they said about it, to whoever asked.
    pub said: Option<String>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    child_id: Option<Uuid>,
    about_id: Option<Uuid>,
    given_name: Option<String>,
    family_name: Option<String>,
    council_id: Option<String>,
    submission_id: Uuid,
    does: String,
    task_for: String,
    ask: String,
    choice: String,
    raised_at: DateTime<Utc>,
    done_by: Option<String>,
    done_at: Option<DateTime<Utc>>,
    said: Option<String>,
}

macro_rules! select_task {
    ($rest:expr) => {
        concat!(
            "select t.id, t.child_id, t.about_id, c.given_name, c.family_name, c.council_id, t.submission_id, t.does, t.task_for, t.ask, t.choice,
               t.raised_at, s.spoken_name as done_by, t.done_at, t.said
             from task t left join child c on c.id = t.child_id left join staff s on s.id = t.done_by ",
            $rest
        )
    };
}

/// Of everyone, or what someone is asked as the worker of a child, as their chair, or as the chair of the conference.
macro_rules! of {
    ($rest:literal) => {
        concat!(
            "($1 is null
             or t.task_for = 'worker' and (
               t.child_id in (select k.child_id from allocation k where k.staff_id = $1 and k.duty = 'worker' and k.ended_on is null)
               or t.about_id in (select p.meeting_id from participation p join allocation k on k.child_id = p.child_id
                 where k.staff_id = $1 and k.duty = 'worker' and k.ended_on is null))
             or t.task_for = 'chair' and (
               t.child_id in (
                 select k.child_id from allocation k where k.staff_id = $1 and k.duty <> 'worker' and k.ended_on is null
                 union select p.child_id from meeting m join participation p on p.meeting_id = m.id where m.chair_id = $1 and m.state = 'planned')
               or t.about_id in (select m.id from meeting m where m.chair_id = $1))) ",
            $rest
        )
    };
}

impl Tx {
    /// Adds something to do.
    pub async fn add_task(&mut self, new: &NewTask<'_>) -> Result<()> {
        let (child, conference) = match new.about {
            TaskAbout::Child(child) => (Some(child.raw()), None),
            TaskAbout::Conference(conference) => (None, Some(conference.raw())),
        };
        change!(self, |db| {
            sqlx::query(
                "insert into task (id, child_id, about_id, submission_id, does, task_for, ask, choice, raised_at)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            )
            .bind(new.id.raw())
            .bind(child)
            .bind(conference)
            .bind(new.submission.raw())
            .bind(new.does.key())
            .bind(new.task_for.key())
            .bind(new.ask)
            .bind(new.choice)
            .bind(new.at)
            .execute(db)
        })?;
        Ok(())
    }

    /// One task.
    pub async fn task(&mut self, id: TaskId) -> Result<Option<Task>> {
        let row: Option<Row> = on!(self, |db| sqlx::query_as(select_task!("where t.id = $1")).bind(id.raw()).fetch_optional(db))?;
        row.map(Task::try_from).transpose()
    }

    /// One task, if it is this person's.
    pub async fn task_of(&mut self, of: StaffId, id: TaskId) -> Result<Option<Task>> {
        let row: Option<Row> = on!(self, |db| sqlx::query_as(select_task!(concat!("where t.id = $2 and ", of!(""))))
            .bind(of.raw())
            .bind(id.raw())
            .fetch_optional(db))?;
        row.map(Task::try_from).transpose()
    }

    /// What a piece asked for, in the order of its questions.
    pub async fn tasks_of_submission(&mut self, submission: SubmissionId) -> Result<Vec<Task>> {
        let rows: Vec<Row> =
            on!(self, |db| sqlx::query_as(select_task!("where t.submission_id = $1 order by t.raised_at, t.id"))
                .bind(submission.raw())
                .fetch_all(db))?;
        rows.into_iter().map(Task::try_from).collect()
    }

    /// What is still to be done, of everyone or of one person, the longest waiting first.
    pub async fn open_tasks(&mut self, of: Option<StaffId>, window: Window) -> Result<Vec<Task>> {
        let rows: Vec<Row> = on!(self, |db| {
            let open =
                select_task!(concat!("where t.done_at is null and ", of!("order by t.raised_at, t.id limit $2 offset $3")));
            sqlx::query_as(open).bind(of.map(StaffId::raw)).bind(window.take).bind(window.skip).fetch_all(db)
        })?;
        rows.into_iter().map(Task::try_from).collect()
    }

    /// How much is still to be done.
    pub async fn count_open_tasks(&mut self, of: Option<StaffId>) -> Result<i64> {
        Ok(on!(self, |db| sqlx::query_scalar(concat!("select count(*) from task t where t.done_at is null and ", of!("")))
            .bind(of.map(StaffId::raw))
            .fetch_one(db))?)
    }

    /// What was done last, the newest first.
    pub async fn done_tasks(&mut self, of: Option<StaffId>, window: Window) -> Result<Vec<Task>> {
        let rows: Vec<Row> = on!(self, |db| {
            let done = select_task!(concat!(
                "where t.done_at is not null and ",
                of!("order by t.done_at desc, t.id desc limit $2 offset $3")
            ));
            sqlx::query_as(done).bind(of.map(StaffId::raw)).bind(window.take).bind(window.skip).fetch_all(db)
        })?;
        rows.into_iter().map(Task::try_from).collect()
    }

    /// Says that a task is done. False when someone had said so already.
    pub async fn finish_task(&mut self, id: TaskId, by: StaffId, at: DateTime<Utc>, said: Option<&str>) -> Result<bool> {
        let done = change!(self, |db| {
            sqlx::query("update task set done_by = $2, done_at = $3, said = $4 where id = $1 and done_at is null")
                .bind(id.raw())
                .bind(by.raw())
                .bind(at)
                .bind(said)
                .execute(db)
        })?;
        Ok(done == 1)
    }
}

impl TryFrom<Row> for Task {
    type Error = crate::Error;

    fn try_from(row: Row) -> Result<Self> {
        let about = match (row.child_id, row.about_id) {
            (Some(child), _) => TaskAbout::Child(ChildId::new(child)),
            (None, Some(conference)) => TaskAbout::Conference(MeetingId::new(conference)),
            (None, None) => return Err(crate::Error::Unreadable { what: "task", text: row.id.to_string() }),
        };
        Ok(Self {
            id: TaskId::new(row.id),
            about,
            given_name: row.given_name,
            family_name: row.family_name,
            council_id: row.council_id,
            submission: SubmissionId::new(row.submission_id),
            does: known("thing to start", &row.does)?,
            task_for: known("holder of a task", &row.task_for)?,
            ask: row.ask,
            choice: row.choice,
            raised_at: row.raised_at,
            done: row.done_by.zip(row.done_at).map(|(by, at)| Done { by, at, said: row.said }),
        })
    }
}

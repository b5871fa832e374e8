//! What children and families asked for, beyond being read: seen by those whose task it is, and ended by name, with a word back.

use crate::{
    Actor, Paged, Service,
    error::{Error, Problem, Result},
    say::Draft,
};
use heard_domain::{
    forms::length,
    ids::{StaffId, TaskId},
    policy::{Action, Scope},
};
use heard_store::{NewTask, Task, TaskAbout, Tx, Window};

/// Tasks on a page of the list.
const PAGE: i64 = 50;
/// How many of those done last stand below.
const DONE: i64 = 20;
/// The most that can be said back, counted as a person counts.
const SAID: usize = 500;

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tasks {
    /// A page of what is open, the longest waiting first.
    pub open: Paged<Task>,
    /// What was done last.
    pub done: Vec<Task>,
}

impl Service {
    /// A page of what this person is asked to do.
    pub async fn tasks(&self, actor: &Actor, page: i64) -> Result<Tasks> {
        actor.require(Action::SeeTasks)?;
        let of = asked(actor);
        let mut tx = self.store.write().await?;
        let list = Paged::of(tx.count_open_tasks(of).await?, PAGE, page);
        let open = tx.open_tasks(of, list.window()).await?;
        let done = tx.done_tasks(of, Window::first(DONE)).await?;
        for task in open.iter().chain(&done) {
            // It shows an answer: seeing it is a read.
            self.record(&mut tx, actor, Action::SeeTasks, &format!("task:{}", task.id), "").await?;
        }
        tx.commit().await?;
        Ok(Tasks { open: list.filled(open), done })
    }

    /// How much this person is still asked to do, for the bar.
    pub async fn open_tasks(&self, actor: &Actor) -> Result<i64> {
        if !actor.may(Action::SeeTasks) {
            return Ok(0);
        }
        Ok(self.store.read().await?.count_open_tasks(asked(actor)).await?)
    }

    /// Ends a task, with a word back to whoever asked.
    ///
    /// # Errors
    /// [`Error::Invalid`] beside "said" when it is too long; [`Error::ChangedElsewhere`] when someone ended it before.
    pub async fn finish_task(&self, actor: &Actor, id: TaskId, said: &str) -> Result<()> {
        actor.require(Action::FinishTask)?;
        let staff = actor.staff().ok_or(Error::Hidden)?;
        let said = said.trim();
        if length(said) > SAID {
            return Err(Error::Invalid(vec![Problem::new("said", format!("Use {SAID} characters or fewer"))]));
        }
        let mut tx = self.store.write().await?;
        let task = match asked(actor) {
            None => tx.task(id).await?,
            Some(of) => tx.task_of(of, id).await?,
        };
        task.ok_or(Error::Hidden)?;
        let at = self.record(&mut tx, actor, Action::FinishTask, &format!("task:{id}"), "").await?;
        let first = tx.finish_task(id, staff.id, at, Some(said).filter(|said| !said.is_empty())).await?;
        tx.commit().await?;
        if first { Ok(()) } else { Err(Error::ChangedElsewhere) }
    }

    /// Starts what the answers of a piece ask for. Called once, in the transaction that sends it.
    pub(crate) async fn start_tasks(&self, tx: &mut Tx, about: TaskAbout, draft: &Draft, keep_from_worker: bool) -> Result<()> {
        for (does, ask, choice) in draft.starts() {
            let Some(task_for) = does.task_for() else { continue };
            let task_for = if keep_from_worker { task_for.without_worker() } else { task_for };
            let task = NewTask {
                id: TaskId::new(self.chance.id()),
                about,
                submission: draft.submission.id,
                does,
                task_for,
                ask: &ask,
                choice: &choice,
                at: self.clock.now(),
            };
            tx.add_task(&task).await?;
        }
        Ok(())
    }
}

/// Whose tasks: everyone's when there is no name.
fn asked(actor: &Actor) -> Option<StaffId> {
    match actor.scope(Action::SeeTasks) {
        Scope::Service => None,
        _ => actor.staff().map(|staff| staff.id),
    }
}

//! What answers ask people to do.

use crate::{
    given::{at, chair, child, day, id, mia, review, sent},
    harness::{Db, claims},
};
use heard_domain::{
    forms::Does,
    ids::{ChildId, StaffId, SubmissionId, TaskId},
    tasks::TaskFor,
};
use heard_store::{Duty, NewTask, Result, TaskAbout, Tx, Window};

claims![
    a_task_is_seen_by_whose_it_is_and_by_who_sees_all,
    the_longest_waiting_comes_first_and_what_is_done_goes_below,
    a_task_is_ended_once,
    a_task_about_a_conference_is_its_chairs_or_the_workers_of_its_children,
];

const ALL: Window = Window::first(10);

async fn asks(tx: &mut Tx, number: u128, about: TaskAbout, piece: SubmissionId, does: Does, when: &str) -> Result<TaskId> {
    let task = TaskId::new(id(number));
    tx.add_task(&NewTask {
        id: task,
        about,
        submission: piece,
        does,
        task_for: does.task_for().unwrap(),
        ask: "Do you want one of these?",
        choice: "A phone call",
        at: at(when),
    })
    .await?;
    Ok(task)
}

async fn seen(tx: &mut Tx, of: Option<StaffId>) -> Result<Vec<TaskId>> {
    let open = tx.open_tasks(of, ALL).await?;
    assert_eq!(tx.count_open_tasks(of).await?, i64::try_from(open.len()).unwrap());
    Ok(open.into_iter().map(|task| task.id).collect())
}

async fn a_task_is_seen_by_whose_it_is_and_by_who_sees_all(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (noor, jo, sam) = (chair(&mut tx, 1, "Noor").await?, chair(&mut tx, 2, "Jo").await?, chair(&mut tx, 3, "Sam").await?);
    let mia = mia(&mut tx).await?;
    tx.allocate(id(1), mia, noor, Duty::Chair, day("2019-01-01")).await?;
    tx.allocate(id(2), mia, jo, Duty::Worker, day("2019-01-01")).await?;
    let piece = sent(&mut tx, 1, mia, "2019-05-05 21:10").await?;
    let about = TaskAbout::Child(mia);
    let call = asks(&mut tx, 1, about, piece, Does::CallBack, "2019-05-05 21:10").await?;
    let visit = asks(&mut tx, 2, about, piece, Does::VisitRequest, "2019-05-05 21:11").await?;
    let complaint = asks(&mut tx, 3, about, piece, Does::Complaint, "2019-05-05 21:12").await?;
    assert_eq!(seen(&mut tx, Some(noor)).await?, [call]);
    assert_eq!(seen(&mut tx, Some(jo)).await?, [visit], "not the complaint, which may be about them");
    assert_eq!(seen(&mut tx, Some(sam)).await?, []);
    assert_eq!(seen(&mut tx, None).await?, [call, visit, complaint]);
    assert!(tx.task_of(jo, complaint).await?.is_none());
    let task = tx.task_of(noor, call).await?.expect("the chair's own");
    assert_eq!(
        (task.about, task.does, task.task_for, task.choice.as_str()),
        (about, Does::CallBack, TaskFor::Chair, "A phone call")
    );
    assert_eq!(tx.tasks_of_submission(piece).await?.len(), 3);
    Ok(())
}

async fn the_longest_waiting_comes_first_and_what_is_done_goes_below(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let noor = chair(&mut tx, 1, "Noor").await?;
    let mia = mia(&mut tx).await?;
    let piece = sent(&mut tx, 1, mia, "2019-05-05 21:10").await?;
    let about = TaskAbout::Child(mia);
    let later = asks(&mut tx, 1, about, piece, Does::CallBack, "2019-05-07 10:00").await?;
    let first = asks(&mut tx, 2, about, piece, Does::CallBack, "2019-05-05 10:00").await?;
    let done = asks(&mut tx, 3, about, piece, Does::CallBack, "2019-05-01 10:00").await?;
    assert!(tx.finish_task(done, noor, at("2019-05-02 09:00"), Some("I rang.")).await?);
    assert_eq!(seen(&mut tx, None).await?, [first, later]);
    let ended = tx.done_tasks(None, ALL).await?;
    assert_eq!(ended.iter().map(|task| task.id).collect::<Vec<_>>(), [done]);
    let end = ended[0].done.as_ref().unwrap();
    assert_eq!((end.by.as_str(), end.at, end.said.as_deref()), ("Noor", at("2019-05-02 09:00"), Some("I rang.")));
    Ok(())
}

async fn a_task_is_ended_once(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (noor, sam) = (chair(&mut tx, 1, "Noor").await?, chair(&mut tx, 2, "Sam").await?);
    let mia = mia(&mut tx).await?;
    let piece = sent(&mut tx, 1, mia, "2019-05-05 21:10").await?;
    let task = asks(&mut tx, 1, TaskAbout::Child(mia), piece, Does::CallBack, "2019-05-05 21:10").await?;
    assert!(tx.finish_task(task, noor, at("2019-05-06 09:00"), None).await?);
    assert!(!tx.finish_task(task, sam, at("2019-05-06 09:01"), Some("Me too.")).await?);
    let done = tx.task(task).await?.unwrap().done.unwrap();
    assert_eq!((done.by.as_str(), done.said), ("Noor", None));
    Ok(())
}

async fn a_task_about_a_conference_is_its_chairs_or_the_workers_of_its_children(db: Db) -> Result<()> {
    let mut tx = db.write().await?;
    let (noor, jo, other) = (chair(&mut tx, 1, "Noor").await?, chair(&mut tx, 2, "Jo").await?, chair(&mut tx, 3, "Lu").await?);
    let (mia, leo): (ChildId, ChildId) = (mia(&mut tx).await?, child(&mut tx, 2, (Some("Leo"), None)).await?);
    tx.allocate(id(1), leo, jo, Duty::Worker, day("2019-01-01")).await?;
    let meeting = review(&mut tx, 1, "2019-05-13 09:00", Some(noor), &[mia, leo]).await?;
    let piece = sent(&mut tx, 1, mia, "2019-05-05 21:10").await?;
    let about = TaskAbout::Conference(meeting.id);
    let call = asks(&mut tx, 1, about, piece, Does::PrivateCall, "2019-05-05 21:10").await?;
    let help = asks(&mut tx, 2, about, piece, Does::ReadingHelp, "2019-05-05 21:11").await?;
    assert_eq!(seen(&mut tx, Some(noor)).await?, [call]);
    assert_eq!(seen(&mut tx, Some(jo)).await?, [help]);
    assert_eq!(seen(&mut tx, Some(other)).await?, []);
    Ok(())
}

-- What an answer asks someone to do: "I want an advocate", "call me first". Made when the piece is sent, in the same transaction.
create table task (
  id uuid primary key,
  child_id uuid references child (id),   -- whom it is about; none for what a family asks about a conference
  about_id uuid references meeting (id), -- that conference
  submission_id uuid not null references submission (id),
  does text not null,                    -- advocate-request, call-back ...
  task_for text not null,                -- worker, chair or manager
  ask text not null,                     -- the question and the option as they were read; nothing else of the piece
  choice text not null,
  raised_at timestamptz not null,
  done_by uuid references staff (id),
  done_at timestamptz,
  said text,                             -- what was done, in words for whoever asked; none when nothing was added
  check ((child_id is null) <> (about_id is null)),
  check ((done_by is null) = (done_at is null))
);

create index task_open on task (raised_at) where done_at is null;
create index task_done on task (done_at) where done_at is not null;
create index task_by_submission on task (submission_id);
create index task_by_child on task (child_id);
create index task_by_conference on task (about_id);

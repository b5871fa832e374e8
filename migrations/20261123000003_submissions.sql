-- What children and adults say, the link to their next review, and who has opened it.

create table submission (
  id uuid primary key,
  -- Whose it is: exactly one of the next three. What an adult says can so never be among a child's words.
  child_id uuid references child (id),   -- the child whose own words they are
  about_id uuid references meeting (id), -- the conference that a family says something about or for
  of_child_id uuid references child (id), -- the child of whom an adult writes: a carer's views, a worker's record
  author_id uuid references staff (id),  -- the worker who writes; none for everyone who has no account
  form text not null,
  form_version bigint not null,
  kind text not null,                    -- statement, conference-pack ...
  band text not null,                    -- the words the child was asked in
  language text not null,
  state text not null,                   -- draft or sent
  cycles text not null,                  -- which meetings it is for: both, care or protection
  views boolean not null,                -- counts as views received (the form says so, and something was answered)
  helper jsonb,                          -- who helped, by role and name; none when the child was on their own
  started_at timestamptz not null,
  sent_at timestamptz,
  received_on date,                      -- the day on which it came on paper; none when it was written here
  snapshot jsonb,                        -- the questions as asked and the answers as given, frozen when sent
  check (
    (child_id is not null and about_id is null and of_child_id is null)
    or (child_id is null and about_id is not null and of_child_id is null)
    or (child_id is null and about_id is null and of_child_id is not null)
  ),
  check (author_id is null or of_child_id is not null)
);

-- The newest answer to each question of a draft. No value: the child skipped it.
create table answer (
  submission_id uuid not null references submission (id),
  question text not null,
  value jsonb,
  revision bigint not null,
  saved_at timestamptz not null,
  primary key (submission_id, question)
);

-- Answers that a newer save replaced: nothing typed is ever lost while the draft lives.
create table answer_before (
  submission_id uuid not null references submission (id),
  question text not null,
  revision bigint not null,
  value jsonb,
  saved_at timestamptz not null,
  primary key (submission_id, question, revision)
);

-- The heart of the product: a sent piece and the meeting (or the due window) it goes to.
create table submission_link (
  id uuid primary key,
  submission_id uuid not null references submission (id),
  child_id uuid references child (id),   -- of a child's own words, as of the piece; none for what adults say
  slot text not null,                    -- care or protection (the next meeting of that cycle), or about (a conference that was held)
  meeting_id uuid references meeting (id),
  due_on date,                           -- when no meeting is booked: the computed limit, where it can be told
  rule text not null,                    -- which rule made it
  made_at timestamptz not null,
  ended_at timestamptz,
  ended_why text
);

-- A reader has read a piece only when they opened it.
create table opening (
  submission_id uuid not null references submission (id),
  staff_id uuid not null references staff (id),
  opened_at timestamptz not null,
  primary key (submission_id, staff_id)
);

-- An answer that says "I am not safe", once sent: alone, or with the whole piece.
create table alert (
  id uuid primary key,
  child_id uuid not null references child (id),
  submission_id uuid references submission (id),
  signals jsonb not null,                -- the question and the option in the child's words, and how to reach them; nothing else
  keep_from_worker boolean not null,     -- the child kept their worker out: the others who are told act in their place
  raised_at timestamptz not null,
  seen_by uuid references staff (id),
  seen_at timestamptz
);

create index submission_by_child on submission (child_id, state, sent_at);
create index submission_by_conference on submission (about_id);
create index submission_of_child on submission (of_child_id);
create index submission_link_by_submission on submission_link (submission_id, ended_at);
-- A piece has at most one link that stands in each slot.
create unique index submission_link_standing on submission_link (submission_id, slot) where ended_at is null;
create index submission_link_by_meeting on submission_link (meeting_id, ended_at);
create index submission_link_by_child on submission_link (child_id, ended_at);
create index alert_unseen on alert (seen_at, raised_at);
create index alert_by_child on alert (child_id);
create index alert_by_submission on alert (submission_id);

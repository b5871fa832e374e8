-- Slips: a parent or carer says something without an account.

-- One slip opens one form about one thing, for whoever gets it. Nobody writes down who got which.
create table slip (
  id uuid primary key,
  form text not null,                    -- parent-feedback, parent-before or carer-views
  meeting_id uuid references meeting (id), -- the conference it is about or for
  child_id uuid references child (id),   -- or the child whose carer it is for
  token_hash text not null unique,       -- SHA-256 of 160 random bits
  code_hash text not null unique,        -- argon2id, keyed, of ten characters
  made_by uuid references staff (id),    -- none for the command line
  made_at timestamptz not null,
  expires_at timestamptz not null,
  submission_id uuid unique references submission (id), -- what was begun with it: one slip, one piece
  stopped_at timestamptz,
  check ((meeting_id is null) <> (child_id is null))
);

create index slip_by_meeting on slip (meeting_id);
create index slip_by_child on slip (child_id);

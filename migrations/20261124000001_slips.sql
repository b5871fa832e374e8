-- Slips: a parent or carer says how a conference was, without an account.

-- One slip, given out at a conference to whoever wants one. Nobody writes down who got which.
create table slip (
  id uuid primary key,
  meeting_id uuid not null references meeting (id),
  token_hash text not null unique,       -- SHA-256 of 160 random bits
  code_hash text not null unique,        -- argon2id, keyed, of ten characters
  made_by uuid references staff (id),    -- none for the command line
  made_at timestamptz not null,
  expires_at timestamptz not null,
  submission_id uuid unique references submission (id), -- what was begun with it: one slip, one piece
  stopped_at timestamptz
);

create index slip_by_meeting on slip (meeting_id);

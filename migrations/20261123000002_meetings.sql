-- Meetings, and how each child took part in each.

create table meeting (
  id uuid primary key,
  kind text not null,
  state text not null,
  starts_at timestamptz not null,
  held_on date,                          -- the London day it took place
  place text not null,
  chair_id uuid references staff (id),   -- none for meetings of an imported return
  source text not null,                  -- app, ssda903 or demo
  revision bigint not null,              -- raised by every change: two people editing are told
  created_at timestamptz not null
);

-- One row per child and meeting: siblings in one meeting each have their own.
create table participation (
  meeting_id uuid not null references meeting (id),
  child_id uuid not null references child (id),
  due_kind text,                         -- which rule set the limit
  due_from date,
  due_limit date,                        -- the last day that is in time
  attendance text,                       -- absent, spoke, symbols, spoken-for or silent; none until recorded
  chairing_level bigint,
  suggestion jsonb,                      -- the suggested code and the evidence it rests on, as it stood
  code text,                             -- confirmed by a person, here or in the council's return
  flags text,                            -- rules of the return that the review breaks, by spaces: the code counts in no rate; none when clean or settled here
  confirmed_by uuid references staff (id),
  confirmed_at timestamptz,
  why_different text,                    -- why the confirmed code is not the suggested one
  primary key (meeting_id, child_id)
);

-- Every change of a meeting, kept.
create table meeting_change (
  id uuid primary key,
  meeting_id uuid not null references meeting (id),
  at timestamptz not null,
  staff_id uuid references staff (id),
  what text not null,                    -- booked, moved, held, cancelled, stood-down, chair-changed
  state jsonb not null                   -- the meeting as it stood after the change
);

create index meeting_by_start on meeting (starts_at);
create index meeting_by_chair on meeting (chair_id, starts_at);
create index meeting_by_held on meeting (held_on, kind);
create index participation_by_child on participation (child_id, meeting_id);
create index meeting_change_by_meeting on meeting_change (meeting_id, at);

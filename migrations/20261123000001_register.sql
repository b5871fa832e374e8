-- The council's register: who works here, which children there are, and who is allocated to whom.
-- Both databases read this file; README.md in this folder has the rules.

create table staff (
  id uuid primary key,
  email text not null unique,            -- lower case
  name text not null,                    -- as on a badge
  spoken_name text not null,             -- as children say it
  password_hash text,                    -- argon2id; none until the set-up link was used
  active boolean not null,
  created_at timestamptz not null
);

create table staff_role (
  staff_id uuid not null references staff (id),
  role text not null,
  primary key (staff_id, role)
);

-- A one-time link with which a member of staff sets their password. Only its hash is kept.
create table staff_set_up (
  token_hash text primary key,
  staff_id uuid not null references staff (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  spent_at timestamptz
);

create table child (
  id uuid primary key,
  council_id text not null unique,       -- CHILD of the national return: text, byte for byte, the only key between files
  given_name text,                       -- the return carries no names
  family_name text,
  date_of_birth date not null,
  sex text,
  ethnicity text,
  upn text,                              -- never a key: blank or UN1-UN5 when unknown
  band text,                             -- a younger reading band than the age gives, when a worker chose one
  created_at timestamptz not null,
  revision bigint not null,              -- raised by every change of the child's links
  search_text text not null,             -- name and council id, lower case without accents
  sort_key bytea not null                -- family name, first name, council id, likewise; bytes, so that both databases sort alike
);

-- One unbroken time of being looked after.
create table care_period (
  id uuid primary key,
  child_id uuid not null references child (id),
  started_on date not null,
  start_known boolean not null default true, -- false: care began before the first episode in the returns, on a day nobody has given
  ended_on date,
  short_breaks boolean not null,         -- every episode V3 or V4: no review is returned
  source text not null                   -- app, ssda903 or demo
);

-- The rows of the return a care period was built from: legal status and placement on any day.
create table care_episode (
  care_period_id uuid not null references care_period (id),
  number bigint not null,                -- 1, 2, 3 ... as they follow each other: two may begin on one day
  started_on date not null,
  ended_on date,
  legal_status text not null,
  category_of_need text not null,
  placement text not null,
  provider text not null,
  reason_started text not null,
  reason_ended text not null,
  primary key (care_period_id, number)
);

create table protection_plan (
  id uuid primary key,
  child_id uuid not null references child (id),
  started_on date not null,
  ended_on date,
  category text not null,
  unique (child_id, started_on)
);

-- The child's worker, and the chair a child has whether or not a meeting is booked.
create table allocation (
  id uuid primary key,
  child_id uuid not null references child (id),
  staff_id uuid not null references staff (id),
  duty text not null,                    -- worker or chair
  started_on date not null,
  ended_on date
);

create index care_period_by_child on care_period (child_id, started_on);
create index child_by_name on child (sort_key);
-- One worker and one chair at a time.
create unique index allocation_open on allocation (child_id, duty) where ended_on is null;
create index allocation_by_child on allocation (child_id, duty, ended_on);
create index allocation_by_staff on allocation (staff_id, duty, ended_on);

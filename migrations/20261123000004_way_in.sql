-- How people get in, and what keeps others out. No secret is kept as it is: only hashes.

-- A card, or a screen handed over. Opened by looking; spent only by pressing the button.
create table invitation (
  id uuid primary key,
  child_id uuid not null references child (id),
  meeting_id uuid references meeting (id),
  token_hash text not null unique,       -- SHA-256 of 160 random bits
  code_hash text not null unique,        -- argon2id, keyed, of ten characters
  made_by uuid references staff (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  spent_at timestamptz,
  stopped_at timestamptz
);

create table pin (
  child_id uuid primary key references child (id),
  hash text not null,                    -- argon2id with the server's pepper
  set_at timestamptz not null
);

-- A phone or computer that this child has been let in on. Ten wrong PINs make it unknown again.
create table device (
  id uuid primary key,
  child_id uuid not null references child (id),
  token_hash text not null unique,
  failures bigint not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null
);

-- Wrong tries, by what was tried. No row here ever disables an account.
create table throttle (
  key text primary key,                  -- keyed hash of who or where
  failures bigint not null,
  last_at timestamptz not null
);

create table session (
  id_hash text primary key,              -- SHA-256 of the cookie's value
  person text,                           -- child:ID or staff:ID once signed in
  data text not null,
  expires_at timestamptz not null
);

-- Who did or read what. Kept by triggers from change and removal; each row carries the hash of the one before.
create table audit (
  seq bigint primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail text not null,
  hash text not null
);

-- The end of the chain: one row, kept beside it so that a row missing at the end is found.
create table audit_head (
  one bigint primary key,
  seq bigint not null,
  hash text not null
);
insert into audit_head (one, seq, hash) values (1, 0, '');

create table import_run (
  id uuid primary key,
  at timestamptz not null,
  kind text not null,
  year bigint not null,
  summary jsonb not null
);

create index invitation_by_child on invitation (child_id, made_at);
create index device_by_child on device (child_id);
create index session_by_person on session (person);
create index session_by_expiry on session (expires_at);
create index audit_by_subject on audit (subject, seq);

-- What the chair writes back about an answer. Every version is kept; the newest counts.
create table reply (
  submission_id uuid not null references submission (id),
  question text not null,                -- the question of the piece; '' for the piece as a whole
  revision bigint not null,              -- from 1; a correction is a new row
  meeting_id uuid not null references meeting (id),
  decided text,                          -- yes, partly or no; none when only words were written
  said text not null,                    -- to the child, in plain words; may be empty beside a plain yes
  written_by uuid references staff (id),
  written_at timestamptz not null,
  released_at timestamptz,               -- since when the child sees it
  primary key (submission_id, question, revision)
);

create index reply_by_meeting on reply (meeting_id);

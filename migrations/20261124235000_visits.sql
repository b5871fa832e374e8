-- What became of the chair's visit before a review. A child's "no" is an outcome, kept with its reasons (rules section 5).
create table visit (
  id uuid primary key,
  child_id uuid not null references child (id),
  submission_id uuid not null references submission (id), -- in which the child said so; it names the review it is about
  outcome text not null,                 -- declined-by-child
  reasons jsonb not null,                -- ids of the agreed reasons that the child tapped; may be none
  recorded_at timestamptz not null
);

create index visit_by_child on visit (child_id);
create index visit_by_submission on visit (submission_id);

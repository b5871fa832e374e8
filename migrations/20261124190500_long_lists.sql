-- Lists that grow for years are read a page at a time, in the order of an index.

-- Alerts nobody has in hand, longest waiting first; and those in hand, newest first.
drop index alert_unseen;
create index alert_unseen on alert (raised_at, id) where seen_at is null;
create index alert_in_hand on alert (raised_at, id) where seen_at is not null;

-- Meetings to finish are found among the few children without a code, not among all meetings there ever were.
create index participation_uncoded on participation (meeting_id, child_id) where code is null;

-- What one person did; what was done to one thing has its index already.
create index audit_by_actor on audit (actor, seq);

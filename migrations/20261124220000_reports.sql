-- A report asks of every meeting of a year which pieces came before it: without looking at the words themselves.
create index submission_link_standing_by_meeting on submission_link (meeting_id, child_id, submission_id) where ended_at is null;
create index submission_sent_at on submission (id, sent_at);
-- The first and the last day a meeting was held.
create index meeting_held on meeting (held_on) where state = 'held';

-- What the participation report counts of a child's pieces, kept once the meeting was held: links freeze then, and what came and was
-- read before the start stays so. Without it a long report would open every piece and every opening again.

alter table participation add column pieces_in_time bigint;     -- linked, and received before the start
alter table participation add column pieces_not_opened bigint;  -- of these, not opened by the chair of record before the start
alter table participation add column counted_revision bigint;   -- the meeting's revision when they were counted; another one voids them

create index participation_not_counted on participation (meeting_id) where counted_revision is null;

-- Of a child's many pieces, those of one meeting.
drop index submission_link_by_meeting;
create index submission_link_by_meeting on submission_link (meeting_id, child_id, ended_at);

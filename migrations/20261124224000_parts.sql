-- A conference pack can be sent in parts: each part that is begun is a piece of its own.
alter table submission add column part text; -- the id of the part; none for a form that is sent as a whole

-- What a child adds to a piece they sent ("I changed my mind") is a piece of its own: it is linked, read and answered like any other.
alter table submission add column adds_to uuid references submission (id);
create index submission_by_added_to on submission (adds_to) where adds_to is not null;

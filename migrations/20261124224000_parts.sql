-- A conference pack can be sent in parts: each part that is begun is a piece of its own.
alter table submission add column part text; -- the id of the part; none for a form that is sent as a whole

-- The language a child chose to read in, so that another device has it too: en, cy or ar; none until they chose.
alter table child add column language text;

-- Wrong PINs in all. The count of those in a row ends with each right one, so someone who shares a phone could guess for ever between them.
alter table device add column wrong_pins bigint not null default 0;

-- A used card and the PIN let a child in on another phone: whoever holds the card may guess this often and no more.
alter table invitation add column wrong_pins bigint not null default 0;

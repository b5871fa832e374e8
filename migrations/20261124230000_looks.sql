-- How someone likes their pages ("How it looks"): marks parted by points, as `crates/domain/src/looks.rs` writes them. None until they chose.
alter table child add column looks text;
alter table staff add column looks text;

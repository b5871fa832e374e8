//! The participation report, over stored rows, against numbers worked by hand from the rule book (sections 6 and 7).

mod house;
mod in_time;
mod period;
mod rates;
mod rows;
mod split;
mod who;

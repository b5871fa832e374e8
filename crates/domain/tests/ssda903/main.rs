//! Reading the national return: what becomes of every kind of file, row and repetition.

#[cfg(test)]
mod again;
#[cfg(test)]
mod care;
#[cfg(test)]
mod files;
#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod in_time;
#[cfg(test)]
mod reviews;
#[cfg(test)]
mod rows;
#[cfg(test)]
mod sets;
#[cfg(test)]
mod support;

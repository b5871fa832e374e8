//! What a long report must not count anew each time.

use crate::{Service, error::Result};

/// How many children at meetings are counted in one transaction: some milliseconds, so that nobody who is typing waits.
const AT_ONCE: u32 = 200;

impl Service {
    /// Counts the pieces of meetings that were held, once and for all, so that a report of years is quick. Part of the sweep: until it
    /// has run, a report counts them itself and says the same.
    pub async fn keep_piece_counts(&self) -> Result<()> {
        loop {
            let mut tx = self.store.write().await?;
            let kept = tx.keep_piece_counts(AT_ONCE.into()).await?;
            tx.commit().await?;
            if kept < AT_ONCE.into() {
                return Ok(());
            }
        }
    }
}

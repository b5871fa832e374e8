//! Finds what was missed and clears what ran out, every few minutes.

use crate::stop::Stop;
use heard_service::Service;
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval};

/// How often.
const EVERY: Duration = Duration::from_mins(5);

/// Sweeps at once and then every five minutes until asked to stop. A sweep under way is finished first: it is one transaction after another.
///
/// The machine only says when to look; what is due is told by the service's own clock.
pub async fn sweep_until(service: Service, stop: Stop) {
    let mut ticks = interval(EVERY);
    // After a long sleep of the machine one sweep does the work of all that were missed.
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            () = stop.asked() => break,
        }
        if let Err(error) = service.sweep().await {
            tracing::error!("the sweep failed and will be tried again in {} minutes: {error}", EVERY.as_secs() / 60);
        }
    }
}

//! Being asked to stop: once to finish what is under way, a second time to leave at once.

use std::{future, io};
use tokio::{
    signal::unix::{SignalKind, signal},
    sync::watch,
};

/// Told to everything that runs until the program ends. Clones hear the same.
#[derive(Clone, Debug)]
pub struct Stop(watch::Receiver<Asked>);

/// Asks for it.
#[derive(Debug)]
pub struct Stopper(watch::Sender<Asked>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Asked {
    Never,
    Once,
    Twice,
}

impl Stop {
    /// The two ends: one asks, the other hears. When the asking end is dropped nobody is ever asked.
    pub fn channel() -> (Stopper, Self) {
        let (asks, hears) = watch::channel(Asked::Never);
        (Stopper(asks), Self(hears))
    }

    /// Asked by SIGTERM, as service managers do, or SIGINT, which is Ctrl-C.
    pub fn by_signal() -> io::Result<Self> {
        let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        let (stopper, stop) = Self::channel();
        tokio::spawn(async move {
            loop {
                tokio::select! {
                    _ = terminate.recv() => {}
                    _ = interrupt.recv() => {}
                }
                stopper.ask();
            }
        });
        Ok(stop)
    }

    /// Waits until asked to stop.
    pub async fn asked(&self) {
        self.reaches(Asked::Once).await;
    }

    /// Waits until asked a second time: whoever asks does not want to wait.
    pub async fn asked_twice(&self) {
        self.reaches(Asked::Twice).await;
    }

    async fn reaches(&self, stage: Asked) {
        if self.0.clone().wait_for(|asked| *asked >= stage).await.is_err() {
            future::pending::<()>().await;
        }
    }
}

impl Stopper {
    /// Asks, or asks again.
    pub fn ask(&self) {
        self.0.send_modify(|asked| *asked = if *asked == Asked::Never { Asked::Once } else { Asked::Twice });
    }
}

//! Takes connections and gives each to the router, with a limit on everything a client can drag out.
//!
//! axum's own `serve` never ends a request head that was half sent, and its graceful stop waits for such a client for ever.
//! Only HTTP/1.1 is spoken: TLS and HTTP/2 are the reverse proxy's work, and proxies speak HTTP/1.1 to what stands behind them.

mod unstalled;

use crate::stop::Stop;
use axum::{Router, body::Body, extract::ConnectInfo};
use hyper::{Request, body::Incoming, server::conn::http1};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use std::{io, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
    task::JoinSet,
    time::sleep,
};
use tower::ServiceExt;
use unstalled::Unstalled;

/// The longest request head that is read, in bytes. Cookies and a long address fit many times over.
const LONGEST_HEAD: usize = 32 * 1024;
/// How long to wait before trying again when the system has no connection to give.
const PAUSE: Duration = Duration::from_millis(200);

/// How long clients may take, and how many may be served at once.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// From the end of one answer, or from connecting, to the end of the next request's head. A proxy that keeps connections open
    /// has to let go of an idle one sooner than this.
    pub head: Duration,
    /// Without taking a single byte of an answer.
    pub stall: Duration,
    /// From being asked to stop to cutting what is still open.
    pub drain: Duration,
    /// Connections at once. Others wait in the system's queue.
    pub connections: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            stall: Duration::from_secs(30),
            drain: Duration::from_secs(20),
            // Below the 1,024 files that most systems let a program open, so that the database is never short of one.
            connections: 768,
        }
    }
}

/// How serving ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Every answer was sent.
    Drained,
    /// Some connections were cut: time ran out, or a second request to stop came.
    Cut,
}

/// Serves until asked to stop; then takes no more connections, finishes what is under way and cuts what does not finish in time.
pub async fn serve(listener: TcpListener, router: Router, limits: Limits, stop: Stop) -> Ended {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(limits.head).max_buf_size(LONGEST_HEAD);
    let graceful = GracefulShutdown::new();
    let seats = Arc::new(Semaphore::new(limits.connections));
    // Dropping the set cuts every connection in it.
    let mut connections = JoinSet::new();
    loop {
        let (stream, peer, seat) = tokio::select! {
            next = accept(&listener, &seats) => match next {
                Ok(next) => next,
                Err(error) => {
                    tracing::warn!("a connection could not be taken: {error}");
                    sleep(PAUSE).await;
                    continue;
                }
            },
            // What has ended is let go of as it ends.
            Some(_) = connections.join_next() => continue,
            () = stop.asked() => break,
        };
        let service = router.clone().map_request(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            request.map(Body::new)
        });
        let connection =
            http.serve_connection(TokioIo::new(Unstalled::new(stream, limits.stall)), TowerToHyperService::new(service));
        let connection = graceful.watch(connection);
        connections.spawn(async move {
            // A client that goes away, or is cut, is no fault of ours; nobody has to be woken for it.
            if let Err(error) = connection.await {
                tracing::debug!("a connection ended early: {error}");
            }
            drop(seat);
        });
    }
    drop(listener);
    tokio::select! {
        () = graceful.shutdown() => Ended::Drained,
        () = sleep(limits.drain) => Ended::Cut,
        () = stop.asked_twice() => Ended::Cut,
    }
}

async fn accept(listener: &TcpListener, seats: &Arc<Semaphore>) -> io::Result<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let seat = Arc::clone(seats).acquire_owned().await.map_err(io::Error::other)?;
    let (stream, peer) = listener.accept().await?;
    // Small answers leave at once instead of waiting for more to fill a packet.
    stream.set_nodelay(true)?;
    Ok((stream, peer, seat))
}

#[cfg(test)]
mod tests;

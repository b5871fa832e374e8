//! Over real sockets, with limits short enough to wait for.

use super::*;
use axum::routing::get;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    task::JoinHandle,
    time::timeout,
};

const SHORT: Limits = Limits {
    head: Duration::from_millis(150),
    stall: Duration::from_millis(150),
    drain: Duration::from_millis(300),
    connections: 8,
};
/// Far longer than any limit above.
const LONG: Duration = Duration::from_secs(10);

struct Server {
    at: SocketAddr,
    stopper: crate::stop::Stopper,
    ended: JoinHandle<Ended>,
}

async fn start(limits: Limits) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let router = Router::new()
        .route("/", get(|| async { "here" }))
        .route("/slow", get(|| async { sleep(Duration::from_millis(150)).await }))
        .route("/never", get(|| async { sleep(LONG).await }))
        .route("/huge", get(|| async { vec![b'x'; 64 << 20] }));
    let (stopper, stop) = Stop::channel();
    Server { at, stopper, ended: tokio::spawn(serve(listener, router, limits, stop)) }
}

async fn send(to: &Server, text: &str) -> TcpStream {
    let mut client = TcpStream::connect(to.at).await.unwrap();
    client.write_all(text.as_bytes()).await.unwrap();
    client
}

/// Everything the server sends until it closes the connection.
async fn rest(mut client: TcpStream) -> String {
    let mut bytes = Vec::new();
    // A connection that is cut can end in a reset; what came before counts.
    let _ = timeout(LONG, client.read_to_end(&mut bytes)).await.expect("the server closes the connection");
    String::from_utf8(bytes).unwrap()
}

fn get_closing(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")
}

#[tokio::test]
async fn half_a_request_head_is_cut_and_others_are_served_meanwhile() {
    let server = start(SHORT).await;
    let half = send(&server, "GET / HTTP/1.1\r\nhost: local").await;
    let whole = send(&server, &get_closing("/")).await;
    assert!(rest(whole).await.ends_with("here"));
    assert!(!rest(half).await.contains("200"));
}

#[tokio::test]
async fn a_connection_that_says_nothing_is_cut() {
    let server = start(SHORT).await;
    assert_eq!(rest(send(&server, "").await).await, "");
}

#[tokio::test]
async fn a_client_that_stops_reading_is_cut() {
    let server = start(Limits { head: LONG, ..SHORT }).await;
    let mut client = send(&server, &get_closing("/huge")).await;
    sleep(SHORT.stall * 4).await;
    let mut read = 0;
    let mut buffer = vec![0; 1 << 20];
    // What fitted into the buffers on the way arrives, and then the connection is over, long before the end.
    while let Ok(more @ 1..) = timeout(LONG, client.read(&mut buffer)).await.unwrap() {
        read += more;
    }
    assert!(read < 64 << 20, "{read} bytes came");
}

#[tokio::test]
async fn connections_beyond_the_limit_wait_and_are_served_when_one_ends() {
    let server = start(Limits { connections: 1, ..SHORT }).await;
    let first = send(&server, "GET / HTTP/1.1\r\n").await;
    let second = send(&server, &get_closing("/")).await;
    assert!(rest(second).await.ends_with("here"), "the first was cut, which made room");
    drop(first);
}

#[tokio::test]
async fn asked_to_stop_it_finishes_what_is_under_way() {
    let server = start(Limits { drain: LONG, ..SHORT }).await;
    let slow = send(&server, &get_closing("/slow")).await;
    sleep(Duration::from_millis(50)).await;
    server.stopper.ask();
    assert!(rest(slow).await.starts_with("HTTP/1.1 200"));
    assert_eq!(server.ended.await.unwrap(), Ended::Drained);
    assert!(TcpStream::connect(server.at).await.is_err(), "nobody new is let in");
}

#[tokio::test]
async fn what_does_not_finish_in_time_is_cut() {
    let server = start(SHORT).await;
    let never = send(&server, &get_closing("/never")).await;
    sleep(Duration::from_millis(50)).await;
    server.stopper.ask();
    assert_eq!(timeout(LONG, server.ended).await.unwrap().unwrap(), Ended::Cut);
    assert_eq!(rest(never).await, "");
}

#[tokio::test]
async fn asked_twice_it_does_not_wait() {
    let server = start(Limits { drain: Duration::from_mins(10), ..SHORT }).await;
    let never = send(&server, &get_closing("/never")).await;
    sleep(Duration::from_millis(50)).await;
    server.stopper.ask();
    server.stopper.ask();
    assert_eq!(timeout(LONG, server.ended).await.unwrap().unwrap(), Ended::Cut);
    drop(never);
}

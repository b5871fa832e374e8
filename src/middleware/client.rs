//! Tells the client's address when a reverse proxy stands between. Anyone can write `X-Forwarded-For`; only a named proxy is believed.

use axum::{
    extract::{ConnectInfo, Request, State},
    http::HeaderMap,
    middleware::Next,
    response::Response,
};
use heard_app::ClientAddress;
use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

/// Tells pages where a request comes from: the connection's other end, or what a named proxy says stands behind it.
pub(super) async fn tell(State(proxies): State<Arc<[IpAddr]>>, mut request: Request, next: Next) -> Response {
    if let Some(ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<SocketAddr>>().copied() {
        let peer = peer.ip().to_canonical();
        let client = if proxies.contains(&peer) { forwarded(request.headers(), &proxies) } else { None };
        request.extensions_mut().insert(ClientAddress(client.unwrap_or(peer)));
    }
    next.run(request).await
}

/// Each proxy adds the address it saw at the end, so the last that is not a proxy's is the client's; whatever stands before is hearsay.
fn forwarded(headers: &HeaderMap, proxies: &[IpAddr]) -> Option<IpAddr> {
    let lines: Vec<&str> = headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok()).collect();
    for written in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
        let address: IpAddr = written.trim().parse().ok()?;
        if !proxies.contains(&address.to_canonical()) {
            return Some(address);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn client(lines: &[&str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", HeaderValue::from_str(line).unwrap());
        }
        let proxies = ["10.0.0.1".parse().unwrap(), "10.0.0.2".parse().unwrap()];
        forwarded(&headers, &proxies).map(|address| address.to_string())
    }

    #[test]
    fn the_last_address_that_is_not_a_proxy_is_the_client() {
        assert_eq!(client(&["192.0.2.7"]).as_deref(), Some("192.0.2.7"));
        assert_eq!(client(&["192.0.2.7, 10.0.0.2"]).as_deref(), Some("192.0.2.7"));
        assert_eq!(client(&["192.0.2.7", "10.0.0.2"]).as_deref(), Some("192.0.2.7"), "two lines are one list");
    }

    #[test]
    fn what_the_client_wrote_itself_is_not_believed() {
        assert_eq!(client(&["203.0.113.9, 192.0.2.7"]).as_deref(), Some("192.0.2.7"));
    }

    #[test]
    fn nonsense_leaves_the_address_of_the_connection() {
        assert_eq!(client(&[]), None);
        assert_eq!(client(&["unknown"]), None);
        assert_eq!(client(&["192.0.2.7, nonsense"]), None);
        assert_eq!(client(&["10.0.0.1"]), None);
    }
}

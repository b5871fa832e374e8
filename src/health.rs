//! `/healthz`: whether this machine can serve people, for the monitor that asks.

use axum::{Json, Router, extract::State, http::StatusCode, routing::get};
use heard_service::Service;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::timeout;

/// A monitor gives up soon; so does the question.
const PATIENCE: Duration = Duration::from_secs(3);

pub(crate) fn route(service: Service) -> Router {
    Router::new().route("/healthz", get(health)).with_state(service)
}

async fn health(State(service): State<Service>) -> (StatusCode, Json<Value>) {
    if timeout(PATIENCE, service.is_well()).await == Ok(true) {
        (StatusCode::OK, Json(json!({ "status": "ok" })))
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, Json(json!({ "status": "the database does not answer" })))
    }
}

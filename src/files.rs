//! The files that scripts/build-site made: styles, script and WASM under names that change with their content, and the rest of `public/`.

use axum::{
    Router,
    http::{HeaderValue, StatusCode, header},
    middleware::map_response,
    response::Response,
};
use std::{fs, io, path::Path};
use tower_http::services::{ServeDir, ServeFile};

/// A name that changes with the content may be kept for ever.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Any other is asked for again within the hour.
const AN_HOUR: HeaderValue = HeaderValue::from_static("public, max-age=3600");

/// The routes of all built files in a folder. What was compressed when it was built is sent as it lies there.
pub(crate) fn routes(site: &Path) -> io::Result<Router> {
    let assets =
        ServeDir::new(site.join("assets")).append_index_html_on_directories(false).precompressed_br().precompressed_gzip();
    let assets = Router::new().nest_service("/assets", assets).layer(map_response(async |answer| keep(answer, FOR_EVER)));
    let mut public = Router::new();
    for entry in fs::read_dir(site.join("public"))? {
        let entry = entry?;
        let (name, path) = (entry.file_name(), entry.path());
        let Some(name) = name.to_str() else { continue };
        if entry.file_type()?.is_dir() {
            let folder = ServeDir::new(path).append_index_html_on_directories(false).precompressed_br().precompressed_gzip();
            public = public.nest_service(&format!("/{name}"), folder);
        } else if !path.extension().is_some_and(|kind| kind == "br" || kind == "gz") {
            public = public.route_service(&format!("/{name}"), ServeFile::new(path).precompressed_br().precompressed_gzip());
        }
    }
    Ok(assets.merge(public.layer(map_response(async |answer| keep(answer, AN_HOUR)))))
}

/// Marks the answer that a built file is: a page asks for several, so the log leaves them out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BuiltFile;

/// Lets browsers keep a file that was found; that one is missing is not worth remembering.
fn keep(mut answer: Response, how_long: HeaderValue) -> Response {
    answer.extensions_mut().insert(BuiltFile);
    if answer.status().is_success() || answer.status() == StatusCode::NOT_MODIFIED {
        answer.headers_mut().insert(header::CACHE_CONTROL, how_long);
    }
    answer
}

//! A stand-in for what scripts/build-site makes, so that no test needs a build.

use std::{fs, path::Path};

/// Writes a manifest, one style sheet with its compressed copy, and one public file.
pub fn build(site: &Path) {
    fs::create_dir_all(site.join("assets")).unwrap();
    fs::create_dir_all(site.join("public/symbols")).unwrap();
    let manifest = r#"{ "heard.css": "/assets/heard.1a2b.css", "heard.js": "/assets/heard.3c4d.js", "heard_bg.wasm": "/assets/heard.3c4d_bg.wasm" }"#;
    fs::write(site.join("manifest.json"), manifest).unwrap();
    fs::write(site.join("assets/heard.1a2b.css"), "body{color:#111}").unwrap();
    fs::write(site.join("assets/heard.1a2b.css.br"), "made when it was built").unwrap();
    fs::write(site.join("public/robots.txt"), "User-agent: *\nDisallow: /\n").unwrap();
    fs::write(site.join("public/symbols/ball.svg"), "<svg/>").unwrap();
}

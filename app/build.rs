//! Gathers the drawn symbols into one table, so that pages put them inline without reading a file.

use std::{env, fmt::Write as _, fs, path::Path};

/// Symbols that turn round where people write from right to left, besides those that `forms/symbols.toml` names.
const FLIPPED: &str = r#"["arrow", "back", "close-quickly", "sound", "read-aloud", "skip", "sent", "speech", "ear"]"#;

fn main() {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../public/symbols");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut files: Vec<_> = fs::read_dir(&folder).expect("public/symbols").flatten().map(|entry| entry.path()).collect();
    files.sort();
    let mut table = String::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|is| is == "svg")) {
        let name = file.file_stem().and_then(|stem| stem.to_str()).expect("a plain name");
        let text = fs::read_to_string(file).expect("a readable symbol");
        let open = text.find("<svg").expect("an svg");
        let inside = text[open..].find('>').expect("an open tag") + open + 1;
        let end = text.rfind("</svg>").expect("a closed svg");
        let attribute = |key: &str| {
            let start = text[open..inside].find(&format!("{key}=\""))? + open + key.len() + 2;
            Some(&text[start..start + text[start..].find('"')?])
        };
        let view_box = attribute("viewBox").unwrap_or("0 0 48 48");
        let width = attribute("stroke-width").unwrap_or("2.5");
        writeln!(table, "        {name:?} => Some(({view_box:?}, {width:?}, {:?})),", text[inside..end].trim())
            .expect("a string");
    }
    let code = format!(
        "/// Names that turn round.\npub(super) const FLIPPED: &[&str] = &{FLIPPED};\n\n\
         /// View box, stroke width and paths.\npub(super) fn find(name: &str) -> Option<(&'static str, &'static str, &'static str)> {{\n    match name {{\n{table}        _ => None,\n    }}\n}}\n"
    );
    fs::write(Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("symbols.rs"), code).expect("a writable folder");
}

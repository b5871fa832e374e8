//! Gathers the drawn symbols into one table, so that pages put them inline without reading a file.

use std::{env, error::Error, fmt::Write as _, fs, path::Path};

/// Symbols that turn round where people write from right to left, besides those that `forms/symbols.toml` names.
const FLIPPED: &str = r#"["arrow", "back", "close-quickly", "sound", "read-aloud", "skip", "sent", "speech", "ear"]"#;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../public/symbols");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut files: Vec<_> = fs::read_dir(&folder)?.flatten().map(|entry| entry.path()).collect();
    // By name and not by file: a hyphen comes before the dot of an ending, and the table is searched by name.
    files.sort_by(|a, b| a.file_stem().cmp(&b.file_stem()));
    let mut table = String::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|is| is == "svg")) {
        let name = file.file_stem().and_then(|stem| stem.to_str()).ok_or("a symbol's file has a plain name")?;
        let text = fs::read_to_string(file)?;
        let (frame, inside) =
            text.split_once("<svg").and_then(|(_, svg)| svg.split_once('>')).ok_or_else(|| format!("{name} is no svg"))?;
        let (paths, _) = inside.rsplit_once("</svg>").ok_or_else(|| format!("{name} is not closed"))?;
        let attribute = |key: &str| Some(frame.split_once(&format!("{key}=\""))?.1.split_once('"')?.0);
        let view_box = attribute("viewBox").unwrap_or("0 0 48 48");
        let width = attribute("stroke-width").unwrap_or("2.5");
        writeln!(table, "    ({name:?}, {view_box:?}, {width:?}, {:?}),", paths.trim())?;
    }
    let code = format!(
        "/// Names that turn round.\npub(super) const FLIPPED: &[&str] = &{FLIPPED};\n\n\
         /// Name, view box, stroke width and paths, in the order of the names.\npub(super) const SYMBOLS: &[(&str, &str, &str, &str)] = &[\n{table}];\n"
    );
    fs::write(Path::new(&env::var("OUT_DIR")?).join("symbols.rs"), code)?;
    Ok(())
}

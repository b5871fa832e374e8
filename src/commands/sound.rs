//! Whether a copy of a database can be relied on.

use super::Refused;
use anyhow::Context;
use heard_store::Store;
use sha2::{Digest, Sha256};
use std::{fmt::Write as _, fs, io, path::Path};

const NONE_OF_OURS: &str = "this is no database of Heard's, or a broken one";

/// Opens a copy on its own: SQLite's own check, rows that point at nothing, and the chain of the audit.
pub(super) async fn sound(copy: &Path) -> anyhow::Result<()> {
    let store = Store::open(&format!("sqlite://{}", copy.display())).await.context(NONE_OF_OURS)?;
    let looked = async {
        let mut tx = store.read().await?;
        Ok::<_, heard_store::Error>((tx.faults().await?, tx.audit_break().await?))
    };
    let looked = looked.await;
    // Closing the last connection takes SQLite's side files away.
    store.close().await;
    let (faults, audit_break) = looked.context(NONE_OF_OURS)?;
    let broken = audit_break.map(|row| format!("the audit does not fit together at row {row}"));
    let reasons: Vec<String> = faults.into_iter().chain(broken).collect();
    if reasons.is_empty() { Ok(()) } else { Err(Refused(reasons).into()) }
}

/// The SHA-256 of a file. SQLite finds a broken page, but not a changed letter in someone's words; this finds both.
pub(super) fn sum_of(file: &Path) -> anyhow::Result<String> {
    let mut sum = Sha256::new();
    let mut file = fs::File::open(file).with_context(|| format!("{} cannot be read", file.display()))?;
    io::copy(&mut file, &mut sum)?;
    let mut text = String::new();
    for byte in sum.finalize() {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    Ok(text)
}

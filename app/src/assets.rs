//! The built files that pages link to, by their hashed names.

use std::{collections::BTreeMap, io, path::Path, sync::Arc};

/// The addresses of the built style sheet, script and WASM.
#[derive(Clone, Debug, Default)]
pub struct Assets(Arc<BTreeMap<String, String>>);

impl Assets {
    /// Reads `manifest.json` of the folder that the site was built into.
    ///
    /// # Errors
    /// When the site was not built, or the file is not what the build writes.
    pub fn read(site: &Path) -> io::Result<Self> {
        let text = std::fs::read_to_string(site.join("manifest.json"))?;
        Ok(Self(Arc::new(serde_json::from_str(&text)?)))
    }

    /// The address of a built file; its plain name when it was not built, so that a page says what it misses.
    pub(crate) fn url(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_else(|| format!("/assets/{name}"))
    }
}

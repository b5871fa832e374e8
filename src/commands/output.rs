//! What a command says: words for a person, or one JSON document for a program.

use serde::Serialize;
use std::io::{self, Write};

/// Where a command's answer goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Output {
    /// One JSON document on standard output and nothing else.
    pub(super) json: bool,
}

impl Output {
    /// Answers with a document, or with the words that say the same.
    pub(super) fn answer(self, document: &impl Serialize, words: impl FnOnce() -> String) -> anyhow::Result<()> {
        let text = if self.json { serde_json::to_string(document)? } else { words() };
        print(io::stdout().lock(), &text);
        Ok(())
    }

    /// Says what is happening, beside the answer.
    pub(super) fn progress(words: &str) {
        print(io::stderr().lock(), words);
    }

    /// Says why nothing was done. Without reasons the answer has said so itself.
    pub(super) fn refused(self, reasons: &[String]) {
        if self.json && !reasons.is_empty() {
            print(io::stdout().lock(), &serde_json::json!({ "refused": reasons }).to_string());
        }
        for reason in reasons {
            print(io::stderr().lock(), &format!("heard: {reason}"));
        }
    }
}

/// A reader that went away, as `heard ... | head` does, is no reason to fail.
fn print(mut to: impl Write, text: &str) {
    let _ = writeln!(to, "{}", text.trim_end());
    let _ = to.flush();
}

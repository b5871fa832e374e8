//! `heard backup FILE` and `heard restore FILE`: SQLite only. PostgreSQL has its own tools, which do more.

use super::{
    Given, Refused,
    sound::{sound, sum_of},
};
use crate::logging;
use anyhow::Context;
use clap::Args;
use heard_store::Store;
use serde_json::json;
use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

/// Ends the name of the file that holds a backup's sum, as `sha256sum --check` reads it.
const SUM: &str = ".sha256";

#[derive(Debug, Args)]
pub(super) struct Backup {
    /// A new file.
    file: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Restore {
    /// What `heard backup` wrote.
    file: PathBuf,
}

impl Backup {
    pub(super) async fn run(self, given: Given) -> anyhow::Result<()> {
        let config = given.config()?;
        logging::start("warn", config.stage);
        let from = config.database.sqlite_file().ok_or_else(only_sqlite)?;
        if !from.exists() {
            return Err(Refused::because(format!("There is no database at {}.", from.display())).into());
        }
        if self.file.exists() {
            return Err(Refused::because(format!(
                "{} is there already; a backup is never written over another.",
                self.file.display()
            ))
            .into());
        }
        let store = Store::open(config.database.as_str()).await?;
        let draft = beside(&self.file, ".unchecked");
        let _ = fs::remove_file(&draft);
        let copied = store.copy_to(&draft.to_string_lossy()).await;
        store.close().await;
        copied.with_context(|| format!("{} cannot be written", draft.display()))?;
        sound(&draft).await?;
        let (sum, name) = (sum_of(&draft)?, self.file.file_name().unwrap_or_default().to_string_lossy());
        fs::write(beside(&self.file, SUM), format!("{sum}  {name}\n"))?;
        fs::File::open(&draft)?.sync_all()?;
        fs::rename(&draft, &self.file)?;
        let secret = config.secret_file.display();
        given.output.answer(&json!({ "file": self.file, "bytes": fs::metadata(&self.file)?.len(), "sha256": sum }), || {
            format!("Wrote and checked {}.\nKeep a copy of {secret} too, in another place: without it no password, PIN or card works.", self.file.display())
        })
    }
}

impl Restore {
    pub(super) async fn run(self, given: Given) -> anyhow::Result<()> {
        let config = given.config()?;
        logging::start("warn", config.stage);
        let to = config.database.sqlite_file().ok_or_else(only_sqlite)?;
        if let Some(taken) = ["", "-wal", "-shm"].map(|end| beside(&to, end)).iter().find(|path| path.exists()) {
            let reason = format!("{} is there already. Move it away first: a restore writes over nothing.", taken.display());
            return Err(Refused::because(reason).into());
        }
        let summed = as_it_was_written(&self.file)?;
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        let draft = beside(&to, ".unchecked");
        fs::copy(&self.file, &draft).with_context(|| format!("{} cannot be copied", self.file.display()))?;
        if let Err(error) = sound(&draft).await {
            let _ = fs::remove_file(&draft);
            return Err(error);
        }
        fs::File::open(&draft)?.sync_all()?;
        fs::rename(&draft, &to)?;
        given.output.answer(&json!({ "database": to, "sum_checked": summed }), || {
            let doubt = if summed {
                ""
            } else {
                "\nNo sum stood beside it, so a changed letter in the text would not have been noticed."
            };
            let (file, to, secret) = (self.file.display(), to.display(), config.secret_file.display());
            format!("Checked {file} and put it at {to}.{doubt}\nIts secret belongs at {secret}.")
        })
    }
}

/// Whether a backup is what was written, by the sum that was written beside it. False when there is none.
fn as_it_was_written(file: &Path) -> anyhow::Result<bool> {
    let path = beside(file, SUM);
    if !path.exists() {
        return Ok(false);
    }
    if fs::read_to_string(&path)?.split_whitespace().next() == Some(&sum_of(file)?) {
        return Ok(true);
    }
    Err(Refused::because(format!("{} is not what was written: its sum is not that in {}.", file.display(), path.display()))
        .into())
}

fn only_sqlite() -> Refused {
    Refused::because("This copies SQLite databases. A PostgreSQL database is backed up with pg_dump or by archiving its log.")
}

/// The same path with something at its end.
fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(end);
    name.into()
}

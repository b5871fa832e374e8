//! `heard backup FILE` and `heard restore FILE`: SQLite only. PostgreSQL has its own tools, which do more.

use super::{Given, Refused};
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
        check(&draft).await?;
        fs::File::open(&draft)?.sync_all()?;
        fs::rename(&draft, &self.file)?;
        let secret = config.secret_file.display();
        given.output.answer(&json!({ "file": self.file, "bytes": fs::metadata(&self.file)?.len() }), || {
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
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        let draft = beside(&to, ".unchecked");
        fs::copy(&self.file, &draft).with_context(|| format!("{} cannot be copied", self.file.display()))?;
        if let Err(error) = check(&draft).await {
            let _ = fs::remove_file(&draft);
            return Err(error);
        }
        fs::File::open(&draft)?.sync_all()?;
        fs::rename(&draft, &to)?;
        given.output.answer(&json!({ "database": to }), || {
            format!(
                "Checked {} and put it at {}.\nIts secret belongs at {}.",
                self.file.display(),
                to.display(),
                config.secret_file.display()
            )
        })
    }
}

/// Opens a copy on its own and looks whether all of it can be relied on.
async fn check(copy: &Path) -> anyhow::Result<()> {
    let name = copy.display();
    let store = Store::open(&format!("sqlite://{name}")).await.with_context(|| format!("{name} is no database of Heard's"))?;
    let looked = async {
        let mut tx = store.read().await?;
        Ok::<_, heard_store::Error>((tx.faults().await?, tx.audit_break().await?))
    };
    let looked = looked.await;
    // Closing the last connection takes SQLite's side files away.
    store.close().await;
    let (faults, audit_break) = looked.with_context(|| format!("{name} is no database of Heard's"))?;
    let broken = audit_break.map(|row| format!("the audit does not fit together at row {row}"));
    let reasons: Vec<String> = faults.into_iter().chain(broken).collect();
    if reasons.is_empty() { Ok(()) } else { Err(Refused(reasons).into()) }
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

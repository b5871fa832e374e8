//! The server's own secret, mixed into every password, PIN and code: without it a stolen database cannot be guessed at.

use super::{Config, Stage};
use heard_service::chance::Chance;
use std::{
    fmt::{self, Write as _},
    fs,
    io::{self, Write as _},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

/// 256 bits of chance. Never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(kept back)")
    }
}

/// Why there is no secret to work with.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// A file was named, or has to be, and there is none.
    #[error("HEARD_SECRET_FILE: {0} is missing; make it once with: (umask 077; openssl rand -hex 32 > {0})")]
    Missing(PathBuf),
    /// The database is there and its secret is gone.
    #[error(
        "{file} is missing, but there is a database beside it: bring the file back from a backup. \
         Without it no password, PIN or card in that database works again"
    )]
    Lost {
        /// Where it should be.
        file: PathBuf,
    },
    /// It cannot be read or written.
    #[error("{path}: {error}")]
    Io {
        /// The file.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
    /// It holds something else.
    #[error("{0} does not hold 64 hexadecimal characters")]
    NotHex(PathBuf),
}

impl Secret {
    /// From bytes, for tests.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    pub const fn bytes(&self) -> [u8; 32] {
        self.0
    }

    /// Reads the secret; in development the first start makes one beside the database that it is about to make.
    ///
    /// # Errors
    /// A file that was named is never made up: a mistyped path would make every password useless. Nor is one for a database that is
    /// there already.
    pub fn read_or_make(config: &Config, chance: &Chance) -> Result<Self, SecretError> {
        let path = &config.secret_file;
        match fs::read_to_string(path) {
            Ok(text) => parse(text.trim()).map(Self).ok_or_else(|| SecretError::NotHex(path.clone())),
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(SecretError::Io { path: path.clone(), error }),
            Err(_) if config.secret_file_named || config.stage == Stage::Production => Err(SecretError::Missing(path.clone())),
            Err(_) if config.database.sqlite_file().is_some_and(|database| database.exists()) => {
                Err(SecretError::Lost { file: path.clone() })
            }
            Err(_) => {
                let secret = Self(chance.key());
                secret.write(path).map_err(|error| SecretError::Io { path: path.clone(), error })?;
                Ok(secret)
            }
        }
    }

    /// Writes it to a new file that only its owner reads.
    fn write(&self, path: &Path) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        }
        let mut text = String::with_capacity(65);
        for byte in self.0 {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        text.push('\n');
        let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    }
}

/// Whether anyone but the owner can read a file.
pub(crate) fn open_to_others(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|file| file.permissions().mode() & 0o077 != 0)
}

fn parse(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; 32];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}

//! The `heard` command.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    heard::commands::run(std::env::args_os(), std::env::vars_os()).await
}
